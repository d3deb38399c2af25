"""The lines that the program words in the RFP, as the newest issue had them."""

import json
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rfp.writing.section_version import about_key, fed_key
from rfp.writing.tables import SectionVersionRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed


def issued_words(
    session: Session, actor: Actor, selection: str, language: Language
) -> Mapping[str, str]:
    """Return by what a line tells how it went out, so that no later release rewords it.

    An issue that an earlier release made did not keep what its lines tell.
    """
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    of_selection = SectionVersionRow.selection == selection
    newest = select(func.max(SectionVersionRow.list_version)).where(of_selection).scalar_subquery()
    statement = select(SectionVersionRow.said).where(
        of_selection, SectionVersionRow.list_version == newest
    )
    found: dict[str, str] = {}
    for said in session.scalars(statement):
        told = json.loads(said)
        abouts, lines = told.get(about_key(language), ()), told.get(fed_key(language), ())
        found |= {what: line for what, line in zip(abouts, lines, strict=True) if what}
    return found
