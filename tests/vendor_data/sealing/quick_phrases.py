"""Phrases that are stretched for a moment only: how slowly it is done has a test of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from vendor_data.sealing import box


@contextmanager
def quick_phrases() -> Iterator[None]:
    """Let what is done inside take no longer over a phrase than it must."""
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(box, "MEMORY", 8 * box.LANES)
        quick.setattr(box, "PASSES", 1)
        yield
