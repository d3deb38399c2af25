import gzip
import json
import time
import zipfile

import pytest

from tests.material import shared
from tests.workbench.packages import changed, document, good_workbook, part, relations, sheet
from vendor_data.reconciliation import reconcile
from workbench import uploads
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.problem import Problem
from workbench.uploads import receive

EVERYTHING = frozenset(Kind)
WORKBOOK = "vendor_data.workbook:read"
EXPECTED = json.loads(shared("hostile/expected.json").read_text(encoding="utf-8"))
READERS = {"xlsx": WORKBOOK, "csv": WORKBOOK, "bpmn": "rfp.maps.bpmn:read"}

REFUSALS = {
    "bomb_sheet_100mb.xlsx": "too large when unpacked: 100000179 bytes, the limit is 25000000",
    "bomb_nested.zip": "This is an archive called .zip; archives are not taken",
    "pixel_flood.docx": "word/media/image1.png has 900000000 pixels; the limit is 50000000",
    "billion_laughs_workbook.xlsx": r"xl/workbook.xml declares a document type \(DOCTYPE\)",
    "xxe_local_file.docx": r"word/document.xml declares a document type \(DOCTYPE\)",
    "xxe.bpmn": r"The file declares a document type \(DOCTYPE\)",
    "laughs.bpmn": r"The file declares a document type \(DOCTYPE\)",
    "remote_template.docx": "would fetch http://example.invalid/t.dotm when opened",
    "macro_renamed.xlsx": "holds xl/vbaProject.bin: macros",
    "huge_dimension.xlsx": "sheet1.xml has more than 6000 rows",
    "rows_1m.xlsx": "sheet1.xml has more than 6000 rows",
    "zip_slip.xlsx": "named ../../../../tmp/rfp_evil.txt, which is not a safe name",
    "truncated.xlsx": "The file is damaged",
    "pdf_named.docx": "This is a PDF called .docx",
    "empty.csv": "The file is empty",
    "encrypted_agile.xlsx": "The file is password-protected",
    "nul_bytes.csv": "Line 2 holds a NUL character",
}
SENTENCES = {
    "formula_no_cache.xlsx": [
        "the price at S1!C2 is a formula without a value: =100*1.09",
        'the price at S1!C3 is a formula without a value: =WEBSERVICE("http://example.invalid")',
    ],
    "persian_numbers.csv": ["the price −۵۰ at line 6 is negative"],
    "yeh_kaf_duplicates.csv": [
        (
            "\u2068شرکت کيان; شرکت کیان; شركت کیان; شرکت‌کیان\u2069 are probably one vendor,"
            " \u2068شرکت کيان\u2069; nothing was merged"
        )
    ],
    "nan_infinity.csv": [
        "the column score at line 1 was not asked for; its words stand in the comments",
        "the price Infinity at line 2 is not a number",
        "the price 1e309 at line 3 is too large to be a price",
        "the price 1_000 at line 5 is not a number",
        "the price nan at line 6 is not a number",
    ],
}


def hostile(name):
    return shared(f"hostile/{name}").read_bytes()


def received(name):
    return receive(
        name, hostile(name), reader=READERS.get(name.rpartition(".")[2]), kinds=EVERYTHING
    )


def texts(upload):
    return [
        [cell.text for cell in line.cells] for table in upload.value.tables for line in table.lines
    ]


def names_with(reaction):
    return [one["file"] for one in EXPECTED if one["reaction"] == reaction]


@pytest.mark.parametrize("name", names_with("REJECT"))
def test_a_harmful_file_is_refused_with_the_sentence_that_fits_it(name):
    began = time.monotonic()

    with pytest.raises(Problem, match=REFUSALS[name]) as refusal:
        received(name)

    assert time.monotonic() - began < 10  # a second or two where nothing else runs
    assert not any(word in str(refusal.value) for word in ("Traceback", "root:", "Error"))


@pytest.mark.parametrize(
    "name",
    [
        f
        for r in ("FLAG", "NORMAL", "NEUTRAL")
        for f in names_with(r)
        if f.endswith(("csv", "xlsx"))
    ],
)
def test_an_odd_file_is_read_and_exactly_what_is_odd_is_flagged(name):
    upload = received(name)

    sentences = [doubt.sentence(Language.EN) for doubt in reconcile((), upload.value).doubts]

    assert sentences == SENTENCES.get(name, [])


def test_a_broken_process_map_is_read_with_its_three_problems():
    doubts = received("bad_references.bpmn").value.doubts

    assert [doubt.element for doubt in doubts] == ["a", "f1", "f2"]


def test_texts_that_readers_like_to_turn_into_something_stay_text():
    assert texts(received("missing_value_words.csv")) == [
        ["001", "NA", "None", "120"],
        ["002", "null", "n/a", "130"],
        ["1E5", "TRUE", "yes", "140"],
        ["2-3", "Nan", "no", "150"],
    ]


def test_utf_16_and_byte_order_marks_are_read():
    assert texts(received("utf16_bom.csv")) == [["R-01", "بله", "۱۲۰"]]
    assert [c.title for c in received("bom_header.csv").value.tables[0].columns] == [
        "id",
        "answer",
        "price",
    ]


