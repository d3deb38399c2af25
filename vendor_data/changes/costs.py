"""The cost sheet: how costs are reckoned and which lines there are; frozen with the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from rfp.changes.owned_words import check_some, tidy
from vendor_data.costs.cost_line import LONGEST_TITLE, CostLine, Heading, Timing, Unit
from vendor_data.costs.cost_model import READY_LINES, CostModel
from vendor_data.costs.error_rules import Error
from vendor_data.costs.tables import CostLineRow, CostModelRow, CostVolumeRow
from vendor_data.money import Money
from vendor_data.reads.costs import standing_lines, standing_model
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import Language, say
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version
from workbench.tables import WordingRow

SET_MODEL = verb(
    "vendor_data.set_cost_model",
    right=Right.EDIT_PLAN,
    label="Reckoning of costs changed",
    undoable=True,
)
ADD_LINE = verb(
    "vendor_data.add_cost_line", right=Right.EDIT_PLAN, label="Cost line added", undoable=True
)
ADD_READY = verb(
    "vendor_data.add_ready_cost_lines",
    right=Right.EDIT_PLAN,
    label="Usual cost lines added",
    undoable=True,
)
CHANGE_LINE = verb(
    "vendor_data.change_cost_line", right=Right.EDIT_PLAN, label="Cost line changed", undoable=True
)
REMOVE_LINE = verb(
    "vendor_data.remove_cost_line", right=Right.EDIT_PLAN, label="Cost line removed", undoable=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What is said of a cost line beside its title.

    Attributes
    ----------
    volumes : sequence of int
        The quantity of each year from the start on. [units]
    amount : int or None
        What one unit costs us; for a line of our own, and for it alone. [minor units]
    by_vendor : bool
        Whether a line of our own costs us something else with each vendor; it has no amount then.
    """

    heading: Heading
    timing: Timing
    unit: Unit
    volumes: Sequence[int]
    module: str = ""
    is_own: bool = False
    amount: int | None = None
    by_vendor: bool = False


def set_cost_model(
    store: Store, actor: Actor, *, selection: str, model: CostModel, seen: int
) -> None:
    """Say how costs are reckoned: years, discount rate, basis, and what prevails in an error."""
    with store.change(actor, SET_MODEL, selection) as change:
        row = change.session.get(CostModelRow, selection)
        if row is None:
            row = CostModelRow(selection=selection)
            change.session.add(row)
        else:
            found = standing_model(change.session, selection)
            expect_version(row, seen, found=_in_words(found), wanted=_in_words(model))
        row.years, row.discount_rate = model.years, model.discount_rate
        row.basis = model.basis.value
        row.words_rule = model.rules.words.value
        row.line_rule = model.rules.line.value
        row.total_rule = model.rules.total.value
        change.about(selection, years=model.years, basis=model.basis.value)


def _in_words(model: CostModel) -> list[object]:
    rules = (model.rules.of(error).label for error in Error)
    return [model.years, f"{float(100 * model.discount_rate):g} %", model.basis.label, *rules]


def add_cost_line(
    store: Store, actor: Actor, *, selection: str, titles: Mapping[str, str], line_facts: LineFacts
) -> str:
    """Add a line below the others."""
    with store.change(actor, ADD_LINE, selection) as change:
        line = _add(change, titles, line_facts)
        change.about(line)
    return line


def add_ready_cost_lines(store: Store, actor: Actor, *, selection: str) -> None:
    """Add the usual lines of the vendors and of our own, in both languages, to an empty sheet."""
    with store.change(actor, ADD_READY, selection) as change:
        if standing_lines(change.session, selection):
            raise Refused("the cost sheet has lines already; add what is missing one by one")
        years = standing_model(change.session, selection).years
        for ready in READY_LINES:
            facts = LineFacts(
                heading=ready.heading,
                timing=ready.timing,
                unit=ready.unit,
                volumes=ready.volumes(years),
                is_own=ready.is_own,
                by_vendor=ready.by_vendor,
            )
            _add(change, {each.value: say(ready.title, each) for each in Language}, facts)
        change.about(selection, lines=len(READY_LINES))


