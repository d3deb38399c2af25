"""What the differences of a panel say: where most hangs on them, and which cells these are."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scoring.evaluators.disagreement import Differences
from scoring.evaluators.likely_agenda import Cell, LikelyAgenda
from scoring.evaluators.panel import Panel
from scoring.sampled.how_sure_words import whole_percent
from workbench.language import Language, number, percent, say

_TO_SCORE = 20  # points for a score
_MOST_ROWS = 60  # of a table
_PLACES = 2


def hottest_cells(found: Differences) -> list[Cell]:
    """Return the cells in which anybody differs, in the order in which to talk."""
    order = np.lexsort((-found.swings.ravel(), -found.heat.ravel()))
    rows, columns = np.unravel_index(order[:_MOST_ROWS], found.heat.shape)
    cells = zip(rows.tolist(), columns.tolist(), strict=True)
    return [cell for cell in cells if found.ranges[cell] > 0]


def heat_sentence(
    found: Differences, vendors: Sequence[str], leaves: Sequence[str], language: Language
) -> str:
    """Name the hottest cell, and how many could turn first place; names by row and by column."""
    count = int(found.flips.sum())
    if not count:
        return say(
            "No cell alone can turn first place, whichever score given there is taken.", language
        )
    vendor, leaf = hottest_cells(found)[0]
    return say(
        "{count} cells could each turn first place by themselves; most hangs on {vendor} – "
        "{criterion}.",
        language,
        count=count,
        vendor=vendors[vendor],
        criterion=leaves[leaf],
    )


def scores_words(panel: Panel, cell: Cell, language: Language) -> str:
    """Return the scores of one cell in their order, without saying whose they are."""
    given = panel.points[:, cell[0], cell[1]] / _TO_SCORE
    shown = [number(int(score), language) for score in sorted(given[~np.isnan(given)])]
    return say(", ", language).join(shown)


def agenda_rows(
    agenda: LikelyAgenda,
    panel: Panel,
    names: tuple[Sequence[str], Sequence[str]],
    language: Language,
) -> list[dict[str, str]]:
    """Return the cells to settle, in their order, with what each brings to those before it.

    Parameters
    ----------
    agenda : LikelyAgenda
        Of `panel`.
    panel : Panel
        Everybody's scores.
    names : tuple of sequences of str
        Of the vendors by row, and of the leaves by column.
    language : Language
        Of heads and figures.
    """
    vendors, leaves = names
    steps = pairwise([agenda.share_now, *agenda.shares])
    return [
        {
            say("Vendor", language): vendors[cell[0]],
            say("Criterion", language): leaves[cell[1]],
            say("Scores given", language): scores_words(panel, cell, language),
            say("Once this too is settled, first place stands in", language): say(
                "{before} → {after}",
                language,
                before=percent(before, language, 1),
                after=percent(after, language, 1),
            ),
        }
        for cell, (before, after) in zip(agenda.cells, steps, strict=True)
    ]


def cell_rows(
    found: Differences,
    panel: Panel,
    cells: Sequence[Cell],
    names: tuple[Sequence[str], Sequence[str]],
    language: Language,
) -> list[dict[str, str]]:
    """Return cells with the scores given there and what hangs on them.

    Parameters
    ----------
    found : Differences
        Of `panel`.
    panel : Panel
        Everybody's scores.
    cells : sequence of (vendor, leaf)
        Rows and columns of the panel.
    names : tuple of sequences of str
        Of the vendors by row, and of the leaves by column.
    language : Language
        Of heads and figures.
    """
    vendors, leaves = names
    return [
        {
            say("Vendor", language): vendors[vendor],
            say("Criterion", language): leaves[leaf],
            say("Scores given", language): scores_words(panel, (vendor, leaf), language),
            say("Reach on the total, points", language): number(
                round(float(found.swings[vendor, leaf]), _PLACES), language, _PLACES
            ),
            say("Chance to turn first place", language): whole_percent(
                float(found.chances[vendor, leaf]), language
            ),
        }
        for vendor, leaf in cells
    ]
