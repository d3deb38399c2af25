"""Numbers written in words, in English and in Persian, alone or between figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Token = str | Decimal


def _named(words: str, first: int, step: int) -> dict[str, int]:
    """Return the number of each word: the first is `first`, each next one `step` more."""
    return {word: first + step * at for at, word in enumerate(words.split())}


_UNITS = {
    **_named("one two three four five six seven eight nine", 1, 1),
    **_named("یک دو سه چهار پنج شش هفت هشت نه", 1, 1),
    "a": 1,
    "an": 1,
    "شیش": 6,
}
_TEENS = {
    **_named("ten eleven twelve thirteen fourteen fifteen sixteen", 10, 1),
    **_named("seventeen eighteen nineteen", 17, 1),
    **_named("ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده", 10, 1),
    "هیجده": 18,
    "پونزده": 15,
}
_TENS = {
    **_named("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    **_named("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", 20, 10),
    "fourty": 40,
}
_HUNDREDS = {
    **_named("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", 100, 100),
    "یکصد": 100,
    "شیشصد": 600,
    "پونصد": 500,
}
_HUNDRED = frozenset({"hundred", "hundreds", "صد"})
_ZERO = frozenset({"zero", "nil", "صفر"})
_HALF = frozenset({"half", "نیم"})
JOINTS = frozenset({"and", "و", "-"})
SCALES: Mapping[str, int] = {
    **dict.fromkeys(("thousand", "thousands", "k", "هزار"), 10**3),
    **dict.fromkeys(("million", "millions", "mio", "mln", "mn", "میلیون", "ملیون"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "mrd", "mlrd", "میلیارد", "ملیارد"), 10**9),
    **dict.fromkeys(("trillion", "trillions"), 10**12),
}
# A Persian billion is 10^9 to some and 10^12 to others, and so is a trillion: both are asked.
_UNSURE = frozenset({"بیلیون", "تریلیون"})
# "Thousand" stands for itself in Persian; a bare "million" says no number.
_ALONE = frozenset({"هزار"})
KNOWN = frozenset(
    {*_UNITS, *_TEENS, *_TENS, *_HUNDREDS, *_HUNDRED, *_ZERO, *_HALF, *JOINTS, *SCALES, *_UNSURE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNumber:
    """A number said in words; `other` is what people use the same words for too."""

    value: Decimal
    other: Decimal | None = None


def number_of(tokens: Sequence[Token]) -> WordNumber | None:
    """Return the number that words, or words between figures, say; None if they say none.

    Parameters
    ----------
    tokens : sequence of str or Decimal
        Words under their matching keys, and figures as numbers that were read already.

    Returns
    -------
    WordNumber or None
        With another one where people use the words for two numbers: in Persian "one million and
        five hundred" is a million five hundred thousand to many.

    Examples
    --------
    >>> number_of("one million two hundred thousand".split()).value
    Decimal('1200000')
    >>> number_of("دو و نیم میلیارد".split()).value
    Decimal('2500000000.0')
    >>> number_of([Decimal("12"), "million", Decimal("500"), "thousand"]).value
    Decimal('12500000')
    >>> number_of("یک میلیون و پانصد".split())
    WordNumber(value=Decimal('1000500'), other=Decimal('1500000'))
    >>> number_of("five one".split()) is None
    True
    """
    plain = _without_joints(tokens)
    if plain is None or not plain or any(token in _UNSURE for token in plain):
        return None
    if len(plain) == 1 and plain[0] in _ZERO:
        return WordNumber(value=Decimal(0))
    value = _scaled(plain)
    return None if value is None else WordNumber(value=value, other=_other(plain))


def _without_joints(tokens: Sequence[Token]) -> list[Token] | None:
    """Return the tokens without the "and" between them; None where one joins nothing."""
    joints = [at for at, token in enumerate(tokens) if token in JOINTS]
    ends = {0, len(tokens) - 1}
    if ends & set(joints) or any(at + 1 in joints for at in joints):
        return None
    return [token for token in tokens if token not in JOINTS]


def _scaled(tokens: Sequence[Token]) -> Decimal | None:
    """Split at the largest scale word: what stands before it counts it, the rest is smaller."""
    scales = {SCALES[token] for token in tokens if isinstance(token, str) and token in SCALES}
    if not scales:
        return _below_thousand(tokens)
    scale = max(scales)
    at = next(at for at, token in enumerate(tokens) if SCALES.get(str(token)) == scale)
    count = _scaled(tokens[:at]) if at else _alone(tokens[0])
    rest = _scaled(tokens[at + 1 :]) if tokens[at + 1 :] else Decimal(0)
    if count is None or rest is None or count <= 0 or rest >= scale:
        return None
    return count * scale + rest


def _alone(token: Token) -> Decimal | None:
    return Decimal(1) if token in _ALONE else None


def _below_thousand(tokens: Sequence[Token]) -> Decimal | None:
    """Return what words without a scale word say; figures may stand for all of them."""
    if len(tokens) == 1 and isinstance(tokens[0], Decimal):
        return tokens[0]
    words = [token for token in tokens if isinstance(token, str)]
    if len(words) != len(tokens) or not words:
        return None
    if words == ["half", "a"]:  # half a million
        return Decimal("0.5")
    half = words[-1] in _HALF
    counted = words[:-1] if half else words
    if half and counted[-1:] == ["a"]:  # two and a half million
        counted = counted[:-1]
    whole = _whole(counted) if counted else 0
    return None if whole is None else Decimal(whole) + (Decimal("0.5") if half else 0)


def _whole(words: Sequence[str]) -> int | None:
    """Return hundreds, tens and units in this order, each at most once; "a" stands first only."""
    if any(word in {"a", "an"} for word in words[1:]) or list(words) == ["a"]:
        return None
    hundreds, rest = _hundreds(words)
    below = _below_hundred(rest)
    return None if hundreds is None or below is None else hundreds + below


def _hundreds(words: Sequence[str]) -> tuple[int | None, Sequence[str]]:
    for at in (1, 2):
        if len(words) > at and words[at] in _HUNDRED:
            # "twelve hundred" and "twenty five hundred" are said too
            count = 3 if list(words[:at]) == ["سی"] else _below_hundred(words[:at])
            return (None if count is None else count * 100), words[at + 1 :]
    if words and words[0] in _HUNDREDS:
        return _HUNDREDS[words[0]], words[1:]
    return 0, words


def _below_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case []:
            return 0
        case [one]:
            return {**_UNITS, **_TEENS, **_TENS}.get(one)
        case [ten, one] if ten in _TENS and one in _UNITS and one not in {"a", "an"}:
            return _TENS[ten] + _UNITS[one]
    return None


def _other(tokens: Sequence[Token]) -> Decimal | None:
    """Return what else is meant by a scale word with less behind it than the next scale.

    Half of something behind it is half of it, and hundreds are its thousandths to a Persian reader.
    """
    at = max((at for at, token in enumerate(tokens) if str(token) in SCALES), default=len(tokens))
    rest = _below_thousand(tokens[at + 1 :])
    if rest is None or at + 1 >= len(tokens):
        return None
    is_persian = any(isinstance(token, str) and not token.isascii() for token in tokens)
    scale = SCALES[str(tokens[at])]
    whole = _scaled(tokens[: at + 1]) or Decimal(0)
    if tokens[-1] in _HALF and rest < 1:
        return whole + rest * scale
    is_asked = tokens[-1] in _HALF or (is_persian and scale > 10**3 > rest)
    return whole + rest * scale / 1000 if is_asked else None
