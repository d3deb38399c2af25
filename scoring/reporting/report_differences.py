"""Where the evaluators differ and how far they agree, in the evaluation report."""

from functools import partial
from itertools import islice

from scoring.evaluators.difference_words import (
    agenda_rows,
    cell_rows,
    heat_sentence,
    hottest_cells,
)
from scoring.evaluators.joined import joined_otherwise
from scoring.evaluators.joined_rows import joined_rows, joined_sentence
from scoring.evaluators.likely_agenda import likely_agenda_sentence
from scoring.evaluators.panel import Panel
from scoring.evaluators.panel_agreement import agreement_rows
from scoring.explained import unrounded_sentences
from scoring.reporting.chart_tables import write_rows
from scoring.reporting.report_analysis import Analysis, Differing, Pictures
from scoring.standing import Standing
from workbench.language import Language, say
from workbench.word import Align, Cell, Word

_MOST_CELLS = 12
_MOST_COLUMNS = 7  # with more vendors the table names who is first alone
_FIRST_COLUMNS = 2

Names = tuple[list[str], list[str]]  # of the vendors by row, of the leaves by column


def write_differences(
    word: Word, official: Standing, analysis: Analysis, pictures: Pictures, language: Language
) -> None:
    """Write the cells to talk about first, the map they stand on, and the panel's agreement."""
    differing = analysis.differing
    if differing is None:
        return
    said = partial(say, language=language)
    panel = differing.panel
    names = ([official.vendors[v] for v in panel.vendors],
             [official.titles[leaf] for leaf in panel.leaves])  # fmt: skip
    finding = heat_sentence(differing.found, *names, language)
    word.heading(said("Where we differ"))
    word.paragraph(said("Shown, never applied: the official points stay as they are."))
    word.paragraph(finding)
    if pictures.differences is not None:
        word.picture(
            pictures.differences,
            alt=finding,
            caption=said("Vendors by criteria, darker where a difference may turn first place"),
        )
    write_rows(
        word,
        cell_rows(differing.found, panel, hottest_cells(differing.found)[:_MOST_CELLS], names,
                  language),
        caption=said("Cells on which most hangs"),
        description=said("One row per cell of a vendor and a criterion, the hottest first."),
        names=2,
    )  # fmt: skip
    _agenda(word, differing, names, unrounded_sentences(official, language), language)
    _agreement(word, differing, language)
    _joined(word, official, panel, language)


def _agenda(
    word: Word, differing: Differing, names: Names, before: list[str], language: Language
) -> None:
    said = partial(say, language=language)
    word.heading(said("What to talk about first"), level=2)
    for sentence in before:
        word.paragraph(sentence)
    word.paragraph(likely_agenda_sentence(differing.agenda, *names, language))
    if not differing.agenda or not differing.agenda.cells:
        return
    rows = agenda_rows(differing.agenda, differing.panel, names, language)
    word.table(
        columns=list(rows[0]),
        rows=[list(row.values()) for row in rows],
        widths=[3, 5, 3, 5],
        align=[Align.START, Align.START, Align.FIGURES, Align.FIGURES],
        caption=said("Cells to talk about first"),
        description=said("One row per cell, the one that settles most first."),
    )


def _agreement(word: Word, differing: Differing, language: Language) -> None:
    said = partial(say, language=language)
    rows = agreement_rows(differing.measured, language)
    told: list[list[str | Cell]] = [list(row.values()) for row in rows]
    word.heading(said("How far the panel agrees"), level=2)
    word.table(
        columns=list(rows[0]),
        rows=told,
        widths=[5, 2, 3, 5],
        align=[Align.START, Align.START, Align.FIGURES, Align.START],
        caption=said("Agreement of the evaluators"),
        description=said("One row per question, with its measure and what the value means."),
    )


def _joined(word: Word, official: Standing, panel: Panel, language: Language) -> None:
    """Write who would be first by other rules that join scores."""
    said = partial(say, language=language)
    found = joined_otherwise(panel, official.precision)
    rows = joined_rows(found, official, language)
    if len(rows[0]) > _MOST_COLUMNS:
        rows = [dict(islice(row.items(), _FIRST_COLUMNS)) for row in rows]
    word.heading(said("Joined otherwise"), level=2)
    word.paragraph(joined_sentence(found, official, language))
    write_rows(
        word,
        rows,
        caption=said("The scores joined by other rules"),
        description=said("One row per rule, the official one first."),
        names=_FIRST_COLUMNS,
    )
