"""The sign-off of requirements: who said "understood and right", of which text, and who has yet."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.changes.sign_offs import sign_off_requirements, withdraw_sign_off
from rfp.needs.list_difference import pieces
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_words import CellWords
from rfp.needs.sign_off import SignOff, SignOffState, is_own, parted, state_of
from rfp.reads.needs import RequirementEntry
from rfp.screens.marked_pieces import show_pieces
from workbench.committee import Right, Role
from workbench.language import Language, isolated, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain

Signed = Mapping[str, SignOff]
_MINE = "mine"


def is_used(entries: Sequence[RequirementEntry], signed: Signed) -> bool:
    """Return whether there is anything to say: an owner, or a sign-off."""
    return bool(signed) or any(each.requirement.owner for each in entries)


def cell(desk: Desk, entry: RequirementEntry, signed: Signed, words: CellWords) -> str:
    """Return in few words who signed a requirement off, or whom it waits for."""
    found, standing = signed.get(entry.requirement.id), _state(entry, signed)
    if found is None:
        owner = _owner(desk, entry, words)
        return desk.say("waits for {name}", name=owner) if owner else desk.say("no owner")
    if not standing.is_waiting:
        return found.by
    return f"{isolated(found.by, desk.language)}: {desk.say(standing.label)}"


def narrowed(desk: Desk, entries: list[RequirementEntry], signed: Signed) -> list[RequirementEntry]:
    """Ask whose state to show, return those, and offer to sign off one's own among them."""
    counts = Counter(_state(each, signed).value for each in entries)
    mine = _waiting_for(desk, entries, signed)
    labels = {each.value: desk.say(each.label) for each in SignOffState if counts[each.value]}
    if mine:
        labels[_MINE] = desk.say("Mine to sign off")
        counts[_MINE] = len(mine)
    told = {each: f"{labels[each]} ({number(counts[each], desk.language)})" for each in labels}
    chosen = _ask_state(desk, told)
    own = {each.requirement.id for each in mine}
    shown = [each for each in entries if _is_shown(each, signed, chosen, own)]
    _sign_own(desk, _waiting_for(desk, shown, signed))
    return shown


def _ask_state(desk: Desk, told: Mapping[str, str]) -> str | None:
    """Ask which state to show; where all are alike there is nothing to choose."""
    title = desk.say("Sign-off by the owner")
    if len(told) == 1:
        st.caption(f"{title}: {next(iter(told.values()))}")
    if len(told) <= 1:
        return None
    return st.pills(
        title,
        list(told),
        format_func=told.__getitem__,
        key=f"sign_offs.{desk.language}.{'.'.join(told)}",
    )


def one(desk: Desk, entry: RequirementEntry, signed: Signed, words: CellWords) -> None:
    """Say who signed the requirement off and what changed since; offer to sign or to withdraw."""
    found, standing = signed.get(entry.requirement.id), _state(entry, signed)
    with st.container(border=True):
        st.markdown(_told(desk, entry, found, standing, words))
        if found and standing is SignOffState.CHANGED:
            _since(desk, entry, found)
        if desk.may(Right.SIGN_NEEDS):
            with st.container(horizontal=True):
                _sign(desk, entry, standing, words)
                _withdraw(desk, entry, found)


def _state(entry: RequirementEntry, signed: Signed) -> SignOffState:
    asked = entry.requirement
    return state_of(signed.get(asked.id), asked.owner, entry.content)


def _waiting_for(
    desk: Desk, entries: Sequence[RequirementEntry], signed: Signed
) -> list[RequirementEntry]:
    """Return the requirements that wait for whoever sits here."""
    if not desk.may(Right.SIGN_NEEDS):
        return []
    own = (each for each in entries if is_own(each.requirement.owner, desk.actor.member))
    return [each for each in own if _state(each, signed).is_waiting]


