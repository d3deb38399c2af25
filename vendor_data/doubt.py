"""What a person has to look at in a returned file: where, what was found, what is proposed."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from vendor_data.amount_veil import VEIL, without_amounts
from vendor_data.answer import Code, code_name
from vendor_data.answers.side_data import Side, side_name
from vendor_data.column_names import Role
from vendor_data.proposal import Answer
from workbench.language import Language, joined, say
from workbench.problem import Term

LONGEST_SHOWN, LONGEST_FOUND = 60, 600
_LINE = re.compile(r"\bline ([0-9]+)")
_PARAGRAPH = re.compile(r"\bparagraph ([0-9]+)")
_BOX = re.compile(r"\btext box ([0-9]+)")
_MARGIN = re.compile(r"\bheader or footer ([0-9]+)")
_CELL_OF_TABLE = re.compile(r"\btable ([0-9]+) row ([0-9]+) column ([0-9]+)")


class DoubtKind(StrEnum):
    """LIKELY has one proposal, CONFLICT needs a choice; INCOMPLETE concerns an answer that stands.

    The others only have to be seen.
    """

    LIKELY = "likely"
    CONFLICT = "conflict"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    PRICE = "price"
    SAME_VENDOR = "same vendor"
    FILE = "file"


_COLUMNS = {
    Role.ID.value: Term("Hidden id"),
    Role.FINGERPRINT.value: Term("Hidden wording"),
    Role.SIDE.value: Term("Beside the answer"),
    Role.CODE.value: Term("Code"),
    Role.TEXT.value: Term("Requirement"),
    Role.CLAUSE.value: Term("Clause"),
    Role.PRIORITY.value: Term("Priority"),
    Role.MANDATORY.value: Term("Mandatory"),
    Role.ANSWER.value: Term("Answer"),
    Role.COMMENT.value: Term("Comment"),
    Role.EVIDENCE.value: Term("Evidence"),
    Role.PRICE.value: Term("Price"),
    Role.VENDOR.value: Term("Vendor"),
}
_SIDES = frozenset(Side)
# What was found in these names the places where it was found.
_LISTS_PLACES = frozenset({DoubtKind.CONFLICT, DoubtKind.PRICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at; `options` are the answers that a person may choose from.

    `reason` is the template of a sentence with {place}, {found} and {proposal}; what is proposed
    is `proposal` (a requirement, a vendor, an amount), `codes`, or both; `lacks` is what an answer
    needs beside it and does not have.
    """

    kind: DoubtKind
    place: str
    found: str
    reason: str
    proposal: str = ""
    codes: tuple[Code, ...] = ()
    requirement: str = ""
    options: tuple[Answer, ...] = ()
    lacks: tuple[Side, ...] = ()
    lacks_evidence: bool = False

    def sentence(self, language: Language) -> str:
        """Return what is doubtful, in the reader's language."""
        codes = " / ".join(code_name(code, language) for code in self.codes)
        found = shortened(self.found, LONGEST_FOUND)
        return say(
            self.reason,
            language,
            place=said_place(self.place, language),
            found=said_place(found, language) if self.kind in _LISTS_PLACES else found,
            proposal=": ".join(filter(None, (shortened(self._proposal(language)), codes))),
            code=codes,
            lacks=self._lacks(language),
        )

    def _proposal(self, language: Language) -> str:
        """Return what is proposed; of a file as a whole it may be a column of the form."""
        if self.kind is not DoubtKind.FILE:
            return self.proposal
        if self.proposal in _COLUMNS:
            return say(_COLUMNS[self.proposal], language)
        return (
            side_name(Side(self.proposal), language) if self.proposal in _SIDES else self.proposal
        )

    def _lacks(self, language: Language) -> str:
        evidence = (say("Evidence", language),) if self.lacks_evidence else ()
        return joined((*(side_name(side, language) for side in self.lacks), *evidence), language)

    @property
    def veiled(self) -> "Doubt":
        """The same doubt without what may be an amount: prices are read last, by nobody before."""
        if self.kind is DoubtKind.PRICE:
            return replace(self, found=VEIL, proposal=without_amounts(self.proposal))
        if self.kind is DoubtKind.UNREADABLE:
            return replace(self, found=without_amounts(self.found))
        return self


def said_place(place: str, language: Language) -> str:
    """Return a place of a file as its reader says it; addresses of cells are the same everywhere.

    >>> said_place("line 7", Language.FA)
    'سطر ۷'
    """
    told = _CELL_OF_TABLE.sub(lambda found: _said_cell(found, language), place)
    told = _PARAGRAPH.sub(
        lambda found: say("paragraph {number}", language, number=int(found[1])), told
    )
    told = _MARGIN.sub(
        lambda found: say("header or footer {number}", language, number=int(found[1])), told
    )
    told = _BOX.sub(lambda found: say("text box {number}", language, number=int(found[1])), told)
    return _LINE.sub(lambda found: say("line {number}", language, number=int(found[1])), told)


def _said_cell(found: re.Match[str], language: Language) -> str:
    table, row, column = map(int, found.groups())
    return say(
        "table {table}, row {row}, column {column}",
        language,
        table=table,
        row=row,
        column=column,
    )


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Return `text`, cut where a reader has seen enough."""
    return text if len(text) <= longest else f"{text[:longest]}…"
