"""The questions that a list leaves open, each with its place, what was found and a proposal."""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from rfp.lists.cell_reading import JOINED, NO, YES, Here
from rfp.lists.doubt import EMPTY, LEAVE, SPLIT, TAKE, Doubt
from rfp.lists.entry import NEW_CODE, Reading, settle
from rfp.lists.subject import Field
from rfp.needs.gap import GapKind, PeoplePart
from rfp.needs.requirement import Moscow
from rfp.needs.wave import Wave
from rfp.readiness.risk_group import RiskGroup
from workbench.language import isolated, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

ON_A_PAGE = 10
FEW = 6  # choices that are shown beside one another
PLACES = 5  # places that are named
_LONGEST = 300
_VALUES: Mapping[Field, type[Moscow | GapKind | PeoplePart | Wave | RiskGroup]] = {
    Field.MOSCOW: Moscow, Field.KIND: GapKind, Field.GAP_KIND: GapKind, Field.WAVE: Wave,
    Field.PEOPLE_PART: PeoplePart, Field.RISK_GROUP: RiskGroup,
}  # fmt: skip


def settled(desk: Desk, reading: Reading, here: Here, key: str) -> Reading:
    """Ask what is open and return the reading as the decisions leave it."""
    if not reading.doubts:
        return reading
    decisions: dict[str, str] = st.session_state.setdefault(f"{key}.decisions", {})
    known = {doubt.key: doubt for doubt in reading.doubts}
    for gone in [at for at in decisions if at not in known]:
        del decisions[gone]
    open_doubts = [doubt for doubt in reading.doubts if doubt.key not in decisions]
    st.markdown(f"**{desk.say('To decide: {count}', count=len(open_doubts))}**")
    _accept(desk, open_doubts, decisions, key)
    ordered = sorted(reading.doubts, key=lambda d: (str(d.reason), str(d.field)))
    for reason, alike in groupby(ordered, key=lambda d: (d.reason, d.field)):
        _group(desk, list(alike), here, decisions, f"{key}.{reason[0]}.{reason[1]}")
    return settle(reading, decisions)


def _accept(desk: Desk, doubts: Sequence[Doubt], decisions: dict[str, str], key: str) -> None:
    """Take every proposal that nobody has decided on yet, by one click."""
    likely = [doubt for doubt in doubts if doubt.proposal is not None]
    label = (
        desk.say("Accept the one proposal")
        if len(likely) == 1
        else desk.say("Accept what is proposed in {count} cases", count=len(likely))
    )
    if likely and st.button(label, key=f"{key}.accept"):
        for doubt in likely:
            decisions[doubt.key] = doubt.proposal or EMPTY
        st.rerun()


def _group(
    desk: Desk, doubts: Sequence[Doubt], here: Here, decisions: dict[str, str], key: str
) -> None:
    """Draw the questions of one sort, page by page, and one answer for all that are alike."""
    first, waiting = doubts[0], [d for d in doubts if d.key not in decisions]
    field = desk.say(first.field.label) if first.field else desk.say("Rows")
    head = desk.say(
        "{field}: {reason} ({count} open)",
        field=field,
        reason=desk.say(first.reason),
        count=len(waiting),
    )
    with st.expander(head, expanded=bool(waiting), key=f"{key}.group"):
        if len(waiting) > 1:
            _answer_all(desk, waiting, here, decisions, key)
        pages = -(-len(doubts) // ON_A_PAGE)
        page = st.pagination(pages, key=f"{key}.page") if pages > 1 else 1
        for doubt in doubts[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
            _ask(desk, doubt, here, decisions, key)


def _answer_all(
    desk: Desk, waiting: Sequence[Doubt], here: Here, decisions: dict[str, str], key: str
) -> None:
    common = [c for c in waiting[0].choices if all(c in doubt.choices for doubt in waiting)]
    if not common:
        return
    row = st.container(horizontal=True, vertical_alignment="bottom")
    chosen = row.selectbox(
        desk.say("One answer for all {count}", count=len(waiting)),
        common,
        index=None,
        format_func=lambda choice: _choice(desk, waiting[0], choice, here),
        placeholder=desk.say("Choose"),
        key=f"{key}.all",
    )
    if row.button(desk.say("Apply to all"), disabled=chosen is None, key=f"{key}.apply"):
        decisions |= {doubt.key: str(chosen) for doubt in waiting}
        st.rerun()


def _ask(desk: Desk, doubt: Doubt, here: Here, decisions: dict[str, str], key: str) -> None:
    name = f"{key}.{hashlib.sha256(doubt.key.encode()).hexdigest()[:12]}"
    with st.container(border=True):
        st.markdown(_found(desk, doubt))
        if doubt.beside:
            st.caption(desk.say("Beside it: {words}", words=plain(_short(doubt.beside))))
        decided = decisions.get(doubt.key)
        index = doubt.choices.index(decided) if decided in doubt.choices else None
        ask = st.radio if len(doubt.choices) <= FEW else st.selectbox
        hint = _hint(desk, doubt, here)
        more = {"horizontal": True} if ask is st.radio else {"placeholder": hint}
        chosen = ask(
            desk.say("Your decision"),
            doubt.choices,
            index=index,
            format_func=lambda choice: _choice(desk, doubt, choice, here),
            label_visibility="collapsed",
            key=f"{name}.{decided}",
            **more,
        )
        if ask is st.radio and doubt.proposal is not None and decided is None:
            st.caption(hint)
    if chosen is not None and chosen != decided:
        decisions[doubt.key] = str(chosen)
        st.rerun()


def _found(desk: Desk, doubt: Doubt) -> str:
    """Return where the question arises and what stands there, without markup of its own."""
    places = desk.say(", ").join(doubt.places[:PLACES])
    more = len(doubt.places) - PLACES
    if more > 0:
        places = desk.say("{places} and {count} more", places=places, count=more)
    found = plain(_short(doubt.found)) or desk.say("(empty)")
    # Each by itself: a cell's place in Latin letters would draw the figure after it to its side.
    parts = (f"**{plain(places)}**", found)
    return " · ".join(isolated(part, desk.language) for part in parts)


def _hint(desk: Desk, doubt: Doubt, here: Here) -> str:
    if doubt.proposal is None:
        return desk.say("Choose")
    return desk.say("Probably: {choice}", choice=_choice(desk, doubt, doubt.proposal, here))


def _choice(desk: Desk, doubt: Doubt, choice: str, here: Here) -> str:
    words = {
        LEAVE: desk.say("Leave out"),
        TAKE: desk.say("All in one" if SPLIT in doubt.choices else "Take it"),
        SPLIT: desk.say("One for each"),
        NEW_CODE: desk.say("Give it a new code"),
        EMPTY: desk.say("Leave the cell empty"),
        YES: desk.say("Yes"),
        NO: desk.say("No"),
    }
    if choice in words:
        return words[choice]
    if doubt.field in _VALUES:
        return desk.say(_VALUES[doubt.field](choice).label)
    named = {**here.criteria, **here.gaps}
    if doubt.field in {Field.CRITERION, Field.GAPS}:
        titles = (named.get(key, (key,)) for key in choice.split(JOINED))
        return plain("; ".join(" / ".join(each) for each in titles))
    return to_digits(choice, desk.language) if choice.isdecimal() else plain(choice)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
