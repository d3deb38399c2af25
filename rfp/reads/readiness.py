"""The items of readiness as they stand: ready ones, as touched, and the committee's own."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from rfp.lists.tongue import worded
from rfp.planning.ready_plan import Profile
from rfp.readiness.business_case import CaseLine
from rfp.readiness.item import (
    ASK,
    CASE_LINES,
    DOUBTFUL,
    MISTAKES,
    Item,
    Kind,
    Papers,
    ReadyItem,
    Words,
)
from rfp.readiness.profile import SizeProfile, Switched
from rfp.readiness.ready import ready_items, ready_of
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from rfp.readiness.tables import CaseAmountRow, ReadinessItemRow, SizeRow, SwitchRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, WordingRow
from workbench.wording import text_in

TEXT, PAPERS, ANSWER = "text", "papers", "answer"
Worded = Mapping[str, Mapping[str, Words]]  # by the item's id, then by field


def items(session: Session, actor: Actor, selection: str, kinds: Sequence[Kind]) -> list[Item]:
    """Return the items of these kinds: the ready ones in their order, then one's own."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    touched = _touched(session, selection, kinds)
    texts = _worded(session, [row.id for row, _, _ in touched])
    by_code = {each[0].code: each for each in touched}
    ready = [
        _item(*by_code[each.code], texts) if each.code in by_code else _untouched(each)
        for each in ready_of(*kinds)
    ]
    own = (each for each in touched if each[0].code is None)
    return [*ready, *(_item(*each, texts) for each in own)]


def _touched(
    session: Session, selection: str, kinds: Sequence[Kind]
) -> list[tuple[ReadinessItemRow, str | None, str | None]]:
    """Return the rows, each with the names of who judged it first and again."""
    second = aliased(AccountRow)
    statement = (
        select(ReadinessItemRow, AccountRow.name, second.name)
        .outerjoin(AccountRow, AccountRow.id == ReadinessItemRow.judged_by)
        .outerjoin(second, second.id == ReadinessItemRow.again_by)
        .where(
            ReadinessItemRow.selection == selection,
            ReadinessItemRow.kind.in_([kind.value for kind in kinds]),
        )
        .order_by(ReadinessItemRow.ordinal, ReadinessItemRow.id)
    )
    return [(row, first, again) for row, first, again in session.execute(statement)]


def _worded(session: Session, ids: Sequence[str]) -> Worded:
    statement = select(
        WordingRow.subject, WordingRow.field, WordingRow.language, WordingRow.text
    ).where(WordingRow.subject.in_(ids))
    worded: dict[str, dict[str, dict[str, str]]] = {
        key: {TEXT: {}, PAPERS: {}, ANSWER: {}} for key in ids
    }
    for subject, field, language, text in session.execute(statement):
        worded[subject][field][language] = text
    return worded


def _untouched(ready: ReadyItem) -> Item:
    return Item(
        id=ready.code,
        code=ready.code,
        kind=ready.kind,
        texts=ready.texts,
        group=ready.group,
        screen=ready.screen,
        papers=ready.papers,
    )


def _item(row: ReadinessItemRow, name: str | None, again_by: str | None, texts: Worded) -> Item:
    ready = ready_items().get(row.code or "")
    return Item(
        id=row.id,
        code=row.code,
        kind=Kind(row.kind),
        texts=texts[row.id][TEXT],
        group=RiskGroup(row.risk_group) if row.risk_group else None,
        screen=ready.screen if ready else None,
        papers=_papers(ready, texts[row.id][PAPERS]),
        version=row.version,
        answers=_answers(row, texts[row.id][ANSWER]),
        owner=row.owner or "",
        evidence=row.evidence or "",
        verdict=row.verdict,
        reason=row.reason or "",
        off_reason=row.off_reason or "",
        risk=_risk(row),
        amount=row.amount,
        judged_by=name or "",
        judged_at=row.judged_at,
        again=row.again,
        again_by=again_by or "",
        again_at=row.again_at,
    )


def _papers(ready: ReadyItem | None, own: Words) -> Papers:
    """Return what a gate stands on: the ready lines, or one's own in place of them."""
    written = {language: tuple(lines.splitlines()) for language, lines in own.items() if lines}
    return {**(ready.papers if ready else {}), **written}


def _answers(row: ReadinessItemRow, told: Words) -> Words:
    """Return what was answered on the vision; an earlier release kept it in one language."""
    if row.kind != Kind.VISION:
        return {}
    return {language: text for language, text in told.items() if text} or worded(row.reason or "")


def _risk(row: ReadinessItemRow) -> RiskJudgement | None:
    if row.kind != Kind.RISK:
        return None
    return RiskJudgement(
        weight=row.weight,
        own=row.own_status,
        others=row.other_status,
        mitigation=row.mitigation or "",
        review=row.review,
    )


def case_lines(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[CaseLine]:
    """Return the lines of the business case with their amounts in minor units."""
    found = items(session, actor, selection, CASE_LINES)
    statement = select(CaseAmountRow).where(CaseAmountRow.selection == selection)
    amounts: dict[str, dict[int, int]] = {}
    for row in session.scalars(statement) if found else ():
        amounts.setdefault(row.item, {})[row.year] = row.amount
    return [
        CaseLine(
            id=each.id,
            kind=each.kind,
            name=text_in(each.texts, language.value),
            code=each.code,
            is_on=each.is_on,
            is_doubtful=each.verdict == DOUBTFUL,
            amounts=amounts.get(each.id, {}),
        )
        for each in found
    ]


def vision(session: Session, actor: Actor, selection: str) -> dict[str, Words]:
    """Return what the committee says of its vision, by the code of the question."""
    found = _on(items(session, actor, selection, [Kind.VISION]))
    return {each.code: each.answers for each in found if each.code and each.answers}


def key_points(session: Session, actor: Actor, selection: str) -> list[Item]:
    """Return the ten key points that are on, for the check before the RFP and before award."""
    return _on(items(session, actor, selection, [Kind.KEY_POINT]))


def mistakes(session: Session, actor: Actor, selection: str) -> list[Item]:
    """Return the mistakes that are watched for."""
    return _on(items(session, actor, selection, MISTAKES))


def vendor_questions(session: Session, actor: Actor, selection: str) -> list[Words]:
    """Return the questions from other cases that the RFP asks the vendors."""
    found = _on(items(session, actor, selection, [Kind.LESSON]))
    return [each.texts for each in found if each.verdict == ASK]


def size_profile(session: Session, actor: Actor, selection: str) -> SizeProfile:
    """Return the size of the selection, and what was switched by hand."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return SizeProfile()
    row = session.get(SizeRow, selection)
    statement = select(SwitchRow).where(SwitchRow.selection == selection)
    switched = {
        each.piece: Switched(is_on=each.is_on, reason=each.reason)
        for each in session.scalars(statement)
    }
    return SizeProfile(
        size=Profile(row.size) if row else None,
        reason=row.reason if row else "",
        switched=switched,
        version=row.version if row else 0,
    )


def _on(found: Iterable[Item]) -> list[Item]:
    return [each for each in found if each.is_on]
