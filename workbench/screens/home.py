"""Screen: the selections that somebody sits in, and the start of a new one."""

from fractions import Fraction

import streamlit as st

from workbench.changes.selections import PRECISIONS, archive, start_selection, unarchive
from workbench.committee import Right, Role, may
from workbench.language import CURRENCIES, Language, joined, number
from workbench.reads.actors import current_actor
from workbench.reads.selections import Listed, selections
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase

_LANGUAGES = {Language.EN: "English", Language.FA: "فارسی"}
_BESIDE_CHAIR = (Role.FACILITATOR, Role.EVALUATOR)
# Where the work of a phase is done; the first that is open to the person is shown.
_WORK = {
    Phase.NEEDS: ("process",),
    Phase.MODEL: ("plan",),
    Phase.CALL: ("conflicts", "proposals", "vendors"),
    Phase.OPENING: ("proposals", "conflicts"),
    Phase.SCORING: ("sheet", "progress", "conflicts"),
    Phase.CONSENSUS: ("progress", "proposals"),
    Phase.PRICE: ("ranking", "conflicts"),
    Phase.DECISION: ("decision", "conflicts"),
}


def show(desk: Desk) -> None:
    st.title(desk.say("Selections"))
    with desk.store.read() as session:
        found = selections(session, desk.actor, desk.language.value)
        may_start = current_actor(session, desk.actor, None).is_owner
    active = [listed for listed in found if listed.selection.archived_at is None]
    archived = [listed for listed in found if listed.selection.archived_at is not None]
    if not found:
        _nothing(desk, may_start=may_start)
    for listed in active:
        _card(desk, listed)
    if may_start:
        _start(desk, is_first=all(listed.selection.is_sample for listed in found))
    if archived:
        with st.expander(desk.say("Archived selections ({count})", count=len(archived))):
            for listed in archived:
                _card(desk, listed)


def _nothing(desk: Desk, *, may_start: bool) -> None:
    if may_start:
        what = desk.say("Start one below; you will be its chair and can then invite the others.")
    else:
        what = desk.say("Ask the chair of a selection for an invitation link, and open it here.")
    frame.empty_state(desk.say("No selection yet"), what)


def _card(desk: Desk, listed: Listed) -> None:
    selection = listed.selection
    with st.container(border=True, key=f"home.card.{selection.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(selection.title)}**", width="stretch")
            if selection.is_sample:
                st.badge(desk.say("Sample"), color="gray")
            if selection.mark:
                st.badge(desk.say(selection.mark), color="gray")
            else:
                st.badge(desk.say(selection.phase.label), color="blue")
        st.caption(_about(desk, listed))
        with st.container(horizontal=True):
            label = desk.say("Open")
            if st.button(label, key=f"home.open.{selection.id}", type="primary"):
                frame.enter(selection.id, *_WORK[selection.phase], "committee")
            _archive(desk, listed)


def _about(desk: Desk, listed: Listed) -> str:
    roles = [desk.say(role.label) for role in sorted(listed.roles)]
    seat = joined(roles, desk.language) or desk.say("no seat; you own this server")
    since = moment_here(desk, listed.selection.created_at)
    return plain(desk.say("{seat} · started {since}", seat=seat, since=since))


def _archive(desk: Desk, listed: Listed) -> None:
    selection = listed.selection
    with desk.store.read() as session:
        who = current_actor(session, desk.actor, selection.id)
    if not may(who, Right.ARCHIVE, selection.phase, is_archived=True):
        return
    if selection.archived_at is not None:
        if st.button(desk.say("Take out of the archive"), key=f"home.back.{selection.id}"):
            with explained(desk):
                unarchive(desk.store, desk.actor, selection=selection.id)
                saved(desk)
                st.rerun()
        return
    with st.popover(desk.say("Archive …"), type="tertiary"):
        st.write(desk.say("In the archive everything can be read and nothing changed."))
        if st.button(desk.say("Archive it"), key=f"home.archive.{selection.id}"):
            with explained(desk):
                archive(desk.store, desk.actor, selection=selection.id)
                saved(desk)
                st.rerun()


def _start(desk: Desk, *, is_first: bool) -> None:
    with st.expander(desk.say("Start a selection"), expanded=is_first, icon=":material/add:"):
        with st.form("home.start", border=False):
            english = st.text_input(desk.say("Title in English"), max_chars=200)
            persian = st.text_input(desk.say("Title in Persian"), max_chars=200)
            left, middle, right = st.columns(3)
            language = left.selectbox(
                desk.say("Main language"),
                list(_LANGUAGES),
                format_func=_LANGUAGES.__getitem__,
                index=list(_LANGUAGES).index(desk.language),
            )
            currency = middle.selectbox(desk.say("Currency"), list(CURRENCIES), index=1)
            precision = right.selectbox(
                desk.say("Published precision, points"),
                [str(step) for step in PRECISIONS],
                format_func=lambda step: number(Fraction(step), desk.language),
                index=1,
                help=desk.say("Totals that are equal at this precision share their rank."),
            )
            beside = st.pills(
                desk.say("You chair it; beside that you are"),
                [role.value for role in _BESIDE_CHAIR],
                format_func=lambda code: desk.say(Role(code).label),
                selection_mode="multi",
            )
            wanted = st.form_submit_button(desk.say("Start"), type="primary")
        if wanted:
            with explained(desk):
                new = start_selection(
                    desk.store,
                    desk.actor,
                    titles={"en": english, "fa": persian},
                    language=language,
                    currency=currency,
                    precision=Fraction(precision),
                    roles=[Role.CHAIR, *map(Role, beside)],
                )
                saved(desk)
                frame.enter(new, "committee")
