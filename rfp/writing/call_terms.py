"""What a call says beside its questions: how to hand in, the partner sought, references."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rfp.writing.section_version import Told, about
from workbench.language import Language, date_both, say
from workbench.problem import Problem, Term


class PartnerKind(StrEnum):
    """What a partner does for a living; a proposal may offer more than one."""

    MAKER = "maker"
    IMPLEMENTER = "implementer"
    INTEGRATOR = "integrator"
    CONSULTANT = "consultant"

    @property
    def label(self) -> Term:
        return _KINDS[self]


_KINDS = {
    PartnerKind.MAKER: Term("Maker"),
    PartnerKind.IMPLEMENTER: Term("Implementer"),
    PartnerKind.INTEGRATOR: Term("Integrator"),
    PartnerKind.CONSULTANT: Term("Consultant"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days; without a last day it still runs."""

    first: dt.date
    last: dt.date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise Problem(
                "a period cannot end ({last}) before it begins ({first})",
                last=self.last,
                first=self.first,
            )

    def meets(self, asked: "Period") -> bool:
        """Return whether any day of this period lies in the one that was asked for.

        >>> asked = Period(first=dt.date(2024, 1, 1), last=dt.date(2025, 12, 31))
        >>> Period(first=dt.date(2023, 5, 1)).meets(asked)
        True
        >>> Period(first=dt.date(2020, 1, 1), last=dt.date(2023, 12, 31)).meets(asked)
        False
        """
        begins_in_time = asked.last is None or self.first <= asked.last
        return begins_in_time and (self.last is None or self.last >= asked.first)


# Both tell the truth of the vendor's page: it offers three envelopes, or takes answers alone.
_SEALED = Term(
    "Hand in the envelopes A, B and C on your own page of this selection, each by itself; the page "
    "seals them. B can be read from the opening on, C only once the technical scores are closed, "
    "and never if your proposal misses a published minimum."
)
_UNSEALED = Term(
    "This selection takes no electronically sealed envelopes. Hand in your answers and the "
    "documents of envelope B on your own page of this selection, which takes no price; bring "
    "envelopes A and C closed, each by itself, to the contact that this request names."
)


def call_terms(
    kinds: Iterable[PartnerKind], period: Period | None, language: Language, *, is_sealed: bool
) -> Iterator[Told]:
    """Yield what vendors read of it: how proposals are handed in, and what else was set."""
    yield Told(about("sealed", is_sealed), say(_SEALED if is_sealed else _UNSEALED, language))
    wanted = set(kinds)
    sought = [kind for kind in PartnerKind if kind in wanted]
    if sought:
        text = say(
            "Partner sought: {kinds}. Say in your proposal as which of these you offer yourself; "
            "in a joint proposal, say it of each company.",
            language,
            kinds=[say(kind.label, language) for kind in sought],
        )
        yield Told(about("sought", *sought), text)
    if period is not None and period.last is not None:
        text = say(
            "References count from {first} to {last}: at least one day of the work lies between "
            "these days. Name for each the customer, what was done, from when to when, and whom "
            "we may call.",
            language,
            first=date_both(period.first, language),
            last=date_both(period.last, language),
        )
        yield Told(about("references", period.first, period.last), text)
