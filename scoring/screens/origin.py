"""Where a total comes from: weights and points, scores, answers, and back to gap and pain."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from rfp.needs.requirement import Requirement
from rfp.planning.computed import computed_sentence
from rfp.planning.measure import measured_sentence, plain_amount
from rfp.reads.needs import gaps, pains, requirements
from scoring.consensus import AgreedScore
from scoring.reads.sheets import all_sheets
from scoring.screens.answers import Answers, show_answers
from scoring.screens.figure import TableRow, figures, fold
from scoring.sheet import GivenScore, Sheet
from scoring.standing import Standing
from scoring.value import contributions, node_points
from vendor_data.reads.vendors import answers
from workbench.language import number, percent
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.clock import when_and_who
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What stands behind the points, as this person may see it."""

    sheets: list[Sheet]
    asked: list[Requirement]
    answers: Answers
    gaps: Mapping[str, tuple[str, tuple[str, ...]]]  # gap -> its title, and its pains
    pains: Mapping[str, str]


def show(desk: Desk, found: Standing) -> None:
    """Show, once it is opened, what stands behind the points of a vendor on a criterion."""
    told = desk.say("Criterion by criterion, down to scores, answers, gaps and pains.")
    opened = fold(desk.say("Where a total comes from"), told, key="ranking.origin")
    if opened.open:
        with opened:
            _followed(desk, found)


def _followed(desk: Desk, found: Standing) -> None:
    ranked = [place.vendor for place in found.ranking().places]
    vendor = st.segmented_control(
        desk.say("Vendor"),
        ranked,
        default=ranked[0],
        required=True,
        format_func=lambda code: plain(found.vendors[code]),
        key=f"origin.vendor.{ranked[0]}",
    )
    figures(_sum(desk, found, vendor))
    leaves = [leaf for leaf in found.tree.leaves if leaf != found.tree.price]
    leaf = st.selectbox(
        desk.say("Follow the points of"),
        [*leaves, *([found.tree.price] if found.tree.price else [])],
        format_func=lambda code: _path(found, code),
        key="origin.leaf",
    )
    if leaf == found.tree.price:
        _price(desk, found, vendor)
    elif leaf in found.tree.computed:
        _computed(desk, found, vendor, leaf)
    elif leaf in found.tree.measured:
        _measured(desk, found, vendor, leaf)
    else:
        _scores(desk, found, _sources(desk), vendor, leaf)


def _path(found: Standing, criterion: str) -> str:
    parent = found.tree[criterion].parent
    title = found.titles[criterion]
    return title if parent is None else f"{_path(found, parent)} › {title}"


def _sum(desk: Desk, found: Standing, vendor: str) -> list[TableRow]:
    """Return criterion x weight x points, part by part, down to the total."""
    tree = found.tree
    points = node_points(tree, found.points[vendor])
    added = contributions(tree, found.points[vendor])
    names = (
        desk.say("Criterion"),
        desk.say("Weight in the whole"),
        desk.say("Points"),
        desk.say("Adds to the total"),
    )
    rows: list[TableRow] = []
    for criterion, depth in _in_order(found):
        title = "\u2003\u2003" * depth + ("– " if depth else "") + found.titles[criterion]
        cells = (
            title,
            percent(tree.effective(criterion), desk.language, 2),
            number(points[criterion], desk.language, 2),
            number(added[criterion], desk.language, 2),
        )
        rows.append(dict(zip(names, cells, strict=True)))
    total = number(sum(added[c] for c in tree.top), desk.language, 2)
    last = (desk.say("Total"), percent(1, desk.language, 2), "", total)
    return [*rows, dict(zip(names, last, strict=True))]


def _in_order(found: Standing, parent: str | None = None, depth: int = 0) -> list[tuple[str, int]]:
    order: list[tuple[str, int]] = []
    for criterion in found.tree.children(parent):
        order += [(criterion, depth), *_in_order(found, criterion, depth + 1)]
    return order


def _price(desk: Desk, found: Standing, vendor: str) -> None:
    price = found.tree.price
    if price is None or found.price_rule is None:
        return
    st.markdown(desk.say(
        "{vendor} offers {price}; that makes {points} points.",
        vendor=plain(found.vendors[vendor]),
        price=amount(desk, found.prices[vendor], found.currency),
        points=number(found.points[vendor][price], desk.language, 2),
    ))  # fmt: skip
    st.caption(found.price_rule.sentence(desk.language, currency=found.currency))


