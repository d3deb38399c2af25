"""A vendor's question as the log keeps it, and the log that goes to all vendors."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rfp.letters.question_log import Answered
from workbench.language import Language, normal_key, say
from workbench.problem import Term
from workbench.wording import chosen

_BETWEEN_WORDS = re.compile(r"\W+")


class State(StrEnum):
    """How far a question is; whatever becomes of it, its number stays."""

    OPEN = "open"
    ANSWERED = "answered"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Term:
        return _STATES[self]


_STATES = {
    State.OPEN: Term("Not answered yet"),
    State.ANSWERED: Term("Answered"),
    State.MERGED: Term("Merged"),
    State.WITHDRAWN: Term("Withdrawn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and its answer by language; who asked is no part of it."""

    id: str
    number: int
    version: int
    texts: Mapping[str, str]
    answers: Mapping[str, str]
    asked_at: dt.datetime
    is_late: bool
    settled_at: dt.datetime | None = None  # answered, merged or withdrawn
    state: State = State.OPEN
    merged_into: int | None = None  # the number of the question that it went into
    changes_requirements: bool | None = None
    list_version: int | None = None

    def text(self, language: Language) -> str:
        """Return the question in this language, or in the one that it has."""
        return _told(self.texts, language)

    def answer(self, language: Language) -> str:
        """Return the answer in this language, or in the one that it has."""
        return _told(self.answers, language)


def is_late(asked: dt.datetime, ended: dt.datetime | None) -> bool:
    """Return whether the last day for questions was over, by the clock of the server.

    >>> noon = dt.datetime(2026, 9, 20, 12, tzinfo=dt.UTC)
    >>> is_late(noon, noon), is_late(noon, noon + dt.timedelta(hours=1)), is_late(noon, None)
    (True, False, False)
    """
    return ended is not None and asked >= ended


def names_one_of(text: str, names: Iterable[str]) -> bool:
    """Return whether one of the names stands in the text, in any spelling, as whole words.

    >>> names_one_of("Must ABAN deliver it?", ["Aban"]), names_one_of("Urban sites", ["Urba"])
    (True, False)
    """
    words = _words(text)
    return any(_words(name) in words for name in names if _words(name).strip())


def _words(text: str) -> str:
    return f" {_BETWEEN_WORDS.sub(' ', normal_key(text)).strip()} "


def log_of(
    questions: Sequence[Question], language: Language, addenda: Mapping[int, int]
) -> list[Answered]:
    """Return what all vendors read: every settled question at its number.

    `addenda` holds the number of each addendum by the version of the list that it made.
    """
    return [
        Answered(
            number=each.number,
            text=each.text(language),
            answer=_outcome(each, language, addenda),
            answered_on=each.settled_at.date(),
        )
        for each in questions
        if each.settled_at is not None
    ]


def _outcome(question: Question, language: Language, addenda: Mapping[int, int]) -> str:
    match question.state:
        case State.WITHDRAWN:
            return say("The question was withdrawn.", language)
        case State.MERGED:
            return say(
                "Answered together with question {number}.", language, number=question.merged_into
            )
    change = what_changes(question, language, addenda)
    return "\n".join(filter(None, (question.answer(language), change)))


def what_changes(question: Question, language: Language, addenda: Mapping[int, int]) -> str:
    """Return whether an answer changes requirements, and by which addendum."""
    if question.changes_requirements is None:
        return ""
    if not question.changes_requirements:
        return say("This changes no requirement.", language)
    number = addenda.get(question.list_version or 0)
    if number is None:
        return say("This changes requirements; an addendum follows.", language)
    return say("This changes requirements: see addendum {number}.", language, number=number)


def _told(words: Mapping[str, str], language: Language) -> str:
    found = chosen(words, language.value)
    return found.text if found else "–"
