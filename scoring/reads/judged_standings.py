"""The official standing with everybody's scores, as an actor may know both."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from scoring.evaluators.panel import panel_of
from scoring.judged_standing import JudgedStanding
from scoring.reads.sheets import all_sheets
from scoring.reads.standings import scores_by_vendor, standing
from scoring.standing import Standing
from scoring.value import NoScore, Score
from workbench.committee import Actor
from workbench.problem import naming


def judged_standing(
    session: Session, actor: Actor, selection: str, language: str
) -> JudgedStanding | None:
    """Return the standing and the panel behind it; None to whoever may not see either (yet)."""
    found = standing(session, actor, selection, language)
    if found is None:
        return None
    given = all_sheets(session, actor, selection)
    sheets = scores_by_vendor(found.tree, given)
    ranked = {v: _open(found, v, own) for v, own in sheets.items() if v in found.points}
    with naming({**found.titles, **found.vendors}):
        panel = panel_of(found.tree, ranked, found.points) if any(ranked.values()) else None
    return JudgedStanding(
        standing=found,
        panel=panel,
        sheets=ranked,
        evaluators={sheet.member: sheet.name for sheet in given if sheet.is_locked},
    )


def _open(
    found: Standing, vendor: str, own: Mapping[str, Mapping[str, Score]]
) -> dict[str, Mapping[str, Score]]:
    """Return the leaves that somebody scored; where a score was agreed on nobody differs."""
    return {
        leaf: given
        for leaf, given in own.items()
        if (vendor, leaf) not in found.agreed
        and not all(score is NoScore.ABSTAINED for score in given.values())
    }
