"""Which gaps the register shows: by kind, by wave, by approval."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.needs.gap import GapKind
from rfp.needs.wave import Wave
from rfp.reads.gaps import Stamp
from rfp.reads.needs import GapEntry
from rfp.screens import gap_stamps
from workbench.language import number
from workbench.screens.parts.desk import Desk

FEW = 2


def narrowed(
    desk: Desk, entries: Sequence[GapEntry], stamps: Mapping[str, Stamp]
) -> list[GapEntry]:
    """Ask what to show, and return those gaps; two gaps need no filter."""
    if len(entries) <= FEW:
        return list(entries)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _ask(desk, desk.say("Kind"), _present_kinds(desk, entries), "kind")
        wave = _ask(desk, desk.say("Wave"), _present_waves(desk, entries), "wave")
        state = _ask(desk, desk.say("Approval"), _present_states(desk, entries, stamps), "state")
    shown = [
        entry
        for entry in entries
        if kind in (None, entry.gap.kind.value)
        and wave in (None, _wave(entry))
        and state in (None, gap_stamps.state(desk, stamps.get(entry.gap.id)))
    ]
    if len(shown) < len(entries):
        st.caption(desk.say("{shown} of {all} gaps", shown=len(shown), all=len(entries)))
    return shown


def _ask(desk: Desk, label: str, options: Mapping[str, str], name: str) -> str | None:
    chosen: str | None = st.selectbox(
        label,
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder=desk.say("All of them"),
        key=f"gap_filter.{name}.{desk.language}.{'|'.join(options)}",
    )
    return chosen


def _present_kinds(desk: Desk, entries: Sequence[GapEntry]) -> dict[str, str]:
    found = [entry.gap.kind.value for entry in entries]
    return _counted(desk, found, {kind.value: desk.say(kind.label) for kind in GapKind})


def _present_waves(desk: Desk, entries: Sequence[GapEntry]) -> dict[str, str]:
    labels = {wave.value: desk.say(wave.label) for wave in Wave} | {"": desk.say("No wave yet")}
    return _counted(desk, [_wave(entry) for entry in entries], labels)


def _present_states(
    desk: Desk, entries: Sequence[GapEntry], stamps: Mapping[str, Stamp]
) -> dict[str, str]:
    found = [gap_stamps.state(desk, stamps.get(entry.gap.id)) for entry in entries]
    return _counted(desk, found, {state: state for state in found})


def _wave(entry: GapEntry) -> str:
    return entry.gap.closing.wave.value if entry.gap.closing.wave else ""


def _counted(desk: Desk, found: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    return {
        code: f"{label} ({number(found.count(code), desk.language)})"
        for code, label in labels.items()
        if code in found
    }
