"""The seven codes with which a vendor answers a requirement, and how they are read from words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language, normal_key


class Code(StrEnum):
    """How a vendor meets a requirement; a blank cell is no code: it is not answered."""

    FULL = "full"
    CONFIGURATION = "configuration"
    PARTIAL = "partial"
    CUSTOMISATION = "customisation"
    THIRD_PARTY = "third party"
    ROADMAP = "roadmap"
    NO = "no"


ENGLISH = {
    Code.FULL: "Full",
    Code.CONFIGURATION: "Configuration",
    Code.PARTIAL: "Partial",
    Code.CUSTOMISATION: "Customisation",
    Code.THIRD_PARTY: "Third party",
    Code.ROADMAP: "Roadmap",
    Code.NO: "No",
}
# Written into workbooks and read back from them, so it stands here and not in a catalogue.
PERSIAN = {
    Code.FULL: "کامل",
    Code.CONFIGURATION: "با پیکربندی",
    Code.PARTIAL: "ناقص",
    Code.CUSTOMISATION: "با سفارشی‌سازی",
    Code.THIRD_PARTY: "با محصول ثالث",
    Code.ROADMAP: "در برنامهٔ آینده",
    Code.NO: "خیر",
}
_LIKELY = {
    Code.FULL: "yes|y|x|ok|full support|fully supported|fully|out of the box|standard|included"
    "|complies|compliant|supported|available"
    "|بله|بلی|آری|دارد|داریم|موجود|پشتیبانی می‌شود|استاندارد|✓|✔",
    Code.CONFIGURATION: "config|configurable|configured|by configuration|with configuration"
    "|پیکربندی|تنظیم|با تنظیمات|قابل پیکربندی",
    Code.PARTIAL: "partly|partially|partial support|limited|تا حدی|جزئی|نسبی|محدود",
    Code.CUSTOMISATION: "customization|custom|customised|customized|development|custom development"
    "|سفارشی|سفارشی‌سازی|توسعه|با توسعه|نیاز به توسعه",
    Code.THIRD_PARTY: "3rd party|third-party|partner|add-on|addon|partner product"
    "|شخص ثالث|محصول ثالث|ثالث|نرم‌افزار جانبی",
    Code.ROADMAP: "planned|future|future release|coming|in development|next release"
    "|برنامه آینده|نقشه راه|آینده|نسخه بعد|در دست توسعه",
    Code.NO: "none|not supported|not available|unsupported"
    "|نه|ندارد|نداریم|ندارم|پشتیبانی نمی‌شود|✗|✘",
}


def code_name(code: Code, language: Language) -> str:
    """Return the name of a code as vendors read it."""
    return (PERSIAN if language is Language.FA else ENGLISH)[code]


_APART = re.compile(r"[/|+,;\u060c\u061b]")  # the last two are the Persian comma and semicolon


class Certainty(StrEnum):
    """How surely a cell was understood."""

    BLANK = "blank"
    EXACT = "exact"
    LIKELY = "likely"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a cell may mean: one code if exact or likely, several if it names several."""

    certainty: Certainty
    codes: tuple[Code, ...] = ()


def understand(text: str) -> Understood:
    """Return which code a cell means, and how surely.

    >>> understand("  third  party ").codes, understand("بلي").certainty
    ((<Code.THIRD_PARTY: 'third party'>,), <Certainty.LIKELY: 'likely'>)
    """
    key = _key(text)
    if not key:
        return Understood(certainty=Certainty.BLANK)
    if key in _EXACT:
        return Understood(certainty=Certainty.EXACT, codes=(_EXACT[key],))
    if key in _WORDS:
        return Understood(certainty=Certainty.LIKELY, codes=(_WORDS[key],))
    return _within(text)


def _within(text: str) -> Understood:
    """Look for codes inside a longer cell: "Partial: only on Windows", "Full / Roadmap"."""
    apart = dict.fromkeys(filter(None, map(_alone, _APART.split(text))))
    if len(apart) > 1:
        return Understood(certainty=Certainty.SEVERAL, codes=tuple(apart))
    padded = f" {' '.join(_split(text))} "
    found = [code for key, code in _SPELLED if f" {key} " in padded]
    named = tuple(dict.fromkeys(found))
    if len(named) > 1:
        return Understood(certainty=Certainty.SEVERAL, codes=named)
    begins = tuple(code for key, code in _SPELLED if padded.startswith(f" {key} "))[:1]
    certainty = Certainty.LIKELY if begins else Certainty.NONE
    return Understood(certainty=certainty, codes=begins)


def _alone(part: str) -> Code | None:
    return _EXACT.get(_key(part)) or _WORDS.get(_key(part))


def _split(text: str) -> list[str]:
    spaced = "".join(sign if sign.isalnum() or sign == "\u200c" else " " for sign in text)
    return normal_key(spaced).split()


def _key(text: str) -> str:
    return normal_key(text).strip(" .:;،-*").replace(" ", "")


_EXACT = {_key(word): code for names in (ENGLISH, PERSIAN) for code, word in names.items()} | {
    _key(code.value): code for code in Code
}
_LIKELY_WORDS = [(word, code) for code, words in _LIKELY.items() for word in words.split("|")]
_WORDS = {_key(word): code for word, code in _LIKELY_WORDS}
_SPELLED = [
    (" ".join(_split(word)), code) for names in (ENGLISH, PERSIAN) for code, word in names.items()
]
