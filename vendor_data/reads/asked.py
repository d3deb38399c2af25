"""What vendors are asked to answer, as the RFP says it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement import Moscow
from rfp.tables import IssueRow, RequirementRow
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.committee import Actor, Right
from workbench.language import Language, say, to_digits
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of


def asked(
    session: Session, actor: Actor, selection: str, language: Language
) -> tuple[AskedRequirement, ...]:
    """Return the requirements by code; a vendor sees them once the RFP can be out."""
    right = Right.SEE_OWN_ANSWERS if actor.is_vendor else Right.SEE_NEEDS
    if not is_allowed(session, actor, right, selection):
        return ()
    texts = texts_of(session, selection, language.value)
    statement = (
        select(RequirementRow)
        .where(RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None))
        .order_by(RequirementRow.code, RequirementRow.id)
    )
    return tuple(
        AskedRequirement(
            id=row.id,
            code=row.code,
            text=texts[row.id, "text"].text if (row.id, "text") in texts else "–",
            priority=say(Moscow(row.moscow).label, language),
            is_mandatory=row.is_mandatory,
        )
        for row in session.scalars(statement)
    )


def response_form(
    session: Session, actor: Actor, selection: str, language: Language
) -> ResponseForm:
    """Return what the response workbook is made from; the selection's id is the RFP's number."""
    right = Right.SEE_CALL if actor.is_vendor else Right.MAKE_RFP
    if not is_allowed(session, actor, right, selection):
        raise Refused("your role does not include this: {right}", right=right.label)
    titles = texts_of(session, selection, language.value)
    version = session.scalar(
        select(IssueRow.list_version)
        .where(IssueRow.selection == selection)
        .order_by(IssueRow.list_version.desc())
        .limit(1)
    )
    title = titles.get((selection, "title"))
    return ResponseForm(
        rfp_id=selection,
        version=to_digits(str(version), language) if version else say("draft", language),
        title=title.text if title else selection,
        requirements=asked(session, actor, selection, language),
    )
