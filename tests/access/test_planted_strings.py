"""Planted strings are looked for in all that any screen, file or document sends to anybody."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.access import stage
from tests.access.agreed import is_agreed
from tests.access.people import PEOPLE, browser_of, visitors
from tests.access.planted import found_in
from tests.access.world import copied
from workbench import ground
from workbench.changes.members import remove_member
from workbench.committee import Right, Role
from workbench.language import Language
from workbench.selection import Phase

# The sheet of `eva` speaks Persian, so that her figures are written in Persian digits, and so on.
LANGUAGES = {key: list(Language)[place % 2] for place, key in enumerate(PEOPLE)}

# Who presses every download button, and when: files take long to make.
PRESSED = {(key, Phase.DECISION) for key in ("tied", "late", "observer", "seat")} | {
    (key, Phase.SCORING) for key in ("chair", "eva", "facil", "observer", "room")
}


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.MODEL])
def test_no_screen_sends_what_its_reader_may_not_know(worlds, phase):
    world, wrong = worlds[phase], []
    screens = stage.places()
    assert len(screens) >= 20
    for person in visitors(phase):
        key = person.key
        play = stage.draw(world, key, LANGUAGES[key], screens)
        hidden = [c for c in world.canaries if not c.is_known_to(person, phase)]
        foreign = [c for c in world.abroad.canaries if not _is_listed(c, key)]
        files = stage.downloads(play) if (key, phase) in PRESSED else []
        out = found_in([*play.sent, *files], [*hidden, *foreign])
        wrong += [f"{key} is sent {c.kind} {c.word} by {_where(world, key, c)}" for c in out]
        wrong += [f"{key}: {fault}" for fault in play.faults]
    assert wrong == []


def _is_listed(canary, key):
    return canary.kind == "title" and key in {"outsider", "sara"}


def _where(world, key, canary):
    """Return the addresses of the screens that send `canary`, each drawn by itself."""
    found = []
    for place in stage.places():
        play = stage.draw(world, key, LANGUAGES[key], [place])
        if found_in([*play.sent, *stage.downloads(play)], [canary]):
            found.append(place.path)
    return found


def test_a_fault_that_a_screen_met_with_a_sentence_is_told(worlds):
    faulty = stage.Place("tests.access.faulty_screen", "faulty", (Right.SEE_RECORD,))
    play = stage.draw(worlds[Phase.DECISION], "chair", Language.EN, [faulty, faulty])
    (first, second) = play.faults
    assert first.startswith("faulty: fault ")
    assert "LookupError" in second


def test_the_screens_do_show_what_may_be_known(worlds):
    """The search would find nothing if nothing were drawn: at the end the chair meets it all."""
    world = worlds[Phase.DECISION]
    met = set()
    for key in ("chair", "eva"):
        play = stage.draw(world, key, LANGUAGES[key], stage.places())
        met |= set(found_in([*play.sent, *stage.downloads(play)], world.canaries))
    shown = {canary.kind for canary in met}
    assert {"name", "answer", "file", "exclusion", "price", "total", "pin", "decision"} <= shown


@pytest.mark.parametrize("phase", [Phase.CALL, Phase.SCORING, Phase.DECISION])
def test_the_menu_offers_what_the_rules_open(worlds, phase):
    world, wrong = worlds[phase], []
    ground.lay(ground.Ground(store=world.store))
    for key, person in PEOPLE.items():
        offered = set(_offered(key, world.selection))
        expected = {
            place.path
            for place in stage.places()
            if any(is_agreed(person, right, phase) for right in place.rights)
        }
        expected = _of_a_vendor(person) if person.vendor else {"selections", *expected}
        if key in {"gone", "stranger", "outsider"}:
            expected = {"selections"}
        if offered != expected:
            wrong.append(f"{key}: {sorted(offered ^ expected)}")
    assert wrong == []


def _of_a_vendor(person):
    """A vendor's person has pages of their own, a browser turned to a vendor one page alone."""
    return VENDORS_PAGES if Role.VENDOR in person.roles else {"your-answers"}


def test_the_address_of_another_selection_leads_to_ones_own_list(worlds):
    world = worlds[Phase.DECISION]
    ground.lay(ground.Ground(store=world.store))
    inside = {
        key: _offered(key, world.abroad.selection) for key in ("chair", "eva", "seat", "gone")
    }
    assert {key: paths for key, paths in inside.items() if paths != ["selections"]} == {}
    assert _offered("room", world.abroad.selection) == ["your-answers"]


def test_a_removed_member_is_out_at_the_next_look(worlds, tmp_path):
    world = copied(worlds[Phase.DECISION], tmp_path / "removed.db")
    ground.lay(ground.Ground(store=world.store))
    assert "ranking" in _offered("nima", world.selection)
    remove_member(
        world.store, world.actor("chair"), selection=world.selection,
        member=world.ids["member nima"],
    )  # fmt: skip
    assert _offered("nima", world.selection) == ["selections"]
    play = stage.draw(world, "nima", Language.EN, stage.places())
    assert found_in([*play.sent, *stage.downloads(play)], world.canaries) == []
    world.store.database.close()


FIRST = {  # the first has no address
    "Selections": "selections", "Your answers": "your-answers", "The call": "your-call",
    "فراخوان": "your-call",
}  # fmt: skip
VENDORS_PAGES = {"your-call", "your-questions", "your-form", "your-offer", "your-hand-in"}


def _offered(key, selection) -> list[str]:
    """Return the addresses that the real navigation registers for a signed-in browser."""
    page = AppTest.from_file(str(stage.NAVIGATION), default_timeout=60)
    page.user = {"session": browser_of(key)}
    page.query_params["s"] = selection
    page.run()
    assert not page.exception
    pages = page._registered_pages.values()
    return [each["url_pathname"] or FIRST[each["page_name"]] for each in pages]


def test_no_screen_opens_itself_by_a_right_that_gives_contents_to_everybody():
    """A right that a vendor holds opens no screen of the committee."""
    open_to_vendors = {Right.SEE_OWN_ANSWERS, Right.SEE_PUBLISHED_PLAN}
    assert [place for place in stage.places() if open_to_vendors & set(place.rights)] == []
