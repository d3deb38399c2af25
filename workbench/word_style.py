"""The look of our Word documents: styles, list numbering and page measures."""

from dataclasses import dataclass

from workbench.language import Language
from workbench.word_rtl import size

FONT = "Vazirmatn"
INK, GREY, FAINT = "1F2A37", "5B6775", "D5DBE1"
ACCENT, TINT, ALARM = "0F766E", "E7F2F0", "B42318"

TWIPS_PER_CM = 567
PAGE_WIDTH_CM, PAGE_HEIGHT_CM = 21.0, 29.7
SIDE_CM, TOP_CM, BOTTOM_CM = 2.2, 2.4, 2.2
TEXT_WIDTH = round((PAGE_WIDTH_CM - 2 * SIDE_CM) * TWIPS_PER_CM)  # [twips]

HEADINGS, BULLETS = 1, 2  # numbering ids
HANGING = (567, 737, 964, 1191)  # where the text of a numbered line starts, by level [twips]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style; lengths in twips, sizes in half points."""

    id: str
    name: str
    next: str = "Normal"
    half_points: int = 20
    strong: bool = False
    colour: str = INK
    before: int = 0
    after: int = 100
    line: int = 240
    level: int | None = None
    keep_next: bool = False
    extra: str = ""  # elements between keepNext and spacing
    indent: str = ""  # elements after spacing


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
_NOTE_GROUND = (
    _borders(
        _border("top", ACCENT, 12, 5),
        _border("left", TINT, 4, 6),
        _border("bottom", TINT, 4, 5),
        _border("right", TINT, 4, 6),
    )
    + f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
)


_END_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def _contents_line(level: int) -> Style:
    start = (level - 1) * HANGING[0]
    text = start + HANGING[level - 1]
    tabs = (
        f'<w:tabs><w:tab w:val="left" w:pos="{text}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    return Style(
        id=f"TOC{level}",
        name=f"toc {level}",
        strong=level == 1,
        before=80 if level == 1 else 0,
        after=40,
        extra=tabs,
        indent=f'<w:ind w:left="{text}" w:right="567" w:hanging="{HANGING[level - 1]}"/>',
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
    _contents_line(1),
    _contents_line(2),
    _contents_line(3),
    Style(
        id="Header",
        name="header",
        next="Header",
        half_points=16,
        colour=GREY,
        after=0,
        extra=_borders(_border("bottom", FAINT, 4, 4)) + _END_TAB,
    ),
    Style(
        id="Footer",
        name="footer",
        next="Footer",
        half_points=16,
        colour=GREY,
        after=0,
        extra=_borders(_border("top", FAINT, 4, 4)) + _END_TAB,
    ),
)


def styles_xml(language: Language) -> str:
    """Return the children of `w:styles`."""
    return (
        _defaults(language)
        + "".join(_style(style, language) for style in STYLES)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>' + _TABLE_NORMAL + _table_style()
    )


def _defaults(language: Language) -> str:
    latin = "en-GB" if language is Language.EN else "en-US"
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{INK}"/>{size(20)}'
        f'<w:lang w:val="{latin}" w:eastAsia="en-US" w:bidi="fa-IR"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _style(style: Style, language: Language) -> str:
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
    return (
        f'<w:style w:type="paragraph" {default}'
        f'w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}'
        f'<w:next w:val="{style.next}"/><w:qFormat/>'
        f"<w:pPr>{keep}{style.extra}{bidi}{spacing}{style.indent}{level}</w:pPr>"
        f'<w:rPr>{bold}<w:color w:val="{style.colour}"/>{size(style.half_points)}</w:rPr></w:style>'
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


def _table_style() -> str:
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    borders = (
        line.format("top", 8, ACCENT)
        + line.format("bottom", 8, ACCENT)
        + line.format("insideH", 4, FAINT)
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders>{_MARGINS.format(50, 90)}</w:tblPr></w:style>"
    )


def numbering_xml() -> str:
    """Return the children of `w:numbering`: numbered headings with their clauses, and bullets."""
    levels = "".join(_number_level(level) for level in range(len(HANGING)))
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
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
