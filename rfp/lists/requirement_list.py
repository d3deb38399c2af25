"""A list of requirements: coded, held beside what is there already, ready to be stored."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rfp.lists import doubt
from rfp.lists.alike import alike
from rfp.lists.cell_reading import JOINED, YES, Here, read_code, read_number
from rfp.lists.columns import Columns
from rfp.lists.doubt import LEAVE, Doubt
from rfp.lists.entry import NEW_CODE, Entry, Reading
from rfp.lists.found_table import ListTable
from rfp.lists.gathered import Gathered
from rfp.lists.row_reading import read_rows
from rfp.lists.subject import Field, Subject
from rfp.lists.tongue import worded
from rfp.needs.gap import GapKind
from rfp.needs.requirement import CODE, Moscow
from rfp.needs.wave import Wave
from workbench.problem import Problem, Term

LETTERS = "REQ"

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRequirement:
    """One requirement as a list brings it; `texts` by language."""

    code: str
    texts: Words
    moscow: Moscow
    is_mandatory: bool = False
    kind: GapKind | None = None
    module: str = ""
    criterion: str = ""
    owner: str = ""
    acceptance: str = ""
    wave: Wave | None = None
    gaps: tuple[str, ...] = ()


def read_requirements(
    tables: Sequence[ListTable], columns: Columns, here: Here, *, carried: Collection[Field] = ()
) -> Reading:
    """Read a list of requirements; what reads like another is asked, in the file or beyond it."""
    gathered = read_rows(tables, columns, Subject.REQUIREMENTS, here, carried=carried)
    _settle_codes(gathered, here)
    for each in alike(gathered, here.texts, (Field.TEXT, Field.TRANSLATION)):
        gathered.ask(each, alone=True)
    return gathered.reading()


def requirements_of(reading: Reading, taken: Iterable[str]) -> list[ListedRequirement]:
    """Return what is to be stored, each with a code of its own; open questions are refused."""
    if reading.doubts:
        raise Problem("{count} questions of the list are still open", count=len(reading.doubts))
    used = {*taken, *(entry.get(Field.CODE) for entry in reading.entries)}
    free = _free_codes(used)
    return [_requirement(e, e.get(Field.CODE) or next(free)) for e in reading.entries]


def _requirement(entry: Entry, code: str) -> ListedRequirement:
    kind, wave = entry.get(Field.KIND), entry.get(Field.WAVE)
    moscow = Moscow(entry.get(Field.MOSCOW))
    return ListedRequirement(
        code=code,
        texts=worded(entry.get(Field.TEXT), entry.get(Field.TRANSLATION)),
        moscow=moscow,
        is_mandatory=moscow is Moscow.MUST and entry.get(Field.MANDATORY) == YES,
        kind=GapKind(kind) if kind else None,
        module=entry.get(Field.MODULE),
        criterion=entry.get(Field.CRITERION),
        owner=entry.get(Field.OWNER),
        acceptance=entry.get(Field.ACCEPTANCE),
        wave=Wave(wave) if wave else None,
        gaps=tuple(entry.get(Field.GAPS).split(JOINED)) if entry.get(Field.GAPS) else (),
    )


def _settle_codes(gathered: Gathered, here: Here) -> None:
    """Write codes in their one form; numbers get letters, anything else a new code later."""
    typed = [entry.get(Field.CODE) for entry in gathered.entries]
    codes = _numbered(typed) or [read_code(text) for text in typed]
    unread = [text for text, code in zip(typed, codes, strict=True) if text and not code]
    if unread:
        gathered.notes.append(
            Problem(
                "{count} codes are not letters and a number, as F-012, and are replaced: {codes}",
                count=len(unread),
                codes=unread[:3],
            )
        )
    if _numbered(typed):
        gathered.notes.append(
            Problem("the numbers became codes that begin with {letters}", letters=LETTERS)
        )
    times = Counter(codes)
    seen: set[str] = set()
    for row, (entry, code) in enumerate(zip(gathered.entries, codes, strict=True)):
        gathered.entries[row] = Entry(place=entry.place, values={**entry.values, Field.CODE: code})
        if code and (code in here.codes or (times[code] > 1 and code in seen)):
            reason = doubt.TAKEN_CODE if code in here.codes else doubt.DOUBLE_CODE
            gathered.ask(_about_code(row, entry.place, code, reason), alone=True)
        seen.add(code)


def _about_code(row: int, place: str, code: str, reason: Term) -> Doubt:
    return Doubt(
        field=Field.CODE,
        reason=reason,
        found=code,
        places=(place,),
        rows=(row,),
        choices=(NEW_CODE, LEAVE),
    )


def _numbered(typed: Sequence[str]) -> list[str]:
    """Return codes for a column of plain numbers, each once; nothing if it holds anything else."""
    numbers = [read_number(text) for text in typed if text]
    if not all(numbers) or not numbers or len(set(map(_plain, numbers))) < len(numbers):
        return []
    wide = max(map(len, numbers)) if all(map(str.isdecimal, numbers)) else 0
    return [f"{LETTERS}-{_plain(read_number(text)).zfill(wide)}" if text else "" for text in typed]


def _plain(number: str) -> str:
    """Return a number without zeros before it."""
    return number.lstrip("0") or "0"


def _free_codes(used: Collection[str]) -> Iterator[str]:
    parts = [code.rpartition("-") for code in used if CODE.fullmatch(code)]
    letters = Counter(before for before, _, _ in parts)
    wanted = max(letters, key=letters.__getitem__, default=LETTERS)
    numbers = [rest.partition(".")[0] for before, _, rest in parts if before == wanted]
    wide = max(map(len, numbers), default=2)
    last = max(map(int, numbers), default=0)
    while True:
        last += 1
        yield f"{wanted}-{last:0{wide}d}"
