"""The members' weights in the evaluation report, once they were revealed."""

from functools import partial

from scoring.reporting.chart_tables import write_rows
from scoring.reporting.report_analysis import Pictures
from scoring.standing import Standing
from scoring.weighing.revealed import Revealed
from scoring.weighing.weight_rows import weight_table, widest_sentence, winner_sentences
from workbench.language import Language, say
from workbench.word import Word

_MOST_COLUMNS = 8


def write_member_weights(
    word: Word,
    official: Standing,
    revealed: Revealed | None,
    pictures: Pictures,
    language: Language,
) -> None:
    """Write the cloud of weights at the top, its table, and who would be first for whom."""
    if revealed is None or not revealed.fits(official.tree):
        return
    said = partial(say, language=language)
    word.heading(said("Weights of the members"))
    finding = widest_sentence(official.tree, revealed, official.titles, None, language)
    word.paragraph(finding)
    if pictures.cloud is not None:
        word.picture(
            pictures.cloud,
            alt=finding,
            caption=said("Each member's weight of each criterion, with mean and plan"),
        )
    rows = weight_table(official.tree, revealed, official.titles, None, language)
    if len(rows[0]) <= _MOST_COLUMNS:
        write_rows(
            word,
            rows,
            caption=said("Weights that the members gave"),
            description=said("One row per member, then the joint weights and the plan."),
        )
    told = winner_sentences(official, revealed, language) if official.points else []
    if told:
        word.paragraph(said("First under each member's own weights"))
        word.bullets(told)
