"""One item of readiness: a task, a gate, a risk, a point, a mistake, a line or a lesson."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from workbench.problem import Problem, Term

Words = Mapping[str, str]  # language code -> words
Papers = Mapping[str, tuple[str, ...]]  # language code -> what a gate is judged by


class Kind(StrEnum):
    """What an item is; the verdicts it may be given depend on it."""

    TASK = "task"
    GATE = "gate"
    RISK = "risk"
    KEY_POINT = "key_point"
    COMMON_MISTAKE = "common_mistake"
    PEOPLE_MISTAKE = "people_mistake"
    PROCESS_MISTAKE = "process_mistake"
    PRODUCT_MISTAKE = "product_mistake"
    INCOME = "income"
    SAVING = "saving"
    COST = "cost"
    LESSON = "lesson"
    FIRST_STEP = "first_step"
    VISION = "vision"
    SEGMENT = "segment"
    OFFERING = "offering"
    CHANNEL = "channel"
    CONDITION = "condition"
    CULTURE = "culture"
    PEOPLE_MEANS = "people_means"
    MONEY_MEANS = "money_means"
    INFRASTRUCTURE_MEANS = "infrastructure_means"
    BUDGET = "budget"


MISTAKES = (
    Kind.COMMON_MISTAKE, Kind.PEOPLE_MISTAKE, Kind.PROCESS_MISTAKE, Kind.PRODUCT_MISTAKE
)  # fmt: skip
KNOWN = (Kind.VISION, Kind.SEGMENT, Kind.OFFERING, Kind.CHANNEL)
MEANS = (Kind.PEOPLE_MEANS, Kind.MONEY_MEANS, Kind.INFRASTRUCTURE_MEANS)  # behind gate 3
ANSWERED = (*KNOWN, *MEANS)  # in words of our own
CASE_LINES = (Kind.INCOME, Kind.SAVING, Kind.COST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyItem:
    """An item as the program brings it; `screen` is where one works on it.

    `papers` is what a gate is judged by, one line each.
    """

    code: str
    kind: Kind
    texts: Words
    group: RiskGroup | None = None
    screen: str | None = None
    papers: Papers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as it stands in a selection; version 0 is one that nobody has touched yet.

    `id` is the code of a ready item until it is touched. An item is off when `off_reason` says so.
    `answers` are the words on the vision, by language. `again` is the second verdict on a key
    point, given between the opening and the award.
    """

    id: str
    code: str | None
    kind: Kind
    texts: Words
    group: RiskGroup | None = None
    screen: str | None = None
    version: int = 0
    owner: str = ""
    evidence: str = ""
    verdict: str | None = None
    reason: str = ""
    answers: Words = field(default_factory=dict)
    papers: Papers = field(default_factory=dict)
    off_reason: str = ""
    risk: RiskJudgement | None = None
    amount: int | None = None  # of the budget, in minor units
    judged_by: str = ""
    judged_at: dt.datetime | None = None
    again: str | None = None
    again_by: str = ""
    again_at: dt.datetime | None = None

    @property
    def is_on(self) -> bool:
        return not self.off_reason

    @property
    def last_verdict(self) -> str | None:
        """The verdict before the award if there is one, else the one before the RFP."""
        return self.again or self.verdict

    @property
    def is_own(self) -> bool:
        """Whether the committee added it itself."""
        return self.code is None


DONE, OPEN, NOT_NEEDED = "done", "open", "not needed"
YES, PARTLY, NO = "yes", "partly", "no"
GO, CONDITIONAL, STOP = "go", "conditional", "stop"
LOW, MIDDLE, HIGH = "low", "middle", "high"
EXPLICIT, NOT_EXPLICIT = "explicit", "not explicit"
ASK, REQUIREMENT = "ask", "requirement"
HOLDS, DOUBTFUL = "holds", "doubtful"

_DANGER = {LOW: Term("Low danger"), MIDDLE: Term("Some danger"), HIGH: Term("High danger")}
_TASK = {OPEN: Term("Still open"), DONE: Term("Done"), NOT_NEEDED: Term("Not needed")}
_KNOWN = {NO: Term("We do not know"), PARTLY: Term("We know in part"), YES: Term("We know")}
_MEANS = {NO: Term("Lacking"), PARTLY: Term("There in part"), YES: Term("There")}
_LINE = {
    OPEN: Term("Not examined yet"), DOUBTFUL: Term("Still doubtful"), HOLDS: Term("Holds"),
}  # fmt: skip
_BY_KIND: Mapping[Kind, Mapping[str, Term]] = {
    **dict.fromkeys((Kind.TASK, Kind.FIRST_STEP), _TASK),
    **dict.fromkeys(KNOWN, _KNOWN),
    **dict.fromkeys(MEANS, _MEANS),
    Kind.CONDITION: {
        LOW: Term("Not ready"), MIDDLE: Term("On the way"), HIGH: Term("Ready for it"),
    },
    Kind.CULTURE: {
        LOW: Term("Hardly so here"),
        MIDDLE: Term("Partly so here"),
        HIGH: Term("Very much so here"),
    },
    Kind.KEY_POINT: {YES: Term("Yes"), PARTLY: Term("Partly"), NO: Term("No")},
    **dict.fromkeys(MISTAKES, _DANGER),
    **dict.fromkeys(CASE_LINES, _LINE),
    Kind.LESSON: {
        ASK: Term("Ask the vendors"),
        REQUIREMENT: Term("Is a requirement"),
        NOT_NEEDED: Term("Not needed"),
    },
}  # fmt: skip
_BY_GATE: Mapping[str, Mapping[str, Term]] = {
    "gate.goal": {
        EXPLICIT: Term("An explicit goal"),
        NOT_EXPLICIT: Term("Not an explicit goal: gate 2 decides"),
    },
    "gate.help": {YES: Term("It would help: go on"), NO: Term("No: suspend and go back")},
    "gate.feasible": {YES: Term("Feasible"), NO: Term("Not feasible now")},
    "gate.success": {
        GO: Term("Go"), CONDITIONAL: Term("Conditional"), STOP: Term("Stop"),
    },
}  # fmt: skip
MEANS_GATE = "gate.feasible"  # people, money and infrastructure are asked below it
SIGNED_GATE = "gate.success"  # the chair alone signs it
CLOSED = frozenset({NO, STOP})  # verdicts that let no gate be passed


def verdicts(kind: Kind, code: str | None = None) -> Mapping[str, Term]:
    """Return the verdicts that an item may be given, with their titles."""
    return _BY_GATE.get(code or "", _BY_KIND.get(kind, {}))


def check_verdict(kind: Kind, code: str | None, verdict: str, reason: str) -> None:
    """Refuse a verdict that the item cannot have, and one of a gate without a reason."""
    if verdict not in verdicts(kind, code):
        raise Problem("this item has no verdict {verdict}", verdict=verdict)
    if kind is Kind.GATE and not reason.strip():
        raise Problem("a verdict at a gate needs a reason, got none")
