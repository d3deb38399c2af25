"""The name and lane of a typed step are said in another language as well."""

from rfp.changes.owned_words import Words, tidy
from rfp.tables import StepRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

WORD_STEP = verb(
    "rfp.word_step", right=Right.EDIT_NEEDS, label="Step said in another language", undoable=True
)


def word_step(
    store: Store, actor: Actor, *, selection: str, step: str, names: Words, lanes: Words
) -> None:
    """Store what a step and its lane are called, by language; the typed words stay the fallback."""
    with store.change(actor, WORD_STEP, selection) as change:
        change.get(StepRow, step)
        put_text(change, step, "name", tidy(names))
        put_text(change, step, "lane", tidy(lanes))
        change.about(step)
