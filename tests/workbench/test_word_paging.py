import io

import docx
import pytest
from pypdf import PdfReader

from tests.workbench.test_word import EN, FA, MADE, WORDS, written
from workbench import word_paging
from workbench.problem import Problem
from workbench.word import Page, Word
from workbench.word_paging import pages_of


def long_document(language):
    """Return a document whose headings stand on pages that are known."""
    title, sentence, _ = WORDS[language]
    word = Word(language=language, title=title, made=MADE)
    word.cover(kind="RFP")  # page 1
    word.contents()  # page 2
    word.heading(title)  # page 3
    word.page_break()
    word.heading(title, level=2)  # page 4
    word.turn(Page.WIDE)
    word.heading(title, level=2)  # page 5
    word.table(columns=["a", "b"], rows=[[sentence, sentence]])
    word.turn(Page.UPRIGHT)
    word.page_break()  # a section begins a page by itself
    word.heading(title)  # page 6
    return word


@pytest.mark.parametrize("language", [EN, FA])
def test_every_heading_is_found_on_its_page(language):
    word = long_document(language)
    pages = pages_of(word.to_bytes(), word.bookmarks)

    assert list(pages.of.values()) == [3, 4, 5, 6]
    assert pages.count == 6


@pytest.mark.parametrize("language", [EN, FA])
def test_page_numbers_in_the_contents_move_nothing(language):
    word = written(language)
    draft = pages_of(word.to_bytes(), word.bookmarks)
    finished = word.to_bytes(draft.of)

    assert pages_of(finished, word.bookmarks) == draft
    lines = docx.Document(io.BytesIO(finished)).element.xpath("//w:sdtContent/w:p[w:hyperlink]")
    shown = ["".join(line.xpath(".//w:t/text()")) for line in lines]
    last = {EN: "4", FA: "۴"}[language]
    assert shown[-1].endswith(last)


def test_without_libreoffice_the_reader_hears_what_to_do(monkeypatch):
    monkeypatch.setattr(word_paging, "_PROGRAMS", ())

    with pytest.raises(Problem, match="LibreOffice is not installed on the server"):
        pages_of(b"", [])


def test_a_document_that_takes_too_long_is_given_up():
    with pytest.raises(Problem, match="LibreOffice took longer than 0 seconds"):
        pages_of(written(EN).to_bytes(), [], seconds=0.2)


def test_what_libreoffice_cannot_open_is_said():
    with pytest.raises(Problem, match=r"could not lay out the document|headings, but"):
        pages_of(b"PK nothing", ["a"])


def test_headings_that_are_not_all_found_stop_the_count():
    with pytest.raises(Problem, match="the document has 1 headings, but 4 were found"):
        pages_of(written(EN).to_bytes(), ["only"])


def test_the_page_numbers_are_seen_when_the_contents_are_laid_out(tmp_path):
    word = written(EN)
    finished = word.to_bytes(pages_of(word.to_bytes(), word.bookmarks).of)
    (tmp_path / "document.docx").write_bytes(finished)
    word_paging._convert(word_paging.program(), tmp_path, 60)
    page = PdfReader(tmp_path / "document.pdf").pages[1].extract_text()
    ends = [line.strip()[-2:] for line in page.splitlines() if "...." in line]

    assert [(end[0], end[1].isdigit()) for end in ends] == [(".", True)] * 4


def test_a_heading_after_a_table_of_many_rows_is_found_on_its_page(tmp_path):
    word = Word(language=EN, title="RFP", made=MADE)
    word.table(columns=["Code", "Text"], rows=[[f"R-{n}", "Prints"] for n in range(700)])
    word.heading("Behind the table")
    (tmp_path / "document.docx").write_bytes(word.to_bytes())
    word_paging._convert(word_paging.program(), tmp_path, 60)
    sheets = [page.extract_text() for page in PdfReader(tmp_path / "document.pdf").pages]
    found = [at for at, text in enumerate(sheets, start=1) if "Behind the table" in text]

    assert list(pages_of(word.to_bytes(), word.bookmarks).of.values()) == found
