import datetime as dt

import pytest

from rfp.lists import doubt
from rfp.lists.cell_reading import Here
from rfp.lists.columns import proposals, proposed
from rfp.lists.doubt import LEAVE
from rfp.lists.entry import settle
from rfp.lists.found_table import find_table
from rfp.lists.gap_list import gaps_of, read_gaps
from rfp.lists.subject import Field, Subject
from rfp.needs.gap import GapKind, Judgement
from tests.rfp.lists.books import GAPS_HEAD, listed, merge_gap_head

PLAIN = ["No CRM", None, None, "x", None, 1, 4, 4, 2, 3, 1]


def reading(rows, *, change=None, here=None):
    (grid,) = listed(rows, change=change).grids
    table = find_table(grid, Subject.GAPS)
    return read_gaps([table], proposed(proposals(table, Subject.GAPS)), here or Here())


def register(*rows):
    return reading([*GAPS_HEAD, *rows], change=merge_gap_head)


def row(**cells):
    """A row of the register with some of its cells otherwise."""
    places = dict(zip(
        ("title", "people", "process", "technology", "data", "as_is", "to_be", "impact",
         "constraint", "risk", "dependency"), PLAIN, strict=True,
    ))  # fmt: skip
    return list({**places, **cells}.values())


def test_a_register_with_merged_headings_is_read_without_a_question():
    found = register(PLAIN)

    assert found.doubts == ()
    (gap,) = gaps_of(found)
    assert (gap.titles, gap.kind) == ({"en": "No CRM"}, GapKind.TECHNOLOGY)
    assert gap.judgement == Judgement(
        as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1
    )


@pytest.mark.parametrize("tick", ["x", "X", "✓", "✔", "●", "yes", "بله", "بلي", 1, True, "*"])
def test_any_sign_of_a_tick_is_one(tick):
    (gap,) = gaps_of(register(row(technology=None, people=tick)))

    assert gap.kind is GapKind.PEOPLE


def test_two_ticks_no_tick_and_half_a_tick_are_asked():
    found = register(
        row(people="x"),
        row(title="Offers are typed twice", technology=None),
        row(title="Nobody owns the data", technology="partly"),
    )

    asked = {each.places[0]: (each.reason, each.choices) for each in found.doubts}
    assert asked["List!A3"] == (doubt.SEVERAL_KINDS, ("people", "technology", LEAVE))
    assert asked["List!A4"] == (doubt.NO_KIND, (*map(str, GapKind), LEAVE))
    assert asked["List!D5"] == (doubt.NOT_A_TICK, ("yes", "no", LEAVE))


@pytest.mark.parametrize(
    ("typed", "reason", "choices", "proposal"),
    [
        ("2-3", doubt.A_RANGE, ("2", "3"), None),
        ("۲ تا ۳", doubt.A_RANGE, ("2", "3"), None),
        ("2.5", doubt.A_RANGE, ("2", "3"), None),
        (2.5, doubt.A_RANGE, ("2", "3"), None),
        ("N/A", doubt.NOT_APPLICABLE, tuple("012345"), None),
        ("-", doubt.NOT_APPLICABLE, tuple("012345"), None),
        (None, doubt.BLANK, tuple("012345"), None),
        (dt.date(2026, 3, 2), doubt.A_DATE, ("2", "3"), None),
        ("7", doubt.NOT_ON_SCALE, tuple("012345"), None),
        ("60%", doubt.IN_WORDS, tuple("012345"), "3"),
        ("۶۰٪", doubt.IN_WORDS, tuple("012345"), "3"),
        ("Level 2", doubt.IN_WORDS, tuple("012345"), "2"),
        ("3 – Defined", doubt.IN_WORDS, tuple("012345"), "3"),
        ("medium", doubt.IN_WORDS, tuple("012345"), "3"),
        ("somehow", doubt.NOT_ON_SCALE, tuple("012345"), None),
    ],
)
def test_a_level_that_is_not_one_whole_number_is_asked(typed, reason, choices, proposal):
    (open_,) = register(row(as_is=typed), row(title="Offers are typed twice")).doubts

    assert (open_.field, open_.reason, open_.choices, open_.proposal) == (
        Field.AS_IS, reason, (*choices, LEAVE), proposal,
    )  # fmt: skip


def test_a_share_that_the_sheet_shows_in_percent_is_read_as_shown():
    def percent(sheet):
        merge_gap_head(sheet)
        sheet["F3"].number_format = "0%"

    (open_,) = reading([*GAPS_HEAD, row(as_is=0.4), row(title="Other")], change=percent).doubts

    assert (open_.found, open_.proposal) == ("40%", "2")


@pytest.mark.parametrize("typed", ["۳", "٣", "3", 3, 3.0, "3.0", " 3 "])
def test_digits_of_every_script_are_the_same_level(typed):
    (gap,) = gaps_of(register(row(risk=typed)))

    assert gap.judgement.risk == 3


