"""The second selection in a real store, walked through by the verbs that people use."""

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from rfp.changes.checks import choose_checks
from rfp.changes.issue import issue_rfp
from rfp.changes.plan import add_criterion, freeze_plan, set_weights
from rfp.changes.plan_rules import set_price_rule, set_tie_break
from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.planning.criterion import CriterionKind
from rfp.planning.tie_break import TieBreak
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.sheets import abstain, comment_on, give_score, lock_sheet
from tests.scoring import second_selection as second
from vendor_data.answer import Code
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import open_proposals, take_proposal
from vendor_data.changes.vendors import exclude_vendor, register_vendor
from vendor_data.proposal import Answer, Counts
from workbench.changes.members import declare
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.file_kind import Kind
from workbench.ground import open_store
from workbench.reads.actors import current_actor
from workbench.store import Store
from workbench.tables import AccountRow, MemberRow
from workbench.uploads import receive

ROOM = "second"
START = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
SEATS = {
    "arash": "chair",
    "niloofar": "evaluator",
    "omid": "evaluator",
    "shirin": "evaluator",
    "farid": "facilitator",
    "mina": "observer",
}


@dataclass(frozen=True)
class SecondRoom:
    """The store with the ids that its verbs gave out, by the names of `second_selection`."""

    store: Store
    criteria: Mapping[str, str]
    vendors: Mapping[str, str]
    requirement: str

    def seated(self, name: str) -> Actor:
        with self.store.read() as session:
            return current_actor(session, Actor(account=name, name=name), ROOM)

    def leaves(self) -> list[str]:
        return [self.criteria[leaf] for leaf in second.LEAVES if leaf != "price"]

    def assign_all(self) -> None:
        for name in second.EVALUATORS:
            assign(
                self.store, self.seated("farid"), selection=ROOM, member=f"m-{name}",
                leaves=self.leaves(),
            )  # fmt: skip

    def start(self) -> None:
        self.assign_all()
        start_scoring(self.store, self.seated("farid"), selection=ROOM)

    def score(self, name: str, vendor: str, leaf: str) -> None:
        """Give what the second selection says, abstention included."""
        value = second.SCORES[vendor][leaf][list(second.EVALUATORS).index(name)]
        about = {"selection": ROOM, "vendor": self.vendors[vendor], "leaf": self.criteria[leaf]}
        if value is None:
            reason = second.ABSTENTION["reason"]["en"]
            abstain(self.store, self.seated(name), **about, reason=reason)
        else:
            give_score(self.store, self.seated(name), **about, value=value)

    def comment(self, name: str, vendor: str, leaf: str) -> None:
        about = {"selection": ROOM, "vendor": self.vendors[vendor], "leaf": self.criteria[leaf]}
        comment_on(self.store, self.seated(name), **about, comment="As shown")

    def fill(self, name: str) -> None:
        for vendor, leaves in second.SCORES.items():
            for leaf in leaves:
                self.score(name, vendor, leaf)

    def lock(self, name: str) -> None:
        lock_sheet(self.store, self.seated(name), selection=ROOM)

    def price_all(self) -> None:
        for vendor, amount in second.PRICES.items():
            set_price(
                self.store, self.seated("farid"), selection=ROOM, vendor=self.vendors[vendor],
                amount=amount,
            )  # fmt: skip


def opened(folder: Path, *, after: int = 0) -> Store:
    return ticking(open_store(f"sqlite:///{folder / 'gozin.db'}"), after=after)


def ticking(store: Store, *, after: int = 0) -> Store:
    """Return the store with a clock of its own, looked at `after` times: a second at each look."""
    ticks = itertools.count(after)
    return replace(store, clock=lambda: START + dt.timedelta(seconds=next(ticks)))


def build(folder: Path) -> SecondRoom:
    """Return the room with its proposals open: nothing assigned, scored or priced yet."""
    return furnished(opened(folder))


