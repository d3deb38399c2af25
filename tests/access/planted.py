"""Planted strings: what was planted, who may meet it when, and where it is found."""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from workbench.committee import LEADERS, Role
from workbench.language import from_digits
from workbench.selection import Phase


class Kind(StrEnum):
    """Which secret a planted word stands for."""

    TITLE = "title"
    NEED = "need"
    NAME = "name"
    ID = "id"
    ANSWER = "answer"
    FILE = "file"
    EXCLUSION = "exclusion"
    FOUND = "found"
    LOGGED = "logged"
    TIE = "tie"
    COMMENT = "comment"
    ABSTENTION = "abstention"
    AGREED = "agreed"
    PRICE = "price"
    TOTAL = "total"
    MEAN = "mean"
    PRIVATE = "private"
    WEIGHT = "weight"
    PIN = "pin"
    DECISION = "decision"


OPENS = {  # to declared members of the committee without a tie to the vendor
    Kind.NEED: Phase.NEEDS,
    Kind.NAME: Phase.NEEDS,
    Kind.ID: Phase.NEEDS,
    Kind.TIE: Phase.NEEDS,
    Kind.WEIGHT: Phase.CALL,
    Kind.ANSWER: Phase.CALL,
    Kind.FILE: Phase.CALL,
    Kind.EXCLUSION: Phase.OPENING,
    Kind.FOUND: Phase.CALL,
    Kind.LOGGED: Phase.CONSENSUS,
    Kind.COMMENT: Phase.CONSENSUS,
    Kind.ABSTENTION: Phase.CONSENSUS,
    Kind.AGREED: Phase.CONSENSUS,
    Kind.PRICE: Phase.PRICE,
    Kind.TOTAL: Phase.PRICE,
    Kind.MEAN: Phase.PRICE,
    Kind.PIN: Phase.PRICE,
    Kind.DECISION: Phase.DECISION,
}
OPENS_TO_LEADERS = {**OPENS, Kind.LOGGED: Phase.CALL}
BEFORE_DECLARING = frozenset({Kind.NEED, Kind.NAME, Kind.ID, Kind.TIE, Kind.WEIGHT})
OWN = frozenset({Kind.COMMENT, Kind.ABSTENTION, Kind.PRIVATE, Kind.TIE, Kind.WEIGHT})
VENDORS_OWN = frozenset({Kind.NAME, Kind.ID, Kind.ANSWER})  # an answer from the call on
PLACES = range(1, 5)  # a share in percent is written with so many
NEVER = frozenset({"damavand"})  # excluded: its price stays unopened for good


@dataclass(frozen=True)
class Canary:
    """One planted secret: of which kind, of which vendor, written by whom."""

    kind: Kind
    word: str
    vendor: str = ""
    by: str = ""

    def is_known_to(self, person, phase: Phase) -> bool:
        """Return whether `person` may meet it in `phase`, whatever the door."""
        if person.vendor is not None:
            is_out = self.kind is not Kind.ANSWER or phase.is_from(Phase.CALL)
            own = VENDORS_OWN | {Kind.FILE} if Role.VENDOR in person.roles else VENDORS_OWN
            return self.kind in own and self.vendor == person.vendor and is_out
        if not person.is_committee:
            return False
        if self.by == person.key and self.kind in OWN:
            return True
        if self.vendor in person.ties or self.kind not in OPENS:
            return False
        if self.kind is Kind.PRICE and self.vendor in NEVER:
            return False
        has_declared = person.has_declared or self.kind in BEFORE_DECLARING
        opens = OPENS_TO_LEADERS if person.roles & LEADERS else OPENS
        return has_declared and phase.is_from(opens[self.kind])


def found_in(sent: Iterable[str | bytes], canaries: Iterable[Canary]) -> list[Canary]:
    """Return the canaries that stand in what was sent, however a number is written there."""
    chunks = list(sent)
    raw = b"\n".join(chunk for chunk in chunks if isinstance(chunk, bytes))
    texts = [chunk for chunk in chunks if isinstance(chunk, str)]
    hay = Hay("\n".join([*texts, raw.decode("utf-8", "replace")]), raw)
    return [canary for canary in canaries if hay.holds(canary)]


class Hay:
    """Everything that was sent through one door, as texts to be searched."""

    def __init__(self, text: str, raw: bytes) -> None:
        self.raw = raw
        self.text = text.lower()
        latin = _OTHER_DIGITS.sub(lambda found: from_digits(found[0]), text)
        self.decimals = latin.replace("\N{ARABIC DECIMAL SEPARATOR}", ".")
        self.digits = _BETWEEN_DIGITS.sub("", latin)

    def holds(self, canary: Canary) -> bool:
        match canary.kind:
            case Kind.PRICE:
                return self._holds_amount(int(canary.word))
            case Kind.TOTAL | Kind.MEAN:
                return self._holds_figure(Fraction(canary.word))
            case Kind.PRIVATE:
                return self._holds_weight(int(canary.word))
            case Kind.WEIGHT:
                return self._holds_share(Fraction(canary.word))
        return canary.word in self.text

    def _holds_amount(self, minor: int) -> bool:
        packed = [struct.pack("<q", minor), *(struct.pack("<d", n) for n in (minor, minor / 100))]
        return stands(
            f"{minor // 100}", self.digits, before="(?<![0-9a-z])", after="(?:00)?(?![0-9a-z])"
        ) or any(each in self.raw for each in packed)

    def _holds_figure(self, figure: Fraction) -> bool:
        return (
            self._holds_ratio(figure)
            or self._holds_decimals(f"{float(figure):.2f}")
            or struct.pack("<d", float(figure)) in self.raw
        )

    def _holds_weight(self, tenths: int) -> bool:
        share = Fraction(tenths, 1000)
        return (
            f"{share.numerator}/{share.denominator}" in self.text
            or self._holds_ratio(share)
            or self._holds_decimals(f"{tenths / 10:.1f}")
            or any(stands(f'"x":{gap}{tenths}', self.decimals, after=r"\b") for gap in ("", " "))
        )

    def _holds_share(self, share: Fraction) -> bool:
        return (
            f"{share.numerator}/{share.denominator}" in self.text
            or self._holds_ratio(share)
            or any(self._holds_decimals(f"{float(100 * share):.{places}f}") for places in PLACES)
        )

    def _holds_ratio(self, number: Fraction) -> bool:
        return repr(number).lower() in self.text

    def _holds_decimals(self, written: str) -> bool:
        return stands(written, self.decimals, before=r"(?<![\d.])", after=r"(?!\d)")


def stands(written: str, hay: str, *, before: str = "", after: str = "") -> bool:
    """Return whether `written` stands in the hay, next to what the patterns let stand there.

    A pattern alone would look at every character of the hay, and nearly all of them begin nothing.
    """
    pattern = _pattern(f"{before}{re.escape(written)}{after}")
    at = hay.find(written)
    while at >= 0:
        if pattern.match(hay, at):
            return True
        at = hay.find(written, at + 1)
    return False


_OTHER_DIGITS = re.compile("[۰-۹٠-٩]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,'_\u066b\u066c\u00a0\u202f\u2009 ](?=\d)")


@lru_cache(maxsize=256)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)
