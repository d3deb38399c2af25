"""The consensus log in the evaluation report."""

from functools import partial

from scoring.consensus_words import log_rows
from scoring.reporting.report_facts import ReportFacts
from workbench.language import Language, say
from workbench.word import Align, Page, Word

_WIDTHS = (2.2, 3, 1.8, 1.4, 2, 5, 2.6)


def write_consensus(word: Word, facts: ReportFacts, language: Language) -> None:
    """Write every score that the committee agreed on, with its reason; nothing if there is none."""
    if not facts.consensus:
        return
    said = partial(say, language=language)
    word.turn(Page.WIDE)
    word.heading(said("Consensus log"))
    word.paragraph(
        said(
            "An agreed score stands in place of the mean of the members' own scores, which stay "
            "as they were given."
        )
    )
    rows = log_rows(facts.consensus, facts.standing.vendors, facts.standing.titles, language)
    word.table(
        columns=list(rows[0]),
        rows=[list(row.values()) for row in rows],
        widths=_WIDTHS,
        align=[
            Align.START, Align.START, Align.FIGURES, Align.FIGURES, Align.FIGURES, Align.START,
            Align.START,
        ],
        caption=said("Scores agreed on by the committee"),
        description=said("One row per agreed score, in the order in which they were entered."),
    )  # fmt: skip
    word.turn(Page.UPRIGHT)
