"""Screen: one's own score sheet, a vendor at a time, the anchors beside every score."""

from dataclasses import dataclass

import streamlit as st

from rfp.needs.requirement import Requirement
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.needs import requirements
from rfp.reads.plan import plan_draft
from scoring.changes.sheets import lock_sheet
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.sheets import own_sheet
from scoring.screens.answers import Answers
from scoring.screens.sheet_cell import Asked, show_cell
from scoring.sheet import Sheet
from vendor_data.reads.vendors import answers, vendors
from workbench.language import number, percent
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_NAMED = 4  # blanks of a vendor that are named; the others are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """All that the sheet shows, read at once."""

    sheet: Sheet
    plan: PlanDraft
    vendors: dict[str, str]
    asked: list[Requirement]
    answers: Answers

    def title(self, criterion: str, language: str) -> str:
        return self.plan.names(language).get(criterion, "–")


def show(desk: Desk) -> None:
    """Draw the sheet; every edit is stored at once."""
    st.title(desk.say("My score sheet"))
    live_part(desk, _sheet, name="sheet", topic=SHEETS, version=sheets_version, patient=True)


def _sheet(desk: Desk) -> None:
    page = _read(desk)
    if page is None:
        empty_state(
            desk.say("Nothing is assigned to you"),
            desk.say("The chair or the facilitator says who scores which criteria."),
        )
        return
    _progress(desk, page)
    chosen = _choose(desk, page)
    _vendor(desk, page, chosen)
    _next(desk, page, chosen)


def _read(desk: Desk) -> _Page | None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        sheet = own_sheet(*about)
        plan = plan_draft(*about)
        if sheet is None or plan is None or not sheet.cells:
            return None
        return _Page(
            sheet=sheet,
            plan=plan,
            vendors={v.id: v.name.text for v in vendors(*about, desk.language.value)},
            asked=[e.requirement for e in requirements(*about, desk.language.value)],
            answers=answers(*about),
        )


def _progress(desk: Desk, page: _Page) -> None:
    """Say how far one is, and offer to lock what is complete."""
    sheet = page.sheet
    if sheet.is_locked and sheet.locked_at is not None:
        when = moment_here(desk, sheet.locked_at)
        st.success(desk.say("Locked on {when}. Your scores stay as they are.", when=when))
        return
    _asked_again(desk, page)
    _revised(desk, page)
    filled, assigned = len(sheet.cells) - len(sheet.blanks), len(sheet.cells)
    done = desk.say("{filled} of {assigned} scored", filled=filled, assigned=assigned)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(filled / assigned, text=done)
        with st.popover(
            desk.say("Lock my sheet …"), type="secondary" if sheet.blanks else "primary"
        ):
            _lock(desk, page)


def _asked_again(desk: Desk, page: _Page) -> None:
    """Say for which cells of a locked sheet one is asked once more."""
    names = page.plan.names(desk.language.value)
    cells = [cell for cell in page.sheet.cells if cell in page.sheet.asked_again]
    if cells:
        told = desk.say(
            "You are asked for these scores once more: {cells}. Lock your sheet again afterwards; "
            "your other scores stay as they are.",
            cells=[f"{page.vendors[vendor]} – {names[leaf]}" for vendor, leaf in cells],
        )
        st.info(plain(told), icon=":material/back_hand:")


def _revised(desk: Desk, page: _Page) -> None:
    """Say which criteria a revised list opened again, and that nothing else did."""
    names = page.plan.names(desk.language.value)
    waiting = page.sheet.revised | page.sheet.outdated
    leaves = dict.fromkeys(cell[1] for cell in page.sheet.cells if cell in waiting)
    if leaves:
        told = desk.say(
            "The list of requirements was revised: score {criteria} anew. Your former scores stay "
            "readable, all others stay as they are.",
            criteria=[names[leaf] for leaf in leaves],
        )
        st.info(plain(told), icon=":material/published_with_changes:")


