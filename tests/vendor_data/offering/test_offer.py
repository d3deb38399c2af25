import datetime as dt

from rfp.writing.call_terms import PartnerKind
from vendor_data.offering.offer import (
    Delivery,
    Lack,
    Offer,
    Party,
    PartyRole,
    lacks,
    same_company,
    shared_companies,
)

NOW = dt.datetime(2026, 3, 21, tzinfo=dt.UTC)


def party(key, vendor="aban", name=None, role=PartyRole.MEMBER, **more):
    return Party(id=key, vendor=vendor, name=name or key, role=role, added_at=NOW, **more)


def test_an_offer_lacks_what_was_sought_and_is_not_offered():
    offer = Offer(kinds=(PartnerKind.MAKER,), deliveries=(Delivery.SAAS,))
    sought = (PartnerKind.MAKER, PartnerKind.INTEGRATOR)

    assert lacks(offer, sought, ["software"]) == {Lack.OTHER_KIND: ("integrator",)}
    assert lacks(Offer(), sought, ["software"]) == {Lack.NO_KIND: (), Lack.NO_DELIVERY: ()}


def test_a_joint_offer_lacks_a_lead_declarations_and_who_answers():
    offer = Offer(
        kinds=(PartnerKind.MAKER,), deliveries=(Delivery.SAAS,),
        parties=(party("one", declared=NOW.date()), party("two")), duties={"software": "one"},
    )  # fmt: skip

    assert lacks(offer, (), ["software", "training"]) == {
        Lack.NO_LEAD: (), Lack.UNDECLARED: ("two",), Lack.UNANSWERED: ("training",),
    }  # fmt: skip


def test_a_lead_alone_answers_for_everything():
    lead = party("one", role=PartyRole.LEAD, declared=NOW.date())
    offer = Offer(kinds=(PartnerKind.MAKER,), deliveries=(Delivery.SAAS,), parties=(lead,))

    assert lacks(offer, (), ["software", "training"]) == {}


def test_one_company_under_two_spellings_stands_behind_two_proposals():
    known = [party("a", "aban", "شركت ۱"), party("b", "baran", "شرکت 1"), party("c", "baran")]

    assert same_company(known, "a") == {"aban", "baran"}
    assert same_company(known, "c") == {"baran"}
    assert shared_companies(known) == {"شركت ۱": ("aban", "baran")}
