import datetime as dt
import json

import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.issue import set_timetable
from rfp.changes.kept_sections import SectionEdit
from rfp.changes.pains import add_pain
from rfp.changes.rfp_sections import switch_section
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.list_difference import Mark
from rfp.reads.call_terms import wait_for_addendum
from rfp.reads.maps import steps
from rfp.reads.section_versions import issued_section_difference, unissued_sections
from rfp.writing.call_clock import CallClock
from rfp.writing.issued_section import READY
from rfp.writing.outline import outline
from rfp.writing.tables import SectionVersionRow
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen, issued
from tests.rfp.test_list_changes import addendum, reworded, versions
from tests.workbench.releases import lower
from workbench.language import Language
from workbench.migrations import bring_up_to_date
from workbench.problem import Problem
from workbench.reads.replay import check
from workbench.record import canonical

SCOPE = {"en": "Three regions are in scope.", "fa": "سه منطقه در دامنه است."}


@pytest.fixture
def called(room):
    """Give a room whose RFP went out, without the section on changes."""
    fill(room)
    frozen(room)
    switch_section(room.store, room.seated("nima"), selection=ROOM, code="change", is_on=False)
    issued(room)
    return room


def edited(code="scope", why="A question asked for it", **given):
    return SectionEdit(code=code, why=why, **given)


def differing(room, earlier=1, later=2, who="leila"):
    with room.store.read() as session:
        return issued_section_difference(
            session, room.seated(who), ROOM, earlier=earlier, later=later
        )


def waiting(room, who="nima"):
    with room.store.read() as session:
        return unissued_sections(session, room.seated(who), ROOM)


def test_an_addendum_tells_which_words_of_a_section_change_with_who_and_why(called):
    assert addendum(called, sections=[edited(bodies=SCOPE)]) == 2
    found = differing(called)

    (changed,) = found.changed
    assert (found.added, found.removed) == ((), ())
    assert (changed.after.title("en"), changed.after.reason, changed.after.changed_by) == (
        "Scope", "A question asked for it", "Nima"
    )  # fmt: skip
    for language, text in SCOPE.items():
        came = [p.text for line in changed.lines(language) for p in line if p.mark is Mark.ADDED]
        assert "".join(came).replace(" ", "") in text.replace(" ", "")
        assert changed.after.said[language][1] == text
        assert changed.before.said[language][1] != text


def test_a_section_comes_in_and_another_goes_out(called):
    addendum(called, sections=[
        edited("change", is_on=True), edited("review", why="no review", is_on=False)
    ])  # fmt: skip
    found = differing(called)

    assert [(each.code, each.reason) for each in found.added] == [
        ("change", "A question asked for it")
    ]
    assert [(each.code, each.reason) for each in found.removed] == [("review", "no review")]
    assert found.changed == ()


def test_days_that_changed_since_go_out_with_the_next_addendum(called):
    assert waiting(called).nothing
    set_timetable(
        called.store, called.seated("nima"), selection=ROOM,
        days={"issue": dt.date(2026, 9, 7), "proposals": dt.date(2026, 10, 19)},
    )  # fmt: skip
    assert [each.after.title("fa") for each in waiting(called).changed] == ["زمان‌بندی"]

    addendum(called)
    (changed,) = differing(called).changed
    assert "Last day for proposals · 19 October 2026 (27 Mehr 1405)" in changed.after.said["en"]
    assert waiting(called).nothing


def test_a_gap_that_was_found_since_goes_out_with_the_next_addendum(called):
    add_gap(
        called.store, called.seated("omid"), selection=ROOM, kind=GapKind.PEOPLE,
        titles={"en": "Nobody trains us", "fa": "کسی آموزش نمی‌دهد"},
        judgement=Judgement(as_is=1, to_be=3, impact=2, constraint=1, risk=1, dependency=1),
    )  # fmt: skip
    assert [each.after.code for each in waiting(called).changed] == ["background"]

    addendum(called)
    (changed,) = differing(called).changed
    for language, title in (("en", "Nobody trains us · People · 1 · 3"), ("fa", "کسی آموزش")):
        came = [p.text for line in changed.lines(language) for p in line if p.mark is Mark.ADDED]
        assert any(text.startswith(title) for text in came)
    assert waiting(called).nothing


def test_a_pain_at_a_step_goes_out_too_and_moves_no_other_line(called):
    steps = steps_of(called)
    add_pain(called.store, called.seated("leila"), selection=ROOM, step=steps[1], text="It waits")
    addendum(called)

    found = {each.after.code: each for each in differing(called).changed}
    assert sorted(found) == ["background", "maps"]
    assert len(found["maps"].lines("en")) == 1


def steps_of(room):
    with room.store.read() as session:
        return [step.id for step in steps(session, room.seated("nima"), ROOM, "en")]


def test_an_issue_that_kept_only_what_sections_say_is_held_against_that_alone(called):
    with called.store.database.writing() as session:
        for row in session.query(SectionVersionRow):
            told = json.loads(row.said)
            row.said = canonical({code: told[code] for code in ("en", "fa")})
    add_pain(
        called.store, called.seated("leila"), selection=ROOM, step=steps_of(called)[0], text="Slow"
    )

    assert waiting(called).nothing
    addendum(called, sections=[edited(bodies=SCOPE)])
    assert [each.after.code for each in differing(called).changed] == ["scope"]


def reword_at_issue(room, code, words, *, keeps_ready):
    """Let the issue have said something else than what is ready by now, as after an upgrade."""
    with room.store.database.writing() as session:
        row = session.get(SectionVersionRow, (ROOM, 1, code))
        told = json.loads(row.said)
        for now, then in words.items():
            told = json.loads(json.dumps(told, ensure_ascii=False).replace(now, then))
        assert canonical(told) != row.said
        if not keeps_ready:
            del told[READY]
        row.said = canonical(told)


