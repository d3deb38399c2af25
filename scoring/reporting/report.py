"""The evaluation report in Word: decision, ranking, what would change it, and the record."""

from collections.abc import Callable
from functools import partial

from scoring.reporting.report_analysis import Analysis, Pictures
from scoring.reporting.report_consensus import write_consensus
from scoring.reporting.report_differences import write_differences
from scoring.reporting.report_facts import ReportFacts, Signatory
from scoring.reporting.report_member_weights import write_member_weights
from scoring.reporting.report_otherwise import write_otherwise
from scoring.reporting.report_pins import write_pins
from scoring.reporting.report_ranking import write_ranking, write_weights
from scoring.reporting.report_sensitivity import write_sensitivity, write_sureness, write_worth
from vendor_data.checking.check_sheet_document import CheckSheet, write_rule, write_sheet
from workbench.committee import Role
from workbench.language import Language, date_both, joined, moment, say
from workbench.word import Page, Word
from workbench.wording import Worded

Say = Callable[..., str]


def write_report(
    facts: ReportFacts, language: Language, *, analysis: Analysis, pictures: Pictures
) -> bytes:
    """Return the report as a Word file.

    Parameters
    ----------
    facts : ReportFacts
        What it tells.
    language : Language
        In which language, and so in which direction.
    analysis : Analysis
        What was computed beside the ranking, from `scoring.reporting.report_analysis.analysis_of`.
    pictures : Pictures
        The charts of the same analysis.

    Returns
    -------
    bytes
        A .docx file; the same facts give the same bytes.
    """
    said = partial(say, language=language)
    word = Word(language=language, title=facts.title, made=facts.made_at, footer_note=facts.head)
    _cover(word, facts, language, said)
    word.contents()
    _decision(word, facts, language, said)
    write_ranking(word, facts, analysis, pictures, language)
    write_weights(word, facts.standing, language)
    write_member_weights(word, facts.standing, analysis.revealed, pictures, language)
    _checks(word, facts.checks, language)
    write_sensitivity(word, facts.standing, analysis, pictures, language)
    write_sureness(word, facts.standing, analysis, pictures, language)
    write_consensus(word, facts, language)
    write_differences(word, facts.standing, analysis, pictures, language)
    write_otherwise(word, facts, language)
    write_worth(word, facts.standing, analysis, pictures, language)
    write_pins(word, facts, language)
    _record(word, facts, language, said)
    return word.to_bytes()


def _cover(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    people = [
        f"{member.name} ({joined((said(role.label) for role in sorted(member.roles)), language)})"
        for member in sorted(facts.committee, key=_seniority)
    ]
    word.cover(
        kind=said("Evaluation report"),
        subtitle=said("Sample") if facts.is_sample else "",
        facts=[
            (said("Date"), date_both(facts.made_at.date(), language)),
            (said("Committee"), "\n".join(people)),
            (said("Evaluation plan"), facts.fingerprint),
            (said("Head of the record"), facts.head),
        ],
        note=_note(facts, said),
    )


def _note(facts: ReportFacts, said: Say) -> str:
    if facts.standing.agreed:
        return said(
            "Totals are computed from locked sheets, scores that the committee agreed on and "
            "published weights alone."
        )
    return said("Totals are computed from locked sheets and published weights alone.")


def _seniority(member: Signatory) -> tuple[int, str]:
    order = list(Role)
    return min(order.index(role) for role in member.roles), member.name


def _decision(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    word.heading(said("Decision"))
    found = facts.decision
    if found is None:
        word.note(said("No decision has been recorded yet."))
        return
    pairs = [(said("Outcome"), said(found.outcome.label))]
    if found.vendor is not None:
        pairs.append((said("Vendor"), facts.standing.vendors[found.vendor]))
    pairs.append((said("Reason"), _marked(found.reason, said)))
    if found.conditions is not None:
        pairs.append((said("Conditions"), _marked(found.conditions, said)))
    if found.other_reason is not None:
        words = _marked(found.other_reason, said)
        pairs.append((said("Why not the official first"), words))
    pairs.append((said("Recorded by"), found.decided_by))
    pairs.append((said("Recorded at"), moment(found.decided_at, language)))
    word.facts(pairs)


def _marked(words: Worded, said: Say) -> str:
    """Return a text of the trade, and say so if it is not in the report's language."""
    if not words.is_fallback:
        return words.text
    return f"{words.text} ({said('not translated')})"


def _checks(word: Word, sheet: CheckSheet | None, language: Language) -> None:
    if sheet is None:
        return
    word.turn(Page.WIDE)
    word.heading(say("Mandatory check sheet", language))
    write_rule(word, language)
    write_sheet(word, sheet, language, level=2)
    word.turn(Page.UPRIGHT)


def _record(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    word.heading(said("Record"))
    word.paragraph(
        said(
            "Every change stands in the record as one event, chained to the one before it. "
            "Whoever keeps this report can check that the record was not rewritten since."
        )
    )
    pairs = [(said("Head of the record"), facts.head)]
    if facts.issued_at is not None:
        pairs.insert(0, (said("RFP issued"), moment(facts.issued_at, language)))
    word.facts([*pairs, (said("Report made"), moment(facts.made_at, language))])