def test_persian_and_mixed_digits_are_read_as_amounts():
    prices = reconcile((), received("persian_numbers.csv").value).prices

    assert [str(one.price.amount) for one in prices] == [
        "123456.78",
        "123456",
        "1234",
        "1234",
        "-50",
    ]


def test_direction_overrides_are_taken_out_and_balanced_isolates_stay():
    assert texts(received("bidi_override.csv")) == [
        ["Acme knab Ltd", "evidencefdp.exe"],
        ["گروه \u2067test\u2069", "\u2066offer\u2069.docx"],
    ]


def test_markup_and_templates_stay_the_characters_that_they_are():
    assert texts(received("html_markdown_injection.csv"))[0] == [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
    ]
    assert texts(received("sql_template_injection.csv"))[0] == [
        "'); DROP TABLE score;--",
        "{{ 7*7 }} {% for x in y %}",
    ]


SHOWN_NAMES = [
    "passwd.xlsx",
    "x.docx",
    "x.csv",
    "x.xlsx",
    "_CON.xlsx",
    "a" * 100 + ".xlsx",
    "offerxcod.docx",
    "x.xlsx",
    "x.xlsx",
    "x.xlsx",
    "file.xlsx",
    "file.xlsx",
    "نام فارسی ۱.xlsx",
    "a_b_Set-Cookie_ s_1.csv",
    "_img src_x_.csv",
    "x.csv",
    "rf.csv",
    "_1+1.csv",
]


@pytest.mark.parametrize(
    ("name", "shown"),
    list(
        zip(
            json.loads(shared("hostile/hostile_names.json").read_text(encoding="utf-8")),
            SHOWN_NAMES,
            strict=True,
        )
    ),
)
def test_a_good_file_under_a_hostile_name_is_taken_and_shown_under_a_clean_one(name, shown):
    good = {".xlsx": good_workbook(), ".docx": document(), ".csv": b"id,answer\nR-01,Full\n"}

    upload = receive(name, good[shown[shown.rindex(".") :]], reader=None, kinds=EVERYTHING)

    assert upload.name == shown


BOOK, WORD = good_workbook(), document()
TYPES_PART = part(BOOK, "[Content_Types].xml")
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
JPEG = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc2\0\x11\x08" + (65_000).to_bytes(2, "big") * 2
DEEP = f'<w:p xmlns:w="w">{"<w:a>" * 300}{"</w:a>" * 300}</w:p>'
FAR_CELL = sheet('<sheetData><row r="1"><c r="CA1"/></row></sheetData>')
MERGED = sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
ROWS = sheet(f"<sheetData>{'<row/>' * 6_001}</sheetData>")
DDE = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>"
FETCH = '<w:fldSimple w:instr="INCLUDEPICTURE http://example.invalid/x.png"/>'
S1 = "xl/worksheets/sheet1.xml"


def encrypted():
    data = bytearray(BOOK)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


