"""The review of a price form: doubts first, then what was understood, then the arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from vendor_data.changes.price_forms import take_over_price, take_price_form
from vendor_data.costs.arithmetic import Finding, check
from vendor_data.costs.offer import Offer, Stated
from vendor_data.costs.price_cell import Key, PriceDoubt
from vendor_data.costs.price_form import PriceForm
from vendor_data.costs.price_reading import PriceFormReading, settled
from vendor_data.costs.price_version import Source
from vendor_data.doubt import shortened
from vendor_data.price import PriceKind
from vendor_data.reads.costs import cost_model
from vendor_data.reads.price_forms import TakenForm
from vendor_data.screens.amounts import KIND_NAMES
from vendor_data.screens.offer_table import offer_rows, where
from vendor_data.typed_price import typed_price
from workbench.language import currency_name, joined, number, sentence
from workbench.problem import Problem
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, note

OTHER = "other"
KINDS = (PriceKind.INCLUDED, PriceKind.FREE, PriceKind.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is reviewed: whose form, what was asked, what was read, and the version before."""

    vendor: str
    form: PriceForm
    reading: PriceFormReading
    source: Source
    digest: str
    before: TakenForm | None


def show(desk: Desk, review: Review, at: str) -> bool:
    """Draw the review; return True once the form is stored."""
    reading = review.reading
    _counts(desk, review)
    decisions = _decide(desk, reading, at)
    _beside(desk, reading)
    if len(decisions) < len(reading.doubts):
        left = len(reading.doubts) - len(decisions)
        st.caption(desk.say("Still to decide: {count}", count=left))
        return False
    offer = settled(reading, decisions)
    st.markdown(f"**{desk.say('Understood as')}**")
    st.table(offer_rows(desk, offer, review.form.lines), border="horizontal", hide_index=True)
    return _store(desk, review, offer, at)


def _counts(desk: Desk, review: Review) -> None:
    asked, reading = review.form.lines, review.reading
    told = {
        desk.say("Asked"): len(asked),
        desk.say("Priced"): len(asked) - len(reading.missing),
        desk.say("Open"): len(reading.missing),
        desk.say("Extra"): len(reading.extra),
        desk.say("Doubtful"): len(reading.doubts),
    }
    with st.container(horizontal=True):
        for label, count in told.items():
            st.metric(label, number(count, desk.language), width=130)


def _decide(desk: Desk, reading: PriceFormReading, at: str) -> dict[Key, Stated]:
    decisions: dict[Key, Stated] = {}
    if reading.doubts:
        st.markdown(f"**{desk.say('To decide')}**")
    for doubt in reading.doubts:
        code = reading.offer.line(doubt.line).currency
        with st.container(border=True), explained(desk):
            decided = _one(desk, doubt, code, f"{at}.{doubt.line}.{doubt.field}")
            if decided is not None:
                decisions[doubt.key] = decided
    return decisions


def _one(desk: Desk, doubt: PriceDoubt, code: str, at: str) -> Stated | None:
    said = desk.say(doubt.reason, place=doubt.place, found=shortened(doubt.found))
    st.markdown(plain(said[:1].upper() + said[1:]))
    labels = {
        **{str(minor): amount(desk, minor, code) for minor in doubt.readings},
        **{kind.value: desk.say(KIND_NAMES[kind]) for kind in KINDS},
        OTHER: desk.say("Another amount …"),
    }
    chosen = st.radio(
        desk.say("Your decision"),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        horizontal=True,
        key=at,
    )
    if chosen is None:
        return None
    if chosen in labels and chosen.isdecimal():
        return Stated(raw=doubt.found, kind=PriceKind.AMOUNT, amount=int(chosen))
    if chosen != OTHER:
        return Stated(raw=doubt.found, kind=PriceKind(chosen))
    text = st.text_input(
        desk.say("Amount in {currency}", currency=currency_name(code, desk.language)),
        key=f"{at}.other",
    )
    if not text.strip():
        return None
    meant = typed_price(text, code).minor
    return Stated(raw=doubt.found, kind=PriceKind.AMOUNT, amount=meant)


def _beside(desk: Desk, reading: PriceFormReading) -> None:
    """Show what counts as open, and what nobody asked for."""
    if reading.missing:
        codes = joined((line.code for line in reading.missing), desk.language)
        st.info(desk.say("Without a price, so open and never 0: {lines}", lines=plain(codes)))
    if reading.extra:
        with st.expander(desk.say("Prices that nobody asked for; they are kept as they stand")):
            for each in reading.extra:
                st.markdown(f"{plain(each.place)}: {plain(each.text)}")
    if reading.unread_sheets:
        names = joined(map(plain, reading.unread_sheets), desk.language)
        st.caption(desk.say("Sheets without prices: {names}", names=names))


def _store(desk: Desk, review: Review, offer: Offer, at: str) -> bool:
    with desk.store.read() as session:
        model = cost_model(session, desk.actor, desk.here.id)
    if model is None:
        return False
    findings = check(offer, review.form.lines, model.rules).findings
    confirmed = _confirm(desk, review.form, findings, at)
    reason = ""
    if review.before is not None:
        reason = st.text_input(
            desk.say("Why is there another version of this form?"), key=f"{at}.reason"
        )
    take_over = st.checkbox(
        desk.say("Take its total over as the official price"), value=True, key=f"{at}.take_over"
    )
    is_ready = all(confirmed.values()) and (review.before is None or bool(reason.strip()))
    pressed = st.button(
        desk.say("Store this price form"), type="primary", disabled=not is_ready, key=f"{at}.store"
    )
    if not pressed:
        return False
    take_price_form(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        vendor=review.vendor,
        offer=offer,
        form_source=review.source,
        reason=reason,
        confirmed=confirmed,
        extra="\n".join(f"{each.place}: {each.text}" for each in review.reading.extra),
        digest=review.digest,
    )
    if take_over:
        try:
            take_over_price(desk.store, desk.actor, selection=desk.here.id, vendor=review.vendor)
        except Problem as problem:  # the form is stored all the same, so the page goes on
            note(sentence(problem, desk.language))
    return True


def _confirm(desk: Desk, form: PriceForm, findings: Sequence[Finding], at: str) -> dict[str, str]:
    """Ask for a reason to each correction that the published rule makes."""
    confirmed: dict[str, str] = {}
    if findings:
        st.markdown(f"**{desk.say('Errors of calculation')}**")
    for finding in findings:
        with st.container(border=True):
            st.markdown(
                desk.say(
                    "{where}: {error}. {stated} is stated, the other way gives {other}.",
                    where=plain(where(desk, finding.line, form.lines)),
                    error=desk.say(finding.error.label),
                    stated=amount(desk, finding.stated, finding.currency),
                    other=amount(desk, finding.other, finding.currency),
                )
            )
            st.markdown(
                desk.say(
                    "{rule}: {corrected} counts.",
                    rule=desk.say(finding.rule.label),
                    corrected=amount(desk, finding.corrected, finding.currency),
                )
            )
            confirmed[finding.key] = st.text_input(
                desk.say("Confirm it: why is this right?"), key=f"{at}.{finding.key}"
            ).strip()
    return confirmed
