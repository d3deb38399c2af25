import datetime as dt
import io

import docx
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.rfp.needs_room import ROOM
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from vendor_data.changes.envelope_checks import check_envelope, note_attendance
from vendor_data.changes.hand_in import Late
from vendor_data.reads.opening_minutes import opening_minutes
from vendor_data.screens.envelope_minutes import word_minutes
from vendor_data.sealing.envelope import Envelope, Finding, Opening
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk

FORM = ["Vendor", "Envelope", "Handed in", "Became"]
WHY = ["Vendor", "Envelope", "Handed in", "Why it was not opened"]


@pytest.fixture
def opened(room):
    """Return the room after its first opening: one file replaced, one late, one form checked."""
    for vendor in ("aban", "baran"):
        for envelope in ("A", "B", "C"):
            named = f"{vendor} & <{envelope}> (1).pdf"
            room.hand_in(vendor, envelope, f"{vendor} {envelope}".encode(), name=named)
    room.hand_in("aban", "B", b"second thoughts")
    room.last_day(room.store.clock().date() - dt.timedelta(days=1))
    with pytest.raises(Late):
        room.hand_in("baran", "B", b"too late")
    room.open_both()
    nima = room.seated("nima")
    check_envelope(
        room.store, nima, selection=ROOM, vendor=room.vendors["aban"], envelope=Envelope.A,
        finding=Finding.INCOMPLETE, remark="No stamp", seen=0,
    )  # fmt: skip
    note_attendance(
        room.store, nima, selection=ROOM, opening=Opening.TECHNICAL, present=["m-leila"],
        guests="Karimi, for Aban",
    )  # fmt: skip
    return room


def word(room, who="nima", opening=Opening.TECHNICAL, language=Language.EN):
    """Return the text of the minutes, paragraphs and cells, and each table as rows."""
    made = docx.Document(io.BytesIO(file_of(room, language, opening, who)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    return text + "\n" + repr(tables), tables


def file_of(room, language, opening=Opening.TECHNICAL, who="nima"):
    with room.store.read() as session:
        here = selection_of(session, ROOM, language.value)
    desk = Desk(store=room.store, actor=room.seated(who), language=language, selection=here)
    return word_minutes(desk, opening, language)


@pytest.mark.parametrize("language", Language)
def test_the_minutes_are_a_valid_word_file(opened, language, tmp_path):
    path = tmp_path / "minutes.docx"
    path.write_bytes(file_of(opened, language))

    assert OpenXmlValidator().validate(path).errors == []
    assert check(path) == []
    assert word_faults(path.read_bytes()) == []
    assert schema_faults(path.read_bytes()) == []


def test_the_minutes_in_persian_say_the_same_in_its_words_and_digits(opened):
    told, tables = word(opened, language=Language.FA)

    assert rows_under(tables, ["نام", "سمت"])[-1] == ["Karimi, for Aban", "مهمان"]
    checked = rows_under(tables, ["ارائه‌دهنده", "پاکت", "تحویل", "سرانجام"])
    assert [(row[0], row[3], row[4], row[5]) for row in checked[:2]] == [
        ("آبان", "گشوده", "موجود، ناقص", "No stamp"),
        ("آبان", "گشوده", "هنوز بررسی نشده", "–"),
    ]
    assert "۱ فروردین ۱۴۰۵، ساعت ۰۹:۰۰" in told


def rows_under(tables, first):
    return next(table for table in tables if table[0][: len(first)] == first)[1:]


def test_the_minutes_say_who_was_there_and_what_became_of_every_envelope(opened):
    _, tables = word(opened)

    assert rows_under(tables, ["Name", "As"]) == [
        ["Leila", "Observer"], ["Nima", "Facilitator"], ["Sara", "Chair · Evaluator"],
        ["Karimi, for Aban", "Guest"],
    ]  # fmt: skip
    checked = rows_under(tables, FORM)
    assert [(row[0], row[1][9], row[3], row[4], row[5]) for row in checked] == [
        ("Aban", "A", "Opened", "Present, not complete", "No stamp"),
        ("Aban", "B", "Opened", "Not checked yet", "–"),
        ("Baran", "A", "Opened", "Not checked yet", "–"),
        ("Baran", "B", "Opened", "Not checked yet", "–"),
    ]
    unopened = rows_under(tables, WHY)
    assert unopened[0][0] == "Aban"
    (late,) = rows_under(tables, ["Vendor", "Envelope", "Came at"])
    assert late[0] == "Baran"


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (Language.EN, ["Vendor", "Envelope", "File"]),
        (Language.FA, ["ارائه‌دهنده", "پاکت", "فایل"]),
    ],
)
def test_the_minutes_name_each_file_that_was_opened_as_its_vendor_named_it(opened, language, head):
    _, tables = word(opened, language=language)

    assert [row[2] for row in rows_under(tables, head)] == [
        "aban _ _A_ (1).pdf", "file.xlsx", "baran _ _A_ (1).pdf", "baran _ _B_ (1).pdf"
    ]  # fmt: skip


