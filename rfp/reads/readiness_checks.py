"""What the items of readiness say before the RFP goes out; untouched ones say nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from rfp.readiness.business_case import CaseLine, warnings
from rfp.readiness.check import Check, checked, not_used
from rfp.readiness.item import (
    CASE_LINES,
    CLOSED,
    DONE,
    HIGH,
    MISTAKES,
    NO,
    NOT_NEEDED,
    Item,
    Kind,
)
from rfp.readiness.risk import Band
from rfp.reads.readiness import case_lines, items, key_points, size_profile
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed

SCREEN = "readiness"
Finder = Callable[[Sequence[Item]], Problem | None]
POINTS = Term("The ten key points hold")


def readiness_checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[Check]:
    """Return the checks of tasks, gates, risks, key points, mistakes and business case."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    found = items(session, actor, selection, [kind for kind in Kind if kind not in CASE_LINES])
    checks = [
        _check(code, title, [each for each in found if each.kind in kinds], find)
        for code, title, kinds, find in _CHECKS
    ]
    checks.append(_case(case_lines(session, actor, selection, language)))
    size = size_profile(session, actor, selection)
    return [check for check in checks if size.is_on(check.code)]


def checks_before_award(session: Session, actor: Actor, selection: str) -> list[Check]:
    """Return the check of the ten key points, to be asked again before the award.

    A point that was judged again counts with that verdict, any other with the first one.
    """
    found = key_points(session, actor, selection)
    points = [replace(point, verdict=point.last_verdict) for point in found]
    return [_check("readiness.points", POINTS, points, _missed_points)] if points else []


def _check(code: str, title: Term, found: Sequence[Item], find: Finder) -> Check:
    counted = [item for item in found if item.is_on]
    if not any(_is_begun(item) for item in counted):
        return not_used(code, title, SCREEN, is_strict=True)
    return checked(code, title, SCREEN, find(counted), is_strict=True)


def _is_begun(item: Item) -> bool:
    return item.verdict is not None or bool(item.risk and item.risk.level is not None)


def _case(lines: Sequence[CaseLine]) -> Check:
    code, title = "readiness.case", Term("The business case holds")
    if not any(line.amounts for line in lines):
        return not_used(code, title, SCREEN)
    return checked(code, title, SCREEN, next(iter(warnings(lines)), None))


def _open_tasks(found: Sequence[Item]) -> Problem | None:
    left = _count(item.verdict not in {DONE, NOT_NEEDED} for item in found)
    return (
        Problem("tasks still open: {count} of {all}", count=left, all=len(found)) if left else None
    )


def _closed_gates(found: Sequence[Item]) -> Problem | None:
    for place, gate in enumerate(found, start=1):
        if gate.verdict is None:
            return Problem("gate {number} has no verdict yet", number=place)
        if gate.verdict in CLOSED:
            return Problem("gate {number} says: suspend and go back", number=place)
    return None


def _bare_risks(found: Sequence[Item]) -> Problem | None:
    bare = _count(
        item.risk is not None and item.risk.band is Band.HIGH and not item.risk.mitigation
        for item in found
    )
    return Problem("high risks without a mitigation: {count}", count=bare) if bare else None


def _missed_points(found: Sequence[Item]) -> Problem | None:
    missed = _count(item.verdict in {NO, None} for item in found)
    return Problem("key points that do not hold: {count}", count=missed) if missed else None


def _looming_mistakes(found: Sequence[Item]) -> Problem | None:
    looming = _count(item.verdict == HIGH for item in found)
    return Problem("mistakes in high danger: {count}", count=looming) if looming else None


def _count(marks: Iterable[bool]) -> int:
    return sum(marks)


_CHECKS: tuple[tuple[str, Term, tuple[Kind, ...], Finder], ...] = (
    ("readiness.tasks", Term("The needs analysis is done"), (Kind.TASK,), _open_tasks),
    ("readiness.gates", Term("The four gates are passed"), (Kind.GATE,), _closed_gates),
    ("readiness.risks", Term("Every high risk has a mitigation"), (Kind.RISK,), _bare_risks),
    ("readiness.points", POINTS, (Kind.KEY_POINT,), _missed_points),
    ("readiness.mistakes", Term("No mistake is in high danger"), MISTAKES, _looming_mistakes),
)
