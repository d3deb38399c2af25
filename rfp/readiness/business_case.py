"""The business case: what it brings, what it saves, what it costs, and what looks wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rfp.readiness.item import CASE_LINES, Kind
from workbench.problem import Problem

YEARS = range(1, 6)
SOFTWARE = "cost.software"
# The work of one's own people hides in these lines; technology in those.
INTERNAL = ("cost.project", "cost.redesign")
HALF = 2  # software above one half of all cost is suspicious


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line: its amounts by year, in whole minor units of the selection's currency."""

    id: str
    kind: Kind
    name: str
    code: str | None = None
    is_on: bool = True
    is_doubtful: bool = False
    amounts: Mapping[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The sum over all years, in minor units."""
        return sum(self.amounts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSums:
    """The sums in minor units: of each kind over all years, and what each year leaves."""

    by_kind: Mapping[Kind, int]
    by_year: Mapping[Kind, Mapping[int, int]]

    @property
    def benefits(self) -> int:
        """Income and savings together, in minor units."""
        return self.by_kind[Kind.INCOME] + self.by_kind[Kind.SAVING]

    @property
    def costs(self) -> int:
        """All costs, in minor units."""
        return self.by_kind[Kind.COST]

    def balance(self, year: int) -> int:
        """Return what `year` leaves when its costs are taken off, in minor units."""
        of_year = {kind: self.by_year[kind][year] for kind in CASE_LINES}
        return of_year[Kind.INCOME] + of_year[Kind.SAVING] - of_year[Kind.COST]


def sums(lines: Iterable[CaseLine]) -> CaseSums:
    """Return the sums of the lines that are on.

    Parameters
    ----------
    lines
        Lines with amounts in minor units of one currency.

    Returns
    -------
    CaseSums
        Per kind and per kind and year 1 to 5, in the same minor units.

    Examples
    --------
    >>> line = CaseLine(id="a", kind=Kind.COST, name="Software", amounts={1: 100, 2: 50})
    >>> sums([line]).costs, sums([line]).balance(2)
    (150, -50)
    """
    counted = [line for line in lines if line.is_on]
    by_year = {
        kind: {
            year: sum(line.amounts.get(year, 0) for line in counted if line.kind is kind)
            for year in YEARS
        }
        for kind in CASE_LINES
    }
    by_kind = {kind: sum(years.values()) for kind, years in by_year.items()}
    return CaseSums(by_kind=by_kind, by_year=by_year)


def warnings(lines: Iterable[CaseLine]) -> list[Problem]:
    """Return what looks wrong once there are costs: shares, balance, and lines left empty."""
    counted = [line for line in lines if line.is_on]
    found = sums(counted)
    if not found.costs:
        return []
    by_code = {line.code: line.total for line in counted}
    software = by_code.get(SOFTWARE, 0)
    told = []
    if software * HALF > found.costs:
        told.append(
            Problem("software is over half of all cost; work around it is easily forgotten")
        )
    if found.benefits < found.costs:
        told.append(Problem("the benefits are below the cost"))
    if not any(by_code.get(code) for code in INTERNAL):
        told.append(Problem("no internal work is counted: project management and redesign"))
    if not software:
        told.append(Problem("no cost of software is counted"))
    doubtful = sum(line.is_doubtful and bool(line.total) for line in counted)
    if doubtful:
        told.append(Problem("lines counted although they are doubtful: {count}", count=doubtful))
    return told
