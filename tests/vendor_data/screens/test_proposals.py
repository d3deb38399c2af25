import hashlib

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.workbench.packages import document
from vendor_data import answer_form
from vendor_data.answer import Code
from vendor_data.answers.side_data import SideData, WrittenAnswer
from vendor_data.reads.asked import response_form
from vendor_data.reads.files import evidence
from vendor_data.reads.references import unneeded
from vendor_data.reads.vendors import answers
from workbench.language import Language

SCREEN = "vendor_data.screens.proposals"
SIDE_BY_SIDE = "vendor_data.screens.side_by_side"
FILE = (
    b"code,answer,comment,price\n"
    b"R-001,yes,as is,987654\n"
    b"R-002,Full / No,both,\n"
    b"R-77,No,other,876543\n"
    b"Total,,,-765432\n"
)


def brought(room, name, data, mime="text/csv"):
    """Return the page on which the facilitator has just brought a file of Aban."""
    room.declare()
    page = on_stage(room, SCREEN, "nima")
    page.selectbox[0].set_value(room.vendors["aban"])
    page.run().file_uploader[0].upload(name, data, mime)
    return page.run()


def given(room):
    with room.store.read() as session:
        found = answers(session, room.seated("omid"), ROOM)
    codes = dict(zip(room.requirements, ("R-001", "R-002"), strict=True))
    return {codes[requirement]: answer.code for (_, requirement), answer in found.items()}


def test_a_file_is_reviewed_as_five_counts_and_stored_only_when_confirmed(room):
    page = brought(room, "aban.csv", FILE)

    counts = {metric.label: metric.value for metric in page.metric}
    assert counts == {"Asked": "2", "Answered": "0", "Missing": "2", "Extra": "2", "Doubtful": "3"}
    assert "Not stored yet." in words(page)
    assert "Line 2 answers in other words (yes), which probably means Full" in words(page)
    assert "Still to decide: 2" in words(page)
    assert given(room) == {}

    page.radio[0].set_value(0)
    page.radio[1].set_value(-1)
    page = press(page.run(), "Store this proposal")
    assert given(room) == {"R-001": Code.FULL}
    assert "2 asked, 1 answered, 1 missing, 2 extra, 3 doubtful" in words(page)


def test_no_amount_of_a_file_is_ever_shown_only_where_one_is_wrong(room):
    told = words(brought(room, "aban.csv", FILE))

    assert [price for price in ("987654", "876543", "765432") if price in told] == []
    assert "The price … at line 5 is negative" in told


def test_what_nobody_asked_for_is_shown_to_its_last_line_and_may_be_noted_as_a_function(room):
    more = "".join(f"X-{n},No,our module {n} for 52000,\n" for n in range(1, 61))
    data = FILE + more.encode()
    page = brought(room, "aban.csv", data)
    assert ("our module 48" in words(page), "our module 49" in words(page)) == (True, False)
    digest = hashlib.sha256(data).hexdigest()[:12]
    page.session_state[f"review.{room.vendors['aban']}.{digest}.extra.page"] = 2
    assert "our module 60 for …" in words(page.run())

    page.multiselect[0].set_value(["line 8", "line 65"]).run()
    page = press(page, "Note them on the page References: 2")
    with room.store.read() as session:
        noted = unneeded(session, room.seated("nima"), ROOM)
    assert [(one.text, one.note) for one in noted] == [
        ("X-3 | No | our module 3 for …", "line 8"),
        ("X-60 | No | our module 60 for …", "line 65"),
    ]
    assert len(page.multiselect[0].options) == 60


def test_a_refused_file_is_one_sentence_and_goes_on_record_once(room):
    page = brought(room, "aban.csv", b"%PDF-1.7 hello")
    page.run()

    assert [error.value.replace("\\", "") for error in page.error] == [
        "This is a PDF called .csv; send a file that really is .csv, .xlsx"
    ]
    refused = [e for e in room.needs.events() if e.verb == "workbench.refuse_upload"]
    assert [event.vendor for event in refused] == [room.vendors["aban"]]


