"""One check before the RFP goes out: what it asks, whether it is red, and where to mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.problem import Problem, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What one check found.

    A check of something that nobody has begun is not used: neither red nor green, until the chair
    asks for it. `screen` is the address in the menu where it is mended. A strict check has to be
    green unless the chair says otherwise; any other one only if the chair says so.
    """

    code: str
    title: Term
    is_red: bool
    found: Problem | None
    screen: str
    is_used: bool = True
    is_strict: bool = False


def checked(
    code: str, title: Term, screen: str, found: Problem | None, *, is_strict: bool = False
) -> Check:
    """Return a check that is red if something was found.

    >>> checked("a", Term("A"), "gaps", None).is_red
    False
    """
    return Check(
        code=code,
        title=title,
        is_red=found is not None,
        found=found,
        screen=screen,
        is_strict=is_strict,
    )


def not_used(code: str, title: Term, screen: str, *, is_strict: bool = False) -> Check:
    """Return a check of something that nobody has begun."""
    return Check(
        code=code,
        title=title,
        is_red=False,
        found=None,
        screen=screen,
        is_used=False,
        is_strict=is_strict,
    )


def required_of(checks: Iterable[Check], chosen: Mapping[str, bool]) -> list[Check]:
    """Return the checks that have to be green; `chosen` is what the chair said, by code.

    One that the chair asks for is red as long as nobody has begun it.
    """
    required = (check for check in checks if chosen.get(check.code, check.is_strict))
    return [_begun(check) if check.code in chosen else check for check in required]


def _begun(check: Check) -> Check:
    if check.is_used:
        return check
    return replace(check, is_red=True, found=Problem("nobody has begun it yet"))
