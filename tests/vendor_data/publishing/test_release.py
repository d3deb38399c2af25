"""The release against the published schema, made strict: a field that it lacks is a fault too."""

import datetime as dt
import hashlib
import json

import pytest

from rfp.changes.issue import set_timetable
from rfp.changes.issued_files import keep_issued_file
from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.writing.issued_file import IssuedKind
from tests.rfp.needs_room import ROOM
from tests.vendor_data.publishing.standard import faults
from tests.vendor_data.screens.stage import on_stage
from tests.vendor_data.sealing.sealed_room import SealedRoom
from tests.vendor_data.test_reads import kept
from tests.vendor_data.test_stale_answers import addendum
from vendor_data.changes.hand_in import Late
from vendor_data.changes.offers import add_party
from vendor_data.changes.prices import set_price
from vendor_data.changes.vendors import exclude_vendor
from vendor_data.changes.withdrawals import record_withdrawal
from vendor_data.offering.offer import PartyRole
from vendor_data.publishing.release import release
from vendor_data.reads.publishing import NOBODY, published_facts
from workbench.language import Language
from workbench.problem import Refused
from workbench.settings import Publisher


@pytest.fixture
def call(room):
    days = {
        code: dt.date(2026, 4, day)
        for code, day in (("questions", 1), ("proposals", 10), ("opening", 11), ("decision", 30))
    }
    set_timetable(room.store, room.seated("nima"), selection=ROOM, days=days)
    room.issue()
    room.declare()
    room.propose("aban", "R-001,Full,as *is*,", "R-002,No,,")
    room.propose("baran", "R-001,Partial,,")
    addendum(room, "R-002")
    for role, name in ((PartyRole.LEAD, "Aban Holding"), (PartyRole.SUBCONTRACTOR, "Sepid")):
        add_party(
            room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
            name=name, role=role,
        )  # fmt: skip
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
        amount=5_200_050,
    )  # fmt: skip
    return room


def made(room, who="sara", language=Language.EN, publisher=NOBODY):
    with room.store.read() as session:
        facts = published_facts(
            session, room.seated(who), ROOM, language, made=room.store.clock(),
            publisher=publisher,
        )  # fmt: skip
    return json.loads(json.dumps(release(facts)))


def test_the_release_is_valid_in_every_phase_and_both_languages(call):
    for phase in ("call", "opening", "price", "decision"):
        call.enter(phase)
        for language in Language:
            assert faults(made(call, language=language)) == [], (phase, language)


def test_a_publisher_goes_out_under_its_own_prefix_and_name(call):
    told = made(call, publisher=Publisher(ocid_prefix="ocds-a1b2c3", organisation="Clinic of Ray"))
    assert faults(told) == []
    assert told["ocid"] == f"ocds-a1b2c3-{ROOM}"
    buyer = {"id": "ocds-a1b2c3-buyer", "name": "Clinic of Ray"}
    assert told["buyer"] == told["tender"]["procuringEntity"] == buyer
    assert told["parties"][0] == {**buyer, "roles": ["buyer", "procuringEntity"]}
    unnamed = made(call)
    assert unnamed["ocid"] == f"ocds-000000-{ROOM}"
    assert "buyer" not in unnamed


@pytest.fixture
def documented(call):
    for version, kind in ((1, IssuedKind.RFP), (1, IssuedKind.BOTH), (2, IssuedKind.ADDENDUM)):
        keep_issued_file(
            call.store, call.seated("nima"), selection=ROOM, list_version=version, language="en",
            kind=kind, file=kind.value.encode(),
        )  # fmt: skip
    call.enter("opening")
    kept(call, "aban", "manual.docx")
    return call


@pytest.mark.parametrize("language", Language)
def test_documents_are_valid_named_by_their_hash_and_carry_no_address(documented, language):
    told = made(documented, language=language)

    assert faults(told) == []
    documents = told["tender"]["documents"]
    assert sorted((each["documentType"], each["id"]) for each in documents) == sorted(
        (
            "clarifications" if kind is IssuedKind.ADDENDUM else "biddingDocuments",
            hashlib.sha256(kind.value.encode()).hexdigest(),
        )
        for kind in IssuedKind
    )
    assert [each for each in documents if "url" in each] == []
    assert [
        (each["title"], each["documentType"]) for each in told["bids"]["details"][0]["documents"]
    ] == [("manual.docx", "technicalSpecifications")]


