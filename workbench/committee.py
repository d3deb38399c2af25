"""Who sits on a committee, and the one function that says what they may see and do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from workbench.problem import Refused, Term
from workbench.selection import Phase


class Role(StrEnum):
    """What a member is there for; one member may hold several roles."""

    CHAIR = "chair"
    FACILITATOR = "facilitator"
    EVALUATOR = "evaluator"
    OBSERVER = "observer"
    VENDOR = "vendor"

    @property
    def label(self) -> Term:
        return Term(self.value.capitalize())


class Right(StrEnum):
    """What can be seen or done; each has one rule in RULES."""

    # the server
    START_SELECTION = "start a selection"
    MANAGE_ACCOUNTS = "manage accounts"
    # the room
    SEE_SELECTION = "see the selection"
    MANAGE_MEMBERS = "manage members"
    ARCHIVE = "archive the selection"
    DECLARE = "declare conflicts of interest"
    SEE_RECORD = "see the record"
    UNDO = "undo one's own last change"
    SET_ROOM = "let a vendor into the room"
    SEE_OWN_ANSWERS = "see one's own answers"
    SEE_PUBLISHED_PLAN = "see the published evaluation plan"
    # needs
    SEE_NEEDS = "see the needs"
    ADD_PAIN = "add pains"
    EDIT_NEEDS = "edit maps, gaps and requirements"
    APPROVE_GAPS = "approve gaps"
    SIGN_NEEDS = "sign requirements off"
    APPROVE_SCOPE = "approve the scope and the acceptance"
    DECIDE_READINESS = "decide whether we are ready"
    KEEP_RISKS = "keep the risk log"
    JUDGE_AGAIN = "judge the key points again before the award"
    # plan and RFP
    SEE_PLAN = "see the evaluation plan"
    EDIT_PLAN = "edit the evaluation plan"
    FREEZE_PLAN = "freeze the evaluation plan"
    GIVE_WEIGHTS = "weigh the criteria in private"
    REVEAL_WEIGHTS = "reveal the members' weights"
    SEE_REVEALED_WEIGHTS = "see the members' weights once they are revealed"
    EDIT_RFP = "edit the timetable"
    ISSUE_RFP = "issue the RFP"
    KEEP_ISSUED = "keep documents as they go out"
    REVISE_LIST = "revise the list after the proposals"
    MAKE_RFP = "make the RFP documents"
    # proposals
    SEE_CALL = "see the call as its vendor"
    ASK = "ask the committee a question"
    ANSWER = "answer the RFP"
    INVITE_VENDORS = "invite vendors' people"
    SEE_VENDORS = "see the vendors"
    EDIT_VENDORS = "register vendors"
    KEEP_QUESTIONS = "keep the log of questions"
    SEE_WHO_ASKED = "see which vendor asked"
    SEE_PROPOSALS = "see proposals"
    STORE_PROPOSAL = "store proposals"
    OPEN_PROPOSALS = "open the proposals"
    EXCLUDE_VENDOR = "record a failed mandatory requirement"
    JUDGE_ANEW = "judge a mandatory requirement anew after the scoring began"
    KEEP_VENDOR_FILE = "keep the file of each vendor"
    SET_PRICE = "enter prices"
    ENTER_OWN_COST = "enter what a vendor would cost us ourselves"
    END_CALL = "end the call without opening"
    SEAL = "seal the proposals"
    HOLD_KEY = "hold a key to the envelopes"
    HAND_IN = "hand in envelopes"
    HAND_IN_PLAINLY = "hand in answers without envelopes"
    WITHDRAW = "withdraw one's own proposal"
    RECORD_WITHDRAWAL = "record that a vendor withdrew by letter"
    SEE_HANDED_IN = "see which envelopes were handed in"
    ACCEPT_CODE = "accept another code than a vendor claims"
    CHECK_ENVELOPES = "check the form of the envelopes"
    # scores
    ASSIGN = "assign criteria to evaluators"
    START_SCORING = "start the scoring"
    SCORE = "score vendors"
    SEE_OWN_SHEET = "read one's own score sheet"
    SEE_PROGRESS = "see the progress of scoring"
    ENTER_AMOUNT = "enter the amounts of a measured criterion"
    ASK_FOR_SCORE = "ask for a score that nobody gives"
    SETTLE_MISSING = "say what a missing score counts as"
    AGREE = "enter scores that the committee agreed on"
    SEE_SCORES = "see everybody's scores"
    OPEN_PRICES = "open the prices"
    SEE_PRICES = "see prices"
    # ranking
    SEE_RANKING = "see the ranking"
    PLAY_WHAT_IF = "play what-if"
    HOLD_ROOM = "hold the room"
    PIN = "pin a what-if"
    DECIDE = "record the decision"
    SEE_DECISION = "see the decision"
    MAKE_REPORT = "make the evaluation report"

    @property
    def label(self) -> Term:
        return Term(self.value)


ELSEWHERE = "elsewhere"  # the room vendor of a browser that is shown to one of another selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, with what the database says of them at this moment.

    `room_vendor` is set on a browser that the chair showed to a vendor; such an actor has the
    rights of that vendor alone, whoever signed in.
    """

    account: str
    name: str
    is_owner: bool = False
    browser: str | None = None
    selection: str | None = None
    member: str | None = None
    roles: frozenset[Role] = frozenset()
    conflicts: frozenset[str] = field(default_factory=frozenset)
    has_declared: bool = False
    room_vendor: str | None = None

    @property
    def is_vendor(self) -> bool:
        return self.room_vendor is not None or Role.VENDOR in self.roles

    @property
    def is_vendors_own(self) -> bool:
        """Whether a vendor's person sits here, not a member's browser turned to the vendor."""
        return self.room_vendor is not None and Role.VENDOR in self.roles


