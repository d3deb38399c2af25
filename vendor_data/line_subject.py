"""Which requirement one line of a returned table is about, by every trace that it kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vendor_data.columns import Role, Table
from vendor_data.line_cells import cell_of, said
from vendor_data.our_rows import is_print
from vendor_data.response_form import AskedRequirement
from workbench.language import normal_key
from workbench.sheet import Line
from workbench.word_controls import row_bookmark

_COLONS_OF_A_TAG = 2  # language:requirement:field

_CODE_FIRST = re.compile(
    r"\s*[\[(]?(?P<code>[^\s:;،,\[\]()]+?)[\])]?[.:،)]*\s+[-–—:]?\s*(?P<rest>.+)", re.DOTALL
)

_CODE_LAST = re.compile(r"(?P<rest>.+?)\s*[\[(](?P<code>[^\[\]()]+)[\])][\s.]*", re.DOTALL)

LIKELY_CODE = "{place} is numbered {found}, which is probably {proposal}"
SEVERAL_CODES = "{place} names several requirements ({found}); choose which one it answers"
ONLY_TEXT = "{place} has no number that was asked for; its text is that of {proposal}"
ID_AND_CODE = "{place} is numbered {found}, but its hidden id is that of {proposal}"
CODE_AND_TEXT = (
    "{place} is numbered {found}, but its words are those of another requirement; choose which one "
    "it answers: {proposal}"
)
CHANGED_TEXT = "{place} answers another wording of {proposal}: {found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The requirements that a line may be about; certain if there is one and no `reason`."""

    requirements: tuple[AskedRequirement, ...] = ()
    found: str = ""
    reason: str = ""


