"""Bad input gives the sentence that the docstring promises, whatever function it is put into."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from scoring.plain_numbers import plain_numbers
from tests.scoring.array_calls import CALLS, Call, public_functions, takes_arrays
from workbench.problem import Problem

# Annotated as arrays, and yet not asked by people: what they say of themselves is the reason.
INSIDE = {
    "plain_numbers.plain_numbers": "it is the refusal, tested below",
    "weighing.priorities.principal": "takes what `connected_comparisons` gave",
}


def _with(given, item):
    """Put an item into the first cell."""
    changed = deepcopy(given)
    at = changed
    while isinstance(at[0], list):
        at = at[0]
    at[0] = item
    return changed


def _ragged(given):
    changed = deepcopy(given)
    at = changed
    while isinstance(at[0], list):
        before, at = at, at[0]
    if at is changed:
        changed[0] = [1.0, 2.0]
    else:
        before[0] = at[:-1]
    return changed


WRONG: dict[str, Callable[[list], object]] = {
    "infinite": lambda given: _with(given, float("inf")),
    "minus infinite": lambda given: _with(given, float("-inf")),
    "as large as no sum can be": lambda given: _with(given, 10**400),
    "text": lambda given: np.array(given).astype(str).tolist(),
    "one text among numbers": lambda given: _with(given, "1"),
    "one truth among numbers": lambda given: _with(given, np.True_),
    "truths": lambda given: np.array(given).astype(bool),
    "complex": lambda given: _with(given, 1j),
    "ragged": _ragged,
    "a dictionary": lambda _: {"a": 1},
    "one number": lambda _: 0.5,
    "a text": lambda _: "0.5",
    "a set": lambda _: {0.5, 0.3},
    "one axis more": lambda given: [[given]],
    "empty": lambda _: [],
    "an object": lambda _: object(),
    "days": lambda given: np.zeros(np.shape(given), dtype="datetime64[D]"),
    "nothing known": lambda given: np.full(np.shape(given), np.nan),
}
# A whole sheet of flags or any shape at all is meant there.
ALLOWED = {
    ("exact.sweeps.Lines.at", "weights", "one number"),
    ("value_function.ValueFunction.of_array", "amounts", "one number"),
    ("value_function.ValueFunction.of_array", "amounts", "one axis more"),
    ("value_function.ValueFunction.of_array", "amounts", "empty"),
    ("other_methods.promethee.Preference.degree", "difference", "one number"),
    ("other_methods.promethee.Preference.degree", "difference", "one axis more"),
    ("other_methods.promethee.Preference.degree", "difference", "empty"),
}


def test_every_function_that_takes_arrays_is_tried():
    asked = {name for name, function in public_functions() if takes_arrays(function)}

    assert sorted(asked - set(INSIDE)) == sorted(CALLS)


@pytest.mark.parametrize("called", CALLS)
def test_the_good_call_is_good(called):
    CALLS[called]()


@pytest.mark.parametrize("called", CALLS)
def test_what_is_no_plain_table_of_numbers_is_refused_in_a_sentence(called):
    call = CALLS[called]

    assert [
        (name, wrong)
        for name, given in call.arrays.items()
        for wrong, spoilt in WRONG.items()
        if not _is_meant(called, name, wrong) and not _is_refused(call, {name: spoilt(given)})
    ] == []


def _is_meant(called, name, wrong):
    """Blanks are meant in some places, flags in others, and any shape in a few."""
    call = CALLS[called]
    return (
        (called, name, wrong) in ALLOWED
        or (wrong == "nothing known" and name in call.blanks)
        or ("truth" in wrong and name in call.flags)
    )


def _is_refused(call: Call, spoilt):
    try:
        call(**spoilt)
    except Problem as problem:
        return str(problem)[0].isalnum()
    except Exception:  # noqa: BLE001, whatever else it is, it is no sentence for people
        return False
    return False


@pytest.mark.parametrize("blank", [np.nan, None])
@pytest.mark.parametrize("called", [name for name, call in CALLS.items() if not call.blanks])
def test_a_blank_is_refused_where_none_is_meant(called, blank):
    call = CALLS[called]

    assert [
        name
        for name, given in call.arrays.items()
        if name not in call.flags and not _is_refused(call, {name: _with(given, blank)})
    ] == []


def test_a_masked_value_is_blank_and_what_lies_under_the_mask_is_not_taken():
    masked = np.ma.MaskedArray([[1.0, 99.0]], mask=[[False, True]])

    assert np.isnan(plain_numbers(masked)).tolist() == [[False, True]]


def test_exact_numbers_are_numbers():
    assert plain_numbers([[Fraction(1, 2), Decimal("0.25"), np.float32(1), 3]]).tolist() == [
        [0.5, 0.25, 1.0, 3.0]
    ]


@pytest.mark.parametrize("unit", [1e299, 1e-299])
@pytest.mark.parametrize("called", CALLS)
def test_numbers_of_any_size_give_an_answer_or_a_sentence(called, unit):
    call = CALLS[called]
    sized = {
        name: given if name in call.flags else (unit * np.array(given)).tolist()
        for name, given in call.arrays.items()
    }

    try:
        call(**sized)
    except Problem as problem:
        assert str(problem)[0].isalnum()  # noqa: PT017, either will do
