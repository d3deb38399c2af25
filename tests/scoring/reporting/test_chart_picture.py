import io
import subprocess
import sys

import pytest
from PIL import Image

from scoring.chart_data import contribution_rows, criterion_marks, sweep_rows
from scoring.charts.standing import contribution_spec, sweep_spec, tornado_spec
from scoring.exact.tornado_rows import tornado_rows
from scoring.reporting.chart_picture import legend_rows, png
from tests.scoring.test_charts import committee_day
from workbench.language import Language
from workbench.word_picture import png_size

IN_TWO_FONTS = """
from scoring.charts.parts import FONT
from scoring.reporting.chart_picture import png
from workbench.language import Language

spec = {"mark": "text", "encoding": {"text": {"field": "name"}}}
shipped, missing = (
    png(spec | {"config": {"font": font}}, [{"name": "گلستان 12"}], Language.EN, height=40)
    for font in (FONT, FONT.replace("Vazirmatn", "A font of nobody"))
)
print(shipped == missing)
"""


@pytest.mark.parametrize("language", list(Language))
def test_every_chart_becomes_a_picture_with_its_colours_in_it(language):
    found = committee_day()
    legend = list(criterion_marks(found).values())
    bars = png(
        contribution_spec(language), contribution_rows(found, language), language,
        height=140, legend=legend,
    )  # fmt: skip
    lines = png(sweep_spec(language), sweep_rows(found, language, "price"), language)
    tornado = png(tornado_spec(language), tornado_rows(found, language), language)

    assert all(png_size(picture)[0] > 1500 for picture in (bars, lines, tornado))
    for mark in legend:
        assert colours(bars)[rgb(mark.colour)] > 1000
    assert colours(lines)[rgb("#d55e00")] > 500
    assert colours(tornado)[rgb("#2f5d8a")] > 1000


def test_a_process_that_has_drawn_nothing_yet_sets_its_charts_in_the_font_that_is_shipped():
    told = subprocess.run(
        [sys.executable, "-c", IN_TWO_FONTS], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["False"]


def test_persian_words_are_drawn_and_not_left_out():
    found = committee_day()
    rows = contribution_rows(found, Language.FA)
    nameless = [row | {"vendor": f"\u2067{row['place']}\u2069"} for row in rows]
    drawn, bare = (
        png(contribution_spec(Language.FA), some, Language.FA, height=140)
        for some in (rows, nameless)
    )

    assert png_size(drawn)[0] > png_size(bare)[0] + 60


def test_a_legend_turns_to_a_new_line_where_the_width_ends():
    marks = list(criterion_marks(committee_day()).values())

    assert [row["line"] for row in legend_rows(marks, Language.EN, 300)] == [0, 0, 1, 1, 2]
    assert legend_rows(marks, Language.FA, 300)[0]["x"] == 292


def colours(picture):
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return {colour: count for count, colour in image.getcolors(1 << 24)}


def rgb(colour):
    return tuple(bytes.fromhex(colour[1:]))