class Asked:
    """The requirements that were asked, findable by every trace that a file may keep of them."""

    def __init__(self, requirements: Iterable[AskedRequirement]) -> None:
        self.requirements = tuple(requirements)
        self.by_id = {one.id: one for one in self.requirements}
        self.by_mark = {row_bookmark(one.id): one for one in self.requirements}
        self.by_code = {normal_key(one.code): one for one in self.requirements}
        self.by_loose_code = _unique((loose_code(one.code), one) for one in self.requirements)
        self.by_text = _unique((_loose_text(one.text), one) for one in self.requirements)
        self.by_print = _unique((one.fingerprint, one) for one in self.requirements)

    @property
    def knows(self) -> Mapping[Role, Callable[[str], bool]]:
        """Return by what a cell shows that it names something that was asked."""
        return {
            Role.ID: self.by_id.__contains__,
            Role.FINGERPRINT: is_print,
            Role.CODE: lambda text: normal_key(text) in self.by_code,
            Role.TEXT: lambda text: _loose_text(text) in self.by_text,
        }

    def subject(self, table: Table, line: Line) -> Subject:
        """Return what `line` is about: hidden id, then code, then text."""
        code = said(table, line, Role.CODE)
        by_id = self.by_id.get(said(table, line, Role.ID)) or self.by_id.get(code)
        marked = self._marked(line)
        if len(marked) > 1:
            codes = ", ".join(one.code for one in marked)
            return Subject(requirements=marked, found=codes, reason=SEVERAL_CODES)
        by_id = by_id or next(iter(marked), None)
        if by_id is None:
            return self._visible(table, line, code)
        exact = self.by_code.get(normal_key(code))
        if exact is not None and exact is not by_id and not _is_covered(table, line):
            return Subject(requirements=(by_id, exact), found=code, reason=ID_AND_CODE)
        return self._with_wording(table, line, by_id)

    def _visible(self, table: Table, line: Line, code: str) -> Subject:
        """Return what a line is about that kept nothing hidden but perhaps its fingerprint."""
        by_code = self._by_code(code)
        by_text = self._by_text(table, line, code)
        if not by_code.requirements:
            return by_text if by_text.requirements else self._before_text(table, line)
        other = by_text.requirements
        if other and not by_code.reason and other != by_code.requirements:
            both = (*by_code.requirements, *other)
            return Subject(requirements=both, found=code, reason=CODE_AND_TEXT)
        return by_code

    def _marked(self, line: Line) -> tuple[AskedRequirement, ...]:
        """Return what the bookmarks and controls of a document's row name."""
        uids = (mark.split(":")[1] for mark in line.marks if mark.count(":") == _COLONS_OF_A_TAG)
        named = (*(self.by_id.get(uid) for uid in uids), *map(self.by_mark.get, line.marks))
        return tuple(dict.fromkeys(one for one in named if one is not None))

    def _by_code(self, code: str) -> Subject:
        exact = self.by_code.get(normal_key(code))
        if exact is not None:
            return Subject(requirements=(exact,), found=code)
        loose = self.by_loose_code.get(loose_code(code))
        if loose is not None:
            return Subject(requirements=(loose,), found=code, reason=LIKELY_CODE)
        tokens = re.split(r"[\s,;،؛/()\[\]:&+]+", normal_key(code))
        named = dict.fromkeys(self.by_code[token] for token in tokens if token in self.by_code)
        reason = SEVERAL_CODES if len(named) > 1 else LIKELY_CODE
        return Subject(requirements=tuple(named), found=code, reason=reason)

    def _by_text(self, table: Table, line: Line, code: str) -> Subject:
        """Return whose wording a line has, or had as it was written."""
        match = self.by_text.get(_loose_text(said(table, line, Role.TEXT)))
        match = match or self.by_print.get(said(table, line, Role.FINGERPRINT))
        found = (match,) if match else ()
        return Subject(requirements=found, found=code, reason=ONLY_TEXT)

    def _before_text(self, table: Table, line: Line) -> Subject:
        """Return whose code stands before the wording or in brackets behind it, in one cell."""
        text = said(table, line, Role.TEXT)
        ends = (_CODE_FIRST.match(text), _CODE_LAST.fullmatch(text))
        named = ((found, self._coded(found["code"])) for found in ends if found)
        found, one = next(((found, one) for found, one in named if one), (None, None))
        if found is None or one is None:
            return Subject()
        is_its_own = _loose_text(found["rest"]) == _loose_text(one.text)
        reason = "" if is_its_own else LIKELY_CODE
        return Subject(requirements=(one,), found=found[0].strip(), reason=reason)

    def _coded(self, code: str) -> AskedRequirement | None:
        return self.by_code.get(normal_key(code)) or self.by_loose_code.get(loose_code(code))

    def _with_wording(self, table: Table, line: Line, about: AskedRequirement) -> Subject:
        """Doubt a line whose wording is not the one that was asked."""
        print_ = said(table, line, Role.FINGERPRINT)
        text = said(table, line, Role.TEXT)
        is_changed = print_ not in {"", about.fingerprint} or (
            text and _loose_text(text) != _loose_text(about.text)
        )
        reason = CHANGED_TEXT if is_changed else ""
        return Subject(requirements=(about,), found=text, reason=reason)


def loose_code(code: str) -> str:
    """Return a code without the marks and leading zeros in which styles differ.

    >>> loose_code("R-01") == loose_code("r 1")
    True
    """
    parts = re.findall(r"[^\W\d_]+|[0-9]+", normal_key(code))
    return "-".join(part.lstrip("0") or part for part in parts)


def _is_covered(table: Table, line: Line) -> bool:
    """Say whether the code of a line is only that of the merged cell above it."""
    cell = cell_of(table, line, Role.CODE)
    return cell is not None and cell.is_merged


def _loose_text(text: str) -> str:
    return re.sub(r"\W", "", normal_key(text))


def _unique(
    pairs: Iterable[tuple[str, AskedRequirement]],
) -> Mapping[str, AskedRequirement]:
    """Return only the keys that one requirement alone has."""
    found = [(key, one) for key, one in pairs if key]
    times = Counter(key for key, _ in found)
    return {key: one for key, one in found if times[key] == 1}
