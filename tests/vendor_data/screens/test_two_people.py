import datetime as dt

import pytest

from rfp.reads.call_terms import reference_period
from rfp.writing.call_terms import PartnerKind
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage
from tests.workbench.two_people import Form, check
from vendor_data.answer import Code
from vendor_data.changes.costs import set_cost_model
from vendor_data.changes.demos import describe_customer
from vendor_data.changes.offers import state_offer
from vendor_data.changes.references import ask_reference_period, set_evidence
from vendor_data.changes.vendors import rename_vendor
from vendor_data.checking.evidence import EvidenceLevel
from vendor_data.costs.cost_model import CostModel
from vendor_data.reads.costs import cost_model
from vendor_data.reads.demos import imaginary_customer
from vendor_data.reads.offers import offers
from vendor_data.reads.references import evidence_levels
from vendor_data.reads.vendors import vendor_entries


def read(room, what, *more):
    with room.store.read() as session:
        return what(session, room.seated("sara"), ROOM, *more)


def sara(room, verb, **values):
    verb(room.store, room.seated("sara"), selection=ROOM, **values)


def keyed(kind, start, end):
    """Return what finds the first widget whose key begins and ends so."""
    return lambda page: next(
        each
        for each in getattr(page, kind)
        if str(each.key).startswith(start) and str(each.key).endswith(end)
    )


def labelled(kind, label):
    return lambda page: next(each for each in getattr(page, kind) if each.label == label)


def proposed(room):
    room.declare()
    room.propose("aban", f"R-001,{Code.FULL.value},as is,")


def period(first, last):
    return {"first": dt.date.fromisoformat(first), "last": dt.date.fromisoformat(last)}


def first_day(room):
    asked = read(room, reference_period)
    return asked and asked.first.isoformat()


def level(room):
    found = read(room, evidence_levels)
    return [each.reason for each in found.values()]


FORMS = {
    "name of a vendor": Form(
        screen="vendors",
        field=keyed("text_input", "vendor_form.", ".en"),
        typed="Aban Ltd",
        press="Save",
        meanwhile=lambda room: sara(
            room, rename_vendor, vendor=room.vendors["aban"], names={"en": "Aban Group"}
        ),
        theirs="it is now Aban Group; you wanted Aban Ltd",
        stored=lambda room: read(room, vendor_entries, "en")[0].names["en"],
        mine="Aban Ltd",
    ),
    "offer": Form(
        screen="who_offers",
        prepare=lambda room: room.declare(),
        field=keyed("text_area", "offer.", "note"),
        typed="Page 3",
        press="Save the offer",
        meanwhile=lambda room: sara(
            room,
            state_offer,
            vendor=room.vendors["aban"],
            kinds=[PartnerKind.MAKER],
            deliveries=[],
            note="Page 9",
            seen=0,
        ),
        theirs="it is now Maker, Page 9; you wanted Page 3",
        stored=lambda room: (o := read(room, offers).get(room.vendors["aban"])) and o.note,
        mine="Page 3",
    ),
    "reference period": Form(
        screen="references",
        prepare=lambda room: (
            room.declare(),
            sara(room, ask_reference_period, **period("2020-01-01", "2026-01-01")),
        ),
        field=keyed("text_input", "reference.period.", "first.en"),
        typed="2022-01-01",
        press="Set the period",
        meanwhile=lambda room: sara(
            room, ask_reference_period, **period("2021-01-01", "2026-01-01")
        ),
        theirs="1 January 2021",
        stored=first_day,
        mine="2022-01-01",
    ),
    "imaginary customer": Form(
        screen="demos",
        prepare=lambda room: room.declare(),
        field=keyed("text_area", "demo.customer.", ".en"),
        typed="A bank with 40 branches",
        press="Save the customer",
        meanwhile=lambda room: sara(room, describe_customer, texts={"en": "An insurer"}, seen={}),
        theirs="it is now An insurer; you wanted A bank with 40 branches",
        stored=lambda room: read(room, imaginary_customer).get("en"),
        mine="A bank with 40 branches",
    ),
    "cost model": Form(
        screen="cost_sheet",
        prepare=lambda room: room.enter("model"),
        field=labelled("selectbox", "Years after the start"),
        typed=7,
        press="Save",
        meanwhile=lambda room: sara(room, set_cost_model, model=CostModel(years=4), seen=0),
        theirs="you wanted",
        stored=lambda room: read(room, cost_model).years,
        mine=7,
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_who_presses_second_sees_both_keeps_the_words_and_decides(room, form):
    form.prepare(room)
    check(form, room, on_stage(room, f"vendor_data.screens.{form.screen}", form.who))


def test_a_level_of_evidence_that_somebody_set_meanwhile_is_told_in_the_popover(room):
    proposed(room)
    page = on_stage(room, "vendor_data.screens.evidence", "nima")
    page.button_group[1].set_value(EvidenceLevel.DOCUMENTED).run()
    about = {"vendor": room.vendors["aban"], "requirement": room.requirements[0]}
    check(
        Form(
            screen="evidence",
            field=keyed("text_input", "evidence.", "reason"),
            typed="Manual, page 7",
            press="Save the level",
            meanwhile=lambda room: sara(
                room, set_evidence, **about, evidence_level=EvidenceLevel.SHOWN,
                reason="Seen on site", seen=0,
            ),
            theirs="it is now Shown; you wanted Documented",
            stored=level,
            mine=["Manual, page 7"],
        ),
        room,
        page,
    )  # fmt: skip
