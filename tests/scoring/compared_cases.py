"""What the tests of the comparing methods draw from."""

import json

from hypothesis import strategies as st

from tests.material import shared


def truth(name):
    return json.loads(shared(f"truth/{name}.json").read_text(encoding="utf-8"))


def case(name):
    return json.loads(shared(f"cases/{name}.json").read_text(encoding="utf-8"))


@st.composite
def tables(draw, most_vendors=6, most_criteria=5):
    """Draw whole-number values, so ties and level criteria are common, with weights."""
    n_vendors = draw(st.integers(2, most_vendors))
    n_criteria = draw(st.integers(1, most_criteria))
    row = st.lists(st.integers(0, 5), min_size=n_criteria, max_size=n_criteria)
    values = draw(st.lists(row, min_size=n_vendors, max_size=n_vendors))
    weights = draw(
        st.lists(st.integers(0, 9), min_size=n_criteria, max_size=n_criteria).filter(any)
    )
    return values, weights
