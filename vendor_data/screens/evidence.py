"""Screen: the evidence meter; how far each vendor's answers are proven, set by whom and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.reads.call_terms import reference_period
from vendor_data.answer import Code
from vendor_data.changes.references import set_evidence
from vendor_data.checking.evidence import EvidenceLevel, Levels, SetLevel, level_of, meter
from vendor_data.checking.reference import Reference, that_count
from vendor_data.proposal import Answer
from vendor_data.reads.asked import asked
from vendor_data.reads.references import evidence_levels, references
from vendor_data.reads.vendors import answers, vendors
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import one_vendor
from vendor_data.screens.mandatory_check import in_own_words
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import number, percent
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.named import named
from workbench.screens.parts.plain import as_written, plain

ON_A_PAGE = 15
COLORS = {
    EvidenceLevel.CLAIMED: "gray",
    EvidenceLevel.DOCUMENTED: "blue",
    EvidenceLevel.SHOWN: "violet",
    EvidenceLevel.CONFIRMED: "green",
}


@dataclass(frozen=True, slots=True)
class _Seen:
    vendors: Sequence[Vendor]
    asked: Sequence[AskedRequirement]
    answers: Mapping[tuple[str, str], Answer]
    levels: Levels
    references: Sequence[Reference]  # those that count


def show(desk: Desk) -> None:
    """Draw the meter of all vendors, then one vendor's answers with their levels."""
    st.title(desk.say("Evidence"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        period = reference_period(session, *about)
        seen = _Seen(
            vendors(session, *about, desk.language.value),
            asked(session, *about, desk.language),
            answers(session, *about),
            evidence_levels(session, *about),
            that_count(references(session, *about), period),
        )
    answered = {vendor for vendor, _ in seen.answers}
    known = [vendor for vendor in seen.vendors if vendor.id in answered]
    if not known:
        frame.empty_state(
            desk.say("No answer to prove yet"),
            desk.say("Once proposals are stored, each answer stands here as a claim."),
        )
        return
    st.caption(desk.say(
        "An answer is a claim until somebody has seen more: a document, a demonstration, or a "
        "reference that confirms it. A No has nothing to prove."
    ))  # fmt: skip
    if not seen.levels:
        frame.not_used(desk, desk.say("Every answer stands as the vendor's own claim."))
    _meter(desk, known, seen)
    _one_vendor(desk, known, seen)


def _meter(desk: Desk, known: Sequence[Vendor], seen: _Seen) -> None:
    rows = []
    for vendor in known:
        counts = meter(seen.answers, seen.levels, vendor.id)
        total = sum(counts.values())
        proven = total - counts[EvidenceLevel.CLAIMED]
        rows.append({
            desk.say("Vendor"): f"**{plain(vendor.name.text)}**",
            **{
                desk.say(level.label): number(count, desk.language)
                for level, count in counts.items()
            },
            desk.say("More than a claim"): percent(proven / total if total else 0, desk.language),
        })  # fmt: skip
    st.table(rows, hide_index=True, border="horizontal", alt=desk.say("Evidence"))


def _one_vendor(desk: Desk, known: Sequence[Vendor], seen: _Seen) -> None:
    st.subheader(desk.say("Vendor by vendor"))
    vendor = one_vendor.choose(desk, known, at="evidence").id
    only = st.toggle(desk.say("Claims only"), key="evidence.claims")
    rows = [one for one in seen.asked if _is_shown(seen, vendor, one.id, only=only)]
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = st.pagination(pages, key=f"evidence.page.{pages}") if pages > 1 else 1
    for one in rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        _answer(desk, vendor, one, seen)


def _is_shown(seen: _Seen, vendor: str, requirement: str, *, only: bool) -> bool:
    answer = seen.answers.get((vendor, requirement))
    if answer is None or answer.code is Code.NO:
        return False
    return not only or level_of(seen.levels, vendor, answer) is EvidenceLevel.CLAIMED


def _answer(desk: Desk, vendor: str, one: AskedRequirement, seen: _Seen) -> None:
    answer = seen.answers[vendor, one.id]
    level = level_of(seen.levels, vendor, answer)
    found = seen.levels.get((vendor, one.id))
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.code)}** {plain(one.text)}", width="stretch")
            st.badge(desk.say(level.label), color=COLORS[level])
            if desk.may(Right.KEEP_VENDOR_FILE, vendor):
                own = [each for each in seen.references if each.vendor == vendor]
                _form(desk, vendor, one, found, own)
        st.markdown(in_own_words(desk, answer))
        if found is not None:
            _why(desk, found, seen, answer)


def _why(desk: Desk, found: SetLevel, seen: _Seen, answer: Answer) -> None:
    if found.is_stale(answer.code):
        since = desk.say("the claim has changed since; judge it anew")
        st.markdown(f"*{desk.say(found.level.label)}: {since}*")
    customer = next((r.customer for r in seen.references if r.id == found.reference), "")
    told = filter(None, (found.reason, customer))
    st.markdown(" · ".join(as_written(each, desk.language) for each in told))
    when = moment_here(desk, found.set_at)
    st.caption(plain(desk.say("{who}, {when}", who=found.set_by, when=when)))


def _form(
    desk: Desk,
    vendor: str,
    one: AskedRequirement,
    found: SetLevel | None,
    own: Sequence[Reference],
) -> None:
    version, place = found.version if found else 0, f"evidence.{vendor}.{one.id}"
    label = named(desk.say("Set the level …"), one.code)
    with (
        st.popover(label, type="tertiary", key=opening(place)),
        held(desk, place, found, version=version) as form,
    ):
        found, key = form.stored, form.key
        level = st.segmented_control(
            desk.say("How far is it proven?"),
            list(EvidenceLevel),
            default=found.level if found else None,
            format_func=lambda each: desk.say(each.label),
            key=f"{key}.level",
        )
        names = {each.id: each.customer for each in own}
        reference = st.selectbox(
            desk.say("Which reference confirms it?"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=desk.say("Choose"),
            key=f"{key}.reference",
        ) if level is EvidenceLevel.CONFIRMED else None  # fmt: skip
        reason = st.text_input(
            desk.say("What proves it, and where?"), value=found.reason if found else "",
            key=f"{key}.reason",
        )  # fmt: skip
        beside(desk, f"{key}.reason", found.reason if found else "")
        if level is not None and form.button(desk.say("Save the level"), "save", type="primary"):
            with form.storing():
                at = {"selection": desk.here.id, "vendor": vendor, "requirement": one.id}
                told = {"evidence_level": level, "reason": reason, "reference": reference}
                set_evidence(desk.store, desk.actor, **at, **told, seen=form.version)
