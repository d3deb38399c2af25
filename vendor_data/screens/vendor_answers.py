"""Screen of a vendor: the response form on the web, kept at every field."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import streamlit as st

from vendor_data.drafts.draft import is_whole
from vendor_data.reads.call import Clause, clauses
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import call_ending, vendor_answer_form, vendor_seat, vendor_state
from vendor_data.screens.kept_drafts import Kept, are_open, outdated, read_drafts
from workbench.committee import Right
from workbench.language import number
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain

ON_A_PAGE = 15


class Wanted(StrEnum):
    """Which requirements are shown."""

    ALL = "all"
    OPEN = "open"
    LACKING = "lacking"
    OUTDATED = "outdated"


_LABELS = {
    Wanted.ALL: Term("All"),
    Wanted.OPEN: Term("Not answered yet"),
    Wanted.LACKING: Term("Something is missing"),
    Wanted.OUTDATED: Term("Asked in other words since"),
}


def show(desk: Desk) -> None:
    """Draw the form, a page of requirements at a time."""
    vendor = vendor_seat.own_vendor(desk, "vendor_answers")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("Your answers"))
    asked = _asked(desk)
    if not asked:
        empty_state(
            desk.say("No requirement yet"),
            desk.say("The committee has not listed what it asks for; come back later."),
        )
        return
    if not desk.may(Right.ANSWER):
        if call_ending.ended(desk) is None:  # else the head of the page says more
            st.info(desk.say("The call is closed; what was handed in stands, drafts are not read."))
        return
    if not are_open(desk, vendor.id):
        return

    drawn_first = [asked]  # whatever is drawn later is read anew: an addendum may come in between

    @st.fragment(key="vendor_answers.form")
    def form() -> None:
        _form(desk, vendor.id, drawn_first.pop() if drawn_first else _asked(desk))

    form()


def _asked(desk: Desk) -> Sequence[Clause]:
    with desk.store.read() as session:
        return clauses(session, desk.actor, desk.here.id, desk.language)


def _form(desk: Desk, vendor: str, asked: Sequence[Clause]) -> None:
    kept = read_drafts(desk, vendor)
    changed = outdated(desk, kept)
    vendor_answer_form.tell_refused(desk, {one.id for each in asked for one in each.requirements})
    _progress(desk, asked, kept)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = _ask_wanted(desk)
        clause = _ask_clause(desk, asked)
    shown = [
        (each.title, one)
        for each in (asked if clause is None else [asked[clause]])
        for one in each.requirements
        if _is_wanted(wanted, kept.get(one.id), is_outdated=one.id in changed)
    ]
    if not shown:
        empty_state(
            desk.say("Nothing is left here"),
            desk.say("Look at all requirements again, or hand in your answers."),
        )
        return
    _page(desk, vendor, shown, kept, changed)


def _progress(desk: Desk, asked: Sequence[Clause], kept: Mapping[str, Kept]) -> None:
    wanted = [one.id for clause in asked for one in clause.requirements]
    whole = sum(key in kept and is_whole(kept[key].answer) for key in wanted)
    told = {"whole": number(whole, desk.language), "count": number(len(wanted), desk.language)}
    vendor_state.show(desk, kept, frozenset(wanted))
    st.progress(whole / max(len(wanted), 1), desk.say("{whole} of {count} answered", **told))
    st.caption(desk.say("What you write is kept by itself; nothing is sent before you hand it in."))


def _ask_wanted(desk: Desk) -> Wanted:
    chosen = st.segmented_control(
        desk.say("Show"),
        [each.value for each in Wanted],
        format_func=lambda each: desk.say(_LABELS[Wanted(each)]),
        default=Wanted.ALL.value,
        required=True,
        key="vendor_answers.wanted",
    )
    return Wanted(chosen or Wanted.ALL)


def _ask_clause(desk: Desk, asked: Sequence[Clause]) -> int | None:
    if len(asked) < 2:  # noqa: PLR2004 - one clause needs no choice
        return None
    return st.selectbox(
        desk.say("Clause"),
        list(range(len(asked))),
        format_func=lambda at: _titled(desk, asked[at].title),
        index=None,
        placeholder=desk.say("All"),
        key="vendor_answers.clause",
    )


def _titled(desk: Desk, title: str) -> str:
    return title or desk.say("Other requirements")


def _is_wanted(wanted: Wanted, kept: Kept | None, *, is_outdated: bool) -> bool:
    if wanted is Wanted.OUTDATED:
        return is_outdated
    has_code = kept is not None and kept.answer.code is not None
    if wanted is Wanted.OPEN:
        return not has_code
    if wanted is Wanted.LACKING:
        return kept is not None and has_code and not is_whole(kept.answer)
    return True


def _page(
    desk: Desk,
    vendor: str,
    shown: Sequence[tuple[str, AskedRequirement]],
    kept: Mapping[str, Kept],
    changed: Collection[str],
) -> None:
    pages = -(-len(shown) // ON_A_PAGE)
    page = min(st.session_state.get("vendor_answers.page", 1), pages)
    at = (page - 1) * ON_A_PAGE
    before = None
    for title, one in shown[at : at + ON_A_PAGE]:
        if title != before:
            st.subheader(plain(_titled(desk, title)))
            before = title
        is_outdated = one.id in changed
        vendor_answer_form.show(desk, vendor, one, kept.get(one.id), is_outdated=is_outdated)
    if pages > 1:
        st.pagination(pages, key="vendor_answers.page")
