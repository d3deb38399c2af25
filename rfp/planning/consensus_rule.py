"""Whether the committee may agree on scores at a consensus meeting: fixed before any is given."""

from enum import StrEnum

from workbench.language import Language, say
from workbench.problem import Term


class ConsensusRule(StrEnum):
    """What the plan publishes on how the scores of several evaluators become one."""

    MAY_AGREE = "may agree"
    MEAN_ONLY = "mean only"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    def sentence(self, language: Language) -> str:
        """Return what the RFP prints."""
        return say(_SENTENCES[self], language)


_LABELS = {
    ConsensusRule.MAY_AGREE: Term("Agreed scores at a consensus meeting"),
    ConsensusRule.MEAN_ONLY: Term("The mean alone"),
}
_SENTENCES = {
    ConsensusRule.MAY_AGREE: (
        "Once all scores are locked and before any price is opened, the committee may agree at a "
        "consensus meeting on one score from 0 to 5 for a proposal on a criterion, with its "
        "reason on record: it then stands in place of the mean, and each member's own score "
        "stays as it was given."
    ),
    ConsensusRule.MEAN_ONLY: (
        "The committee holds no consensus meeting: the mean of the members' own scores stands."
    ),
}
