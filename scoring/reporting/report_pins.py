"""The pinned what-ifs in the evaluation report."""

from functools import partial

from rfp.planning.criterion import CriteriaTree
from scoring.reporting.report_facts import ReportFacts
from scoring.standing import Standing
from workbench.language import Language, joined, moment, number, percent, say
from workbench.word import Word

_TOTAL_PLACES = 2


def write_pins(word: Word, facts: ReportFacts, language: Language) -> None:
    """Write what the committee explored and kept, with who, when and the result."""
    said = partial(say, language=language)
    word.heading(said("Pinned what-ifs"))
    word.paragraph(
        said("These are explorations of the committee; none of them moved the official ranking.")
    )
    if not facts.pins:
        word.note(said("No what-if was pinned."))
        return
    official = facts.standing
    word.table(
        columns=[
            said("What if"),
            said("Weights"),
            said("First"),
            said("Pinned by"),
            said("Time"),
        ],
        rows=[
            [
                pin.title,
                _weights_in_words(official, pin.tree, language),
                _first_in_words(official, pin.tree, language),
                pin.pinned_by,
                moment(pin.pinned_at, language),
            ]
            for pin in facts.pins
        ],
        widths=[3, 4, 3, 3, 3],
        caption=said("What-ifs that were pinned in the meeting"),
        description=said("One row per pinned what-if, in the order in which they were pinned."),
    )


def _weights_in_words(official: Standing, tree: CriteriaTree, language: Language) -> str:
    told = (f"{official.titles[c]} {percent(tree[c].weight, language)}" for c in tree.top)
    return joined(told, language)


def _first_in_words(official: Standing, tree: CriteriaTree, language: Language) -> str:
    ranking = official.ranking(tree)
    told = (
        f"{official.vendors[v]} {number(ranking.place(v).total, language, _TOTAL_PLACES)}"
        for v in ranking.first
    )
    return joined(told, language)
