"""Bad input gives the sentence that the docstring promises, whatever function it is put into."""

import inspect
import re
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


# What weighs vendors or criteria; a weight of nothing is no weight there, and none is below 0.
WEIGHING = {"weights", "weight_sets", "probabilities", "place_weights", "members"}
NEVER_NEGATIVE = WEIGHING | {"lower", "upper", "deviations", "half_widths"}
MAY_BE_NOTHING = {("exact.sweeps.Lines.at", "weights")}  # places along a sweep, 0 is its beginning
OF_VENDORS = {"values", "table", "scores", "sheets", "consensus", "deviations", "half_widths"}
OF_CRITERIA = OF_VENDORS | {"weights", "weight_sets", "probabilities", "directions"}
PLAIN_WORDS = {"must", "that", "with", "from", "each", "have", "there", "least", "need", "none"}


def _nothing(given):
    return np.zeros(np.shape(given)).tolist()


def _negative(given):
    return _with(given, -0.1)


def _one_vendor(call):
    return {
        name: np.asarray(given)[..., :1, :].tolist()
        for name, given in call.arrays.items()
        if name in OF_VENDORS
    } | {name: given[:1] for name, given in call.arrays.items() if name == "totals"}


def _one_criterion(call):
    return {
        name: np.asarray(given)[..., :1].tolist()
        for name, given in call.arrays.items()
        if name in OF_CRITERIA
    }


def _all_equal(call):
    return {
        name: np.full(np.shape(given), 2.0).tolist()
        for name, given in call.arrays.items()
        if name in OF_VENDORS
    }


def _sentence(call, spoilt):
    """Return the refusal, or nothing if there is an answer."""
    try:
        call(**spoilt)
    except Problem as problem:
        return str(problem)
    return ""


def _stems(text):
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower())} - {
        word[:5] for word in PLAIN_WORDS
    }


def _promised(of, seen=()):
    """Return what a docstring says of refusals, and what those say whose word it takes."""
    found = re.search(r"\nRaises\n-+\n(.*?)(\n\n\w+\n-+|\Z)", inspect.getdoc(of) or "", re.DOTALL)
    told = found.group(1) if found else ""
    named = set(re.findall(r"`([\w.]+)`", told))
    further = [
        function
        for name, function in public_functions()
        if function not in seen
        and (name.rpartition(".")[2] in {each.rpartition(".")[2] for each in named}
             or f"scoring.{name.rpartition('.')[0]}" in named)
    ]  # fmt: skip
    return " ".join([told, *(_promised(each, (*seen, of, *further)) for each in further)])


@pytest.mark.parametrize("called", [n for n, call in CALLS.items() if WEIGHING & {*call.arrays}])
def test_weights_that_sum_to_nothing_are_refused_as_the_docstring_says(called):
    call = CALLS[called]

    for name in WEIGHING & {*call.arrays}:
        told = _sentence(call, {name: _nothing(call.arrays[name])})
        assert bool(told) == ((called, name) not in MAY_BE_NOTHING)
        assert not told or _stems(told) & _stems(_promised(call.of)), told


@pytest.mark.parametrize(
    "called", [n for n, call in CALLS.items() if NEVER_NEGATIVE & {*call.arrays}]
)
def test_a_negative_weight_is_refused_as_the_docstring_says(called):
    call = CALLS[called]

    for name in NEVER_NEGATIVE & {*call.arrays}:
        told = _sentence(call, {name: _negative(call.arrays[name])})
        assert _stems(told) & _stems(_promised(call.of)), (name, told)


@pytest.mark.parametrize("few", [_one_vendor, _one_criterion, _all_equal])
@pytest.mark.parametrize("called", [n for n, call in CALLS.items() if OF_VENDORS & {*call.arrays}])
def test_the_least_input_is_answered_or_refused_as_the_docstring_says(called, few):
    call = CALLS[called]

    told = _sentence(call, few(call))

    assert not told or _stems(told) & _stems(_promised(call.of)), told
