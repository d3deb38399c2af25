"""Pains, gaps, requirements and the thread through them, as an actor may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.closing import Closing
from rfp.needs.gap import Gap, GapKind, Judgement, PeoplePart
from rfp.needs.gap_approval import gap_fingerprint
from rfp.needs.mandatory_reason import spoken_reasons
from rfp.needs.pain import Pain, PainSource
from rfp.needs.requirement import Moscow, Requirement
from rfp.needs.requirement_cells import ACCEPTANCE, MANDATORY_REASON, TEXT
from rfp.needs.sign_off import content_read
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.trace import Knot, Stage, Thread, thread
from rfp.needs.wave import Wave
from rfp.reads.maps import steps
from rfp.reads.plan import criterion_rows
from rfp.tables import (
    GapOrderRow,
    GapPainRow,
    GapRow,
    PainRow,
    RequirementGapRow,
    RequirementRow,
)
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow
from workbench.wording import text_in

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """A pain with the version that was seen of it, who added it, and the gaps that explain it."""

    pain: Pain
    version: int
    added_by: str
    gaps: tuple[str, ...]

    @property
    def is_loose(self) -> bool:
        """Whether it is neither explained by a gap nor set aside."""
        return self.pain.open and not self.gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class GapEntry:
    """A gap with the version that was seen of it, and its words by language."""

    gap: Gap
    version: int
    titles: Words
    as_is_words: Words
    to_be_words: Words

    @property
    def fingerprint(self) -> str:
        """The fingerprint of all that an approval of this gap speaks for."""
        words = {"title": self.titles, "as-is": self.as_is_words, "to-be": self.to_be_words}
        return gap_fingerprint(self.gap, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementEntry:
    """A requirement with the version that was seen of it, and its text by language."""

    requirement: Requirement
    version: int
    texts: Words
    acceptances: Words
    mandatory_reasons: Words = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, Words]:
        """Its texts by field and language."""
        return {
            TEXT: self.texts,
            ACCEPTANCE: self.acceptances,
            MANDATORY_REASON: self.mandatory_reasons,
        }

    @property
    def content(self) -> str:
        """All that a sign-off of this requirement speaks for."""
        return content_read(self.requirement, self.texts, self.acceptances)


def pains(session: Session, actor: Actor, selection: str) -> list[PainEntry]:
    """Return the pains, oldest first; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(PainRow, AccountRow.name, GapPainRow.gap)
        .outerjoin(AccountRow, AccountRow.id == PainRow.added_by)
        .outerjoin(GapPainRow, GapPainRow.pain == PainRow.id)
        .where(PainRow.selection == selection)
        .order_by(PainRow.added_at, PainRow.id, GapPainRow.gap)
    )
    entries: dict[str, PainEntry] = {}
    for row, name, gap in session.execute(statement):
        before = entries[row.id].gaps if row.id in entries else ()
        entries[row.id] = _pain_entry(row, name or "", (*before, gap) if gap else before)
    return list(entries.values())


def _pain_entry(row: PainRow, name: str, gaps: tuple[str, ...]) -> PainEntry:
    pain = Pain(
        id=row.id,
        step=row.step,
        text=row.text,
        by=name,
        set_aside=row.set_aside or "",
        source=PainSource(row.source_kind) if row.source_kind else None,
        source_words=row.source,
    )
    return PainEntry(pain=pain, version=row.version, added_by=row.added_by, gaps=gaps)


def gaps(session: Session, actor: Actor, selection: str, language: str) -> list[GapEntry]:
    """Return the gaps, the most pressing first; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(GapRow, GapPainRow.pain)
        .outerjoin(GapPainRow, GapPainRow.gap == GapRow.id)
        .where(GapRow.selection == selection)
        .order_by(GapRow.ordinal, GapRow.id, GapPainRow.pain)
    )
    found = list(session.execute(statement))
    texts = all_texts(session, selection)
    linked = _linked((row.id, pain) for row, pain in found)
    waiting = _waiting(session, selection)
    rows = {row.id: row for row, _ in found}
    entries = [
        _gap_entry(row, linked[key], waiting.get(key, ()), texts, language)
        for key, row in rows.items()
    ]
    return sorted(entries, key=lambda entry: -entry.gap.priority)


def _waiting(session: Session, selection: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each gap that waits those that are to be closed before it."""
    statement = (
        select(GapOrderRow.gap, GapOrderRow.before)
        .where(GapOrderRow.selection == selection)
        .order_by(GapOrderRow.gap, GapOrderRow.before)
    )
    return _linked((gap, before) for gap, before in session.execute(statement))


def _gap_entry(
    row: GapRow,
    linked: tuple[str, ...],
    waits_for: tuple[str, ...],
    texts: Mapping[tuple[str, str], Words],
    language: str,
) -> GapEntry:
    titles = texts.get((row.id, "title"), {})
    judgement = Judgement(
        as_is=row.as_is,
        to_be=row.to_be,
        impact=row.impact,
        constraint=row.constraint,
        risk=row.risk,
        dependency=row.dependency,
    )
    return GapEntry(
        gap=Gap(
            id=row.id,
            title=text_in(titles, language),
            kind=GapKind(row.kind),
            judgement=judgement,
            pains=linked,
            part=PeoplePart(row.part) if row.part else None,
            closing=_closing(row),
            waits_for=waits_for,
        ),
        version=row.version,
        titles=titles,
        as_is_words=texts.get((row.id, "as-is"), {}),
        to_be_words=texts.get((row.id, "to-be"), {}),
    )


