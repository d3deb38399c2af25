"""Who may do what in which phase, written down a second time, by hand."""

from tests.access.people import Person
from workbench.committee import Right, Role
from workbench.selection import Phase

# The rules of the game in one table, beside `committee.RULES` and held against it: who, from which
# phase to which, o = the owner of the server too, d = after declaring, a = in the archive too,
# s = a vendor's own person, never a browser that was turned to the vendor.
L, V = "chair facilitator", "chair evaluator"
M, C = f"{L} evaluator", f"{L} evaluator observer"
AGREED = {
    Right.START_SELECTION: ("", "needs", "decision", "o"),
    Right.MANAGE_ACCOUNTS: ("", "needs", "decision", "o"),
    Right.SEE_SELECTION: (C, "needs", "decision", "oa"),
    Right.MANAGE_MEMBERS: ("chair", "needs", "decision", "o"),
    Right.ARCHIVE: ("chair", "needs", "decision", "oa"),
    Right.DECLARE: (C, "needs", "decision", ""),
    Right.SEE_RECORD: (C, "needs", "decision", "a"),
    Right.UNDO: (C, "needs", "decision", ""),
    Right.SET_ROOM: ("chair", "needs", "decision", ""),
    Right.SEE_OWN_ANSWERS: ("vendor", "call", "decision", ""),
    Right.SEE_PUBLISHED_PLAN: ("vendor", "call", "decision", ""),
    Right.SEE_NEEDS: (C, "needs", "decision", "a"),
    Right.ADD_PAIN: (C, "needs", "call", ""),
    Right.EDIT_NEEDS: (M, "needs", "call", ""),
    Right.APPROVE_GAPS: (L, "needs", "call", ""),
    Right.SIGN_NEEDS: (C, "needs", "consensus", ""),
    Right.APPROVE_SCOPE: (L, "needs", "consensus", ""),
    Right.DECIDE_READINESS: ("chair", "needs", "call", ""),
    Right.KEEP_RISKS: (M, "needs", "decision", ""),
    Right.JUDGE_AGAIN: (L, "opening", "price", ""),
    Right.SEE_PLAN: (C, "needs", "decision", "a"),
    Right.EDIT_PLAN: (L, "needs", "model", ""),
    Right.FREEZE_PLAN: ("chair", "needs", "model", ""),
    Right.GIVE_WEIGHTS: (V, "model", "model", ""),
    Right.REVEAL_WEIGHTS: ("chair", "model", "model", ""),
    Right.SEE_REVEALED_WEIGHTS: (C, "needs", "decision", "a"),
    Right.EDIT_RFP: (L, "needs", "call", ""),
    Right.ISSUE_RFP: (L, "call", "call", ""),
    Right.KEEP_ISSUED: (L, "call", "consensus", ""),
    Right.REVISE_LIST: (L, "opening", "consensus", ""),
    Right.MAKE_RFP: (C, "needs", "decision", "a"),
    Right.SEE_CALL: ("vendor", "call", "decision", "as"),
    Right.ASK: ("vendor", "call", "call", "s"),
    Right.ANSWER: ("vendor", "call", "call", "s"),
    Right.INVITE_VENDORS: (L, "needs", "decision", ""),
    Right.SEE_VENDORS: (C, "needs", "decision", "a"),
    Right.EDIT_VENDORS: (L, "needs", "opening", ""),
    Right.KEEP_QUESTIONS: (L, "call", "call", ""),
    Right.SEE_WHO_ASKED: (L, "call", "decision", "a"),
    Right.SEE_PROPOSALS: (C, "call", "decision", "da"),
    Right.STORE_PROPOSAL: (L, "call", "consensus", "d"),
    Right.OPEN_PROPOSALS: (L, "call", "call", ""),
    Right.EXCLUDE_VENDOR: (L, "opening", "opening", "d"),
    Right.JUDGE_ANEW: ("chair", "scoring", "consensus", "d"),
    Right.KEEP_VENDOR_FILE: (L, "call", "decision", "d"),
    Right.SET_PRICE: ("facilitator", "call", "price", "d"),
    Right.ENTER_OWN_COST: (L, "call", "consensus", "d"),
    Right.END_CALL: ("chair", "call", "consensus", "o"),
    Right.SEAL: ("chair", "model", "call", ""),
    Right.HOLD_KEY: (M, "model", "consensus", ""),
    Right.HAND_IN: (f"{L} vendor", "call", "decision", "s"),
    Right.HAND_IN_PLAINLY: ("vendor", "call", "decision", "s"),
    Right.WITHDRAW: ("vendor", "call", "call", "s"),
    Right.RECORD_WITHDRAWAL: (L, "call", "consensus", "d"),
    Right.SEE_HANDED_IN: (L, "call", "decision", "da"),
    Right.ACCEPT_CODE: (L, "opening", "consensus", "d"),
    Right.CHECK_ENVELOPES: (L, "opening", "price", "d"),
    Right.ASSIGN: (L, "needs", "opening", ""),
    Right.START_SCORING: (L, "opening", "opening", ""),
    Right.SCORE: (V, "scoring", "consensus", "d"),
    Right.SEE_OWN_SHEET: (V, "scoring", "decision", "da"),
    Right.SEE_PROGRESS: (L, "scoring", "decision", "a"),
    Right.ENTER_AMOUNT: (L, "opening", "consensus", "d"),
    Right.ASK_FOR_SCORE: (L, "scoring", "scoring", ""),
    Right.SETTLE_MISSING: (L, "scoring", "decision", "d"),
    Right.AGREE: (L, "consensus", "consensus", "d"),
    Right.SEE_SCORES: (C, "consensus", "decision", "da"),
    Right.OPEN_PRICES: ("chair", "scoring", "consensus", ""),
    Right.SEE_PRICES: (C, "price", "decision", "da"),
    Right.SEE_RANKING: (C, "price", "decision", "da"),
    Right.PLAY_WHAT_IF: (C, "price", "decision", "d"),
    Right.HOLD_ROOM: ("chair", "price", "decision", ""),
    Right.PIN: (M, "price", "decision", "d"),
    Right.DECIDE: ("chair", "price", "decision", "d"),
    Right.SEE_DECISION: (C, "price", "decision", "da"),
    Right.MAKE_REPORT: (C, "price", "decision", "da"),
}

# An observer has no vote: beside what is their own, they take part in the talk alone.
OBSERVERS_OWN = {
    Right.DECLARE, Right.UNDO, Right.ADD_PAIN, Right.PLAY_WHAT_IF, Right.SEE_SELECTION,
    Right.SIGN_NEEDS,
}  # fmt: skip

VENDORS_OWN = {Right.ASK, Right.ANSWER, Right.HAND_IN, Right.HAND_IN_PLAINLY, Right.WITHDRAW}


def is_agreed(person: Person, right: Right, phase: Phase, vendor: str = "") -> bool:
    """Return what the table above says, by a reading of its own."""
    roles, first, last, more = AGREED[right]
    if not Phase(first).place <= phase.place <= Phase(last).place:
        return False
    if person.vendor:
        is_here = "vendor" in roles and vendor in ("", person.vendor)
        return is_here and "d" not in more and ("s" not in more or Role.VENDOR in person.roles)
    if vendor in person.ties and vendor:
        return False
    if person.key == "sara" and "o" in more:
        return True
    return bool(person.roles & {Role(code) for code in roles.split()}) and (
        person.has_declared or "d" not in more
    )
