"""Why a requirement is mandatory: a text per language, as vendors read it."""

from collections.abc import Mapping

Words = Mapping[str, str]  # language code -> text


def spoken_reasons(words: Words, former: str | None) -> dict[str, str]:
    """Return the reasons by language; `former` is what an earlier release kept for both at once.

    It stands in the language of its letters until somebody writes another there. It is read so
    and not rewritten, as the record knows every change and nobody made this one.

    >>> spoken_reasons({"en": "The law"}, "قانون")
    {'fa': 'قانون', 'en': 'The law'}
    """
    return {**spoken_in(former or ""), **words}


def spoken_in(text: str) -> dict[str, str]:
    """Return a text under the language of its letters; an empty one under none.

    >>> spoken_in("The law"), spoken_in("قانون GDPR"), spoken_in("")
    ({'en': 'The law'}, {'fa': 'قانون GDPR'}, {})
    """
    if not text:
        return {}
    return {"fa" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "en": text}
