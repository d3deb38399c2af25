"""What vendors are asked to answer: the requirements of one version of one RFP."""

from dataclasses import dataclass

from workbench.wording import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRequirement:
    """One requirement as it stands in the RFP; `priority` is its MoSCoW word, for showing.

    `criterion` is the leaf under which its answer is judged.
    """

    id: str
    code: str
    text: str
    priority: str = ""
    is_mandatory: bool = False
    criterion: str | None = None

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of its wording."""
        return fingerprint(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseForm:
    """One version of one RFP, ready to be answered."""

    rfp_id: str
    version: str
    title: str
    requirements: tuple[AskedRequirement, ...]
