"""Text inside a picture: how wide it is about, where its lines break, and which way it runs."""

import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape

FONTS = "Vazirmatn, 'Noto Naskh Arabic', 'Noto Sans Arabic', 'DejaVu Sans', Arial, sans-serif"
LEADING = 1.25
SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
NARROW = frozenset("ijlftrI.,:;'|!()[]{}/\\ -")
BROAD = frozenset("mwMW@%&")
RIGHT_TO_LEFT, END = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
UNDRAWABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF), "\ufffd")
TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), "")


def width(text: str, size: float) -> float:
    """Estimate the drawn width of a text, a little on the broad side."""
    return size * sum(map(_advance, text))


@lru_cache(maxsize=4096)  # the letters of a map are few
def _advance(character: str) -> float:
    if character in NARROW:
        return 0.34
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    return 0.88 if character in BROAD else 0.68 if character.isupper() else 0.57


def wrapped(text: str, *, within: float, size: float) -> list[str]:
    """Break a text into lines between words, and inside a word only if it is too long."""
    lines: list[list[str]] = []
    taken = 0.0
    for word in (part for long in text.split() for part in _pieces(long, within, size)):
        longer = sum(map(_advance, word), taken + _advance(" "))
        if lines and size * longer <= within:
            lines[-1].append(word)
            taken = longer
        else:
            lines.append([word])
            taken = sum(map(_advance, word))
    return [" ".join(line) for line in lines]


def _pieces(word: str, within: float, size: float) -> list[str]:
    """Break a word where it grows too wide; its width is counted on, never anew."""
    pieces: list[str] = []
    begin, taken = 0, 0.0
    for at, character in enumerate(word):
        taken += _advance(character)
        if at > begin and size * taken > within:
            pieces.append(word[begin:at])
            begin, taken = at, _advance(character)
    return [*pieces, word[begin:]]


def fitted(text: str, *, across: float, down: float) -> tuple[list[str], float]:
    """Find the largest size at which a text fits; at the smallest it ends in an ellipsis."""
    lines: list[str] = []
    words = set(text.split())
    for size in SIZES:
        lines = wrapped(text, within=across, size=size)
        whole_words = all(" " in line or line in words for line in lines)
        if len(lines) <= _room(down, size) and (whole_words or size == SIZES[-1]):
            return lines, size
    room = _room(down, SIZES[-1])
    return shortened(lines, room), SIZES[-1]


def _room(down: float, size: float) -> int:
    return max(1, int(down / (size * LEADING)))


def shortened(lines: list[str], room: int) -> list[str]:
    """Keep the first lines and say with an ellipsis that there is more."""
    return lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]}…"]


def safe(text: str) -> str:
    """Make an outside text fit to stand in XML: escaped, without what no parser takes."""
    drawable = text.translate(UNDRAWABLE).translate(TURNING)
    drawable = drawable.encode("utf-8", errors="replace").decode("utf-8")
    return escape(drawable, {'"': "&quot;"})


def runs_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction is Persian, Arabic or Hebrew."""
    directions = (unicodedata.bidirectional(character) for character in text)
    strong = next((d for d in directions if d in {"L", "R", "AL"}), "L")
    return strong != "L"


def text_lines(
    lines: list[str],
    *,
    x: float,
    middle: float,
    size: float,
    fill: str,
    weight: str = "400",
    halo: str = "",
    turned: bool = False,
) -> str:
    """Write centred lines round a middle height; `halo` keeps them readable across a line."""
    step = size * LEADING
    first = middle - step * (len(lines) - 1) / 2 + size * 0.36
    backwards = runs_right_to_left(" ".join(lines))
    rows = "".join(
        f'<tspan x="{x:.1f}" y="{first + step * number:.1f}">{_isolated(line, backwards)}</tspan>'
        for number, line in enumerate(lines)
    )
    around = f' stroke="{halo}" stroke-width="3" paint-order="stroke"' if halo else ""
    turn = f' transform="rotate(-90 {x:.1f} {middle:.1f})"' if turned else ""
    return (
        f'<text text-anchor="middle" font-size="{size:g}" font-weight="{weight}" fill="{fill}"'
        f"{around}{turn}>{rows}</text>"
    )


def text_at(
    text: str,
    *,
    x: float,
    middle: float,
    size: float,
    fill: str,
    at_right: bool = False,
    centred: bool = False,
) -> str:
    """Write one line that starts at `x`, ends there, or has its middle there."""
    anchor = "middle" if centred else "end" if at_right else "start"
    backwards = at_right or runs_right_to_left(text)
    return (
        f'<text x="{x:.1f}" y="{middle + size * 0.36:.1f}" text-anchor="{anchor}"'
        f' font-size="{size:g}" fill="{fill}">{_isolated(text, backwards)}</text>'
    )


def _isolated(line: str, backwards: bool) -> str:
    return f"{RIGHT_TO_LEFT}{safe(line)}{END}" if backwards else safe(line)