def test_a_formula_without_a_value_and_an_error_are_asked():
    found = register(row(impact="=2+2"), row(title="Offers are typed twice", impact="#REF!"))

    assert {(each.reason, each.found) for each in found.doubts} == {
        (doubt.NO_VALUE, "=2+2"), (doubt.AN_ERROR, "#REF!"),
    }  # fmt: skip


def test_words_of_the_state_are_told_from_levels_by_what_stands_there():
    found = reading([
        ["شکاف", "نوع", "وضع موجود", "وضع مطلوب", "تأثیر", "محدودیت", "ریسک", "وابستگی"],
        ["نبود داده", "داده", "هر واحد فهرست خود را دارد", "یک بانک داده برای همه", 4, 2, 3, 1],
    ])  # fmt: skip

    assert found.entries[0].get(Field.AS_IS_WORDS) == "هر واحد فهرست خود را دارد"
    assert {(each.field, each.reason) for each in found.doubts} == {
        (Field.AS_IS, doubt.BLANK), (Field.TO_BE, doubt.BLANK),
    }  # fmt: skip
    (gap,) = gaps_of(settle(found, {each.key: "2" for each in found.doubts}))
    assert (gap.kind, gap.to_be_words) == (GapKind.DATA, {"fa": "یک بانک داده برای همه"})


def test_effort_wave_and_owner_come_along():
    found = reading([
        ["Gap", "Kind", "As-is", "To-be", "Impact", "Constraint", "Risk", "Dependency", "Effort",
         "Wave", "Owner"],
        ["No CRM", "Technology", 1, 4, 4, 2, 3, 1, 2, "now", "Sara"],
    ])  # fmt: skip

    closing = gaps_of(found)[0].closing
    assert (closing.effort, closing.wave, closing.owner) == (2, "now", "Sara")


def test_a_gap_that_is_stored_already_is_asked():
    found = reading(
        [*GAPS_HEAD, PLAIN], change=merge_gap_head, here=Here(texts={"en": {"g": "no crm"}})
    )

    assert [(each.reason, each.beside) for each in found.doubts] == [(doubt.SAME_WORDS, "no crm")]


KINDS_HEAD = ["Gap", "Type", "Part of people", "As-is", "To-be", "Impact", "Constraint", "Risk",
              "Dependency"]  # fmt: skip
LEVELS = [1, 4, 4, 2, 3, 1]


def parts(*rows):
    """Return kind and part of each gap, once every proposal was taken."""
    found = reading([KINDS_HEAD, *([*cells, *LEVELS] for cells in rows)])
    taken = settle(found, {each.key: each.proposal for each in found.doubts if each.proposal})
    return [(gap.kind.value, gap.part and gap.part.value) for gap in gaps_of(taken)]


def test_the_part_of_people_is_told_by_its_own_column_or_by_the_kind():
    assert parts(
        ["Nobody shares leads", "Culture", None],
        ["Sales and service are apart", "People", "ساختار سازمانی"],
        ["Clerks do not know the system", "مهارت", None],
        ["No shared file", "Data", "Skills"],
        ["Nobody is asked", "Organisation", None],
    ) == [
        ("people", "culture"), ("people", "structure"), ("people", "skills"), ("data", None),
        ("people", None),
    ]  # fmt: skip


def test_a_part_of_people_in_other_words_is_asked():
    found = reading([KINDS_HEAD, ["Nobody shares leads", "People", "Roles", *LEVELS]])

    assert [(each.field, each.reason, each.proposal) for each in found.doubts] == [
        (Field.PEOPLE_PART, doubt.IN_WORDS, "structure")
    ]


HEADS = ["No", "Gap", "Kind", "As-is", "To-be", "Impact", "Constraint", "Risk", "Dependency"]
FIGURES = ["data", 1, 4, 4, 2, 3, 1]


def ordered(*waits):
    rows = [[f"G-{n}", f"Gap {n}", *FIGURES, text] for n, text in enumerate(waits, start=1)]
    return reading([[*HEADS, "Depends on"], *rows])


def test_what_a_gap_depends_on_is_read_by_number_or_title():
    found = ordered("-", "g 1", "G-1; gap 2", "G-1 G-2", None)

    assert found.doubts == ()
    assert [each.waits_for for each in gaps_of(found)] == [(), (0,), (0, 1), (0, 1), ()]


def test_a_gap_that_depends_on_what_the_list_lacks_or_on_itself_is_asked():
    found = ordered("G-9", "G-2", "G-1, sales")

    assert [(each.field, each.found, each.choices) for each in found.doubts] == [
        (Field.WAITS_FOR, text, (doubt.EMPTY, LEAVE)) for text in ("G-9", "G-2", "G-1, sales")
    ]
    settled = settle(found, {each.key: doubt.EMPTY for each in found.doubts})
    assert [each.waits_for for each in gaps_of(settled)] == [(), (), ()]


def test_a_gap_no_longer_waits_for_one_that_was_left_out():
    found = ordered("G-9", "G-1", "G-2")
    (asked,) = found.doubts
    left = settle(found, {asked.key: LEAVE})

    assert [each.waits_for for each in gaps_of(left)] == [(), (0,)]