def change_cost_line(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    cost_line: str,
    titles: Mapping[str, str],
    line_facts: LineFacts,
    seen: int,
) -> None:
    """Change what a line says; whoever saw an older version is shown both."""
    with store.change(actor, CHANGE_LINE, selection) as change:
        row = change.get(CostLineRow, cost_line)
        found = next(
            line for line in standing_lines(change.session, selection) if line.id == cost_line
        )
        expect_version(row, seen, found=found.title, wanted=next(iter(titles.values()), ""))
        _put(change, row, titles, line_facts)
        change.about(cost_line)


def remove_cost_line(
    store: Store, actor: Actor, *, selection: str, cost_line: str, seen: int | None = None
) -> None:
    """Take a line out, with its words and quantities."""
    with store.change(actor, REMOVE_LINE, selection) as change:
        row = change.get(CostLineRow, cost_line)
        words = select(WordingRow).where(WordingRow.subject == cost_line)
        titles = [each.text for each in change.session.scalars(words)]
        expect_unchanged(row, seen, found=titles)
        volumes = select(CostVolumeRow).where(CostVolumeRow.line == cost_line)
        for each in (*change.session.scalars(words), *change.session.scalars(volumes)):
            change.session.delete(each)
        change.session.flush()
        change.session.delete(row)
        change.about(cost_line)


def _add(change: Change, titles: Mapping[str, str], facts: LineFacts) -> str:
    row = CostLineRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=change.next_ordinal(CostLineRow.ordinal),
    )
    _set(change, row, facts)
    change.session.add(row)
    change.session.flush()
    _put(change, row, titles, facts)
    return row.id


def _put(change: Change, row: CostLineRow, titles: Mapping[str, str], facts: LineFacts) -> None:
    words = tidy(titles)
    check_some(words, "a cost line needs a name")
    longest = max(len(text) for text in words.values())
    if longest > LONGEST_TITLE:
        raise Problem(
            "the name of a cost line has at most {most} characters, got {found}",
            most=LONGEST_TITLE,
            found=longest,
        )
    _set(change, row, facts)
    put_text(change, row.id, "title", words)
    for year, quantity in enumerate(facts.volumes):
        _put_volume(change, row.id, year, quantity)


def _set(change: Change, row: CostLineRow, facts: LineFacts) -> None:
    if facts.amount is not None:
        if not facts.is_own:
            raise Problem("only our own lines have an amount; vendors state theirs")
        Money(currency=change.selection.currency, minor=facts.amount)
        if facts.amount < 0:
            raise Problem("a cost is 0 or more")
    if facts.by_vendor and not facts.is_own:
        raise Problem("only our own lines differ by vendor in what we state")
    if facts.by_vendor and facts.amount is not None:
        raise Problem("a line that differs by vendor has no amount for all of them")
    CostLine(  # which checks the quantities
        id=row.id, code="", heading=facts.heading, title="", timing=facts.timing, unit=facts.unit,
        volumes=tuple(facts.volumes),
    )  # fmt: skip
    row.heading, row.timing, row.unit = facts.heading.value, facts.timing.value, facts.unit.value
    row.module, row.is_own, row.amount = facts.module.strip(), facts.is_own, facts.amount
    row.by_vendor = facts.by_vendor or None


def _put_volume(change: Change, line: str, year: int, quantity: int) -> None:
    row = change.session.get(CostVolumeRow, (line, year))
    if row is None and quantity:
        change.session.add(
            CostVolumeRow(line=line, year=year, selection=change.selection.id, quantity=quantity)
        )
    elif row is not None and quantity:
        row.quantity = quantity
    elif row is not None:
        change.session.delete(row)
