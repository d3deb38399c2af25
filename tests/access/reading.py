"""Which right each read needs, and how each is asked."""

import hashlib

from rfp.lists.subject import Subject
from rfp.readiness.item import Kind as ItemKind
from rfp.readiness.register import Register
from tests.access.agreed import is_agreed
from tests.access.people import Person
from tests.access.reached import call
from vendor_data.sealing.envelope import Opening
from workbench.committee import Right
from workbench.language import Language, sentence
from workbench.problem import Problem
from workbench.reads.events import changes_of, events
from workbench.selection import Phase

# What a read needs; where there are two rights, a vendor's is the second.
READS = {
    "workbench.reads.accounts.accounts": Right.MANAGE_ACCOUNTS,
    "workbench.reads.events.events": Right.SEE_RECORD,
    "workbench.reads.events.visible_head": Right.SEE_RECORD,
    "workbench.reads.events.record_version": Right.SEE_RECORD,
    "workbench.reads.events.version": Right.SEE_RECORD,
    "workbench.reads.events.changes_of": Right.SEE_RECORD,
    "workbench.reads.removals.removal_of": Right.SEE_RECORD,
    "workbench.reads.members.members": Right.SEE_SELECTION,
    "workbench.reads.members.invitations": Right.MANAGE_MEMBERS,
    "workbench.reads.members.browsers": Right.SET_ROOM,
    "workbench.reads.undo.last_change": Right.UNDO,
    "workbench.reads.wordings.vendor_names": Right.SEE_VENDORS,
    "rfp.reads.checks.checks": Right.SEE_NEEDS,
    "rfp.reads.checks.chosen_checks": Right.SEE_NEEDS,
    "rfp.reads.checks.overruled": Right.SEE_NEEDS,
    "rfp.reads.checks.required_checks": Right.SEE_NEEDS,
    "rfp.reads.checks.thread_checks": Right.SEE_NEEDS,
    "rfp.reads.alternatives.alternatives": Right.SEE_NEEDS,
    "rfp.reads.alternatives.chosen_route": Right.SEE_NEEDS,
    "rfp.reads.alternatives.market": Right.SEE_NEEDS,
    "rfp.reads.approvals.approvals": Right.SEE_NEEDS,
    "rfp.reads.approvals.approval_checks": Right.SEE_NEEDS,
    "rfp.reads.approvals.standing_matters": Right.SEE_NEEDS,
    "rfp.reads.gaps.gap_stamps": Right.SEE_NEEDS,
    "rfp.reads.sign_offs.sign_offs": Right.SEE_NEEDS,
    "rfp.reads.goal_checks.goal_checks": Right.SEE_NEEDS,
    "rfp.reads.goals.goals": Right.SEE_NEEDS,
    "rfp.reads.goals.objectives": Right.SEE_NEEDS,
    "rfp.reads.problems.capabilities": Right.SEE_NEEDS,
    "rfp.reads.problems.cure_matrix": Right.SEE_NEEDS,
    "rfp.reads.problems.problems": Right.SEE_NEEDS,
    "rfp.reads.problems.reasons_for_acquiring": Right.SEE_NEEDS,
    "rfp.reads.dry_run.dry_run_note": Right.SEE_PLAN,
    "rfp.reads.house_style.house_style": Right.MAKE_RFP,
    "rfp.reads.house_style.dress_of": (Right.MAKE_RFP, Right.SEE_CALL),
    "rfp.reads.letters.letter": (Right.MAKE_RFP, Right.SEE_CALL),
    "rfp.reads.letters.addenda": Right.SEE_NEEDS,
    "rfp.reads.issued_files.issued_files": (Right.MAKE_RFP, Right.SEE_CALL),
    "rfp.reads.issued_files.issued_bytes": (Right.MAKE_RFP, Right.SEE_CALL),
    "rfp.reads.issue.leaders": (Right.SEE_SELECTION, Right.SEE_CALL),
    "rfp.reads.call_clock.call_clock": (Right.SEE_PLAN, Right.SEE_CALL),
    "rfp.reads.call_clock.milestone_ends": (Right.SEE_PLAN, Right.SEE_CALL),
    "rfp.reads.issue.timetable": (Right.SEE_PLAN, Right.SEE_CALL),
    "rfp.reads.issue.issue_of": Right.SEE_PLAN,
    "rfp.reads.issue.issued_at": Right.SEE_PLAN,
    "rfp.reads.issue.rfp_content": Right.MAKE_RFP,
    "rfp.reads.map_comparison.map_comparisons": Right.SEE_NEEDS,
    "rfp.reads.lead_times.lead_times": Right.SEE_PLAN,
    "rfp.reads.lists.column_mapping": Right.SEE_NEEDS,
    "rfp.reads.lists.list_surroundings": Right.SEE_NEEDS,
    "rfp.reads.maps.process_maps": Right.SEE_NEEDS,
    "rfp.reads.maps.steps": Right.SEE_NEEDS,
    "rfp.reads.needs.pains": Right.SEE_NEEDS,
    "rfp.reads.needs.gaps": Right.SEE_NEEDS,
    "rfp.reads.needs.requirements": Right.SEE_NEEDS,
    "rfp.reads.needs.needs_thread": Right.SEE_NEEDS,
    "rfp.reads.list_versions.list_versions": Right.SEE_NEEDS,
    "rfp.reads.list_versions.list_difference": Right.SEE_NEEDS,
    "rfp.reads.call_terms.issued_terms": Right.SEE_CALL,
    "rfp.reads.call_terms.reference_period": Right.SEE_NEEDS,
    "rfp.reads.call_terms.sealing_checks": Right.SEE_NEEDS,
    "rfp.reads.call_terms.sought": Right.SEE_NEEDS,
    "rfp.reads.call_terms.takes_sealed": Right.SEE_NEEDS,
    "rfp.reads.call_terms.wait_for_addendum": Right.SEE_NEEDS,
    "rfp.reads.section_versions.issued_section_difference": Right.SEE_NEEDS,
    "rfp.reads.section_versions.standing_said": Right.SEE_NEEDS,
    "rfp.reads.section_versions.unissued_sections": Right.SEE_NEEDS,
    "rfp.reads.requirement_list.success_factors": Right.SEE_NEEDS,
    "rfp.reads.requirement_list.must_cap": Right.SEE_NEEDS,
    "rfp.reads.requirement_list.told_apart": Right.SEE_NEEDS,
    "rfp.reads.requirement_checks.requirement_checks": Right.SEE_NEEDS,
    "rfp.reads.plan.plan_draft": (Right.SEE_PLAN, Right.SEE_PUBLISHED_PLAN),
    "rfp.reads.fed_sections.fed_lines": Right.SEE_NEEDS,
    "rfp.reads.rfp_sections.rfp_sections": Right.SEE_NEEDS,
    "rfp.reads.rfp_sections.section_checks": Right.SEE_NEEDS,
    "rfp.reads.touchpoints.strong_touchpoints": Right.SEE_NEEDS,
    "rfp.reads.touchpoints.touchpoints": Right.SEE_NEEDS,
    "rfp.reads.readiness.case_lines": Right.SEE_NEEDS,
    "rfp.reads.readiness.items": Right.SEE_NEEDS,
    "rfp.reads.readiness.key_points": Right.SEE_NEEDS,
    "rfp.reads.readiness.mistakes": Right.SEE_NEEDS,
    "rfp.reads.readiness.size_profile": Right.SEE_NEEDS,
    "rfp.reads.readiness.vendor_questions": Right.SEE_NEEDS,
    "rfp.reads.readiness_checks.checks_before_award": Right.SEE_NEEDS,
    "rfp.reads.readiness_checks.readiness_checks": Right.SEE_NEEDS,
    "rfp.reads.risk_history.risk_history": Right.SEE_RECORD,
    "rfp.reads.registers.register": Right.SEE_NEEDS,
    "rfp.reads.registers.registers": Right.SEE_NEEDS,
    "rfp.reads.version.needs_version": Right.SEE_NEEDS,
    "vendor_data.reads.asked.asked": (Right.SEE_NEEDS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.check_sheet.findings": Right.SEE_PROPOSALS,
    "vendor_data.reads.asked.response_form": (Right.MAKE_RFP, Right.SEE_CALL),
    "vendor_data.reads.demos.imaginary_customer": Right.SEE_NEEDS,
    "vendor_data.reads.demos.scenarios": Right.SEE_NEEDS,
    "vendor_data.reads.demos.shown_to_vendors": Right.SEE_CALL,
    "vendor_data.reads.demos.showings": (Right.KEEP_VENDOR_FILE, Right.SEE_SCORES),
    "vendor_data.reads.vendor_risks.vendor_risks": Right.SEE_PROPOSALS,
    "vendor_data.reads.files.evidence": Right.SEE_PROPOSALS,
    "vendor_data.reads.files.own_evidence": Right.SEE_CALL,
    "vendor_data.reads.files.evidence_bytes": Right.SEE_PROPOSALS,
    "vendor_data.reads.handed_files.handed_files": Right.SEE_PROPOSALS,
    "vendor_data.reads.handed_files.handed_bytes": Right.STORE_PROPOSAL,
    "vendor_data.reads.handed_files.answered_since": Right.STORE_PROPOSAL,
    "vendor_data.reads.offers.parties": Right.SEE_VENDORS,
    "vendor_data.reads.offers.offers": Right.SEE_PROPOSALS,
    "vendor_data.reads.offers.parts": Right.SEE_NEEDS,
    "vendor_data.reads.costs.cost_lines": Right.SEE_PLAN,
    "vendor_data.reads.costs.cost_model": Right.SEE_PLAN,
    "vendor_data.reads.costs.exchange_rates": Right.SEE_PLAN,
    "vendor_data.reads.costs.own_costs": (Right.ENTER_OWN_COST, Right.SEE_PRICES),
    "vendor_data.reads.costs.own_costs_closed": Right.ENTER_OWN_COST,
    "vendor_data.reads.costs.price_form": (Right.MAKE_RFP, Right.SEE_CALL),
    "vendor_data.reads.price_forms.price_versions": Right.SEE_PRICES,
    "vendor_data.reads.price_forms.taken_forms": Right.SET_PRICE,
    "vendor_data.reads.prices.prices": Right.SEE_PRICES,
    "vendor_data.reads.prices.priced_at": Right.SET_PRICE,
    "vendor_data.reads.questions.questions": Right.SEE_NEEDS,
    "vendor_data.reads.questions.askers": Right.SEE_WHO_ASKED,
    "vendor_data.reads.opening_minutes.opening_minutes": Right.SEE_PROPOSALS,
    "vendor_data.reads.opening_minutes.attendance": Right.CHECK_ENVELOPES,
    "vendor_data.reads.sealing.sealing": Right.SEE_NEEDS,
    "vendor_data.reads.sealing.hand_in_window": Right.HAND_IN,
    "vendor_data.reads.sealing.handed_in": (Right.SEE_HANDED_IN, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.sealing.late_envelopes": Right.SEE_HANDED_IN,
    "vendor_data.reads.sealing.opened_papers": Right.SEE_PROPOSALS,  # of C, as prices are
    "vendor_data.reads.sealing.opened_bytes": Right.SEE_PROPOSALS,
    "vendor_data.reads.sealing.formal_checks": Right.SEE_PROPOSALS,
    "vendor_data.reads.publishing.published_facts": Right.MAKE_RFP,
    "vendor_data.reads.references.references": Right.SEE_PROPOSALS,
    "vendor_data.reads.stated_offers.stated_offers": Right.SEE_PROPOSALS,
    "vendor_data.reads.references.evidence_levels": Right.SEE_PROPOSALS,
    "vendor_data.reads.references.unneeded": Right.SEE_PROPOSALS,
    "vendor_data.reads.questions.addendum_numbers": (Right.SEE_NEEDS, Right.SEE_CALL),
    "vendor_data.reads.questions.questions_of_call": Right.SEE_CALL,
    "vendor_data.reads.call.clauses": Right.SEE_CALL,
    "vendor_data.reads.call_progress.call_progress": Right.INVITE_VENDORS,
    "vendor_data.reads.call.own_files": Right.SEE_CALL,
    "vendor_data.reads.call.plain_window": Right.SEE_CALL,
    "vendor_data.reads.drafts.drafts": Right.ANSWER,
    "vendor_data.reads.own_stale_answers.changed_requirements": Right.SEE_CALL,
    "vendor_data.reads.own_stale_answers.own_stale_answers": Right.SEE_CALL,
    "vendor_data.reads.receipts.own_receipts": Right.SEE_CALL,
    "vendor_data.reads.drafts.draft_lock": Right.ANSWER,
    "vendor_data.reads.drafts.statement_draft": Right.ANSWER,
    "vendor_data.reads.people.vendor_people": Right.INVITE_VENDORS,
    "vendor_data.reads.people.vendor_invitations": Right.INVITE_VENDORS,
    "vendor_data.reads.stale_answers.answers_due": Right.SEE_PROPOSALS,
    "vendor_data.reads.stale_answers.asked_anew": Right.SEE_PROPOSALS,
    "vendor_data.reads.answer_history.answers_as_of": Right.SEE_PROPOSALS,
    "vendor_data.reads.stale_answers.reconfirmations": Right.SEE_PROPOSALS,
    "vendor_data.reads.stale_answers.stale_answers": Right.SEE_PROPOSALS,
    "vendor_data.reads.vendors.vendors": (Right.SEE_VENDORS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.vendors.vendor_entries": (Right.SEE_VENDORS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.vendors.proposals": Right.SEE_PROPOSALS,
    "vendor_data.reads.vendors.answers": (Right.SEE_PROPOSALS, Right.SEE_OWN_ANSWERS),
    "scoring.reads.consensus.consensus_log": Right.SEE_SCORES,
    "scoring.reads.consensus.consensus_meeting": Right.SEE_SCORES,
    "scoring.reads.decisions.decision": Right.SEE_DECISION,
    "scoring.reads.measured_amounts.measured_amounts": (Right.ENTER_AMOUNT, Right.SEE_SCORES),
    "scoring.reads.member_weights.own_ballot": Right.SEE_PLAN,
    "scoring.reads.member_weights.revealed_weights": Right.SEE_REVEALED_WEIGHTS,
    "scoring.reads.member_weights.revealed_weighings": Right.SEE_REVEALED_WEIGHTS,
    "scoring.reads.member_weights.turnout": Right.SEE_REVEALED_WEIGHTS,
    "scoring.reads.judged_standings.judged_standing": Right.SEE_RANKING,
    "scoring.reads.reports.report_facts": Right.MAKE_REPORT,
    "scoring.reads.sheet_versions.sheets_version": Right.SEE_PLAN,
    "scoring.reads.sheets.is_anybody_left": Right.START_SCORING,
    "scoring.reads.sheets.own_sheet": Right.SEE_OWN_SHEET,
    "scoring.reads.sheets.progress": Right.SEE_PROGRESS,
    "scoring.reads.sheets.unscored": (Right.ASK_FOR_SCORE, Right.SETTLE_MISSING),
    "scoring.reads.sheets.all_sheets": Right.SEE_SCORES,
    "scoring.reads.sheets.assignments": Right.SEE_PLAN,
    "scoring.reads.standings.standing": Right.SEE_RANKING,
    "scoring.reads.standings.unranked": Right.SEE_RANKING,
    "scoring.reads.vendor_heat.vendor_heat": Right.SEE_RANKING,
    "scoring.reads.versions.what_if_version": Right.SEE_RANKING,
    "scoring.reads.versions.ranking_version": Right.SEE_RANKING,
    "scoring.reads.weight_versions.weights_version": Right.SEE_REVEALED_WEIGHTS,
    "scoring.reads.what_ifs.what_if": Right.SEE_RANKING,
    "scoring.reads.what_ifs.pins": Right.SEE_RANKING,
}
# These answer by themselves who may know; what they give is searched all the same.
ASKED_BY_ANYONE = {
    "workbench.reads.selections.selections",
    "workbench.reads.selections.selection_for",
    "workbench.reads.selections.vendor_seat",
    "scoring.reads.meeting.versions",
    "scoring.reads.versions.seat_version",
}
# These take no actor: verbs and other reads ask for the right first, and no screen calls them.
WITHOUT_ACTOR = {
    "workbench.reads.accounts.signed_in",
    "workbench.reads.accounts.name_of",
    "workbench.reads.accounts.has_owner",
    "workbench.reads.accounts.owner",
    "workbench.reads.accounts.stored_passphrase",
    "workbench.reads.accounts.link",
    "workbench.reads.actors.current_actor",
    "workbench.reads.actors.seated_actors",
    "workbench.reads.events.known",
    "workbench.reads.events.may_know",
    "workbench.reads.members.roles_of",
    "workbench.reads.members.room_of",
    "workbench.reads.replay.check",
    "vendor_data.reads.came_in.came_in",
    "vendor_data.reads.check_sheet.stale_findings",
    "vendor_data.reads.vendors.one_answer",
    "vendor_data.reads.sealing.tells_of_price",
    "workbench.reads.rights.is_allowed",
    "workbench.reads.selections.passed_over",
    "workbench.reads.selections.selection_of",
    "workbench.reads.undo.last_event",
    "workbench.reads.wordings.texts_of",
    "workbench.reads.wordings.all_texts",
    "rfp.reads.maps.drawing",  # tried by itself below
    "rfp.reads.issue.issued_list_version",
    "rfp.reads.call_clock.clock_set",
    "rfp.reads.call_clock.standing_clock",
    "rfp.reads.call_clock.standing_end",
    "rfp.reads.list_versions.changed_at",
    "rfp.reads.list_versions.issued_list",
    "rfp.reads.list_versions.changed_criteria",
    "scoring.reads.revised_cells.changed_leaves",
    "scoring.reads.revised_cells.revised",
    "vendor_data.reads.stale_answers.answers_until",
    "vendor_data.reads.stale_answers.standing_asked_anew",
    "vendor_data.reads.stale_answers.standing_stale",
    "rfp.reads.needs.requirement_ids",
    "rfp.reads.plan.standing_plan",
    "rfp.reads.plan.standing_tree",
    "rfp.reads.plan.criterion_rows",
    "rfp.reads.plan.tree_of",
    "vendor_data.reads.sealing.as_handed",
    "vendor_data.reads.sealing.standing_late",
    "vendor_data.reads.costs.standing_lines",
    "scoring.reads.total_costs.standing_total_costs",
    "vendor_data.reads.costs.standing_model",
    "vendor_data.reads.costs.standing_own_costs",
    "vendor_data.reads.costs.standing_own_costs_closed",
    "vendor_data.reads.costs.is_price_kept",
    "vendor_data.reads.costs.standing_rates",
    "vendor_data.reads.price_forms.standing_offer",
    "vendor_data.reads.vendors.standing_answers",
    "scoring.reads.meeting.player",
    "scoring.reads.meeting.told",
    "scoring.reads.sheet_versions.counts_cells",
    "scoring.reads.agreed_scores.ever_agreed",
    "scoring.reads.agreed_scores.judged_list",
    "scoring.reads.agreed_scores.standing_agreed",
    "scoring.reads.member_weights.standing_ballots",
    "scoring.reads.member_weights.standing_reveal",
    "scoring.reads.samples.standing_sample",
    "scoring.reads.samples.next_number",
    "scoring.reads.sheets.standing_sheets",
    "scoring.reads.missing_choices.standing_choices",
    "scoring.reads.official_trees.official_tree",
    "scoring.reads.sheets.standing_unscored",
    "scoring.reads.sheets.standing_unsettled",
    "scoring.reads.sheets.scored_vendors",
    "scoring.reads.standings.scores_by_vendor",
    "scoring.reads.standings.points_from_answers",
    "scoring.reads.standings.points_without_scores",
    "scoring.reads.measured_amounts.points_from_amounts",
    "scoring.reads.measured_amounts.standing_amounts",
    "scoring.reads.versions.facts_version",
    "scoring.reads.versions.what_if_versions",
    "scoring.reads.what_ifs.shown_what_if",
    "scoring.reads.what_ifs.standing_what_if",
    "scoring.reads.what_ifs.moves_in",
    "scoring.reads.what_ifs.version_of",
}
OF_ONESELF = {  # nothing is the right answer where one has nothing of one's own
    "workbench.reads.undo.last_change",
    "scoring.reads.member_weights.own_ballot",
    "scoring.reads.sheets.own_sheet",
}
STANDING = "scoring.reads.standings.standing"
SCREENS_MAY_ASK = {
    "workbench.reads.accounts.signed_in",
    "workbench.reads.actors.current_actor",
    "workbench.reads.replay.check",
    "workbench.reads.selections.passed_over",  # of phases, which everybody sees in the bar
    "workbench.reads.selections.selection_of",
    "rfp.reads.maps.drawing",
    "scoring.reads.versions.facts_version",  # by which the server remembers; it is not sent
    "scoring.reads.what_ifs.shown_what_if",  # beside the standing, which asks for the right
}


def known(name: str, person: Person, phase: Phase) -> bool:
    """Return whether the read `name` may give `person` anything."""
    rights = READS[name] if isinstance(READS[name], tuple) else (READS[name],)
    return any(is_agreed(person, right, phase) for right in rights)


def asked_of(world, person, **more):
    """Return everything that any read can be asked, for one person."""
    return {
        "actor": world.actor(person.key),
        "selection": world.selection,
        "language": Language.EN,
        "now": world.store.clock(),
        "made": world.store.clock(),
        "proposal": world.ids.get("proposal", ""),
        "upload": world.ids.get("paper aban", ""),
        "event": an_event(world),
        "kinds": list(ItemKind),
        "which": Register.DATA,
        "hand_in": "none",
        "item": world.ids.get("item", ""),
        "opening": Opening.TECHNICAL,
        "things": [world.ids.get("proposal", "")],
        "since": world.store.clock(),
        "earlier": 1,
        "later": 1,
        "subject": Subject.REQUIREMENTS,
        "fingerprint": "0" * 32,
        "sha256": hashlib.sha256(b"the RFP").hexdigest(),
        **more,
    }


def an_event(world) -> str:
    with world.store.read() as session:
        told = events(session, world.actor("chair"), world.selection)
    return next(event.event for event in told if event.verb == "rfp.type_map")


def answered(world, name, read, given):
    """Return what a read gives, or the sentences of its refusal in both languages."""
    try:
        with world.store.read() as session:
            return call(read, {**given, "session": session}), ()
    except Problem as problem:
        return None, tuple(sentence(problem, language) for language in Language)


def all_changes(world, key):
    """Return what the first event of each verb about each vendor by each person changed."""
    actor = world.actor(key)
    with world.store.read() as session:
        told = events(session, actor, world.selection)
        firsts = {(one.verb, one.vendor, one.by): one.event for one in reversed(told)}
        return [changes_of(session, actor, world.selection, one) for one in firsts.values()]
