import doctest
import importlib
import re

from tests.server import ROOT

PAGE = ROOT / "docs" / "methods.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_example_of_the_page_runs():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert (failed, tried > 0) == (0, True)


def test_every_function_that_the_page_names_is_there():
    named = set(re.findall(r"`((?:[a-z_0-9]+\.)*[a-z_0-9]+)\.([A-Za-z_0-9]+)`", TEXT))
    missing = [
        f"{module}.{name}"
        for module, name in sorted(named)
        if not hasattr(importlib.import_module(f"scoring.{module}"), name)
    ]

    assert (len(named) > 40, missing) == (True, [])


def test_every_file_that_the_page_names_is_there():
    named = set(re.findall(r"`((?:scoring|tests)/[\w/.]+)`", TEXT))

    assert [path for path in named if not (ROOT / path).exists()] == []
