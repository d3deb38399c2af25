"""How one cell of the check sheet is judged, and how a condition is settled."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import streamlit as st

from rfp.screens.both_languages import ask_words
from vendor_data.changes.check_sheet import (
    judge_finding_anew,
    record_finding,
    settle_condition,
    take_back_finding,
)
from vendor_data.checking.check_sheet import Finding, Verdict
from workbench.committee import Right
from workbench.language import date_both, date_short, parse_date
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import HeldForm, held, opening


def judge(desk: Desk, vendor: str, must: str, found: Finding | None) -> None:
    """Ask for the verdict, and for what that verdict has to name."""
    version, place = found.version if found else 0, f"finding.{vendor}.{must}"
    label = desk.say("Judge …") if found is None else desk.say("Judge anew …")
    with (
        st.popover(label, type="tertiary", key=opening(place)),
        held(desk, place, found, version=version) as form,
    ):
        found, key = form.stored, form.key
        verdict = st.segmented_control(
            desk.say("Finding"),
            list(Verdict),
            default=found.verdict if found else None,
            format_func=lambda each: desk.say(each.label),
            key=f"{key}.verdict",
        )
        if verdict is not None:
            details, due = _details(desk, found, verdict, key)
            if form.button(desk.say("Record this finding"), "record", type="primary"):
                with form.storing():
                    at = {"selection": desk.here.id, "vendor": vendor, "requirement": must}
                    told = {**details, "due": due.taken if due else None, "seen": form.version}
                    record_finding(desk.store, desk.actor, **at, verdict=verdict, **told)
        if found is not None and found.version:
            _offer_back(desk, vendor, must, form)


def judge_stale(desk: Desk, vendor: str, must: str, found: Finding, *, is_out: bool) -> None:
    """Ask the chair to judge anew once the scoring has begun, and say first what follows."""
    place = f"finding.anew.{vendor}.{must}"
    with (
        st.popover(desk.say("Judge anew …"), type="tertiary", key=opening(place)),
        held(desk, place, found, version=found.version) as form,
    ):
        found, key = form.stored, form.key
        verdict = st.segmented_control(
            desk.say("Finding"),
            list(Verdict),
            format_func=lambda each: desk.say(each.label),
            key=f"{key}.verdict",
        )
        if verdict is None:
            st.caption(desk.say("The scoring has begun, so every finding needs its reason."))
            return
        _consequence(desk, verdict, is_out=is_out)
        details, due = _details(desk, None, verdict, key)
        if form.button(desk.say("Record this finding"), "record", type="primary"):
            with form.storing():
                at = {"selection": desk.here.id, "vendor": vendor, "requirement": must}
                told = {**details, "due": due.taken if due else None, "seen": form.version}
                judge_finding_anew(desk.store, desk.actor, **at, verdict=verdict, **told)


def _consequence(desk: Desk, verdict: Verdict, *, is_out: bool) -> None:
    """Say what the verdict does to a vendor that is being scored."""
    if is_out:
        st.info(desk.say("The vendor is excluded for another requirement, and stays so."))
    elif verdict is Verdict.FAIL:
        st.warning(desk.say(
            "The vendor is out of the ranking at once: what was scored of it stays in the file "
            "and counts nowhere, and its price is not opened. The others keep their scores."
        ))  # fmt: skip
    else:
        st.info(desk.say("The vendor stays in the ranking; what was scored of it stands."))


def _details(
    desk: Desk, found: Finding | None, verdict: Verdict, key: str
) -> tuple[dict[str, Any], "TypedDay | None"]:
    now = found.reasons if found else {}
    reasons = ask_words(desk, desk.say("Reason"), now, key=f"{key}.reason", tall=True)
    conditions: dict[str, str] = {}
    due = None
    if verdict is Verdict.CONDITIONAL:
        standing = found.conditions if found else {}
        conditions = ask_words(
            desk, desk.say("Condition"), standing, key=f"{key}.condition", tall=True
        )
        due = ask_day(desk, desk.say("To be met by"), found.due if found else None, f"{key}.due")
    if verdict is Verdict.FAIL:
        st.caption(desk.say("This excludes the vendor, with the reason on record."))
    return {"reasons": reasons, "conditions": conditions}, due


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What stands in a field for a day."""

    text: str

    @property
    def taken(self) -> dt.date | None:
        """The day; None where nothing stands. What is no date is refused, never left out."""
        day = parse_date(self.text)
        if day is None and self.text:
            raise Problem("{found} is no date; year, month, day are expected", found=self.text)
        return day


def ask_day(desk: Desk, label: str, stored: dt.date | None, key: str) -> TypedDay:
    """Ask for a day in either calendar and digits, and show it in both."""
    text = st.text_input(
        label,
        value=date_short(stored, desk.language) if stored else "",
        placeholder=date_short(desk.store.clock().date(), desk.language),
        key=f"{key}.{desk.language}",
    ).strip()
    day = parse_date(text)
    if day is not None:
        st.caption(date_both(day, desk.language))
    elif text:
        st.caption(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
    return TypedDay(text)


def _offer_back(desk: Desk, vendor: str, must: str, form: HeldForm[Finding]) -> None:
    if form.button(desk.say("Take this finding back"), "back"):
        with form.storing():
            at = {"selection": desk.here.id, "vendor": vendor, "requirement": must}
            take_back_finding(desk.store, desk.actor, **at, seen=form.version)


def settle(desk: Desk, vendor: str, must: str, found: Finding) -> None:
    """Ask whether a condition was met, for as long as nobody has said so."""
    if not desk.may(Right.KEEP_VENDOR_FILE, vendor):
        return
    place = f"finding.settle.{vendor}.{must}"
    label = desk.say("Settle the condition …")
    with (
        st.popover(label, type="tertiary", key=opening(place)),
        held(desk, place, found, version=found.version) as form,
    ):
        note = st.text_input(desk.say("How do we know?"), key=f"{form.key}.note")
        with st.container(horizontal=True):
            met = form.button(desk.say("Met"), "met", type="primary")
            missed = form.button(desk.say("Not met"), "missed")
        if met or missed:
            with form.storing():
                settle_condition(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    requirement=must,
                    is_met=met,
                    note=note,
                    seen=form.version,
                )
