"""Value for money and weakest links: what stands beside the sum, for whoever opens it."""

from contextlib import suppress

import streamlit as st

from scoring.charts.worth import worth_spec
from scoring.pricing.standing_worth import StandingWorth, standing_worth
from scoring.pricing.value_for_money import Worth
from scoring.pricing.worth_rows import price_unit, worth_rows
from scoring.pricing.worth_words import cost_name, step_sentence, weakest_sentence, worth_sentence
from scoring.screens.figure import Figure, TableRow, as_drawn, draw, figures, fold
from scoring.screens.judged import Judged
from scoring.standing import Standing
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained

_HEIGHT = 320
_A_CHOICE = 2


def show(desk: Desk, known: Judged) -> None:
    """Draw, once it is opened, points against price and the poorest criterion of each vendor."""
    standing = known.of.standing
    if len(standing.points) < _A_CHOICE:
        return
    title = desk.say("Value for money and weakest links")
    opened = fold(title, _finding(desk, standing), key="ranking.worth")
    if not opened.open:
        return
    with opened, explained(desk):
        found = standing_worth(standing)
        if found.worths:
            draw(desk, worth_figure(desk, standing, found), key="ranking.worth.chart")
        _weakest(desk, standing, found)


def _finding(desk: Desk, standing: Standing) -> str:
    """Return what the fold says while it is shut; what cannot be reckoned is said inside."""
    with suppress(Problem):
        found = standing_worth(standing)
        return worth_sentence(standing, found, desk.language) or ""
    return ""


def worth_figure(desk: Desk, standing: Standing, found: StandingWorth) -> Figure:
    """Return points without price over what they cost."""
    finding = " ".join(
        filter(None, [
            worth_sentence(standing, found, desk.language),
            step_sentence(standing, found, desk.language),
        ])
    )  # fmt: skip
    about = (
        desk.say("Points without price over the total cost, one point for each vendor.")
        if standing.total_costs
        else desk.say("Points without price over the price, one point for each vendor.")
    )
    return Figure(
        finding=finding,
        rows=as_drawn(worth_rows(standing, found, desk.language)),
        spec=worth_spec(
            desk.language,
            price_unit(standing, desk.language).title,
            cost_name(standing, desk.language),
        ),
        height=_HEIGHT,
        about=about,
        alt=f"{about} {finding}",
        table=lambda: [_worth_row(desk, standing, each) for each in found.worths],
    )


def _worth_row(desk: Desk, standing: Standing, each: Worth) -> TableRow:
    comma = desk.say(", ")
    further = each.extra_cost_per_point
    return {
        desk.say("Vendor"): standing.vendors[each.vendor],
        cost_name(standing, desk.language): amount(desk, each.cost, standing.currency),
        desk.say("Points without price"): number(each.points, desk.language, 2),
        desk.say("Cost of a point"): (
            amount(desk, each.cost_per_point, standing.currency)
            if each.cost_per_point is not None
            else "–"
        ),
        desk.say("Cost of each further point"): (
            amount(desk, further, standing.currency) if further is not None else "–"
        ),
        desk.say("Dominated by"): (
            comma.join(standing.vendors[v] for v in each.dominated_by) or "–"
        ),
    }


def _weakest(desk: Desk, standing: Standing, found: StandingWorth) -> None:
    told = weakest_sentence(standing, found, desk.language)
    if not told:
        return
    st.markdown(f"**{plain(told)}**")
    st.caption(desk.say(
        "A sum lets a strong criterion make up for a weak one; the weakest link shows what the "
        "sum hides."
    ))  # fmt: skip
    comma = desk.say(", ")
    figures([
        {
            desk.say("Vendor"): standing.vendors[place.vendor],
            desk.say("Total"): number(place.total, desk.language, 2),
            desk.say("Weakest link"): comma.join(
                standing.titles[c] for c in found.weakest[place.vendor].criteria
            ),
            desk.say("Points there"): number(found.weakest[place.vendor].points, desk.language, 2),
        }
        for place in standing.ranking().places
    ])  # fmt: skip
