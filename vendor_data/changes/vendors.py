"""Vendors are registered, renamed, taken off the list, and excluded with a reason."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, select

from rfp.changes.owned_words import (
    current_words,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
)
from rfp.tables import RequirementRow
from vendor_data.changes.findings import cleaned_reasons, put_finding, take_finding_back
from vendor_data.checking.check_sheet import Verdict
from vendor_data.drafts.tables import DraftBrowserRow, DraftKeyRow, DraftRow, StatementDraftRow
from vendor_data.tables import ExclusionRow, VendorRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import normal_key
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged
from workbench.tables import InvitationRow, MemberRow, Table, UploadRow, WordingRow

REGISTER = verb(
    "vendor_data.register_vendor",
    right=Right.EDIT_VENDORS,
    label="Vendor registered",
    undoable=True,
)
RENAME = verb(
    "vendor_data.rename_vendor", right=Right.EDIT_VENDORS, label="Vendor renamed", undoable=True
)
REMOVE = verb(
    "vendor_data.remove_vendor",
    right=Right.EDIT_VENDORS,
    label="Vendor taken off the list",
    undoable=True,
)
EXCLUDE = verb(
    "vendor_data.exclude_vendor",
    right=Right.EXCLUDE_VENDOR,
    label="Vendor excluded",
    undoable=True,
)
READMIT = verb(
    "vendor_data.readmit_vendor",
    right=Right.EXCLUDE_VENDOR,
    label="Exclusion taken back",
    undoable=True,
)

LONGEST_NAME = 200


def register_vendor(store: Store, actor: Actor, *, selection: str, names: Mapping[str, str]) -> str:
    """Add a vendor to the list; two vendors never share a name in any spelling."""
    with store.change(actor, REGISTER, selection) as change:
        given = _cleaned(names)
        _refuse_known_name(change, given)
        ordinals = change.session.scalars(
            select(VendorRow.ordinal).where(VendorRow.selection == selection)
        )
        vendor = VendorRow(
            id=change.new_id(), selection=selection, ordinal=max(ordinals, default=0) + 1
        )
        change.session.add(vendor)
        put_text(change, vendor.id, "name", given)
        change.about(vendor.id, vendor=vendor.id)
    return vendor.id


def rename_vendor(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    names: Mapping[str, str],
    seen: int | None = None,
) -> None:
    """Change a vendor's names; a language that is not given keeps its own, "" takes one back."""
    with store.change(actor, RENAME, selection, vendor=vendor) as change:
        row = change.get(VendorRow, vendor)
        wanted = _cleaned({**current_words(change, vendor, "name"), **names})
        _refuse_known_name(change, wanted, but=vendor)
        words = {"name": names}
        if seen is not None:
            expect_all(row, seen, differing_words(change, vendor, words))
        reword(change, row, vendor, words)
        change.about(vendor, vendor=vendor)


def remove_vendor(
    store: Store, actor: Actor, *, selection: str, vendor: str, seen: int | None = None
) -> None:
    """Take a vendor off the list that has nothing in the file, and nobody who speaks for it.

    What its people had written and not handed in goes with it: they alone could read it.
    """
    with store.change(actor, REMOVE, selection, vendor=vendor) as change:
        row = change.get(VendorRow, vendor)
        names = current_words(change, vendor, "name")
        expect_unchanged(row, seen, found=list(names.values()))
        _refuse_people(change, vendor)
        _drop_drafts(change, vendor)
        for column in _of_the_file():
            _refuse_filed(change, column, vendor)
        drop_words(change, vendor)
        change.session.delete(row)
        change.about(vendor, vendor=vendor)


def _refuse_people(change: Change, vendor: str) -> None:
    seated = select(MemberRow.id).where(MemberRow.vendor == vendor, MemberRow.removed_at.is_(None))
    invited = select(InvitationRow.id).where(
        InvitationRow.vendor == vendor,
        InvitationRow.used_at.is_(None),
        InvitationRow.withdrawn_at.is_(None),
        InvitationRow.ends_at > change.now,
    )
    if any(change.session.scalar(each.limit(1)) for each in (seated, invited)):
        raise Refused(
            "people speak for this vendor or are invited to; shut them out first, then remove it"
        )


def _drop_drafts(change: Change, vendor: str) -> None:
    for kind in (DraftRow, StatementDraftRow, DraftKeyRow, DraftBrowserRow):
        for row in change.session.scalars(select(kind).where(kind.vendor == vendor)):
            change.session.delete(row)
    change.session.flush()


def _of_the_file() -> list[ColumnElement[str]]:
    """Return every column, of whichever package, that names a vendor with something in the file."""
    tables = Table.metadata.tables
    known = tables[VendorRow.__tablename__].c.id
    every = (column for table in tables.values() for column in table.columns)
    return [
        tables[UploadRow.__tablename__].c.vendor,
        *(each for each in every if each.references(known)),
    ]


def _refuse_filed(change: Change, column: ColumnElement[str], vendor: str) -> None:
    if change.session.scalar(select(column).where(column == vendor).limit(1)) is not None:
        raise Refused("a vendor that has handed in something stays in the file")


def exclude_vendor(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    reasons: Mapping[str, str],
) -> None:
    """Record that a vendor fails a mandatory requirement, with the reason in words."""
    with store.change(actor, EXCLUDE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if not change.get(RequirementRow, requirement).is_mandatory:
            raise Problem("only a failed mandatory requirement excludes a vendor")
        given = cleaned_reasons(reasons, Problem("an exclusion needs its reason in words"))
        if change.session.get(ExclusionRow, vendor) is not None:
            raise Problem("this vendor is already excluded")
        put_finding(
            change, vendor=vendor, requirement=requirement, verdict=Verdict.FAIL, reasons=given
        )
        change.about(vendor, vendor=vendor)


def readmit_vendor(store: Store, actor: Actor, *, selection: str, vendor: str) -> None:
    """Take an exclusion back before scoring starts; another failure excludes in its place."""
    with store.change(actor, READMIT, selection, vendor=vendor) as change:
        requirement = change.get(ExclusionRow, vendor).requirement
        take_finding_back(change, vendor, requirement)
        change.about(vendor, vendor=vendor)


def _cleaned(names: Mapping[str, str]) -> dict[str, str]:
    given = {language: name for language, name in tidy(names).items() if name}
    if not given:
        raise Problem("a vendor needs a name")
    for name in given.values():
        if len(name) > LONGEST_NAME:
            raise Problem(
                "a vendor's name has at most {most} characters, got {found}",
                most=LONGEST_NAME,
                found=len(name),
            )
    return given


def _refuse_known_name(change: Change, names: Mapping[str, str], *, but: str | None = None) -> None:
    keys = {normal_key(name): name for name in names.values()}
    statement = (
        select(WordingRow)
        .join(VendorRow, VendorRow.id == WordingRow.subject)
        .where(VendorRow.selection == change.selection.id, WordingRow.field == "name")
    )
    for row in change.session.scalars(statement):
        if row.subject != but and normal_key(row.text) in keys:
            raise Problem(
                "{wanted} is already on the list, as {found}",
                wanted=keys[normal_key(row.text)],
                found=row.text,
            )
