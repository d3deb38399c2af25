"""A standing with the scores behind it: who gave what, as one reader may know it."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.evaluators.panel import Panel, Sheets
from scoring.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedStanding:
    """Points and weights, and the panel whose scores the points come from.

    Attributes
    ----------
    standing : Standing
        Official points of the vendors that the reader may know of.
    panel : Panel or None
        Their scores; None if people's scores decide no leaf. Where a score was agreed on,
        everybody has its points.
    sheets : mapping of vendor to leaf to evaluator to score
        The same as they were given, abstentions included, without the cells of agreed scores.
        [score, 0 to 5]
    evaluators : mapping of evaluator to str
        Whose sheets these are, by name.
    """

    standing: Standing
    panel: Panel | None
    sheets: Sheets
    evaluators: Mapping[str, str]

    @property
    def vendor_names(self) -> list[str]:
        """Names by row of the panel's vendors."""
        return [self.standing.vendors[vendor] for vendor in self.standing.points]

    @property
    def leaf_titles(self) -> list[str]:
        """Titles by column of the panel's leaves."""
        return [self.standing.titles[leaf] for leaf in self.standing.tree.leaves]
