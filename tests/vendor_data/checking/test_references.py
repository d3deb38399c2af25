import datetime as dt

import pytest

from rfp.reads.call_terms import reference_period
from rfp.writing.call_terms import Period
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from vendor_data.answer import Code
from vendor_data.changes.offers import add_party
from vendor_data.changes.references import (
    add_reference,
    add_unneeded,
    ask_reference_period,
    note_call,
    remove_reference,
    remove_unneeded,
    set_evidence,
)
from vendor_data.checking.evidence import EvidenceLevel, SetLevel, meter
from vendor_data.checking.reference import CallOutcome, that_count
from vendor_data.offering.offer import PartyRole
from vendor_data.reads.references import (
    evidence_levels,
    references,
    unneeded,
)
from vendor_data.reads.vendors import answers
from workbench.problem import Conflict, Problem, Refused

SCREEN = "vendor_data.screens.references"
METER = "vendor_data.screens.evidence"
ASKED = Period(first=dt.date(2024, 1, 1), last=dt.date(2025, 12, 31))
OLD = Period(first=dt.date(2019, 1, 1), last=dt.date(2023, 12, 31))


@pytest.fixture
def call(room):
    room.declare()
    room.propose("aban", "R-001,Full,as is,", "R-002,No,never,")
    return room


def about(room, vendor="aban"):
    return {"selection": ROOM, "vendor": room.vendors[vendor]}


def name(room, customer, period=ASKED, vendor="aban", **more):
    return add_reference(
        room.store, room.seated("nima"), **about(room, vendor), customer=customer,
        scope="CRM for 200 seats", contact="Ms Tehrani", period=period, **more,
    )  # fmt: skip


def called(room, reference, outcome=CallOutcome.CONFIRMS, notes="Runs well", seen=1):
    note_call(
        room.store, room.seated("nima"), **about(room), reference=reference,
        call_outcome=outcome, notes=notes, seen=seen,
    )  # fmt: skip


def prove(room, level, reason="Screen shot on page 4", at=0, **more):
    given = {"seen": 0, **more}
    set_evidence(
        room.store, room.seated("nima"), **about(room), requirement=room.requirements[at],
        evidence_level=level, reason=reason, **given,
    )  # fmt: skip


