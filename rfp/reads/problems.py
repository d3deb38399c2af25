"""Problems, capabilities, what cures what, and the reasons that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.goals.area import Area
from rfp.goals.capability import Capability, Cure
from rfp.goals.problem import FoundProblem, mean_severity
from rfp.goals.reasons import Matrix, reasons
from rfp.goals.tables import (
    CapabilityRow,
    CureRow,
    ProblemPainRow,
    ProblemRow,
    ReasonsRow,
    SeverityRow,
)
from rfp.needs.pain import PainSource
from rfp.tables import PainRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.wording import text_in

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemEntry:
    """A problem with the version seen of it, its titles, and how severe the reader finds it."""

    problem: FoundProblem
    version: int
    titles: Words
    own_severity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityEntry:
    """A capability with the version seen of it, and its titles by language."""

    capability: Capability
    version: int
    titles: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The reasons as the matrix yields them, and as the committee kept them, by language."""

    proposed: Words
    kept: Words
    version: int
    changed_since: bool

    def text(self, language: str) -> str:
        """Return what the RFP says: the kept words, else those that the matrix yields."""
        return self.kept.get(language) or self.proposed.get(language, "")


def problems(session: Session, actor: Actor, selection: str, language: str) -> list[ProblemEntry]:
    """Return the problems, oldest first; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(ProblemRow)
        .where(ProblemRow.selection == selection)
        .order_by(ProblemRow.added_at, ProblemRow.id)
    )
    texts = all_texts(session, selection)
    shown = _pains(session, selection)
    said = _severities(session, selection)
    return [
        ProblemEntry(
            problem=_problem(row, shown.get(row.id, ()), said.get(row.id, {}), texts, language),
            version=row.version,
            titles=texts.get((row.id, "title"), {}),
            own_severity=said.get(row.id, {}).get(actor.account),
        )
        for row in session.scalars(statement)
    ]


def _pains(session: Session, selection: str) -> dict[str, tuple[str, ...]]:
    statement = (
        select(ProblemPainRow.problem, PainRow.id)
        .join(PainRow, PainRow.id == ProblemPainRow.pain)
        .where(ProblemPainRow.selection == selection)
        .order_by(PainRow.added_at, PainRow.id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for problem, pain in session.execute(statement):
        found[problem] = (*found.get(problem, ()), pain)
    return found


def _severities(session: Session, selection: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in session.scalars(select(SeverityRow).where(SeverityRow.selection == selection)):
        found.setdefault(row.problem, {})[row.account] = row.level
    return found


def _problem(
    row: ProblemRow,
    pains: tuple[str, ...],
    said: Mapping[str, int],
    texts: Mapping[tuple[str, str], Words],
    language: str,
) -> FoundProblem:
    return FoundProblem(
        id=row.id,
        title=text_in(texts.get((row.id, "title"), {}), language),
        area=Area(row.area),
        source=PainSource(row.source_kind) if row.source_kind else None,
        source_words=row.source,
        pains=pains,
        severity=mean_severity(list(said.values())),
        voices=len(said),
    )


def capabilities(
    session: Session, actor: Actor, selection: str, language: str
) -> list[CapabilityEntry]:
    """Return the capabilities in their order; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(CapabilityRow)
        .where(CapabilityRow.selection == selection)
        .order_by(CapabilityRow.ordinal, CapabilityRow.id)
    )
    texts = all_texts(session, selection)
    return [
        CapabilityEntry(
            capability=Capability(
                id=row.id,
                title=text_in(texts.get((row.id, "title"), {}), language),
                ready=row.ready,
            ),
            version=row.version,
            titles=texts.get((row.id, "title"), {}),
        )
        for row in session.scalars(statement)
    ]


def cure_matrix(session: Session, actor: Actor, selection: str, language: str) -> Matrix:
    """Return problems against capabilities; empty to whoever may not see the needs."""
    about = (session, actor, selection, language)
    cures: dict[tuple[str, str], Cure] = {}
    if is_allowed(session, actor, Right.SEE_NEEDS, selection):
        for row in session.scalars(select(CureRow).where(CureRow.selection == selection)):
            cures[row.problem, row.capability] = Cure(row.answer)
    return Matrix(
        problems=[entry.problem for entry in problems(*about)],
        capabilities=[entry.capability for entry in capabilities(*about)],
        cures=cures,
    )


def reasons_for_acquiring(session: Session, actor: Actor, selection: str) -> Reasons | None:
    """Return why a partner is sought; None to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    matrices = {each: cure_matrix(session, actor, selection, each.value) for each in Language}
    row = session.get(ReasonsRow, selection)
    kept = all_texts(session, selection).get((selection, "reasons"), {})
    return Reasons(
        proposed={each.value: reasons(matrix, each) for each, matrix in matrices.items()},
        kept={code: text for code, text in kept.items() if text},
        version=row.version if row else 0,
        changed_since=row is not None and row.fingerprint != matrices[Language.EN].fingerprint,
    )
