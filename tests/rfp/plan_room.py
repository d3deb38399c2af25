"""A plan that can be frozen, and an RFP that can be issued, in the room of the needs."""

import datetime as dt
from fractions import Fraction

from rfp.changes.issue import issue_rfp, set_timetable
from rfp.changes.plan import add_criterion, freeze_plan, set_weights, word_criterion
from rfp.changes.plan_rules import set_price_rule
from rfp.planning.criterion import CriterionKind
from rfp.planning.price_rule import PriceFormula
from rfp.reads.issue import rfp_content
from rfp.reads.plan import plan_draft
from tests.rfp.needs_room import ROOM
from workbench.language import Language

DAYS = {"issue": dt.date(2026, 9, 7), "proposals": dt.date(2026, 10, 12)}
MADE = dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC)


def worded(room, criterion):
    words = [f"{criterion} {score}" for score in range(6)]
    word_criterion(
        room.store, room.seated("nima"), selection=ROOM, criterion=criterion,
        anchors={"en": words, "fa": [f"شرح {text}" for text in words]},
    )  # fmt: skip


def weighed(room, who="nima", parent=None, seen=None, **percents):
    set_weights(
        room.store, room.seated(who), selection=ROOM, parent=parent, seen=seen,
        weights={key: Fraction(value, 100) for key, value in percents.items()},
    )  # fmt: skip


def complete_plan(room):
    """Write words, a price criterion with its formula, and weights; return the price's id."""
    for criterion in ("fit", "risk"):
        worded(room, criterion)
    nima = room.seated("nima")
    price = add_criterion(
        room.store, nima, selection=ROOM, parent=None, titles={"en": "Price", "fa": "قیمت"},
        kind=CriterionKind.PRICE,
    )  # fmt: skip
    weighed(room, fit=50, risk=25, **{price: 25})
    set_price_rule(
        room.store, nima, selection=ROOM, formula=PriceFormula.LINEAR_FIXED,
        floor=3_000_000, ceiling=7_000_000,
    )  # fmt: skip
    return price


def frozen(room):
    complete_plan(room)
    return freeze_plan(room.store, room.seated("sara"), selection=ROOM)


def issued(room):
    set_timetable(room.store, room.seated("nima"), selection=ROOM, days=DAYS)
    return issue_rfp(room.store, room.seated("nima"), selection=ROOM)


def draft(room, who="sara"):
    with room.store.read() as session:
        return plan_draft(session, room.seated(who), ROOM)


def content(room, language=Language.EN, who="sara"):
    with room.store.read() as session:
        return rfp_content(session, room.seated(who), ROOM, language, made=MADE)