def test_a_moment_that_is_none_is_a_fault(documented):
    told = made(documented)
    told["tender"]["documents"][0]["datePublished"] = "1 April"
    assert faults(told) != []


def test_papers_of_the_envelopes_a_and_b_are_documents_of_the_bid_and_c_is_not(tmp_path):
    room = SealedRoom(tmp_path)
    for envelope, name in (("A", "guarantee.pdf"), ("B", "answers.xlsx"), ("C", "price.xlsx")):
        room.hand_in("aban", envelope, name=name)
    room.open_both()
    room.propose("aban", "R-001,Full,,")
    room.close_scores()
    room.open_both("price")
    room.enter("price")
    told = made(room)
    room.store.database.close()

    assert faults(told) == []
    assert [
        (each["title"], each["documentType"]) for each in told["bids"]["details"][0]["documents"]
    ] == [("guarantee.pdf", "submissionDocuments"), ("answers.xlsx", "submissionDocuments")]


def test_what_came_late_or_was_withdrawn_unread_is_a_bid_with_its_own_status(tmp_path):
    room = SealedRoom(tmp_path)
    room.hand_in("aban", "B")
    record_withdrawal(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
        day=dt.date(2026, 3, 20), note="in the post book",
    )  # fmt: skip
    room.last_day(dt.date(2026, 3, 20))
    for _ in range(2):
        with pytest.raises(Late):
            room.hand_in("baran", "B")
    told, to_members = made(room), made(room, "omid")
    room.store.database.close()

    assert faults(told) == []
    assert [(each["tenderers"][0]["name"], each["status"]) for each in told["bids"]["details"]] == [
        ("Aban", "withdrawn"), ("Baran", "disqualified"),
    ]  # fmt: skip
    assert told["bids"]["statistics"][0]["value"] == 0
    assert "bids" not in to_members


def test_a_selection_with_nothing_in_it_is_a_valid_release_too(room):
    room.enter("needs")
    told = made(room)
    assert faults(told) == []
    assert (told["tag"], told["tender"]["status"]) == (["planning"], "planned")
    assert "bids" not in told


def test_a_field_that_the_standard_lacks_is_found(call):
    told = made(call)
    told["bids"]["details"][0]["points"] = 5
    assert faults(told) != []


def test_proposals_are_bids_and_answers_their_responses(call):
    told = made(call)
    by_tenderer = {each["tenderers"][0]["name"]: each for each in told["bids"]["details"]}
    aban = by_tenderer["Aban"]
    assert [each["name"] for each in aban["tenderers"]] == ["Aban", "Aban Holding"]
    assert aban["status"] == "pending"
    codes = {
        each["id"]: each["title"]
        for criterion in told["tender"]["criteria"]
        for group in criterion["requirementGroups"]
        for each in group["requirements"]
    }
    assert [
        (codes[each["requirement"]["id"]], each["value"], each.get("description"))
        for each in aban["requirementResponses"]
    ] == [("R-001", "full", "as *is*"), ("R-002", "no", None)]
    assert {each["name"]: each["roles"] for each in told["parties"]}["Sepid"] == ["subcontractor"]
    assert told["bids"]["statistics"][0]["value"] == 2
    assert told["tag"] == ["tenderAmendment"]


def test_no_price_is_in_it_before_the_prices_are_open_then_it_is_exact(call):
    assert "52000" not in json.dumps(made(call))
    call.enter("price")
    values = [each.get("value") for each in made(call)["bids"]["details"]]
    assert values == [{"amount": 52000.5, "currency": "EUR"}, None]


def test_an_excluded_vendor_is_disqualified_and_shows_no_price(call):
    call.enter("opening")
    exclude_vendor(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        requirement=call.requirements[0], reasons={"en": "Hosted abroad"},
    )  # fmt: skip
    call.enter("price")
    aban = made(call)["bids"]["details"][0]
    assert (aban["status"], "value" in aban) == ("disqualified", False)
    assert "Hosted abroad" not in json.dumps(made(call))


def test_a_member_in_conflict_gets_neither_that_vendor_nor_a_count(call):
    call.declare(conflicts={"omid": ["aban"]})
    told = json.dumps(made(call, "omid"))
    assert [word for word in ("Aban", "Sepid", "as *is*", "statistics") if word in told] == []


