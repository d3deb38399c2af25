import hashlib

import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.issued_files import keep_issued_file
from rfp.changes.list_changes import issue_addendum, revise_list
from rfp.changes.requirements import link_gap
from rfp.needs.gap import GapKind, Judgement
from rfp.reads.issue import issue_of
from rfp.reads.issued_files import issued_bytes, issued_files
from rfp.reads.needs import gaps, requirements
from rfp.screens.drawn_contents import KEPT
from rfp.screens.issued_file import addendum
from rfp.writing.issued_file import IssuedKind
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.screens.stage import on_stage, words
from workbench import ground
from workbench.language import Language
from workbench.page_queue import PageQueue
from workbench.problem import Problem, Refused
from workbench.reads.events import changes_of, events
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk
from workbench.word_paging import Pages


@pytest.fixture
def call(room, monkeypatch):
    monkeypatch.setattr(
        PageQueue, "_counted", lambda *_: Pages(of={}, count=7)
    )  # the pages themselves are counted in tests/workbench
    fill(room)
    frozen(room)
    issued(room)
    return room


def shown(room, who="nima"):
    """Return the screen of a server that was started afresh, once nothing is in the making."""
    page = on_stage(room, "rfp_document", who=who)
    ground.here().pages.wait()
    return page.run()


def kept(room):
    with room.store.read() as session:
        return issued_files(session, room.seated("leila"), ROOM)


def stored(room, sha256):
    with room.store.read() as session:
        return issued_bytes(session, room.seated("leila"), ROOM, sha256)


def test_the_paged_rfp_is_kept_once_and_stays_after_a_restart_and_after_edits(call):
    page = shown(call)
    first = kept(call)
    assert [(each.language, each.kind, each.pages) for each in first] == [
        (Language.EN, IssuedKind.RFP, 7), (Language.FA, IssuedKind.RFP, 7),
    ]  # fmt: skip
    assert all(hashlib.sha256(stored(call, f.sha256)).hexdigest() == f.sha256 for f in first)
    assert {each.sha256 for each in first} <= {each.value for each in page.code}

    judged = Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1)
    add_gap(
        call.store, call.seated("omid"), selection=ROOM, kind=GapKind.DATA,
        titles={"en": "A gap that was found later"}, judgement=judged,
    )  # fmt: skip
    page = shown(call)
    assert kept(call) == first
    assert ground.here().pages.version == 0
    assert {each.sha256 for each in first} <= {each.value for each in page.code}
    assert words(page).count("This is the file as issued, kept since") == 2


def test_the_edition_in_both_languages_is_kept_byte_by_byte_too(call):
    page = shown(call)
    page.button(key="rfp.pages.en-both").click().run()
    ground.here().pages.wait()
    page.run()

    (both,) = [each for each in kept(call) if each.kind is IssuedKind.BOTH]
    assert hashlib.sha256(stored(call, both.sha256)).hexdigest() == both.sha256
    assert both.file_name.endswith("-v1-en-fa.docx")
    assert both.sha256 in {each.value for each in page.code}


def test_only_those_whose_file_is_kept_may_make_an_issued_edition(call):
    page = shown(call, who="leila")
    assert [each.key for each in page.button if "rfp.pages" in (each.key or "")] == []
    assert words(page).count("No file of this edition is kept.") == 3
    offered = [each.proto.label for each in page.get("download_button")]
    assert offered.count("Copy to read (Word)") == 3
    assert (kept(call), ground.here().pages.version) == ([], 0)

    shown(call)
    page = shown(call, who="leila")
    assert words(page).count("No file of this edition is kept.") == 1
    assert {each.sha256 for each in kept(call)} <= {each.value for each in page.code}


def test_the_content_is_gathered_once_and_again_when_something_changes(call):
    page = shown(call)
    first = page.session_state[KEPT][1]
    page.run()
    assert page.session_state[KEPT][1] is first

    set_aside = requirements_of(call)
    link_gap(call.store, call.seated("nima"), selection=ROOM, **set_aside)
    page.run()
    assert page.session_state[KEPT][1] is not first


def requirements_of(room):
    """Return a requirement and a gap that it does not close yet."""
    with room.store.read() as session:
        asked = requirements(session, room.seated("nima"), ROOM, "en")
        known = [each.gap.id for each in gaps(session, room.seated("nima"), ROOM, "en")]
    return next(
        {"requirement": each.requirement.id, "gap": gap}
        for each in asked
        for gap in known
        if gap not in each.requirement.gaps
    )


def test_the_hash_is_in_the_record_which_holds_no_bytes(call):
    shown(call)
    with call.store.read() as session:
        actor = call.seated("leila")
        told = [e for e in events(session, actor, ROOM) if e.verb == "rfp.keep_issued_file"]
        hashes = {
            change.after
            for each in told
            for change in changes_of(session, actor, ROOM, each.event)
            if change.field == "sha256"
        }
    assert len(told) == 2
    assert hashes == {each.sha256 for each in kept(call)}


def keep(room, file=b"x", version=1, who="nima"):
    return keep_issued_file(
        room.store, room.seated(who), selection=ROOM, list_version=version, language="en",
        kind=IssuedKind.RFP, file=file,
    )  # fmt: skip


def test_a_second_file_is_refused_and_so_is_one_of_a_list_that_was_not_issued(call):
    digest = keep(call)
    with pytest.raises(Refused, match="it is kept as it went out"):
        keep(call, b"y")
    with pytest.raises(Problem, match="version 2 of the list was not issued"):
        keep(call, version=2)
    with pytest.raises(Refused, match="your role does not include this"):
        keep(call, who="leila")
    assert stored(call, digest) == b"x"


def test_an_addendum_goes_out_as_a_leader_first_took_it(call):
    version = issue_addendum(
        call.store, call.seated("nima"), selection=ROOM, edits=(), reasons={"en": "Asked"},
        withdrawn={a_requirement(call): "not needed"},
    )  # fmt: skip
    with call.store.read() as session:
        named = selection_of(session, ROOM, "en")
        assert issue_of(session, call.seated("nima"), ROOM).list_version == version
    made = iter([b"first", b"second", b"third"])
    for who, taken in (("leila", b"first"), ("nima", b"second"), ("leila", b"second")):
        desk = Desk(store=call.store, actor=call.seated(who), language=Language.EN, selection=named)
        assert addendum(desk, version, Language.EN, lambda: next(made)) == taken, who


def test_the_notice_of_a_revision_is_the_same_for_every_vendor(call):
    call.enter("scoring")
    version = revise_list(
        call.store, call.seated("nima"), selection=ROOM, edits=(), reasons={"en": "Taught"},
        withdrawn={a_requirement(call): "nobody offers it"},
    )  # fmt: skip
    with call.store.read() as session:
        named = selection_of(session, ROOM, "en")
    made = iter([b"first", b"second"])
    desk = Desk(store=call.store, actor=call.seated("nima"), language=Language.EN, selection=named)
    assert [addendum(desk, version, Language.EN, lambda: next(made)) for _ in range(2)] == [
        b"first", b"first"
    ]  # fmt: skip
    assert "Notice of revision 1 (Word)" in [
        each.label for each in on_stage(call, "rfp_document", who="nima").get("download_button")
    ]


def a_requirement(room):
    with room.store.read() as session:
        return requirements(session, room.seated("nima"), ROOM, "en")[0].requirement.id
