"""What is doubtful beside an answer that was taken: what its code needs and what stands there."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from vendor_data.amount_veil import VEIL, names_price
from vendor_data.answers.side_data import (
    NEEDED,
    WANTS_EVIDENCE,
    Side,
    WrittenAnswer,
    lacking,
)
from vendor_data.columns import SIDE_ROLES, Role, Table
from vendor_data.doubt import Doubt, DoubtKind
from vendor_data.line_cells import place_of
from vendor_data.proposal import Answer
from workbench.sheet import Line

LACKS = "{place}: the answer {code} is taken, but it lacks {lacks}; ask the vendor for it"
IN_COMMENT = (
    "{place} is empty, though {code} needs it ({lacks}); probably the comment says it: {proposal}"
)
NOT_ITS_OWN = "{place} says {found}, which {code} does not ask for; it is kept beside the answer"
AN_AMOUNT = (
    "{place} holds an amount, which stays hidden until prices are read; ask the vendor for the "
    "line of the price form"
)
NAMES_PRICE = (
    "{place} answers, and beside it stands what may be a price; whoever scores reads it, so ask "
    "the vendor to move it into the price form"
)
A_SERIAL = "{place} holds the number {found}, which is probably the date {proposal}"

# Whole numbers that a spreadsheet shows as days of the years 2000 to 2100.
_SERIALS = range(36_526, 73_416)
_DIGITS = 5
_DAY_ZERO = dt.date(1899, 12, 30)


def side_doubts(table: Table, line: Line, answer: Answer) -> Iterator[Doubt]:
    """Yield a doubt for what an answer lacks, for what is not its own, and for lost dates."""
    wanted = tuple(each for each in lacking(answer.code, answer.side) if each not in table.unasked)
    wants_evidence = answer.code in WANTS_EVIDENCE and not answer.evidence
    if not table.asks_for_sides:
        # A table of the vendor's own: its comment may say it, which a person judges.
        wanted = tuple(side for side in wanted if side is not Side.WORKAROUND)
        wants_evidence = wants_evidence and table.column(Role.EVIDENCE) is not None
    if wanted or wants_evidence:
        yield _lacks(table, line, answer, wanted)
    strangers = [side for side, _ in answer.side.given if side not in NEEDED[answer.code]]
    if strangers:
        yield _strangers(table, line, answer, strangers)
    if answer.side.priced_in == VEIL:
        yield _amount(table, line, answer)
    if tells_price(answer):
        yield Doubt(
            kind=DoubtKind.INCOMPLETE,
            place=answer.place,
            found=VEIL,
            reason=NAMES_PRICE,
            requirement=answer.requirement,
        )
    serial = answer.side.due
    if serial.isdecimal() and len(serial) == _DIGITS and int(serial) in _SERIALS:
        yield _serial(table, line, answer)


def tells_price(answer: Answer | WrittenAnswer) -> bool:
    """Say whether what stands beside an answer names what may be a price."""
    beside = (text for _, text in answer.side.given)
    return any(map(names_price, (answer.comment, answer.evidence, *beside)))


def _lacks(table: Table, line: Line, answer: Answer, wanted: tuple[Side, ...]) -> Doubt:
    """Doubt what is not there; a comment beside one single need is its probable place.

    No comment is taken for the line of another form.
    """
    cells = [_place(table, line, side) for side in wanted]
    if not wanted:
        cells = [place_of(table, line, Role.EVIDENCE)]
    doubt = Doubt(
        kind=DoubtKind.INCOMPLETE,
        place=", ".join(dict.fromkeys(cells)),
        found=answer.comment,
        reason=LACKS,
        codes=(answer.code,),
        requirement=answer.requirement,
        lacks=wanted,
        lacks_evidence=not wanted,
    )
    if len(wanted) != 1 or wanted == (Side.PRICED_IN,) or not answer.comment:
        return doubt
    filled = replace(answer, side=answer.side.with_(wanted[0], answer.comment))
    return replace(doubt, reason=IN_COMMENT, proposal=answer.comment, options=(filled,))


def _strangers(table: Table, line: Line, answer: Answer, strangers: list[Side]) -> Doubt:
    return Doubt(
        kind=DoubtKind.INCOMPLETE,
        place=", ".join(dict.fromkeys(_place(table, line, side) for side in strangers)),
        found="; ".join(answer.side.of(side) for side in strangers),
        reason=NOT_ITS_OWN,
        codes=(answer.code,),
        requirement=answer.requirement,
    )


def _amount(table: Table, line: Line, answer: Answer) -> Doubt:
    return Doubt(
        kind=DoubtKind.INCOMPLETE,
        place=_place(table, line, Side.PRICED_IN),
        found=VEIL,
        reason=AN_AMOUNT,
        codes=(answer.code,),
        requirement=answer.requirement,
    )


def _serial(table: Table, line: Line, answer: Answer) -> Doubt:
    day = (_DAY_ZERO + dt.timedelta(days=int(answer.side.due))).isoformat()
    return Doubt(
        kind=DoubtKind.INCOMPLETE,
        place=_place(table, line, Side.DUE),
        found=answer.side.due,
        reason=A_SERIAL,
        proposal=day,
        requirement=answer.requirement,
        options=(replace(answer, side=answer.side.with_(Side.DUE, day)),),
    )


def _place(table: Table, line: Line, side: Side) -> str:
    """Return the cell of a side datum; where all of them share one cell, that one."""
    own = SIDE_ROLES[side]
    role = own if table.column(own) else Role.SIDE
    return place_of(table, line, role if table.column(role) else Role.ANSWER)