def test_who_has_not_declared_gets_the_call_without_proposals(room):
    room.declare_alone("nima")
    room.issue()
    room.propose("aban", "R-001,Full,secret words,", who="nima")
    told = made(room, "leila")
    assert "bids" not in told
    assert "parties" not in told


def test_a_vendor_exports_nothing(call):
    with pytest.raises(Refused, match="your role does not include this"):
        made(call, "vida")


def test_the_proposals_screen_offers_the_export(call):
    page = on_stage(call, "vendor_data.screens.proposals", "leila")
    assert "Open contracting data (JSON)" in [each.label for each in page.get("download_button")]


HOSTILE = "=1+1 <b>\u202e</b> {found} \U0001f600 'x' \"y\""


def nothing(_room):
    """Leave it as it was set up."""


def issued(room):
    room.issue()
    room.declare()


def proposed(room):
    issued(room)
    room.propose("aban", "R-001,Full,as is,", "R-002,No,,")
    room.propose("baran", "R-001,Partial,,")


def excluded(*names):
    def change(room):
        proposed(room)
        room.enter("opening")
        for name in names:
            exclude_vendor(
                room.store, room.seated("sara"), selection=ROOM, vendor=room.vendors[name],
                requirement=room.requirements[0], reasons={"en": "late", "fa": "دیر"},
            )  # fmt: skip

    return change


def jointly(*roles):
    def change(room):
        proposed(room)
        for at, role in enumerate(roles):
            add_party(
                room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
                name=f"Partner {at}", role=role,
            )  # fmt: skip

    return change


def at_a_price(amount):
    def change(room):
        proposed(room)
        set_price(
            room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
            amount=amount,
        )  # fmt: skip

    return change


def persian_alone(room):
    add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"fa": "سامانه فارسی است"},
        moscow=Moscow.COULD, is_mandatory=False, code="P-1",
    )  # fmt: skip
    room.vendors["damavand"] = room.register(fa="دماوند")
    issued(room)
    room.propose("damavand", "R-001,Full,بله,")


def hostile(room):
    room.vendors["hostile"] = room.register(en=HOSTILE)
    issued(room)
    room.propose("hostile", f'R-001,Full,"{HOSTILE.replace(chr(34), chr(34) * 2)}",')


def in_days(*codes):
    def change(room):
        days = {code: dt.date(2026, 4, at) for at, code in enumerate(codes, start=1)}
        set_timetable(room.store, room.seated("nima"), selection=ROOM, days=days)
        proposed(room)

    return change


def proposed_again(room):
    proposed(room)
    room.propose("aban", "R-002,Full,since then,")


def amended_twice(room):
    proposed(room)
    addendum(room, "R-001")
    addendum(room, "R-002")


SELECTIONS = {
    "not issued": nothing,
    "issued, nobody proposed": issued,
    "proposed": proposed,
    "proposed again": proposed_again,
    "amended twice": amended_twice,
    "one excluded": excluded("aban"),
    "all excluded": excluded("aban", "baran"),
    "joint": jointly(PartyRole.LEAD, PartyRole.MEMBER),
    "joint, one company twice": jointly(PartyRole.MEMBER, PartyRole.SUBCONTRACTOR),
    "with five subcontractors": jointly(*[PartyRole.SUBCONTRACTOR] * 5),
    "at the least price": at_a_price(1),
    "at a great price": at_a_price(9_007_199_254_740_993),
    "in Persian alone": persian_alone,
    "in hostile words": hostile,
    "with one day": in_days("proposals"),
    "without a day for proposals": in_days("questions", "decision"),
    "with every day": in_days("questions", "proposals", "opening", "demos", "decision"),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_release_of_any_selection_is_valid_in_both_languages(room, name):
    SELECTIONS[name](room)

    for phase in ("call", "opening", "scoring", "decision"):
        if name == "not issued" and phase != "call":
            continue
        room.enter(phase)
        for language in Language:
            assert faults(made(room, language=language)) == [], (phase, language)


def test_one_file_in_two_envelopes_is_one_document(tmp_path):
    room = SealedRoom(tmp_path)
    for envelope in "AB":
        room.hand_in("aban", envelope, b"the same", name="offer.pdf")
    room.open_both()
    room.propose("aban", "R-001,Full,as is,")

    told = made(room)

    assert faults(told) == []
    assert len(told["bids"]["details"][0]["documents"]) == 1
    room.store.database.close()
