"""What a requirement says beside its words and its importance; each fact may be missing."""

from dataclasses import dataclass

from rfp.needs.gap import GapKind
from rfp.needs.requirement import Requirement
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementFacts:
    """The facts of one requirement; the reason and the owner are as somebody wrote them."""

    kind: GapKind | None = None
    module: str = ""
    wave: Wave | None = None
    owner: str = ""
    moscow_reason: str = ""
    success_factor: str | None = None
    value_stage: ValueStage | None = None
    customer_stage: CustomerStage | None = None


NO_FACTS = RequirementFacts()


def facts_of(asked: Requirement) -> RequirementFacts:
    """Return the facts that a requirement bears."""
    return RequirementFacts(
        kind=asked.kind,
        module=asked.module,
        wave=asked.wave,
        owner=asked.owner,
        moscow_reason=asked.moscow_reason,
        success_factor=asked.success_factor,
        value_stage=asked.value_stage,
        customer_stage=asked.customer_stage,
    )