def _closing(row: GapRow) -> Closing:
    wave = Wave(row.wave) if row.wave else None
    return Closing(effort=row.effort, wave=wave, owner=row.owner or "")


def requirements(
    session: Session, actor: Actor, selection: str, language: str
) -> list[RequirementEntry]:
    """Return the requirements by code; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(RequirementRow, RequirementGapRow.gap)
        .outerjoin(RequirementGapRow, RequirementGapRow.requirement == RequirementRow.id)
        .where(RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None))
        .order_by(RequirementRow.code, RequirementRow.id, RequirementGapRow.gap)
    )
    found = list(session.execute(statement))
    texts = all_texts(session, selection)
    linked = _linked((row.id, gap) for row, gap in found)
    rows = {row.id: row for row, _ in found}
    return [_requirement_entry(row, linked[key], texts, language) for key, row in rows.items()]


def requirement_ids(session: Session, selection: str) -> list[str]:
    """Return the ids of all requirements, for reads that have asked for their own right."""
    statement = select(RequirementRow.id).where(
        RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None)
    )
    return list(session.scalars(statement.order_by(RequirementRow.code)))


def _requirement_entry(
    row: RequirementRow,
    linked: tuple[str, ...],
    texts: Mapping[tuple[str, str], Words],
    language: str,
) -> RequirementEntry:
    told = texts.get((row.id, TEXT), {})
    tests = texts.get((row.id, ACCEPTANCE), {})
    reasons = spoken_reasons(texts.get((row.id, MANDATORY_REASON), {}), row.mandatory_reason)
    return RequirementEntry(
        requirement=Requirement(
            id=row.id,
            code=row.code,
            text=text_in(told, language),
            moscow=Moscow(row.moscow),
            mandatory=row.is_mandatory,
            criterion=row.criterion,
            gaps=linked,
            acceptance=text_in(tests, language),
            owner=row.owner or "",
            kind=GapKind(row.kind) if row.kind else None,
            module=row.module or "",
            wave=Wave(row.wave) if row.wave else None,
            mandatory_reason=text_in(reasons, language),
            moscow_reason=row.moscow_reason or "",
            success_factor=row.success_factor,
            value_stage=ValueStage(row.value_stage) if row.value_stage else None,
            customer_stage=CustomerStage(row.customer_stage) if row.customer_stage else None,
        ),
        version=row.version,
        texts=told,
        acceptances=tests,
        mandatory_reasons=reasons,
    )


def needs_thread(session: Session, actor: Actor, selection: str, language: str) -> Thread:
    """Return the thread from the steps to the criteria; a pain set aside needs no link onwards."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return thread({}, ())
    all_pains = pains(session, actor, selection)
    all_gaps = [entry.gap for entry in gaps(session, actor, selection, language)]
    asked = [e.requirement for e in requirements(session, actor, selection, language)]
    rows = criterion_rows(session, selection)
    parents = {row.parent for row in rows}
    return thread(
        {
            Stage.STEP: [step.id for step in steps(session, actor, selection)],
            Stage.PAIN: [entry.pain.id for entry in all_pains],
            Stage.GAP: [gap.id for gap in all_gaps],
            Stage.REQUIREMENT: [each.id for each in asked],
            Stage.CRITERION: [r.id for r in rows if r.id not in parents and r.kind == "quality"],
        },
        [*_pain_links(all_pains), *_gap_links(all_gaps), *_requirement_links(asked)],
        settled=[Knot(Stage.PAIN, e.pain.id) for e in all_pains if not e.pain.open],
    )


def _pain_links(entries: Iterable[PainEntry]) -> Iterable[tuple[Knot, Knot]]:
    return ((Knot(Stage.STEP, e.pain.step), Knot(Stage.PAIN, e.pain.id)) for e in entries)


def _gap_links(found: Iterable[Gap]) -> Iterable[tuple[Knot, Knot]]:
    return (
        (Knot(Stage.PAIN, pain), Knot(Stage.GAP, gap.id)) for gap in found for pain in gap.pains
    )


def _requirement_links(found: Iterable[Requirement]) -> Iterable[tuple[Knot, Knot]]:
    for each in found:
        here = Knot(Stage.REQUIREMENT, each.id)
        for gap in each.gaps:
            yield Knot(Stage.GAP, gap), here
        if each.criterion:
            yield here, Knot(Stage.CRITERION, each.criterion)


def _linked(pairs: Iterable[tuple[str, str | None]]) -> dict[str, tuple[str, ...]]:
    """Gather what each row is joined with; a row that is joined with nothing has nothing."""
    linked: dict[str, tuple[str, ...]] = {}
    for key, other in pairs:
        linked[key] = (*linked.get(key, ()), *((other,) if other else ()))
    return linked
