"""What the partner has to offer: a code that never changes, words, and how strongly it is meant."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rfp.needs.gap import GapKind
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave
from workbench.language import normal_key
from workbench.problem import Problem, Term

CODE = re.compile(r"[A-Z]{1,6}(?:-[A-Z]{1,6}){0,2}-[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}")


class Moscow(StrEnum):
    """How strongly a requirement is meant, the strongest first."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Moscow.MUST: Term("Must"),
    Moscow.SHOULD: Term("Should"),
    Moscow.COULD: Term("Could"),
    Moscow.WONT: Term("Not this time"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One requirement; `criterion` is where its answers are judged, `gaps` what it closes.

    `module` is a code of the ready catalogue's modules, or words of the committee's own; `owner`
    a member's id, or words; `success_factor` what a must serves.
    """

    id: str
    code: str
    text: str
    moscow: Moscow
    mandatory: bool = False
    criterion: str | None = None
    gaps: tuple[str, ...] = ()
    owner: str = ""
    acceptance: str = ""
    kind: GapKind | None = None
    module: str = ""
    wave: Wave | None = None
    mandatory_reason: str = ""
    moscow_reason: str = ""
    success_factor: str | None = None
    value_stage: ValueStage | None = None
    customer_stage: CustomerStage | None = None

    def __post_init__(self) -> None:
        if self.code != normal_code(self.code):
            raise Problem(
                "the code {code} must be written {normal}",
                code=self.code,
                normal=normal_code(self.code),
            )
        if not self.text.strip():
            raise Problem("requirement {code} needs words; its text is empty", code=self.code)
        if self.mandatory and self.moscow is not Moscow.MUST:
            template = "requirement {code} is mandatory, so it must be a must"
            raise Problem(template, code=self.code)


def normal_code(text: str) -> str:
    """Write a code in its one form, or refuse it.

    >>> normal_code(" f–۰۱۲ ")
    'F-012'
    """
    if CODE.fullmatch(text):  # as nearly all are: a long list is read again and again
        return text
    code = normal_key(text).upper().replace(" ", "")
    if not CODE.fullmatch(code):
        raise Problem(
            "a requirement's code is letters, a hyphen and a number, as F-012; got {found}",
            found=text.strip() or "''",
        )
    return code


def next_code(taken: Iterable[str], letters: str = "") -> str:
    """Propose the code after the highest one of these letters, else of those most used.

    >>> next_code(["R-001", "R-007", "F-100"]), next_code([])
    ('R-008', 'REQ-01')
    """
    parts = [code.partition(".")[0].rpartition("-") for code in taken]
    used = Counter(before for before, _, _ in parts)
    letters = letters or max(used, key=used.__getitem__, default="REQ")
    numbers = [number for before, _, number in parts if before == letters]
    wide = max(map(len, numbers), default=2)
    return f"{letters}-{max(map(int, numbers), default=0) + 1:0{wide}d}"


def refuse_taken(code: str, taken: Iterable[str]) -> None:
    """Refuse a code that another requirement bears."""
    if code in set(taken):
        raise Problem("the code {code} is taken; every requirement has its own", code=code)
