import io
import zipfile

import docx
import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from tests.vendor_data.test_people import read, seat
from vendor_data.changes.draft_phrase import set_draft_phrase
from vendor_data.changes.statements import save_statement
from vendor_data.drafts import draft_key
from vendor_data.offering.offer import Delivery, DeliveryPart, PartyRole
from vendor_data.offering.statement import (
    Open,
    StatedCompany,
    StatedReference,
    Statement,
    kept,
    lacking,
    read_back,
)
from vendor_data.reads.drafts import statement_draft
from vendor_data.reads.files import evidence, evidence_bytes
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.reads.stated_offers import stated_offers
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.events import events

PAGE = "vendor_data.screens.vendor_statement"
HAND_IN = "vendor_data.screens.vendor_hand_in"
PHRASE = "four green chairs outside"


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    seat(room)
    return room


def said(room, who="azar"):
    found = read(room, statement_draft, who)
    return read_back(found.content) if found else None


def put(room, statement, seen=0, who="azar", key=None):
    actor, content = room.seated(who), kept(statement)
    if key:
        bound = draft_key.place(ROOM, actor.room_vendor)
        content = draft_key.lock(key, content, bound, draft_key.STATEMENT)
    return save_statement(
        room.store, actor, selection=ROOM, vendor=actor.room_vendor, content=content, seen=seen
    )


def field(page, kind, name, turn=0):
    return getattr(page, kind)(key=f"statement.{turn}.{name}")


def test_every_field_is_kept_as_it_is_left(call):
    page = press(on_stage(call, PAGE, "azar"), "Add a company")
    page = field(page, "text_input", "company.0.name").set_value("Aban «Co»").run()
    page = field(page, "selectbox", "company.0.role").set_value("lead").run()
    page = field(page, "button_group", "company.0.duties").set_value(["software"]).run()
    page = field(page, "button_group", "deliveries").set_value(["saas"]).run()
    page = press(page, "Add a reference")
    page = field(page, "text_input", "reference.0.first").set_value("1402/01/20").run()

    assert "9 April 2023" in words(page)
    assert said(call) == Statement(
        deliveries=(Delivery.SAAS,),
        companies=(StatedCompany(
            name="Aban «Co»", role=PartyRole.LEAD, answers_for=(DeliveryPart.SOFTWARE,)
        ),),
        references=(StatedReference(first="1402/01/20"),),
    )  # fmt: skip
    assert "Still open: as what each company offers itself" in words(page)
    assert "Aban «Co»" in field(on_stage(call, PAGE, "azar"), "text_input", "company.0.name").value


def test_a_field_that_is_left_by_pressing_a_button_is_kept_with_what_the_button_does(call):
    page = press(on_stage(call, PAGE, "azar"), "Add a company")
    field(page, "text_input", "company.0.name").set_value("Aban")  # no run of its own
    page = press(page, "Add a company")

    assert [one.name for one in said(call).companies] == ["Aban", ""]


def test_the_rows_below_a_removed_one_keep_their_own_words(call):
    put(call, Statement(companies=(StatedCompany(name="Aban"), StatedCompany(name="Baran"))))
    page = press(on_stage(call, PAGE, "azar"), "Remove company 1")

    assert [one.name for one in said(call).companies] == ["Baran"]
    assert field(page, "text_input", "company.0.name", turn=1).value == "Baran"


def test_two_people_of_a_vendor_do_not_overwrite_each_other_and_lose_no_word(call):
    seat(call, "bita")
    page = press(on_stage(call, PAGE, "azar"), "Add a company")
    put(call, Statement(unneeded="by Bita", companies=(StatedCompany(),)), seen=1, who="bita")
    page = field(page, "text_input", "company.0.name").set_value("Typed by Azar").run()

    assert "another window of yours, changed this page" in words(page)
    assert page.code[0].value == "Typed by Azar"
    assert said(call).unneeded == "by Bita"
    with pytest.raises(Conflict):
        put(call, Statement(), seen=1)


