"""Brings in a list that people keep in a spreadsheet: file, sheet, columns, questions, stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.changes.gap_lists import import_gaps
from rfp.changes.requirement_lists import import_requirements
from rfp.changes.risk_lists import import_risks
from rfp.changes.step_lists import import_steps
from rfp.lists.cell_reading import Here
from rfp.lists.columns import Columns
from rfp.lists.entry import Reading
from rfp.lists.found_table import ListTable, find_table, groups
from rfp.lists.gap_list import gaps_of, read_gaps
from rfp.lists.grid import ListFile
from rfp.lists.requirement_list import read_requirements, requirements_of
from rfp.lists.risk_list import read_risks, risks_of
from rfp.lists.step_list import maps_of, read_steps
from rfp.lists.subject import Field, Subject
from rfp.reads.lists import list_surroundings
from rfp.screens import list_columns, list_questions, list_summary
from rfp.screens.both_languages import ask_words
from workbench.committee import Right
from workbench.file_kind import NAMES, Kind
from workbench.file_names import suffix_of
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.brought_file import read_once
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved
from workbench.screens.parts.whole_number import whole_number
from workbench.uploads import LARGEST, Upload, receive

TABLES = frozenset({Kind.WORKBOOK, Kind.TABLE})
READ: Mapping[Subject, Callable[..., Reading]] = {
    Subject.STEPS: read_steps,
    Subject.GAPS: read_gaps,
    Subject.REQUIREMENTS: read_requirements,
    Subject.RISKS: read_risks,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """A file of one subject, and the name under which this page remembers what was said of it."""

    subject: Subject
    upload: Upload
    key: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the rows are to be read, and what they are held beside."""

    tables: Sequence[ListTable]
    columns: Columns
    carried: tuple[Field, ...]
    here: Here

    @property
    def name(self) -> tuple[object, ...]:
        places = tuple((table.grid.name, table.header) for table in self.tables)
        held = len(self.here.codes), len(self.here.gaps), len(self.here.criteria)
        return places, tuple(self.columns.items()), self.carried, held


def offer(desk: Desk, subject: Subject) -> None:
    """Offer whoever may change the needs to bring in a table, behind a box that is shut."""
    if not desk.may(Right.EDIT_NEEDS):
        return
    box = st.expander(
        desk.say("Bring in a table"),
        icon=":material/table_view:",
        key=f"list_import.{subject}.box",
        on_change="rerun",
    )
    if box.open:
        with box:
            show(desk, subject)


def show(desk: Desk, subject: Subject) -> None:
    """Ask for a file, then for all that it leaves open, and store it."""
    turn = st.session_state.setdefault(f"list_import.{subject}.turn", 0)
    brought = st.file_uploader(
        desk.say("Excel workbook or delimited text (.xlsx, .csv)"),
        type=sorted(suffix.removeprefix(".") for kind in TABLES for suffix in NAMES[kind]),
        max_upload_size=LARGEST // 1_000_000,
        key=f"list_import.{subject}.file.{turn}",
    )
    if brought is None:
        st.caption(desk.say(
            "Any headings, title rows, merged cells and several sheets are fine. Nothing is stored "
            "before you have seen it; what is doubtful is asked."
        ))  # fmt: skip
        return
    with explained(desk):
        name, data = brought.name, brought.getvalue()
        upload = read_once(
            desk, f"list_import.{subject}.read", name, data,
            lambda: receive(name, data, reader="rfp.lists.reader:read", kinds=TABLES),
        )  # fmt: skip
        key = f"list_import.{subject}.{upload.digest[:12]}"
        _take(desk, _Brought(subject=subject, upload=upload, key=key))


def _take(desk: Desk, brought: _Brought) -> None:
    found = brought.upload.value
    if not isinstance(found, ListFile):
        raise Problem("The file could not be read within the limits of time and memory")
    if found.guessed_encoding:
        st.warning(desk.say(
            "The file does not say how its letters are written; it was read as {encoding}. Look "
            "whether the words are right.",
            encoding=found.guessed_encoding,
        ))  # fmt: skip
    tables = _ask_sheet(desk, brought, found)
    confirmed = list_columns.confirmed(desk, brought.subject, tables[0], brought.key)
    if confirmed is None:
        return
    columns, carried = confirmed
    with desk.store.read() as session:
        here = list_surroundings(session, desk.actor, desk.here.id, brought.subject)
    reading = _reading(desk, brought, _Asked(tables, columns, tuple(carried), here))
    st.warning(
        desk.say("Not stored yet. If you leave or reload this page, upload the file again."),
        icon=":material/pending:",
    )
    settled = list_questions.settled(desk, reading, here, brought.key)
    list_summary.show(desk, brought.subject, reading, settled, here)
    _store(desk, brought, settled, here)


