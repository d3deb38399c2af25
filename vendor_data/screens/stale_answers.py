"""Screen: which answers a changed list made stale, and what became of each, vendor by vendor."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.reads.letters import letter
from rfp.screens.live_needs import live_needs
from rfp.screens.paged_rfp import NAMES, WORD
from rfp.writing.call_clock import BY_UTC, PROPOSALS
from vendor_data.answer import code_name
from vendor_data.answers import reconfirmation_letter
from vendor_data.answers.reconfirmation_letter import AskedAnew
from vendor_data.changes.answers_again import confirm_answer
from vendor_data.reads.asked import asked
from vendor_data.reads.stale_answers import StaleAnswer, Standing, answers_due, reconfirmations
from vendor_data.reads.vendors import answers, vendors
from workbench.committee import Right
from workbench.language import Language, date_both, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved


@dataclass(frozen=True, slots=True)
class _One:
    """A vendor, and every answer of its that a list changed."""

    vendor: str
    name: str
    asked: Sequence[StaleAnswer]

    @property
    def open(self) -> list[StaleAnswer]:
        return [each for each in self.asked if each.standing is Standing.OPEN]


def show(desk: Desk) -> None:
    """Draw what each vendor must answer anew after an addendum or a revised list."""
    st.title(desk.say("Stale answers"))
    live_needs(desk, _page, name="stale_answers")


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        found = reconfirmations(session, desk.actor, desk.here.id, desk.language.value)
        named = vendors(session, desk.actor, desk.here.id, desk.language.value)
    names = {vendor.id: vendor.name.text for vendor in named}
    if not any(found.values()):
        empty_state(
            desk.say("No answer is stale"),
            desk.say(
                "An answer becomes stale when an addendum or a revised list changes the "
                "requirement after the vendor answered it."
            ),
        )
        return
    st.caption(desk.say(
        "Only these items are asked again. The answers stand as they were given until the vendor "
        "sends new ones."
    ))  # fmt: skip
    for vendor, changed in found.items():
        _vendor(desk, _One(vendor, names.get(vendor, "–"), changed))


def _vendor(desk: Desk, one: _One) -> None:
    told = desk.say("Items to answer anew: {count}", count=len(one.open))
    st.markdown(f"**{as_written(one.name, desk.language)}** · {told}")
    if not one.asked:
        return
    order = sorted(one.asked, key=lambda each: list(Standing).index(each.standing))
    st.table(
        [_row(desk, each) for each in order],
        hide_index=True,
        border="horizontal",
        alt=desk.say("Stale answers"),
    )
    if one.open:
        with st.container(horizontal=True):
            _notices(desk, one)
            if desk.may(Right.KEEP_VENDOR_FILE, one.vendor):
                _confirm(desk, one)


def _row(desk: Desk, stale: StaleAnswer) -> dict[str, str]:
    given = stale.answered_at
    return {
        desk.say("Code"): plain(stale.code),
        desk.say("List version"): number(stale.list_version, desk.language),
        desk.say("Answered"): moment_here(desk, given) if given else desk.say("not yet"),
        desk.say("State"): desk.say(stale.standing.label),
        desk.say("How we know"): as_written(stale.note, desk.language),
    }


def _notices(desk: Desk, one: _One) -> None:
    for language in sorted(Language, key=lambda each: each is not desk.language):
        st.download_button(
            f"{desk.say('Notice to this vendor (Word)')} · {desk.say(NAMES[language])}",
            data=lambda language=language: notice(desk, one.vendor, language),
            file_name=f"answers-anew-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
            mime=WORD,
            icon=":material/mail:",
            on_click="ignore",
            key=f"stale_answers.notice.{one.vendor}.{language}",
        )


def notice(desk: Desk, vendor: str, language: Language) -> bytes:
    """Return the notice to a vendor as it stands at the moment of the click."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        head = letter(session, *about, language, made=desk.store.clock())
        found = reconfirmations(session, *about, language.value).get(vendor, ())
        texts = {each.id: each.text for each in asked(session, *about, language)}
        given = answers(session, *about)
        due = answers_due(session, *about)
        day = due or timetable(session, *about).get(PROPOSALS)
        clock = call_clock(session, *about)
        names = {v.id: v.name.text for v in vendors(session, *about, language.value)}
    rows = []
    for each in found:
        answer = given.get((vendor, each.requirement))
        if each.standing is Standing.OPEN:
            said = [code_name(answer.code, language), answer.comment] if answer else []
            rows.append(AskedAnew(
                code=each.code, text=texts.get(each.requirement, "–"),
                list_version=each.list_version, answer="\n".join(filter(None, said)),
            ))  # fmt: skip
    until, code = None, "answers" if due else PROPOSALS
    if day is not None and (clock or BY_UTC).end_of(code, day) > desk.store.clock():
        until = clock.until(code, day, language) if clock else date_both(day, language)
    return reconfirmation_letter.write(head, names.get(vendor, "–"), rows, until).to_bytes()


def _confirm(desk: Desk, one: _One) -> None:
    key = f"stale_answers.confirm.{one.vendor}"
    codes = {each.requirement: each.code for each in one.open if each.answered_at is not None}
    if not codes:
        return
    with st.popover(desk.say("The answer stands …"), key=f"{key}.popover"):
        requirement = st.selectbox(
            desk.say("Requirement"), list(codes), format_func=codes.__getitem__,
            key=f"{key}.requirement.{len(codes)}",
        )  # fmt: skip
        note = st.text_input(desk.say("How did the vendor say so?"), key=f"{key}.note.{len(codes)}")
        if st.button(desk.say("Record that it stands"), type="primary", key=f"{key}.save"):
            with explained(desk):
                at = {"selection": desk.here.id, "vendor": one.vendor, "requirement": requirement}
                confirm_answer(desk.store, desk.actor, **at, note=note)
                saved(desk)
                st.rerun()
