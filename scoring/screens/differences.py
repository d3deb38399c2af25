"""Screen: where the evaluators differ, what hangs on it, and what to talk about first."""

from collections.abc import Sequence

import streamlit as st

from scoring.evaluators.agenda import Agenda, agenda
from scoring.evaluators.difference_words import agenda_rows
from scoring.evaluators.disagreement import differences
from scoring.evaluators.heat_rows import HeatMap, hottest_leaves
from scoring.evaluators.joined import joined_otherwise
from scoring.evaluators.joined_rows import joined_rows, joined_sentence
from scoring.evaluators.likely_agenda import LikelyAgenda, likely_agenda, likely_agenda_sentence
from scoring.evaluators.panel import Panel
from scoring.evaluators.panel_agreement import (
    agreement_rows,
    first_if_equally_severe,
    panel_agreement,
    people_scored,
)
from scoring.evaluators.severity import Severity, severities
from scoring.explained import unrounded_sentences
from scoring.judged_standing import JudgedStanding
from scoring.other_methods.separation import separation
from scoring.reads.versions import RANKING, ranking_version
from scoring.screens.differences_figure import heat_figure
from scoring.screens.figure import TableRow, draw, figures
from scoring.screens.judged import Judged, judged_choice
from scoring.screens.what_if_table import remembered
from scoring.standing_arrays import arrays_of
from workbench.language import number, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain

_A_PANEL = 2
_TO_SCORE = 20  # points for a score
_PLUS = "\u200e+"  # on the left of the number in either direction
_MOST_ABREAST = 8  # vendors in the columns of a table; more stand below one another
_MOST_DRAWN = 24  # criteria in the map; the table behind has the rest


def show(desk: Desk) -> None:
    """Draw the differences, the agenda that follows, and how far the panel agrees."""
    st.title(desk.say("Where we differ"))
    live_part(desk, _page, name="differences", topic=RANKING, version=ranking_version)


def _page(desk: Desk) -> None:
    found = judged_choice(desk)
    if found is None:
        return
    panel = found.of.panel
    if panel is None or len(panel.evaluators) < _A_PANEL:
        empty_state(
            desk.say("There is nobody to differ"),
            desk.say("It takes two evaluators who score the same vendors."),
        )
        return
    st.caption(desk.say("Shown, never applied: the official points stay as they are."))
    if found.of.standing.agreed:
        st.caption(desk.say(
            "Cells with an agreed score: {count}. Here they count as settled, so nobody differs on "
            "them.", count=len(found.of.standing.agreed),
        ))  # fmt: skip
    _map(desk, found, panel)
    _agreement(desk, found, panel)
    _joined(desk, found, panel)
    _severity(desk, found.of, panel)
    _separation(desk, found.of)


def _map(desk: Desk, found: Judged, panel: Panel) -> None:
    """Draw where most hangs on a difference, and the agenda of a talk about it."""
    whole = remembered(f"differences {found.key}", lambda: differences(panel.points, panel.weights))
    short = remembered(
        f"short agenda {found.key}", lambda: likely_agenda(panel.points, panel.weights)
    )
    sure = remembered(f"agenda {found.key}", lambda: agenda(panel.points, panel.weights))
    scored = found.of.standing.tree.scored
    asked = [at for at, leaf in enumerate(panel.leaves) if leaf in scored]
    drawing = HeatMap(
        found=whole,
        panel=panel,
        leaves=hottest_leaves(whole, asked, _MOST_DRAWN, short.cells if short else ()),
        agenda=short.cells if short else (),
    )
    draw(desk, heat_figure(desk, found.of, drawing), key="differences.map")
    st.caption(desk.say(
        "In each cell: how often another panel of the same people would turn first place by this "
        "cell alone. Framed cells are the agenda."
    ))  # fmt: skip
    st.subheader(desk.say("What to talk about first"))
    for sentence in unrounded_sentences(found.of.standing, desk.language):
        st.markdown(plain(sentence))
    _agenda(desk, found.of, short, sure)
    if short and short.cells:
        names = (found.of.vendor_names, found.of.leaf_titles)
        figures(agenda_rows(short, panel, names, desk.language))


def _agenda(
    desk: Desk, found: JudgedStanding, short: LikelyAgenda | None, sure: Agenda | None
) -> None:
    told = likely_agenda_sentence(short, found.vendor_names, found.leaf_titles, desk.language)
    st.markdown(f"**{plain(told)}**")
    if sure is not None and sure.cells:
        st.caption(plain(desk.say(
            "To leave no doubt at all, wherever the other scores lie within those given, {count} "
            "cells would have to be settled.", count=len(sure.cells),
        )))  # fmt: skip
    st.caption(desk.say(
        "The agenda looks at all cells together: whoever is severe with every vendor parts none of "
        "them. So a cell that weighs much by itself need not be on it."
    ))  # fmt: skip