@pytest.mark.parametrize("keeps_ready", [True, False])
def test_a_ready_text_that_a_later_release_rewords_stays_as_it_went_out(called, keeps_ready):
    for code, words in (
        ("terms", {"Prices are fixed": "All stays fixed"}),
        ("work", {"Map each need": "Pair each need"}),
        ("volumes", {"Users at partners": "Friends", "نزد شرکا": "نزد دوستان"}),
    ):
        reword_at_issue(called, code, words, keeps_ready=keeps_ready)
    assert waiting(called).nothing

    told = {each.code: each for each in content(called, Language.EN).sections}
    assert "All stays fixed" in told["terms"].body["en"]
    assert any("Pair each need" in line.words["task"]["en"] for line in told["work"].lines)
    assert len({len(line.words) for line in told["work"].lines}) == 1
    addendum(called, sections=[edited(bodies=SCOPE)])
    assert [each.after.code for each in differing(called).changed] == ["scope"]
    assert waiting(called).nothing


def test_a_sentence_of_the_program_that_a_later_release_rewords_stays_as_it_went_out(called):
    reword_at_issue(called, "answers", {"This selection takes no": "We take no"}, keeps_ready=True)
    reword_at_issue(called, "background", {
        "Between today": "From today", "We drew how": "We showed how", "میان امروز": "از امروز",
        " · Process · ": " · Procedure · ",
    }, keeps_ready=True)  # fmt: skip
    assert waiting(called).nothing

    with called.store.read() as session:
        assert not wait_for_addendum(session, called.seated("nima"), ROOM)
    told = [getattr(each, "text", "") for each in outline(content(called, Language.EN)).blocks]
    for begins in ("We take no", "From today", "We showed how"):
        assert [text for text in told if text.startswith(begins)]
    addendum(called, sections=[edited(bodies=SCOPE)])
    assert [each.after.code for each in differing(called).changed] == ["scope"]


def test_a_sentence_of_the_program_goes_out_anew_where_it_tells_something_else(called):
    reword_at_issue(called, "background", {"We drew how": "We showed how"}, keeps_ready=True)
    add_pain(
        called.store, called.seated("leila"), selection=ROOM, step=steps_of(called)[1], text="Slow"
    )
    (line,) = next(
        each.lines("en") for each in waiting(called).changed if each.after.code == "background"
    )

    assert "".join(piece.text for piece in line if piece.mark is not Mark.REMOVED).startswith(
        "We drew how"
    )


def test_another_hour_or_zone_of_the_deadline_goes_out_with_the_next_addendum(called):
    set_timetable(
        called.store, called.seated("nima"), selection=ROOM, days={},
        clock=CallClock(zone="Asia/Tehran", hour=dt.time(14)),
    )  # fmt: skip
    (changed,) = waiting(called).changed
    assert [piece.text for line in changed.lines("en") for piece in line] == [
        "Proposals close at · 14:00",
        "A day ends at midnight, Tehran time, where no hour is named.",
    ]

    addendum(called)
    assert waiting(called).nothing


def test_a_section_that_a_later_release_brings_is_not_in_an_rfp_that_went_out(called):
    with called.store.database.writing() as session:
        session.delete(session.get(SectionVersionRow, (ROOM, 1, "review")))
    assert waiting(called).nothing

    addendum(called, sections=[edited("review", is_on=True)])
    assert [each.code for each in differing(called).added] == ["review"]


def test_the_fingerprint_covers_sections_and_requirements(called):
    addendum(called, sections=[edited(bodies=SCOPE)])
    addendum(called, reworded(called, 0, TEXT_EN="Shows all mails of a customer on one page"))
    prints = [each.fingerprint for each in versions(called)]

    assert len(set(prints)) == len(prints)


def test_a_section_that_changes_says_why_and_an_issue_changes_something(called):
    with pytest.raises(Problem, match=r"say why the section Scope .* changes"):
        addendum(called, sections=[edited(why="  ", bodies=SCOPE)])
    with pytest.raises(Problem, match="differs in at least one requirement or section"):
        addendum(called)
    assert [each.version for each in versions(called)] == [1]


def test_the_difference_holds_over_all_issues_between(called):
    addendum(called, sections=[edited(bodies=SCOPE)])
    addendum(called, sections=[edited("change", why="asked again", is_on=True)])
    found = differing(called, 1, 3)

    assert [each.after.reason for each in found.changed] == ["A question asked for it"]
    assert [each.reason for each in found.added] == ["asked again"]
    assert [each.code for each in differing(called, 2, 3).added] == ["change"]


def test_an_issue_of_the_release_before_keeps_its_sections_at_the_first_addendum(called):
    with called.store.database.writing() as session:
        lower(session, 7)
    called.store.database.engine.dispose()
    with called.store.database.engine.begin() as connection:
        bring_up_to_date(connection)
    assert waiting(called).nothing

    addendum(called, sections=[edited(bodies=SCOPE)])
    assert [each.after.code for each in differing(called).changed] == ["scope"]


def test_the_record_holds_the_sections_that_were_kept(called):
    addendum(called, sections=[edited(bodies=SCOPE)])

    with called.store.read() as session:
        breaks = [each for each in check(session).breaks
                  if each.values.get("table") == "rfp_section_version"]  # fmt: skip
        kept = session.query(SectionVersionRow).filter_by(list_version=2).count()
    assert (breaks, kept) == ([], sum(s.is_on for s in content(called, Language.EN).sections))


def test_a_vendor_is_told_nothing_here(called):
    addendum(called, sections=[edited(bodies=SCOPE)])

    assert differing(called, who="vida").nothing
    assert waiting(called, who="vida").nothing