def _ask_sheet(desk: Desk, brought: _Brought, found: ListFile) -> Sequence[ListTable]:
    """Return the tables to read: sheets with equal headings together, old ones by themselves."""
    tables = [find_table(grid, brought.subject) for grid in found.grids]
    known = groups([table for table in tables if table is not None])
    if not known:
        raise Problem("no sheet of the file holds a table")
    place = 0
    if len(known) > 1:
        place = st.selectbox(
            desk.say("Sheet"),
            range(len(known)),
            format_func=lambda at: _sheet_label(desk, known[at]),
            key=f"{brought.key}.sheet",
        )
    return _ask_heading(desk, brought, known[place], place)


def _sheet_label(desk: Desk, tables: Sequence[ListTable]) -> str:
    comma = desk.say(", ")
    names = comma.join(table.grid.name or desk.say("The file") for table in tables)
    rows = number(sum(len(table.rows) for table in tables), desk.language)
    told = desk.say("{sheet} ({rows} rows)", sheet=names, rows=rows)
    aside = tables[0].is_aside
    return desk.say("{sheet}, hidden or out of date", sheet=told) if aside else told


def _ask_heading(
    desk: Desk, brought: _Brought, tables: Sequence[ListTable], place: int
) -> Sequence[ListTable]:
    """Let a person say where the headings stand, if they were not found or found wrongly."""
    first = tables[0]
    said = whole_number(
        desk,
        desk.say("The headings stand in column number")
        if first.grid.is_turned
        else desk.say("The headings stand in line"),
        first.header,
        least=0,
        most=first.grid.rows[-1].line,
        tip=desk.say("0: the table has no headings. Of two lines of headings, the lower one."),
        key=f"{brought.key}.{place}.heading",
    )
    if said in (None, first.header):
        return tables
    again = find_table(first.grid, brought.subject, header=said)
    return [again] if again else tables


def _reading(desk: Desk, brought: _Brought, asked: _Asked) -> Reading:
    """Read the rows once for each way of reading them."""
    kept = st.session_state.setdefault(f"list_import.{brought.subject}.reading", {})
    at = (brought.upload.digest, asked.name)
    if at not in kept:
        kept.clear()
        with st.spinner(desk.say("Reading the rows …"), show_time=True):
            kept[at] = READ[brought.subject](
                asked.tables, asked.columns, asked.here, carried=asked.carried
            )
    found: Reading = kept[at]
    return found


def _store(desk: Desk, brought: _Brought, settled: Reading, here: Here) -> None:
    titles: Mapping[str, str] = {}
    of_steps = brought.subject is Subject.STEPS
    if of_steps and any(not entry.get(Field.PROCESS) for entry in settled.entries):
        suggested = brought.upload.name.removesuffix(suffix_of(brought.upload.name))
        told = {desk.language.value: suggested}
        titles = ask_words(desk, desk.say("Title"), told, key=f"{brought.key}.title")
    tells_to_be = of_steps and any(entry.get(Field.TO_BE_WORDS) for entry in settled.entries)
    with_to_be = tells_to_be and _ask_to_be(desk, brought)
    if settled.doubts:
        st.caption(desk.say("Still to decide: {count}", count=len(settled.doubts)))
    if st.button(
        desk.say("Store {count} rows", count=len(settled.entries)),
        type="primary",
        disabled=bool(settled.doubts) or not settled.entries,
        key=f"{brought.key}.store",
    ):
        with explained(desk):
            with st.spinner(desk.say("Storing …"), show_time=True):
                _import(desk, brought, settled, here, titles, with_to_be=with_to_be)
            _done(desk, brought.subject)


def _ask_to_be(desk: Desk, brought: _Brought) -> bool:
    return st.checkbox(
        desk.say("Make a to-be map as well: its steps say what stands under the to-be in words"),
        key=f"{brought.key}.to_be",
    )


def _import(
    desk: Desk,
    brought: _Brought,
    settled: Reading,
    here: Here,
    titles: Mapping[str, str],
    *,
    with_to_be: bool,
) -> None:
    common = {
        "selection": desk.here.id,
        "upload": brought.upload,
        "left_out": len(settled.left_out),
    }
    match brought.subject:
        case Subject.REQUIREMENTS:
            listed = requirements_of(settled, here.codes)
            import_requirements(desk.store, desk.actor, listed=listed, **common)
        case Subject.GAPS:
            import_gaps(desk.store, desk.actor, listed=gaps_of(settled), **common)
        case Subject.RISKS:
            import_risks(desk.store, desk.actor, listed=risks_of(settled), **common)
        case Subject.STEPS:
            maps = maps_of(settled)
            common |= {"titles": titles, "with_to_be": with_to_be}
            ids = import_steps(desk.store, desk.actor, listed=maps, **common)
            st.session_state["new_map.shown"] = ids[0]
            st.session_state["new_map.turn"] = st.session_state.get("new_map.turn", 0) + 1


def _done(desk: Desk, subject: Subject) -> None:
    st.session_state[f"list_import.{subject}.turn"] += 1
    for part in ("read", "reading"):
        st.session_state.pop(f"list_import.{subject}.{part}", None)
    saved(desk)
    st.rerun()
