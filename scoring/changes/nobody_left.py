"""Where every vendor is excluded nobody is scored: the committee goes on to its decision."""

from scoring.reads.sheets import scored_vendors
from vendor_data.changes.sealed_state import close_scores, forget_for_good, is_sealed
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Store

SKIP = verb(
    "scoring.skip_scoring",
    right=Right.START_SCORING,
    label="Nobody left to score",
    # Where nobody scores there is nothing to agree on either.
    passes_over=(Phase.SCORING, Phase.CONSENSUS),
)


def skip_scoring(store: Store, actor: Actor, *, selection: str) -> None:
    """Go on to a decision for nobody; sealed prices of those excluded stay sealed for good."""
    with store.change(actor, SKIP, selection) as change:
        if scored_vendors(change.session, selection):
            raise Refused("there are vendors left in the ranking; start the scoring instead")
        if is_sealed(change):
            close_scores(change, ())
        change.enter(Phase.PRICE)
        change.about(selection)
    forget_for_good(store)
