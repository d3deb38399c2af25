"""What vendors are asked to answer, as the RFP says it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement import Moscow
from rfp.needs.requirement_list import ListedRequirement
from rfp.reads.issue import issued_list_version
from rfp.reads.list_versions import issued_list
from rfp.tables import RequirementRow
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.committee import Actor, Right
from workbench.language import Language, say, to_digits
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of
from workbench.wording import chosen

NO_TEXT = "–"


def asked(
    session: Session, actor: Actor, selection: str, language: Language
) -> tuple[AskedRequirement, ...]:
    """Return the requirements by code: as issued; before that the committee sees its draft."""
    right = Right.SEE_OWN_ANSWERS if actor.is_vendor else Right.SEE_NEEDS
    if not is_allowed(session, actor, right, selection):
        return ()
    issued = issued_list(session, selection)
    if issued:
        return tuple(_issued(one, language) for one in issued)
    if issued is None and actor.is_vendor:
        return ()
    return _drafted(session, selection, language)  # or of a list whose words nobody kept


def _issued(one: ListedRequirement, language: Language) -> AskedRequirement:
    worded = chosen(one.texts, language.value)
    return AskedRequirement(
        id=one.id,
        code=one.code,
        text=worded.text if worded else NO_TEXT,
        priority=say(one.moscow.label, language),
        is_mandatory=one.mandatory,
        criterion=one.criterion,
    )


def _drafted(session: Session, selection: str, language: Language) -> tuple[AskedRequirement, ...]:
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
            text=texts[row.id, "text"].text if (row.id, "text") in texts else NO_TEXT,
            priority=say(Moscow(row.moscow).label, language),
            is_mandatory=row.is_mandatory,
            criterion=row.criterion,
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
    version = issued_list_version(session, selection)
    title = titles.get((selection, "title"))
    return ResponseForm(
        rfp_id=selection,
        version=to_digits(str(version), language) if version else say("draft", language),
        title=title.text if title else selection,
        requirements=asked(session, actor, selection, language),
    )
