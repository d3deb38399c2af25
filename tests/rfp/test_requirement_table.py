import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.requirement_table import edit_requirements
from rfp.changes.requirements import edit_requirement, link_gap
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import Column, cells_of
from rfp.needs.requirement_edit import Cell, EditConflict, RowEdit
from rfp.reads.needs import requirements
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.language import Language, sentence
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_event


@pytest.fixture
def listed(room):
    fill(room)
    return room


def entries(room):
    with room.store.read() as session:
        return requirements(session, room.seated("omid"), ROOM, "en")


def cells(room):
    return {each.requirement.code: cells_of(each.requirement, each.words) for each in entries(room)}


def edit(entry, **wanted):
    now = cells_of(entry.requirement, entry.words)
    given = {Column[name]: Cell(now[Column[name]], value) for name, value in wanted.items()}
    return RowEdit(requirement=entry.requirement.id, seen=entry.version, cells=given)


def said(refused):
    """Return the refusal in English, without the marks round what was filled in."""
    return sentence(refused.value, Language.EN).replace("\u2068", "").replace("\u2069", "")


def store_edits(room, *edits, who="omid"):
    return edit_requirements(room.store, room.seated(who), selection=ROOM, edits=edits)


def test_many_cells_of_many_rows_are_one_event(listed):
    first, second, third = entries(listed)
    before = len(listed.events())
    changed = store_edits(
        listed,
        edit(first, TEXT_EN="Shows all calls", OWNER="Head of sales", WAVE="now"),
        edit(second, MOSCOW="must", MANDATORY="yes", CRITERION="risk", MOSCOW_REASON="the law"),
        edit(third, KIND="data", MODULE="sales", TEST_FA="در نمایش دیده می‌شود"),
    )

    after = cells(listed)
    assert (changed, len(listed.events()) - before) == (3, 1)
    assert after["REQ-01"][Column.TEXT_EN] == "Shows all calls"
    assert (after["REQ-01"][Column.OWNER], after["REQ-01"][Column.WAVE]) == ("Head of sales", "now")
    assert [after["REQ-02"][c] for c in (Column.MOSCOW, Column.MANDATORY, Column.CRITERION)] == [
        "must", "yes", "risk"
    ]  # fmt: skip
    assert after["REQ-03"][Column.TEST_FA] == "در نمایش دیده می‌شود"


def test_the_whole_table_is_undone_at_once(listed):
    before = cells(listed)
    first, second, _ = entries(listed)
    store_edits(listed, edit(first, TEXT_EN="X", TEST_EN="Y"), edit(second, OWNER="IT"))
    with listed.store.read() as session:
        event = last_event(session, "omid", ROOM).hash
    undo(listed.store, listed.seated("omid"), selection=ROOM, event=event)

    assert cells(listed) == before


def test_a_cell_that_somebody_else_changed_shows_both_and_stores_nothing(listed):
    first, second, _ = entries(listed)
    edit_requirement(
        listed.store, listed.seated("sara"), selection=ROOM, requirement=first.requirement.id,
        seen=first.version, texts={"en": "Shows mails"},
    )  # fmt: skip
    before = cells(listed)

    with pytest.raises(EditConflict) as refused:
        store_edits(listed, edit(first, TEXT_EN="Shows calls"), edit(second, OWNER="IT"))
    (clash,) = refused.value.clashes
    assert (clash.code, clash.column, clash.found, clash.wanted) == (
        "REQ-01", Column.TEXT_EN, "Shows mails", "Shows calls"
    )  # fmt: skip
    assert "REQ-01, Requirement, English: now Shows mails, you wanted Shows calls" in said(refused)
    assert cells(listed) == before


