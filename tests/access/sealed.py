"""A selection that takes its proposals sealed, as it stands at each step on the envelopes' way.

The people are those of the other worlds. One who holds a key has a tie to a vendor, one vendor is
excluded and one misses the technical floor: their prices stay sealed for good.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from rfp.changes.issue import issue_rfp
from rfp.changes.plan import freeze_plan
from rfp.changes.plan_rules import set_minimums
from rfp.planning.minimums import Minimums
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.price_opening import open_prices
from scoring.changes.technical_close import close_technical_scores
from scoring.changes.weight_reveal import reveal_weights
from tests.access import stages
from tests.access.people import AMOUNTS, EXCLUDED, SCORERS, Person, token_of
from tests.access.planted import Canary, Kind
from tests.access.world import World, copied
from vendor_data.changes.draft_phrase import set_draft_phrase
from vendor_data.changes.drafts import save_draft
from vendor_data.changes.envelope_checks import check_envelope, note_attendance
from vendor_data.changes.envelope_opening import consent_to_opening, open_envelopes
from vendor_data.changes.hand_in import Late, hand_in
from vendor_data.changes.prices import set_price
from vendor_data.changes.sealing import name_keyholders, set_opening_phrase
from vendor_data.changes.statements import save_statement
from vendor_data.changes.vendors import exclude_vendor
from vendor_data.drafts import draft_key
from vendor_data.sealing.envelope import Envelope, Finding, Opening, Receipt
from workbench.committee import LEADERS, Role
from workbench.selection import Phase

BELOW_FLOOR = "caspian"
STAYS_SEALED = {EXCLUDED, BELOW_FLOOR}
PHRASES = {
    "chair": "zqphrase seven quiet lamps",
    "facil": "zqphrase a kettle on the roof",
    "tied": "zqphrase plum harbour window",
}
SECOND_KEY = "tied"
DRAFT_PHRASE = "zqphrase four green chairs"


class Step(StrEnum):
    """How far the envelopes are."""

    HANDED_IN = "handed in"
    TECHNICAL = "A and B opened"
    CLOSED = "scores closed"
    HALF = "one key to C turned"
    PRICE = "C opened"
    SHOWN = "prices open"

    @property
    def place(self) -> int:
        return list(Step).index(self)

    def is_from(self, other: "Step") -> bool:
        return self.place >= other.place


@dataclass(frozen=True)
class Secret:
    """A word that stands in or about an envelope, and from when the committee may meet it."""

    canary: Canary
    envelope: Envelope | None = None
    is_trace: bool = False  # tells that something was handed in, not what
    is_never: bool = False

    def is_known_to(self, person: Person, step: Step) -> bool:
        if person.vendor == self.canary.vendor and not self.is_never and person.vendor:
            return self.is_trace or (Role.VENDOR in person.roles and self._is_receipt_whole(step))
        is_out = self.is_never or not person.roles or person.vendor or not person.has_declared
        if is_out or self.canary.vendor in person.ties:
            return False
        if person.roles & LEADERS and self.is_trace:
            return True
        if self.envelope is not Envelope.C:
            return step.is_from(Step.TECHNICAL)
        # Prices are taken out by facilitators; who turned the second key knows what it opened.
        early = (SECOND_KEY,) if self.is_trace else ("facil", "tiedfac")
        return step.is_from(Step.PRICE if person.key in early else Step.SHOWN)

    def _is_receipt_whole(self, step: Step) -> bool:
        """Return whether the vendor's own page tells name and number: of A and B once opened.

        Of C it does so with the decision, after the last of these steps.
        """
        is_price = self.envelope is Envelope.C
        is_inside = self.canary.kind is Kind.PRICE or "inside" in self.canary.word
        return not is_inside and not is_price and step.is_from(Step.TECHNICAL)


@dataclass
class Sealed:
    """The world at one step, with what its envelopes hide."""

    world: World
    step: Step
    secrets: list[Secret] = field(default_factory=list)

    def hidden_from(self, person: Person) -> list[Canary]:
        """Return everything that `person` may not meet now."""
        phase = self.world.phase
        about = [s.canary for s in self.secrets if not s.is_known_to(person, self.step)]
        return [*about, *(c for c in self.world.canaries if not c.is_known_to(person, phase))]


def steps(model: World, folder: Path) -> Iterator[Sealed]:
    """Lead a selection from its plan to its prices, and give it once per step."""
    world = copied(model, folder / "growing.db")
    world.abroad = None
    world.canaries = [c for c in world.canaries if c.kind not in (Kind.TOTAL, Kind.MEAN)]
    secrets: list[Secret] = []
    for at, step in enumerate(Step):
        world.phase = _MADE[step](world, secrets)
        made = copied(world, folder / f"step-{at}.db")
        yield Sealed(made, step, list(secrets))
    world.store.database.close()


def _do(world: World, key: str, change, **given):
    return change(world.store, world.actor(key), selection=world.selection, **given)


def _hand_all_in(world: World, secrets: list[Secret]) -> Phase:
    _do(world, "chair", set_minimums, minimums=Minimums(quality=Fraction(60)))
    stages._try_out(world)
    _do(world, "chair", reveal_weights, reason="The others were asked twice")
    _do(world, "chair", freeze_plan)
    holders = [world.ids[f"member {key}"] for key in PHRASES]
    _do(world, "chair", name_keyholders, members=holders)
    for key, phrase in PHRASES.items():
        _do(world, key, set_opening_phrase, phrase=phrase)
    _do(world, "chair", issue_rfp, reason="The date of the goal follows")
    phrases = (*PHRASES.values(), DRAFT_PHRASE)
    secrets += [Secret(Canary(Kind.FOUND, word), is_never=True) for word in phrases]
    _put(world, secrets, "aban", Envelope.B, again=" replaced")
    for vendor in AMOUNTS:
        for envelope in Envelope:
            _put(world, secrets, vendor, envelope)
    _draft(world, secrets)
    return Phase.CALL


def _put(
    world: World, secrets: list[Secret], vendor: str, envelope: Envelope, again: str = ""
) -> None:
    """Hand an envelope in whose name, content and price are secrets, and its traces too."""
    where = f"{envelope}{vendor}{again.strip()}q".lower()
    name, inside, amount = f"zqname{where}", f"zqinside{where}", AMOUNTS[vendor]
    content = f"{inside} {amount // 100 if envelope is Envelope.C else ''}".encode()
    receipt: Receipt = _do(
        world, "seat" if vendor == "aban" else "facil", hand_in, vendor=world.ids[vendor],
        envelope=envelope, file_name=f"{name}.txt", content=content,
    )  # fmt: skip
    is_never = bool(again) or (envelope is Envelope.C and vendor in STAYS_SEALED)
    told = [Canary(Kind.FILE, word, vendor=vendor) for word in (name, inside, receipt.nonce)]
    if envelope is Envelope.C:
        told.append(Canary(Kind.PRICE, str(amount), vendor=vendor))
    secrets += [Secret(each, envelope, is_never=is_never) for each in told]
    traces = (receipt.id, receipt.commitment)
    if envelope is not Envelope.C or vendor not in STAYS_SEALED:
        secrets += [
            Secret(Canary(Kind.ID, word.lower(), vendor=vendor), envelope, is_trace=True)
            for word in traces
        ]


def _draft(world: World, secrets: list[Secret]) -> None:
    own = {"vendor": world.ids["aban"]}
    key = _do(world, "seat", set_draft_phrase, **own, phrase=DRAFT_PHRASE, cookie=token_of("seat"))
    word, bound = "zqdraftq", draft_key.place(world.selection, world.ids["aban"])
    kept = draft_key.lock(key, f'{{"comment":"{word}"}}', bound, world.ids["R-1"])
    _do(world, "seat", save_draft, **own, requirement=world.ids["R-1"], content=kept)
    stated = "zqstatedq"
    locked = draft_key.lock(key, f'{{"unneeded":"{stated}"}}', bound, draft_key.STATEMENT)
    _do(world, "seat", save_statement, **own, content=locked, seen=0)
    hidden = (word, stated, key.hex())
    secrets += [Secret(Canary(Kind.FOUND, each), is_never=True) for each in hidden]


def _open_technical(world: World, secrets: list[Secret]) -> Phase:
    """Open A and B by one who has a tie to a vendor, and let something come too late."""
    both = {"opening": Opening.TECHNICAL}
    _do(world, "chair", consent_to_opening, **both, phrase=PHRASES["chair"])
    with suppress(Late):
        _put(world, [], "aban", Envelope.C, again=" late")
    secrets.append(Secret(Canary(Kind.FILE, "cabanlateq", vendor="aban"), is_never=True))
    _do(world, SECOND_KEY, open_envelopes, **both, phrase=PHRASES[SECOND_KEY])
    member = world.ids["member observer"]
    _do(world, "facil", note_attendance, **both, present=[member], guests="A guest")
    _exclude(world)
    for vendor in AMOUNTS:
        remark = world.canary(Kind.FOUND, vendor=vendor, by="form")
        _do(
            world, "facil", check_envelope, vendor=world.ids[vendor], envelope=Envelope.A,
            finding=Finding.INCOMPLETE, remark=remark, seen=0,
        )  # fmt: skip
        stages._propose(world, vendor)
    return Phase.OPENING


def _exclude(world: World) -> None:
    reason = world.canary(Kind.EXCLUSION, vendor=EXCLUDED)
    _do(
        world, "facil", exclude_vendor, vendor=world.ids[EXCLUDED],
        requirement=world.ids["R-2"], reasons={"en": reason},
    )  # fmt: skip


def _close(world: World, secrets: list[Secret]) -> Phase:
    leaves = [world.ids["coverage"], world.ids["ease"]]
    for key in SCORERS:
        _do(world, "facil", assign, member=world.ids[f"member {key}"], leaves=leaves)
    _do(world, "facil", start_scoring)
    for key in SCORERS:
        stages._fill(world, key)
    _do(world, "chair", close_technical_scores)
    return Phase.CONSENSUS


def _turn_one(world: World, secrets: list[Secret]) -> Phase:
    _do(world, "facil", consent_to_opening, opening=Opening.PRICE, phrase=PHRASES["facil"])
    return Phase.CONSENSUS


def _open_price(world: World, secrets: list[Secret]) -> Phase:
    phrase = PHRASES[SECOND_KEY]
    _do(world, SECOND_KEY, open_envelopes, opening=Opening.PRICE, phrase=phrase)
    return Phase.CONSENSUS


def _show(world: World, secrets: list[Secret]) -> Phase:
    for vendor in AMOUNTS.keys() - STAYS_SEALED:
        _do(world, "facil", set_price, vendor=world.ids[vendor], amount=AMOUNTS[vendor])
    _do(world, "chair", open_prices)
    return Phase.PRICE


_MADE = {
    Step.HANDED_IN: _hand_all_in,
    Step.TECHNICAL: _open_technical,
    Step.CLOSED: _close,
    Step.HALF: _turn_one,
    Step.PRICE: _open_price,
    Step.SHOWN: _show,
}
