import datetime as dt

import pytest

from rfp.reads.call_terms import sought
from rfp.writing.call_terms import PartnerKind
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from vendor_data.changes.offers import (
    add_party,
    change_party,
    give_duties,
    remove_party,
    state_offer,
    state_sought,
)
from vendor_data.offering.offer import Delivery, PartyRole
from vendor_data.reads.offers import offers, parties, parts
from vendor_data.reads.vendors import vendors
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.replay import check

SCREEN = "vendor_data.screens.who_offers"
CONFLICTS = "vendor_data.screens.declaration"


@pytest.fixture
def call(room):
    room.declare()
    return room


def join(room, name, vendor="aban", role=PartyRole.SUBCONTRACTOR, **more):
    return add_party(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor], name=name,
        role=role, **more,
    )  # fmt: skip


def read(room, what, *more, who="nima"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM, *more)


def offer_of(room, vendor="aban", who="nima"):
    return read(room, offers, who=who)[room.vendors[vendor]]


def about(room, vendor="aban"):
    return {"selection": ROOM, "vendor": room.vendors[vendor]}


def test_what_is_sought_is_told_to_everybody(call):
    kinds = [PartnerKind.INTEGRATOR, PartnerKind.MAKER]
    state_sought(call.store, call.seated("nima"), selection=ROOM, kinds=kinds)

    assert read(call, sought, who="leila") == (PartnerKind.MAKER, PartnerKind.INTEGRATOR)


def test_an_offer_is_described_and_two_who_do_so_at_once_are_shown_both(call):
    given = {"kinds": [PartnerKind.MAKER], "deliveries": [Delivery.SAAS], "note": "Page 3"}
    state_offer(call.store, call.seated("nima"), **about(call), **given, seen=0)
    found = offer_of(call)
    assert (found.kinds, found.deliveries, found.note) == (
        (PartnerKind.MAKER,), (Delivery.SAAS,), "Page 3",
    )  # fmt: skip

    given["note"] = "Page 4"
    with pytest.raises(Conflict, match=r"now .*Maker.*Page 3.*you wanted .*Page 4"):
        state_offer(call.store, call.seated("sara"), **about(call), **given, seen=0)


def test_one_party_leads_and_none_stands_in_a_proposal_twice(call):
    lead = join(call, "Aban Holding", role=PartyRole.LEAD)
    with pytest.raises(Problem, match="Aban Holding leads this proposal already"):
        join(call, "Sepid", role=PartyRole.LEAD)
    with pytest.raises(Problem, match="Aban Holding stands in this proposal already"):
        join(call, "ABAN  holding")
    second = join(call, "Sepid")
    with pytest.raises(Problem, match="leads this proposal already"):
        change_party(
            call.store, call.seated("nima"), **about(call), party=second, role=PartyRole.LEAD,
            declared=None, ties="", seen=1,
        )  # fmt: skip
    assert [(p.id, p.role) for p in offer_of(call).parties] == [
        (lead, PartyRole.LEAD), (second, PartyRole.SUBCONTRACTOR),
    ]  # fmt: skip


def test_each_party_declares_for_itself(call):
    party = join(call, "Sepid")
    day = dt.date(2026, 3, 1)
    change_party(
        call.store, call.seated("nima"), **about(call), party=party, role=PartyRole.MEMBER,
        declared=day, ties="Its director sat on our board", seen=1,
    )  # fmt: skip

    (found,) = offer_of(call).parties
    assert (found.declared, found.ties) == (day, "Its director sat on our board")
    with pytest.raises(Conflict, match=r"now .*Member of the consortium.*sat on our"):
        change_party(
            call.store, call.seated("sara"), **about(call), party=party, role=PartyRole.LEAD,
            declared=None, ties="", seen=1,
        )  # fmt: skip


def test_who_left_a_proposal_answers_for_nothing_in_it(call):
    lead, second = join(call, "Aban Holding", role=PartyRole.LEAD), join(call, "Sepid")
    given = {"software": lead, "training": second, "group fit": second}
    give_duties(call.store, call.seated("nima"), **about(call), duties=given)
    assert offer_of(call).duties == given

    remove_party(call.store, call.seated("nima"), **about(call), party=second)
    assert offer_of(call).duties == {"software": lead}
    with call.store.read() as session:
        breaks = repr(check(session).breaks)
    assert [table for table in ("party", "party_duty") if f"'{table}'" in breaks] == []


def test_a_part_is_answered_for_by_a_party_of_the_same_proposal(call):
    other = join(call, "Sepid", vendor="baran")
    with pytest.raises(Problem, match="no longer exists"):
        give_duties(call.store, call.seated("nima"), **about(call), duties={"software": other})
    with pytest.raises(Problem, match="no part of a delivery called catering"):
        give_duties(call.store, call.seated("nima"), **about(call), duties={"catering": None})


