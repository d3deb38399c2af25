"""Texts of the trade: one row per language, and the marked fallback where one is missing."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.language import normal_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A text in the language that was found; a fallback is in another than was asked for."""

    text: str
    language: str
    is_fallback: bool


Texts = Mapping[tuple[str, str], Worded]


def chosen(by_language: Mapping[str, str], language: str) -> Worded | None:
    """Return the text in `language`, else in whatever language there is, marked.

    >>> chosen({"en": "Price"}, "fa")
    Worded(text='Price', language='en', is_fallback=True)
    """
    if by_language.get(language):
        return Worded(text=by_language[language], language=language, is_fallback=False)
    for other in sorted(by_language):
        if by_language[other]:
            return Worded(text=by_language[other], language=other, is_fallback=True)
    return None


def text_in(by_language: Mapping[str, str], language: str) -> str:
    """Return the text alone: in `language`, else in whatever language there is, else nothing."""
    found = chosen(by_language, language)
    return found.text if found else ""


def spoken(by_language: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that say something: none where a language has an empty one."""
    return {language: text for language, text in by_language.items() if text}


def missing(texts: Texts, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what a document in this language would lack: absent, or a fallback."""
    return [at for at in wanted if at not in texts or texts[at].is_fallback]


def fingerprint(text: str) -> str:
    """Return what changes when a wording changes, but not when only the typing does.

    >>> fingerprint("كيان  1") == fingerprint("کیان ۱")
    True
    """
    return hashlib.sha256(normal_key(text).encode()).hexdigest()[:16]