def _lock(desk: Desk, page: _Page) -> None:
    if page.sheet.blanks:
        st.markdown(desk.say("Still blank; score them, or abstain with a reason:"))
        names = page.plan.names(desk.language.value)
        lines = []
        for vendor in page.sheet.vendors:
            left = [names[leaf] for leaf in page.sheet.blanks_of(vendor)]
            if left:
                told = desk.say(
                    "{vendor}: {criteria}", vendor=page.vendors[vendor], criteria=_named(desk, left)
                )
                lines.append(f"- {plain(told)}")
        st.markdown("\n".join(lines))
        return
    st.markdown(desk.say("Once locked, your scores and comments never change again."))
    if st.button(desk.say("Lock for good"), type="primary", key="sheet.lock"):
        with explained(desk):
            lock_sheet(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()


def _named(desk: Desk, blanks: list[str]) -> list[str]:
    """Return what is blank as a sentence names it: of much the first, and how much more."""
    if len(blanks) <= _NAMED + 1:
        return blanks
    return [*blanks[:_NAMED], desk.say("and {count} more", count=len(blanks) - _NAMED)]


def _choose(desk: Desk, page: _Page) -> str:
    """Ask whose page to show; the order is one's own, so that nobody is always first."""
    order = page.sheet.vendors
    key = f"sheet.vendor.{page.sheet.member}"
    if st.session_state.get(key) not in order:
        st.session_state[key] = order[0]
    with st.container(key="sheet.vendors"):
        chosen = st.segmented_control(
            desk.say("Vendor"),
            list(order),
            required=True,
            format_func=lambda vendor: plain(page.vendors[vendor]),
            key=key,
        )
    return chosen if chosen in order else order[0]


def _vendor(desk: Desk, page: _Page, vendor: str) -> None:
    blanks = page.sheet.blanks_of(vendor)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(page.vendors[vendor]), width="content")
        if blanks:
            st.badge(desk.say("{count} blank", count=len(blanks)), color="orange")
        else:
            st.badge(desk.say("complete"), color="green")
    tree = page.plan.tree
    above = ""
    for leaf in page.sheet.leaves_of(vendor):
        parent = tree[leaf].parent if tree else None
        if parent is not None and parent != above:
            above = parent
            share = percent(tree.effective(parent), desk.language) if tree else ""
            title = plain(page.title(parent, desk.language.value))
            st.markdown(f"##### {title} · {share}")
        show_cell(desk, page.sheet, _asked(desk, page, vendor, leaf))
    if tree and tree.computed:
        titles = [page.title(leaf, desk.language.value) for leaf in tree.computed]
        told = desk.say("Computed from the answers, scored by nobody: {criteria}", criteria=titles)
        st.caption(plain(told))
    if tree and tree.measured:
        titles = [page.title(leaf, desk.language.value) for leaf in tree.measured]
        told = desk.say("Measured, scored by nobody: {criteria}", criteria=titles)
        st.caption(plain(told))


def _asked(desk: Desk, page: _Page, vendor: str, leaf: str) -> Asked:
    tree = page.plan.tree
    return Asked(
        vendor=vendor,
        vendor_name=page.vendors[vendor],
        leaf=leaf,
        title=page.title(leaf, desk.language.value),
        meaning=page.plan.definitions.get(leaf, {}),
        weight=percent(tree.effective(leaf), desk.language) if tree else "",
        scale=page.plan.scale(leaf),
        requirements=[each for each in page.asked if each.criterion == leaf],
        answers=page.answers,
    )


def _next(desk: Desk, page: _Page, vendor: str) -> None:
    """Lead on to the vendor after this one, round and round."""
    order = page.sheet.vendors
    after = order[(order.index(vendor) + 1) % len(order)]
    place = number(order.index(vendor) + 1, desk.language)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(desk.say("Vendor {place} of {count}", place=place, count=len(order)))
        if after != vendor:
            st.button(
                desk.say("Next: {vendor}", vendor=plain(page.vendors[after])),
                key=f"sheet.to.{after}",
                on_click=_turn_to,
                args=(f"sheet.vendor.{page.sheet.member}", after),
            )


def _turn_to(key: str, vendor: str) -> None:
    st.session_state[key] = vendor
