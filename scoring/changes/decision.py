"""The chair records the decision."""

from collections.abc import Mapping

from rfp.reads.readiness_checks import checks_before_award
from scoring.decision import Outcome, check_decision
from scoring.reads.standings import standing
from scoring.tables import DecisionRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import Language, one_line
from workbench.problem import Conflict, Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import CHANGED_MEANWHILE, Change, Store

DECIDE = verb("scoring.decide", right=Right.DECIDE, label="Decision recorded", undoable=True)

Words = Mapping[str, str]  # language code -> words


def decide(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    outcome: Outcome,
    vendor: str | None,
    reason: Words,
    conditions: Words | None = None,
    other_reason: Words | None = None,
    seen: int | None = None,
) -> None:
    """Record the outcome with its reasons; a later decision replaces it, the record keeps both.

    `seen` is the version of the decision that the screen showed, 0 if there was none.

    What the chair was reminded of, and is not green, hinders nothing; the record names it.
    """
    with store.change(actor, DECIDE, selection) as change:
        official = standing(change.session, change.actor, selection, change.selection.language)
        if official is None:
            raise Refused("there is no ranking yet, so there is nothing to decide on")
        check_decision(
            outcome,
            vendor,
            first=official.ranking().first,
            ranked=frozenset(official.ranking().ranks),
            reason=_any(reason),
            conditions=_any(conditions or {}),
            other_reason=_any(other_reason or {}),
        )
        red = _not_green(change)
        row = change.session.get(DecisionRow, selection)
        _expect_seen(row, seen, (outcome, vendor), official.vendors, change.actor)
        if row is None:
            row = DecisionRow(selection=selection)
            change.session.add(row)
        row.outcome, row.vendor = outcome.value, vendor
        row.decided_by, row.decided_at = change.actor.account, change.now
        row.not_green = " ".join(red) or None
        put_text(change, selection, "decision reason", _whole(reason))
        put_text(change, selection, "decision conditions", _whole(conditions))
        put_text(change, selection, "decision other reason", _whole(other_reason))
        change.enter(Phase.DECISION)
        # Who is in conflict with the partner may not know the reasons, so not the event either.
        change.about(selection, vendor=vendor, outcome=outcome.value, not_green=red)


def _expect_seen(
    row: DecisionRow | None,
    seen: int | None,
    wanted: tuple[Outcome, str | None],
    vendors: Mapping[str, str],
    actor: Actor,
) -> None:
    """Refuse to replace a decision that the actor could have read and has not."""
    if row is None or row.vendor in actor.conflicts or seen in (None, row.version):
        return
    found = (Outcome(row.outcome), row.vendor)
    raise Conflict(CHANGED_MEANWHILE, found=_told(found, vendors), wanted=_told(wanted, vendors))


def _told(decided: tuple[Outcome, str | None], vendors: Mapping[str, str]) -> list[str]:
    outcome, vendor = decided
    name = vendors.get(vendor or "")
    return [outcome.label, *([name] if name else [])]


def _not_green(change: Change) -> list[str]:
    """Return the codes of what is asked again before the award and is not green."""
    asked = checks_before_award(change.session, change.actor, change.selection.id)
    return [check.code for check in asked if check.is_red]


def _whole(words: Words | None) -> Words:
    """Return a text for every language, so that nothing of an earlier decision stays."""
    return {**dict.fromkeys(Language, ""), **(words or {})}


def _any(words: Words) -> str:
    return next((text for text in words.values() if one_line(text)), "")
