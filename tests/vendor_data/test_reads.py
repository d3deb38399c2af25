import pytest

from tests.rfp.needs_room import ROOM
from tests.workbench.packages import document as docx
from vendor_data.changes.proposals import store_evidence
from vendor_data.reads.asked import asked, response_form
from vendor_data.reads.files import evidence, evidence_bytes
from vendor_data.reads.vendors import answers, proposals, vendors
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.problem import Refused
from workbench.uploads import receive


@pytest.fixture
def stocked(room):
    """Both vendors have proposed; Omid has a conflict with Aban; Vida speaks for Baran."""
    room.declare(conflicts={"omid": ["aban"]})
    room.propose("aban", "R-001,Full,ours,")
    room.propose("baran", "R-001,No,theirs,")
    room.let_in("baran")
    return room


def read(room, what, who):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def seen(room, who):
    """Return which vendors a member meets in lists, proposals and answers."""
    keys = {vendor: key for key, vendor in room.vendors.items()}
    with room.store.read() as session:
        about = (session, room.seated(who), ROOM)
        return (
            [keys[vendor.id] for vendor in vendors(*about, "en")],
            [keys[proposal.vendor] for proposal in proposals(*about)],
            [(keys[vendor], answer.comment) for (vendor, _), answer in answers(*about).items()],
        )


DOCUMENT = docx()


def kept(room, vendor, name="annex.docx"):
    upload = receive(name, DOCUMENT, reader=None, kinds=frozenset({Kind.DOCUMENT}))
    return store_evidence(
        room.store,
        room.seated("nima"),
        selection=ROOM,
        vendor=room.vendors[vendor],
        upload=upload,
    )


def test_the_committee_sees_every_vendor_and_its_words(stocked):
    both = ["aban", "baran"]

    assert seen(stocked, "leila") == (both, both, [("aban", "ours"), ("baran", "theirs")])


def test_a_member_in_conflict_meets_that_vendor_nowhere(stocked):
    assert seen(stocked, "omid") == (["baran"], ["baran"], [("baran", "theirs")])


def test_a_vendor_meets_itself_alone_and_no_proposal_list(stocked):
    assert seen(stocked, "vida") == (["baran"], [], [("baran", "theirs")])


def test_an_account_of_a_vendor_without_a_vendor_meets_nobody(room):
    room.declare()
    room.propose("aban", "R-001,Full,ours,")
    room.let_in(None)

    assert seen(room, "vida") == ([], [], [])


def test_before_the_call_a_vendor_meets_nothing(stocked):
    stocked.enter("model")

    assert seen(stocked, "vida") == ([], [], [])
    assert read(stocked, lambda *about: asked(*about, Language.EN), "vida") == ()


def test_before_declaring_a_member_sees_names_but_no_proposal(room):
    assert seen(room, "sara") == (["aban", "baran"], [], [])


def test_the_asked_requirements_are_the_rfps_in_either_language(stocked):
    form = read(stocked, lambda *about: response_form(*about, Language.FA), "nima")

    assert [(one.code, one.text, one.is_mandatory) for one in form.requirements] == [
        ("R-001", "سابقه را نشان می‌دهد", True),
        ("R-002", "بی‌شبکه", False),
    ]
    assert (form.rfp_id, form.version) == (ROOM, "پیش‌نویس")
    stocked.issue()
    assert read(stocked, lambda *about: response_form(*about, Language.EN), "nima").version == "1"


def test_a_vendor_is_given_its_form_from_the_call_on_and_not_before(stocked):
    stocked.let_in("aban")
    stocked.issue()
    asked_of_all = read(stocked, lambda *about: response_form(*about, Language.EN), "nima")
    assert read(stocked, lambda *about: response_form(*about, Language.EN), "vida") == asked_of_all
    stocked.enter("needs")
    with pytest.raises(Refused, match="your role does not include this"):
        read(stocked, lambda *about: response_form(*about, Language.EN), "vida")


def test_evidence_is_listed_under_its_cleaned_name_and_given_as_it_came(stocked):
    kept(stocked, "baran", "../../<annex>.docx")

    (found,) = read(stocked, evidence, "omid")

    assert found.name == "_annex_.docx"
    content = read(stocked, lambda *about: evidence_bytes(*about, found.upload), "omid")
    assert (content, found.size) == (DOCUMENT, len(DOCUMENT))


@pytest.mark.parametrize("who", ["omid", "vida"])
def test_evidence_of_a_vendor_in_conflict_or_for_a_vendor_does_not_exist(stocked, who):
    upload = kept(stocked, "aban")

    assert read(stocked, evidence, who) == []
    with pytest.raises(Refused, match="there is no such document, or you may not see it"):
        read(stocked, lambda *about: evidence_bytes(*about, upload), who)


def test_a_response_file_which_may_hold_prices_is_never_given(stocked):
    (first, _) = read(stocked, proposals, "leila")

    with pytest.raises(Refused, match="there is no such document"):
        read(stocked, lambda *about: evidence_bytes(*about, first.upload), "leila")
