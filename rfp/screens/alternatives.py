"""Screen: which other ways there are before an RFP is written, and which one was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.goals.alternative import LEAST, Alternative, Need, Standing, needs_met, studied, top_needs
from rfp.reads.alternatives import (
    AlternativeEntry,
    ChosenRoute,
    alternatives,
    chosen_route,
)
from rfp.reads.needs import gaps, requirements
from rfp.screens import alternative_forms, market_list
from rfp.screens.live_needs import live_needs
from workbench.committee import Right
from workbench.language import isolated, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import as_written, plain


@dataclass(frozen=True, slots=True)
class _Seen:
    """What this page has read at once."""

    entries: list[AlternativeEntry]
    needs: tuple[Need, ...]
    chosen: ChosenRoute | None


def show(desk: Desk) -> None:
    """Draw the long list, the vendors on the market, and the chosen route."""
    st.title(desk.say("Alternatives"))
    ways, market = st.tabs([desk.say("Long list"), desk.say("Vendors on the market")])
    with ways:
        live_needs(desk, _ways, name="alternatives", patient=True)
    with market:
        live_needs(desk, market_list.show, name="market", patient=True)


def _read(desk: Desk) -> _Seen:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        language = desk.language.value
        needs = top_needs(
            (entry.gap for entry in gaps(*about, language)),
            (entry.requirement for entry in requirements(*about, language)),
        )
        return _Seen(alternatives(*about, language), needs, chosen_route(*about))


def _ways(desk: Desk) -> None:
    seen = _read(desk)
    if not seen.entries:
        empty_state(
            desk.say("There is no alternative yet"),
            desk.say(
                "Before an RFP is written, look at other ways: extend what we have, build, buy a "
                "package, use software as a service, hire an integrator."
            ),
        )
        alternative_forms.add(desk)
        return
    _count(desk, seen)
    _table(desk, seen)
    for entry in seen.entries:
        _one(desk, entry, seen)
    alternative_forms.add(desk)
    _chosen(desk, seen)


def _count(desk: Desk, seen: _Seen) -> None:
    count = studied(entry.alternative for entry in seen.entries)
    if count < LEAST:
        st.error(
            desk.say(
                "At least {least} alternatives are to be studied before the RFP goes out; so far "
                "{count} has been kept or dropped with a reason.",
                least=LEAST,
                count=count,
            )
        )


def _table(desk: Desk, seen: _Seen) -> None:
    st.table(
        [_row(desk, entry.alternative, seen.needs) for entry in seen.entries],
        border="horizontal",
        hide_index=True,
    )


def _row(desk: Desk, each: Alternative, needs: Sequence[Need]) -> dict[str, str]:
    colour = {Standing.KEPT: "green", Standing.DROPPED: "gray"}.get(each.standing, "orange")
    return {
        desk.say("Alternative"): isolated(plain(each.title), desk.language),
        desk.say("Way"): desk.say(each.route.label),
        desk.say("Cost class"): desk.say(each.cost.label) if each.cost else "–",
        desk.say("Fit to the top needs"): fit(desk, each, needs),
        desk.say("Standing"): f":{colour}[{desk.say(each.standing.label)}]",
        desk.say("Reason"): isolated(plain(each.reason), desk.language),
    }


def fit(desk: Desk, each: Alternative, needs: Sequence[Need]) -> str:
    """Say how far an alternative meets the top needs, and of how many it is known."""
    met = needs_met(each.fits, needs)
    if met.share is None:
        return desk.say("not known yet")
    return desk.say(
        "{share} (known: {known} of {asked})",
        share=percent(met.share, desk.language, 0),
        known=met.known,
        asked=met.asked,
    )


def _one(desk: Desk, entry: AlternativeEntry, seen: _Seen) -> None:
    each = entry.alternative
    with st.expander(isolated(plain(each.title), desk.language), key=f"alternatives.{each.id}"):
        if each.notes:
            st.markdown(as_written(each.notes, desk.language))
        if each.source:
            st.markdown(plain(desk.say("source: {source}", source=each.source)))
        alternative_forms.fits(desk, each, seen.needs)
        if desk.may(Right.EDIT_NEEDS):
            alternative_forms.edit(desk, entry)


def _chosen(desk: Desk, seen: _Seen) -> None:
    st.subheader(desk.say("Chosen route"))
    now = seen.chosen
    if now:
        title = now.titles.get(desk.language.value) or next(iter(now.titles.values()), "")
        reason = now.reasons.get(desk.language.value) or next(iter(now.reasons.values()), "")
        st.success(f"**{plain(title)}** — {plain(reason)}")
        st.caption(desk.say("Route and reason stand in the background of the RFP."))
    else:
        st.caption(desk.say("No route is chosen yet. Keep an alternative first, then choose it."))
    kept = [e.alternative for e in seen.entries if e.alternative.standing is Standing.KEPT]
    if kept and desk.may(Right.EDIT_NEEDS):
        alternative_forms.choose(desk, kept, now)
