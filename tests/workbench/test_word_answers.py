"""A vendor's way with the answer table: what is written is found again, whoever saved it."""

import io
import subprocess

import docx
import pytest
from docx.oxml.ns import qn

from tests.workbench.packages import part
from tests.workbench.test_word import EN, FA, MADE
from workbench.word import AnswerCell, Page, Word
from workbench.word_paging import program
from workbench.wording import fingerprint

ASKED = 300
UIDS = [f"u{n:03}x{n * 7919 % 1000:03}" for n in range(ASKED)]
CHOICES = (("full", "Full"), ("partial", "Partial"), ("no", "No"))


def cell(number, field, choices=()):
    return AnswerCell(
        uid=UIDS[number], code=f"R-{number:03}", wording=f"Asks {number}", field=field,
        prompt="Not answered", choices=choices,
    )  # fmt: skip


def form(language):
    word = Word(language=language, title="RFP", made=MADE)
    word.turn(Page.WIDE)
    rows = [
        [f"R-{n:03}", cell(n, "code", CHOICES), cell(n, "comment"), cell(n, "evidence")]
        for n in range(ASKED)
    ]
    word.table(columns=["Code", "Answer", "Comment", "Evidence"], rows=rows)
    return word.to_bytes()


def choose(control, shown):
    """Do what Word does when something is picked: the text is there, the placeholder mark gone."""
    properties = control.find(qn("w:sdtPr"))
    properties.remove(properties.find(qn("w:showingPlcHdr")))
    control.find(qn("w:sdtContent")).find(".//" + qn("w:t")).text = shown


def answers(file):
    """Return what was answered by tag, and the tags that were left empty."""
    given, empty = {}, []
    for control in docx.Document(io.BytesIO(file)).element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag"))
        if tag is None:
            continue
        if properties.find(qn("w:showingPlcHdr")) is None:
            found = control.find(qn("w:sdtContent")).iter(qn("w:t"))
            given[tag.get(qn("w:val"))] = "".join(text.text for text in found)
        else:
            empty.append(tag.get(qn("w:val")))
    return given, empty


@pytest.mark.parametrize("language", [EN, FA])
def test_three_hundred_answers_are_read_back_by_their_tags(language):
    document = docx.Document(io.BytesIO(form(language)))
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")).endswith(":code"):
            choose(control, "Partial")
    saved = io.BytesIO()
    document.save(saved)
    given, empty = answers(saved.getvalue())

    assert given == {f"{language}:{uid}:code": "Partial" for uid in UIDS}
    assert len(empty) == 2 * ASKED


def test_the_manifest_tells_every_requirement_and_the_words_it_was_asked_in():
    manifest = part(form(EN), "customXml/item1.xml")

    assert manifest.count("<requirement ") == ASKED
    for number in (0, ASKED - 1):
        assert f'code="R-{number:03}" bookmark="req_{UIDS[number]}"' in manifest
        assert f'text="{fingerprint(f"Asks {number}")}"' in manifest


@pytest.mark.parametrize("language", [EN, FA])
def test_after_libreoffice_saved_it_every_row_is_found_by_bookmark_and_by_code(tmp_path, language):
    (tmp_path / "form.docx").write_bytes(form(language))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program(), "--headless", profile, "--convert-to", "docx:MS Word 2007 XML"]
    out = tmp_path / "out"
    subprocess.run(
        [*command, "--outdir", out, tmp_path / "form.docx"],
        check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    table = docx.Document(str(out / "form.docx")).tables[0]._tbl
    rows = table.tr_lst[1:]
    names = [row.xpath(".//w:bookmarkStart[starts-with(@w:name, 'req_')]/@w:name") for row in rows]
    codes = ["".join(row.tc_lst[0].xpath(".//w:t/text()")) for row in rows]

    assert names == [[f"req_{uid}"] for uid in UIDS]
    assert codes == [f"R-{number:03}" for number in range(ASKED)]
