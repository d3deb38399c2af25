import re
from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.changes.plan import add_criterion
from rfp.changes.requirements import add_requirement
from rfp.changes.rfp_sections import switch_section
from rfp.needs.requirement import Moscow, Requirement
from rfp.needs.requirement_facts import NO_FACTS, RequirementFacts
from rfp.needs.wave import Wave
from rfp.writing.outline import outline
from rfp.writing.outline_blocks import (
    Clause,
    Heading,
    Line,
    Note,
    Numbers,
    Paragraph,
    Picture,
    Table,
)
from rfp.writing.outline_plan import numbered_criteria
from rfp.writing.outline_waves import waves
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan, content, frozen, issued, weighed
from workbench.language import Language, from_digits

EN, FA = Language.EN, Language.FA


@pytest.fixture
def told(room):
    """Return the English RFP of the filled room, issued."""
    fill(room)
    frozen(room)
    issued(room)
    return outline(content(room))


def headings(found):
    return [(block.number, block.text) for block in found.blocks if isinstance(block, Heading)]


def tables(found):
    return {block.caption: block for block in found.blocks if isinstance(block, Table)}


def cells(table):
    return [line.cells for line in table.lines]


def clauses(found):
    return [block.text for block in found.blocks if isinstance(block, Clause)]


def test_sections_stand_in_the_order_of_the_work(told):
    assert headings(told) == [
        ("1", "Purpose of this request"),
        ("2", "Background"),
        ("3", "Scope"),
        ("4", "What we ask"),
        ("4.1", "Functional fit"),
        ("4.2", "Other requirements"),
        ("5", "Integration"),
        ("6", "Data and migration"),
        ("7", "Training"),
        ("8", "Support after go-live"),
        ("9", "Timetable"),
        ("10", "Rules of the call"),
        ("11", "How we choose"),
        ("11.1", "Criteria and weights"),
        ("11.2", "Scores from 0 to 5"),
        ("11.3", "Price"),
        ("11.4", "Totals and ties"),
        ("12", "How to answer"),
        ("13", "Volumes now and in three years"),
        ("14", "Limits of customisation"),
        ("15", "Pilot and phased roll-out"),
        ("16", "Statement of work"),
        ("17", "Milestones and the right to stop"),
        ("18", "Acceptance scenarios and quality"),
        ("19", "What success is measured by"),
        ("20", "Service levels"),
        ("21", "Data ownership and confidentiality"),
        ("22", "Licence and exit"),
        ("23", "Standards and certificates"),
        ("24", "Governance and named counterparts"),
        ("25", "Subcontractors"),
        ("26", "Change plan"),
        ("27", "Review after go-live"),
        ("28", "Draft terms"),
        ("29", "Glossary"),
        ("", "Annex: response form"),
        ("", "Annex: process maps"),
    ]


def test_each_requirement_stands_in_exactly_one_clause_and_is_found_by_its_code(told):
    lines = [
        (line[1], line[0])
        for block in tables(told).values()
        if "Importance" in block.columns
        for line in cells(block)
    ]

    assert dict(lines) == told.clauses == {"REQ-01": "4.1.1", "REQ-02": "4.1.2", "REQ-03": "4.2.1"}
    assert len(lines) == 3


def test_a_requirement_says_its_importance_and_whether_it_is_mandatory(told):
    assert cells(tables(told)["Functional fit"])[0] == (
        "4.1.1", "REQ-01", "Shows all contacts with a customer on one page", "Must", "Mandatory"
    )  # fmt: skip


def test_the_test_by_which_a_requirement_is_accepted_stands_below_its_words(room):
    complete_plan(room)
    nima, words = room.seated("nima"), {"en": "Opens in a second", "fa": "در یک ثانیه باز می‌شود"}
    add_requirement(
        room.store, nima, selection=ROOM, texts=words,
        acceptance={"en": "Ten files in ten seconds"},
        moscow=Moscow.SHOULD, is_mandatory=False, criterion="fit",
    )  # fmt: skip

    english, persian = content(room), content(room, FA)
    (shown,) = cells(tables(outline(english))["Functional fit"])
    assert shown[2] == "Opens in a second\nAcceptance test: Ten files in ten seconds"
    assert "Acceptance test of a requirement" not in kinds(english)
    assert "Acceptance test of a requirement" in kinds(persian)


