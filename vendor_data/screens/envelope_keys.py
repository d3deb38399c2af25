"""Who holds a key to the envelopes, and the phrase that each of them sets."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.changes.sealing import give_up_sealing, name_keyholders, set_opening_phrase
from vendor_data.reads.sealing import handed_in
from vendor_data.sealing.envelope import LEAST_KEYHOLDERS, Keyholder, Sealing
from workbench.committee import MAKERS, Right
from workbench.problem import Problem
from workbench.reads.members import members
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, note, saved
from workbench.selection import Phase

_TURN = "envelope_keys.turn"
_EARLY = frozenset({Phase.MODEL, Phase.CALL})


def show(desk: Desk, sealed: Sealing) -> None:
    """Show the keyholders; while nothing is handed in, let the chair and them set things up."""
    with st.expander(desk.say("Keyholders"), expanded=not sealed.is_ready, icon=":material/key:"):
        for holder in sealed.keyholders:
            _holder(desk, holder)
        st.caption(_how_many_may_be_lost(desk, len(sealed.keyholders)))
        if desk.here.phase in _EARLY and not _is_begun(desk):
            _set_up(desk, sealed)


def ask_keyholders(desk: Desk, named: Sequence[str]) -> None:
    """Let the chair choose at least two members who hold a key."""
    with desk.store.read() as session:
        seated = members(session, desk.actor, desk.here.id)
    names = {member.id: member.name for member in seated if member.roles & MAKERS}
    chosen = st.multiselect(
        desk.say("Keyholders"),
        list(names),
        default=[each for each in named if each in names],
        format_func=names.__getitem__,
        placeholder=desk.say("Choose at least two"),
        key="envelope_keys.chosen",
    )
    st.caption(_how_many_may_be_lost(desk, max(LEAST_KEYHOLDERS, len(chosen))))
    if st.button(desk.say("Name these keyholders"), key="envelope_keys.name"):
        with explained(desk):
            name_keyholders(desk.store, desk.actor, selection=desk.here.id, members=chosen)
            saved(desk)
            st.rerun()


def _holder(desk: Desk, holder: Keyholder) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(holder.name)}**", width="content")
        if holder.fingerprint is None:
            st.badge(desk.say("has not set an opening phrase yet"), color="orange")
        else:
            st.badge(desk.say("has a key"), color="green")
            st.caption(holder.fingerprint)


def _how_many_may_be_lost(desk: Desk, count: int) -> str:
    if count > LEAST_KEYHOLDERS:
        return desk.say(
            "Any two of the {count} open the envelopes. Nobody can reset an opening phrase: if "
            "fewer than two remember theirs, the envelopes stay shut for good.",
            count=count,
        )
    return desk.say(
        "With two keyholders both are needed, and nobody can reset an opening phrase: if one is "
        "lost, the envelopes stay shut for good. Name three, and any two of them suffice."
    )


def _is_begun(desk: Desk) -> bool:
    with desk.store.read() as session:
        return bool(handed_in(session, desk.actor, desk.here.id))


def _set_up(desk: Desk, sealed: Sealing) -> None:
    own = [holder for holder in sealed.keyholders if holder.member == desk.actor.member]
    if own:
        _ask_phrase(desk, has_key=own[0].fingerprint is not None)
    if desk.may(Right.SEAL):
        with st.popover(desk.say("Change the keyholders …")):
            ask_keyholders(desk, [holder.member for holder in sealed.keyholders])
            if st.button(desk.say("Take proposals without envelopes"), key="envelope_keys.drop"):
                with explained(desk):
                    give_up_sealing(desk.store, desk.actor, selection=desk.here.id)
                    saved(desk)
                    st.rerun()


def _ask_phrase(desk: Desk, *, has_key: bool) -> None:
    turn = st.session_state.setdefault(_TURN, 0)
    label = desk.say("Set your opening phrase anew") if has_key else desk.say("Your opening phrase")
    with st.form(f"envelope_keys.phrase.{turn}", border=True):
        st.markdown(f"**{label}**")
        st.caption(desk.say(
            "Several words that you will still know at the opening, and not the passphrase that "
            "you sign in with. It is kept nowhere: whoever loses it cannot open anything."
        ))  # fmt: skip
        phrase = _secret(desk.say("Opening phrase"), f"envelope_keys.first.{turn}")
        again = _secret(desk.say("The same once more"), f"envelope_keys.second.{turn}")
        if st.form_submit_button(desk.say("Set this phrase"), type="primary"):
            with explained(desk):
                if phrase != again:
                    raise Problem("the two entries differ; type the same phrase twice")
                shown = set_opening_phrase(
                    desk.store, desk.actor, selection=desk.here.id, phrase=phrase
                )
                st.session_state[_TURN] += 1
                note(desk.say("Your key is made. Its fingerprint: {shown}", shown=shown))
                st.rerun()


def _secret(label: str, key: str) -> str:
    return st.text_input(label, type="password", autocomplete="off", key=key)
