"""One value, two people: one of them stores it while the other one types and presses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

Room = Any


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form of a screen, and what happens to it; `open` brings it into sight."""

    screen: str
    field: Callable[[AppTest], Any]
    typed: object
    press: str
    meanwhile: Callable[[Room], object]
    theirs: str
    stored: Callable[[Room], object]
    mine: object
    press_again: str = ""
    who: str = "nima"
    prepare: Callable[[Room], object] = lambda _: None
    open: Callable[[AppTest], object] = lambda _: None


def pressed(page: AppTest, label: str) -> AppTest:
    """Press the first button that is called so."""
    return next(each for each in page.button if each.label == label).click().run()


def told(page: AppTest) -> list[str]:
    """Return the warnings of conflicts."""
    said = [each.value.replace("\\", "") for each in page.warning]
    return [each for each in said if "changed this meanwhile" in each]


def check(form: Form, room: Room, page: AppTest) -> None:
    """Type, let a colleague store, press twice: a sentence, the words kept, then stored."""
    form.open(page)
    form.field(page).set_value(form.typed)
    form.meanwhile(room)
    their_value = form.stored(room)
    pressed(page, form.press)

    (sentence,) = told(page)
    assert form.theirs in sentence
    assert form.field(page).value == form.typed
    assert form.stored(room) == their_value != form.mine

    pressed(page, form.press_again or form.press)
    assert told(page) == []
    assert form.stored(room) == form.mine


def check_removed(form: Form, room: Room, page: AppTest, remove: Callable[[Room], object]) -> None:
    """Type, let a colleague remove the thing, press: who it was, and the words until closed."""
    form.open(page)
    form.field(page).set_value(form.typed)
    remove(room)
    pressed(page, form.press)

    (sentence,) = [each.value for each in page.warning if "removed meanwhile" in each.value]
    assert sentence.startswith("Sara ")
    assert form.typed in [each.value for each in page.code]

    page.run()
    assert form.typed in [each.value for each in page.code]

    pressed(page, "Close")
    assert not [each for each in page.warning if "removed meanwhile" in each.value]
    assert form.typed not in [each.value for each in page.code]
