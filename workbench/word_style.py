"""The look of our Word documents: styles, list numbering and page measures."""

from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from workbench.language import Language
from workbench.word_dress import OURS, Dress, Paper
from workbench.word_numbering import BULLETS, HANGING
from workbench.word_rtl import size

INK, GREY, FAINT = "{ink}", "{grey}", "{faint}"  # filled in by what the document wears
ACCENT, TINT = "{accent}", "{tint}"

TWIPS_PER_CM = 567
SIDE_CM, TOP_CM, BOTTOM_CM = 2.2, 2.4, 2.2


def text_width(paper: Paper, *, is_wide: bool = False) -> int:
    """Return how wide the text is between the margins, upright or in landscape [twips].

    >>> text_width(OURS.paper), text_width(OURS.paper, is_wide=True)
    (9412, 14345)
    """
    across = paper.height_cm if is_wide else paper.width_cm
    return round((across - 2 * SIDE_CM) * TWIPS_PER_CM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style; lengths in twips, sizes in half points."""

    id: str
    name: str
    next: str = "Normal"
    half_points: int = 20
    complex_half_points: int | None = None  # of Persian; None: as large as Latin
    complex_font: str = ""
    strong: bool = False
    slanted: bool = False
    font: str = ""
    colour: str = INK
    before: int = 0
    after: int = 100
    line: int = 240
    level: int | None = None
    keep_next: bool = False
    extra: str = ""  # elements between keepNext and spacing
    indent: str = ""  # elements after spacing


def _ground(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _list(numbering: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def _heading(level: int, half_points: int, before: int, colour: str) -> Style:
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        half_points=half_points,
        strong=True,
        colour=colour,
        before=before,
        after=100,
        level=level - 1,
        keep_next=True,
    )


def _border(side: str, colour: str, eighths: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _borders(*borders: str) -> str:
    return f"<w:pBdr>{''.join(borders)}</w:pBdr>"


# The tinted edges give the tinted ground its inner margin.
_NOTE_GROUND = _borders(
    _border("top", ACCENT, 12, 5),
    _border("left", TINT, 4, 6),
    _border("bottom", TINT, 4, 5),
    _border("right", TINT, 4, 6),
) + _ground(TINT)


def _end_tab(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _margin(name: str, side: str, paper: Paper, *, is_wide: bool = False) -> Style:
    """Return the style of a header or footer of upright or of wide pages."""
    wide = "Wide" if is_wide else ""
    return Style(
        id=f"{name}{wide}",
        name=f"{name.lower()} {wide.lower()}".strip(),
        next=f"{name}{wide}",
        half_points=16,
        colour=GREY,
        after=0,
        extra=_borders(_border(side, FAINT, 4, 4)) + _end_tab(text_width(paper, is_wide=is_wide)),
    )


def _contents_line(level: int, paper: Paper) -> Style:
    start = (level - 1) * HANGING[0]
    text = start + HANGING[level - 1]
    tabs = (
        f'<w:tabs><w:tab w:val="left" w:pos="{text}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width(paper)}"/></w:tabs>'
    )
    return Style(
        id=f"TOC{level}",
        name=f"toc {level}",
        strong=level == 1,
        before=10 if level == 1 else 0,
        after=5,
        extra=tabs,
        indent=f'<w:ind w:left="{text}" w:hanging="{HANGING[level - 1]}"/>',
    )


STYLES = (
    Style(id="Normal", name="Normal"),
    _heading(1, 32, 400, ACCENT),
    _heading(2, 25, 280, INK),
    _heading(3, 21, 200, INK),
    Style(id="Title", name="Title", half_points=60, strong=True, after=120, line=216),
    Style(id="Subtitle", name="Subtitle", half_points=28, colour=GREY, after=360),
    Style(id="CoverKind", name="Cover Kind", half_points=24, strong=True, colour=ACCENT, after=80),
    Style(id="Clause", name="Clause", next="Clause", after=100),
    Style(
        id="ListBullet",
        name="List Bullet",
        next="ListBullet",
        after=50,
        extra=_list(BULLETS, 0),
    ),
    Style(
        id="Note",
        name="Note",
        before=200,
        after=220,
        extra=_NOTE_GROUND,
        indent='<w:ind w:left="142" w:right="142"/>',
    ),
    Style(
        id="Caption",
        name="caption",
        half_points=18,
        strong=True,
        colour=GREY,
        before=160,
        after=60,
        keep_next=True,
    ),
    Style(
        id="Figure",
        name="Figure",
        before=160,
        after=40,
        keep_next=True,
        indent='<w:jc w:val="center"/>',
    ),
    Style(
        id="FigureCaption",
        name="Figure Caption",
        half_points=18,
        strong=True,
        colour=GREY,
        after=200,
        indent='<w:jc w:val="center"/>',
    ),
    Style(id="TableText", name="Table Text", next="TableText", half_points=18, after=0),
    Style(
        id="TableHead",
        name="Table Head",
        next="TableText",
        half_points=18,
        strong=True,
        colour=ACCENT,
        after=0,
        keep_next=True,
    ),
    Style(id="FactName", name="Fact Name", half_points=18, strong=True, colour=ACCENT, after=0),
    Style(id="AfterTable", name="After Table", half_points=8, after=60),
    Style(
        id="TOCHeading",
        name="TOC Heading",
        half_points=32,
        strong=True,
        colour=ACCENT,
        after=160,
        keep_next=True,
    ),
)


def _sized(paper: Paper) -> tuple[Style, ...]:
    """Return the styles that reach from one margin to the other."""
    return (
        *(_contents_line(level, paper) for level in (1, 2, 3)),
        _margin("Header", "bottom", paper),
        _margin("Footer", "top", paper),
        _margin("Header", "bottom", paper, is_wide=True),
        _margin("Footer", "top", paper, is_wide=True),
    )


# What a style and an organisation's look of it both say.
_WORN = (
    "half_points", "complex_half_points", "strong", "slanted", "colour", "font", "complex_font",
    "before", "after",
)  # fmt: skip


def styles_xml(language: Language, dress: Dress = OURS) -> str:
    """Return the children of `w:styles`."""
    return (
        _defaults(language, dress)
        + "".join(
            _style(_dressed(style, dress), language, dress)
            for style in (*STYLES, *_sized(dress.paper))
        )
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        + _placeholder(dress)
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>' + _TABLE_NORMAL + _table_style(dress)
    )


def _filled(text: str, dress: Dress) -> str:
    """Return a piece of a style with the colours of what the document wears."""
    return text.format(
        accent=dress.accent, tint=dress.tint, ink=dress.ink, grey=dress.grey, faint=dress.faint
    )


def _dressed(style: Style, dress: Dress) -> Style:
    """Return the style as the organisation sets it, or as it is."""
    look = dress.look(style.id)
    given = {name: value for name in _WORN if (value := getattr(look, name)) is not None}
    return replace(style, **given)


def _placeholder(dress: Dress) -> str:
    """Return the look of what stands in a cell that nobody has filled in."""
    return (
        '<w:style w:type="character" w:styleId="PlaceholderText">'
        '<w:name w:val="Placeholder Text"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="99"/><w:rPr><w:color w:val="{dress.grey}"/></w:rPr></w:style>'
    )


def _defaults(language: Language, dress: Dress) -> str:
    latin = "en-GB" if language is Language.EN else "en-US"
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{_fonts(dress.font, dress.complex_font)}"
        f'<w:color w:val="{dress.ink}"/>{size(20)}'
        f'<w:lang w:val="{latin}" w:eastAsia="en-US" w:bidi="fa-IR"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _fonts(latin: str, persian: str) -> str:
    return (
        f"<w:rFonts w:ascii={quoteattr(latin)} w:hAnsi={quoteattr(latin)}"
        f" w:eastAsia={quoteattr(latin)} w:cs={quoteattr(persian)}/>"
    )


def _style(style: Style, language: Language, dress: Dress) -> str:
    is_root = style.id == "Normal"
    default = 'w:default="1" ' if is_root else ""
    based = "" if is_root else '<w:basedOn w:val="Normal"/>'
    bidi = "<w:bidi/>" if language is Language.FA else ""
    keep = "<w:keepNext/><w:keepLines/>" if style.keep_next else ""
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    spacing = (
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"'
        f' w:line="{style.line}" w:lineRule="auto"/>'
    )
    bold = "<w:b/><w:bCs/>" if style.strong else ""
    slant = "<w:i/><w:iCs/>" if style.slanted else ""
    latin, persian = style.font or dress.font, style.complex_font or dress.complex_font
    font = _fonts(latin, persian) if style.font or style.complex_font else ""
    sizes = size(style.half_points, style.complex_half_points)
    extra, colour = _filled(style.extra, dress), _filled(style.colour, dress)
    return (
        f'<w:style w:type="paragraph" {default}'
        f'w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}'
        f'<w:next w:val="{style.next}"/><w:qFormat/>'
        f"<w:pPr>{keep}{extra}{bidi}{spacing}{style.indent}{level}</w:pPr>"
        f'<w:rPr>{font}{bold}{slant}<w:color w:val="{colour}"/>{sizes}</w:rPr>'
        "</w:style>"
    )


_MARGINS = (
    '<w:tblCellMar><w:top w:w="{0}" w:type="dxa"/><w:left w:w="{1}" w:type="dxa"/>'
    '<w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/></w:tblCellMar>'
)
_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    + _MARGINS.format(0, 108)
    + "</w:tblPr></w:style>"
)


def _table_style(dress: Dress) -> str:
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    borders = (
        line.format("top", 8, dress.accent)
        + line.format("bottom", 8, dress.accent)
        + line.format("insideH", 4, dress.faint)
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders>{_MARGINS.format(50, 90)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_ground(dress.tint)}</w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
