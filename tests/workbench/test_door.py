import pytest
from jinja2 import Environment, nodes

from workbench.door import DOORS, FURNITURE
from workbench.door.drawing import HERE
from workbench.language.catalogue import catalogue

PAGES = sorted(HERE.glob("*.html"))


def said(page):
    """Return the first argument of every say() of a page; each must be written out."""
    tree = Environment(autoescape=True).parse(page.read_text(encoding="utf-8"))
    calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "say"]
    return [call.args[0].value for call in calls]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_text_of_a_page_is_in_both_languages(page):
    assert [text for text in said(page) if text not in catalogue()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_holds_no_script_or_style_of_its_own(page):
    text = page.read_text(encoding="utf-8")

    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert text.count("<script") == text.count('<script src="/door/door.js"')


def test_the_pages_need_nothing_that_is_not_there():
    assert {name for name in FURNITURE if not (HERE / name).is_file()} == set()


def test_what_changes_something_is_never_done_by_opening_a_page():
    shown = {path for path, door in DOORS.items() if not door.is_form_alone}

    assert shown == {"/welcome", "/sign-in", "/sign-out", "/invitation", "/passphrase"}
