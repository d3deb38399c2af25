"""How verbs of every package put down a text of the trade."""

from collections.abc import Mapping

from workbench.store import Change
from workbench.tables import WordingRow


def put_text(change: Change, subject: str, field: str, texts: Mapping[str, str]) -> None:
    """Store `texts` (language -> text) of one field; a language that is not named stays."""
    for language, text in texts.items():
        row = change.session.get(WordingRow, (subject, field, language))
        if row is None:
            change.session.add(
                WordingRow(
                    subject=subject,
                    field=field,
                    language=language,
                    selection=change.selection.id,
                    text=text,
                )
            )
        elif row.text != text:
            row.text = text
