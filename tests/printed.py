"""Pages of a PDF file as a reader sees them: found by their words, and drawn as pictures."""

import re
import subprocess
from pathlib import Path

from PIL import Image

DOTS = 80  # an inch
WHITE = 250  # and lighter, of 255


def page_with(pdf: Path, *wanted: str) -> int | None:
    """Return the first page on which all of this is read; None where there is none."""
    told = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    for number, page in enumerate(told.stdout.split("\f"), start=1):
        if all(_letters(words) in _letters(page) for words in wanted):
            return number
    return None


def _letters(text: str) -> str:
    """Return letters and digits alone: a PDF file keeps neither spaces nor marks as written."""
    return re.sub(r"\W", "", text)


def picture_of(pdf: Path, page: int, to: Path) -> Image.Image:
    """Draw a page into a file, `to` without its ending, and return it in shades of grey."""
    one = ["-f", str(page), "-l", str(page), "-singlefile", "-r", str(DOTS), "-png"]
    subprocess.run(["pdftoppm", *one, pdf, to], check=True, capture_output=True)
    with Image.open(to.with_suffix(f"{to.suffix}.png")) as drawn:
        return drawn.convert("L")


def inked(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box (left, top, right, bottom) round all that is not white; None when blank."""
    return picture.point([255 if shade < WHITE else 0 for shade in range(256)]).getbbox()
