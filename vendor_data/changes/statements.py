"""A vendor's own statement of who offers is kept while it is being written."""

from vendor_data.changes.sealed_state import is_sealed
from vendor_data.drafts.draft import is_open
from vendor_data.drafts.tables import StatementDraftRow
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import Audience, verb
from workbench.store import Change, Store

SAVE = verb(
    "vendor_data.save_statement",
    right=Right.ANSWER,
    label="Statement of who offers kept",
    audience=Audience.ACTOR,
)
MOST_CHARACTERS = 400_000


def save_statement(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    content: str,
    seen: int,
) -> int:
    """Keep what stands on the page, and return its version.

    `seen` is the version that the page shows, 0 for none: two people of one vendor never overwrite
    each other.
    """
    with store.change(actor, SAVE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        _expect_kept_as_proposals_are(change, content)
        row = change.session.get(StatementDraftRow, vendor)
        if (row.version if row else 0) != seen:
            raise Conflict(
                "a colleague, or another window of yours, changed this page meanwhile; it is shown "
                "as it stands now, and what you just typed was not kept"
            )
        if row is None:
            row = StatementDraftRow(vendor=vendor, selection=selection)
            change.session.add(row)
        row.content, row.saved_at = content, change.now
        change.session.flush()
        change.about(vendor, vendor=vendor)
        return row.version


def _expect_kept_as_proposals_are(change: Change, content: str) -> None:
    if is_sealed(change) and is_open(content):
        raise Refused(
            "proposals are sealed in this selection, so drafts are too; type the draft phrase "
            "of your company first"
        )
    if len(content) > MOST_CHARACTERS:
        raise Problem("this page is longer than can be kept; name a document for the rest")
