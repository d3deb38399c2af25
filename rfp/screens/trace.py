"""Screen: the thread from a step to a criterion and back, and what hangs loose on it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.needs.touchpoint_hint import is_strong
from rfp.needs.trace import ORDER, Knot, Stage, Thread, loose, matrix, pains_without_requirement
from rfp.reads.maps import StepEntry, steps
from rfp.reads.needs import gaps, needs_thread, pains, requirements
from rfp.reads.plan import plan_draft
from rfp.screens.live_needs import live_needs
from rfp.screens.pain_list import step_name
from rfp.screens.requirements import leaf_titles
from rfp.screens.touchpoint_hint import strength
from workbench.language import isolated, number
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain

STAGES = {
    Stage.STEP: Term("Step"),
    Stage.PAIN: Term("Pain"),
    Stage.GAP: Term("Gap"),
    Stage.REQUIREMENT: Term("Requirement"),
    Stage.CRITERION: Term("Criterion"),
}
ONWARDS = {
    Stage.PAIN: Term("Pains that lead to no gap and are not set aside"),
    Stage.GAP: Term("Gaps that no requirement closes"),
    Stage.REQUIREMENT: Term("Requirements without a criterion"),
}
BACK = {
    Stage.GAP: Term("Gaps without a pain"),
    Stage.REQUIREMENT: Term("Requirements without a gap"),
    Stage.CRITERION: Term("Criteria without a requirement"),
}
WAYS = {
    "onwards": Term("From step to criterion"),
    "back": Term("From criterion back to step"),
}
WRITTEN = frozenset({Stage.PAIN, Stage.GAP, Stage.REQUIREMENT})
A_PAGE = 50
A_LIST = 25  # things of a kind that hang loose and are named; the rest is counted
Way = Sequence[str | None]
Names = Mapping[Knot, tuple[str, ...]]  # the parts of a name, each in its own direction


def show(desk: Desk) -> None:
    """Draw the thread both ways, after what is not linked."""
    st.title(desk.say("Trace"))
    live_needs(desk, _page, name="trace", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        whole = needs_thread(session, desk.actor, desk.here.id, desk.language.value)
    if not any(knot.stage in WRITTEN for knot in whole.knots):
        empty_state(
            desk.say("There is nothing to trace yet"),
            desk.say("Add pains to the process map; gaps, requirements and criteria follow."),
        )
        return
    names = _names(desk)
    _loose(desk, whole, names)
    followed = _follow(desk, whole, names)
    _matrix(desk, whole, names, followed)


def _names(desk: Desk) -> Names:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        named = {Knot(Stage.STEP, s.id): _step_names(desk, s) for s in steps(*about, desk.language)}
        named |= {Knot(Stage.PAIN, e.pain.id): (e.pain.text,) for e in pains(*about)}
        for entry in gaps(*about, desk.language.value):
            named[Knot(Stage.GAP, entry.gap.id)] = (entry.gap.title,)
        for each in requirements(*about, desk.language.value):
            asked = each.requirement
            named[Knot(Stage.REQUIREMENT, asked.id)] = (asked.code, asked.text)
        plan = plan_draft(*about)
    titles = leaf_titles(plan, desk.language) if plan else {}
    return named | {Knot(Stage.CRITERION, key): (title,) for key, title in titles.items()}


def _step_names(desk: Desk, step: StepEntry) -> tuple[str, ...]:
    """Return a step, with its figures if it is a touchpoint that speaks for a high importance."""
    if step.touchpoint is None or not is_strong(step.touchpoint):
        return (step_name(desk, step),)
    return step_name(desk, step), f"({strength(desk, step)})"


def _loose(desk: Desk, whole: Thread, names: Names) -> None:
    found = loose(whole)
    lists = [(heading, stage, found.onwards.get(stage, ())) for stage, heading in ONWARDS.items()]
    lists.append(
        (
            Term("Pains from which no way leads to a requirement"),
            Stage.PAIN,
            tuple(
                p for p in pains_without_requirement(whole) if p not in found.onwards[Stage.PAIN]
            ),
        )
    )
    lists += [(heading, stage, found.back.get(stage, ())) for stage, heading in BACK.items()]
    if not any(ids for _, _, ids in lists):
        st.success(desk.say("Nothing hangs loose: every pain leads to a criterion, and back."))
        return
    st.subheader(desk.say("Not linked"))
    left, right = st.columns(2)
    shown = [(heading, stage, ids) for heading, stage, ids in lists if ids]
    for place, (heading, stage, ids) in enumerate(shown):
        with (left, right)[place % 2], st.container(border=True):
            colour = "red" if heading in ONWARDS.values() else "orange"
            st.markdown(f":{colour}[**{desk.say(heading)}: {number(len(ids), desk.language)}**]")
            named = [_shown(desk, names[Knot(stage, key)]) for key in ids[:A_LIST]]
            st.markdown("\n".join(f"- {name}" for name in named))
            if len(ids) > A_LIST:
                st.caption(desk.say("and {count} more", count=len(ids) - A_LIST))


def _follow(desk: Desk, whole: Thread, names: Names) -> Knot | None:
    """Ask for one thing to follow, in both directions."""
    knots = {f"{knot.stage}:{knot.id}": knot for knot in whole.knots}
    chosen = st.selectbox(
        desk.say("Follow one thing both ways"),
        list(knots),
        index=None,
        format_func=lambda key: (
            f"{desk.say(STAGES[knots[key].stage])}: {' '.join(names[knots[key]])}"
        ),
        placeholder=desk.say("All of them"),
        key="trace.follow",
    )
    return knots.get(chosen)


def _matrix(desk: Desk, whole: Thread, names: Names, followed: Knot | None) -> None:
    st.subheader(desk.say("Trace matrix"))
    way = st.segmented_control(
        desk.say("Direction"),
        list(WAYS),
        default="onwards",
        required=True,
        format_func=lambda code: desk.say(WAYS[code]),
        label_visibility="collapsed",
        key="trace.way",
    )
    order = list(range(len(ORDER))) if way == "onwards" else list(reversed(range(len(ORDER))))
    rows = [row for row in matrix(whole) if followed is None or _passes(row, followed)]
    place = {knot: number for number, knot in enumerate(whole.knots)}
    rows.sort(key=lambda row: [_place(place, row, at) for at in order])
    pages = max(-(-len(rows) // A_PAGE), 1)
    page = st.pagination(pages, key=f"trace.page.{way}.{pages}") if pages > 1 else 1
    shown = rows[(page - 1) * A_PAGE : page * A_PAGE]
    headings = [desk.say(label) for label in STAGES.values()]
    st.table(
        [
            {headings[at]: "" if at in same else _cell(desk, whole, names, row, at) for at in order}
            for row, same in zip(shown, _repeated(shown, order), strict=True)
        ],
        border="horizontal",
        hide_index=True,
    )


def _repeated(rows: Sequence[Way], order: Sequence[int]) -> list[set[int]]:
    """Return for each row the first columns that say the same as the row above."""
    found: list[set[int]] = [set() for _ in rows]
    for same, before, row in zip(found[1:], rows, rows[1:], strict=False):
        for at in order:
            if row[at] is None or row[at] != before[at]:
                break
            same.add(at)
    return found


def _passes(row: Way, knot: Knot) -> bool:
    return row[ORDER.index(knot.stage)] == knot.id


def _place(place: Mapping[Knot, int], row: Way, at: int) -> int:
    """Sort by the order in which things are shown elsewhere; what is missing stands last."""
    return place.get(Knot(ORDER[at], row[at] or ""), len(place))


def _cell(desk: Desk, whole: Thread, names: Names, row: Way, at: int) -> str:
    """Show a thing, or why the thread breaks here: only beside what it breaks off from."""
    here = row[at]
    if here is not None:
        return _shown(desk, names[Knot(ORDER[at], here)])
    before = row[at - 1] if at else None
    if before and Knot(ORDER[at - 1], before) in whole.settled:
        return f":gray[{desk.say('needs no gap')}]"
    after = row[at + 1] if at + 1 < len(row) else None
    return f":red[{desk.say('not linked')}]" if before or after else ""


def _shown(desk: Desk, name: tuple[str, ...]) -> str:
    return " ".join(isolated(plain(part), desk.language) for part in name)
