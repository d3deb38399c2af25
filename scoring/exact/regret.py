"""Regret over named scenarios: what choosing a vendor could cost if another scenario holds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Table, checked_values, checked_weights
from scoring.plain_numbers import WEIGHTS, plain_numbers
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What stands to be expected under the scenarios' probabilities.

    Attributes
    ----------
    values : ndarray of float64, shape (n_vendors,)
        Expected value of each vendor. [as the values]
    best : tuple of int
        Vendors (from 0) with the highest.
    of_perfect_information : float
        Expected gain of knowing the scenario before choosing (EVPI), 0 or more. [as the values]
    """

    values: Floats
    best: tuple[int, ...]
    of_perfect_information: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Regret:
    """How far each vendor is behind the best of each scenario.

    Attributes
    ----------
    table : ndarray of float64, shape (n_vendors, n_scenarios)
        Best value of the scenario minus the vendor's, 0 or more. [as the values]
    largest : ndarray of float64, shape (n_vendors,)
        Largest regret of each vendor. [as the values]
    minimax : tuple of int
        Vendors (from 0) whose largest regret is smallest.
    maximin : tuple of int
        Vendors whose worst value is highest.
    expected : Expectation or None
        None without probabilities.
    """

    table: Floats
    largest: Floats
    minimax: tuple[int, ...]
    maximin: tuple[int, ...]
    expected: Expectation | None


def scenario_totals(values: Table, weight_sets: Table) -> Floats:
    """Return every vendor's total under every set of weights.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    weight_sets : array_like, shape (n_scenarios, n_criteria)
        One set per scenario, such as each department's. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_vendors, n_scenarios)
        [as the values]

    Raises
    ------
    Problem
        If values or a set of weights are not as in `scoring.arrays`.

    References
    ----------
    As `regret`.

    Examples
    --------
    >>> scenario_totals([[80, 20], [50, 60]], [[1, 1], [0, 1]]).tolist()
    [[50.0, 20.0], [55.0, 60.0]]
    """
    table = checked_values(values)
    given = plain_numbers(weight_sets, WEIGHTS)
    if given.ndim != table.ndim or not given.size:
        raise Problem(
            "weights must be a table of scenarios by criteria with at least one of each, "
            "got the shape {shape}",
            shape=str(given.shape),
        )
    sets = [checked_weights(row, table.shape[1]) for row in given]
    totals: Floats = table @ np.array(sets).T
    return totals


def regret(values: Table, probabilities: npt.ArrayLike | None = None) -> Regret:
    """Return the regret of every vendor over scenarios, and what probabilities add to it [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_scenarios)
        The total of each vendor in each scenario, as of `scenario_totals`. [any one unit]
    probabilities : array_like, shape (n_scenarios,), optional
        How likely each scenario is. [any unit]

    Returns
    -------
    Regret
        Vendors level within 1e-9 of the largest value are named together.

    Raises
    ------
    Problem
        If values are not a table of finite numbers, or probabilities, which are weights
        of the scenarios, are negative, all 0, or not one per scenario.

    References
    ----------
    .. [1] L. J. Savage, "The theory of statistical decision", Journal of the American Statistical
       Association 46(253), 55-67, 1951. DOI 10.1080/01621459.1951.10500768

    Examples
    --------
    >>> found = regret([[80, 60], [70, 75]], probabilities=[1, 1])
    >>> found.largest.tolist(), found.minimax, found.expected.of_perfect_information
    ([15.0, 10.0], (1,), 5.0)
    """
    table = checked_values(values)
    size = float(np.abs(table).max())
    missed = table.max(axis=0) - table
    largest = missed.max(axis=1)
    return Regret(
        table=missed,
        largest=largest,
        minimax=_highest(-largest, size),
        maximin=_highest(table.min(axis=1), size),
        expected=None if probabilities is None else _expectation(table, probabilities, size),
    )


def _expectation(table: Floats, probabilities: npt.ArrayLike, size: float) -> Expectation:
    likely = checked_weights(probabilities, table.shape[1])
    values = table @ likely
    gain = float(table.max(axis=0) @ likely - values.max())
    return Expectation(
        values=values, best=_highest(values, size), of_perfect_information=max(0.0, gain)
    )


def _highest(of_vendors: Floats, size: float) -> tuple[int, ...]:
    level = of_vendors >= of_vendors.max() - TOLERANCE * size
    return tuple(int(vendor) for vendor in np.flatnonzero(level))
