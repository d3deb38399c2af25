import pytest
from sqlalchemy import select

from rfp.changes.column_mappings import confirm_columns
from rfp.changes.gap_lists import import_gaps
from rfp.changes.gaps import add_gap
from rfp.changes.requirement_lists import import_requirements
from rfp.changes.step_lists import import_steps
from rfp.lists.columns import carried_down, fingerprint, proposals, proposed, remembered
from rfp.lists.entry import settle
from rfp.lists.found_table import find_table
from rfp.lists.gap_list import gaps_of, read_gaps
from rfp.lists.reader import read
from rfp.lists.requirement_list import ListedRequirement, read_requirements, requirements_of
from rfp.lists.step_list import maps_of, read_steps
from rfp.lists.subject import Field, Subject
from rfp.needs.gap import GapKind, Judgement, PeoplePart
from rfp.needs.pain import PainSource
from rfp.needs.requirement import Moscow
from rfp.reads.lists import column_mapping, list_surroundings
from rfp.reads.maps import process_maps, steps
from rfp.reads.needs import gaps, pains, requirements
from rfp.tables import GapOrderRow
from tests.rfp.lists.books import GAPS_HEAD, book, merge_gap_head
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.file_kind import Kind
from workbench.language import Language, sentence
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_change
from workbench.uploads import Upload

RECOGNISED = {"upload": Upload(name="list.xlsx", kind=Kind.WORKBOOK, data=b"PK", digest="d" * 64)}
READERS = {
    Subject.REQUIREMENTS: read_requirements, Subject.GAPS: read_gaps, Subject.STEPS: read_steps,
}  # fmt: skip


def brought(room, rows, subject, *, change=None):
    """Return the reading of one sheet, beside what the room holds."""
    data = book({"List": rows}, change=change and (lambda made: change(made["List"])))
    table = find_table(read(data).grids[0], subject)
    with room.store.read() as session:
        here = list_surroundings(session, room.seated("omid"), ROOM, subject)
    return READERS[subject]([table], proposed(proposals(table, subject)), here), here


def requirement_rows(room):
    with room.store.read() as session:
        found = requirements(session, room.seated("omid"), ROOM, "en")
        return {each.requirement.code: each for each in found}


def gap(room):
    return add_gap(
        room.store, room.seated("omid"), selection=ROOM, kind=GapKind.DATA,
        titles={"en": "No shared data"},
        judgement=Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1),
    )  # fmt: skip


def import_listed(room, listed, who="omid"):
    return import_requirements(
        room.store, room.seated(who), selection=ROOM, listed=listed, left_out=1, **RECOGNISED
    )


def test_requirements_are_stored_with_all_that_the_list_tells(room):
    closed = gap(room)
    found, here = brought(
        room,
        [
            ["Code", "Requirement", "شرح", "MoSCoW", "Mandatory", "Kind", "Module", "Criterion",
             "Owner", "Acceptance", "Wave", "Gaps"],
            ["F-01", "It prints offers", None, "Must", "x", "Technology", "Sales",
             "functional fit", "Sara", "An offer is printed", "now", "no shared data"],
            ["F-02", "Calls are noted", None, "Could", None, None, None, None, None, None, None,
             None],
        ],
        Subject.REQUIREMENTS,
    )  # fmt: skip
    import_listed(room, requirements_of(found, here.codes))

    stored = requirement_rows(room)
    one = stored["F-01"].requirement
    assert list(stored) == ["F-01", "F-02"]
    assert (one.text, one.moscow, one.mandatory) == ("It prints offers", Moscow.MUST, True)
    assert (one.kind, one.module, one.owner, one.wave) == (
        GapKind.TECHNOLOGY, "Sales", "Sara", "now",
    )  # fmt: skip
    assert (one.criterion, one.acceptance, one.gaps) == ("fit", "An offer is printed", (closed,))


def test_an_import_is_one_event_that_tells_the_file_and_is_undone_as_a_whole(room):
    before = len(room.events())
    import_listed(room, [
        ListedRequirement(code=f"F-0{n}", texts={"en": f"Demand {n}"}, moscow=Moscow.SHOULD)
        for n in range(3)
    ])  # fmt: skip

    (event,) = room.events()[before:]
    assert event.verb == "rfp.import_requirements"
    assert '"file":"list.xlsx"' in event.body
    assert '"requirements":3' in event.body
    with room.store.read() as session:
        last = last_change(session, room.seated("omid"), ROOM).event
    undo(room.store, room.seated("omid"), selection=ROOM, event=last)
    assert requirement_rows(room) == {}


