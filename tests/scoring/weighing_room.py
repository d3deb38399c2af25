"""A room whose plan is being written: a chair and an evaluator weigh in private."""

from fractions import Fraction

from rfp.changes.plan import add_criterion, set_weights
from rfp.reads.plan import plan_draft
from scoring.changes.member_weights import give_weights, hand_in_weights
from scoring.reads.member_weights import own_ballot, revealed_weights, turnout
from scoring.weighing.ballot import Method
from tests.rfp.needs_room import ROOM, needs_room
from workbench.committee import Role
from workbench.tables import AccountRow, MemberRow

TITLES = {"sales": ("Sales", "فروش"), "service": ("Service", "خدمات"), "price": ("Price", "قیمت")}


def weighing_room(folder):
    """Return the room in the phase of the plan, a third member beside chair and evaluator.

    At the top stand fit, risk and price; fit has two parts.
    """
    room = needs_room(folder)
    room.enter("model")
    with room.store.database.writing() as session:
        session.add(AccountRow(id="babak", login="babak", name="Babak"))
        session.flush()
        roles = Role.EVALUATOR.value
        session.add(MemberRow(id="m-babak", selection=ROOM, account="babak", roles=roles))
    return room


def add(room, key, parent=None):
    english, persian = TITLES[key]
    return add_criterion(
        room.store, room.seated("nima"), selection=ROOM, parent=parent,
        titles={"en": english, "fa": persian},
    )  # fmt: skip


def add_parts_and_price(room):
    """Give fit two equal parts, and put price at the top; return their ids."""
    ids = {"sales": add(room, "sales", "fit"), "service": add(room, "service", "fit")}
    ids["price"] = add(room, "price")
    half = Fraction(1, 2)
    set_weights(
        room.store, room.seated("nima"), selection=ROOM, parent="fit",
        weights={ids["sales"]: half, ids["service"]: half},
    )  # fmt: skip
    return ids


def give(room, who, method=Method.POINTS, parent=None, comparisons=None, **values):
    give_weights(
        room.store, room.seated(who), selection=ROOM, parent=parent, method=method,
        values=values, comparisons=comparisons,
    )  # fmt: skip


def hand_in(room, who):
    hand_in_weights(room.store, room.seated(who), selection=ROOM)


def handed_in(room, who, fit, risk):
    give(room, who, fit=fit, risk=risk)
    hand_in(room, who)


def ballot(room, who):
    with room.store.read() as session:
        return own_ballot(session, room.seated(who), ROOM)


def count(room, who="leila"):
    with room.store.read() as session:
        found = turnout(session, room.seated(who), ROOM)
    return found and (found.handed_in, found.asked)


def revealed(room, who="leila"):
    with room.store.read() as session:
        return revealed_weights(session, room.seated(who), ROOM)


def tree(room):
    with room.store.read() as session:
        return plan_draft(session, room.seated("sara"), ROOM).tree
