"""The reasons for acquiring, in words, as they follow from problems and their cures."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rfp.goals.capability import Capability, Cure, Cures
from rfp.goals.problem import FoundProblem, ranked
from workbench.language import Language, isolated, joined, number, say
from workbench.problem import Term

Titles = Mapping[str, Mapping[str, str]]  # by id and language


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The problems, the capabilities, and what is known of one against the other."""

    problems: Sequence[FoundProblem]
    capabilities: Sequence[Capability]
    cures: Cures

    def curing(self, problem: str, answer: Cure) -> list[Capability]:
        """Return the capabilities of which `answer` was said for `problem`."""
        return [c for c in self.capabilities if self.cures.get((problem, c.id)) is answer]

    def best(self, problem: str) -> Cure | None:
        """Return the best that is known for a problem; None if only unknown is left."""
        answers = {self.cures.get((problem, each.id)) for each in self.capabilities}
        for answer in (Cure.YES, Cure.PARTLY):
            if answer in answers:
                return answer
        return None if None in answers or not answers else Cure.NO

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all that the reasons are written from."""
        told = [
            [[p.id, p.title, p.area, str(p.severity), len(p.pains)] for p in self.problems],
            [[c.id, c.title] for c in self.capabilities],
            sorted([*at, answer.value] for at, answer in self.cures.items()),
        ]
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def reasons(matrix: Matrix, language: Language) -> str:
    """Write the reasons for acquiring as one paragraph; the same matrix gives the same words.

    The gravest problem stands first. What nothing cures stays with the organisation, and is said.
    """
    order = [problem for _, problem in ranked(matrix.problems)]
    if not order:
        return ""
    by_answer: dict[Cure | None, list[FoundProblem]] = {}
    for problem in order:
        by_answer.setdefault(matrix.best(problem.id), []).append(problem)
    parts = [_opening(order, language)]
    for answer in (Cure.YES, Cure.PARTLY):
        curable = by_answer.get(answer, ())
        parts += [_cured(matrix, problem, answer, language) for problem in curable]
    if not by_answer.keys() & {Cure.YES, Cure.PARTLY}:
        parts.append(say("So far nothing was found that cures one of them.", language))
    for rest, template in (
        (by_answer.get(Cure.NO), Term("No capability cures {problems}; that stays our own task.")),
        (by_answer.get(None), Term("It is still open what cures {problems}.")),
    ):
        if rest:
            named = joined((_quoted(p.title, language) for p in rest), language)
            parts.append(say(template, language, problems=named))
    return " ".join(parts)


def _opening(order: Sequence[FoundProblem], language: Language) -> str:
    areas = dict.fromkeys(say(problem.area.label, language) for problem in order)
    return say(
        "We found {count} problems ({areas}) and asked of each what could cure it.",
        language,
        count=len(order),
        areas=joined(areas, language),
    )


def _cured(matrix: Matrix, problem: FoundProblem, answer: Cure, language: Language) -> str:
    curing = matrix.curing(problem.id, answer)
    named = joined((isolated(each.title, language) for each in curing), language)
    values = {"problem": _quoted(problem.title, language), "capabilities": named}
    if answer is Cure.PARTLY:
        return say("{problem} can be cured in part: {capabilities}.", language, **values)
    if problem.severity is None:
        return say("{problem} can be cured: {capabilities}.", language, **values)
    grave = number(problem.severity, language, 1)
    return say(
        "{problem} (severity {severity} of 5) can be cured: {capabilities}.",
        language,
        severity=grave,
        **values,
    )


def _quoted(title: str, language: Language) -> str:
    words = isolated(title.rstrip(" ."), language)
    return f"«{words}»" if language is Language.FA else f"“{words}”"
