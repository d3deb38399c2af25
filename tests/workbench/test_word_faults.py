import pytest

from tests.workbench.packages import changed, part
from tests.workbench.test_word import EN, FA, MADE, WORDS
from tests.workbench.word_faults import word_faults
from workbench.word import AnswerCell, Page, Word, reference
from workbench.word_picture import one_colour_png

CHOICES = (("full", "Full"), ("no", "No"))


def answer(uid, field, choices=()):
    return AnswerCell(
        uid=uid, code=f"R-{uid}", wording=f"Does {uid}", field=field, prompt="…", choices=choices
    )


def full(language):
    """Return a file with wide pages, references, controls and every kind of list."""
    title, sentence, short = WORDS[language]
    word = Word(
        language=language, title=title, made=MADE, footer_note="8f3a", properties={"RFP-Id": "x<&"}
    )
    word.cover(kind=short, facts=[(short, sentence)])
    word.contents()
    word.heading(title, mark="first")
    word.clause(f"{sentence} {reference('wide')} {reference('first')} {reference('row')}")
    word.bullets([f"{short} {reference('map')}"])
    word.turn(Page.WIDE)
    word.heading(short, level=2)
    rows = [
        [f"R-{uid}", sentence, answer(uid, "code", CHOICES), answer(uid, "comment")]
        for uid in ("a1", "b2")
    ]
    word.table(
        columns=["Code", short, "Answer", "Comment"], rows=rows, caption=sentence, mark="wide",
        row_marks=["row", ""],
    )  # fmt: skip
    word.turn(Page.UPRIGHT)
    word.clause(f"{reference('nowhere')} {sentence}", mark="clause")
    word.picture(one_colour_png("0F766E"), alt=short, caption=short, mark="map", width_cm=3)
    return word


def test_our_files_are_in_order():
    assert [word_faults(full(language).to_bytes()) for language in (EN, FA)] == [[], []]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('<w:id w:val="1000002"/>', '<w:id w:val="1000001"/>', "control id twice: 1000001"),
        ('w:value="no"', 'w:value="full"', "choice twice: full"),
        ('w:name="req_b2"', 'w:name="req_a1"', "bookmark name twice: req_a1"),
        ('<w:bookmarkEnd w:id="3"/>', "", "bookmark without end: 3"),
        ('<w:fldChar w:fldCharType="end"/>', "", "field without end"),
        ('<w:numId w:val="2"/>', '<w:numId w:val="7"/>', "list that is not defined: 7"),
    ],
)
def test_each_fault_is_found_where_it_was_planted(old, new, fault):
    file = full(EN).to_bytes()
    text = part(file, "word/document.xml")
    if old not in text:  # a list that only a style names
        text = text.replace("<w:p>", f"<w:p><w:pPr><w:numPr>{old}</w:numPr></w:pPr>", 1)
    spoilt = changed(file, [("word/document.xml", text.replace(old, new, 1))])

    assert fault in word_faults(spoilt)


def test_a_field_that_ends_without_beginning_is_found():
    file = full(EN).to_bytes()
    begin = '<w:fldChar w:fldCharType="begin"/>'
    text = part(file, "word/document.xml").replace(begin, "", 1)

    assert word_faults(changed(file, [("word/document.xml", text)])) == [
        "field that ends without beginning"
    ]
