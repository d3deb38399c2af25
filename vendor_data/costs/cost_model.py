"""How costs are reckoned: the years, the discount rate, the basis, the rules; fixed by the plan."""

from dataclasses import dataclass, field
from fractions import Fraction

from vendor_data.costs.cost_line import MOST_YEARS, CostLine, Heading, Timing, Unit
from vendor_data.costs.error_rules import CHOICES, ErrorRules
from vendor_data.costs.total_cost import Basis
from workbench.problem import Problem, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class CostModel:
    """What the RFP publishes of how offers are reckoned.

    Attributes
    ----------
    years : int
        How many years follow the start, 0 to 15.
    discount_rate : Fraction
        What a year takes off a later amount, 0 or more. [share of 1 per year]
    """

    years: int = 5
    discount_rate: Fraction = Fraction(0)
    basis: Basis = Basis.PURCHASE
    rules: ErrorRules = field(default_factory=ErrorRules)
    version: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.years <= MOST_YEARS:
            raise Problem(
                "a cost line covers 0 to {most} years, got {found}",
                most=MOST_YEARS,
                found=self.years,
            )
        if not 0 <= self.discount_rate < 1:
            raise Problem(
                "a discount rate is from 0 % to below 100 % a year, got {found}",
                found=f"{float(100 * self.discount_rate):g} %",
            )
        for error, choices in CHOICES.items():
            if self.rules.of(error) not in choices:
                raise Problem(
                    "{rule} decides no error of this kind", rule=self.rules.of(error).label
                )


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One of the usual lines from which a cost sheet starts, with one unit a year or one at all."""

    heading: Heading
    title: Term
    timing: Timing
    unit: Unit
    is_own: bool = False
    by_vendor: bool = False

    def volumes(self, years: int) -> tuple[int, ...]:
        if self.timing is Timing.ONCE:
            return (1, *(0,) * years)
        return (0, *(1,) * years)


READY_LINES = (
    ReadyLine(Heading.SOFTWARE, Term("Basic software"), Timing.ONCE, Unit.LUMP_SUM),
    ReadyLine(Heading.LICENCES, Term("Licences for users"), Timing.ONCE, Unit.USER),
    ReadyLine(Heading.TRAINING, Term("Training of the users"), Timing.ONCE, Unit.DAY),
    ReadyLine(
        Heading.INTEGRATION, Term("Connection to the other systems"), Timing.ONCE, Unit.LUMP_SUM
    ),
    ReadyLine(Heading.CONFIGURATION, Term("Settings and adaptation"), Timing.ONCE, Unit.DAY),
    ReadyLine(
        Heading.MIGRATION, Term("Cleansing and migration of data"), Timing.ONCE, Unit.LUMP_SUM
    ),
    ReadyLine(
        Heading.PROJECT_MANAGEMENT, Term("Project management of the vendor"), Timing.ONCE,
        Unit.LUMP_SUM,
    ),
    ReadyLine(
        Heading.SUPPORT, Term("Support and maintenance"), Timing.YEARLY, Unit.LUMP_SUM
    ),
    ReadyLine(
        Heading.INFRASTRUCTURE, Term("Hosting and infrastructure"), Timing.YEARLY, Unit.LUMP_SUM
    ),
    ReadyLine(
        Heading.PROJECT_MANAGEMENT, Term("Our own project team"), Timing.ONCE, Unit.DAY, is_own=True
    ),
    ReadyLine(
        Heading.RE_ENGINEERING, Term("Redesign of our processes"), Timing.ONCE, Unit.DAY,
        is_own=True,
    ),
    ReadyLine(
        Heading.INTEGRATION, Term("Our own work on the connections"), Timing.ONCE, Unit.DAY,
        is_own=True, by_vendor=True,
    ),
    ReadyLine(
        Heading.TRAINING, Term("Working time of our people in training"), Timing.ONCE, Unit.DAY,
        is_own=True,
    ),
)  # fmt: skip


def of_vendors(lines: list[CostLine]) -> tuple[CostLine, ...]:
    """Return the lines that vendors are asked to price."""
    return tuple(line for line in lines if not line.is_own)