def test_a_code_that_was_taken_meanwhile_stores_nothing(room):
    one = ListedRequirement(code="F-01", texts={"en": "It prints"}, moscow=Moscow.MUST)
    other = ListedRequirement(code="F-02", texts={"en": "It sends"}, moscow=Moscow.MUST)
    import_listed(room, [one])

    with pytest.raises(Problem) as refused:
        import_listed(room, [other, one])
    assert "F-01" in sentence(refused.value, Language.EN)
    assert list(requirement_rows(room)) == ["F-01"]


def test_an_empty_list_is_refused_and_an_observer_brings_nothing(room):
    with pytest.raises(Problem, match="nothing is left of the list"):
        import_listed(room, [])
    with pytest.raises(Refused):
        import_listed(room, [], who="leila")


def test_a_gap_register_is_stored_as_one_event(room):
    before = len(room.events())
    found, _ = brought(
        room,
        [*GAPS_HEAD, ["No CRM", None, None, "x", None, 1, 4, 4, 2, 3, 1],
         ["نبود آموزش", "✓", None, None, None, 0, 3, 5, 1, 2, 2]],
        Subject.GAPS,
        change=merge_gap_head,
    )  # fmt: skip
    import_gaps(
        room.store, room.seated("omid"), selection=ROOM, listed=gaps_of(found), **RECOGNISED
    )

    with room.store.read() as session:
        stored = gaps(session, room.seated("omid"), ROOM, "en")
    assert {(each.gap.title, each.gap.kind, each.gap.judgement.to_be) for each in stored} == {
        ("No CRM", GapKind.TECHNOLOGY, 4), ("نبود آموزش", GapKind.PEOPLE, 3),
    }  # fmt: skip
    assert len(room.events()) == before + 1


def test_a_process_inventory_is_stored_as_typed_maps_with_pains_of_the_file(room):
    before = len(room.events())
    found, _ = brought(
        room,
        [["Process name", "Role", "Step", "System", "Pain"],
         ["Sales", "Clerk", "Take the call", "Phone", "- rings long\n- no notes"],
         ["Sales", "Clerk", "Write the offer", "Word", None],
         [None, "Agent", "Open the case", None, "late"]],
        Subject.STEPS,
    )  # fmt: skip
    import_steps(
        room.store, room.seated("omid"), selection=ROOM, titles={"en": "Inventory"},
        listed=maps_of(found), **RECOGNISED,
    )  # fmt: skip

    with room.store.read() as session:
        about = (session, room.seated("omid"), ROOM)
        maps = process_maps(*about, "en")
        stored = steps(*about)
        hurting = pains(*about)
    assert [(each.title, each.is_typed) for each in maps] == [("Sales", True), ("Inventory", True)]
    assert [(each.lane, each.name) for each in stored] == [
        ("Clerk", "Take the call"), ("Clerk", "Write the offer"), ("Agent", "Open the case"),
    ]  # fmt: skip
    assert {(each.pain.text, each.pain.source, each.pain.source_words) for each in hurting} == {
        (text, PainSource.DOCUMENT, "list.xlsx") for text in ("rings long", "no notes", "late")
    }
    assert len(room.events()) == before + 1


def test_the_part_of_people_of_a_gap_is_stored(room):
    rows = [
        ["Gap", "Type", "As-is", "To-be", "Impact", "Constraint", "Risk", "Dependency"],
        ["Nobody shares leads", "Culture", 1, 4, 4, 2, 3, 1],
    ]
    found, _ = brought(room, rows, Subject.GAPS)
    settled = settle(found, {each.key: "people" for each in found.doubts})
    import_gaps(
        room.store, room.seated("omid"), selection=ROOM, listed=gaps_of(settled), **RECOGNISED
    )

    with room.store.read() as session:
        (stored,) = gaps(session, room.seated("omid"), ROOM, "en")
    assert (stored.gap.kind, stored.gap.part) == (GapKind.PEOPLE, PeoplePart.CULTURE)


