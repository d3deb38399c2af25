"""The market list: vendors that could be asked, and what is known or claimed of each."""

from collections.abc import Sequence

from sqlalchemy import select

from rfp.goals.alternative import Route
from rfp.goals.market import MarketFact, Sureness, Topic
from rfp.goals.tables import MarketFactRow, MarketVendorRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_unchanged

ADD_MARKET_VENDOR = verb(
    "rfp.add_market_vendor", right=Right.EDIT_NEEDS, label="Vendor on the market added",
    undoable=True,
)  # fmt: skip
REMOVE_MARKET_VENDOR = verb(
    "rfp.remove_market_vendor", right=Right.EDIT_NEEDS, label="Vendor on the market removed",
    undoable=True,
)  # fmt: skip
SET_MARKET_FACT = verb(
    "rfp.set_market_fact", right=Right.EDIT_NEEDS, label="Fact of the market set", undoable=True
)


def add_market_vendor(
    store: Store, actor: Actor, *, selection: str, name: str, route: Route | None = None
) -> str:
    """Put a vendor on the market list; return its id there."""
    with store.change(actor, ADD_MARKET_VENDOR, selection) as change:
        told = " ".join(name.split())
        if not told:
            raise Problem("a vendor on the market has a name, got none")
        row = MarketVendorRow(
            id=change.new_id(),
            selection=selection,
            ordinal=change.next_ordinal(MarketVendorRow.ordinal),
            name=told,
            route=route.value if route else None,
        )
        change.session.add(row)
        change.about(row.id)
    return row.id


def remove_market_vendor(
    store: Store, actor: Actor, *, selection: str, market_vendor: str, seen: int
) -> None:
    """Take a vendor off the market list with what was known of it."""
    with store.change(actor, REMOVE_MARKET_VENDOR, selection) as change:
        row = change.get(MarketVendorRow, market_vendor)
        expect_unchanged(row, seen, found=row.name)
        facts = select(MarketFactRow).where(MarketFactRow.market_vendor == row.id)
        for fact in change.session.scalars(facts).all():
            change.session.delete(fact)
        change.session.flush()
        change.session.delete(row)
        change.about(row.id)


def set_market_fact(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    market_vendor: str,
    topic: Topic,
    fact: MarketFact | None,
    seen: Sequence[MarketFact] | None = None,
) -> None:
    """Say what is known or claimed of a vendor on one topic; None is unknown again.

    `seen` holds the fact that the screen showed, or nothing if it showed none.
    """
    with store.change(actor, SET_MARKET_FACT, selection) as change:
        key = (change.get(MarketVendorRow, market_vendor).id, topic.value)
        row = change.session.get(MarketFactRow, key)
        _expect_fact(row, seen, fact)
        if fact is None:
            if row is not None:
                change.session.delete(row)
        else:
            _put(change, row, key, fact)
        change.about(key[0], topic=topic.value)


def _expect_fact(
    row: MarketFactRow | None, seen: Sequence[MarketFact] | None, wanted: MarketFact | None
) -> None:
    if seen is None:
        return
    now, meant = ([_fact(row)] if row else []), ([wanted] if wanted else [])
    if now not in ([*seen], meant):
        raise Conflict(CHANGED_MEANWHILE, found=_told(now), wanted=_told(meant))


def _fact(row: MarketFactRow) -> MarketFact:
    return MarketFact(sureness=Sureness(row.sureness), text=row.text, source=row.source)


def _told(facts: Sequence[MarketFact]) -> list[str]:
    return [word for fact in facts for word in (fact.sureness.label, fact.text)] or ["–"]


def _put(change: Change, row: MarketFactRow | None, key: tuple[str, str], fact: MarketFact) -> None:
    text = " ".join(fact.text.split())
    if not text:
        raise Problem("say in words what is known or claimed, got nothing")
    if row is None:
        vendor, topic = key
        row = MarketFactRow(market_vendor=vendor, topic=topic, selection=change.selection.id)
        change.session.add(row)
    row.sureness, row.text = fact.sureness.value, text
    row.source = " ".join(fact.source.split())
