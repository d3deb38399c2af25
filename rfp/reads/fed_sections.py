"""Tables of the RFP that fill themselves: from the registers and from the objectives."""

from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy.orm import Session

from rfp.readiness.register import Entry, Register, columns
from rfp.reads.goals import ObjectiveEntry, objectives
from rfp.reads.registers import registers
from rfp.writing.ready_sections import SectionLine, Words
from workbench.committee import Actor, Right
from workbench.language import Language, date, say
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts

Texts = Mapping[tuple[str, str], Words]
SECTIONS = {
    Register.INTERFACES: "integration",
    Register.DATA: "data",
    Register.TRAINING: "training",
    Register.SUPPORT: "support",
}
_PLACES = 4  # decimals of a measure


def fed_lines(session: Session, actor: Actor, selection: str) -> dict[str, tuple[SectionLine, ...]]:
    """Return the lines of each table that a register or the objectives fill, by section."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    texts = all_texts(session, selection)
    kept = registers(session, actor, selection, Language.EN)
    lines = {SECTIONS[each]: [_line(row, texts) for row in kept[each]] for each in SECTIONS}
    known = objectives(session, actor, selection, Language.EN.value)
    lines["outcomes"] = [_objective(entry) for entry in known]
    return {section: tuple(found) for section, found in lines.items() if found}


def _line(row: Entry, texts: Texts) -> SectionLine:
    words: dict[str, Words] = {}
    figures: dict[str, str] = {}
    for column in columns(row.register):
        value = row[column.code]
        if column.is_words:
            words[column.code] = texts.get((row.id, column.code), {})
        elif column.choices is not None:
            label = column.choices.get(str(value))
            words[column.code] = _in_both(label) if label else {}
        elif value is not None:
            figures[column.code] = str(value)
    return SectionLine(words=words, figures=figures)


def _in_both(text: str) -> Words:
    return {language.value: say(text, language) for language in Language}


def _objective(entry: ObjectiveEntry) -> SectionLine:
    measure = entry.objective.measure
    due = {each.value: date(measure.due, each) for each in Language} if measure.due else {}
    figures = {"target": _decimal(measure.target)}
    if measure.baseline is not None:
        figures["today"] = _decimal(measure.baseline)
    return SectionLine(
        words={"measure": _with_unit(entry.titles, entry.units), "when": due}, figures=figures
    )


def _with_unit(titles: Words, units: Words) -> Words:
    return {
        language: f"{title} ({units[language]})" if units.get(language) else title
        for language, title in titles.items()
    }


def _decimal(value: Fraction | None) -> str:
    """Return a measure as plain digits; "" stands for one that nobody has given."""
    if value is None:
        return ""
    return f"{float(value):.{_PLACES}f}".rstrip("0").rstrip(".")
