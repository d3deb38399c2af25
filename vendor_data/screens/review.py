"""The review of a returned file: five counts, every doubt with its place, then one decision."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.amount_veil import without_amounts
from vendor_data.answer import code_name
from vendor_data.changes.proposals import take_proposal
from vendor_data.doubt import Doubt, DoubtKind, said_place, shortened
from vendor_data.proposal import Answer
from vendor_data.reconciliation import Reconciliation, counted, settle
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import review_lists
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.uploads import Upload

STATE = "review.found"
ON_A_PAGE = 20
ASIDE = -1
Choices = dict[int, int | None]


def show(
    desk: Desk,
    vendor: str,
    upload: Upload,
    found: Reconciliation,
    *,
    handed_in: str | None = None,
) -> bool:
    """Draw the review; return True once the proposal is stored."""
    key = f"review.{vendor}.{upload.digest[:12]}"
    choices: Choices = st.session_state.setdefault(f"{key}.choices", {})
    counts = st.container()
    _decide(desk, found, choices, key)
    with counts:
        _counts(desk, found, choices)
    review_lists.to_be_seen(desk, found, key)
    settled = {answer.requirement for answer in _taken(found, choices)}
    review_lists.not_answered(desk, found, settled, key)
    review_lists.not_asked(desk, vendor, found.extra, key)
    undecided = len(found.open_doubts) - len(choices)
    if undecided:
        st.caption(desk.say("Still to decide: {count}", count=undecided))
    stored = st.button(
        desk.say("Store this proposal"),
        type="primary",
        disabled=bool(undecided),
        key=f"{key}.store",
    )
    if stored:
        answers = settle(found, choices)
        take_proposal(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            vendor=vendor,
            upload=upload,
            counts=counted(found, answers),
            answers=answers,
            handed_in=handed_in,
        )
    return stored


def _counts(desk: Desk, found: Reconciliation, choices: Mapping[int, int | None]) -> None:
    """Show what would be stored now; the numbers follow the decisions."""
    counts = counted(found, [*found.answers, *_taken(found, choices)])
    told = {
        desk.say("Asked"): counts.asked,
        desk.say("Answered"): counts.answered,
        desk.say("Missing"): counts.missing,
        desk.say("Extra"): counts.extra,
        desk.say("Doubtful"): counts.doubtful,
    }
    with st.container(horizontal=True):
        for label, count in told.items():
            st.metric(label, number(count, desk.language), width=130)


def _taken(found: Reconciliation, choices: Mapping[int, int | None]) -> list[Answer]:
    doubts = found.open_doubts
    return [doubts[at].options[option] for at, option in choices.items() if option is not None]


def _decide(desk: Desk, found: Reconciliation, choices: Choices, key: str) -> None:
    doubts = found.open_doubts
    if not doubts:
        return
    asked = {one.id: one for one in found.asked}
    st.markdown(f"**{desk.say('To decide')}**")
    _accept_all(desk, doubts, choices, key)
    pages = -(-len(doubts) // ON_A_PAGE)
    page = st.pagination(pages, key=f"{key}.page") if pages > 1 else 1
    for at in range((page - 1) * ON_A_PAGE, min(page * ON_A_PAGE, len(doubts))):
        _keep(f"{key}.{at}", at, choices)
        about = dict.fromkeys(asked[option.requirement] for option in doubts[at].options)
        chosen = _ask(desk, doubts[at], list(about), f"{key}.{at}")
        if chosen is not None:
            choices[at] = None if chosen == ASIDE else chosen


def _keep(key: str, at: int, choices: Choices) -> None:
    """Put a choice back into its radio, which forgets it while another page is shown."""
    if at in choices:
        chosen = choices[at]
        st.session_state.setdefault(key, ASIDE if chosen is None else chosen)


def _accept_all(desk: Desk, doubts: Sequence[Doubt], choices: Choices, key: str) -> None:
    """Take every single proposal that nobody has decided on yet, by one click."""
    likely = [
        at for at, doubt in enumerate(doubts) if len(doubt.options) == 1 and at not in choices
    ]
    label = desk.say("Accept the proposed answer in {count} cases", count=len(likely))
    if len(likely) > 1 and st.button(label, key=f"{key}.accept"):
        for at in likely:
            choices[at] = 0
            st.session_state[f"{key}.{at}"] = 0
        st.rerun()


def _ask(desk: Desk, doubt: Doubt, about: Sequence[AskedRequirement], key: str) -> int | None:
    """Return the place of the chosen option, ASIDE, or None while nobody has decided."""
    codes = {one.id: one.code if len(about) > 1 else "" for one in about}
    labels = {
        place: _option(desk, option, codes[option.requirement])
        for place, option in enumerate(doubt.options)
    }
    labels[ASIDE] = desk.say("Set aside: it stays unanswered")
    if doubt.kind is DoubtKind.INCOMPLETE:
        labels[ASIDE] = desk.say("Leave it: the answer stays as it is")
    with st.container(border=True):
        for one in about:
            st.caption(f"**{plain(one.code)}** {plain(shortened(one.text))}")
        sentence = doubt.veiled.sentence(desk.language)
        st.markdown(plain(sentence[:1].upper() + sentence[1:]))
        return st.radio(
            desk.say("Your decision"),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            key=key,
        )


def _option(desk: Desk, option: Answer, requirement: str) -> str:
    """Return one possible answer as it is offered: in which words, and where they stand.

    Whoever decides reads this before any price may be known.
    """
    code = code_name(option.code, desk.language)
    beside = "; ".join(text for _, text in option.side.given)
    where = said_place(option.place, desk.language)
    words = (shortened(without_amounts(said)) for said in (beside, option.comment))
    told = (requirement, code, *words, where)
    return plain(" · ".join(filter(None, told)))
