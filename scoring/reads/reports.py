"""Everything that the evaluation report tells, as one actor may know it."""

import datetime as dt

from sqlalchemy.orm import Session

from rfp.reads.issue import issued_at
from rfp.reads.plan import standing_plan
from scoring.reads.consensus import consensus_log
from scoring.reads.decisions import decision
from scoring.reads.judged_standings import judged_standing
from scoring.reads.member_weights import revealed_weights
from scoring.reads.sheets import all_sheets
from scoring.reads.what_ifs import pins
from scoring.reporting.report_facts import ReportFacts, Signatory
from scoring.reporting.report_prices import PriceGrounds
from vendor_data.checking.check_sheet_document import CheckSheet
from vendor_data.reads.asked import asked
from vendor_data.reads.check_sheet import findings
from vendor_data.reads.costs import cost_lines, cost_model, exchange_rates
from vendor_data.reads.price_forms import price_versions
from vendor_data.reads.vendors import vendors
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.members import members
from workbench.reads.rights import is_allowed
from workbench.reads.selections import selection_for
from workbench.tables import ChainHeadRow


def report_facts(
    session: Session, actor: Actor, selection: str, language: Language, *, now: dt.datetime
) -> ReportFacts:
    """Return the facts of the report, or say why this actor cannot have one."""
    if not is_allowed(session, actor, Right.MAKE_REPORT, selection):
        raise Refused("there is no report before every sheet is locked and the prices are open")
    if actor.conflicts:
        raise Refused("the report names a vendor that you declared a conflict of interest with")
    judged = judged_standing(session, actor, selection, language)
    if judged is None:
        raise Refused("there is no ranking yet, so there is nothing to report")
    about = selection_for(session, actor, selection, language.value)
    head = session.get_one(ChainHeadRow, selection)
    return ReportFacts(
        title=about.title,
        made_at=now,
        is_sample=about.is_sample,
        committee=[
            Signatory(name=member.name, roles=member.roles)
            for member in members(session, actor, selection)
        ],
        standing=judged.standing,
        panel=judged.panel,
        evaluators=sum(sheet.is_locked for sheet in all_sheets(session, actor, selection)),
        pins=pins(session, actor, selection),
        decision=decision(session, actor, selection, language),
        fingerprint=standing_plan(session, selection).fingerprint or "",
        issued_at=issued_at(session, actor, selection),
        head=head.hash,
        checks=_checks(session, actor, selection, language),
        judged=judged,
        revealed=revealed_weights(session, actor, selection),
        consensus=consensus_log(session, actor, selection),
        grounds=_grounds(session, actor, selection, language),
    )


def _grounds(
    session: Session, actor: Actor, selection: str, language: Language
) -> PriceGrounds | None:
    model = cost_model(session, actor, selection)
    if model is None:
        return None
    versions = price_versions(session, actor, selection)
    return PriceGrounds(
        versions={each.vendor: each for each in versions if each.official_on},
        lines=cost_lines(session, actor, selection, language),
        model=model,
        rates=exchange_rates(session, actor, selection),
        people={each.account: each.name for each in members(session, actor, selection)},
    )


def _checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> CheckSheet | None:
    wanted = asked(session, actor, selection, language)
    musts = [each for each in wanted if each.is_mandatory]
    if not musts:
        return None
    return CheckSheet(
        vendors=vendors(session, actor, selection, language.value),
        musts=musts,
        findings=findings(session, actor, selection, language.value),
    )
