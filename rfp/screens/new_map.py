"""Brings in a process map: as a file, or typed by hand."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.map_states import mark_map
from rfp.changes.maps import import_map, name_map, remove_map, type_map
from rfp.lists.subject import Subject
from rfp.maps.map_comparison import MapState
from rfp.maps.process_map import Doubt, ProcessMap, ReadMap
from rfp.maps.remarks import Remark, linked_remarks, loose_remarks
from rfp.maps.typed_map import TypedStep
from rfp.reads.maps import MapEntry
from rfp.screens import list_import
from rfp.screens.both_languages import ask_words, changed_words
from workbench.file_kind import NAMES, Kind
from workbench.language import sentence
from workbench.problem import Problem
from workbench.screens.parts.brought_file import read_once
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved
from workbench.uploads import LARGEST, Upload, receive

SHOWN_AT_MOST = 50  # doubts and remarks of one file; their number stands above
Marks = tuple[MapState, str | None]  # what a map shows, and which map it replaces
SHOWN = "new_map.shown"  # the map that the page shows next


def turn() -> int:
    """Return how many maps this page has brought in; widgets of the next one start empty."""
    count: int = st.session_state.setdefault("new_map.turn", 0)
    return count


def show(desk: Desk) -> None:
    """Ask for a file or for typed steps."""
    by_file, by_table, by_hand = st.tabs(
        [desk.say("From a file"), desk.say("From a table"), desk.say("By hand")]
    )
    with by_file:
        _ask_file(desk)
    with by_table:
        list_import.show(desk, Subject.STEPS)
    with by_hand:
        _ask_steps(desk)


def change(desk: Desk, entry: MapEntry, maps: Sequence[MapEntry]) -> None:
    """Ask for another title of a map and what it shows, or take the map away."""
    if entry.file:
        st.caption(desk.say("From the file {name}", name=plain(entry.file)))
    about = {"selection": desk.here.id, "process_map": entry.id}
    version, place = entry.version, f"new_map.title.{entry.id}"
    with held(desk, place, entry.titles, version=version, edits=entry.titles) as form:
        typed = ask_words(desk, desk.say("Title"), form.stored, key=form.key)
        save = form.button(desk.say("Save"), "save", type="primary")
        about["seen"] = form.version
    if save:
        with form.storing():
            changed = changed_words(form.stored, typed)
            name_map(desk.store, desk.actor, **about, titles=changed)
            _turn_on()
    _ask_state(desk, entry, maps)
    if form.button(desk.say("Remove this map"), "remove", icon=":material/delete:"):
        with form.storing():
            remove_map(desk.store, desk.actor, **about)
            _turn_on()


def _ask_state(desk: Desk, entry: MapEntry, maps: Sequence[MapEntry]) -> None:
    """Ask whether a map is as-is or to-be, and which as-is map a to-be map replaces."""
    now, place = (entry.state, entry.replaces), f"new_map.state.{entry.id}"
    about = {"version": entry.version, "edits": now, "is_stored_at_once": True}
    with held(desk, place, now, **about) as form:
        state, replaces = _ask_marks(desk, entry.id, form.stored, maps, form.key)
    if (state, replaces) != form.stored:
        with form.storing():
            mark_map(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                process_map=entry.id,
                seen=form.version,
                map_state=state,
                replaces=replaces,
            )
            _turn_on()


def _ask_marks(desk: Desk, own: str, now: Marks, maps: Sequence[MapEntry], key: str) -> Marks:
    states = list(MapState)
    state = st.radio(
        desk.say("This map shows"),
        states,
        index=states.index(now[0]),
        format_func=lambda each: desk.say(each.label),
        key=f"{key}.state",
    )
    others = {m.id: m.title for m in maps if m.state is MapState.AS_IS and m.id != own}
    if state is not MapState.TO_BE or not others:
        return state, None
    replaces = st.selectbox(
        desk.say("It replaces"),
        list(others),
        index=list(others).index(now[1]) if now[1] in others else None,
        format_func=others.__getitem__,
        placeholder=desk.say("Choose the as-is map"),
        key=f"{key}.replaces",
    )
    return state, replaces


def _ask_file(desk: Desk) -> None:
    brought = st.file_uploader(
        desk.say("BPMN 2.0 file (.bpmn or .xml)"),
        type=sorted(suffix.removeprefix(".") for suffix in NAMES[Kind.PROCESS_MAP]),
        max_upload_size=LARGEST // 1_000_000,
        key=f"new_map.file.{turn()}",
    )
    if brought is None:
        st.caption(desk.say("Camunda, Bizagi, Signavio, ARIS and Visio can save this format."))
        return
    with explained(desk):
        name, data = brought.name, brought.getvalue()
        upload = read_once(
            desk, "new_map.read", name, data,
            lambda: receive(name, data, reader="rfp.maps.bpmn:read", kinds={Kind.PROCESS_MAP}),
        )  # fmt: skip
        found = upload.value
        if isinstance(found, ReadMap):
            _confirm(desk, upload, found, key=f"new_map.{upload.digest[:12]}")


def _confirm(desk: Desk, upload: Upload, found: ReadMap, *, key: str) -> None:
    """Show what was found before it is stored."""
    st.markdown(
        desk.say(
            "Found {steps} steps in {lanes} lanes.",
            steps=len(found.map.steps),
            lanes=len(found.map.lanes),
        )
    )
    if found.doubts:
        with st.expander(desk.say("To look at: {count}", count=len(found.doubts))):
            for doubt in found.doubts[:SHOWN_AT_MOST]:
                st.markdown("- " + plain(_sentence(desk, doubt)))
    remarks = _ask_remarks(desk, found.map, key)
    suggested = found.map.name or upload.name.removesuffix(upload.kind.value)
    typed = ask_words(desk, desk.say("Title"), {desk.language.value: suggested}, key=key)
    if st.button(desk.say("Keep this map"), type="primary", key=f"{key}.keep"):
        st.session_state[SHOWN] = import_map(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            titles=typed,
            upload=upload,
            process_map=found.map,
            remarks=remarks,
        )
        _done(desk)


def _ask_remarks(desk: Desk, found: ProcessMap, key: str) -> list[Remark]:
    """List what is written beside the steps; what is ticked becomes a pain of its step."""
    linked, loose = linked_remarks(found), loose_remarks(found)
    if not linked and not loose:
        return []
    label = desk.say("Remarks in the file: {count}", count=len(linked) + len(loose))
    with st.expander(label, expanded=bool(linked)):
        if linked:
            st.caption(desk.say(
                "What you tick becomes a pain of its step, with the file as its source."
            ))  # fmt: skip
        ticked = [
            remark
            for place, remark in enumerate(linked[:SHOWN_AT_MOST])
            if st.checkbox(_beside(desk, remark), key=f"{key}.remark.{place}")
        ]
        if loose:
            shown = (as_written(text, desk.language) for text in loose[:SHOWN_AT_MOST])
            st.markdown(desk.say("Linked to no step:"))
            st.markdown("\n".join(f"- {each}" for each in shown))
    return ticked


def _beside(desk: Desk, remark: Remark) -> str:
    step = as_written(remark.step or "–", desk.language)
    return f"{step}: {as_written(remark.text, desk.language)}"


def _sentence(desk: Desk, doubt: Doubt) -> str:
    return sentence(Problem(doubt.template, **dict(doubt.values)), desk.language)


def _ask_steps(desk: Desk) -> None:
    with st.form(f"new_map.typed.{turn()}", border=False):
        typed = ask_words(desk, desk.say("Title"), {}, key=f"new_map.typed.{turn()}")
        lines = st.text_area(
            desk.say("Steps, one in a line: lane: step"),
            placeholder=desk.say(
                "Sales: answer the call\nSales: write the offer\nIT: open the account"
            ),
            height=150,
            key=f"new_map.lines.{turn()}",
        )
        if st.form_submit_button(desk.say("Keep this map"), type="primary"):
            with explained(desk):
                st.session_state[SHOWN] = type_map(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    titles=typed,
                    steps=[_typed(line) for line in lines.splitlines() if line.strip()],
                )
                _done(desk)


def _typed(line: str) -> TypedStep:
    """Read "lane: step"; a line without a colon is a step in no lane."""
    lane, colon, step = line.partition(":")
    return TypedStep(lane=lane.strip(), step=step) if colon else TypedStep(lane="", step=line)


def _done(desk: Desk) -> None:
    _turn_on()
    saved(desk)
    st.rerun()


def _turn_on() -> None:
    st.session_state["new_map.turn"] = turn() + 1
