"""The mandatory check: each must of each vendor, answered in its own words, passed or failed."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.screens.both_languages import ask_words
from vendor_data.answers.side_data import side_name
from vendor_data.changes.vendors import exclude_vendor, readmit_vendor
from vendor_data.proposal import Answer
from vendor_data.reads.asked import asked
from vendor_data.reads.vendors import answers
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import accepted_codes, one_vendor
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

Answers = Mapping[tuple[str, str], Answer]


def show(desk: Desk, known: Sequence[Vendor]) -> None:
    """Draw the check of one vendor at a time, for who may exclude and while that is possible."""
    if not desk.may(Right.EXCLUDE_VENDOR) or not known:
        return
    with desk.store.read() as session:
        wanted = asked(session, desk.actor, desk.here.id, desk.language)
        given = answers(session, desk.actor, desk.here.id)
    musts = [one for one in wanted if one.is_mandatory]
    st.subheader(desk.say("Mandatory check"))
    st.caption(
        desk.say(
            "One failed mandatory requirement takes a vendor out of the ranking, with the reason "
            "on record, and never out of the file. It can be taken back until scoring starts."
        )
    )
    if not musts:
        st.info(desk.say("No requirement is mandatory, so there is nothing to check."))
        return
    _check(desk, one_vendor.choose(desk, known, at="mandatory_check"), musts, given)


def _check(desk: Desk, vendor: Vendor, musts: Sequence[AskedRequirement], given: Answers) -> None:
    if vendor.exclusion:
        _excluded(desk, vendor)
    for must in musts:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{plain(must.code)}** {plain(must.text)}")
                st.markdown(in_own_words(desk, given.get((vendor.id, must.id))))
            if vendor.exclusion is None:
                _ask_failed(desk, vendor, must)
            elif vendor.exclusion.requirement == must.id:
                st.badge(desk.say("Failed"), color="red")


def in_own_words(desk: Desk, answer: Answer | None) -> str:
    """Return an answer as Markdown: its code, and below it the vendor's own words."""
    if answer is None:
        return f"*{desk.say('Not answered')}*"
    lines = [accepted_codes.told(desk, answer)]
    for side, said in answer.side.given:
        own = as_written(said, desk.language, lines=True)
        lines.append(f"{side_name(side, desk.language)}: {own}")
    if answer.comment:
        lines.append(as_written(answer.comment, desk.language, lines=True))
    if answer.evidence:
        lines.append(plain(desk.say("Evidence: {words}", words=answer.evidence)))
    return "  \n".join(lines)


def _ask_failed(desk: Desk, vendor: Vendor, must: AskedRequirement) -> None:
    key = f"mandatory_check.{vendor.id}.{must.id}"
    with st.popover(desk.say("Failed …"), type="tertiary", key=f"{key}.popover"):
        reasons = ask_words(desk, desk.say("Reason"), {}, key=f"{key}.reason", tall=True)
        if st.button(desk.say("Exclude this vendor"), type="primary", key=f"{key}.exclude"):
            with explained(desk):
                exclude_vendor(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor.id,
                    requirement=must.id,
                    reasons=reasons,
                )
                saved(desk)
                st.rerun()


def _excluded(desk: Desk, vendor: Vendor) -> None:
    reason = vendor.exclusion.reason.text if vendor.exclusion else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.error(
            plain(
                desk.say("{vendor} is excluded: {reason}", vendor=vendor.name.text, reason=reason)
            )
        )
        if st.button(
            desk.say("Take the exclusion back"), key=f"mandatory_check.{vendor.id}.readmit"
        ):
            with explained(desk):
                readmit_vendor(desk.store, desk.actor, selection=desk.here.id, vendor=vendor.id)
                saved(desk)
                st.rerun()
