"""Values on a scale as people write them: whole numbers, ranges, shares, words."""

import re
from dataclasses import dataclass

from workbench.language import normal_key
from workbench.language.digits import from_digits

NOT_APPLICABLE = frozenset(
    {"n/a", "na", "n.a.", "n.a", "-", "–", "—", "?", "tbd", "ندارد", "نامشخص"}
)
_WORDS = {
    "very high": 5, "vh": 5, "critical": 5, "خیلی زیاد": 5, "بسیار زیاد": 5, "بحرانی": 5,
    "high": 4, "h": 4, "زیاد": 4, "بالا": 4,
    "medium": 3, "med": 3, "m": 3, "moderate": 3, "متوسط": 3,
    "low": 2, "l": 2, "کم": 2, "پایین": 2,
    "very low": 1, "vl": 1, "خیلی کم": 1, "بسیار کم": 1,
    "initial": 1, "ad hoc": 1, "ad-hoc": 1, "اولیه": 1, "موردی": 1,
    "managed": 2, "repeatable": 2, "تکرارپذیر": 2, "مدیریت‌شده": 2, "مدیریت شده": 2,
    "defined": 3, "standardised": 3, "standardized": 3, "تعریف‌شده": 3, "تعریف شده": 3,
    "quantitatively managed": 4, "measured": 4, "اندازه‌گیری‌شده": 4, "مدیریت کمی": 4,
    "optimised": 5, "optimized": 5, "optimising": 5, "optimizing": 5, "بهینه": 5,
}  # fmt: skip
_NAMED = re.compile(r"(?:level|lvl|l|سطح|stage)?\s*([0-9])(?:\s*(?:/|of|از)\s*5)?(?:\s*[-:.(].*)?")
_RANGE = re.compile(r"([0-9])\s*(?:-|to|تا|/|…|\.\.)\s*([0-9])")
_BETWEEN = re.compile(r"([0-9])[.,٫]([0-9]+)")
_SHARE = re.compile(r"([0-9]{1,3})\s*[%٪]")
_PERCENT_PER_LEVEL = 20


@dataclass(frozen=True, slots=True)
class Level:
    """What a text may mean: certain if one value and no doubt; several if it names several."""

    values: tuple[int, ...] = ()
    is_certain: bool = False
    is_range: bool = False
    is_absent: bool = False


def read_level(text: str, scale: range) -> Level:
    """Return what `text` says on `scale`; a range, a share or a word is never settled here.

    >>> read_level("۳", range(6)).values, read_level("2-3", range(6)).values
    ((3,), (2, 3))
    """
    key = from_digits(normal_key(text)).replace("−", "-")
    if not key or key in NOT_APPLICABLE:
        return Level(is_absent=True)
    if re.fullmatch(r"[0-9]+(?:[.٫]0+)?", key):
        return _whole(int(re.split(r"[.٫]", key)[0]), scale)
    if found := _RANGE.fullmatch(key.replace("/5", "") if key.endswith("/5") else key):
        ends = int(found[1]), int(found[2])
        inside = tuple(v for v in range(min(ends), max(ends) + 1) if v in scale)
        return Level(values=inside, is_range=True)
    if found := _BETWEEN.fullmatch(key):
        near = (int(found[1]), int(found[1]) + 1)
        return Level(values=tuple(v for v in near if v in scale), is_range=True)
    return _in_words(key, scale)


def _whole(value: int, scale: range) -> Level:
    return Level(values=(value,), is_certain=True) if value in scale else Level()


def _in_words(key: str, scale: range) -> Level:
    """Return a likely reading: somebody is asked whether it is meant."""
    if found := _SHARE.fullmatch(key):
        value = round(int(found[1]) / _PERCENT_PER_LEVEL)
        return Level(values=(value,) if value in scale else ())
    if found := _NAMED.fullmatch(key):
        value = int(found[1])
        return Level(values=(value,) if value in scale else ())
    value = _WORDS.get(key, -1)
    return Level(values=(value,) if value in scale else ())


def is_level_like(text: str) -> bool:
    """Say whether a text may stand in a column of levels, settled or not."""
    found = read_level(text, range(6))
    return bool(found.values) or found.is_absent or bool(re.fullmatch(r"[\d.,%٪/ -]+", text))