def test_the_minutes_print_the_head_of_the_record_and_the_hash_of_every_receipt(opened):
    told, _ = word(opened)
    with opened.store.read() as session:
        minutes = opening_minutes(
            session, opened.seated("nima"), ROOM, Opening.TECHNICAL, Language.EN
        )
    flat = told.replace(" ", "")
    assert all(each.commitment in flat for each in minutes.opened)
    assert all(each.sha256 in flat for each in minutes.opened)
    assert len(minutes.opened) == 4


@pytest.mark.parametrize("language", Language)
def test_the_minutes_of_a_and_b_say_nothing_of_c(opened, language):
    told, _ = word(opened, language=language)
    label = {Language.EN: "Envelope C: price", Language.FA: "پاکت ج: قیمت"}[language]
    assert label not in told


def test_a_member_in_conflict_reads_nothing_of_that_vendor_in_the_minutes(opened):
    opened.declare(conflicts={"omid": ["baran"]})
    told, tables = word(opened, "omid")

    assert "Baran" not in told
    assert "conflict of interest are left out" in told
    assert len(rows_under(tables, FORM)) == 2
    assert "Baran" in word(opened, "leila")[0]


def test_the_minutes_of_c_are_for_those_who_lead_until_prices_are_open(opened):
    opened.close_scores("baran")
    opened.open_both("price")
    told, tables = word(opened, opening=Opening.PRICE)

    became = [row[3] for row in rows_under(tables, FORM)]
    assert became == ["Opened", "Stays sealed for good"]
    assert "not printed: prices could be guessed" in told
    with pytest.raises(Refused, match="have not been opened yet"):
        word(opened, "omid", opening=Opening.PRICE)
    opened.enter("price")
    assert "Stays sealed for good" in word(opened, "omid", opening=Opening.PRICE)[0]


def test_before_the_opening_there_are_no_minutes(room):
    room.hand_in("aban", "B")
    with pytest.raises(Refused, match="have not been opened yet"):
        word(room)


def test_what_was_not_opened_stands_with_its_reason(opened):
    _, tables = word(opened)
    assert [(row[0], row[1], row[3]) for row in rows_under(tables, WHY)] == [
        ("Aban", "Envelope B: technical proposal", "Replaced, unopened")
    ]


def test_the_minutes_of_c_in_persian_say_what_was_opened_and_what_stays_sealed(opened):
    opened.close_scores("baran")
    opened.open_both("price")
    told, tables = word(opened, opening=Opening.PRICE, language=Language.FA)

    assert "صورت‌جلسه: گشایش پاکت ج" in told
    became = rows_under(tables, ["ارائه‌دهنده", "پاکت", "تحویل", "سرانجام"])
    assert [(row[0], row[1], row[3]) for row in became] == [
        ("آبان", "پاکت ج: قیمت", "گشوده"),
        ("باران", "پاکت ج: قیمت", "برای همیشه مهروموم می‌ماند"),
    ]
    why = rows_under(tables, ["ارائه‌دهنده", "پاکت", "تحویل", "چرا گشوده نشد"])
    assert [(row[0], row[3]) for row in why] == [("باران", "برای همیشه مهروموم می‌ماند")]
    cells = [cell for table in tables for row in table for cell in row]
    assert "چاپ نمی‌شود: قیمت از آن حدس زده می‌شود" in cells
    assert "Envelope" not in told
