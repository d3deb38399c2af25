"""Screen: the mandatory check sheet; each vendor against each mandatory requirement."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.reads.letters import letter
from rfp.screens.paged_rfp import NAMES, WORD
from vendor_data.checking import check_sheet_document
from vendor_data.checking.check_sheet import Finding, Findings, Verdict
from vendor_data.checking.check_sheet_document import CheckSheet, standing
from vendor_data.reads.asked import asked
from vendor_data.reads.check_sheet import findings
from vendor_data.reads.vendors import answers, vendors
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import finding_form, one_vendor, shown_vendors
from vendor_data.screens.mandatory_check import Answers, in_own_words
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.headings import columns
from workbench.language import Language, date_both, number
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.selection import Phase

COLORS = {Verdict.PASS: "green", Verdict.FAIL: "red", Verdict.CONDITIONAL: "orange"}


@dataclass(frozen=True, slots=True)
class _Seen:
    vendors: Sequence[Vendor]
    musts: Sequence[AskedRequirement]
    findings: Findings
    answers: Answers


def show(desk: Desk) -> None:
    """Draw the whole sheet, then one vendor's cells to judge."""
    st.title(desk.say("Check sheet"))
    seen = _read(desk, desk.language)
    if not seen.vendors or not seen.musts:
        frame.empty_state(desk.say("Nothing to check yet"), _what_to_do(desk, seen))
        return
    st.caption(desk.say(
        "A failed mandatory requirement excludes the vendor. A cell that nobody has judged is "
        "open; it is no pass."
    ))  # fmt: skip
    _overdue(desk, seen)
    _stale(desk, seen)
    _table(desk, seen)
    _word(desk)
    _one_vendor(desk, seen)


def _read(desk: Desk, language: Language) -> _Seen:
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        wanted = asked(session, *about, language)
        return _Seen(
            vendors(session, *about, language.value),
            [one for one in wanted if one.is_mandatory],
            findings(session, *about, language.value),
            answers(session, *about),
        )


def _what_to_do(desk: Desk, seen: _Seen) -> str:
    if not seen.musts:
        return desk.say("No requirement is mandatory, so there is nothing to check.")
    return desk.say("Register every company that is asked to propose, on the page Vendors.")


def _overdue(desk: Desk, seen: _Seen) -> None:
    today = desk.store.clock().date()
    codes = {must.id: must.code for must in seen.musts}
    for vendor in seen.vendors:
        late = [
            codes[key]
            for (whose, key), found in seen.findings.items()
            if whose == vendor.id and key in codes and found.is_overdue(today)
        ]
        if late:
            st.warning(plain(desk.say(
                "{vendor}: the day for a condition has passed and nobody has settled it: {codes}",
                vendor=vendor.name.text, codes=late,
            )))  # fmt: skip


def _stale(desk: Desk, seen: _Seen) -> None:
    """Name what has to be judged anew; it counts as open until then."""
    codes = {must.id: must.code for must in seen.musts}
    for vendor in seen.vendors:
        again = [
            codes[key]
            for (whose, key), found in seen.findings.items()
            if whose == vendor.id and key in codes and found.stale is not None
        ]
        if again:
            st.warning(plain(desk.say(
                "{vendor}: judge anew what was answered or changed after it was checked: {codes}",
                vendor=vendor.name.text, codes=sorted(again),
            )))  # fmt: skip


def _table(desk: Desk, seen: _Seen) -> None:
    results = {vendor.id: _result(desk, seen, vendor) for vendor in seen.vendors}
    called = {vendor.id: vendor.name.text for vendor in seen.vendors}
    names = {vendor: plain(name) for vendor, name in called.items()}
    head = desk.say("Requirement")
    if len(called) > shown_vendors.FEW:
        listed = [
            {desk.say("Vendor"): f"**{names[each]}**", desk.say("Result"): results[each]}
            for each in called
        ]
        st.table(listed, hide_index=True, border="horizontal", alt=desk.say("Result"))
    shown = shown_vendors.choose(desk, called, at="check_sheet")
    if not shown:
        return
    cells = [
        (
            f"**{plain(must.code)}** {plain(must.text)}",
            {key: _mark(desk, seen.findings.get((key, must.id))) for key in shown},
        )
        for must in seen.musts
    ]
    sums = {key: results[key] for key in shown}
    rows = [
        {head: label, **columns(told, names, desk.language, beside=[head])}
        for label, told in (*cells, (f"**{desk.say('Result')}**", sums))
    ]
    st.table(rows, hide_index=True, border="horizontal", alt=desk.say("Mandatory check sheet"))


