"""What is asked of every item of readiness: its words, owner, evidence, verdict; off and on."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.readiness import add_item, edit_item, judge_item, remove_item, switch_item
from rfp.changes.risk_log import add_risk, switch_risk
from rfp.readiness.item import ANSWERED, MEANS, YES, Item, Kind, verdicts
from rfp.readiness.risk_group import RiskGroup
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.language import Language, isolated
from workbench.problem import Problem
from workbench.reads.members import members
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import enter, onward
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved
from workbench.wording import text_in


def name_of(item: Item, language: Language) -> str:
    """Return the words of an item, in whatever language there are some."""
    return text_in(item.texts, language.value)


def verdict_of(desk: Desk, item: Item) -> str:
    """Return what an item's verdict is called; a dash while there is none."""
    if not item.is_on:
        return desk.say("Switched off")
    label = verdicts(item.kind, item.code).get(item.verdict or "")
    return desk.say(label) if label else "–"


def place_of(item: Item) -> str:
    """Return where an item's form stands; a ready one gets an id only when it is touched."""
    return f"item.{item.code or item.id}"


def key_of(item: Item) -> str:
    """Return the widget key of an item as it was seen: another version gets fresh widgets."""
    return f"{place_of(item)}.{item.version}"


def show(desk: Desk, item: Item) -> None:
    """Draw one item: as a form for whoever may write, else as it stands."""
    with st.container(border=True):
        if not desk.may(Right.EDIT_NEEDS):
            read_only(desk, item)
            return
        if item.is_on:
            _form(desk, item)
        switch(desk, item)


def _form(desk: Desk, item: Item) -> None:
    with held(desk, place_of(item), item, version=item.version) as form:
        item = form.stored
        words, owner, evidence = ask_common(desk, item)
        answer = _ask_answer(desk, item)
        verdict = ask_verdict(desk, item)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            open_screen(desk, item)
    if save:
        with form.storing():
            verdict = _with_answer(item, answer, verdict)
            is_judged = bool(verdict) and (verdict, answer) != (item.verdict, item.reason)
            if verdict and is_judged:
                about = {"selection": desk.here.id, "item": item.id, "seen": item.version}
                judge_item(desk.store, desk.actor, **about, verdict=verdict, reason=answer)
            save_common(desk, item, words, owner, evidence, is_looked_at=is_judged)


def _with_answer(item: Item, answer: str, verdict: str | None) -> str | None:
    """Return the verdict that an answer goes with: whoever says what we know of us knows."""
    if verdict or answer == item.reason:
        return verdict
    if item.kind in MEANS:
        raise Problem("say beside the answer whether it is there, in part, or lacking")
    return YES if answer else verdict


def ask_common(desk: Desk, item: Item) -> tuple[dict[str, str], str, str]:
    """Ask for the words in both languages, the owner and the evidence."""
    key = key_of(item)
    words = ask_words(desk, desk.say("Words"), item.texts, key=f"{key}.words", tall=True)
    return words, *ask_care(desk, item)


def ask_care(desk: Desk, item: Item) -> tuple[str, str]:
    """Ask who cares for it, and what shows it."""
    left, right = st.columns(2)
    with left:
        owner = ask_owner(desk, item)
    with right:
        evidence = st.text_input(
            desk.say("Evidence (words or a link)"),
            value=item.evidence,
            key=f"{key_of(item)}.evidence",
        )
        beside(desk, f"{key_of(item)}.evidence", item.evidence)
    return owner, evidence


def ask_owner(desk: Desk, item: Item) -> str:
    """Ask who cares for it: a member, or whoever is typed."""
    with desk.store.read() as session:
        names = [each.name for each in members(session, desk.actor, desk.here.id)]
    if item.owner and item.owner not in names:
        names.append(item.owner)
    owner = st.selectbox(
        desk.say("Owner"),
        names,
        index=names.index(item.owner) if item.owner else None,
        accept_new_options=True,
        placeholder=desk.say("Choose or type"),
        key=f"{key_of(item)}.owner",
    )
    return owner or ""


def _ask_answer(desk: Desk, item: Item) -> str:
    """Ask for the answer in words, where an item is a question to ourselves."""
    if item.kind not in ANSWERED:
        return item.reason
    key = f"{key_of(item)}.answer"
    answer = st.text_area(desk.say("Answer"), value=item.reason, height="content", key=key)
    beside(desk, key, item.reason)
    return answer.strip()


def ask_verdict(desk: Desk, item: Item) -> str | None:
    """Ask for one of the verdicts that the item may be given."""
    titles = verdicts(item.kind, item.code)
    if not titles:
        return None
    verdict: str | None = st.segmented_control(
        desk.say("Verdict"),
        list(titles),
        default=item.verdict if item.verdict in titles else None,
        format_func=lambda code: desk.say(titles[code]),
        key=f"{key_of(item)}.verdict",
    )
    beside(desk, f"{key_of(item)}.verdict", item.verdict, verdict_of(desk, item))
    if item.judged_at:
        moment = moment_here(desk, item.judged_at)
        st.caption(plain(f"{isolated(item.judged_by or '–', desk.language)} · {moment}"))
    return verdict


