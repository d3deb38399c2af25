from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from scoring.sampled.blas_threads import _controls, one_blas_thread


def test_products_take_one_thread_inside_and_as_many_as_before_outside():
    threads, _ = _controls()
    before = threads()

    with one_blas_thread():
        with one_blas_thread():
            assert threads() == 1
        assert threads() == 1

    assert threads() == before


def test_the_number_comes_back_after_a_failure():
    threads, _ = _controls()
    before = threads()

    with pytest.raises(ZeroDivisionError), one_blas_thread():
        _ = 1 // 0

    assert threads() == before


def test_several_may_be_inside_at_once():
    threads, _ = _controls()
    before = threads()

    def product(_):
        with one_blas_thread():
            return (np.ones((50, 50)) @ np.ones((50, 50))).sum()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(product, range(100))) == {125_000.0}
    assert threads() == before
