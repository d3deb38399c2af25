"""The mandatory check sheet in Word: one table for all vendors, then each finding in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rfp.letters.letter import Letter
from vendor_data.checking.check_sheet import Finding, Findings, Verdict, outcome
from vendor_data.response_form import AskedRequirement
from vendor_data.vendor import Vendor
from workbench.language import Language, date_both, say
from workbench.problem import Term
from workbench.word import Cell, Page, Word

Say = Callable[..., str]

AT_ONCE = 6  # vendors beside one another on a wide page


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSheet:
    """All that the sheet tells: who was checked against what, and what was found."""

    vendors: Sequence[Vendor]
    musts: Sequence[AskedRequirement]
    findings: Findings


def write(letter: Letter, sheet: CheckSheet) -> Word:
    """Return the sheet on wide pages, vendors in columns, and below it why and by whom."""
    word = letter.begin(letter.say("Mandatory check sheet"))
    write_rule(word, letter.language)
    word.turn(Page.WIDE)
    write_sheet(word, sheet, letter.language, level=1)
    return word


def write_rule(word: Word, language: Language) -> None:
    """Say what a failure does, and that an open cell is no pass."""
    word.paragraph(say(
        "A failed mandatory requirement takes a vendor out of the ranking and out of the price "
        "formula, and never out of the file. A cell that nobody has judged is open; it is no pass.",
        language,
    ))  # fmt: skip


def write_sheet(word: Word, sheet: CheckSheet, language: Language, *, level: int) -> None:
    """Write the table of all vendors, and each vendor's findings under a heading of `level`."""
    said = partial(say, language=language)
    for first in range(0, len(sheet.vendors), AT_ONCE):
        _table(word, said, sheet, sheet.vendors[first : first + AT_ONCE])
    for vendor in sheet.vendors:
        _vendor(word, language, sheet, vendor, level)


def standing(findings: Findings, vendor: Vendor, musts: Sequence[str]) -> Term:
    """Return how a vendor stands over all; nobody goes on checking one that has withdrawn."""
    if vendor.withdrawal is not None:
        return Term("Withdrawn")
    return outcome(findings, vendor.id, musts).label


def _table(word: Word, said: Say, sheet: CheckSheet, vendors: Sequence[Vendor]) -> None:
    title = said("Mandatory check sheet")
    musts = [must.id for must in sheet.musts]
    rows: list[list[str | Cell]] = [
        [
            Cell(text=must.code, strong=True),
            must.text,
            *(_mark(said, sheet.findings.get((vendor.id, must.id))) for vendor in vendors),
        ]
        for must in sheet.musts
    ]
    totals = [standing(sheet.findings, vendor, musts) for vendor in vendors]
    rows.append(["", Cell(text=said("Result"), strong=True),
                 *(Cell(text=said(total), strong=True) for total in totals)])  # fmt: skip
    word.table(
        columns=[said("Code"), said("Requirement"),
                 *(vendor.name.text for vendor in vendors)],
        rows=rows,
        widths=(8, 32, *(60 / len(vendors) for _ in vendors)),
        caption=title,
        description=title,
    )  # fmt: skip


def _mark(said: Say, finding: Finding | None) -> str | Cell:
    if finding is None:
        return said("not judged")
    is_heavy = finding.verdict is not Verdict.PASS or finding.stale is not None
    return Cell(text=_verdict(said, finding), strong=is_heavy)


def _verdict(said: Say, finding: Finding) -> str:
    told = said(finding.verdict.label)
    return told if finding.stale is None else f"{told}: {said(finding.stale.label)}"


def _vendor(word: Word, language: Language, sheet: CheckSheet, vendor: Vendor, level: int) -> None:
    said = partial(say, language=language)
    told = [
        (must, found)
        for must in sheet.musts
        if (found := sheet.findings.get((vendor.id, must.id))) is not None
    ]
    if not told:
        return
    word.heading(vendor.name.text, level=level)
    word.table(
        columns=[said("Code"), said("Finding"), said("Reason"),
                 said("Found by"), said("Day")],
        rows=[
            [
                must.code,
                _verdict(said, found),
                in_words(found, language),
                found.found_by,
                date_both(found.found_at.date(), language),
            ]
            for must, found in told
        ],
        widths=(8, 14, 40, 14, 24),
        caption=vendor.name.text,
        description=vendor.name.text,
    )  # fmt: skip


def in_words(found: Finding, language: Language) -> str:
    """Return why, on which condition and by when, and what became of it."""
    said = partial(say, language=language)
    lines = [found.reason.text]
    if found.condition is not None and found.due is not None:
        lines.append(said(
            "Condition, to be met by {day}: {condition}",
            day=date_both(found.due, language),
            condition=found.condition.text,
        ))  # fmt: skip
    if found.is_met is not None:
        lines.append(said(
            "Met: {note} ({who})" if found.is_met else "Not met: {note} ({who})",
            note=found.met_note,
            who=found.met_by,
        ))  # fmt: skip
    return "\n".join(lines)