class Rule(NamedTuple):
    """Who may, between which phases, and whether it concerns vendors' contents."""

    roles: frozenset[Role]
    first: Phase = Phase.NEEDS
    last: Phase = Phase.DECISION
    owner_too: bool = False
    after_declaring: bool = False
    when_archived: bool = False
    own_seat: bool = False  # a vendor's own person, never a browser that was turned to it


COMMITTEE = frozenset({Role.CHAIR, Role.FACILITATOR, Role.EVALUATOR, Role.OBSERVER})
VOTERS = frozenset({Role.CHAIR, Role.EVALUATOR})
MAKERS = frozenset({Role.CHAIR, Role.FACILITATOR, Role.EVALUATOR})
LEADERS = frozenset({Role.CHAIR, Role.FACILITATOR})
CHAIR = frozenset({Role.CHAIR})
FACILITATOR = frozenset({Role.FACILITATOR})
VENDOR = frozenset({Role.VENDOR})
NOBODY: frozenset[Role] = frozenset()

RULES: dict[Right, Rule] = {
    Right.START_SELECTION: Rule(NOBODY, owner_too=True),
    Right.MANAGE_ACCOUNTS: Rule(NOBODY, owner_too=True),
    Right.SEE_SELECTION: Rule(COMMITTEE, owner_too=True, when_archived=True),
    Right.MANAGE_MEMBERS: Rule(CHAIR, owner_too=True),
    Right.ARCHIVE: Rule(CHAIR, owner_too=True, when_archived=True),
    Right.DECLARE: Rule(COMMITTEE),
    Right.SEE_RECORD: Rule(COMMITTEE, when_archived=True),
    Right.UNDO: Rule(COMMITTEE),
    Right.SET_ROOM: Rule(CHAIR),
    Right.SEE_OWN_ANSWERS: Rule(VENDOR, Phase.CALL),
    Right.SEE_PUBLISHED_PLAN: Rule(VENDOR, Phase.CALL),
    Right.SEE_NEEDS: Rule(COMMITTEE, when_archived=True),
    Right.ADD_PAIN: Rule(COMMITTEE, last=Phase.CALL),
    Right.EDIT_NEEDS: Rule(MAKERS, last=Phase.CALL),
    Right.APPROVE_GAPS: Rule(LEADERS, last=Phase.CALL),
    Right.SIGN_NEEDS: Rule(COMMITTEE, last=Phase.CONSENSUS),
    Right.APPROVE_SCOPE: Rule(LEADERS, last=Phase.CONSENSUS),
    Right.DECIDE_READINESS: Rule(CHAIR, last=Phase.CALL),
    Right.KEEP_RISKS: Rule(MAKERS),
    Right.JUDGE_AGAIN: Rule(LEADERS, Phase.OPENING, Phase.PRICE),
    Right.SEE_PLAN: Rule(COMMITTEE, when_archived=True),
    Right.EDIT_PLAN: Rule(LEADERS, last=Phase.MODEL),
    Right.FREEZE_PLAN: Rule(CHAIR, last=Phase.MODEL),
    Right.GIVE_WEIGHTS: Rule(VOTERS, Phase.MODEL, Phase.MODEL),
    Right.REVEAL_WEIGHTS: Rule(CHAIR, Phase.MODEL, Phase.MODEL),
    Right.SEE_REVEALED_WEIGHTS: Rule(COMMITTEE, when_archived=True),
    Right.EDIT_RFP: Rule(LEADERS, last=Phase.CALL),
    Right.ISSUE_RFP: Rule(LEADERS, Phase.CALL, Phase.CALL),
    Right.KEEP_ISSUED: Rule(LEADERS, Phase.CALL, Phase.CONSENSUS),
    Right.REVISE_LIST: Rule(LEADERS, Phase.OPENING, Phase.CONSENSUS),
    Right.MAKE_RFP: Rule(COMMITTEE, when_archived=True),
    Right.SEE_CALL: Rule(VENDOR, Phase.CALL, when_archived=True, own_seat=True),
    Right.ASK: Rule(VENDOR, Phase.CALL, Phase.CALL, own_seat=True),
    Right.ANSWER: Rule(VENDOR, Phase.CALL, Phase.CALL, own_seat=True),
    Right.INVITE_VENDORS: Rule(LEADERS),
    Right.SEE_VENDORS: Rule(COMMITTEE, when_archived=True),
    Right.EDIT_VENDORS: Rule(LEADERS, last=Phase.OPENING),
    Right.KEEP_QUESTIONS: Rule(LEADERS, Phase.CALL, Phase.CALL),
    Right.SEE_WHO_ASKED: Rule(LEADERS, Phase.CALL, when_archived=True),
    Right.SEE_PROPOSALS: Rule(COMMITTEE, Phase.CALL, after_declaring=True, when_archived=True),
    Right.STORE_PROPOSAL: Rule(LEADERS, Phase.CALL, Phase.CONSENSUS, after_declaring=True),
    Right.OPEN_PROPOSALS: Rule(LEADERS, Phase.CALL, Phase.CALL),
    Right.EXCLUDE_VENDOR: Rule(LEADERS, Phase.OPENING, Phase.OPENING, after_declaring=True),
    Right.JUDGE_ANEW: Rule(CHAIR, Phase.SCORING, Phase.CONSENSUS, after_declaring=True),
    Right.KEEP_VENDOR_FILE: Rule(LEADERS, Phase.CALL, after_declaring=True),
    Right.SET_PRICE: Rule(FACILITATOR, Phase.CALL, Phase.PRICE, after_declaring=True),
    Right.ENTER_OWN_COST: Rule(LEADERS, Phase.CALL, Phase.CONSENSUS, after_declaring=True),
    Right.END_CALL: Rule(CHAIR, Phase.CALL, Phase.CONSENSUS, owner_too=True),
    Right.SEAL: Rule(CHAIR, Phase.MODEL, Phase.CALL),
    Right.HOLD_KEY: Rule(MAKERS, Phase.MODEL, Phase.CONSENSUS),
    Right.HAND_IN: Rule(LEADERS | VENDOR, Phase.CALL, own_seat=True),
    Right.HAND_IN_PLAINLY: Rule(VENDOR, Phase.CALL, own_seat=True),
    Right.WITHDRAW: Rule(VENDOR, Phase.CALL, Phase.CALL, own_seat=True),
    Right.RECORD_WITHDRAWAL: Rule(LEADERS, Phase.CALL, Phase.CONSENSUS, after_declaring=True),
    Right.SEE_HANDED_IN: Rule(LEADERS, Phase.CALL, after_declaring=True, when_archived=True),
    Right.ACCEPT_CODE: Rule(LEADERS, Phase.OPENING, Phase.CONSENSUS, after_declaring=True),
    Right.CHECK_ENVELOPES: Rule(LEADERS, Phase.OPENING, Phase.PRICE, after_declaring=True),
    Right.ASSIGN: Rule(LEADERS, last=Phase.OPENING),
    Right.START_SCORING: Rule(LEADERS, Phase.OPENING, Phase.OPENING),
    Right.SCORE: Rule(VOTERS, Phase.SCORING, Phase.CONSENSUS, after_declaring=True),
    Right.SEE_OWN_SHEET: Rule(VOTERS, Phase.SCORING, after_declaring=True, when_archived=True),
    Right.SEE_PROGRESS: Rule(LEADERS, Phase.SCORING, when_archived=True),
    Right.ENTER_AMOUNT: Rule(LEADERS, Phase.OPENING, Phase.CONSENSUS, after_declaring=True),
    Right.ASK_FOR_SCORE: Rule(LEADERS, Phase.SCORING, Phase.SCORING),
    Right.SETTLE_MISSING: Rule(LEADERS, Phase.SCORING, after_declaring=True),
    Right.AGREE: Rule(LEADERS, Phase.CONSENSUS, Phase.CONSENSUS, after_declaring=True),
    Right.SEE_SCORES: Rule(COMMITTEE, Phase.CONSENSUS, after_declaring=True, when_archived=True),
    Right.OPEN_PRICES: Rule(CHAIR, Phase.SCORING, Phase.CONSENSUS),
    Right.SEE_PRICES: Rule(COMMITTEE, Phase.PRICE, after_declaring=True, when_archived=True),
    Right.SEE_RANKING: Rule(COMMITTEE, Phase.PRICE, after_declaring=True, when_archived=True),
    Right.PLAY_WHAT_IF: Rule(COMMITTEE, Phase.PRICE, after_declaring=True),
    Right.HOLD_ROOM: Rule(CHAIR, Phase.PRICE),
    Right.PIN: Rule(MAKERS, Phase.PRICE, after_declaring=True),
    Right.DECIDE: Rule(CHAIR, Phase.PRICE, after_declaring=True),
    Right.SEE_DECISION: Rule(COMMITTEE, Phase.PRICE, after_declaring=True, when_archived=True),
    Right.MAKE_REPORT: Rule(COMMITTEE, Phase.PRICE, after_declaring=True, when_archived=True),
}


