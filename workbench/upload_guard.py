"""Judges an outside file by its content; runs inside the child process of `workbench.uploads`."""

from collections.abc import Iterable

from workbench.file_kind import OFFICE, Kind, settle, sniff
from workbench.package_guard import check_package, office_kind, ole_problem
from workbench.xml_guard import check_opening


def judge(data: bytes, suffix: str, wanted: Iterable[str]) -> Kind:
    """Return the kind of `data`, whole and harmless; a Problem says what is wrong with it."""
    if problem := ole_problem(data):
        raise problem
    found = sniff(data)
    if found == OFFICE:
        found = office_kind(data)
    kind = settle(found, suffix, frozenset(map(Kind, wanted)))
    _CHECKS[kind](data)
    return kind


def _check_table(data: bytes) -> None:
    """Leave a table to its reader: text cannot act, and only the reader can name a line."""


def _leave_closed(data: bytes) -> None:
    """Let a PDF be what it is: it is kept and handed on, and nobody here opens it."""


_CHECKS = {
    Kind.WORKBOOK: check_package,
    Kind.DOCUMENT: check_package,
    Kind.PROCESS_MAP: check_opening,
    Kind.TABLE: _check_table,
    Kind.PDF: _leave_closed,
}
