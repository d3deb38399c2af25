"""All that a published release may say, as one reader may know it."""

import datetime as dt

from sqlalchemy.orm import Session

from rfp.reads.call_clock import milestone_ends
from rfp.reads.issue import issued_at
from rfp.reads.issued_files import issued_files
from rfp.reads.list_versions import list_versions
from rfp.reads.needs import requirements
from rfp.reads.plan import plan_draft
from vendor_data.money import Money
from vendor_data.publishing.facts import PublishedFacts
from vendor_data.reads.call_end import call_end
from vendor_data.reads.files import evidence
from vendor_data.reads.offers import parties
from vendor_data.reads.prices import prices
from vendor_data.reads.questions import questions
from vendor_data.reads.sealing import late_envelopes, opened_papers
from vendor_data.reads.vendors import answers, proposals, vendors
from vendor_data.sealing.envelope import Envelope
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.reads.selections import selection_for
from workbench.settings import Publisher
from workbench.wording import chosen

NOBODY = Publisher()


def published_facts(
    session: Session,
    actor: Actor,
    selection: str,
    language: Language,
    *,
    made: dt.datetime,
    publisher: Publisher = NOBODY,
) -> PublishedFacts:
    """Return what goes into a release; whoever sees no proposals is given none here either."""
    about = _expected(session, actor, selection)
    here = selection_for(session, actor, selection, language.value)
    titles, weights = _criteria(session, actor, selection, language)
    sees = is_allowed(session, actor, Right.SEE_PROPOSALS, selection)
    return PublishedFacts(
        selection=selection,
        title=here.title,
        language=language.value,
        phase=here.phase,
        made=made,
        is_archived=here.archived_at is not None,
        is_whole=not actor.conflicts,
        issued_at=issued_at(*about),
        ends=milestone_ends(*about),
        has_questions=bool(questions(*about)),
        criteria=titles,
        weights=weights,
        requirements=[entry.requirement for entry in requirements(*about, language.value)],
        versions=list_versions(*about),
        files=issued_files(*about),
        vendors=vendors(*about, language.value) if sees else [],
        parties=parties(*about) if sees else [],
        proposals=proposals(*about),
        evidence=evidence(*about),
        papers=[p for p in opened_papers(*about) if p.envelope is not Envelope.C],
        late=late_envelopes(*about),
        answers=answers(*about),
        ended=call_end(*about, language.value),
        publisher=publisher,
        prices={v: Money(currency=here.currency, minor=at) for v, at in prices(*about).items()},
    )


def _expected(session: Session, actor: Actor, selection: str) -> tuple[Session, Actor, str]:
    """Return what every read is asked with, once the actor may ask."""
    if actor.is_vendor or not is_allowed(session, actor, Right.MAKE_RFP, selection):
        raise Refused("your role does not include this: {right}", right=Right.MAKE_RFP.label)
    return session, actor, selection


def _criteria(
    session: Session, actor: Actor, selection: str, language: Language
) -> tuple[dict[str, str], list[str]]:
    """Return the titles of all criteria, and a line with the weight of each at the top."""
    draft = plan_draft(session, actor, selection)
    if draft is None or draft.tree is None:
        return {}, []
    named = {key: chosen(words, language.value) for key, words in draft.titles.items()}
    titles = {key: worded.text for key, worded in named.items() if worded is not None}
    tops = [each for each in draft.tree.criteria if each.parent is None]
    weights = [
        f"{titles.get(each.id, '–')} {float(100 * each.weight):g} %"
        for each in tops
        if each.weight is not None
    ]
    return titles, weights
