"""What an earlier release kept in one text for both languages moves when somebody edits."""

from rfp.needs.mandatory_reason import spoken_in
from rfp.needs.requirement_cells import MANDATORY_REASON
from rfp.tables import RequirementRow
from workbench.changes.wordings import put_text
from workbench.store import Change
from workbench.tables import WordingRow


def carry_reason(change: Change, row: RequirementRow) -> None:
    """Put the former reason why a requirement is mandatory where its language has none yet."""
    for language, text in spoken_in(row.mandatory_reason or "").items():
        at = (row.id, MANDATORY_REASON, language)
        if change.session.get(WordingRow, at) is None:
            put_text(change, row.id, MANDATORY_REASON, {language: text})
    if row.mandatory_reason is not None:
        row.mandatory_reason = None
        change.session.flush()
