"""The one question every read asks first: may this actor do this now, in this selection."""

from sqlalchemy.orm import Session

from workbench.committee import Actor, Right, may
from workbench.selection import Phase
from workbench.tables import SelectionRow


def is_allowed(
    session: Session, actor: Actor, right: Right, selection: str, *, vendor: str | None = None
) -> bool:
    """Return whether `actor`, as seated in `selection`, may use `right` in its phase."""
    row = session.get(SelectionRow, selection)
    session.info["selection"] = row  # a session forgets a row that nobody holds; others ask next
    if row is None or actor.selection != selection:
        return False
    archived = row.archived_at is not None
    return may(actor, right, Phase(row.phase), vendor=vendor, is_archived=archived)