def furnished(store: Store) -> SecondRoom:
    """Return the same room in a store that is empty."""
    with store.database.writing() as session:
        for name in SEATS:
            session.add(AccountRow(id=name, login=name, name=name.capitalize()))
    arash = Actor(account="arash", name="Arash", is_owner=True)
    with store.database.writing() as session:
        session.get(AccountRow, "arash").is_owner = True
    start_selection(
        store, arash, titles=second.TITLE, language="en", currency=second.CURRENCY,
        selection=ROOM, is_sample=False, roles={Role.CHAIR},
    )  # fmt: skip
    with store.database.writing() as session:
        for name, roles in SEATS.items():
            if name != "arash":
                session.add(MemberRow(id=f"m-{name}", selection=ROOM, account=name, roles=roles))
    room = SecondRoom(store=store, criteria={}, vendors={}, requirement="")
    criteria = _plan(room)
    requirement = add_requirement(
        store, room.seated("arash"), selection=ROOM, code="R-07",
        texts={"en": "Calls are stored in the country", "fa": "تماس‌ها در کشور نگهداری می‌شوند"},
        moscow=Moscow.MUST, is_mandatory=True, criterion=criteria["security"], gaps=(),
    )  # fmt: skip
    freeze_plan(store, room.seated("arash"), selection=ROOM)
    room = replace(room, criteria=criteria, requirement=requirement)
    return replace(room, vendors=_call(room))


def _plan(room: SecondRoom) -> dict[str, str]:
    arash, ids = room.seated("arash"), {}
    for key, parent, _ in second.CRITERIA:
        ids[key] = add_criterion(
            room.store, arash, selection=ROOM, parent=parent and ids[parent],
            titles=second.TITLES[key],
            kind=CriterionKind.PRICE if key == "price" else CriterionKind.QUALITY,
        )  # fmt: skip
    for above in dict.fromkeys(parent for _, parent, _ in second.CRITERIA):
        weights = {ids[k]: Fraction(w, 100) for k, parent, w in second.CRITERIA if parent == above}
        set_weights(room.store, arash, selection=ROOM, parent=above and ids[above], weights=weights)
    set_price_rule(room.store, arash, selection=ROOM, formula=second.PRICE_RULE.formula)
    rule = TieBreak(rule=second.TIE_BREAK.rule, criterion=ids["fit"])
    set_tie_break(room.store, arash, selection=ROOM, tie_break=rule)
    return ids


def _call(room: SecondRoom) -> dict[str, str]:
    farid = room.seated("farid")
    choose_checks(
        room.store, room.seated("arash"), selection=ROOM, required={"musts.factor": False}
    )  # fmt: skip
    issue_rfp(room.store, farid, selection=ROOM)
    vendors = {
        key: register_vendor(room.store, farid, selection=ROOM, names=names)
        for key, names in second.VENDORS.items()
    }
    for name in SEATS:
        declare(room.store, room.seated(name), selection=ROOM, conflicts={})
    upload = receive(
        "answers.csv", b"Code,Answer\r\nR-07,Full", reader="vendor_data.workbook:read",
        kinds=frozenset({Kind.TABLE}),
    )  # fmt: skip
    farid = room.seated("farid")
    for vendor in vendors.values():
        answer = Answer(requirement=room.requirement, code=Code.FULL, comment="Yes **indeed**")
        take_proposal(
            room.store, farid, selection=ROOM, vendor=vendor, upload=upload,
            counts=Counts(asked=1, answered=1, missing=0, extra=0, doubtful=0), answers=[answer],
        )  # fmt: skip
    open_proposals(room.store, farid, selection=ROOM)
    exclude_vendor(
        room.store, farid, selection=ROOM, vendor=vendors["zagros"], requirement=room.requirement,
        reasons={"en": second.EXCLUDED["zagros"], "fa": "تماس‌ها بیرون از کشور نگهداری می‌شوند."},
    )  # fmt: skip
    return vendors
