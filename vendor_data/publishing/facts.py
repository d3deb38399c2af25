"""What a published release of a selection is made from: all that one reader may know."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rfp.needs.requirement import Requirement
from rfp.needs.requirement_list import ListVersion
from rfp.writing.issued_file import IssuedFile
from vendor_data.money import Money
from vendor_data.offering.offer import Party
from vendor_data.proposal import Answer, Proposal
from vendor_data.reads.files import Evidence
from vendor_data.reads.sealing import LateEnvelope, OpenedPaper
from vendor_data.sealing.call_end import CallEnd
from vendor_data.vendor import Vendor
from workbench.selection import Phase
from workbench.settings import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFacts:
    """One selection as its reader may know it; what they may not see is not in here.

    `is_whole` is false for a reader from whom a vendor is hidden, so nothing is counted then.
    """

    selection: str
    title: str
    language: str
    phase: Phase
    made: dt.datetime
    is_archived: bool
    is_whole: bool
    issued_at: dt.datetime | None
    ends: Mapping[str, dt.datetime]  # when each day of the timetable is over
    has_questions: bool
    criteria: Mapping[str, str]  # titles by id, in the order of the plan
    weights: Sequence[str]  # as published, one line for each criterion
    requirements: Sequence[Requirement]
    versions: Sequence[ListVersion]
    files: Sequence[IssuedFile]
    vendors: Sequence[Vendor]
    parties: Sequence[Party]
    proposals: Sequence[Proposal]
    evidence: Sequence[Evidence]
    papers: Sequence[OpenedPaper]  # out of the envelopes A and B; C is what it says, not its file
    late: Sequence[LateEnvelope]
    answers: Mapping[tuple[str, str], Answer]
    prices: Mapping[str, Money]
    ended: CallEnd | None = None  # without opening
    publisher: Publisher = field(default_factory=Publisher)
