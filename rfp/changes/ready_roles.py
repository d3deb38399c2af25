"""The usual governance roles are taken over, in both languages; from then on they are one's own."""

from rfp.readiness.ready_roles import ready_roles
from rfp.readiness.register import Register
from rfp.readiness.tables import RegisterEntryRow, RegisterFactRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Change, Store

ADD_ROLES = verb(
    "rfp.add_ready_roles", right=Right.EDIT_NEEDS, label="Usual roles added", undoable=True
)


def add_ready_roles(store: Store, actor: Actor, *, selection: str) -> int:
    """Add every usual role to the governance register; return how many."""
    with store.change(actor, ADD_ROLES, selection) as change:
        roles = ready_roles()
        rows = [_row(change, place) for place in range(1, len(roles) + 1)]
        change.session.flush()
        for row, ready in zip(rows, roles, strict=True):
            put_text(change, row.id, "role", ready.role)
            put_text(change, row.id, "duty", ready.duty)
            value = "yes" if ready.has_counterpart else "no"
            change.session.add(
                RegisterFactRow(entry=row.id, cell="counterpart", selection=selection, value=value)
            )
        change.about(selection, roles=len(rows))
    return len(rows)


def _row(change: Change, ordinal: int) -> RegisterEntryRow:
    row = RegisterEntryRow(
        id=change.new_id(),
        selection=change.selection.id,
        register=Register.GOVERNANCE.value,
        ordinal=ordinal,
    )
    change.session.add(row)
    return row
