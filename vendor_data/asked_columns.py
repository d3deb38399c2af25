"""What a vendor wrote into the columns that we had filled in: number, wording, priority, must."""

import re
from collections.abc import Iterator
from functools import cache

from rfp.needs.requirement import Moscow
from vendor_data.columns import Role, Table
from vendor_data.line_subject import Subject
from vendor_data.response_form import AskedRequirement
from workbench.language import Language, normal_key, say
from workbench.sheet import Cell, Line

_NAMING = (Role.CODE, Role.TEXT)
_BESIDE = (Role.CLAUSE, Role.PRIORITY, Role.MANDATORY)
_NO_WORDS = re.compile(r"[\W\d_]*")  # the number of a clause, a tick, a dash
_MARKS = frozenset({"yes", "no", "true", "false", "x", "بله", "خیر"})


def written_over(table: Table, line: Line, subject: Subject) -> Iterator[tuple[Cell, str]]:
    """Yield each cell of ours that says something else now, and what it says.

    A wording that was cut short says nothing new, and so does another style of numbering. Where
    number or wording are doubted, the doubt shows them.
    """
    for role in _BESIDE if subject.reason else (*_NAMING, *_BESIDE):
        cell = line.cell(table.column(role))
        if cell is None or cell.is_merged or not cell.text.strip():
            continue
        if not any(_is_ours(role, cell.text, one) for one in subject.requirements):
            yield cell, cell.text.strip()


def _is_ours(role: Role, text: str, one: AskedRequirement) -> bool:
    match role:
        case Role.CODE:
            return _bare(text) in {_bare(one.code), _bare(one.id)}
        case Role.TEXT:
            return _bare(text) in _bare(f"{one.code} {one.text}")
    is_ours = normal_key(text) in _own_words() or normal_key(text) == normal_key(one.priority)
    return is_ours or bool(_NO_WORDS.fullmatch(text))


def _bare(text: str) -> str:
    """Return letters and figures alone, figures without leading zeros."""
    parts = re.findall(r"[^\W\d_]+|[0-9]+", normal_key(text))
    return "".join(part.lstrip("0") or part for part in parts)


@cache
def _own_words() -> frozenset[str]:
    """Return what we write into the columns of priority and must, in every language."""
    said = {say(one.label, language) for one in Moscow for language in Language}
    said |= {say("mandatory", language) for language in Language}
    said |= {one.value for one in Moscow}
    return frozenset(map(normal_key, said)) | _MARKS
