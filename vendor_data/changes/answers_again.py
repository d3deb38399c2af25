"""A vendor lets an answer stand although a later list changed what it answers."""

from rfp.reads.list_versions import changed_at
from vendor_data.answers.tables import ConfirmedAnswerRow
from vendor_data.tables import AnswerRow, VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store

CONFIRM = verb(
    "vendor_data.confirm_answer",
    right=Right.KEEP_VENDOR_FILE,
    label="Answer confirmed by its vendor",
    undoable=True,
)
LONGEST = 2000


def confirm_answer(
    store: Store, actor: Actor, *, selection: str, vendor: str, requirement: str, note: str
) -> None:
    """Record that a vendor's answer stands under the newest list, and how the vendor said so."""
    with store.change(actor, CONFIRM, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if change.session.get(AnswerRow, (vendor, requirement)) is None:
            raise Problem("there is no answer that could stand; the vendor has to give one")
        changed = changed_at(change.session, selection).get(requirement)
        if changed is None:
            raise Problem("no list changed this requirement, so its answer stands anyway")
        told = note.strip()
        if not 0 < len(told) <= LONGEST:
            raise Problem("say in at most {most} characters how the vendor said so", most=LONGEST)
        row = change.session.get(ConfirmedAnswerRow, (vendor, requirement))
        if row is None:
            row = ConfirmedAnswerRow(vendor=vendor, requirement=requirement, selection=selection)
            change.session.add(row)
        row.list_version, row.note = changed[0], told
        row.confirmed_by, row.confirmed_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor, list_version=row.list_version)
