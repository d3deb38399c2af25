"""The sample from its call to the opened prices: vendors, proposals, scores."""

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from rfp.changes.issue import issue_rfp, set_timetable
from rfp.planning.scale import HIGHEST
from scoring import sample_content as told
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import give_score, lock_sheet
from scoring.sample_grounds_content import ISSUED_OVER
from scoring.sample_requirements import MANDATORY, REQUIREMENTS
from scoring.sample_room import SampleRoom
from vendor_data.changes.check_sheet import record_finding
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import open_proposals, take_proposal
from vendor_data.changes.vendors import exclude_vendor, register_vendor
from vendor_data.checking.check_sheet import Verdict
from vendor_data.reconciliation import counted, reconcile
from vendor_data.response_form import AskedRequirement
from workbench.changes.members import declare
from workbench.file_kind import Kind
from workbench.uploads import receive

if TYPE_CHECKING:
    from vendor_data.workbook import ResponseSheet


def call(room: SampleRoom) -> None:
    """Issue the RFP, take the proposals, open them, and check them on the mandatory requirement."""
    room.do(set_timetable, "facilitator", days=told.TIMETABLE)
    room.do(issue_rfp, "chair", reason=ISSUED_OVER)
    for key, names in told.VENDORS.items():
        room.vendors[key] = room.do(register_vendor, "facilitator", names=names)
    for person in told.PEOPLE:
        room.do(declare, person.key, conflicts={})
    for key in told.VENDORS:
        _propose(room, key)
    room.do(open_proposals, "facilitator")
    room.do(
        exclude_vendor,
        "facilitator",
        vendor=room.vendors["damavand"],
        requirement=room.requirements[MANDATORY],
        reasons=told.EXCLUSION,
    )
    for key, reasons in told.PASSES.items():
        room.do(
            record_finding,
            "facilitator",
            vendor=room.vendors[key],
            requirement=room.requirements[MANDATORY],
            verdict=Verdict.PASS,
            reasons=reasons,
            seen=0,
        )
    for key, price in told.PRICES.items():
        amount = price * told.THOUSAND_EURO
        room.do(set_price, "facilitator", vendor=room.vendors[key], amount=amount)


def _propose(room: SampleRoom, key: str) -> None:
    """Take a response file through the same door as any other."""
    upload = receive(
        f"{key}.csv",
        _response(key),
        reader="vendor_data.workbook:read",
        kinds=frozenset({Kind.TABLE}),
    )
    asked = [
        AskedRequirement(id=room.requirements[r.code], code=r.code, text=r.text["en"])
        for r in REQUIREMENTS
    ]
    found = reconcile(asked, cast("ResponseSheet", upload.value))
    room.do(
        take_proposal,
        "facilitator",
        vendor=room.vendors[key],
        upload=upload,
        counts=counted(found, found.answers),
        answers=found.answers,
    )


def scores(room: SampleRoom) -> None:
    """Let every scorer fill and lock a sheet, then open the prices."""
    leaves = {room.criteria[key]: key for key in told.SCORED}
    for person in told.SCORERS:
        room.do(assign, "facilitator", member=room.members[person], leaves=list(leaves))
    room.do(start_scoring, "facilitator")
    for place, person in enumerate(told.SCORERS):
        _fill(room, place, person, leaves)
        room.do(lock_sheet, person)
    room.do(open_prices, "chair")


def _fill(room: SampleRoom, place: int, person: str, leaves: Mapping[str, str]) -> None:
    for vendor in told.POINTS:
        for leaf, key in leaves.items():
            value = sample_score(vendor, key, place)
            room.do(
                give_score,
                person,
                vendor=room.vendors[vendor],
                leaf=leaf,
                value=value,
                comment=told.SCORE_COMMENTS[value],
            )


def _response(vendor: str) -> bytes:
    """Return a vendor's response file, as a spreadsheet program saves it."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["Code", "Answer", "Comment", "Evidence"])
    for asked in REQUIREMENTS:
        answer = told.ANSWERS[vendor].get(asked.code, "Full")
        rows.writerow([asked.code, answer, told.COMMENTS[answer], told.EVIDENCE[answer]])
    return written.getvalue().encode("utf-8-sig")


def sample_score(vendor: str, leaf: str, place: int) -> int:
    """Return one of the ten scores that make up a criterion's points, members unlike each other.

    Ten whole scores with the sum points / 2: an even share, the rest to the first, and one point
    moved from every second member's first leaf to the second.
    """
    parent = told.CRITERIA[leaf][0]
    if parent is None:
        raise LookupError(leaf)
    share, rest = divmod(told.POINTS[vendor][parent] // 2, 2 * len(told.SCORERS))
    is_second = list(told.SCORED).index(leaf) % 2
    value = share + (2 * place + is_second < rest)
    if place % 2 and 0 < share < HIGHEST - 1:
        value += 1 if is_second else -1
    return value
