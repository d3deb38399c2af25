"""What a vendor states of itself beside what the leaders recorded, and ties that are stated."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from vendor_data.changes.offers import add_party, change_party, give_duties, state_offer
from vendor_data.changes.references import add_reference, add_unneeded
from vendor_data.checking.reference import Reference
from vendor_data.offering.offer import DeliveryPart, Offer
from vendor_data.offering.stated_beside import (
    Tie,
    party_as_stated,
    period_of,
    recorded_party,
    stated_answerers,
    stated_duties,
    stated_kinds,
)
from vendor_data.offering.statement import StatedCompany, StatedReference
from vendor_data.reads.references import Unneeded
from vendor_data.reads.stated_offers import StatedOffer
from workbench.committee import Right
from workbench.language import date_both, joined, normal_key
from workbench.problem import Term
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.named import named
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

_BREAK = "  \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One vendor's own statement, and all that was recorded of the same."""

    vendor: str
    stated: StatedOffer
    offer: Offer
    references: Sequence[Reference]
    unneeded: Sequence[Unneeded]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One value of a statement; `take` records it, None where nothing is left to record."""

    key: str
    title: str
    recorded: str
    stated: str
    take: Callable[[], object] | None
    hint: str = ""


def show(desk: Desk, told: Beside) -> None:
    """Draw each value twice, with a button where what is stated is not recorded."""
    values = list(_values(desk, told))
    st.markdown(f"**{desk.say('What the vendor states itself')}**")
    st.caption(desk.say(
        "The vendor's own words, to be read since {when}. Nothing of it is recorded before "
        "somebody takes it over; what was recorded before stays in the record.",
        when=moment_here(desk, told.stated.read_at),
    ))  # fmt: skip
    keeps = desk.may(Right.KEEP_VENDOR_FILE, told.vendor)
    for value in values:
        _draw(desk, value, told, keeps=keeps)


def ties(desk: Desk, found: Sequence[Tie], names: Mapping[str, str]) -> None:
    """Draw what companies state of their ties; a member whose name stands there is named."""
    shown = [tie for tie in found if tie.vendor in names]
    if not shown:
        return
    st.subheader(desk.say("Ties that companies state"))
    st.caption(desk.say(
        "Whoever of the committee is meant declares it on the page Conflicts of interest; what "
        "a company states hides nothing by itself."
    ))  # fmt: skip
    for tie in shown:
        with st.container(border=True):
            head = f"**{as_written(tie.company or '–', desk.language)}**"
            st.markdown(f"{head} · {as_written(names[tie.vendor], desk.language)}")
            st.markdown(as_written(tie.words, desk.language, lines=True))
            if tie.names == (desk.actor.name,):
                st.warning(desk.say("It names you: declare it, if it is so."))
            elif tie.names:
                st.warning(plain(desk.say(
                    "It names {members}: ask whether they declared it.", members=list(tie.names)
                )))  # fmt: skip


def _draw(desk: Desk, value: _Value, told: Beside, *, keeps: bool) -> None:
    with st.container(border=True, gap="xsmall", key=f"stated.{told.vendor}.{value.key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{as_written(value.title, desk.language)}**", width="stretch")
            if value.take is not None and keeps:
                _take_over(desk, value, told)
        twice = (desk.say("Recorded"), value.recorded), (
            desk.say("Stated by the vendor"), value.stated
        )  # fmt: skip
        for column, (label, words) in zip(st.columns(2), twice, strict=True):
            with column, st.container(gap="xxsmall"):
                st.caption(label)
                st.markdown(words or "–")
        if value.hint:
            st.caption(value.hint)


def _take_over(desk: Desk, value: _Value, told: Beside) -> None:
    """Offer to record the value; the button is another one once anything of it has changed."""
    seen = (told.stated.version, *_versions(told.offer))
    label = named(desk.say("Take over"), value.title)
    if st.button(label, key=f"stated.{told.vendor}.{value.key}.{seen}.take") and value.take:
        with explained(desk):
            value.take()
            saved(desk)
            st.rerun()


def _versions(offer: Offer) -> tuple[int, ...]:
    return (offer.version, *(party.version for party in offer.parties))


def _values(desk: Desk, told: Beside) -> Iterator[_Value]:
    yield from _offered(desk, told)
    for at, company in enumerate(told.stated.statement.companies):
        if company.name.strip():
            yield _company(desk, told, company, at)
    if len(told.stated.statement.companies) > 1:
        yield from _duties(desk, told)
    for at, reference in enumerate(told.stated.statement.references):
        if reference.customer.strip():
            yield _reference(desk, told, reference, at)
    yield from _beyond(desk, told)


def _offered(desk: Desk, told: Beside) -> Iterator[_Value]:
    offer, statement = told.offer, told.stated.statement
    about = {
        "selection": desk.here.id, "vendor": told.vendor, "note": offer.note,
        "seen": offer.version,
    }  # fmt: skip
    put = partial(state_offer, desk.store, desk.actor, **about)
    if kinds := stated_kinds(statement):
        yield _Value(
            key="kinds", title=desk.say("Offers as"),
            recorded=_listed(desk, [kind.label for kind in offer.kinds]),
            stated=_listed(desk, [kind.label for kind in kinds]),
            take=partial(put, kinds=kinds, deliveries=offer.deliveries)
            if set(kinds) != set(offer.kinds) else None,
        )  # fmt: skip
    if ways := statement.deliveries:
        yield _Value(
            key="delivery", title=desk.say("Delivery"),
            recorded=_listed(desk, [way.label for way in offer.deliveries]),
            stated=_listed(desk, [way.label for way in ways]),
            take=partial(put, kinds=offer.kinds, deliveries=ways)
            if set(ways) != set(offer.deliveries) else None,
        )  # fmt: skip


def _company(desk: Desk, told: Beside, company: StatedCompany, at: int) -> _Value:
    party = recorded_party(told.offer, company.name)
    role, words = party_as_stated(company, party)
    where = {"selection": desk.here.id, "vendor": told.vendor, "role": role, "ties": words}
    take: Callable[[], object] | None
    if party is None:
        take = partial(add_party, desk.store, desk.actor, **where, name=company.name)
    elif (party.role, party.ties) == (role, words):
        take = None
    else:
        as_it_is = {"party": party.id, "declared": party.declared, "seen": party.version}
        take = partial(change_party, desk.store, desk.actor, **where, **as_it_is)
    return _Value(
        key=f"company.{at}",
        title=company.name,
        recorded=_part(desk, party.role.label, party.ties) if party else "",
        stated=_part(desk, company.role.label if company.role else None, company.ties),
        take=take,
    )


def _part(desk: Desk, role: Term | None, words: str) -> str:
    shown = as_written(words, desk.language, lines=True)
    return _BREAK.join(filter(None, (desk.say(role) if role else "", shown))) or "–"


def _duties(desk: Desk, told: Beside) -> Iterator[_Value]:
    statement, now = told.stated.statement, told.offer.duties or {}
    answerers = stated_answerers(statement)
    if not answerers:
        return
    names = {party.id: (party.name,) for party in told.offer.parties}
    wanted = {
        part: party for part, party in stated_duties(told.offer, statement).items()
        if now.get(part) != party
    }  # fmt: skip
    recorded = {part: names[now[part]] for part in answerers if now.get(part) in names}
    unsaid = [part for part in answerers if len(answerers[part]) > 1]
    parts = [desk.say(DeliveryPart(part).label) for part in unsaid]
    about = {"selection": desk.here.id, "vendor": told.vendor, "duties": wanted, "seen": now}
    yield _Value(
        key="duties", title=desk.say("Who answers for what"),
        recorded=_answering(desk, recorded), stated=_answering(desk, answerers),
        take=partial(give_duties, desk.store, desk.actor, **about) if wanted else None,
        hint=desk.say("More than one company answers for it, so it is not taken over: {parts}",
                      parts=parts) if parts else "",
    )  # fmt: skip


def _answering(desk: Desk, told: Mapping[str, Sequence[str]]) -> str:
    lines = [
        f"{desk.say(DeliveryPart(part).label)}: {_words(desk, names)}"
        for part, names in told.items()
    ]
    return _BREAK.join(lines)


def _reference(desk: Desk, told: Beside, stated: StatedReference, at: int) -> _Value:
    key = normal_key(stated.customer)
    known = next((one for one in told.references if normal_key(one.customer) == key), None)
    period, party = period_of(stated), recorded_party(told.offer, stated.company)
    about = {
        "selection": desk.here.id, "vendor": told.vendor, "customer": stated.customer,
        "scope": stated.scope, "contact": stated.contact, "party": party.id if party else None,
    }  # fmt: skip
    recorded = ""
    if known is not None:
        ends = [day for day in (known.period.first, known.period.last) if day]
        days = " – ".join(date_both(day, desk.language) for day in ends)
        recorded = _told(desk, [known.customer, known.scope, days, known.contact])
    days = " – ".join(day for day in (stated.first, stated.last) if day.strip())
    return _Value(
        key=f"reference.{at}",
        title=desk.say("Reference: {customer}", customer=stated.customer),
        recorded=recorded,
        stated=_told(desk, [stated.customer, stated.scope, days, stated.contact]),
        take=partial(add_reference, desk.store, desk.actor, **about, period=period)
        if known is None and period else None,
        hint="" if known or period else desk.say(
            "Its days are not clear as dates; record it on the page References."
        ),
    )  # fmt: skip


def _beyond(desk: Desk, told: Beside) -> Iterator[_Value]:
    text = told.stated.statement.unneeded
    if not text.strip():
        return
    known = {normal_key(each.text) for each in told.unneeded}
    about = {"selection": desk.here.id, "vendor": told.vendor, "text": text, "note": ""}
    is_known = normal_key(text) in known
    words = as_written(text, desk.language, lines=True)
    yield _Value(
        key="beyond", title=desk.say("Offered, though not asked for"),
        recorded=words if is_known else "", stated=words,
        take=None if is_known else partial(add_unneeded, desk.store, desk.actor, **about),
    )  # fmt: skip


def _told(desk: Desk, texts: Sequence[str]) -> str:
    said = [text for text in texts if text.strip()]
    return _BREAK.join(as_written(text, desk.language, lines=True) for text in said)


def _words(desk: Desk, names: Sequence[str]) -> str:
    return joined((as_written(name or "–", desk.language) for name in names), desk.language)


def _listed(desk: Desk, labels: Sequence[Term]) -> str:
    return joined((desk.say(label) for label in labels), desk.language)
