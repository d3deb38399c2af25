"""What an evaluation report tells, gathered before a line of it is written."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.consensus import Logged
from scoring.decision import Decision
from scoring.evaluators.panel import Panel
from scoring.judged_standing import JudgedStanding
from scoring.pin import Pin
from scoring.reporting.report_prices import PriceGrounds
from scoring.standing import Standing
from scoring.weighing.revealed import Revealed
from vendor_data.checking.check_sheet_document import CheckSheet
from workbench.committee import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A member as the report names them."""

    name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """The facts of a report; `head` is the hash of the newest event of the record.

    `checks` is the mandatory check sheet; None if no requirement is mandatory.
    `judged` holds who gave which score, for what one evaluator's absence would change; `revealed`
    the members' weights, if they weighed in private.
    `consensus` is the consensus log.
    `grounds` is what the official prices stand on; None where no price form was asked for.
    `panel` holds the scores behind the standing; None if no leaf is scored by people.
    """

    title: str
    made_at: dt.datetime
    is_sample: bool
    committee: Sequence[Signatory]
    standing: Standing
    panel: Panel | None
    evaluators: int
    pins: Sequence[Pin]
    decision: Decision | None
    fingerprint: str
    issued_at: dt.datetime | None
    head: str
    checks: CheckSheet | None = None
    judged: JudgedStanding | None = None
    revealed: Revealed | None = None
    consensus: Sequence[Logged] = ()
    grounds: PriceGrounds | None = None