def may(
    actor: Actor,
    right: Right,
    phase: Phase | None,
    *,
    vendor: str | None = None,
    is_archived: bool = False,
) -> bool:
    """Return whether `actor` may use `right` in `phase`, on `vendor` if one is concerned."""
    return _refusal(actor, right, phase, vendor=vendor, is_archived=is_archived) is None


def require(
    actor: Actor,
    right: Right,
    phase: Phase | None,
    *,
    vendor: str | None = None,
    is_archived: bool = False,
) -> None:
    """Raise the sentence that says why `actor` may not use `right` now."""
    refusal = _refusal(actor, right, phase, vendor=vendor, is_archived=is_archived)
    if refusal is not None:
        raise refusal


def _refusal(
    actor: Actor, right: Right, phase: Phase | None, *, vendor: str | None, is_archived: bool
) -> Refused | None:
    rule = RULES[right]
    if not _has_seat(actor, rule, vendor):
        return Refused("your role does not include this: {right}", right=right.label)
    if is_archived and not rule.when_archived:
        return Refused("this selection is archived and can only be read")
    if phase is not None and not rule.first.place <= phase.place <= rule.last.place:
        return _wrong_phase(right, rule, phase)
    if rule.after_declaring and not actor.has_declared:
        return Refused(
            "declare your conflicts of interest first; then you can {right}", right=right.label
        )
    return None


