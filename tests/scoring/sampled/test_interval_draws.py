import numpy as np
import pytest

from scoring.sampled.interval_draws import _free, _tilted, noise_within


@pytest.mark.parametrize(
    "upper", [[0.5, 0.6, 0.3, 0.9], [0.3, 0.8], [0.2, 0.25, 0.3, 0.5], [0.05, 0.1, 0.95]]
)
def test_both_ways_to_draw_within_bounds_draw_the_same(upper):
    bounds, chance = np.array(upper), np.random.default_rng(1)
    free = np.concatenate([_free(bounds)(chance, 60_000) for _ in range(5)], axis=1)
    tilted = np.concatenate([_tilted(bounds)(chance, 60_000) for _ in range(5)], axis=1)

    for share in (0.1, 0.5, 0.9):
        gap = np.quantile(free, share, axis=1) - np.quantile(tilted, share, axis=1)
        assert np.abs(gap).max() < 0.01


@pytest.mark.parametrize("upper", [[0.01] * 101, [1 / 300 + 1e-6] * 300, [1, 1e-6, 1e-6]])
def test_narrow_bounds_are_met_soon(upper):
    into = np.empty((len(upper), 100), dtype=np.float32)
    noise_within(np.array(upper))(np.random.default_rng(1), into)

    assert (into <= np.array(upper)[:, None] + 1e-6).all()
    assert np.abs(into.sum(axis=0) - 1).max() < 1e-5