def save_common(
    desk: Desk,
    item: Item,
    words: dict[str, str],
    owner: str,
    evidence: str,
    *,
    papers: Mapping[str, str] | None = None,
    is_looked_at: bool = False,
) -> str:
    """Store what differs of words, papers, owner and evidence; return the item's id from now on.

    `is_looked_at` says that this press has stored something on the version seen already.
    """
    texts = changed_words(item.texts, words)
    lines = changed_words(
        {code: "\n".join(told) for code, told in item.papers.items()}, papers or {}
    )
    if not texts and not lines and (owner, evidence) == (item.owner, item.evidence):
        return item.id
    return edit_item(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        item=item.id,
        seen=None if is_looked_at else item.version,
        texts=texts or None,
        papers=lines or None,
        owner=owner,
        evidence=evidence,
    )


def open_screen(desk: Desk, item: Item) -> None:
    """Offer the way to the screen where one works on the item."""
    if item.screen and st.button(
        desk.say("Go there"),
        icon=onward(desk),
        type="tertiary",
        key=f"{key_of(item)}.open",
    ):
        enter(desk.here.id, item.screen)


def switch(desk: Desk, item: Item) -> None:
    """Offer to switch the item off with a reason, or on again; one's own is removed."""
    key = key_of(item)
    if item.is_on:
        with st.popover(desk.say("Does not concern us …"), key=f"{key}.off"):
            reason = st.text_input(desk.say("Why not?"), key=f"{key}.off.reason")
            if st.button(desk.say("Switch it off"), key=f"{key}.off.yes"):
                _switch(desk, item, reason, needs_reason=True)
    else:
        st.markdown(f"**{plain(name_of(item, desk.language))}**")
        st.markdown(plain(desk.say("Switched off: {reason}", reason=item.off_reason)))
        if st.button(desk.say("Switch it on again"), key=f"{key}.on"):
            _switch(desk, item, "")
    if (
        item.is_own
        and desk.may(Right.EDIT_NEEDS)
        and st.button(
            desk.say("Remove it"), icon=":material/delete:", type="tertiary", key=f"{key}.remove"
        )
    ):
        with explained(desk):
            remove_item(
                desk.store, desk.actor, selection=desk.here.id, item=item.id, seen=item.version
            )
            saved(desk)
            st.rerun()


def _switch(desk: Desk, item: Item, reason: str, *, needs_reason: bool = False) -> None:
    if needs_reason and not reason.strip():
        st.error(desk.say("Say why; the reason is kept."))
        return
    change = switch_risk if item.kind is Kind.RISK else switch_item
    with explained(desk):
        change(
            desk.store, desk.actor,
            selection=desk.here.id, item=item.id, reason=reason, seen=item.version,
        )  # fmt: skip
        saved(desk)
        st.rerun()


def read_only(desk: Desk, item: Item, *, is_named: bool = False) -> None:
    """Show an item to whoever may not write to it, under its name unless that stands above."""
    if not is_named:
        st.markdown(f"**{plain(name_of(item, desk.language))}**")
    for label, text in (
        (desk.say("Verdict"), verdict_of(desk, item)),
        (desk.say(_reason_label(item)), _reason(item)),
        (desk.say("Owner"), item.owner),
        (desk.say("Evidence (words or a link)"), item.evidence),
    ):
        if text:
            st.markdown(f"**{label}** {as_written(text, desk.language)}")


def _reason(item: Item) -> str:
    """Return why it is off, else the reason of its verdict; answers have a place of their own."""
    return item.off_reason if item.answers else item.reason or item.off_reason


def _reason_label(item: Item) -> str:
    return "Answer" if item.kind in ANSWERED and item.is_on else "Reason"


def add(desk: Desk, kind: Kind) -> None:
    """Offer to add an item of one's own."""
    if not desk.may(Right.KEEP_RISKS if kind is Kind.RISK else Right.EDIT_NEEDS):
        return
    turn = st.session_state.setdefault("item_form.turn", 0)
    key = f"item.new.{kind}.{turn}"
    box = st.expander(
        desk.say("Add one of our own"), icon=":material/add:", key=f"{key}.box", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        group = _ask_group(desk, key) if kind is Kind.RISK else None
        words = ask_words(desk, desk.say("Words"), {}, key=f"{key}.words")
        if st.button(desk.say("Add it"), type="primary", key=f"{key}.add"):
            with explained(desk):
                about = {"selection": desk.here.id, "texts": words}
                if group is not None:
                    add_risk(desk.store, desk.actor, **about, group=group)
                else:
                    add_item(desk.store, desk.actor, **about, item_kind=kind)
                st.session_state["item_form.turn"] = turn + 1
                saved(desk)
                st.rerun()


def _ask_group(desk: Desk, key: str) -> RiskGroup:
    group: RiskGroup = st.selectbox(
        desk.say("Group"),
        list(RiskGroup),
        format_func=lambda each: desk.say(each.label),
        key=f"{key}.group",
    )
    return group