def _mark(desk: Desk, found: Finding | None) -> str:
    if found is None:
        return f"*{desk.say('not judged')}*"
    told = f":{COLORS[found.verdict]}-badge[{desk.say(found.verdict.label)}]"
    if found.stale is not None:
        return f"{told}  \n:red[{desk.say(found.stale.label)}]"
    if found.is_met is not None:
        settled = desk.say("condition met") if found.is_met else desk.say("condition not met")
        return f"{told}  \n{settled}"
    if found.due is not None:
        return f"{told}  \n{desk.say('by {day}', day=date_both(found.due, desk.language))}"
    return told


def _result(desk: Desk, seen: _Seen, vendor: Vendor) -> str:
    musts = [must.id for must in seen.musts]
    found = [seen.findings.get((vendor.id, must)) for must in musts]
    judged = sum(one is not None and one.is_settled for one in found)
    told = desk.say(standing(seen.findings, vendor, musts))
    shown = number(judged, desk.language), number(len(musts), desk.language)
    return f"**{told}**  \n{desk.say('{done} of {all} judged', done=shown[0], all=shown[1])}"


def _word(desk: Desk) -> None:
    with st.container(horizontal=True):
        for language in sorted(Language, key=lambda each: each is not desk.language):
            st.download_button(
                f"{desk.say('Check sheet (Word)')} · {desk.say(NAMES[language])}",
                data=lambda language=language: word_sheet(desk, language),
                file_name=f"check-sheet-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
                mime=WORD,
                icon=":material/description:",
                on_click="ignore",
                key=f"check_sheet.word.{language}",
            )


def word_sheet(desk: Desk, language: Language) -> bytes:
    """Return the sheet as it stands at the moment of the click, as this reader may know it."""
    seen = _read(desk, language)
    with desk.store.read() as session:
        head = letter(session, desk.actor, desk.here.id, language, made=desk.store.clock())
    sheet = CheckSheet(vendors=seen.vendors, musts=seen.musts, findings=seen.findings)
    return check_sheet_document.write(head, sheet).to_bytes()


def _one_vendor(desk: Desk, seen: _Seen) -> None:
    st.subheader(desk.say("Vendor by vendor"))
    vendor = one_vendor.choose(desk, seen.vendors, at="check_sheet")
    for must in seen.musts:
        found = seen.findings.get((vendor.id, must.id))
        with st.container(border=True):
            st.markdown(f"**{plain(must.code)}** {plain(must.text)}")
            st.markdown(in_own_words(desk, seen.answers.get((vendor.id, must.id))))
            if found is not None:
                _found(desk, found)
            if desk.may(Right.EXCLUDE_VENDOR, vendor.id):
                finding_form.judge(desk, vendor.id, must.id, found)
            elif found is not None and found.stale is not None and not found.is_settled:
                _again(desk, vendor, must, found)
            if found is not None and found.is_waiting:
                finding_form.settle(desk, vendor.id, must.id, found)


def _again(desk: Desk, vendor: Vendor, must: AskedRequirement, found: Finding) -> None:
    """Let the chair judge anew after the scoring began; everybody else is told who does."""
    if desk.may(Right.JUDGE_ANEW, vendor.id):
        is_out = vendor.exclusion is not None
        finding_form.judge_stale(desk, vendor.id, must.id, found, is_out=is_out)
    elif Phase.SCORING.place <= desk.here.phase.place <= Phase.CONSENSUS.place:
        st.caption(desk.say("The scoring has begun; the chair judges this anew, with a reason."))


def _found(desk: Desk, found: Finding) -> None:
    when = moment_here(desk, found.found_at)
    st.markdown(_mark(desk, found))
    lines = [] if found.reason.text == "–" else [found.reason.text]
    if found.condition is not None:
        lines.append(desk.say("Condition: {condition}", condition=found.condition.text))
    if found.is_met is not None:
        lines.append(f"{found.met_note} ({found.met_by})")
    for line in lines:
        st.markdown(as_written(line, desk.language, lines=True))
    st.caption(plain(desk.say("{who}, {when}", who=found.found_by, when=when)))