def test_a_word_document_is_kept_as_evidence_and_offered_under_its_cleaned_name(room):
    page = brought(room, "../annex.docx", document(), "application/octet-stream")
    press(page, "Store this evidence")

    press(brought(room, "annex.pdf", b"%PDF-1.7 hello"), "Store this evidence")

    with room.store.read() as session:
        found = evidence(session, room.seated("omid"), ROOM)
    assert [one.name for one in found] == ["annex.docx", "annex.pdf"]


def test_a_word_document_that_carries_the_form_is_reviewed_as_a_response(room):
    with room.store.read() as session:
        wanted = response_form(session, room.seated("nima"), ROOM, Language.EN)
    beside = SideData(release="5.2", due="2027-03")
    one, two = (requirement.id for requirement in wanted.requirements)
    filled = {
        one: WrittenAnswer(code=Code.ROADMAP, side=beside),
        two: WrittenAnswer(code=Code.PARTIAL, comment="no <b>export</b>"),
    }
    form = answer_form.write(wanted, Language.EN, made_at=room.store.clock(), answers=filled)

    page = brought(room, "form.docx", form, "application/octet-stream")
    assert "Table 3, row 3, column 5 is empty, though Partial needs it" in words(page)
    page.radio[0].set_value(-1)
    page = press(page.run(), "Store this proposal")

    assert given(room) == {"R-001": Code.ROADMAP, "R-002": Code.PARTIAL}
    assert "Release: 5.2" in words(on_stage(room, SIDE_BY_SIDE, "nima"))
    with room.store.read() as session:
        stored = answers(session, room.seated("omid"), ROOM)
        assert stored[room.vendors["aban"], one].side == beside
        assert evidence(session, room.seated("omid"), ROOM) == []


def test_answers_stand_side_by_side_in_the_vendors_own_words(room):
    room.declare()
    room.propose("aban", "R-001,Full,![x](http://x) **as** is,")
    room.propose("baran", "R-001,No,no <b>way</b>,")
    page = on_stage(room, SIDE_BY_SIDE, "leila")

    table = page.table[0].value
    assert list(table.columns) == ["Requirement", "Aban", "Baran"]
    first = [cell.replace("\\", "") for cell in table.iloc[0]]
    assert first == [
        "**R-001** Shows the history  \n*mandatory*",
        "**Full**  \n![x](\u2060http://x) **as** is",
        "**No**  \nno <b>way</b>",
    ]
    assert "![" not in table.iloc[0, 1]
    assert labels(page) == []


def test_a_member_in_conflict_meets_neither_file_nor_answer(room):
    room.declare(conflicts={"omid": ["aban"]})
    room.propose("aban", "R-001,Full,secret words,")
    page = on_stage(room, SCREEN, "omid")

    told = words(page)
    assert [word for word in ("Aban", "aban.csv", "secret words") if word in told] == []
    assert "No proposal stored yet" in told


def test_leaders_accept_another_code_and_both_stand_side_by_side(room):
    room.declare()
    room.propose("aban", "R-001,Full,as is,")
    room.enter("opening")

    page = on_stage(room, SCREEN, "nima")
    page = page.selectbox(key="accepted.vendor").set_value(room.vendors["aban"]).run()
    page = page.selectbox(key="accepted.requirement").set_value(room.requirements[0]).run()
    key = f"accepted.{room.vendors['aban']}.{room.requirements[0]}.0"
    page.selectbox(key=f"{key}.code").set_value(Code.PARTIAL)
    page = press(page.run(), "Accept this code")
    assert "needs its reason" in words(page)
    page.text_area(key=f"{key}.reason").set_value("no export in the demo")
    page = press(page.run(), "Accept this code")

    assert "claimed: Full, accepted: Partial" in words(page)
    assert "no export in the demo" in words(page)
    assert labels(on_stage(room, SCREEN, "omid")) == ["Answers side by side"]
    page = press(on_stage(room, SCREEN, "nima"), "Go by the vendor's code again")
    assert "accepted: Partial" not in words(page)
