"""What vendors are asked to answer: the requirements of one version of one RFP."""

import hashlib
from dataclasses import dataclass

from workbench.language import normal_key


def fingerprint(text: str) -> str:
    """Return what changes when a wording changes, but not when only the typing does."""
    return hashlib.sha256(normal_key(text).encode()).hexdigest()[:16]


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