def test_the_parts_are_those_of_the_delivery_and_the_requirement_groups(call):
    found = read(call, parts, Language.EN)
    assert found["training"] == "Training"
    assert [part for part in found if part.startswith("group ")] == []


def test_a_tie_to_a_subcontractor_hides_every_proposal_it_stands_behind(room):
    for name in ("omid", "nima"):
        room.declare_alone(name)
    join(room, "Sepid", vendor="aban")
    join(room, "SEPID", vendor="baran")
    room.register(en="Caspian")
    page = on_stage(room, CONFLICTS, "leila")
    assert [box.label.replace("\\", "") for box in page.checkbox][:4] == [
        "Aban", "Sepid · Subcontractor", "Baran", "SEPID · Subcontractor",
    ]  # fmt: skip
    page.checkbox[1].check()
    page.checkbox[-1].check()
    page = page.run()
    assert "What ties you to Sepid" in [field.label for field in page.text_input]
    page.text_input[0].set_value("My brother owns it")
    press(page, "Declare")

    with room.store.read() as session:
        known = vendors(session, room.seated("leila"), ROOM, "en")
    assert [vendor.name.text for vendor in known] == ["Caspian"]
    assert read(room, parties, who="leila") == []
    assert read(room, offers, who="leila") == {}


def test_a_company_that_joins_later_asks_for_a_new_declaration(call):
    assert "joined a proposal" not in words(on_stage(call, CONFLICTS, "leila"))
    join(call, "Sepid")
    told = words(on_stage(call, CONFLICTS, "leila"))
    assert "These companies joined a proposal after you declared: Sepid. Declare again." in told


def test_before_declaring_one_knows_the_companies_by_name_alone(room):
    room.declare_alone("nima")
    join(room, "Sepid", ties="secret tie", declared=dt.date(2026, 3, 1))
    (found,) = read(room, parties, who="leila")
    assert (found.name, found.ties, found.declared) == ("Sepid", "", None)
    assert read(room, offers, who="leila") == {}
    assert "shown from the call on, once you have declared" in words(
        on_stage(room, SCREEN, "leila")
    )


def test_an_evaluator_describes_nothing(call):
    with pytest.raises(Refused, match="your role does not include this"):
        add_party(
            call.store, call.seated("omid"), **about(call), name="Sepid", role=PartyRole.MEMBER
        )


def test_the_screen_tells_what_is_unsettled_and_adds_a_party(call):
    state_sought(call.store, call.seated("nima"), selection=ROOM, kinds=[PartnerKind.INTEGRATOR])
    given = {"kinds": [PartnerKind.MAKER], "deliveries": [Delivery.SAAS], "note": ""}
    state_offer(call.store, call.seated("nima"), **about(call), **given, seen=0)
    page = on_stage(call, SCREEN, "nima")
    table = page.table[0].value
    assert list(table.columns) == ["Vendor", "Offers as", "Delivery", "Parties", "To be settled"]
    assert list(table.iloc[0])[1:] == [
        "Maker", "As a service (SaaS)", "–", "sought, not offered: Integrator",
    ]  # fmt: skip

    next(field for field in page.text_input if field.label == "Name of the company").set_value(
        "Sepid *Co*"
    )
    page = press(page.run(), "Add this party")
    assert [(p.name, p.role) for p in offer_of(call).parties] == [("Sepid *Co*", PartyRole.LEAD)]
    assert "no declaration yet: Sepid *Co*" in page.table[0].value.iloc[0, 4].replace("\\", "")
    assert labels(on_stage(call, SCREEN, "leila")) == []


def test_the_screen_tells_who_answers_for_what_and_for_what_nobody_does(call):
    lead, second = join(call, "Aban Holding", role=PartyRole.LEAD), join(call, "Sepid")
    everything = read(call, parts, Language.EN)
    given = dict.fromkeys(everything, lead) | {"training": None}
    give_duties(call.store, call.seated("nima"), **about(call), duties=given)
    page = on_stage(call, SCREEN, "nima")
    assert "nobody answers for: Training" in page.table[0].value.iloc[0, 4].replace("\\", "")

    (box,) = [each for each in page.selectbox if each.label == "Training"]
    page = press(box.set_value(second).run(), "Save who answers")
    assert offer_of(call).duties == dict.fromkeys(everything, lead) | {"training": second}
    assert "nobody answers for" not in str(page.table[0].value)
    told = words(on_stage(call, SCREEN, "leila"))
    assert "Training: Sepid" in told
    assert f"{everything['software']}: Aban Holding" in told
