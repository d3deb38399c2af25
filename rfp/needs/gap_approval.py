"""Who approved a gap, and whether it is still what was approved."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from rfp.needs.gap import Gap

Words = Mapping[str, str]  # language code -> text


def gap_fingerprint(gap: Gap, words: Mapping[str, Words]) -> str:
    """Return the SHA-256 of all that an approval speaks for.

    `words` are the gap's texts by field; the title that a reader is shown is one of them.
    """
    told = asdict(gap) | {
        "title": "",
        "pains": sorted(gap.pains),
        "waits_for": sorted(gap.waits_for),
        "words": {field: {k: v for k, v in by.items() if v} for field, by in words.items()},
    }
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
