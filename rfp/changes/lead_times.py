"""The least number of days that a call leaves to vendors is set for each selection."""

from collections.abc import Mapping

from rfp.writing.lead_time import check_least
from rfp.writing.tables import LeadTimeRow
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

SET = verb(
    "rfp.set_lead_times", right=Right.EDIT_RFP, label="Least days of the call set", undoable=True
)


def set_lead_times(store: Store, actor: Actor, *, selection: str, least: Mapping[str, int]) -> None:
    """Set how many days each stretch of the call has at least."""
    check_least(least)
    with store.change(actor, SET, selection) as change:
        for code, days in least.items():
            row = change.session.get(LeadTimeRow, (selection, code))
            if row is None:
                row = LeadTimeRow(selection=selection, code=code)
                change.session.add(row)
            row.days = days
        change.about(selection)
