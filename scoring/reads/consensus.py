"""The consensus meeting as an actor may know it: what to talk about, and what was agreed on."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import standing_plan
from scoring.consensus import Agreed, Logged, scores_judging
from scoring.evaluators.talk import Talk, talk
from scoring.missing_choice import MissingChoice
from scoring.reads.agreed_scores import ever_agreed, judged_list, standing_agreed
from scoring.reads.missing_choices import standing_choices
from scoring.reads.revised_cells import changed_leaves
from scoring.reads.sheets import all_sheets, scored_vendors, standing_sheets
from scoring.reads.standings import points_without_scores
from scoring.sheet import Cell, Sheet
from scoring.value import Points
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of


def consensus_log(session: Session, actor: Actor, selection: str) -> list[Logged]:
    """Return what was agreed on, the oldest first, to whoever sees everybody's scores."""
    if not is_allowed(session, actor, Right.SEE_SCORES, selection):
        return []
    found = ever_agreed(session, selection)
    if not found:
        return []
    changed = changed_leaves(session, selection)
    sheets = all_sheets(session, actor, selection)
    told = [
        Logged(
            vendor=cell[0],
            leaf=cell[1],
            agreed=each,
            scores=scores_judging(sheets, cell, each.list_version),
            fallen_with=None if each.list_version == newest else newest,
        )
        for cell, every in found.items()
        if cell[0] not in actor.conflicts
        for newest in [judged_list(changed, cell[1])]
        for each in every
    ]
    return sorted(told, key=lambda line: line.agreed.entered_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What a consensus meeting has before it.

    Attributes
    ----------
    draft : PlanDraft
        The frozen plan, with the words for the scores.
    tree : CriteriaTree
        Its criteria and weights.
    vendors : mapping of vendor to str
        Those in the ranking whom the reader may know of.
    sheets : tuple of Sheet
        The locked sheets, as the reader may know of them.
    told : mapping of vendor to leaf to Fraction
        Points of leaves that nobody scores. [points, 0 to 100]
    chosen : mapping of (vendor, leaf) to MissingChoice
        What cells without a score count as, of the same vendors.
    hides_vendors : bool
        Whether a vendor is left out because the reader is in conflict with it.
    agreed : mapping of (vendor, leaf) to AgreedScore
        What stands in place of a mean.
    may_agree : bool
        Whether the published plan has agreed scores.
    is_open_again : bool
        Whether a later list opened sheets that are not locked again yet.
    """

    draft: PlanDraft
    tree: CriteriaTree
    vendors: Mapping[str, str]
    sheets: tuple[Sheet, ...]
    told: Points
    chosen: Mapping[Cell, MissingChoice]
    hides_vendors: bool
    agreed: Agreed
    may_agree: bool
    is_open_again: bool

    def talk(self) -> Talk:
        """Return the cells, those that matter most first; it takes a while."""
        return talk(
            self.tree,
            list(self.vendors),
            self.sheets,
            self.agreed,
            self.told,
            chosen=self.chosen,
            hides_vendors=self.hides_vendors,
        )


def consensus_meeting(
    session: Session, actor: Actor, selection: str, language: str
) -> Meeting | None:
    """Return the meeting to whoever sees everybody's scores; None to anybody else."""
    if not is_allowed(session, actor, Right.SEE_SCORES, selection):
        return None
    draft = standing_plan(session, selection)
    if draft.tree is None:
        return None
    texts = texts_of(session, selection, language)
    ranked = scored_vendors(session, selection)
    known = [vendor for vendor in ranked if vendor not in actor.conflicts]
    agreed, chosen = standing_agreed(session, selection), standing_choices(session, selection)
    return Meeting(
        draft=draft,
        tree=draft.tree,
        vendors={vendor: texts[vendor, "name"].text for vendor in known},
        sheets=tuple(all_sheets(session, actor, selection)),
        told=points_without_scores(session, selection, draft, known),
        chosen={cell: each for cell, each in chosen.items() if cell[0] in known},
        hides_vendors=len(known) < len(ranked),
        agreed={cell: each for cell, each in agreed.items() if cell[0] in known},
        may_agree=draft.consensus is ConsensusRule.MAY_AGREE,
        is_open_again=not all(s.is_done for s in standing_sheets(session, selection)),
    )