def test_it_is_for_the_vendors_own_people_alone(call):
    seat(call, "cyrus", "baran")
    put(call, Statement(unneeded="zqsecret"))

    told = {who for who in ("azar", "cyrus", "sara", "nima", "omid") if read(
        call, statement_draft, who
    )}  # fmt: skip
    assert told == {"azar"}
    assert "zqsecret" not in repr([read(call, events, who) for who in ("sara", "nima")])
    with pytest.raises(Refused):
        save_statement(
            call.store, call.seated("cyrus"), selection=ROOM, vendor=call.vendors["aban"],
            content=kept(Statement()), seen=1,
        )  # fmt: skip


def test_without_envelopes_it_is_handed_in_once_as_a_document_that_leaders_read(call):
    put(call, Statement(
        companies=(StatedCompany(name="Aban", role=PartyRole.LEAD, ties="zqtie"),),
        references=(StatedReference(customer="zqbank"),),
    ))  # fmt: skip
    page = press(on_stage(call, HAND_IN, "azar"), "Hand in documents: 1")

    (file,) = read(call, evidence, "nima")
    assert (file.vendor, file.name) == (call.vendors["aban"], "who-offers.docx")
    with call.store.read() as session:
        found = evidence_bytes(session, call.seated("nima"), ROOM, file.upload)
    told = "\n".join(
        cell.text for table in docx.Document(io.BytesIO(found)).tables
        for row in table.rows for cell in row.cells
    )  # fmt: skip
    assert "zqtie" in told
    assert "zqbank" in told
    assert "Hand in documents" not in str([each.label for each in page.button])


def test_a_sealed_one_stands_in_no_file_and_is_opened_with_the_answers(sealed, tmp_path):
    azar = sealed.seated("azar")
    key = set_draft_phrase(
        sealed.store, azar, selection=ROOM, vendor=azar.room_vendor, phrase=PHRASE
    )
    with pytest.raises(Refused, match="drafts are too"):
        put(sealed, Statement(unneeded="zqsecret"))
    put(sealed, Statement(unneeded="zqsecret"), key=key)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"zqsecret" in path] == []

    page = on_stage(sealed, HAND_IN, "azar")
    page.text_input[0].set_value(PHRASE)
    page = press(page, "Open the drafts")
    page = page.segmented_control(key="vendor_hand_in.B.0.from").set_value(False).run()
    filled = ("a.csv", b"code,answer,comment\r\nR-001,Full,yes", "text/csv")
    page = page.file_uploader(key="vendor_hand_in.B.0.file").set_value(filled).run()
    assert "goes along as a document" in words(page)
    page.button(key="vendor_hand_in.B.0.go").click().run()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"zqsecret" in path] == []
    assert sealed.read(stated_offers) == {}
    sealed.open_both()
    (paper,) = sealed.read(opened_papers)
    content = sealed.read(opened_bytes, "nima", paper.hand_in)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["a.csv", "who-offers.docx", "who-offers.json"]
    (stated,) = sealed.read(stated_offers).values()
    assert stated.statement == Statement(unneeded="zqsecret")


def test_a_locked_statement_is_not_said_to_be_empty(sealed):
    azar = sealed.seated("azar")
    key = set_draft_phrase(
        sealed.store, azar, selection=ROOM, vendor=azar.room_vendor, phrase=PHRASE
    )
    put(sealed, Statement(unneeded="we said"), key=key)
    page = on_stage(sealed, HAND_IN, "azar")
    page = page.segmented_control(key="vendor_hand_in.B.0.from").set_value(False).run()
    filled = ("a.csv", b"code,answer,comment\r\nR-001,Full,yes", "text/csv")
    page = page.file_uploader(key="vendor_hand_in.B.0.file").set_value(filled).run()

    assert "does not go along yet: type your draft phrase there first" in words(page)


def test_what_is_lacking_is_named_and_too_much_is_refused():
    two = (
        StatedCompany(name="Aban", role=PartyRole.LEAD, answers_for=(DeliveryPart.SOFTWARE,)),
        StatedCompany(name="Baran", role=PartyRole.LEAD),
    )
    assert lacking(Statement(companies=two)) == tuple(Open)
    with pytest.raises(Problem, match="at most 12 companies and 20 references"):
        Statement(companies=(StatedCompany(),) * 13)
    with pytest.raises(Problem, match="a text has at most 2000 characters here"):
        Statement(unneeded="a" * 2001)