def lying():
    """A member that is larger than its directory entry says."""
    data = bytearray(changed(BOOK, [("xl/last.xml", "<a>" + "x" * 5_000 + "</a>")]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def linked():
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    return changed(BOOK, [(link, "/etc/passwd")])


VARIANTS = [
    ("a.xlsx", changed(BOOK, [("xl/sharedStrings.xml", DOCTYPE.encode("utf-16"))]), "DOCTYPE"),
    ("a.xlsx", changed(BOOK, [("xl/odd.bin", DOCTYPE.encode("utf-16-le"))]), "DOCTYPE"),
    ("a.docx", changed(WORD, [("word/x.bin", DOCTYPE.encode("utf-8-sig"))]), "DOCTYPE"),
    ("a.bpmn", DOCTYPE.encode("utf-16"), "DOCTYPE"),
    ("a.bpmn", b"<?a <!-- ?><!DOCTYPE x><r/><!-- -->", "DOCTYPE"),
    ("a.bpmn", b"<a>" * 300 + b"</a>" * 300, "more than 200 levels"),
    ("a.docx", changed(WORD, [("word/deep.xml", DEEP)]), "more than 200 levels"),
    (
        "a.docx",
        changed(WORD, [("word/x.xml", '<?xml version="1.0" encoding="UTF-7"?><a/>')]),
        "UTF-7",
    ),
    ("a.xlsx", changed(BOOK, [(S1, "<a/>"), (S1, "<a/>")]), "two parts named"),
    ("a.xlsx", changed(BOOK, [("XL/Workbook.xml", "<a/>")]), "two parts named"),
    ("a.xlsx", changed(BOOK, [("xl/externalLinks/externalLink1.xml", "<a/>")]), "outside links"),
    ("a.xlsx", changed(BOOK, [("xl/connections.xml", "<a/>")]), "outside links"),
    ("a.xlsx", changed(BOOK, [("xl/activeX/a.bin", "x")]), "macros"),
    ("a.xlsx", changed(BOOK, [("xl/odd.bin", OLE)]), "holds another file, xl/odd.bin"),
    ("a.xlsx", changed(BOOK, [("xl/media/a.png", WORD)]), "holds another file"),
    ("a.docx", changed(WORD, [("word/embeddings/b.xlsx", BOOK)]), "embedded files"),
    ("a.docx", changed(WORD, [("word/media/a.gif", PNG)]), "3600000000 pixels"),
    ("a.docx", changed(WORD, [("word/media/a.jpg", JPEG)]), "4225000000 pixels"),
    (
        "a.docx",
        changed(WORD, [("word/_rels/x.rels", relations("image", "http://x.invalid/a"))]),
        "fetch",
    ),
    (
        "a.docx",
        changed(WORD, [("word/_rels/x.rels", relations("oleObject", "e.bin", ""))]),
        "embedded",
    ),
    ("a.docx", document(DDE), "starts a program"),
    ("a.docx", document(FETCH), "fetches a file"),
    ("a.xlsx", changed(BOOK, [(S1, FAR_CELL)]), "uses column 79; the limit is 64"),
    ("a.xlsx", changed(BOOK, [(S1, MERGED)]), "more than 6000 rows"),
    ("a.xlsx", changed(BOOK, [(S1, ROWS)]), "more than 6000 rows"),
    (
        "a.xlsx",
        changed(BOOK, [(f"xl/worksheets/s{n}.xml", sheet("")) for n in range(31)]),
        "32 sheets",
    ),
    ("a.xlsx", changed(BOOK, [(f"xl/p{n}.xml", "<a/>") for n in range(301)]), "the limit is 300"),
    (
        "a.xlsx",
        changed(BOOK, [("xl/a.xml", b"<a>" + b" " * 9_000_000 + b"</a>")]),
        "packed .* to 1",
    ),
    ("a.xlsx", changed(BOOK, [("xl/a.xml", "<a><b></a>")]), "damaged: xl/a.xml"),
    ("a.xlsx", changed(BOOK, [("xl\\..\\a.xml", "<a/>")]), "not a safe name"),
    ("a.xlsx", changed(BOOK, [("C:/a.xml", "<a/>")]), "not a safe name"),
    ("a.xlsx", changed(BOOK, method=zipfile.ZIP_BZIP2), "damaged"),
    ("a.xlsx", encrypted(), "password-protected"),
    ("a.xlsx", lying(), "damaged"),
    ("a.xlsx", linked(), "is a link"),
    ("a.xlsx", BOOK[:-300], "damaged"),
    ("a.xlsx", BOOK[: len(BOOK) // 2], "damaged"),
    ("a.xlsx", OLE, "old Office file"),
    ("a.docx", BOOK, "This is an Excel workbook called .docx"),
    ("a.xlsm", BOOK, "This is an Excel workbook called .xlsm"),
    ("a.zip", BOOK, "This is an Excel workbook called .zip"),
    ("a.bpmn", PNG, "This is a picture called .bpmn"),
    ("a.csv", gzip.compress(b"id,answer"), "This is an archive called .csv"),
    ("a.csv", b"%PDF-1.7", "This is a PDF called .csv"),
    ("a.csv", b"MZ" + bytes(100), "This is a program called .csv"),
    ("a.csv", b"<!doctype html><html></html>", "This is a web page called .csv"),
    ("a.csv", bytes(range(256)) * 9, "of no kind that is known"),
    ("a.csv", "id,answer\nR-01,a\0b\n".encode("utf-16"), "Line 2 holds a NUL"),
    ("a.csv", b'id,answer\nR-01,"never closed\n', "opened on line 2 is never closed"),
    ("a.csv", b"id,answer\n" + b"R,Full\n" * 6_000, "more than 6000 lines"),
    ("a.csv", b"x" * 10_000_001, "the limit is 10000000"),
    ("a.csv", b"nothing\nhere\n", "no line of the file names its columns"),
]


@pytest.mark.parametrize(("name", "data", "words"), VARIANTS, ids=range(len(VARIANTS)))
def test_a_variant_of_a_harmful_file_is_refused_too(name, data, words):
    reader = READERS.get(name.rpartition(".")[2])

    with pytest.raises(Problem, match=words):
        receive(name, data, reader=reader, kinds=EVERYTHING)


def test_plain_links_and_pictures_are_no_harm():
    link = relations("hyperlink", "https://example.invalid/")
    data = changed(WORD, [("word/_rels/document.xml.rels", link), ("word/media/a.gif", b"GIF89a")])

    assert receive("a.docx", data, reader=None, kinds=EVERYTHING).kind is Kind.DOCUMENT


def test_only_registered_readers_run():
    with pytest.raises(Problem, match="no reader is named os:system"):
        receive("a.csv", b"id", reader="os:system", kinds=EVERYTHING)


def test_a_kind_that_is_not_wanted_here_is_refused():
    with pytest.raises(Problem, match=r"a Word document called \.docx; .* really is \.bpmn"):
        receive("a.docx", WORD, reader=None, kinds=frozenset({Kind.PROCESS_MAP}))


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(uploads, "SECONDS", 0.01)

    with pytest.raises(Problem, match="took longer than"):
        receive("a.csv", b"id,answer\nR-01,Full\n", reader=WORKBOOK, kinds=EVERYTHING)