def _is_shown(entry: RequirementEntry, signed: Signed, chosen: str | None, own: set[str]) -> bool:
    if chosen == _MINE:
        return entry.requirement.id in own
    return chosen in (None, _state(entry, signed).value)


def _owner(desk: Desk, entry: RequirementEntry, words: CellWords) -> str:
    return words.shown(Column.OWNER, entry.requirement.owner, desk.language)


def _told(
    desk: Desk,
    entry: RequirementEntry,
    found: SignOff | None,
    standing: SignOffState,
    words: CellWords,
) -> str:
    if found is None:
        owner = _owner(desk, entry, words)
        if not owner:
            nobody = desk.say("Nobody owns this requirement, so nobody can sign it off yet.")
            return f":gray[{nobody}]"
        return f":gray[{desk.say('{name} has not signed it off yet.', name=plain(owner))}]"
    values = {"name": plain(found.by), "time": moment_here(desk, found.at)}
    if found.is_in_stead:
        template = "Understood and right: {name}, in the stead of {owner}, {time}"
        told = desk.say(template, owner=plain(found.owner_name), **values)
    else:
        told = desk.say("Understood and right: {name}, {time}", **values)
    if not standing.is_waiting:
        return f":green[{told}]"
    return f":orange[{told} – {desk.say(standing.label)}]"


def _since(desk: Desk, entry: RequirementEntry, found: SignOff) -> None:
    """Show what differs from what was read, the reader's own language first."""
    read, asked = parted(found.read), entry.requirement
    for language in sorted(Language, key=lambda own: own is not desk.language):
        code = language.value
        show_pieces(desk, pieces(read.texts.get(code, ""), entry.texts.get(code, "")))
        show_pieces(desk, pieces(read.acceptances.get(code, ""), entry.acceptances.get(code, "")))
    show_pieces(desk, pieces(desk.say(read.moscow.label), desk.say(asked.moscow.label)))
    duty = (desk.say("Mandatory"), desk.say("not mandatory"))
    show_pieces(desk, pieces(duty[not read.mandatory], duty[not asked.mandatory]))


def _sign_own(desk: Desk, entries: Sequence[RequirementEntry]) -> None:
    if not entries:
        return
    label = desk.say(
        "Understood and right: sign off mine that are shown ({count})", count=len(entries)
    )
    _ask(desk, entries, label, key="sign_offs.own")


def _sign(desk: Desk, entry: RequirementEntry, standing: SignOffState, words: CellWords) -> None:
    owner = entry.requirement.owner
    if not owner or not standing.is_waiting:
        return
    key = f"sign_offs.{entry.requirement.id}"
    if is_own(owner, desk.actor.member):
        _ask(desk, [entry], desk.say("Understood and right: sign it off"), key=key)
    elif Role.CHAIR in desk.actor.roles:
        label = desk.say("Sign it off in the stead of {owner}", owner=_owner(desk, entry, words))
        _ask(desk, [entry], plain(label), key=key)


def _ask(desk: Desk, entries: Sequence[RequirementEntry], label: str, *, key: str) -> None:
    now = {each.requirement.id: each.content for each in entries}
    with held(desk, key, now, version=tuple(now.items())) as form:
        sign = form.button(label, "sign", icon=":material/verified:")
    if sign:
        with form.storing():
            sign_off_requirements(desk.store, desk.actor, selection=desk.here.id, seen=form.stored)


def _withdraw(desk: Desk, entry: RequirementEntry, found: SignOff | None) -> None:
    if found is None:
        return
    if found.account != desk.actor.account and Role.CHAIR not in desk.actor.roles:
        return
    key = f"sign_offs.{entry.requirement.id}.withdraw"
    with held(desk, key, found, version=(found.at,)) as form:
        withdraw = form.button(desk.say("Withdraw the sign-off"), "withdraw")
    if withdraw:
        with form.storing():
            here = {"selection": desk.here.id, "requirement": entry.requirement.id}
            withdraw_sign_off(desk.store, desk.actor, **here, seen=form.stored.at)