def _has_seat(actor: Actor, rule: Rule, vendor: str | None) -> bool:
    if actor.room_vendor is not None:  # whoever signed in, this browser is the vendor's now
        is_here = actor.room_vendor != ELSEWHERE and Role.VENDOR in rule.roles
        is_seated = actor.is_vendors_own or not rule.own_seat
        return is_here and is_seated and vendor in (None, actor.room_vendor)
    if vendor is not None and vendor in actor.conflicts:
        return False
    return bool(actor.roles & rule.roles) or (rule.owner_too and actor.is_owner)


def _wrong_phase(right: Right, rule: Rule, phase: Phase) -> Refused:
    if rule.first is rule.last:
        return Refused(
            "{right}: possible in the phase {first} only; this selection is in {phase}",
            right=right.label,
            first=rule.first.label,
            phase=phase.label,
        )
    return Refused(
        "{right}: possible from {first} to {last}; this selection is in {phase}",
        right=right.label,
        first=rule.first.label,
        last=rule.last.label,
        phase=phase.label,
    )


def visible_vendors(actor: Actor, vendors: Iterable[str]) -> list[str]:
    """Return the vendors of `vendors` whose contents `actor` may know of, in the same order."""
    if actor.room_vendor is not None:
        return [vendor for vendor in vendors if vendor == actor.room_vendor]
    return [vendor for vendor in vendors if vendor not in actor.conflicts]
