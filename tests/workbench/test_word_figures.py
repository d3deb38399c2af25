"""A tall picture, its caption and what leads to it stand on one page, as Writer lays it out."""

import datetime as dt
import io

import pytest
from PIL import Image

from tests.printed import page_with
from tests.writer import pages_by_writer
from workbench.language import Language
from workbench.word import Page, Word

MADE = dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC)
SHORT, LONG = "Annex", "Annex of the process maps as they are drawn in two regions and three sites"
LEADS = {
    "a heading": (SHORT, "", "Caption"),
    "a long heading": (LONG, "", "Caption"),
    "a long caption": (SHORT, "", "Caption " + "and what it goes on to tell " * 6),
    "words": (SHORT, "Each map shows how we work today. " * 9, "Caption"),
}


def document(language, page, lead):
    heading, words, caption = LEADS[lead]
    tall = io.BytesIO()
    Image.new("RGB", (400, 1200), "white").save(tall, "PNG")
    word = Word(language=language, title="Figures", made=MADE)
    word.paragraph("Before")
    word.turn(page)
    word.page_break()
    word.heading(heading, numbered=False)
    if words:
        word.paragraph(words)
    word.picture(tall.getvalue(), alt="a map", caption=caption)
    return word.to_bytes()


@pytest.mark.parametrize("language", Language)
def test_a_tall_picture_leaves_room_for_its_caption_below_and_its_heading_above(tmp_path, language):
    kinds = [(page, lead) for page in Page for lead in LEADS]
    made = {f"{page} {at}": document(language, page, lead) for at, (page, lead) in enumerate(kinds)}
    printed = pages_by_writer(made, tmp_path)

    apart = [name for name, pdf in printed.items() if page_with(pdf, "Annex", "Caption") is None]
    assert apart == []
