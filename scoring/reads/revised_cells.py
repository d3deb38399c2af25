"""Which cells a revised list reopens, and how they were scored before it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.list_versions import changed_criteria
from rfp.reads.plan import standing_tree
from scoring.consensus import FIRST_LIST
from scoring.sheet import Cell, GivenScore, Sheet
from scoring.tables import FormerScoreRow

Changed = Mapping[str, tuple[int, dt.datetime]]  # the list that last changed a leaf, and when


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What the lists changed for the sheets: leaf by leaf, and the scores from before."""

    leaves: Changed = field(default_factory=dict)
    former: Mapping[tuple[str, Cell], tuple[GivenScore, ...]] = field(default_factory=dict)

    def upon(self, sheet: Sheet) -> Sheet:
        """Return the sheet with the cells marked that a later list reopened."""
        if not self.leaves:
            return sheet
        own = {cell: self.former.get((sheet.member, cell), ()) for cell in sheet.cells}
        return replace(
            sheet,
            outdated=frozenset(cell for cell in sheet.given if self.is_outdated(sheet, cell)),
            revised=frozenset(cell for cell in sheet.cells if self._is_reopened(sheet, cell)),
            former={cell: given for cell, given in own.items() if given},
        )

    def is_outdated(self, sheet: Sheet, cell: Cell) -> bool:
        """Return whether the score of a cell judged a list that has changed its leaf since."""
        changed, given = self.leaves.get(cell[1]), sheet.given[cell]
        return changed is not None and (given.list_version or FIRST_LIST) < changed[0]

    def before(self, sheet: Sheet) -> Sheet:
        """Return the sheet as it stood before the newest change: what others read meanwhile."""
        given = dict(sheet.given)
        for cell in sheet.cells:
            changed = self.leaves.get(cell[1])
            if changed is None or (cell in given and self.is_outdated(sheet, cell)):
                continue
            older = sheet.former.get(cell, ())
            known = [each for each in older if (each.list_version or FIRST_LIST) < changed[0]]
            given.pop(cell, None)
            given |= {cell: known[-1]} if known else {}
        return replace(sheet, given=given)

    def _is_reopened(self, sheet: Sheet, cell: Cell) -> bool:
        changed = self.leaves.get(cell[1])
        return changed is not None and sheet.locked_at is not None and sheet.locked_at < changed[1]


def revised(session: Session, selection: str) -> Revised:
    """Return what the lists changed, for verbs and reads that have asked for their own right."""
    changed = changed_leaves(session, selection)
    return Revised(leaves=changed, former=_former(session, selection) if changed else {})


def changed_leaves(session: Session, selection: str) -> Changed:
    """Return the list that last changed each leaf that people score, and when it was issued."""
    changed = changed_criteria(session, selection)
    tree = standing_tree(session, selection) if changed else None
    found: dict[str, tuple[int, dt.datetime]] = {}
    for leaf in tree.scored if tree else ():
        touched = [changed[each] for each in _line(tree, leaf) if each in changed]
        if touched:
            found[leaf] = max(touched)
    return found


def _line(tree: CriteriaTree | None, leaf: str) -> Iterable[str]:
    """Yield the leaf and every criterion above it."""
    at: str | None = leaf
    while tree is not None and at is not None:
        yield at
        at = tree[at].parent


def _former(session: Session, selection: str) -> Mapping[tuple[str, Cell], tuple[GivenScore, ...]]:
    statement = (
        select(FormerScoreRow)
        .where(FormerScoreRow.selection == selection)
        .order_by(FormerScoreRow.list_version)
    )
    found: defaultdict[tuple[str, Cell], list[GivenScore]] = defaultdict(list)
    for row in session.scalars(statement):
        given = GivenScore(
            value=row.value,
            comment=row.comment,
            abstention=row.abstention,
            version=row.version,
            given_at=row.given_at,
            list_version=row.list_version,
        )
        found[row.member, (row.vendor, row.criterion)].append(given)
    return {at: tuple(given) for at, given in found.items()}
