"""What every function that takes arrays says of itself: shapes, units, refusals, an example."""

import importlib
import inspect
import re

import pytest

from scoring import gates, missing, value
from scoring.exact.rival import case_for
from scoring.exact.tornado import tornado
from scoring.pricing.standing_worth import standing_worth
from tests.scoring.array_calls import CALLS, public_functions, takes_arrays

ASKED = {name: function for name, function in public_functions() if takes_arrays(function)}
INSIDE = {"weighing.priorities.principal"}  # takes what `connected_comparisons` gave
# Books, proceedings and working papers, works older than such numbers, and one not found out.
WITHOUT_DOI = (
    "J.-C. de Borda",
    "The Analytic Hierarchy Process",
    "Theory and Applications of the Analytic Network Process",
    "K. D. Goepel",
    "C. E. Lemke",
    "ELECTRE methods",
    "D. von Winterfeldt and W. Edwards",
    "NIST handbook of mathematical functions",
    "M. A. Bergman and S. Lundberg",
    "An analytical framework for the best-worst method",
)

# What checks, reshapes or counts what others do methods of, and what the program itself thought of.
NOBODYS_METHOD = {
    *(f"arrays.{name}" for name in (
        "checked_totals", "checked_values", "checked_weights", "competition_ranks",
    )),
    *(f"evaluators.{name}" for name in (
        "agenda.agenda", "aggregate.score_ranges", "aggregate.wide_cells",
        "agreement.cells_by_evaluator", "agreement.complete_cells", "panel.checked_scores",
        "panel.scores_with_blanks",
    )),
    "other_methods.compared.compared",
    *(f"weighing.{name}" for name in (
        "contradictions.most_inconsistent_judgement", "member_weights.reveal",
        "pairwise.checked_comparisons", "pairwise.connected_comparisons",
        "weight_distance.consensus_index", "weight_distance.distances",
        "weight_distance.furthest_apart", "weight_distance.member_shares",
    )),
}  # fmt: skip

# What works on exact fractions by vendor and criterion, where an official number comes from.
OFFICIAL = [
    value.points_of, value.node_points, value.total, value.totals, value.contributions,
    value.check_points, missing.resolve, gates.quality_points, standing_worth, tornado, case_for,
]  # fmt: skip


def section(function, title):
    """Return the text under a heading of a docstring, empty if there is none."""
    text = inspect.getdoc(function) or ""
    found = re.search(
        rf"^{title}\n-+\n(.*?)(?=\n\n\S[^\n]*\n-+\n|\Z)", text, re.DOTALL | re.MULTILINE
    )
    return found[1] if found else ""


def described(function):
    """Return what the docstring says of each parameter."""
    found = {}
    for names, told in re.findall(
        r"^(\w[\w, ]*) : (.*?)(?=^\w|\Z)", section(function, "Parameters"), re.DOTALL | re.MULTILINE
    ):
        found |= dict.fromkeys(re.split(r",\s*", names), told)
    return found


@pytest.mark.parametrize("name", sorted(set(ASKED) - INSIDE))
def test_it_tells_what_goes_in_what_comes_out_and_what_is_refused(name):
    function = ASKED[name]
    missing = [
        title for title in ("Parameters", "Returns", "Raises", "Examples")
        if not section(function, title)
    ]  # fmt: skip
    named = [p for p in inspect.signature(function).parameters if p not in ("self", "cls")]

    assert missing == []
    assert [p for p in named if p not in described(function)] == []


@pytest.mark.parametrize("name", CALLS)
def test_it_tells_the_shape_and_the_unit_of_every_array(name):
    told = described(ASKED[name]) if name in ASKED else {}
    arrays = [own for own in CALLS[name].arrays if own in told]

    assert [a for a in arrays if not re.search(r"shape|any shape", told[a])] == []
    assert [
        a
        for a in arrays
        if not re.search(r"\[[^\]]+\]|any unit|of bool|of int|comparable|ranks", told[a])
    ] == []


def test_every_work_that_is_cited_can_be_found():
    unfound = [
        f"{name}: {work.strip()[:60]}"
        for name, function in public_functions()
        for work in re.split(r"\.\. \[\d+\] ", section(function, "References"))[1:]
        if "DOI 10." not in work
        and not any(known in " ".join(work.split()) for known in WITHOUT_DOI)
    ]

    assert unfound == []


def test_every_method_cites_a_work_or_the_function_that_does():
    uncited = {name for name, function in ASKED.items() if not section(function, "References")}
    leading = {
        name: re.match(r"As `([\w.]+)`", section(function, "References").strip())
        for name, function in ASKED.items()
    }
    public = {f"scoring.{name}": function for name, function in public_functions()}
    lost = []
    for name, found in leading.items():
        if found is not None:
            module = ASKED[name].__module__
            of = public.get(found[1]) or public.get(f"{module}.{found[1]}")
            of = of or getattr(importlib.import_module(module), found[1])
            if not re.search(r"\.\. \[1\]", inspect.getdoc(of) or ""):
                lost.append(name)

    assert (uncited, lost) == (NOBODYS_METHOD, [])


@pytest.mark.parametrize("function", OFFICIAL, ids=lambda each: each.__name__)
def test_the_official_core_tells_all_and_shows_it_by_an_example_that_runs(function):
    told = described(function)
    titles = ("Parameters", "Returns", "Raises", "Examples")

    assert [title for title in titles if not section(function, title)] == []
    assert [p for p in inspect.signature(function).parameters if p not in told] == []
    assert ">>> " in section(function, "Examples")  # every one is run with the tests
    assert function is value.check_points or section(function, "References")


def test_the_works_behind_the_official_core_can_be_found():
    works = [section(function, "References") for function in OFFICIAL]

    assert [w for w in works if w and not re.search(r"DOI 10\.|^As `[\w.]+`\.$", w.strip())] == []
