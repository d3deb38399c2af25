import pytest

from rfp.maps.process_map import StepKind
from rfp.reads.maps import StepEntry
from rfp.screens.step_table import _following, _place
from workbench.problem import Problem

STEPS = [
    StepEntry(
        id=key, version=1, process_map="m", element=key, place=place, kind=StepKind.TASK,
        lane="", name=key,
    )
    for place, key in enumerate("abc", start=1)
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "following"),
    [("", None), (" ", None), ("–", []), ("2, 3", ["b", "c"]), ("۳، ۱", ["c", "a"]), ("2", ["b"])],
)
def test_what_follows_is_typed_by_number_in_either_script(typed, following):
    assert _following(STEPS, typed) == following


def test_a_place_that_is_no_whole_number_is_refused_in_words():
    assert _place("۲") == 2
    for typed in ("", "first", "1.5"):
        with pytest.raises(Problem, match="a whole number, got"):
            _place(typed)


def test_a_number_that_no_step_has_is_refused():
    with pytest.raises(Problem, match="numbered 1 to 3, got 4"):
        _following(STEPS, "2, 4")
