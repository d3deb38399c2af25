"""Tables of the RFP that fill themselves: from registers, objectives and chosen questions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sqlalchemy.orm import Session

from rfp.readiness.register import Entry, Register, columns
from rfp.reads.goals import ObjectiveEntry, objectives
from rfp.reads.readiness import vendor_questions
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
    Register.REPORTS: "reports",
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
    lines["governance"] = _counterparts(kept[Register.GOVERNANCE], texts)
    asked = vendor_questions(session, actor, selection)
    lines["questions"] = [_question(place, text) for place, text in enumerate(asked, start=1)]
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


def _counterparts(roles: Sequence[Entry], texts: Texts) -> list[SectionLine]:
    """Return the roles of ours that have a counterpart at the vendor, who is to be named."""
    blank = _in_both("[to be filled]")
    return [
        SectionLine(
            words={
                "role": texts.get((row.id, "role"), {}),
                "ours": texts.get((row.id, "person"), {}) or blank,
                "vendor": _counterpart(texts.get((row.id, "duty"), {})),
            },
            figures={},
        )
        for row in roles
        if row["counterpart"] == "yes"
    ]


def _counterpart(duty: Words) -> Words:
    if not duty:
        return _in_both("a named counterpart")
    return {
        code: say("a named counterpart for: {duty}", Language(code), duty=told)
        for code, told in duty.items()
    }


def _question(place: int, text: Words) -> SectionLine:
    return SectionLine(words={"question": text}, figures={"place": str(place)})


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
