import datetime as dt

import pytest

from rfp.changes.checks import choose_checks
from rfp.changes.issue import issue_rfp
from rfp.reads.call_terms import issued_terms, sealing_checks, wait_for_addendum
from rfp.reads.section_versions import issued_section_difference, unissued_sections
from rfp.writing.call_terms import PartnerKind, Period, call_terms
from rfp.writing.outline import outline, section_blocks
from rfp.writing.tables import SealingRow
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen, issued
from tests.rfp.test_list_changes import addendum
from tests.vendor_data.test_people import account
from vendor_data.changes.offers import state_sought
from vendor_data.changes.people import invite_person
from vendor_data.changes.references import ask_reference_period
from vendor_data.changes.vendors import register_vendor
from workbench.changes.members import take_seat
from workbench.committee import Actor
from workbench.language import Language
from workbench.problem import Refused

ASKED = Period(first=dt.date(2024, 3, 20), last=dt.date(2026, 3, 20))


@pytest.fixture
def ready(room):
    """Give a room whose plan is frozen, with a maker and references of two years asked for."""
    fill(room)
    frozen(room)
    seek(room, PartnerKind.MAKER, PartnerKind.INTEGRATOR)
    nima = room.seated("nima")
    ask_reference_period(room.store, nima, selection=ROOM, first=ASKED.first, last=ASKED.last)
    return room


def seek(room, *kinds):
    state_sought(room.store, room.seated("nima"), selection=ROOM, kinds=kinds)


def seat(room):
    """Let Azar speak for a vendor of the call."""
    account(room, "azar")
    nima = room.seated("nima")
    vendor = register_vendor(room.store, nima, selection=ROOM, names={"en": "Aban"})
    token = invite_person(room.store, nima, selection=ROOM, vendor=vendor)
    take_seat(room.store, Actor(account="azar", name="azar"), token)


def asked(room, read, who, *more):
    with room.store.read() as session:
        return read(session, room.seated(who), ROOM, *more)


def how_to_answer(room, language):
    return [getattr(block, "text", "") for block in
            section_blocks(outline(content(room, language)), "answers")]  # fmt: skip


def test_the_request_says_which_partner_is_sought_and_which_references_count(ready):
    english, persian = (how_to_answer(ready, language) for language in Language)

    assert any(text.startswith("Partner sought: Maker, Integrator.") for text in english)
    assert any("from 20 March 2024" in text for text in english)
    assert any("to 20 March 2026" in text for text in english)
    assert any(text.startswith("شریک مورد نظر: تولیدکننده") for text in persian)
    assert any("۱۴۰۳" in text and "مراجع" in text for text in persian)


def test_a_request_for_which_nothing_was_set_says_nothing_of_it(room):
    fill(room)
    frozen(room)

    assert not any("Partner sought" in text for text in how_to_answer(room, Language.EN))
    assert len(list(call_terms((), None, Language.FA, is_sealed=True))) == 1  # how to hand in


def test_a_vendor_reads_what_went_out_in_its_own_language_and_nothing_before(ready):
    assert not asked(ready, wait_for_addendum, "nima")
    issued(ready)
    seat(ready)

    for language in Language:
        told = asked(ready, issued_terms, "azar", language)
        standing = call_terms(
            (PartnerKind.MAKER, PartnerKind.INTEGRATOR), ASKED, language, is_sealed=False
        )
        assert told == tuple(each.text for each in standing)
    assert asked(ready, issued_terms, "nima", Language.EN) == ()  # members read what stands
    assert not asked(ready, wait_for_addendum, "azar")


def test_what_is_set_otherwise_after_the_issue_reaches_vendors_by_an_addendum_alone(ready):
    issued(ready)
    seat(ready)
    seek(ready, PartnerKind.CONSULTANT)

    assert asked(ready, wait_for_addendum, "nima")
    assert asked(ready, issued_terms, "azar", Language.EN)[1].startswith("Partner sought: Maker")
    assert [each.after.code for each in asked(ready, unissued_sections, "nima").changed] == [
        "answers"
    ]
    addendum(ready)
    with ready.store.read() as session:
        found = issued_section_difference(session, ready.seated("nima"), ROOM, earlier=1, later=2)
    assert [each.after.code for each in found.changed] == ["answers"]
    assert not asked(ready, wait_for_addendum, "nima")
    told = asked(ready, issued_terms, "azar", Language.EN)[1]
    assert told.startswith("Partner sought: Consultant")


def sealed(room):
    with room.store.database.writing() as session:
        now = room.store.clock()
        session.add(SealingRow(selection=ROOM, named_by="sara", named_at=now))


def test_the_request_tells_of_envelopes_on_the_page_only_where_the_page_takes_them(ready):
    for language, lacking, taking in (
        (Language.EN, "which takes no price", "the page seals them"),
        (Language.FA, "آن صفحه قیمت نمی‌گیرد", "همان صفحه آن‌ها را مهروموم می‌کند"),
    ):
        told = " ".join(each.text for each in call_terms((), None, language, is_sealed=False))
        assert (lacking in told, taking in told) == (True, False)
        assert any(lacking in text for text in how_to_answer(ready, language))
    sealed(ready)
    for language, taking in (
        (Language.EN, "the page seals them"), (Language.FA, "همان صفحه آن‌ها را مهروموم می‌کند"),
    ):  # fmt: skip
        assert any(taking in text for text in how_to_answer(ready, language))


def test_a_call_that_is_sealed_after_it_went_out_waits_for_an_addendum(ready):
    issued(ready)
    seat(ready)
    sealed(ready)

    assert asked(ready, wait_for_addendum, "nima")
    assert "takes no price" in asked(ready, issued_terms, "azar", Language.EN)[0]
    addendum(ready)
    assert "the page seals them" in asked(ready, issued_terms, "azar", Language.EN)[0]


def test_the_chair_is_warned_where_nothing_is_sealed_and_can_make_the_issue_wait(ready):
    (check,) = asked(ready, sealing_checks, "nima", Language.EN)
    assert (check.is_red, check.is_strict) == (True, False)
    assert "guarded by rights alone" in str(check.found)

    choose_checks(ready.store, ready.seated("sara"), selection=ROOM, required={check.code: True})
    with pytest.raises(Refused, match="the RFP waits for these checks"):
        issued(ready)
    issue_rfp(ready.store, ready.seated("sara"), selection=ROOM, reason="Prices come on paper")

    sealed(ready)
    (check,) = asked(ready, sealing_checks, "nima", Language.EN)
    assert not check.is_red
