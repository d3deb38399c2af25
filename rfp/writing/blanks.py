"""Blanks in a text: places that the writer has still to fill, marked in either language."""

import re
from collections.abc import Mapping

_BLANK = re.compile(r"\[(?:to be filled|تکمیل شود)(?::\s*([^\[\]]*))?\]")


def blanks(text: str) -> list[str]:
    """Return the blanks of a text as they stand in it, each once.

    Examples
    --------
    >>> blanks("Valid for [to be filled: number] days.")
    ['[to be filled: number]']
    """
    return list(dict.fromkeys(found.group(0) for found in _BLANK.finditer(text)))


def asked_for(blank: str) -> str:
    """Return what a blank asks for.

    >>> asked_for("[to be filled: number]")
    'number'
    """
    found = _BLANK.fullmatch(blank)
    return (found.group(1) or "").strip() if found else ""


def filled(text: str, answers: Mapping[str, str]) -> str:
    """Return `text` with every blank that has an answer replaced by it.

    >>> filled("Valid for [to be filled: number] days.", {"[to be filled: number]": "90"})
    'Valid for 90 days.'
    """
    return _BLANK.sub(lambda found: answers.get(found.group(0), "").strip() or found.group(0), text)
