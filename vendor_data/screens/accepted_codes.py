"""Claimed and accepted: where the committee goes by another code than the vendor's, and why."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.answer import Code, code_name
from vendor_data.changes.accepted_codes import accept_code, follow_claim
from vendor_data.proposal import Answer
from vendor_data.reads.asked import asked
from vendor_data.reads.vendors import answers
from vendor_data.response_form import AskedRequirement
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

Answers = Mapping[tuple[str, str], Answer]


def show(desk: Desk, known: Sequence[Vendor]) -> None:
    """List what was accepted otherwise than claimed, and ask for more of who may."""
    with desk.store.read() as session:
        wanted = asked(session, desk.actor, desk.here.id, desk.language)
        given = answers(session, desk.actor, desk.here.id)
    names = {vendor.id: vendor.name.text for vendor in known}
    codes = {one.id: one for one in wanted}
    judged = [at for at, answer in given.items() if answer.accepted and at[1] in codes]
    may_change = desk.may(Right.ACCEPT_CODE)
    if not judged and not may_change:
        return
    st.subheader(desk.say("Claimed and accepted"))
    st.caption(
        desk.say(
            "The vendor's own code stays as it was sent. Where another one was accepted, criteria "
            "that are computed from answers go by that one."
        )
    )
    for at in sorted(judged, key=lambda at: (names.get(at[0], ""), codes[at[1]].code)):
        _judged(desk, names.get(at[0], ""), codes[at[1]], at[0], given[at])
    if may_change:
        _ask(desk, names, codes, given)


def told(desk: Desk, answer: Answer) -> str:
    """Return both codes side by side, as Markdown."""
    claimed = code_name(answer.code, desk.language)
    if answer.accepted is None:
        return f"**{plain(claimed)}**"
    both = desk.say(
        "claimed: {claimed}, accepted: {accepted}",
        claimed=claimed,
        accepted=code_name(answer.accepted.code, desk.language),
    )
    stale = f"  \n*{desk.say('the claim has changed since; judge it anew')}*"
    return f"**{plain(both)}**{stale if answer.has_stale_judgement else ''}"


def _judged(desk: Desk, name: str, asked: AskedRequirement, vendor: str, answer: Answer) -> None:
    accepted = answer.accepted
    if accepted is None:
        return
    key = f"accepted.{vendor}.{asked.id}"
    with st.container(border=True, key=key):
        st.markdown(
            f"**{as_written(name, desk.language)}** · {plain(asked.code)} · {told(desk, answer)}"
        )
        st.markdown(as_written(accepted.reason, desk.language, lines=True))
        who, when = plain(accepted.accepted_by), moment_here(desk, accepted.accepted_at)
        st.caption(f"{who} · {when}")
        if desk.may(Right.ACCEPT_CODE, vendor) and st.button(
            desk.say("Go by the vendor's code again"), type="tertiary", key=f"{key}.follow"
        ):
            with explained(desk):
                follow_claim(
                    desk.store, desk.actor, selection=desk.here.id, vendor=vendor,
                    requirement=asked.id,
                )  # fmt: skip
                saved(desk)
                st.rerun()


def _ask(
    desk: Desk, names: Mapping[str, str], codes: Mapping[str, AskedRequirement], given: Answers
) -> None:
    with st.popover(desk.say("Accept another code …"), key="accepted.popover"):
        vendor = st.selectbox(
            desk.say("Vendor"),
            [v for v in names if desk.may(Right.ACCEPT_CODE, v)],
            index=None,
            format_func=names.__getitem__,
            placeholder=desk.say("Choose"),
            key="accepted.vendor",
        )
        answered = [key for key in codes if (vendor, key) in given]
        requirement = st.selectbox(
            desk.say("Requirement"),
            answered,
            index=None,
            format_func=lambda key: f"{codes[key].code} {codes[key].text}",
            placeholder=desk.say("Choose"),
            key="accepted.requirement",
        )
        if vendor and requirement:
            _ask_code(desk, vendor, requirement, given[vendor, requirement])


def _ask_code(desk: Desk, vendor: str, requirement: str, answer: Answer) -> None:
    st.markdown(told(desk, answer))
    version = answer.accepted.version if answer.accepted else 0
    place = f"accepted.{vendor}.{requirement}"
    with held(desk, place, answer.accepted, version=version) as form:
        accepted = st.selectbox(
            desk.say("Accepted code"),
            [code for code in Code if code is not answer.code],
            index=None,
            format_func=lambda code: code_name(code, desk.language),
            placeholder=desk.say("Choose"),
            key=f"{form.key}.code",
        )
        reason = st.text_area(desk.say("Reason"), key=f"{form.key}.reason")
        accept = form.button(desk.say("Accept this code"), "accept", type="primary")
    if accept and accepted is not None:
        with form.storing():
            about = {"selection": desk.here.id, "vendor": vendor, "requirement": requirement}
            wanted = {"accepted": accepted, "reason": reason, "seen": form.version}
            accept_code(desk.store, desk.actor, **about, **wanted)
