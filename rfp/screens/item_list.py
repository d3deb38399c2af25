"""A list of readiness items, from which one is opened under it."""

from collections.abc import Callable, Sequence

import streamlit as st

from rfp.changes.lessons import take_lesson
from rfp.readiness.item import CASE_LINES, REQUIREMENT, Item, Kind
from rfp.reads.readiness import items
from rfp.screens import item_form, points_again, vision_form
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved

# Together they fill a narrow page, also within a box, and grow with a wide one [pixels].
WORDS, VERDICT, OWNER = 270, 80, 105


def tasks(desk: Desk) -> None:
    """Draw the tasks of the needs analysis."""
    st.caption(desk.say(
        "Thirteen tasks show whether we know our needs. Give each an owner, and say what proves "
        "that it is done."
    ))  # fmt: skip
    _list(desk, [Kind.TASK])


def points(desk: Desk) -> None:
    """Draw the ten key points, and the mistakes that are watched for."""
    st.markdown(f"**{desk.say('Ten key points')}**")
    st.caption(desk.say("They are looked at before the RFP goes out, and again before the award."))
    _list(desk, [Kind.KEY_POINT])
    points_again.show(desk, at="readiness")
    for kind, title in (
        (Kind.COMMON_MISTAKE, desk.say("Seven common mistakes")),
        (Kind.PEOPLE_MISTAKE, desk.say("Mistakes with people")),
        (Kind.PROCESS_MISTAKE, desk.say("Mistakes of process")),
        (Kind.PRODUCT_MISTAKE, desk.say("Mistakes of product")),
    ):
        st.markdown(f"**{title}**")
        _list(desk, [kind])


def lessons(desk: Desk) -> None:
    """Draw what other cases taught, as questions to the vendors."""
    st.caption(desk.say(
        "Each is a question to the vendors that other projects learnt to ask. Reword it, have it "
        "asked in the RFP, or make it a requirement."
    ))  # fmt: skip
    _list(desk, [Kind.LESSON], more=_take)


def case_lines(desk: Desk) -> None:
    """Draw the lines of the business case, to be reworded or switched off."""
    st.caption(desk.say("Choose a line to reword it, or to switch it off with a reason."))
    _list(desk, list(CASE_LINES), adds=False)


def one_kind(desk: Desk, kind: Kind) -> None:
    """Draw the items of one kind."""
    _list(desk, [kind])


def _list(
    desk: Desk,
    kinds: Sequence[Kind],
    more: Callable[[Desk, Item], None] | None = None,
    *,
    adds: bool = True,
) -> None:
    with desk.store.read() as session:
        found = items(session, desk.actor, desk.here.id, kinds)
    words, verdict, owner = desk.say("What it is about"), desk.say("Verdict"), desk.say("Owner")
    chosen = pick(
        desk,
        [words, verdict, owner],
        {item_form.place_of(item): _row(desk, item) for item in found},
        key=f"items.{kinds[0]}",
        alt=desk.say("Items with their verdict and owner"),
        widths={words: WORDS, verdict: VERDICT, owner: OWNER},
        tall=True,
    )
    opened = next((item for item in found if item_form.place_of(item) == chosen), None)
    if opened:
        (vision_form if opened.kind is Kind.VISION else item_form).show(desk, opened)
        if more:
            more(desk, opened)
    if adds:
        item_form.add(desk, kinds[0])


def _row(desk: Desk, item: Item) -> list[str]:
    return [
        item_form.name_of(item, desk.language), item_form.verdict_of(desk, item), item.owner or "–"
    ]  # fmt: skip


def _take(desk: Desk, item: Item) -> None:
    if item.verdict == REQUIREMENT or not item.is_on or not desk.may(Right.EDIT_NEEDS):
        return
    if st.button(
        desk.say("Make it a requirement"),
        icon=":material/playlist_add:",
        key=f"{item_form.key_of(item)}.take",
    ):
        with explained(desk):
            take_lesson(desk.store, desk.actor, selection=desk.here.id, item=item.id)
            saved(desk)
            st.rerun()
