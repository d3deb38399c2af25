"""Numbers as people write them, read without guessing."""

import re
from decimal import Decimal

from workbench.language.digits import from_digits
from workbench.problem import Problem

_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b-\u200d\ufeff]")
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
_DECIMAL_MARKS, _GROUP_MARKS = ".,٫", ".,٬،'’ "
LONGEST = 200
_PLAIN = re.compile(r"[0-9]+")
_SHAPE = re.compile(r"[0-9][0-9.,٫٬،'’/ ]*|[.٫][0-9]+")


def parse_number(text: str) -> Decimal | None:
    """Return the number that `text` writes, or None if it writes none.

    Both digit sets, both decimal marks and every usual thousands mark are read. Nothing is
    guessed: "1,234" may be a thousand or a bit over one, so it is a Problem. More characters than
    anybody writes are no number: neither a sum nor the database could hold it.

    >>> parse_number("۱۲٬۳۴۵٫۵"), parse_number("1.234,56"), parse_number("nan")
    (Decimal('12345.5'), Decimal('1234.56'), None)
    """
    plain = from_digits(_UNSEEN.sub("", text).translate(_SPACES).strip()).replace("−", "-")
    sign = "-" if plain.startswith("-") else ""
    body = plain[1:].strip() if plain[:1] in {"-", "+"} else plain
    is_number = len(body) <= LONGEST and _SHAPE.fullmatch(body)
    readings = sorted(_readings(body)) if is_number else []
    if len(readings) > 1:
        one, other = (sign + r for r in readings)
        raise Problem(
            "{found} can be read as {one} or as {other}", found=text.strip(), one=one, other=other
        )
    return Decimal(sign + readings[0]) if readings else None


def _readings(body: str) -> set[str]:
    """Return every number that `body` may stand for, as plain decimals or as "3/5"."""
    whole, slash, part = body.partition("/")
    if slash:  # Persian readers write 3/5 for 3.5, others for three fifths
        is_pair = _PLAIN.fullmatch(whole) and _PLAIN.fullmatch(part)
        return {f"{whole}.{part}", body} if is_pair else set()
    found = {_with_decimals(body, mark) for mark in _DECIMAL_MARKS} | {_ungrouped(body)}
    return {reading for reading in found if reading is not None}


def _with_decimals(body: str, mark: str) -> str | None:
    """Return the reading of `body` in which `mark` is the decimal mark."""
    left, seen, right = body.rpartition(mark)
    whole = _ungrouped(left, without=mark) if left else "0"
    return f"{whole}.{right}" if seen and whole and _PLAIN.fullmatch(right) else None


def _ungrouped(text: str, without: str = "") -> str | None:
    """Return the digits of a whole number with at most one kind of thousands mark."""
    if _PLAIN.fullmatch(text):
        return text
    marks = (re.escape(mark) for mark in _GROUP_MARKS if mark != without)
    # What starts with 0 has no thousands, so 0,250 has one reading.
    fits = any(re.fullmatch(f"[1-9][0-9]{{0,2}}(?:{m}[0-9]{{3}})+", text) for m in marks)
    return re.sub("[^0-9]", "", text) if fits else None
