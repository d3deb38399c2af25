"""The second selection at its consensus meeting: every sheet is locked, no price is open."""

from scoring.changes.agreed_scores import agree_score, take_back_agreed_score
from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain
from scoring.reads.agreed_scores import standing_agreed
from scoring.reads.standings import standing
from tests.scoring.second_room import ROOM
from tests.scoring.second_selection import EVALUATORS


def meet(room):
    for name in EVALUATORS:
        room.fill(name)
        room.lock(name)
    room.price_all()


def meet_with(room, choice, *, reason="nothing was shown"):
    """Meet where nobody scored Sepand on security, and the chair chose what that counts as."""
    for name in EVALUATORS:
        room.fill(name)
        abstain(room.store, room.seated(name), **about(room, "sepand", "security"), reason="away")
        room.lock(name)
    room.price_all()
    choose(room, choice, reason=reason)


def choose(room, choice, *, who="arash", reason="nothing was shown"):
    choose_for_missing(
        room.store, room.seated(who), **about(room, "sepand", "security"), choice=choice,
        reason=reason,
    )  # fmt: skip


def about(room, vendor, leaf):
    return {"selection": ROOM, "vendor": room.vendors[vendor], "leaf": room.criteria[leaf]}


def agree(room, vendor, leaf, value, *, who="farid", reason="seen in the demo", seen=0):
    agree_score(
        room.store, room.seated(who), **about(room, vendor, leaf), value=value, reason=reason,
        seen=seen,
    )  # fmt: skip


def take_back(room, vendor, leaf, *, who="farid", seen=1):
    take_back_agreed_score(room.store, room.seated(who), **about(room, vendor, leaf), seen=seen)


def agreed(room):
    """Return what stands, by the names of the second selection."""
    with room.store.read() as session:
        found = standing_agreed(session, ROOM)
    vendors = {code: name for name, code in room.vendors.items()}
    leaves = {code: name for name, code in room.criteria.items()}
    return {(vendors[v], leaves[leaf]): each.value for (v, leaf), each in found.items()}


def priced(room):
    open_prices(room.store, room.seated("arash"), selection=ROOM)


def official(room, who="mina"):
    with room.store.read() as session:
        return standing(session, room.seated(who), ROOM, "en")
