import pytest

from rfp.writing.call_terms import PartnerKind
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, words
from tests.vendor_data.test_people import seat
from vendor_data.changes.offers import add_party, state_offer
from vendor_data.changes.plain_hand_in import hand_in_evidence
from vendor_data.offering.offer import Delivery, DeliveryPart, PartyRole
from vendor_data.offering.statement import (
    StatedCompany,
    StatedReference,
    Statement,
    from_outside,
    kept,
)
from vendor_data.reads.offers import offers
from vendor_data.reads.references import references
from vendor_data.reads.stated_offers import stated_offers
from workbench.changes.members import declare
from workbench.reads.events import changes_of, events
from workbench.reads.replay import check

SCREEN, CONFLICTS = "vendor_data.screens.who_offers", "vendor_data.screens.declaration"
OMIDS_TIE = "Our director is a cousin of Omid."
SAID = Statement(
    deliveries=(Delivery.SAAS,),
    companies=(
        StatedCompany(
            name="Aban Holding", role=PartyRole.LEAD, kinds=(PartnerKind.MAKER,),
            answers_for=(DeliveryPart.SOFTWARE, DeliveryPart.TRAINING),
        ),
        StatedCompany(
            name="Sepid", role=PartyRole.MEMBER, kinds=(PartnerKind.INTEGRATOR,),
            answers_for=(DeliveryPart.INTEGRATION, DeliveryPart.TRAINING), ties=OMIDS_TIE,
        ),
    ),
    references=(
        StatedReference(customer="Bank", first="1402/01/20", company="sepid"),
        StatedReference(customer="Port", first="last spring"),
    ),
    unneeded="A chat robot",
)  # fmt: skip


@pytest.fixture
def stated(room):
    room.issue()
    room.declare()
    seat(room)
    hand_in(room, SAID)
    return room


def hand_in(room, statement):
    hand_in_evidence(
        room.store, room.seated("azar"), selection=ROOM, vendor=room.vendors["aban"], uploads=[],
        stated=statement,
    )  # fmt: skip


def read(room, what, who="nima"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def take(page, of):
    (found,) = [
        each for each in page.button if each.label.replace("\\", "") == f"Take over :small[{of}]"
    ]
    return found.click().run()


def test_each_value_is_taken_over_with_one_press_and_what_was_there_stays_in_the_record(stated):
    aban = stated.vendors["aban"]
    about = {"selection": ROOM, "vendor": aban}
    state_offer(
        stated.store, stated.seated("nima"), **about, kinds=[PartnerKind.CONSULTANT],
        deliveries=[], note="Page 3", seen=0,
    )  # fmt: skip
    add_party(stated.store, stated.seated("nima"), **about, name="SEPID", role=PartyRole.LEAD)
    page = on_stage(stated, SCREEN, "nima")
    for value in ("Offers as", "Delivery", "Sepid", "Aban Holding", "Who answers for what",
                  "Reference: Bank", "Offered, though not asked for"):  # fmt: skip
        page = take(page, value)

    offer = read(stated, offers)[aban]
    assert offer.kinds == (PartnerKind.MAKER, PartnerKind.INTEGRATOR)
    assert (offer.deliveries, offer.note) == ((Delivery.SAAS,), "Page 3")
    assert [(each.name, each.role.value, each.ties) for each in offer.parties] == [
        ("Aban Holding", "lead", ""), ("SEPID", "member", OMIDS_TIE),
    ]  # fmt: skip
    lead, member = (each.id for each in offer.parties)
    assert offer.duties == {"software": lead, "integration": member}
    assert [(each.customer, each.party) for each in read(stated, references)] == [("Bank", member)]
    assert [each for each in labels(page) if each.startswith("Take over")] == []
    assert "Training" in words(page)
    assert "days are not clear as dates" in words(page)
    with stated.store.read() as session:
        nima = stated.seated("nima")
        found = [
            one for one in events(session, nima, ROOM) if one.verb == "vendor_data.state_offer"
        ]
        told = [each for one in found for each in changes_of(session, nima, ROOM, one.event)]
        assert ("consultant", "maker integrator") in {(each.before, each.after) for each in told}
        breaks = repr(check(session).breaks)
    assert [name for name in ("offer", "party", "vendor_reference") if name in breaks] == []


def test_a_stated_tie_stands_in_the_checks_of_conflicts_of_interest(stated):
    assert "It names Omid: ask whether they declared it" in words(on_stage(stated, SCREEN, "nima"))
    assert "It names you: declare it" in words(on_stage(stated, CONFLICTS, "omid"))
    asked = words(on_stage(stated, CONFLICTS, "leila"))
    assert OMIDS_TIE in asked
    assert "It names you" not in asked


def test_whoever_may_not_read_a_proposal_meets_nothing_of_its_statement(stated):
    hand_in(stated, Statement(unneeded="zqsecret"))
    declare(
        stated.store, stated.seated("omid"), selection=ROOM,
        conflicts={stated.vendors["aban"]: "a cousin"},
    )  # fmt: skip

    told = {who for who in ("nima", "leila", "omid", "azar") if read(stated, stated_offers, who)}
    assert told == {"nima", "leila"}
    (now,) = read(stated, stated_offers).values()
    assert now.statement == Statement(unneeded="zqsecret")
    assert "zqsecret" not in repr([read(stated, events, who) for who in ("omid", "azar")])
    assert "zqsecret" not in words(on_stage(stated, SCREEN, "omid"))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff", b"[]", b"[" * 90_000, b'{"unneeded": "\\ud800"}', kept(SAID).encode()[:-1],
        kept(Statement(unneeded="zq")).replace("zq", "\\ud800").encode(),
        kept(Statement(unneeded="zq")).replace("zq", "\\u0000").encode(),
        kept(Statement(unneeded="zq")).replace('"zq"', '["zq"]').encode(),
        kept(SAID).replace("lead", "chief").encode(), kept(SAID).encode() + b" " * 1_000_000,
    ],
)  # fmt: skip
def test_what_is_no_statement_of_ours_is_left_in_its_envelope(content):
    assert from_outside(content) is None
    assert from_outside(kept(SAID).encode()) == SAID
