"""What the tests of the panel draw from."""

import numpy as np
from hypothesis import strategies as st


@st.composite
def panels(draw, most_evaluators=4, most_vendors=4, most_leaves=3, *, blanks=True):
    """Draw scores 0-5 in which every cell has at least one, and whole weights."""
    shape = (
        draw(st.integers(1, most_evaluators)),
        draw(st.integers(1, most_vendors)),
        draw(st.integers(1, most_leaves)),
    )
    size = int(np.prod(shape))
    scores = np.array(
        draw(st.lists(st.integers(0, 5), min_size=size, max_size=size)), dtype=np.float64
    ).reshape(shape)
    if blanks:
        gone = draw(st.lists(st.booleans(), min_size=size, max_size=size))
        blank = np.array(gone).reshape(shape)
        blank[0] &= ~blank.all(axis=0)
        scores[blank] = np.nan
    weights = draw(st.lists(st.integers(0, 9), min_size=shape[2], max_size=shape[2]).filter(any))
    return scores, np.array(weights, dtype=np.float64)