def _agreement(desk: Desk, found: Judged, panel: Panel) -> None:
    st.subheader(desk.say("How far the panel agrees"))
    scored = found.of.standing.tree.scored
    measured = remembered(f"agreement {found.key}", lambda: panel_agreement(panel, scored))
    figures(agreement_rows(measured, desk.language))
    if measured.left_out:
        st.caption(desk.say(
            "The correlations stand on the cells that every evaluator scored: {cells}. Left out of "
            "them: {others}.", cells=measured.cells, others=measured.left_out,
        ))  # fmt: skip


def _joined(desk: Desk, found: Judged, panel: Panel) -> None:
    """Draw who would be first by other rules that join scores; the mean stays the official one."""
    standing = found.of.standing
    st.subheader(desk.say("Joined otherwise"))
    rules = remembered(f"joined {found.key}", lambda: joined_otherwise(panel, standing.precision))
    st.markdown(plain(joined_sentence(rules, standing, desk.language)))
    rows = joined_rows(rules, standing, desk.language)
    is_wide = len(standing.points) > _MOST_ABREAST
    figures(_turned(rows, desk.say("Vendor")) if is_wide else rows)
    st.caption(desk.say(
        "Totals in points, compared as they are published; Borda and Copeland count the "
        "evaluators' own orders. Only the mean is official."
    ))  # fmt: skip


def _turned(rows: Sequence[TableRow], heading: str) -> list[TableRow]:
    """Return a table with a line for each of its columns, of which there are too many abreast."""
    corner, *others = rows[0]
    return [{heading: each, **{str(row[corner]): row[each] for row in rows}} for each in others]


def _severity(desk: Desk, found: JudgedStanding, panel: Panel) -> None:
    """Draw how each evaluator's scores lie beside the others', which changes nothing."""
    st.subheader(desk.say("Severity of the evaluators"))
    cube = people_scored(panel, found.standing.tree.scored)
    level = first_if_equally_severe(panel, found.standing.tree.scored)
    st.markdown(
        desk.say("Were everybody equally severe, first place would stay.")
        if set(level) == set(found.standing.ranking().first)
        else plain(desk.say("Were everybody equally severe, {vendors} would be first.",
                            vendors=[found.standing.vendors[vendor] for vendor in level]))
    )  # fmt: skip
    figures([
        _severity_row(desk, found.evaluators[evaluator], own)
        for evaluator, own in zip(panel.evaluators, severities(cube), strict=True)
    ])  # fmt: skip
    st.caption(desk.say(
        "In scores from 0 to 5. Below 0 is more severe than the others in the same cells, above 0 "
        "milder. Whoever judged the weaker vendors only is not severe for that."
    ))  # fmt: skip


def _severity_row(desk: Desk, name: str, own: Severity) -> TableRow:
    return {
        desk.say("Evaluator"): name,
        desk.say("Beside the others"): _score(desk, own.deviation, signed=True),
        desk.say("Mean score"): _score(desk, own.mean),
        desk.say("Spread"): _score(desk, own.spread),
        desk.say("Cells compared"): number(own.cells, desk.language),
    }


def _score(desk: Desk, points: float | None, *, signed: bool = False) -> str:
    if points is None:
        return "–"
    shown = number(round(points / _TO_SCORE, 4), desk.language, 2)
    return f"{_PLUS}{shown}" if signed and points > 0 else shown


def _separation(desk: Desk, found: JudgedStanding) -> None:
    """Say which criteria tell the vendors apart; a diagnosis of these proposals, never weights."""
    st.subheader(desk.say("What tells the vendors apart"))
    arrays = arrays_of(found.standing)
    told = separation(arrays.values)
    titles = found.leaf_titles
    level = [titles[at] for at in told.level.nonzero()[0].tolist()]
    st.markdown(
        plain(desk.say("These criteria decide nothing here, as all are level on them: {criteria}.",
                       criteria=level))
        if level
        else desk.say("On every criterion the vendors differ.")
    )  # fmt: skip
    order = sorted(range(len(titles)), key=lambda at: -told.shares[at] * arrays.weights[at])
    with st.expander(
        desk.say("Every criterion"), key="differences.separation", on_change="rerun"
    ) as every:
        if every.open:
            figures([
                {
                    desk.say("Criterion"): titles[at],
                    desk.say("Effective weight"): percent(float(arrays.weights[at].round(4)),
                                                          desk.language),
                    desk.say("From lowest to highest, points"): number(
                        round(float(told.spread[at]) * 100, 2), desk.language, 1),
                    desk.say("Share of all separation"): percent(
                        round(float(told.shares[at]), 4), desk.language, 0),
                }
                for at in order
            ])  # fmt: skip
