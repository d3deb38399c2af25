"""Numbered headings with their clauses, and bullets, as Word counts them."""

from workbench.language import Language, to_digits
from workbench.word_dress import OURS, Dress

HEADINGS, BULLETS = 1, 2  # numbering ids
HANGING = (567, 737, 964, 1191)  # where the text of a numbered line starts, by level [twips]


def numbering_xml(dress: Dress = OURS) -> str:
    """Return the children of `w:numbering`: numbered headings with their clauses, and bullets."""
    levels = "".join(_number_level(level) for level in range(len(HANGING)))
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:color w:val="{dress.accent}"/></w:rPr></w:lvl>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{bullet}</w:abstractNum>'
        f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>'
    )


def _number_level(level: int) -> str:
    shown = ".".join(f"%{n}" for n in range(1, level + 2))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{hanging(level)}</w:pPr></w:lvl>"
    )


def hanging(level: int) -> str:
    """Return the tab and indent of a numbered line."""
    at = HANGING[level]
    return (
        f'<w:tabs><w:tab w:val="num" w:pos="{at}"/></w:tabs><w:ind w:left="{at}" w:hanging="{at}"/>'
    )


def counted(level: int) -> str:
    """Return what makes Word number a line by itself."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'


class Numbering:
    """Counts headings and clauses in one row: 2, 2.1, 2.1.1."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts = [0] * len(HANGING)

    def next(self, level: int) -> str:
        """Count one on at `level` (0 is the outermost) and return the number in full."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (len(self._counts) - level - 1)
        plain = ".".join(str(count) for count in self._counts[: level + 1])
        return to_digits(plain, self._language)