def test_columns_are_confirmed_once_and_remembered_by_their_headings(room):
    rows = [["Kennung", "Wortlaut"], ["17", "It prints offers for every customer we have"]]
    table = find_table(read(book({"Neu": rows})).grids[0], Subject.REQUIREMENTS)
    print_ = fingerprint(table, Subject.REQUIREMENTS)
    told = {"selection": ROOM, "subject": Subject.REQUIREMENTS, "fingerprint": print_}
    chosen = [("Kennung", Field.CODE), ("Wortlaut", Field.TEXT)]
    confirm_columns(room.store, room.seated("omid"), columns=chosen, **told)

    other = find_table(read(book({"x": [["Titel"], *rows]})).grids[0], Subject.REQUIREMENTS)
    with room.store.read() as session:
        known = column_mapping(
            session, room.seated("nima"), ROOM, Subject.REQUIREMENTS,
            fingerprint(other, Subject.REQUIREMENTS),
        )  # fmt: skip
        unseen = column_mapping(session, room.seated("vida"), ROOM, Subject.REQUIREMENTS, print_)
    assert remembered(other, known, Subject.REQUIREMENTS) == {1: Field.CODE, 2: Field.TEXT}
    assert unseen == []


def test_columns_that_were_confirmed_can_be_changed(room):
    told = {"selection": ROOM, "subject": Subject.GAPS, "fingerprint": "f"}
    omid = room.seated("omid")
    confirm_columns(room.store, omid, columns=[("A", Field.TITLE), ("B", Field.RISK)], **told)
    confirm_columns(room.store, omid, columns=[("A", Field.TITLE), ("B", None)], **told)

    with room.store.read() as session:
        known = column_mapping(session, omid, ROOM, Subject.GAPS, "f")
    assert known == [(0, "title"), (1, None)]


def test_what_is_carried_down_is_remembered_until_somebody_says_otherwise(room):
    told = {"selection": ROOM, "subject": Subject.STEPS, "fingerprint": "f"}
    omid = room.seated("omid")
    chosen = [("Unit", Field.PROCESS), ("Role", Field.LANE), ("Step", Field.STEP)]

    def known():
        with room.store.read() as session:
            return column_mapping(session, omid, ROOM, Subject.STEPS, "f")

    confirm_columns(room.store, omid, columns=chosen, carried=(Field.LANE, Field.PROCESS), **told)
    assert carried_down(known(), Subject.STEPS) == (Field.LANE, Field.PROCESS)
    confirm_columns(room.store, omid, columns=chosen, carried=(Field.PROCESS,), **told)
    assert carried_down(known(), Subject.STEPS) == (Field.PROCESS,)
    confirm_columns(room.store, omid, columns=chosen, **told)
    assert known() == [(0, "process"), (1, "lane"), (2, "step")]


def test_a_field_of_another_list_is_refused(room):
    with pytest.raises(Problem, match="this list has no column for Lane"):
        confirm_columns(
            room.store, room.seated("omid"), selection=ROOM, subject=Subject.GAPS,
            fingerprint="f", columns=[("A", Field.LANE)],
        )  # fmt: skip


def test_the_order_of_a_register_s_gaps_is_stored_and_a_circle_is_refused(room):
    heads = [
        "Gap",
        "Kind",
        "As-is",
        "To-be",
        "Impact",
        "Constraint",
        "Risk",
        "Dependency",
        "Depends on",
    ]
    figures = ["data", 1, 4, 4, 2, 3, 1]
    found, _ = brought(
        room, [heads, ["First", *figures, None], ["Then", *figures, "First"]], Subject.GAPS
    )
    import_gaps(
        room.store, room.seated("omid"), selection=ROOM, listed=gaps_of(found), **RECOGNISED
    )

    with room.store.read() as session:
        stored = [(row.gap, row.before) for row in session.scalars(select(GapOrderRow))]
        known = gaps(session, room.seated("omid"), ROOM, "en")
    titles = {each.gap.id: each.gap.title for each in known}
    assert [tuple(titles[gap] for gap in pair) for pair in stored] == [("Then", "First")]

    ring, _ = brought(
        room, [heads, ["One", *figures, "Two"], ["Two", *figures, "One"]], Subject.GAPS
    )
    with pytest.raises(Problem, match="wait in a circle: Two → One → Two"):
        import_gaps(
            room.store, room.seated("omid"), selection=ROOM, listed=gaps_of(ring), **RECOGNISED
        )