def test_another_cell_of_the_same_row_is_no_clash(listed):
    first, *_ = entries(listed)
    edit_requirement(
        listed.store, listed.seated("sara"), selection=ROOM, requirement=first.requirement.id,
        seen=first.version, texts={"en": "Shows mails"},
    )  # fmt: skip
    store_edits(listed, edit(first, OWNER="IT"))

    row = cells(listed)["REQ-01"]
    assert (row[Column.TEXT_EN], row[Column.OWNER]) == ("Shows mails", "IT")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"CODE": "first"}, "row first, column Code: a requirement's code is letters, a hyphen"),
        ({"CODE": "req-02"}, "column Code: the code req-02 is taken"),
        ({"TEXT_EN": " ", "TEXT_FA": ""}, "column Requirement, English: a requirement needs"),
        ({"MOSCOW": "could"}, "column Importance: requirement REQ-01 is mandatory"),
        ({"MOSCOW": "often"}, "column Importance: often is none of the choices"),
        ({"WAVE": "never"}, "row REQ-01, column Wave: never is none of the choices"),
    ],
)
def test_a_cell_that_cannot_be_stored_is_named_by_row_and_column(listed, wanted, words):
    before = cells(listed)
    with pytest.raises(Problem) as refused:
        store_edits(listed, edit(entries(listed)[0], **wanted))

    assert words in said(refused)
    assert cells(listed) == before


def test_a_criterion_of_nowhere_is_refused(listed):
    with pytest.raises(Problem, match="no longer exists"):
        store_edits(listed, edit(entries(listed)[0], CRITERION="elsewhere"))


def test_new_rows_get_the_next_codes(listed):
    rows = [
        RowEdit(cells={Column.TEXT_EN: Cell("", text), Column.MOSCOW: Cell("", "should")})
        for text in ("Prints", "Exports")
    ]
    store_edits(listed, *rows)

    after = cells(listed)
    assert [(code, after[code][Column.TEXT_EN]) for code in list(after)[3:]] == [
        ("REQ-04", "Prints"), ("REQ-05", "Exports")
    ]  # fmt: skip


def test_two_codes_are_not_swapped_in_one_go(listed):
    first, second, _ = entries(listed)
    with pytest.raises(Problem) as refused:
        store_edits(listed, edit(first, CODE="REQ-02"), edit(second, CODE="REQ-01"))
    assert "REQ-02 is still another requirement's code" in said(refused)


def test_nothing_to_save_is_said(listed):
    with pytest.raises(Problem, match="there is nothing to save"):
        store_edits(listed, edit(entries(listed)[0], OWNER=""))


def test_an_observer_saves_no_table(listed):
    with pytest.raises(Refused):
        store_edits(listed, edit(entries(listed)[0], OWNER="IT"), who="leila")


def pressed(room):
    """Return the first requirement; the gap that it closes proposes another importance."""
    gap = add_gap(
        room.store, room.seated("omid"), selection=ROOM, titles={"en": "Offers wait"},
        kind=GapKind.PROCESS, pains=(),
        judgement=Judgement(as_is=0, to_be=5, impact=5, constraint=1, risk=5, dependency=5),
    )  # fmt: skip
    third = entries(room)[2]
    link_gap(
        room.store, room.seated("omid"), selection=ROOM, requirement=third.requirement.id, gap=gap
    )
    return entries(room)[2]


def test_an_importance_that_the_gaps_do_not_propose_says_why(listed):
    third = pressed(listed)
    with pytest.raises(Problem, match="the gaps of") as refused:
        store_edits(listed, edit(third, MOSCOW="should"))
    assert said(refused) == "the gaps of REQ-03 propose Must; say why it is Should instead"
    with pytest.raises(Problem, match="the gaps of"):
        edit_requirement(
            listed.store, listed.seated("omid"), selection=ROOM, seen=third.version,
            requirement=third.requirement.id, moscow=Moscow.SHOULD,
        )  # fmt: skip

    store_edits(listed, edit(third, MOSCOW="should", MOSCOW_REASON="a workaround exists"))
    kept = cells(listed)["REQ-03"]
    assert [kept[c] for c in (Column.MOSCOW, Column.MOSCOW_REASON)] == [
        "should", "a workaround exists"
    ]  # fmt: skip
