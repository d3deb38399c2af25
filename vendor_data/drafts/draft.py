"""An answer while it is being written: any part of it may still be missing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from vendor_data.answer import Code

LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the form for one requirement; `side` holds what the code asks for besides."""

    code: Code | None = None
    comment: str = ""
    evidence: str = ""
    side: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_answered(self) -> bool:
        return self.code is not None


def written(draft: Draft) -> str:
    """Return a draft as the text that is kept.

    >>> read_back(written(Draft(code=Code.NO, comment="«نه»"))).comment
    '«نه»'
    """
    kept = {
        "code": draft.code.value if draft.code else None,
        "comment": draft.comment,
        "evidence": draft.evidence,
        "side": dict(draft.side),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_back(text: str) -> Draft:
    """Return the draft that `written` made a text of."""
    kept = json.loads(text)
    code = kept["code"]
    return Draft(
        code=Code(code) if code else None,
        comment=kept["comment"],
        evidence=kept["evidence"],
        side=kept["side"],
    )
