"""A returned file against what was asked: exact is taken, likely proposed, conflict chosen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vendor_data.amount_veil import VEIL, without_amounts
from vendor_data.answers.own_words import foreign
from vendor_data.answers.response_sheet import ResponseSheet
from vendor_data.answers.side_doubts import side_doubts
from vendor_data.asked_columns import written_over
from vendor_data.columns import SIDE_ROLES, Role, Table
from vendor_data.doubt import LONGEST_FOUND, Doubt, DoubtKind, shortened
from vendor_data.file_doubts import file_doubts, vendor_doubts
from vendor_data.known_columns import with_known
from vendor_data.line_cells import loose_amounts, loose_words, place_of, said
from vendor_data.line_reading import Given, answer_of, given
from vendor_data.line_subject import Asked, Subject
from vendor_data.proposal import Answer, Counts
from vendor_data.response_form import AskedRequirement
from vendor_data.stated_prices import StatedPrice, held_together, stated_price
from workbench.problem import Problem
from workbench.sheet import Cell, Line, Sheet

DOUBLED = "{proposal} is answered more than once, and differently: {found}; choose one"
_BESIDE = (Role.COMMENT, Role.EVIDENCE, Role.SIDE, *SIDE_ROLES.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A line that answers nothing that was asked; it is kept as it stands, but for its price."""

    place: str
    text: str

    @property
    def shown(self) -> str:
        """The text for readers before prices: veiled first, for a figure that is cut looks small.

        >>> Extra(place="A1", text=f"{'x' * 598} 52,000 EUR").shown[-4:]
        'xx …'
        """
        return shortened(without_amounts(self.text), LONGEST_FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Each asked requirement is in `answers`, in `missing`, or in a doubt; no line is dropped."""

    asked: tuple[AskedRequirement, ...]
    answers: tuple[Answer, ...]
    missing: tuple[AskedRequirement, ...]
    extra: tuple[Extra, ...]
    doubts: tuple[Doubt, ...]
    prices: tuple[StatedPrice, ...] = ()

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """Return the doubts in which a person has to choose between answers."""
        return tuple(doubt for doubt in self.doubts if doubt.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One line with what it is about and what it gives."""

    table: Table
    line: Line
    subject: Subject
    given: Given

    @property
    def is_certain(self) -> bool:
        return not (self.subject.reason or self.given.reason) and len(self.given.answers) == 1

    @property
    def place(self) -> str:
        is_about_subject = self.subject.reason and not self.given.reason
        role = Role.CODE if is_about_subject else self.given.role
        return place_of(self.table, self.line, role)

    @property
    def options(self) -> tuple[Answer, ...]:
        return tuple(
            answer_of(self.table, self.line, about, code)
            for about in self.subject.requirements
            for code in self.given.answers
        )


def reconcile(
    asked: Sequence[AskedRequirement], sheet: ResponseSheet, *, rfp_id: str = "", version: str = ""
) -> Reconciliation:
    """Hold a returned file against what was asked; nothing of it is dropped, nothing is guessed."""
    known = Asked(asked)
    sheet = replace(sheet, tables=tuple(with_known(each, known) for each in sheet.tables))
    readings = [_reading(known, table, line) for table in sheet.tables for line in table.lines]
    about = [one for one in readings if one.subject.requirements]
    doubled = _doubled(about)
    answers = tuple(_answers(about, doubled))
    doubts = (
        *file_doubts(sheet, rfp_id=rfp_id, version=version),
        *(_conflict(known.by_id[id], ones) for id, ones in doubled.items()),  # noqa: A001  # the word for it
        *_line_doubts(about, doubled),
        *_side_doubts(about, {answer.place: answer for answer in answers}),
        *vendor_doubts(sheet.tables),
    )
    stated = (stated_price(one.table, one.line, one.subject) for one in readings)
    prices, price_doubts = held_together([one for one in stated if one is not None], known)
    settled = {answer.requirement for answer in answers}
    return Reconciliation(
        asked=known.requirements,
        answers=answers,
        missing=tuple(one for one in known.requirements if one.id not in settled),
        extra=(*_extras(readings), *_unread(sheet)),
        doubts=(*doubts, *price_doubts),
        prices=prices,
    )


def narrowed(found: Reconciliation, asked: Collection[str]) -> Reconciliation:
    """Return what the file says of the requirements that are `asked`; the rest is as it was."""
    return replace(
        found,
        asked=tuple(one for one in found.asked if one.id in asked),
        answers=tuple(one for one in found.answers if one.requirement in asked),
        missing=tuple(one for one in found.missing if one.id in asked),
        doubts=tuple(
            replace(doubt, options=kept) if doubt.options else doubt
            for doubt in found.doubts
            for kept in [tuple(each for each in doubt.options if each.requirement in asked)]
            if kept or not doubt.options
        ),
    )


def settle(found: Reconciliation, choices: Mapping[int, int | None]) -> tuple[Answer, ...]:
    """Return the answers after a person has chosen: doubt number -> option number, or None.

    Every doubt with options must have been decided; None sets it aside: the requirement stays
    unanswered, or, where the answer was only incomplete, stays answered as it is.
    """
    chosen = {answer.requirement: answer for answer in found.answers}
    for number, doubt in enumerate(found.open_doubts):
        if number not in choices:
            raise Problem(
                "{place} is not decided yet: choose one answer, or set it aside", place=doubt.place
            )
        option = choices[number]
        if option is not None:
            answer = doubt.options[option]
            if doubt.kind is DoubtKind.INCOMPLETE:
                chosen[answer.requirement] = answer
            elif chosen.setdefault(answer.requirement, answer) != answer:
                raise Problem(
                    "{one} and {other} answer the same requirement; set one of them aside",
                    one=chosen[answer.requirement].place,
                    other=answer.place,
                )
    return tuple(chosen.values())


def counted(found: Reconciliation, answers: Sequence[Answer]) -> Counts:
    """Return the numbers that are kept with a proposal once `answers` were confirmed."""
    answered = {answer.requirement for answer in answers}
    return Counts(
        asked=len(found.asked),
        answered=len(answered),
        missing=sum(asked.id not in answered for asked in found.asked),
        extra=len(found.extra),
        doubtful=len(found.doubts),
    )


def _reading(asked: Asked, table: Table, line: Line) -> _Reading:
    subject = asked.subject(table, line)
    return _Reading(table=table, line=line, subject=subject, given=given(table, line))


def _doubled(readings: Iterable[_Reading]) -> dict[str, list[_Reading]]:
    """Return the lines of requirements that are answered more than once, and not alike."""
    by_requirement: dict[str, list[_Reading]] = defaultdict(list)
    for one in readings:
        if one.given.answers or one.given.reason:
            for about in one.subject.requirements:
                by_requirement[about.id].append(one)
    return {about: ones for about, ones in by_requirement.items() if not _are_alike(ones)}


def _are_alike(readings: Sequence[_Reading]) -> bool:
    """Say whether lines give one and the same answer; then the first of them may stand for all."""
    return len(readings) == 1 or len({_fact(one) for one in readings}) == 1


def _fact(one: _Reading) -> tuple[object, ...]:
    beside = (said(one.table, one.line, role) for role in _BESIDE)
    loose = loose_words(one.table, one.line)
    return (one.given.answers, one.given.found.strip(), *beside, loose)


def _answers(
    readings: Iterable[_Reading], doubled: Mapping[str, Sequence[_Reading]]
) -> Iterable[Answer]:
    seen: set[str] = set()
    for one in readings:
        about = one.subject.requirements[0].id
        if one.is_certain and about not in doubled and about not in seen:
            seen.add(about)
            yield one.options[0]


def _conflict(about: AskedRequirement, readings: Sequence[_Reading]) -> Doubt:
    options = (option for one in readings for option in one.options)
    return Doubt(
        kind=DoubtKind.CONFLICT,
        place=", ".join(one.place for one in readings),
        found="; ".join(f"{one.place}: {one.given.found or '-'}" for one in readings),
        reason=DOUBLED,
        proposal=about.code,
        requirement=about.id,
        options=tuple(option for option in options if option.requirement == about.id),
    )


def _line_doubts(
    readings: Iterable[_Reading], doubled: Mapping[str, Sequence[_Reading]]
) -> Iterable[Doubt]:
    for one in readings:
        about = tuple(each for each in one.subject.requirements if each.id not in doubled)
        has_something = one.given.answers or one.given.reason
        if about and has_something and not one.is_certain:
            yield _line_doubt(replace(one, subject=replace(one.subject, requirements=about)))


def _side_doubts(readings: Iterable[_Reading], standing: Mapping[str, Answer]) -> Iterable[Doubt]:
    """Yield what is doubtful beside the answers that were taken."""
    for one in readings:
        answer = (
            standing.get(place_of(one.table, one.line, Role.ANSWER)) if one.is_certain else None
        )
        if answer is not None:
            yield from side_doubts(one.table, one.line, answer)


def _line_doubt(one: _Reading) -> Doubt:
    """Say first what is wrong with the answer; a doubtful subject shows in what it proposes."""
    is_about_subject = bool(one.subject.reason) and not one.given.reason
    reason = one.subject.reason if is_about_subject else one.given.reason
    subjects = " / ".join(about.code for about in one.subject.requirements)
    is_single = len(one.options) == 1
    kind = DoubtKind.LIKELY if is_single else DoubtKind.CONFLICT
    return Doubt(
        kind=kind if one.options else DoubtKind.UNREADABLE,
        place=one.place,
        found=one.subject.found if is_about_subject else one.given.found,
        reason=reason,
        proposal=subjects if one.subject.reason else "",
        codes=() if is_about_subject else one.given.answers,
        requirement=one.subject.requirements[0].id if is_single or not one.options else "",
        options=one.options,
    )


def _extras(readings: Iterable[_Reading]) -> Iterator[Extra]:
    """Yield each line about nothing asked, each loose amount, and what was written over ours."""
    for one in readings:
        table, line = one.table, one.line
        if not one.subject.requirements:
            yield from _extra(table.sheet, line, line.cells, price=table.column(Role.PRICE))
            continue
        for cell in loose_amounts(table, line):
            text = f"{table.title(cell.column)} {VEIL}".strip()
            yield Extra(place=table.sheet.place(line.number, cell.column), text=text)
        for cell, said_over in written_over(table, line, one.subject):
            yield Extra(place=table.sheet.place(line.number, cell.column), text=said_over)


def _unread(sheet: ResponseSheet) -> Iterator[Extra]:
    """Yield what stands outside the tables of answers, but for our own words."""
    for unread in sheet.unread:
        for line in unread.lines:
            yield from _extra(unread, line, foreign(unread, line))


def _extra(
    sheet: Sheet, line: Line, cells: Sequence[Cell], price: int | None = None
) -> Iterator[Extra]:
    texts = [VEIL if cell.column == price else cell.text or cell.formula for cell in cells
             if not cell.is_merged]  # fmt: skip
    said_ = [text for text in (*texts, *(cell.note for cell in cells)) if text]
    if said_:
        place = sheet.place(line.number, cells[0].column)
        yield Extra(place=place, text=" | ".join(said_))
