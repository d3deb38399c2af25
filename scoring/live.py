"""The rules of the live meeting: who sits in it, what may be moved, and who is told of what."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from rfp.planning.criterion import CriteriaTree  # noqa: TC001  # the house imports types like all else
from rfp.planning.plan_draft import PlanDraft  # noqa: TC001  # the house imports types like all else
from rfp.reads.plan import standing_plan
from rfp.reads.version import NEEDS
from scoring.changes import what_ifs
from scoring.changes.missing_choice import CHOOSE
from scoring.changes.nobody_left import SKIP
from scoring.changes.price_opening import OPEN_PRICES
from scoring.reads.meeting import Player, player, told, versions
from scoring.reads.official_trees import official_tree
from scoring.reads.sheet_versions import SHEETS
from scoring.reads.versions import RANKING, SEAT, TOPICS, WHAT_IF
from scoring.reads.weight_versions import WEIGHTS
from scoring.reads.what_ifs import Shown, shown_what_if
from scoring.what_if import WhatIf, check_frame, check_mover
from scoring.what_if_message import state_message
from vendor_data.changes.people import REVOKE
from workbench.language import sentence
from workbench.live import Hub
from workbench.live_line import Frame, Seat
from workbench.problem import Refused, naming
from workbench.reads.events import RECORD
from workbench.record import Verb
from workbench.relay import OneServer, Relay
from workbench.store import Announcement, Store

BEGINNINGS = frozenset({what_ifs.BEGIN, what_ifs.BEGIN_PRIVATE})  # nothing looks different yet
SHARED = frozenset({
    what_ifs.BEGIN, what_ifs.MOVE, what_ifs.RESET, what_ifs.HOLD, what_ifs.FREE,
})  # fmt: skip
RESEATING = frozenset({OPEN_PRICES, SKIP, REVOKE})  # another sees, or may no longer see, this page
PRIVATE = frozenset({what_ifs.BEGIN_PRIVATE, what_ifs.MOVE_PRIVATE, what_ifs.RESET_PRIVATE})
Names = Mapping[str, str]


class Meeting:
    """What the hub asks of this application, and what the store tells the hub."""

    def __init__(self, store: Store, *, boot: str, relay: Relay | None = None) -> None:
        self._store = store
        self._shown: dict[tuple[str, str | None], Shown] = {}
        self._plans: dict[str, PlanDraft] = {}
        self._trees: dict[str, CriteriaTree | None] = {}
        self._relay = relay or OneServer()
        self.hub = Hub(self, boot=boot, relay=self._relay)
        store.listeners.append(self.announce)
        self._relay.open(self)

    # -- what the hub asks --

    def admit(self, browser: object, selection: str) -> Seat | None:
        """Return who this browser speaks for here, as the store says at this moment."""
        if not isinstance(browser, str):
            return None
        with self._store.read() as session:
            found = player(session, browser, selection, self._store.clock())
        return None if found is None else _seat(found)

    def state(self, selection: str, private_of: Seat | None) -> Frame | None:
        """Return the stored what-if; a private one begins where the shared one stands."""
        what_if, owner = selection, None
        if private_of is not None:
            actor, owner = private_of.actor.actor, private_of.member
            what_ifs.begin_what_if(self._store, actor, selection=selection, private=True)
            what_if = actor.member
        with self._store.read() as session:
            official = self._trees.get(selection)
            shown = shown_what_if(session, selection, what_if, official)
            if shown is not None and official is None:
                self._trees[selection] = official_tree(session, selection)
            if shown is not None and selection not in self._plans:  # frozen by now
                self._plans[selection] = standing_plan(session, selection)
        if shown is None:
            return None
        self._shown[selection, owner] = shown
        named = replace(shown.what_if, held_by=shown.holder or None)
        return state_message(named, private=private_of is not None)

    def versions(self, selection: str, seat: Seat) -> Mapping[str, int]:
        """Return the stored version of every topic, as this seat may know it."""
        with self._store.read() as session:
            return versions(session, seat.actor.actor, selection)

    def check(self, seat: Seat, frame: Frame, state: Frame | None) -> Frame:
        """Return the frame as it may be passed on; the store is not asked here."""
        who: Player = seat.actor
        owner = seat.member if state and state["private"] else None
        shown = self._shown.get((who.actor.selection or "", owner))
        if shown is None:
            raise Refused("there is no what-if before the prices are open")
        with naming(self._names(who, owner)):
            return _checked(who, frame, shown.what_if)

    def release(self, selection: str, seat: Seat, frame: Frame) -> None:
        """Store a checked change; the store then tells everybody, through `announce`."""
        who: Player = seat.actor
        private: bool = frame["private"]
        with naming(self._names(who, seat.member if private else None)):
            _store_change(self._store, who, selection, frame, private=private)

    def _names(self, who: Player, owner: str | None) -> Names:
        selection = who.actor.selection or ""
        shown = self._shown.get((selection, owner))
        held_by = shown and shown.what_if.held_by
        plan = self._plans.get(selection)
        titles = plan.names(who.language.value) if plan else {}
        return {**titles, held_by: shown.holder} if shown and held_by else titles

    # -- what the store tells --

    def announce(self, news: Announcement) -> None:
        """Tell of a change after its commit: the pages here, and the other servers."""
        self.hear(news)
        self._relay.announce(news)

    def hear(self, news: Announcement) -> None:
        """Tell the pages that may know of a change what has risen, wherever it was stored."""
        hub, selection = self.hub, news.selection
        if selection is not None and news.verb not in BEGINNINGS | SHARED | PRIVATE:
            self._trees.pop(selection, None)  # a leaf may be left out now
        if selection is None:  # somebody's account or browser, wherever it sits
            for each in hub.open_selections():
                hub.reseat(each)
        elif selection in hub.open_selections() and news.verb not in BEGINNINGS:
            self._publish(news, selection)
            self._refresh(news, selection)
            if news.verb in RESEATING or news.verb.name.startswith("workbench."):
                hub.reseat(selection)

    def hear_all(self) -> None:
        """Read afresh what the pages here may know: changes elsewhere may have been missed."""
        for each in self.hub.open_selections():
            self.hub.hear(each)

    def see(self, selection: str, frame: Frame) -> None:
        """Show what is dragged at another server."""
        self.hub.pass_on(selection, frame)

    def _publish(self, news: Announcement, selection: str) -> None:
        with self._store.read() as session:
            risen = told(
                session, selection, topics_of(news.verb),
                verb=news.verb, by=news.by, vendor=news.vendor, subject=news.subject,
            )  # fmt: skip
        for (topic, version), accounts in risen.items():
            first = news.by if topic == WHAT_IF else None  # who moved waits for the charts most
            self.hub.publish(selection, topic, version, _among(accounts), first)

    def _refresh(self, news: Announcement, selection: str) -> None:
        is_undo = news.verb.name.startswith("workbench.undo")
        if news.verb in SHARED or news.verb in {OPEN_PRICES, SKIP, CHOOSE} or is_undo:
            self.hub.refresh(selection)
        if news.verb in PRIVATE or is_undo:
            self.hub.refresh(selection, news.by)


def topics_of(verb: Verb) -> tuple[str, ...]:
    """Return the topics of the live channel that a change may raise.

    >>> topics_of(what_ifs.MOVE), topics_of(what_ifs.PIN)
    (('what_if',), ('seat', 'ranking', 'sheets', 'record'))
    """
    if verb in SHARED | PRIVATE:
        return (WHAT_IF,)
    if verb.name.startswith("workbench.undo"):
        return tuple(TOPICS)
    if verb.name.startswith("workbench."):
        return (SEAT, RECORD)
    if verb.name.startswith("rfp."):
        return (SEAT, NEEDS, WEIGHTS, RECORD)
    if verb.name.endswith("member_weights"):
        return (WEIGHTS, RECORD)
    sheets = (SHEETS,) if verb.name.startswith("scoring.") else ()
    return (SEAT, RANKING, *sheets, RECORD)


def _among(accounts: frozenset[str]) -> Callable[[Seat], bool]:
    return lambda seat: seat.actor.actor.account in accounts


def _seat(who: Player) -> Seat:
    return Seat(
        actor=who,
        member=who.actor.account,
        name=who.actor.name,
        vendor_room=who.actor.is_vendor,
        plays=who.may_see,
        words=partial(sentence, language=who.language),
    )


def _checked(who: Player, frame: Frame, what_if: WhatIf) -> Frame:
    match frame["t"]:
        case "hold":
            if not who.may_hold:
                raise Refused("only the chair holds the room")
            return {"t": "hold", "x": int(bool(frame.get("x")))}
        case "back":
            check_mover(what_if, who.actor.account, may_move=who.may_move)
            return {"t": "back"}
    checked = check_frame(frame, what_if, mover=who.actor.account, may_move=who.may_move)
    return dict(checked.as_message())


def _store_change(
    store: Store, who: Player, selection: str, frame: Frame, *, private: bool
) -> None:
    match frame["t"]:
        case "hold" if frame["x"]:
            what_ifs.hold_room(store, who.actor, selection=selection)
        case "hold":
            what_ifs.free_room(store, who.actor, selection=selection)
        case "back":
            what_ifs.reset_what_if(store, who.actor, selection=selection, private=private)
        case _:
            plain = {key: frame[key] for key in ("t", "c", "x", "v")}
            what_ifs.move_what_if(
                store, who.actor, selection=selection, frame=plain, private=private
            )
