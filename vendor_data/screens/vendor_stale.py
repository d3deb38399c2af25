"""What a vendor is asked to answer anew, on its own page: each requirement that changed since."""

import streamlit as st

from vendor_data.doubt import shortened
from vendor_data.reads.asked import asked
from vendor_data.reads.own_stale_answers import own_stale_answers
from workbench.language import number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain

MOST_SHOWN = 50


def show(desk: Desk) -> None:
    """List what changed after the hand-in, with its code, its words of now, and when."""
    with desk.store.read() as session:
        changed = own_stale_answers(session, desk.actor, desk.here.id)
        wanted = asked(session, desk.actor, desk.here.id, desk.language)
    stale = [one for one in wanted if one.id in changed]
    if not stale:
        return
    with st.container(border=True, key="vendor_stale"):
        count = number(len(stale), desk.language)
        st.markdown(f"**{plain(desk.say('To answer anew: {count}', count=count))}**")
        st.caption(desk.say(
            "These requirements changed after you handed in, so what you handed in answers their "
            "earlier words. Answer them anew and hand in again, or tell the committee that your "
            "answers stand."
        ))  # fmt: skip
        for one in stale[:MOST_SHOWN]:
            when = moment_here(desk, changed[one.id])
            text = as_written(shortened(one.text), desk.language)
            st.markdown(f"- **{plain(one.code)}** {text} · {when}")
        if len(stale) > MOST_SHOWN:
            more = number(len(stale) - MOST_SHOWN, desk.language)
            st.caption(desk.say("and {count} more", count=more))
