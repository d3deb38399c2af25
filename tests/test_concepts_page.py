"""The page of concepts: every number has its line, and what a line names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/concepts.md").read_text(encoding="utf-8")
# What may be said of a concept that no file is named for.
IN_WORDS = ("not yet", "not used", "seat", "comments", "plan")
LINES = re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)


def test_every_concept_of_the_core_and_of_its_context_has_one_line():
    assert [int(number) for number, *_ in LINES] == [*range(1, 117)]


@pytest.mark.parametrize(("number", "concept", "met"), LINES)
def test_what_a_line_names_is_there(number, concept, met):
    named = re.findall(r"`([^`]+)`", met)

    assert [each for each in named if not (ROOT / each).exists()] == []
    assert named or any(words in met.lower() for words in IN_WORDS)
