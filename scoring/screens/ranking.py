"""Screen: the official ranking, what would change it, and where every total comes from."""

from collections.abc import Sequence

import streamlit as st

from scoring.explained import (
    judged_sentence,
    margin_sentence,
    reversal_sentences,
    tie_sentences,
    tornado_sentence,
)
from scoring.ranking import Place, Ranking
from scoring.reads.versions import RANKING, ranking_version
from scoring.screens import formulas_compared, origin, rivals, vendor_heat, worth
from scoring.screens.figure import TableRow, draw, figures, fold
from scoring.screens.judged import Judged, judged_now, noise
from scoring.screens.missing_scores import no_ranking, show_settled
from scoring.screens.standing_charts import contribution_figure, sweep_figure, tornado_figure
from scoring.screens.what_if_table import nearby, remembered
from scoring.standing import Standing
from workbench.language import number
from workbench.screens.parts.amounts import amount, ask_unit
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import enter, onward
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain

_A_MARGIN = 2  # between so many vendors at least
_MOST_TOLD = 2  # findings in the title of a fold


def show(desk: Desk) -> None:
    """Draw the ranking as it stands, its charts, and one total down to its sources."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(desk.say("Ranking"), width="content")
        st.badge(desk.say("Official"), color="green")
    live_part(desk, _page, name="ranking", topic=RANKING, version=ranking_version)


def _page(desk: Desk) -> None:
    known = judged_now(desk)
    if known is None:
        no_ranking(desk)
        return
    found = known.of.standing
    ask_unit(desk)
    _table(desk, found, found.ranking())
    if not found.points:
        st.info(margin_sentence(found, desk.language))
        return
    _noise(desk, known)
    draw(desk, contribution_figure(desk, found), key="ranking.contributions")
    rivals.show(desk, known)
    _sensitivity(desk, known)
    worth.show(desk, known)
    formulas_compared.show(desk, known)
    vendor_heat.show(desk)
    origin.show(desk, found)


def _table(desk: Desk, found: Standing, ranking: Ranking) -> None:
    figures(_rows(desk, found, ranking))
    judged = judged_sentence(found, desk.language)
    if judged:
        st.caption(judged)
    show_settled(desk, found)
    for sentence in tie_sentences(found, ranking, desk.language):
        st.info(plain(sentence), icon=":material/drag_handle:")
    for out in ranking.excluded:
        name = found.vendors[out.vendor]
        if out.vendor in found.withdrawn:
            told = f"{name}: {out.reason}"
        else:
            told = desk.say("{vendor} is excluded: {reason}", vendor=name, reason=out.reason)
        st.markdown(f":material/block: {plain(told)}")
    if found.hides_vendors:
        st.caption(desk.say(
            "Vendors with which you have a conflict of interest are left out; "
            "ranks are counted among the others."
        ))  # fmt: skip


def _noise(desk: Desk, known: Judged) -> None:
    """Say whether the lead is larger than what the evaluators' differences leave open."""
    told = noise(desk, known)
    if told:
        st.markdown(f":material/balance: {plain(told)}")


def _rows(desk: Desk, found: Standing, ranking: Ranking) -> list[TableRow]:
    """Return a line for each vendor, with a column of ties where there is one."""
    rows = [_row(desk, found, place) for place in ranking.places]
    ties = [_tie(desk, found, place) for place in ranking.places]
    if not any(ties):
        return rows
    return [{**row, desk.say("Tie"): tie} for row, tie in zip(rows, ties, strict=True)]


def _row(desk: Desk, found: Standing, place: Place) -> TableRow:
    row = {
        desk.say("Rank"): number(place.rank, desk.language),
        desk.say("Vendor"): found.vendors[place.vendor],
        desk.say("Total"): number(place.total, desk.language, 2),
    }
    if place.vendor in found.prices:
        row[desk.say("Price")] = amount(desk, found.prices[place.vendor], found.currency)
    return row


def _tie(desk: Desk, found: Standing, place: Place) -> str:
    if place.decided_by_tie_break:
        return desk.say("tie at {step}, decided by the rule", step=found.precision)
    return desk.say("tie at {step}", step=found.precision) if place.tied_with else ""


def _sensitivity(desk: Desk, known: Judged) -> None:
    """Show what would change the lead: one weight swept, all weights a little, all at random."""
    found = known.of.standing
    tree = found.tree
    asked = [c.id for c in tree.criteria if tree.siblings(c.id)]
    if not asked or len(found.points) < _A_MARGIN:
        return
    if tree.price in asked:
        asked.insert(0, asked.pop(asked.index(tree.price)))
    st.subheader(desk.say("What would change the lead"))
    _sweep(desk, found, asked)
    _tornado(desk, found)
    _robustness(desk, known)


def _sweep(desk: Desk, found: Standing, asked: Sequence[str]) -> None:
    told = reversal_sentences(found, desk.language, criterion=asked[0])
    sweep = fold(desk.say("One weight moved"), " ".join(told[:_MOST_TOLD]), key="ranking.sweep")
    if not sweep.open:
        return
    with sweep:
        chosen = st.selectbox(
            desk.say("Weight that goes from 0 to 100 %"),
            asked,
            format_func=found.titles.__getitem__,
            key="ranking.swept",
        )
        if reversal_sentences(found, desk.language, criterion=chosen):
            draw(desk, sweep_figure(desk, found, chosen), key=f"ranking.sweep.{chosen}")


def _tornado(desk: Desk, found: Standing) -> None:
    told = tornado_sentence(found, desk.language)
    tornado = fold(desk.say("Every weight a little"), told, key="ranking.tornado.fold")
    if tornado.open:
        with tornado:
            draw(desk, tornado_figure(desk, found), key="ranking.tornado")


def _robustness(desk: Desk, known: Judged) -> None:
    """Say how often each vendor is first near these weights, and lead to the page that draws it."""
    told = remembered(f"nearby {known.key}", lambda: nearby(desk, known.of.standing))
    if not told:
        return
    with st.container(border=True):
        st.markdown(f"**{desk.say('All weights at once')}** – {plain(told)}")
        if st.button(
            desk.say("How sure, and the map of two weights"),
            icon=onward(desk),
            type="tertiary",
            key="ranking.how_sure",
        ):
            enter(desk.here.id, "how-sure")
