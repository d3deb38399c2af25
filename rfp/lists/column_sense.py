"""What a whole column says of its cells: a letter or a figure alone may mean two things."""

from collections.abc import Iterable, Mapping

from rfp.lists import doubt
from rfp.lists.cell_reading import SCALES, Here, choices_of
from rfp.lists.columns import Columns
from rfp.lists.doubt import Said
from rfp.lists.found_table import ListTable
from rfp.lists.headers import loose
from rfp.lists.level import read_level
from rfp.lists.subject import LEVELS, Field
from rfp.needs.requirement import Moscow
from workbench.language.digits import from_digits

Senses = Mapping[Field, Mapping[str, Said]]

_HIGH_OR_LOW = frozenset(map(loose, ("h", "l", "high", "low", "vh", "vl", "very high", "med")))
_MEDIUM = loose("m")
_FEW = 3  # one figure in more than so many beyond the scale is a slip
_LONGEST_FIGURE = 3


def senses(table: ListTable, columns: Columns) -> Senses:
    """Return by field what its cells may mean beside what they would mean alone."""
    texts = {
        kind: [text for row in table.rows if (text := row.own_text(number))]
        for number, kind in columns.items()
    }
    levels = [text for kind in LEVELS for text in texts.get(kind, ())]
    found: dict[Field, Mapping[str, Said]] = {
        kind: _beyond(kind, levels if kind in LEVELS else texts[kind])
        for kind in texts
        if kind in SCALES
    }
    if _HIGH_OR_LOW & set(map(loose, texts.get(Field.MOSCOW, ()))):
        choices = choices_of(Field.MOSCOW, Here())
        medium = Said(reason=doubt.IN_WORDS, choices=choices, proposal=Moscow.SHOULD.value)
        found[Field.MOSCOW] = {_MEDIUM: medium}
    return found


def _beyond(kind: Field, texts: Iterable[str]) -> Mapping[str, Said]:
    """Doubt every figure of a column that goes beyond the scale: "2" of ten is not "2" of five."""
    figures = [figure for text in texts if (figure := _figure(text)) is not None]
    beyond = [figure for figure in figures if figure not in SCALES[kind]]
    if len(beyond) * _FEW < len(figures) or not beyond:
        return {}
    said = Said(reason=doubt.ANOTHER_SCALE, choices=choices_of(kind, Here()))
    certain = (text for text in texts if read_level(text, SCALES[kind]).is_certain)
    return dict.fromkeys(map(loose, certain), said)


def _figure(text: str) -> int | None:
    plain = from_digits(text.strip()).removesuffix(".0")
    is_figure = plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_FIGURE
    return int(plain) if is_figure else None
