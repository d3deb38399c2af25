"""One's own private weights: a group of criteria at a time, by the method one likes."""

from collections.abc import Mapping
from fractions import Fraction

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.shown_weight import shown_weight
from scoring.screens import best_worst, comparing
from scoring.screens.held_widgets import held_key, put, trouble
from scoring.screens.weighed_group import Weighed, group_name
from scoring.weighing.ballot import MOST_COMPARED, TO_SHARE, Ballot, Method, Unit, Weighing
from workbench.language import from_digits, number, percent
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

RANKED = (Method.CENTROID, Method.RANK_SUM, Method.RECIPROCAL)
_PLACES = 1  # of a percent that is shown


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree, ballot: Ballot) -> None:
    """Draw the groups to choose from, then the one that is weighed now."""
    names = draft.names(desk.language.value)
    weighing = _choose_group(desk, names, ballot)
    group = Weighed(desk=desk, tree=tree, names=names, ballot=ballot, weighing=weighing)
    with st.container(border=True):
        method = _choose_method(group)
        given, follows = st.columns([6, 5], gap="large")
        with given:
            trouble(desk)
            _ask(group, method)
        with follows:
            _result(group)


def _choose_group(desk: Desk, names: Mapping[str, str], ballot: Ballot) -> Weighing:
    groups = {weighing.parent or "": weighing for weighing in ballot.weighings}
    if len(groups) == 1:
        return ballot.weighings[0]
    gaps = {parent or "" for parent, _ in ballot.gaps()}

    def label(parent: str) -> str:
        name = plain(group_name(desk, names, parent or None))
        return name if parent in gaps else f":material/check: {name}"

    key = f"weights.group.{ballot.member}"
    if st.session_state.get(key) not in groups:
        st.session_state[key] = next(iter(groups))
    chosen = st.segmented_control(
        desk.say("What is weighed"), list(groups), required=True, format_func=label, key=key
    )
    return groups[chosen or ""]


def _choose_method(group: Weighed) -> Method:
    """Ask for the method; the rule of an order is asked for below it."""
    desk, stored = group.desk, group.weighing.method
    family = RANKED[0] if stored in RANKED else stored
    labels = {
        Method.POINTS: desk.say("Points"),
        Method.SWING: desk.say("Swing"),
        Method.CENTROID: desk.say("Order"),
        Method.PAIRS: desk.say("In pairs"),
        Method.BEST_WORST: desk.say("Best and worst"),
    }
    if len(group.weighing.parts) > MOST_COMPARED:
        del labels[Method.PAIRS]
    key = held_key(f"{group.place}.method", family)
    st.pills(
        desk.say("Method"),
        list(labels),
        default=family,
        required=True,
        format_func=labels.__getitem__,
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(f"{group.place}.method", key, group.choose),
    )
    st.caption(_about(desk, family))
    if stored in RANKED:
        _choose_rule(group)
    return stored


def _about(desk: Desk, method: Method) -> str:
    match method:
        case Method.POINTS:
            return desk.say("Share out 100 points: the more important, the more points.")
        case Method.SWING:
            return desk.say(
                "Imagine a vendor that is worst on everything. The criterion that you would lift "
                "from its worst to its best first gets 100; every other gets what its own step "
                "from worst to best is worth beside that."
            )
        case Method.PAIRS:
            return desk.say(
                "Compare two criteria at a time: which counts more, and how many times as much? "
                "Priorities are the geometric means of the rows (AHP)."
            )
        case Method.BEST_WORST:
            return desk.say(
                "Name the most important and the least important criterion, then compare every "
                "other with these two alone (best-worst, linear model)."
            )
    return desk.say("Say which is the most important, which comes next; equal places are ties.")


def _choose_rule(group: Weighed) -> None:
    desk = group.desk
    labels = {
        Method.CENTROID: desk.say("Rank order centroid (ROC)"),
        Method.RANK_SUM: desk.say("Rank sum (RS)"),
        Method.RECIPROCAL: desk.say("Rank reciprocal (RR)"),
    }
    key = held_key(f"{group.place}.rule", group.weighing.method)
    st.selectbox(
        desk.say("How the order becomes weights"),
        list(labels),
        index=list(labels).index(group.weighing.method),
        format_func=labels.__getitem__,
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(f"{group.place}.rule", key, group.choose),
    )


def _ask(group: Weighed, method: Method) -> None:
    unit = method.unit
    if method is Method.BEST_WORST:
        best_worst.show(group)
        return
    if unit is None:
        comparing.show(group)
        return
    for part in group.weighing.parts:
        if unit is Unit.RANK:
            _ask_rank(group, method, part)
        else:
            _ask_points(group, method, part)
    if method is Method.POINTS:
        _remainder(group)


