"""Text as Word runs and paragraphs in both directions.

Word decides the side of a sign by the run it stands in: Persian runs carry `w:rtl`, Latin words
and figures are runs of their own without it, and everything bold or sized is said twice, once
for each kind of script.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from workbench.language import Language

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Runs do the work of isolates and embeddings, which older Word shows as boxes.
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")

_RTL_LETTER = (
    "\u0590-\u05ff\u0600-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5"
    "\u06e5\u06e6\u06ee\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
)
_LTR_LETTER = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u058f"
_HAS_RTL, _HAS_LTR = re.compile(f"[{_RTL_LETTER}]"), re.compile(f"[{_LTR_LETTER}]")
_BETWEEN = "، "  # parts a list, which runs on from the right whatever its members are
# A stretch of one script keeps the signs inside it and leaves those around it to the sentence.
_LTR_STRETCH = re.compile(
    f"[{_LTR_LETTER}0-9](?:(?:(?!{_BETWEEN})[^{_RTL_LETTER}۰-۹\n\t])*[{_LTR_LETTER}0-9+#%])?"
)
_RTL_STRETCH = re.compile(
    f"[{_RTL_LETTER}](?:[^{_LTR_LETTER}\n\t]*[{_RTL_LETTER}۰-۹٪])?[\u064b-\u0655]*"
)
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"

# Word and LibreOffice count in 0-9 alone; this font draws those figures as Persian ones.
FIGURES_FONT = "Vazirmatn FD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run differs from its paragraph's style; colours are RRGGBB."""

    strong: bool = False
    slanted: bool = False
    struck: bool = False
    colour: str | None = None
    half_points: int | None = None


PLAIN, STRONG = Look(), Look(strong=True)


def cleaned(text: str) -> str:
    """Return `text` without what a Word file cannot hold; every line end becomes a line feed."""
    return _DIRECTION_MARKS.sub("", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))


def stretches(text: str, language: Language) -> list[tuple[str, bool]]:
    r"""Return `text` cut where the direction changes, each piece with whether it runs from right.

    >>> stretches("ورود یکپارچه (SSO) دارد.", Language.FA)
    [('ورود یکپارچه ', True), ('(SSO)', False), (' دارد.', True)]
    >>> stretches("R-1، R-2", Language.FA)
    [('R-1', False), ('، \u200f', True), ('R-2', False)]
    >>> stretches("2 hours", Language.FA)
    [('\u200e2 hours', False)]
    """
    base = language is Language.FA
    own, foreign = (_HAS_RTL, _HAS_LTR) if base else (_HAS_LTR, _HAS_RTL)
    is_list = base and _BETWEEN in text
    if not is_list and not own.search(text) and foreign.search(text):
        whole = _held(text, rtl=not base)
        return [(_led(whole) if base else whole, not base)]
    pattern = _LTR_STRETCH if base else _RTL_STRETCH
    pieces, done = [], 0
    for match in pattern.finditer(text):
        if match.start() < done:
            continue
        start, end = _with_brackets(text, done, match.start(), match.end())
        between = text[done:start]
        held = _held(between, rtl=True) if between == _BETWEEN else between
        stretch = text[start:end]
        pieces += [(held, base), (_led(stretch) if base else stretch, not base)]
        done = end
    return [(piece, side) for piece, side in [*pieces, (text[done:], base)] if piece]


def _held(text: str, *, rtl: bool) -> str:
    """Return `text` with the sign at its end held on its own side."""
    if text[-1].isalnum():
        return text
    return text + (_RIGHT_TO_LEFT_MARK if rtl else _LEFT_TO_RIGHT_MARK)


def _led(text: str) -> str:
    """Return Latin text that begins with a figure so that the figure stays in front of its words.

    By the rules of Unicode a figure that follows Persian goes its way, whatever run it stands in;
    one that touches its letters, as in a fingerprint, stays with them.
    """
    letter = _HAS_LTR.search(text)
    is_apart = letter is not None and not text[letter.start() - 1].isdigit()
    return _LEFT_TO_RIGHT_MARK + text if text[0].isdigit() and is_apart else text


def _with_brackets(text: str, done: int, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with the brackets that belong to it: opened inside, or round it."""
    for opening, closing in _PAIRS.items():
        stretch, follows = text[start:end], text[end : end + 1] == closing
        if follows and stretch.count(opening) > stretch.count(closing):
            end += 1
        elif follows and start > done and text[start - 1] == opening:
            start, end = start - 1, end + 1
    return start, end


def runs(text: str, language: Language, look: Look = PLAIN) -> str:
    """Return the XML of `text` as runs, one for each change of direction."""
    return "".join(_run(t, rtl=r, look=look) for t, r in stretches(cleaned(text), language))


def _run(text: str, *, rtl: bool, look: Look) -> str:
    return f"<w:r>{run_properties(look, rtl=rtl)}{_content(text)}</w:r>"


def run_properties(look: Look, *, rtl: bool) -> str:
    parts = [
        "<w:b/><w:bCs/>" if look.strong else "",
        "<w:i/><w:iCs/>" if look.slanted else "",
        "<w:strike/>" if look.struck else "",
        f'<w:color w:val="{look.colour}"/>' if look.colour else "",
        size(look.half_points) if look.half_points else "",
        '<w:rtl/><w:lang w:bidi="fa-IR"/>' if rtl else "",
    ]
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def size(half_points: int, complex_half_points: int | None = None) -> str:
    """Return the size for both kinds of script, which is one unless Persian has its own."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{complex_half_points or half_points}"/>'


def _content(text: str) -> str:
    """Return text with its tabs and line breaks as Word's elements."""
    if "\t" not in text and "\n" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    pieces = (p for p in re.split(r"([\t\n])", text) if p)
    return "".join(marks.get(p) or f'<w:t xml:space="preserve">{escape(p)}</w:t>' for p in pieces)


def paragraph(content: str, style: str, properties: str = "") -> str:
    """Return a paragraph round finished runs; `properties` are what differs from its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str, language: Language) -> str:
    """Return a field that shows `shown` until Word counts anew."""
    look = _figures() if language is Language.FA else ""
    mark = f'<w:r>{look}<w:fldChar w:fldCharType="{{}}"/></w:r>'
    code = (
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    )
    text = f"<w:r>{look}{_content(shown)}</w:r>"
    return mark.format("begin") + code + mark.format("separate") + text + mark.format("end")


def _figures() -> str:
    font = " ".join(f'w:{script}="{FIGURES_FONT}"' for script in ("ascii", "hAnsi", "cs"))
    return f'<w:rPr><w:rFonts {font}/><w:rtl/><w:lang w:bidi="fa-IR"/></w:rPr>'
