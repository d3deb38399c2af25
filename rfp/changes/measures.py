"""The unit and the reference points of a measured criterion are written."""

from collections.abc import Mapping

from rfp.changes.owned_words import (
    check_some,
    current_words,
    differing_words,
    expect_all,
    reword,
    tidy,
)
from rfp.planning.criterion import CriterionKind
from rfp.planning.measure import Measure
from rfp.tables import CriterionRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store

SET = verb("rfp.set_measure", right=Right.EDIT_PLAN, label="Reference points set", undoable=True)


def set_measure(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    criterion: str,
    unit: Mapping[str, str],
    measure: Measure,
    seen: int | None = None,
) -> None:
    """Put down the unit (by language) and all reference points of one criterion together."""
    with store.change(actor, SET, selection) as change:
        row = change.get(CriterionRow, criterion)
        if row.kind != CriterionKind.MEASURED.value:
            raise Problem("reference points are for a criterion that is measured")
        words, wanted = {"unit": tidy(unit)}, measure.as_text
        if seen is not None:
            differing = list(differing_words(change, criterion, words))
            if row.reference_points != wanted:
                differing.append((row.reference_points or "–", wanted))
            expect_all(row, seen, differing)
        row.reference_points = wanted
        reword(change, row, criterion, words)
        change.session.flush()
        check_some(current_words(change, criterion, "unit"), "a measured criterion needs a unit")
        change.about(criterion)