def _ask_points(group: Weighed, method: Method, part: str) -> None:
    stored = group.weighing.given.get(part)
    shown = "" if stored is None else number(stored, group.desk.language)
    place = f"{group.place}.{method.unit}.{part}"
    key = held_key(place, shown)

    def write(text: str) -> str:
        points = read_points(text)
        group.store(method=method, values={part: points})
        return "" if points is None else number(points, group.desk.language)

    st.text_input(
        plain(group.name(part)),
        value=shown,
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(place, key, write),
    )


def read_points(text: str) -> int | None:
    """Return whole points as people type them; nothing typed is nothing given.

    >>> read_points(" ۳۵ "), read_points("")
    (35, None)
    """
    plain_text = from_digits(text).strip()
    if not plain_text:
        return None
    if not plain_text.isascii() or not plain_text.isdigit():
        raise Problem("points are a whole number from 0 to 100, got {found}", found=text.strip())
    return int(plain_text)


def _ask_rank(group: Weighed, method: Method, part: str) -> None:
    desk, count = group.desk, len(group.weighing.parts)
    stored = group.weighing.given.get(part)
    place = f"{group.place}.{method.unit}.{part}"
    key = held_key(place, stored)

    def write(rank: int | None) -> int | None:
        group.store(method=method, values={part: rank})
        return rank

    st.selectbox(
        plain(group.name(part)),
        list(range(1, count + 1)),
        index=stored - 1 if stored is not None and stored <= count else None,
        format_func=lambda rank: _rank_name(desk, rank, count),
        placeholder=desk.say("Choose a place"),
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(place, key, write),
    )


def _rank_name(desk: Desk, rank: int, count: int) -> str:
    place = number(rank, desk.language)
    if rank == 1:
        return desk.say("{place} (most important)", place=place)
    return desk.say("{place} (least important)", place=place) if rank == count else place


def _remainder(group: Weighed) -> None:
    """Say how many of the 100 points are still to share."""
    desk, left = group.desk, TO_SHARE - sum(group.weighing.given.values())
    if left == 0:
        st.markdown(f":green[**{desk.say('All 100 points are shared out.')}**]")
        return
    told = (
        desk.say("{left} of 100 points are left to share", left=left)
        if left > 0
        else desk.say("{over} points too many: take some back", over=-left)
    )
    st.markdown(f":{'orange' if left > 0 else 'red'}[**{plain(told)}**]")


def _result(group: Weighed) -> None:
    """Draw the weights that follow, within the group and in the whole."""
    desk = group.desk
    st.markdown(f"**{desk.say('Your weights')}**")
    try:
        local = group.weighing.weights()
    except Problem as gap:
        st.caption(plain(group.told(gap)))
        return
    above = _share_of_group(group)
    rows = []
    beside = group.weighing.by_eigenvector() if group.weighing.method is Method.PAIRS else {}
    for part, weight in local.items():
        row = {
            desk.say("Criterion"): plain(group.name(part)),
            desk.say("Weight in its group"): percent(weight, desk.language, _PLACES),
        }
        if group.weighing.parent is not None:
            whole = "–" if above is None else percent(weight * above, desk.language, _PLACES)
            row[desk.say("Weight in the whole")] = whole
        if beside:
            row[desk.say("By the eigenvector")] = percent(
                round(beside[part], 4), desk.language, _PLACES
            )
        rows.append(row)
    st.table(rows, border="horizontal", hide_index=True, alt=desk.say("Your weights"))
    total = shown_weight(sum(local.values(), Fraction(0)), desk.language)
    st.caption(desk.say("Sum: {sum}", sum=total))
    if above is None:
        st.caption(desk.say("The weight in the whole follows once the main criteria are weighed."))
    if group.weighing.method is Method.PAIRS:
        comparing.say_consistency(group)
    if group.weighing.method is Method.BEST_WORST:
        best_worst.say_contradiction(group)


def _share_of_group(group: Weighed) -> Fraction | None:
    """Return what the group's parent weighs in the whole by one's own weights, if that is known."""
    by_parent = {weighing.parent: weighing for weighing in group.ballot.weighings}
    share, at = Fraction(1), group.weighing.parent
    while at is not None:
        above = group.tree[at].parent
        try:
            share *= by_parent[above].weights()[at] if above in by_parent else Fraction(1)
        except Problem:
            return None
        at = above
    return share