def read(room, what, who="sara"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def ask(room):
    ask_reference_period(
        room.store, room.seated("nima"), selection=ROOM, first=ASKED.first, last=ASKED.last
    )


def test_only_references_within_the_period_count_and_the_others_stay_on_file(call):
    name(call, "New Bank")
    name(call, "Old Bank", OLD)
    name(call, "Running Bank", Period(first=dt.date(2018, 1, 1)))
    ask(call)
    asked = read(call, reference_period)
    assert asked == ASKED
    known = read(call, references)
    assert [each.customer for each in known] == ["New Bank", "Old Bank", "Running Bank"]
    assert [each.customer for each in that_count(known, asked)] == ["New Bank", "Running Bank"]


def test_a_reference_of_one_member_stays_with_it_and_no_other_vendor_names_it(call):
    party = add_party(
        call.store, call.seated("nima"), **about(call), name="Sepid", role=PartyRole.MEMBER
    )
    name(call, "New Bank", party=party)
    name(call, "Old Bank")

    told = {each.customer: each.party for each in read(call, references)}

    assert told == {"New Bank": party, "Old Bank": None}
    with pytest.raises(Problem, match="this entry no longer exists"):
        name(call, "Third Bank", vendor="baran", party=party)


def test_a_period_does_not_end_before_it_begins(call):
    with pytest.raises(Problem, match="a period cannot end"):
        Period(first=ASKED.last, last=ASKED.first)


def test_a_call_tells_something_and_two_who_note_it_at_once_are_shown_both(call):
    reference = name(call, "New Bank")
    with pytest.raises(Problem, match="what the call told"):
        called(call, reference, notes=" ")
    called(call, reference)
    (found,) = read(call, references)
    assert (found.outcome, found.notes, found.called_by) == (
        CallOutcome.CONFIRMS, "Runs well", "Nima",
    )  # fmt: skip
    with pytest.raises(Conflict, match="it is now Confirms; you wanted Contradicts"):
        called(call, reference, CallOutcome.CONTRADICTS)


def test_an_answer_is_confirmed_by_a_reference_that_was_called_and_counts(call):
    ask(call)
    fresh, old = name(call, "New Bank"), name(call, "Old Bank", OLD)
    with pytest.raises(Problem, match="name the reference that confirms the answer"):
        prove(call, EvidenceLevel.CONFIRMED)
    with pytest.raises(Problem, match="New Bank was not called or did not confirm"):
        prove(call, EvidenceLevel.CONFIRMED, reference=fresh)
    called(call, fresh)
    called(call, old)
    with pytest.raises(Problem, match="Old Bank lies outside the period"):
        prove(call, EvidenceLevel.CONFIRMED, reference=old)
    with pytest.raises(Problem, match="say in words what proves the answer"):
        prove(call, EvidenceLevel.CONFIRMED, " ", reference=fresh)

    prove(call, EvidenceLevel.CONFIRMED, "They use it daily", reference=fresh)
    (found,) = read(call, evidence_levels).values()
    assert (found.level, found.reason, found.set_by) == (
        EvidenceLevel.CONFIRMED, "They use it daily", "Nima",
    )  # fmt: skip
    with pytest.raises(Refused, match="this reference confirms an answer"):
        remove_reference(call.store, call.seated("nima"), **about(call), reference=fresh)
    with pytest.raises(Refused, match="this reference confirms an answer"):
        called(call, fresh, CallOutcome.CONTRADICTS, seen=2)
    called(call, fresh, CallOutcome.MIXED, seen=2)


def test_a_reference_of_another_vendor_confirms_nothing(call):
    other = name(call, "New Bank", vendor="baran")
    with pytest.raises(Problem, match="no longer exists"):
        prove(call, EvidenceLevel.CONFIRMED, reference=other)


def test_the_meter_counts_answers_and_a_no_has_nothing_to_prove(call):
    def counted():
        found = meter(read(call, answers), read(call, evidence_levels), call.vendors["aban"])
        return {level.value: count for level, count in found.items() if count}

    assert counted() == {"claimed": 1}
    prove(call, EvidenceLevel.SHOWN)
    assert counted() == {"shown": 1}
    with pytest.raises(Conflict, match="it is now Shown; you wanted Documented"):
        prove(call, EvidenceLevel.DOCUMENTED)


def test_what_proved_another_code_is_a_claim_again_and_says_so_until_it_is_judged_anew(call):
    def counted():
        found = meter(read(call, answers), read(call, evidence_levels), call.vendors["aban"])
        return {level.value: count for level, count in found.items() if count}

    def told(language="en"):
        return words(on_stage(call, METER, "nima", language))

    prove(call, EvidenceLevel.SHOWN)
    call.propose("aban", "R-001,Full,in other words,", "R-002,No,never,")
    assert counted() == {"shown": 1}
    assert "judge it anew" not in told()

    call.propose("aban", "R-001,Partial,half of it,", "R-002,No,never,")
    assert counted() == {"claimed": 1}
    assert "*Shown: the claim has changed since; judge it anew*" in told()
    assert "*نشان‌داده‌شده: " in told("fa")

    prove(call, EvidenceLevel.SHOWN, seen=1)
    assert counted() == {"shown": 1}
    assert "judge it anew" not in told()


def test_a_level_of_before_its_code_was_kept_is_not_stale():
    level = SetLevel(
        level=EvidenceLevel.SHOWN, reason="seen", set_by="Nima",
        set_at=dt.datetime(2026, 3, 21, tzinfo=dt.UTC),
    )  # fmt: skip
    assert not level.is_stale(Code.PARTIAL)


def test_what_was_not_answered_is_not_proven(call):
    with pytest.raises(Problem, match="has not answered that requirement"):
        set_evidence(
            call.store, call.seated("nima"), **about(call, "baran"),
            requirement=call.requirements[0], evidence_level=EvidenceLevel.SHOWN, reason="x",
            seen=0,
        )  # fmt: skip


def test_what_nobody_asked_for_is_listed_and_taken_off(call):
    told = {"text": "Fax server", "note": "Nobody faxes"}
    made = add_unneeded(call.store, call.seated("nima"), **about(call), **told)
    (found,) = read(call, unneeded)
    assert (found.text, found.note) == ("Fax server", "Nobody faxes")
    remove_unneeded(call.store, call.seated("nima"), **about(call), function=made)
    assert read(call, unneeded) == []


def test_a_member_in_conflict_meets_no_reference_level_or_function(room):
    room.declare(conflicts={"omid": ["aban"]})
    room.propose("aban", "R-001,Full,as is,")
    name(room, "New Bank")
    add_unneeded(room.store, room.seated("nima"), **about(room), text="Fax server", note="")
    prove(room, EvidenceLevel.SHOWN)
    assert [read(room, what, "omid") for what in (references, unneeded)] == [[], []]
    assert read(room, evidence_levels, "omid") == {}
    told = words(on_stage(room, SCREEN, "omid")) + words(on_stage(room, METER, "omid"))
    assert [word for word in ("Aban", "New Bank", "Fax server") if word in told] == []


def test_the_screen_flags_what_lies_outside_and_notes_a_call(call):
    ask(call)
    name(call, "Old *Bank*", OLD)
    page = on_stage(call, SCREEN, "nima")
    assert "Outside the period: does not count" in words(page)
    assert "References that count: 0; confirmed by the customer: 0" in words(page)
    next(a for a in page.text_area if a.label == "Notes of the call").set_value("Fine")
    page.button_group[0].set_value(CallOutcome.MIXED)
    press(page.run(), "Save the call")
    assert [each.outcome for each in read(call, references)] == [CallOutcome.MIXED]
    assert labels(on_stage(call, SCREEN, "leila")) == []


def test_a_last_day_that_is_no_date_is_refused_and_never_taken_as_none(call):
    page = on_stage(call, SCREEN, "nima")
    new = f"reference.new.{call.vendors['aban']}.0"
    typed = {"customer": "New Bank", "first.en": "1404/01/15", "last.en": "1404/13/45"}
    for name_of_field, text in typed.items():
        page.text_input(key=f"{new}.{name_of_field}").set_value(text)

    page = page.button(key=f"{new}.add").click().run()

    assert "1404/13/45 is no date; year, month, day are expected" in words(page)
    assert read(call, references) == []


def test_the_meter_shows_shares_and_sets_a_level(call):
    page = on_stage(call, METER, "nima")
    assert list(page.table[0].value.iloc[0])[1:] == ["1", "0", "0", "0", "0\N{NO-BREAK SPACE}%"]
    page.button_group[1].set_value(EvidenceLevel.DOCUMENTED)
    page = page.run()
    page.text_input[0].set_value("Manual, page 7")
    page = press(page, "Save the level")
    assert list(page.table[0].value.iloc[0])[1:] == ["0", "1", "0", "0", "100\N{NO-BREAK SPACE}%"]
    assert "Manual, page 7" in words(page)