def test_the_wave_and_the_reason_why_it_is_mandatory_stand_with_a_requirement(room):
    complete_plan(room)
    law, wished = RequirementFacts(wave=Wave.NOW), RequirementFacts(wave=Wave.LATER)
    for facts, why in ((law, {"en": "The law asks for it"}), (wished, {}), (NO_FACTS, {})):
        add_requirement(
            room.store, room.seated("nima"), selection=ROOM, texts={"en": "Prints"},
            moscow=Moscow.MUST, is_mandatory=bool(why), criterion="fit", facts=facts,
            why_mandatory=why or {"en": "left from before"},
        )  # fmt: skip

    english, persian = tables(outline(content(room))), tables(outline(content(room, FA)))
    assert [cells[2] for cells in cells(english["Functional fit"])] == [
        "Prints\nMandatory because: The law asks for it\nWave: now, with the first roll-out",
        "Prints\nWave: later, after the first two roll-outs",
        "Prints",
    ]
    assert cells(english["Requirements by wave"]) == [
        ("now, with the first roll-out", "1", "REQ-01"),
        ("later, after the first two roll-outs", "1", "REQ-02"),
        ("no wave was named", "1", "REQ-03"),
    ]
    assert cells(persian["نیازمندی‌ها به تفکیک موج"])[0] == (
        "اکنون، با نخستین استقرار", "۱", "REQ-01",
    )  # fmt: skip


def test_a_long_wave_is_told_in_lines_that_fit_on_a_page(room, told):
    assert "Requirements by wave" not in tables(told)
    many = [
        Requirement(id=str(n), code=f"R-{n:03}", text="x", moscow=Moscow.MUST, wave=Wave.NEXT)
        for n in range(130)
    ]
    found = list(waves(replace(content(room), requirements=tuple(many)), Numbers(EN)))

    assert [line[1] for line in cells(found[1])] == ["60", "60", "10"]
    assert cells(found[1])[2][2].endswith("R-128, R-129")


def test_what_is_not_meant_this_time_is_named_as_such_once_there_is_something(room):
    complete_plan(room)
    later = 'What is marked "Not this time" is no part of the work that we order now.'
    assert not any(text.startswith(later) for text in paragraphs(outline(content(room))))
    add_requirement(
        room.store, room.seated("nima"), selection=ROOM, texts={"en": "Sells by itself"},
        moscow=Moscow.WONT, is_mandatory=False, criterion="fit",
    )  # fmt: skip

    found = outline(content(room))
    assert sum(text.startswith(later) for text in paragraphs(found)) == 1
    assert cells(tables(found)["Functional fit"])[0][3] == "Not this time"


def paragraphs(found):
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def kinds(found):
    return [str(each.kind) for each in found.missing()]


def test_no_number_is_given_twice(told):
    numbers = [block.number for block in told.blocks if isinstance(block, Heading | Clause)]
    given = [number for number in numbers if number] + list(told.clauses.values())

    assert len(set(given)) == len(given)


def test_weights_are_published_local_and_effective(told):
    assert cells(tables(told)["Criteria and their weights"]) == [
        ("1", "Functional fit", "50\xa0%", "50\xa0%"),
        ("2", "Viability", "25\xa0%", "25\xa0%"),
        ("3", "Price", "25\xa0%", "25\xa0%"),
    ]


def test_parts_stand_under_their_criterion_with_their_share_of_the_whole(room):
    complete_plan(room)
    nima = room.seated("nima")
    parts = [
        add_criterion(room.store, nima, selection=ROOM, parent="risk", titles={"en": t, "fa": t})
        for t in ("Money", "People", "Years")
    ]
    thirds = {part: Fraction(100, 3) for part in parts}
    weighed(room, parent="risk", **thirds)
    found = content(room)

    assert list(numbered_criteria(found.plan.tree).values()) == [
        (1,), (2,), (2, 1), (2, 2), (2, 3), (3,)
    ]  # fmt: skip
    assert cells(tables(outline(found))["Criteria and their weights"])[2] == (
        "2.1", "Money", "≈ 33.3333\xa0%", "≈ 8.3333\xa0%"
    )  # fmt: skip


def test_price_precision_and_ties_are_published_in_sentences(told):
    said = " ".join(clauses(told))

    assert "A price of EUR\xa030,000.00 or less earns 100 points" in said
    assert "Totals are compared at 0.1 points" in said
    assert "Vendors whose totals are equal as published share the rank." in said


def test_words_that_several_criteria_share_are_shown_once(room):
    nima = room.seated("nima")
    for title in ("One", "Two"):
        add_criterion(room.store, nima, selection=ROOM, parent="fit", titles={"en": title})
    shown = [caption for caption in tables(outline(content(room))) if "scores mean" in caption]

    assert [re.sub("[\u2066-\u2069]", "", caption) for caption in shown] == [
        "What the scores mean for: One, Two", "What the scores mean for: Viability"
    ]  # fmt: skip


def test_words_that_all_criteria_share_are_said_to_hold_for_every_one(room):
    nima = room.seated("nima")
    for parent in ("fit", "risk"):
        add_criterion(room.store, nima, selection=ROOM, parent=parent, titles={"en": parent})
    shown = [caption for caption in tables(outline(content(room))) if "scores mean" in caption]

    assert shown == ["What the scores mean, for every criterion"]


