"""A selection as a release of the Open Contracting Data Standard, 1.1.

The call is its `tender`, proposals are its `bids` (bids extension), the list of requirements and
the answers to it its `criteria` and `requirementResponses` (requirements extension), and what was
decided its `awards`. Scores and the ranking have no place in the standard and are not in it, nor is
the reason of a decision. Documents are named with their hash
as id and carry no `url`: nothing here is published to the web, and a link that asks for a seat
would tell an outsider nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from rfp.needs.requirement import Requirement
from rfp.needs.requirement_list import ListVersion
from rfp.writing.issued_file import IssuedFile, IssuedKind
from vendor_data.publishing.award import Award, awards
from vendor_data.publishing.bids import bids, organisations
from vendor_data.publishing.facts import PublishedFacts
from vendor_data.publishing.moments import last_second, moment
from workbench.selection import Phase
from workbench.wording import chosen

UNGROUPED = "other"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MILESTONES = {  # code -> title, type of the standard
    "answers": ("Answers sent to all vendors", "engagement"),
    "opening": ("Opening of the proposals", "assessment"),
    "demos": ("Demonstrations", "assessment"),
    "decision": ("Decision", "approval"),
}

Json = dict[str, object]


def release(facts: PublishedFacts, *, award: Award | None = None) -> Json:
    """Return the release; what is not known, or not for this reader, is left out of it.

    `award` is what was decided, once it is.
    """
    ended = awards(facts, award)
    supplier = award.vendor if award else None
    status = award.tender_status if award and ended else _status(facts)
    ocid = f"{facts.publisher.ocid_prefix}-{facts.selection}"
    buyer = _buyer(facts)
    return _told({
        "ocid": ocid,
        "id": f"{ocid}-{facts.made:%Y%m%dT%H%M%SZ}",
        "date": moment(facts.made),
        "tag": [_tag(facts), *(["award"] if ended else [])],
        "initiationType": "tender",
        "language": facts.language,
        "parties": [*_as_party(buyer), *organisations(facts, chosen=supplier)],
        "buyer": buyer,
        "tender": _tender(facts, status),
        "bids": bids(facts),
        "awards": ended,
    })  # fmt: skip


def _buyer(facts: PublishedFacts) -> Json:
    """Return who buys, once the server was told its name; the id is ours and stays the same."""
    name = facts.publisher.organisation
    return {"id": f"{facts.publisher.ocid_prefix}-buyer", "name": name} if name else {}


def _as_party(buyer: Json) -> list[Json]:
    return [{**buyer, "roles": ["buyer", "procuringEntity"]}] if buyer else []


def _tag(facts: PublishedFacts) -> str:
    if facts.issued_at is None:
        return "planning"
    if facts.ended is not None:
        return "tenderCancellation"
    if facts.phase.is_from(Phase.OPENING):
        return "tenderUpdate"
    return "tenderAmendment" if any(each.kind for each in facts.versions) else "tender"


def _tender(facts: PublishedFacts, status: str) -> Json:
    return _told({
        "id": facts.selection,
        "title": facts.title,
        "status": status,
        "procurementMethod": "selective",
        "procuringEntity": _buyer(facts),
        "awardCriteria": "ratedCriteria",
        "awardCriteriaDetails": "; ".join(facts.weights),
        "tenderPeriod": _period(facts.issued_at, facts.ends.get("proposals")),
        "enquiryPeriod": _period(facts.issued_at, facts.ends.get("questions")),
        "hasEnquiries": facts.has_questions,
        "documents": [_document(each) for each in facts.files],
        "milestones": list(_milestones(facts)),
        "amendments": [
            *(_amendment(facts, each) for each in facts.versions if each.kind),
            *_ending(facts),
        ],
        "criteria": _criteria(facts.criteria, facts.requirements),
    })  # fmt: skip


def _status(facts: PublishedFacts) -> str:
    if facts.ended is not None:
        return "cancelled"
    if facts.is_archived:
        return "complete"
    return "planned" if facts.issued_at is None else "active"


def _document(file: IssuedFile) -> Json:
    is_rfp = file.kind is not IssuedKind.ADDENDUM
    return {
        "id": file.sha256,
        "documentType": "biddingDocuments" if is_rfp else "clarifications",
        "title": file.file_name,
        "datePublished": moment(file.made_at),
        "format": WORD,
        "language": file.language.value,
    }


def _milestones(facts: PublishedFacts) -> Iterable[Json]:
    for code, (title, kind) in _MILESTONES.items():
        if code in facts.ends:
            is_over = facts.ends[code] <= facts.made
            yield {
                "id": code,
                "title": title,
                "type": kind,
                "dueDate": last_second(facts.ends[code]),
                # Nobody records here whether a milestone was met on its day.
                **({} if is_over else {"status": "scheduled"}),
            }


def _amendment(facts: PublishedFacts, version: ListVersion) -> Json:
    reason = chosen(version.reasons, facts.language)
    return _told({
        "id": f"list-{version.version}",
        "date": moment(version.issued_at),
        "rationale": reason.text if reason else "",
    })  # fmt: skip


def _ending(facts: PublishedFacts) -> Iterable[Json]:
    """Yield that the call was ended without opening, with the reason that vendors read."""
    if facts.ended is not None:
        yield {
            "id": "call-ended",
            "date": moment(facts.ended.ended_at),
            "rationale": facts.ended.reason.text,
        }


def _criteria(titles: Mapping[str, str], requirements: Sequence[Requirement]) -> list[Json]:
    """Return the requirements under the criterion that judges them, each in one group."""
    by_criterion: dict[str, list[Requirement]] = {key: [] for key in [*titles, UNGROUPED]}
    for each in requirements:
        under = each.criterion or UNGROUPED
        by_criterion[under if under in titles else UNGROUPED].append(each)
    return [
        _told({
            "id": key,
            "title": titles.get(key, ""),
            "source": "tenderer",
            "relatesTo": "tenderer",
            "requirementGroups": [{
                "id": f"{key}-1", "requirements": [_requirement(each) for each in found]
            }],
        })
        for key, found in by_criterion.items()
        if found
    ]  # fmt: skip


def _requirement(requirement: Requirement) -> Json:
    return {
        "id": requirement.id,
        "title": requirement.code,
        "description": requirement.text,
        "dataType": "string",
    }


def _period(begins: dt.datetime | None, ends: dt.datetime | None) -> Json:
    return _told({
        "startDate": moment(begins) if begins else "",
        "endDate": last_second(ends) if ends else "",
    })  # fmt: skip


def _told(fields: Mapping[str, object]) -> Json:
    """Return the fields that say something: the standard has no empty texts, lists or objects."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
