"""A vendor's answers are kept while they are being written."""

from rfp.tables import RequirementRow
from vendor_data.changes.sealed_state import is_sealed
from vendor_data.drafts.draft import is_open
from vendor_data.drafts.tables import DraftRow
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import Audience, verb
from workbench.store import Store

SAVE = verb(
    "vendor_data.save_draft", right=Right.ANSWER, label="Draft kept", audience=Audience.ACTOR
)

MOST_CHARACTERS = 60_000


def save_draft(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    content: str,
    seen: int | None = None,
) -> int:
    """Keep what stands in one answer of the form, and return its version.

    `seen` is the version that the page shows: two people of one vendor never overwrite each other.
    """
    with store.change(actor, SAVE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if change.get(RequirementRow, requirement).withdrawn is not None:
            raise Refused("this requirement was withdrawn; it needs no answer any more")
        if is_sealed(change) and is_open(content):
            raise Refused(
                "proposals are sealed in this selection, so drafts are too; type the draft phrase "
                "of your company first"
            )
        if len(content) > MOST_CHARACTERS:
            raise Problem(
                "an answer is longer than the form can keep; name a document that comes with the "
                "proposal instead"
            )
        row = change.session.get(DraftRow, (vendor, requirement))
        if row is None:
            row = DraftRow(vendor=vendor, requirement=requirement, selection=selection)
            change.session.add(row)
        else:
            _expect_seen(row, seen)
        row.content, row.saved_at = content, change.now
        change.session.flush()
        change.about(requirement, vendor=vendor)
        return row.version


def _expect_seen(row: DraftRow, seen: int | None) -> None:
    if seen is not None and row.version != seen:
        raise Conflict(
            "a colleague, or another window of yours, changed this answer meanwhile; it is shown "
            "as it stands now, and what you just typed was not kept"
        )
