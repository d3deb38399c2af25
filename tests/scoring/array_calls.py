"""One good call of every public function of scoring that takes arrays from outside."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import scoring
from scoring.arrays import checked_totals, checked_values, checked_weights, competition_ranks
from scoring.evaluators.agenda import agenda
from scoring.evaluators.aggregate import aggregated, score_ranges, wide_cells
from scoring.evaluators.agreement import cells_by_evaluator, complete_cells, intraclass
from scoring.evaluators.disagreement import differences
from scoring.evaluators.likely_agenda import likely_agenda
from scoring.evaluators.orders import orders
from scoring.evaluators.panel import checked_scores, scores_with_blanks
from scoring.evaluators.reliability import kendall_w, krippendorff_alpha
from scoring.evaluators.severity import levelled, levelled_what_if, severities
from scoring.exact.lead import can_lead
from scoring.exact.leave_one_out import (
    without_each_criterion,
    without_each_evaluator,
    without_each_vendor,
)
from scoring.exact.regret import regret, scenario_totals
from scoring.exact.smallest_change import smallest_change
from scoring.exact.stability import stability
from scoring.exact.sweeps import crossover_weights, sweep_lines, swept_ranks
from scoring.exact.weight_paths import flat_paths, group_paths
from scoring.other_methods.compared import compared
from scoring.other_methods.promethee import Preference, PreferenceShape, promethee_2
from scoring.other_methods.rank_correlation import average_ranks, kendall_tau_b, spearman_rho
from scoring.other_methods.second_opinion import second_opinion
from scoring.other_methods.separation import separation
from scoring.other_methods.topsis import topsis
from scoring.other_methods.vikor import vikor
from scoring.sampled.exact_acceptability import exact_acceptability
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.member_draws import weights_of_members, weights_of_resampled_members
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.score_doubt import EvaluatorSheets, NormalErrors, UniformErrors
from scoring.sampled.weight_draws import (
    free_weights,
    weights_near,
    weights_scattered,
    weights_within,
)
from scoring.value_function import linear
from scoring.weighing.consistency import consistency
from scoring.weighing.contradictions import most_inconsistent_judgement, most_inconsistent_triple
from scoring.weighing.group_priorities import joint_judgements, joint_priorities
from scoring.weighing.hierarchy import synthesis
from scoring.weighing.member_weights import reveal
from scoring.weighing.pairwise import checked_comparisons, connected_comparisons
from scoring.weighing.priorities import completed, priorities
from scoring.weighing.weight_distance import (
    consensus_index,
    distances,
    furthest_apart,
    homogeneity,
    member_shares,
)

VALUES = [[0.9, 0.2, 0.4], [0.4, 0.8, 0.5], [0.5, 0.5, 0.6], [0.3, 0.4, 0.4]]
WEIGHTS = [0.5, 0.3, 0.2]
SCORES = [[[4, 2, 3], [3, 5, 2]], [[5, 3, 3], [2, 4, 4]], [[4, 4, 1], [3, 3, 2]]]
COMPARISONS = [[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]]
GROUPS = [[True, True, False], [False, True, False]]
_robust = rank_acceptability(VALUES, free_weights(3), samples=100)
_lines = sweep_lines(VALUES, WEIGHTS)
_kept = kept_draws(3, samples=100)


@dataclass(frozen=True, kw_only=True)
class Call:
    """A good call: `arrays` by name, and among them those in which NaN or None is a blank."""

    of: Callable[..., object]
    arrays: Mapping[str, Any]
    rest: Mapping[str, Any] = field(default_factory=dict)
    blanks: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()  # those of true and false

    def __call__(self, **changed: object) -> object:
        return self.of(**{**self.arrays, **self.rest, **changed})


def _call(of: Callable[..., object], *, blanks: str = "", flags: str = "", **given: Any) -> Call:
    """Sort what is given into arrays and the rest: what is a list is an array."""
    return Call(
        of=of,
        arrays={k: v for k, v in given.items() if isinstance(v, list)},
        rest={k: v for k, v in given.items() if not isinstance(v, list)},
        blanks=frozenset(blanks.split()),
        flags=frozenset(flags.split()),
    )


CALLS = {
    "arrays.checked_values": _call(checked_values, values=VALUES),
    "arrays.checked_weights": _call(checked_weights, weights=WEIGHTS, n_criteria=3),
    "arrays.checked_totals": _call(checked_totals, totals=WEIGHTS),
    "arrays.competition_ranks": _call(competition_ranks, totals=WEIGHTS),
    "evaluators.agenda.agenda": _call(agenda, scores=SCORES, weights=WEIGHTS, blanks="scores"),
    "evaluators.aggregate.aggregated": _call(
        aggregated, scores=SCORES, consensus=SCORES[0], blanks="scores consensus"
    ),
    "evaluators.aggregate.score_ranges": _call(score_ranges, scores=SCORES, blanks="scores"),
    "evaluators.aggregate.wide_cells": _call(wide_cells, scores=SCORES, blanks="scores"),
    "evaluators.agreement.cells_by_evaluator": _call(
        cells_by_evaluator, scores=SCORES, blanks="scores"
    ),
    "evaluators.agreement.complete_cells": _call(complete_cells, table=VALUES, blanks="table"),
    "evaluators.agreement.intraclass": _call(intraclass, table=VALUES),
    "evaluators.disagreement.differences": _call(
        differences, scores=SCORES, weights=WEIGHTS, draws=20, blanks="scores"
    ),
    "evaluators.likely_agenda.likely_agenda": _call(
        likely_agenda, scores=SCORES, weights=WEIGHTS, draws=20, blanks="scores"
    ),
    "evaluators.orders.orders": _call(orders, ranks=VALUES),
    "evaluators.panel.checked_scores": _call(checked_scores, scores=SCORES, blanks="scores"),
    "evaluators.panel.scores_with_blanks": _call(scores_with_blanks, table=VALUES, blanks="table"),
    "evaluators.reliability.kendall_w": _call(kendall_w, table=VALUES),
    "evaluators.reliability.krippendorff_alpha": _call(
        krippendorff_alpha, table=VALUES, blanks="table"
    ),
    "evaluators.severity.severities": _call(severities, scores=SCORES, blanks="scores"),
    "evaluators.severity.levelled": _call(levelled, scores=SCORES, blanks="scores"),
    "evaluators.severity.levelled_what_if": _call(
        levelled_what_if, scores=SCORES, weights=WEIGHTS, blanks="scores"
    ),
    "exact.leave_one_out.without_each_vendor": _call(
        without_each_vendor, table=VALUES, weights=WEIGHTS
    ),
    "exact.leave_one_out.without_each_criterion": _call(
        without_each_criterion, values=VALUES, weights=WEIGHTS
    ),
    "exact.leave_one_out.without_each_evaluator": _call(
        without_each_evaluator, scores=SCORES, weights=WEIGHTS, blanks="scores"
    ),
    "exact.regret.scenario_totals": _call(
        scenario_totals, values=VALUES, weight_sets=[WEIGHTS, [1, 1, 1]]
    ),
    "exact.lead.can_lead": _call(can_lead, values=VALUES, rival=1),
    "exact.regret.regret": _call(regret, values=VALUES, probabilities=WEIGHTS),
    "exact.smallest_change.smallest_change": _call(
        smallest_change,
        values=VALUES,
        weights=WEIGHTS,
        rival=1,
        lowest=[0, 0, 0],
        highest=[1, 1, 1],
    ),
    "exact.sweeps.Lines.at": _call(_lines.at, weights=WEIGHTS),
    "exact.sweeps.sweep_lines": _call(sweep_lines, values=VALUES, weights=WEIGHTS),
    "exact.sweeps.swept_ranks": _call(swept_ranks, values=VALUES, weights=WEIGHTS),
    "exact.sweeps.crossover_weights": _call(crossover_weights, values=VALUES, weights=WEIGHTS),
    "exact.stability.stability": _call(stability, values=VALUES, weights=WEIGHTS),
    "exact.weight_paths.flat_paths": _call(flat_paths, weights=WEIGHTS),
    "exact.weight_paths.group_paths": _call(
        group_paths,
        weights=WEIGHTS,
        members=GROUPS,
        within=[[True] * 3] * 2,
        flags="members within",
    ),
    "other_methods.compared.compared": _call(
        compared, values=VALUES, weights=WEIGHTS, directions=[1, -1, 1]
    ),
    "other_methods.promethee.Preference.degree": _call(
        Preference(shape=PreferenceShape.USUAL).degree, difference=VALUES
    ),
    "other_methods.promethee.promethee_2": _call(
        promethee_2, values=VALUES, weights=WEIGHTS, directions=[1, -1, 1]
    ),
    "other_methods.rank_correlation.average_ranks": _call(average_ranks, totals=WEIGHTS),
    "other_methods.rank_correlation.kendall_tau_b": _call(
        kendall_tau_b, one=WEIGHTS, other=[1, 2, 3]
    ),
    "other_methods.rank_correlation.spearman_rho": _call(
        spearman_rho, one=WEIGHTS, other=[1, 2, 3]
    ),
    "other_methods.second_opinion.second_opinion": _call(
        second_opinion, values=VALUES, weights=WEIGHTS, totals=[4, 3, 2, 1]
    ),
    "other_methods.separation.separation": _call(separation, values=VALUES),
    "other_methods.topsis.topsis": _call(
        topsis, values=VALUES, weights=WEIGHTS, directions=[1, -1, 1]
    ),
    "other_methods.vikor.vikor": _call(
        vikor, values=VALUES, weights=WEIGHTS, directions=[1, -1, 1]
    ),
    "sampled.exact_acceptability.exact_acceptability": _call(
        exact_acceptability, values=VALUES, region=np.eye(3).tolist()
    ),
    "sampled.kept_draws.KeptDraws.rerank": _call(_kept.rerank, values=VALUES, weights=WEIGHTS),
    "sampled.robustness.Robustness.holistic": _call(
        _robust.holistic, place_weights=[1, 0.5, 0.25, 0]
    ),
    "sampled.robustness.rank_acceptability": _call(
        rank_acceptability, values=VALUES, draws=free_weights(3), samples=100
    ),
    "sampled.score_doubt.NormalErrors.of": _call(NormalErrors.of, deviations=VALUES),
    "sampled.score_doubt.UniformErrors.of": _call(UniformErrors.of, half_widths=VALUES),
    "sampled.score_doubt.EvaluatorSheets.of": _call(
        EvaluatorSheets.of, sheets=SCORES, blanks="sheets"
    ),
    "sampled.weight_draws.weights_near": _call(weights_near, weights=WEIGHTS),
    "sampled.weight_draws.weights_scattered": _call(weights_scattered, weights=WEIGHTS),
    "sampled.weight_draws.weights_within": _call(
        weights_within, lower=[0.2, 0, 0.1], upper=[0.3, 1, 0.5]
    ),
    "sampled.member_draws.weights_of_members": _call(
        weights_of_members, members=[WEIGHTS, [1, 1, 1]]
    ),
    "sampled.member_draws.weights_of_resampled_members": _call(
        weights_of_resampled_members, members=[WEIGHTS, [1, 1, 1]]
    ),
    "value_function.ValueFunction.of_array": _call(linear(0, 1).of_array, amounts=WEIGHTS),
    "weighing.consistency.consistency": _call(consistency, matrix=COMPARISONS, blanks="matrix"),
    "weighing.contradictions.most_inconsistent_judgement": _call(
        most_inconsistent_judgement, matrix=COMPARISONS, blanks="matrix"
    ),
    "weighing.contradictions.most_inconsistent_triple": _call(
        most_inconsistent_triple, matrix=COMPARISONS, blanks="matrix"
    ),
    "weighing.group_priorities.joint_judgements": _call(
        joint_judgements, matrices=[COMPARISONS] * 2, members=[1, 2], blanks="matrices"
    ),
    "weighing.group_priorities.joint_priorities": _call(
        joint_priorities, priorities=[WEIGHTS, [1, 1, 1]], members=[1, 2]
    ),
    "weighing.hierarchy.synthesis": _call(synthesis, priorities=VALUES, weights=WEIGHTS),
    "weighing.member_weights.reveal": _call(reveal, weights=[WEIGHTS, [1, 1, 1]], values=VALUES),
    "weighing.pairwise.checked_comparisons": _call(
        checked_comparisons, matrix=COMPARISONS, blanks="matrix"
    ),
    "weighing.pairwise.connected_comparisons": _call(
        connected_comparisons, matrix=COMPARISONS, blanks="matrix"
    ),
    "weighing.priorities.priorities": _call(priorities, matrix=COMPARISONS, blanks="matrix"),
    "weighing.priorities.completed": _call(completed, matrix=COMPARISONS, blanks="matrix"),
    **{
        f"weighing.weight_distance.{of.__name__}": _call(of, weights=[WEIGHTS, [1, 1, 1]])
        for of in (member_shares, distances, furthest_apart, consensus_index, homogeneity)
    },
}


def public_functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Name every public function and method of scoring's engine, below the screens."""
    for found in pkgutil.walk_packages(scoring.__path__, "scoring."):
        if re.search(r"\.(screens|reads|changes)\b", found.name):
            continue
        module = importlib.import_module(found.name)
        for name, thing in vars(module).items():
            if name.startswith("_") or getattr(thing, "__module__", "") != found.name:
                continue
            called = f"{found.name.removeprefix('scoring.')}.{name}"
            if inspect.isfunction(thing):
                yield called, thing
            elif inspect.isclass(thing):
                yield from ((f"{called}.{own}", of) for own, of in _own_functions(thing))


def _own_functions(of: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, thing in vars(of).items():
        plain = getattr(thing, "__func__", thing)
        if not name.startswith("_") and inspect.isfunction(plain):
            yield name, plain


def takes_arrays(function: Callable[..., object]) -> bool:
    """Tell whether a function takes arrays as people write them: lists and all."""
    return any(
        re.search(r"_ArrayLike|_SupportsArray", str(kind))
        for name, kind in getattr(function, "__annotations__", {}).items()
        if name != "return"
    )
