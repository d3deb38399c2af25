"""The notice to all vendors of what a later list of requirements has otherwise."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rfp.letters import addendum_sections
from rfp.letters.letter import Letter
from rfp.letters.marked_words import marked_cell
from rfp.needs.list_difference import ChangedRequirement, Facet, ListDifference
from rfp.needs.requirement_list import ListChangeKind, ListedRequirement, ListVersion
from rfp.needs.wave import Wave
from rfp.writing.call_clock import PROPOSALS, CallClock
from rfp.writing.outline_waves import MEANINGS
from rfp.writing.section_version import NO_SECTIONS, SectionDifference
from workbench.language import Language, date_both, number
from workbench.problem import Term
from workbench.word import Cell, Word
from workbench.wording import chosen

_ANSWERS_UNTIL = Term("Answers are taken until {day}.")
_PROPOSALS_UNTIL = Term("Proposals are taken until {day}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """A later list, what it has otherwise, and until when proposals are taken.

    `criteria` are the titles of the criteria under which requirements are judged from now on.
    """

    version: ListVersion
    difference: ListDifference
    sections: SectionDifference = NO_SECTIONS
    proposals_by: dt.date | None = None
    clock: CallClock | None = None
    criteria: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def write(letter: Letter, addendum: Addendum) -> Word:
    """Return the notice; no vendor is named in it, and everybody gets the same."""
    version, found = addendum.version, addendum.difference
    word = letter.begin(
        _kind(letter, version),
        [(letter.say("List of requirements"), _which(letter, version)),
         (letter.say("Fingerprint"), version.fingerprint)],
    )  # fmt: skip
    reason = chosen(version.reasons, letter.language.value)
    if reason is not None:
        _heading(word, letter.say("Reason for this notice"))
        word.paragraph(reason.text)
    _changed(word, letter, addendum)
    _listed(word, letter, letter.say("New requirements"), found.added, _whole)
    _listed(word, letter, letter.say("Requirements withdrawn"), found.removed, _text)
    addendum_sections.write(word, letter, addendum.sections)
    _what_to_do(word, letter, addendum)
    return word


def _heading(word: Word, title: str) -> None:
    word.heading(title, level=2, numbered=False)


def _which(letter: Letter, version: ListVersion) -> str:
    return letter.say("version {version}", version=number(version.version, letter.language))


def _kind(letter: Letter, version: ListVersion) -> str:
    if version.kind is ListChangeKind.REVISION:
        return letter.say("Revision {number} of the requirements", number=version.number)
    return letter.say("Addendum {number}", number=version.number)


def _changed(word: Word, letter: Letter, addendum: Addendum) -> None:
    changed = addendum.difference.changed
    if not changed:
        return
    title = letter.say("Requirements that change")
    _heading(word, title)
    told = letter.say("What is new stands in bold; what goes is struck through.")
    word.paragraph(told, with_next=True)
    word.table(
        columns=[letter.say("Code"), letter.say("Requirement"), letter.say("Other changes"),
                 letter.say("Why")],
        rows=[
            [
                Cell(text=each.after.code, strong=True),
                marked_cell(each.words(letter.language.value)) or _text(each.after, letter),
                "\n".join(_facets(letter, each, addendum.criteria)),
                each.after.reason or "–",
            ]
            for each in changed
        ],
        widths=(12, 48, 20, 20),
        description=title,
    )  # fmt: skip


def _facets(
    letter: Letter, changed: ChangedRequirement, criteria: Mapping[str, Mapping[str, str]]
) -> Iterable[str]:
    """Yield what changes beside the words: its code, its duty, how it is tested."""
    was, now = changed.before, changed.after
    for facet in changed.facets:
        label = letter.say(facet.label)
        match facet:
            case Facet.CODE:
                yield f"{label}: {_from_to(letter, was.code, now.code)}"
            case Facet.MOSCOW:
                levels = (letter.say(each.moscow.label) for each in (was, now))
                yield f"{label}: {_from_to(letter, *levels)}"
            case Facet.MANDATORY:
                yield (
                    letter.say("Mandatory from now on")
                    if now.mandatory
                    else letter.say("No longer mandatory")
                )
            case Facet.ACCEPTANCE:
                test = chosen(now.acceptances, letter.language.value)
                yield f"{label}: {test.text if test else '–'}"
            case Facet.CRITERION:
                yield _criterion(letter, criteria.get(now.criterion or "", {}))
            case Facet.MANDATORY_REASON:
                yield letter.say("Mandatory because: {reason}", reason=_why(letter, now))
            case Facet.WAVE:
                yield letter.say("Wave: {wave}", wave=_wave(letter, now))


def _from_to(letter: Letter, was: str, now: str) -> str:
    return f"{was} ← {now}" if letter.language is Language.FA else f"{was} → {now}"


def _criterion(letter: Letter, titles: Mapping[str, str]) -> str:
    found = chosen(titles, letter.language.value)
    if found is None:
        return letter.say("Judged under another criterion")
    return letter.say("Judged from now on under: {criterion}", criterion=found.text)


def _listed(
    word: Word,
    letter: Letter,
    title: str,
    listed: tuple[ListedRequirement, ...],
    told: Callable[[ListedRequirement, Letter], str],
) -> None:
    """Write a table of what came or went, with what `told` tells of each."""
    if not listed:
        return
    _heading(word, title)
    word.table(
        columns=[letter.say("Code"), letter.say("Requirement"), letter.say("Importance"),
                 letter.say("Why")],
        rows=[
            [
                Cell(text=each.code, strong=True),
                told(each, letter),
                "\n".join(_importance(letter, each)),
                each.reason or "–",
            ]
            for each in listed
        ],
        widths=(12, 50, 14, 24),
        description=title,
    )  # fmt: skip


def _importance(letter: Letter, requirement: ListedRequirement) -> Iterable[str]:
    yield letter.say(requirement.moscow.label)
    if requirement.mandatory:
        yield letter.say("Mandatory")


def _wave(letter: Letter, requirement: ListedRequirement) -> str:
    return letter.say(MEANINGS[Wave(requirement.wave)]) if requirement.wave else "–"


def _why(letter: Letter, requirement: ListedRequirement) -> str:
    found = chosen(requirement.mandatory_reasons or {}, letter.language.value)
    return found.text if found else "–"


def _whole(requirement: ListedRequirement, letter: Letter) -> str:
    """Return all that a vendor has to know of a requirement that it never read before."""
    told = [_text(requirement, letter)]
    test = chosen(requirement.acceptances, letter.language.value)
    if test is not None:
        told.append(letter.say("Acceptance test: {test}", test=test.text))
    if any((requirement.mandatory_reasons or {}).values()):
        told.append(letter.say("Mandatory because: {reason}", reason=_why(letter, requirement)))
    if requirement.wave:
        told.append(letter.say("Wave: {wave}", wave=_wave(letter, requirement)))
    return "\n".join(told)


def _text(requirement: ListedRequirement, letter: Letter) -> str:
    found = chosen(requirement.texts, letter.language.value)
    return found.text if found else "–"


def _what_to_do(word: Word, letter: Letter, addendum: Addendum) -> None:
    _heading(word, letter.say("What this means for you"))
    version, clock = addendum.version, addendum.clock
    is_revision = version.kind is ListChangeKind.REVISION
    day = version.answers_by if is_revision else addendum.proposals_by
    word.bullets([
        letter.say("This notice goes to every vendor at the same time, in the same words."),
        letter.say("Only what is named here changes; everything else stays as issued."),
        *_anew(letter, addendum.difference),
    ], with_next=day is not None)  # fmt: skip
    if day is not None:
        code = "answers" if is_revision else PROPOSALS
        until = clock.until(code, day, letter.language) if clock else None
        told = until or date_both(day, letter.language)
        word.note(letter.say(_ANSWERS_UNTIL if is_revision else _PROPOSALS_UNTIL, day=told))


def _anew(letter: Letter, found: ListDifference) -> Iterable[str]:
    if found.changed:
        yield letter.say(
            "Answers to changed requirements that you have given already must be given anew."
        )
    if found.added:
        yield letter.say("New requirements ask for an answer, as all others do.")
    if found.removed:
        yield letter.say("Nothing is asked any longer where a requirement was withdrawn.")