def test_a_currency_is_named_in_the_words_of_the_language(told, room):
    said = " ".join(clauses(outline(content(room, FA))))

    assert "یورو ثابت است" in said
    assert "EUR" not in said


def test_the_cover_bears_version_fingerprints_and_the_records_head(room, told):
    facts = dict(told.facts)
    found = content(room)

    assert facts["Version"] == "1"
    assert facts["Date"] == "21 March 2026 (1 Farvardin 1405)"
    assert facts["For the committee"] == "Nima · Sara"
    assert facts["Evaluation plan"] == found.plan.fingerprint
    assert facts["Request as issued"] == found.issue_fingerprint
    assert facts["Record"] == room.events()[-1].hash


def test_what_is_not_issued_says_that_it_is_a_draft(room):
    fill(room)
    found = outline(content(room))

    assert found.note.startswith("Draft: not issued, not for vendors.")
    assert dict(found.facts)["Version"] == "draft"
    assert "The evaluation plan is not frozen yet and may still change." in clauses(found)


def test_the_timetable_shows_each_day_in_both_calendars(told):
    assert cells(tables(told)["Timetable of the call"]) == [
        ("RFP issued", "7 September 2026 (16 Shahrivar 1405)", "Monday"),
        ("Last day for proposals", "12 October 2026 (20 Mehr 1405)", "Monday"),
    ]


def test_persian_has_the_same_blocks_in_its_own_words_and_digits(room, told):
    persian = outline(content(room, FA))

    assert [type(block) for block in persian.blocks] == [type(block) for block in told.blocks]
    assert {c: from_digits(n) for c, n in persian.clauses.items()} == told.clauses
    assert headings(persian)[4] == ("۴.۱", "تناسب کارکردی")
    assert cells(tables(persian)["تناسب کارکردی"])[0] == (
        "۴.۱.۱", "REQ-01", "همهٔ تماس‌های یک مشتری را در یک صفحه نشان می‌دهد", "باید", "الزامی"
    )  # fmt: skip


def test_a_missing_text_is_listed_marked_and_counted(room):
    fill(room)
    complete_plan(room)
    add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": "Speaks Persian"},
        moscow=Moscow.MUST, is_mandatory=False, criterion="fit",
    )  # fmt: skip
    found = content(room, FA)
    lacking = [(str(each.kind), each.name) for each in found.missing()]

    assert lacking == [("Title of the selection", "–"), ("Requirement", "REQ-04")]
    text = cells(tables(outline(found))["تناسب کارکردی"])[2][2]
    assert re.sub("[\u2066-\u2069]", "", text) == "Speaks Persian [هنوز متن فارسی ندارد]"
    (note,) = [block.text for block in outline(found).blocks if isinstance(block, Note)]
    assert note.startswith("متن‌هایی که هنوز فارسی ندارند: ۲.")


def test_nothing_is_missing_where_both_languages_stand(room):
    fill(room)
    complete_plan(room)
    texts = {**content(room).texts, (ROOM, "title"): {"en": "CRM", "fa": "سی‌آرام"}}

    for language in Language:
        full = replace(content(room, language), texts=texts)
        assert [each for each in full.missing() if each.kind != "Process map"] == []


def test_each_map_is_drawn_and_told_in_words(told):
    (picture,) = [block for block in told.blocks if isinstance(block, Picture)]
    steps = list(tables(told).values())[-1]

    assert picture.caption == "From call to invoice"
    assert steps.lines[2] == Line(cells=("3", "Service", "Open the account", ""))


def test_the_background_points_to_an_annex_only_where_the_maps_are_annexed(room):
    fill(room)
    complete_plan(room)

    def background():
        return [text for text in clauses(outline(content(room))) if text.startswith("We drew how")]

    assert ["The annex shows all of it." in text for text in background()] == [True]
    switch_section(room.store, room.seated("nima"), selection=ROOM, code="maps", is_on=False)
    assert ["annex" in text for text in background()] == [False]


def test_the_pains_that_the_drawing_numbers_are_told_beside_it(told):
    (picture,) = [block for block in told.blocks if isinstance(block, Picture)]
    steps = list(tables(told).values())[-1]

    assert [line.cells[3] for line in steps.lines[:2]] == [
        (
            "1. هیچ‌کس نمی‌داند پیش‌تر چه کسی تماس گرفته است.\n"
            "2. Three lists of customers, none of them complete."
        ),
        "3. An offer takes four days because prices stand in mails.",
    ]
    assert "1–2" in picture.svg
    assert "Priority of the most pressing gap behind the pains of a step" in picture.svg