def _computed(desk: Desk, found: Standing, vendor: str, leaf: str) -> None:
    points = number(found.points[vendor][leaf], desk.language, 2)
    st.markdown(desk.say("{points} points, computed from the answers.", points=f"**{points}**"))
    st.caption(computed_sentence(found.tree[leaf].kind, desk.language))


def _measured(desk: Desk, found: Standing, vendor: str, leaf: str) -> None:
    """Show the amount, its source, and the line that makes points of it."""
    told = found.measured[leaf]
    entered = told.amounts.get(vendor)
    points = f"**{number(found.points[vendor][leaf], desk.language, 2)}**"
    if entered is None:
        st.markdown(desk.say(
            "{points} points, as was chosen for the amount that is missing.", points=points
        ))  # fmt: skip
    else:
        amount = plain_amount(entered.amount, desk.language)
        st.markdown(desk.say(
            "{points} points for {amount} {unit}.", points=points, amount=amount,
            unit=plain(told.unit),
        ))  # fmt: skip
        st.markdown(as_written(entered.source, desk.language, lines=True))
        st.caption(when_and_who(desk, entered.entered_at, entered.entered_by))
    st.caption(plain(measured_sentence(told.measure, told.unit, desk.language)))


def _sources(desk: Desk) -> _Sources:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        return _Sources(
            sheets=all_sheets(*about),
            asked=[e.requirement for e in requirements(*about, desk.language.value)],
            answers=answers(*about),
            gaps={
                entry.gap.id: (entry.gap.title, entry.gap.pains)
                for entry in gaps(*about, desk.language.value)
            },
            pains={entry.pain.id: entry.pain.text for entry in pains(*about)},
        )


def _scores(desk: Desk, found: Standing, sources: _Sources, vendor: str, leaf: str) -> None:
    """Show who scored what, then what was asked and answered, and why it was asked."""
    given = [_score_row(desk, sheet, vendor, leaf) for sheet in sources.sheets]
    points = f"**{number(found.points[vendor][leaf], desk.language, 2)}**"
    agreed = found.agreed.get((vendor, leaf))
    if agreed is None:
        st.markdown(desk.say(
            "{points} points = 20 × the mean of the scores of the locked sheets.", points=points
        ))  # fmt: skip
    else:
        _agreed(desk, agreed, points)
    figures([row for row in given if row])
    st.markdown(f"**{desk.say('What was asked, and what the vendor answered')}**")
    asked = [each for each in sources.asked if each.criterion == leaf]
    show_answers(desk, asked, sources.answers, vendor)
    closed = dict.fromkeys(gap for each in asked for gap in each.gaps)
    if closed:
        st.markdown(f"**{desk.say('Why it was asked')}**")
    for gap in closed:
        _why(desk, sources, [each.code for each in asked if gap in each.gaps], gap)


def _agreed(desk: Desk, agreed: AgreedScore, points: str) -> None:
    """Show the score that stands in place of the mean, who entered it and why."""
    st.markdown(desk.say(
        "{points} points = 20 × {score}, the score that the committee agreed on by consensus.",
        points=points, score=number(agreed.value, desk.language),
    ))  # fmt: skip
    st.markdown(as_written(agreed.reason, desk.language, lines=True))
    st.caption(when_and_who(desk, agreed.entered_at, agreed.entered_by))
    st.markdown(desk.say("What each member had given alone stays as it was:"))


def _score_row(desk: Desk, sheet: Sheet, vendor: str, leaf: str) -> TableRow:
    found = sheet.given.get((vendor, leaf))
    if found is None:
        return {}
    abstained = found.abstention is not None
    shown = desk.say("abstained") if abstained else number(found.value or 0, desk.language)
    return {
        desk.say("Evaluator"): sheet.name,
        desk.say("Score"): shown,
        desk.say("List"): _list_version(desk, found),
        desk.say("Comment"): found.abstention or found.comment or "–",
    }


def _list_version(desk: Desk, given: GivenScore) -> str:
    """Return the version of the requirement list that a score judged."""
    if given.list_version is None:
        return "–"
    return desk.say("v{version}", version=given.list_version)


def _why(desk: Desk, sources: _Sources, codes: list[str], gap: str) -> None:
    """Lead from requirements back to the gap that they close, and the pains that it explains."""
    if gap not in sources.gaps:
        return
    title, hurting = sources.gaps[gap]
    told = desk.say("Gap: {gap} (closed by {codes})", gap=title, codes=codes)
    felt = [sources.pains[pain] for pain in hurting if pain in sources.pains]
    pains = [f"  - {plain(desk.say('Pain: {pain}', pain=pain))}" for pain in felt]
    st.markdown("\n".join([f"- {plain(told)}", *pains]))
