"""How the RFP says where the points of a computed criterion come from."""

from rfp.planning.criterion import CriterionKind
from workbench.language import Language, say


def computed_sentence(kind: CriterionKind, language: Language) -> str:
    """Return the sentence that is published about a kind whose points nobody gives."""
    match kind:
        case CriterionKind.STANDARD_SHARE:
            return say(
                "Computed from the answers, scored by nobody: points are the share of all "
                "requirements that the vendor answers with Full or Configuration, times 100.",
                language,
            )
        case CriterionKind.EVIDENCE:
            return say(
                "Computed from the answers, scored by nobody: points are the share of the "
                "requirements, those answered with No left out, whose answer names its evidence, "
                "times 100.",
                language,
            )
        case CriterionKind.QUALITY | CriterionKind.PRICE | CriterionKind.MEASURED:
            return ""
