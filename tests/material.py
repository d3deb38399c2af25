"""Where the tests find the shared cases, truth files, documents and hostile files."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def shared(path: str) -> Path:
    """Return a file or folder of the shared material; fail with its name if it is missing."""
    found = SHARED / path
    if not found.exists():
        pytest.fail(f"the test needs shared/{path} beside the project, and it is missing")
    return found
