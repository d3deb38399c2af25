"""The same seed gives the same answer, however many threads the machine lends to products."""

import os
import subprocess
import sys

from tests.server import ROOT

_TOLD = """
import hashlib
import numpy as np
from scoring.evaluators.disagreement import differences
from scoring.evaluators.likely_agenda import likely_agenda
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.score_doubt import EvaluatorSheets, NormalErrors
from scoring.sampled.weight_draws import free_weights, weights_near, weights_within

rng = np.random.default_rng(11)
values, weights = rng.random((24, 40)), rng.random(40)
sheets = rng.integers(0, 6, (5, 24, 40)).astype(float)
found = [
    rank_acceptability(values, free_weights(40), samples=30_000, seed=4, pairwise=True),
    rank_acceptability(values[:7], weights_near(weights), samples=30_000, seed=4,
                       doubt=NormalErrors.of(values[:7] / 10)),
    rank_acceptability(sheets.mean(axis=0), free_weights(40), samples=4000, seed=4,
                       doubt=EvaluatorSheets.of(sheets)),
    rank_acceptability(values, weights_within([0] * 40, [0.1] * 40), samples=4000, seed=4),
    kept_draws(40, seed=4).rerank(values, weights),
]
told = hashlib.sha256()
for one in found:
    for array in (one.acceptability, one.central_weights, one.confidence):
        told.update(array.tobytes())
    assert np.allclose(one.acceptability.sum(axis=0), 1, atol=1e-12)
    assert np.allclose(one.acceptability.sum(axis=1), 1, atol=1e-12)
told.update(differences(sheets, weights, draws=300, seed=4).chances.tobytes())
told.update(repr(likely_agenda(sheets[:, :5, :6], weights[:6], draws=300, seed=4)).encode())
print(told.hexdigest())
"""


def started(threads):
    lent = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(threads))
    return subprocess.Popen(
        [sys.executable, "-c", _TOLD],
        cwd=ROOT, env=os.environ | lent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_no_digit_depends_on_the_threads_of_the_machine():
    told = [each.communicate(timeout=120) for each in (started(1), started(2))]

    assert [err for _, err in told] == ["", ""]
    assert told[0][0] == told[1][0] != ""
