"""The words of rows that are new: nothing stands there yet, so nothing is read back."""

from collections.abc import Mapping

from rfp.changes.owned_words import Words, tidy
from workbench.store import Change
from workbench.tables import WordingRow


def add_words(change: Change, subject: str, fields: Mapping[str, Words]) -> None:
    """Put down the words of a new row, field by field and language by language."""
    for field, words in fields.items():
        for language, text in tidy(words).items():
            change.session.add(
                WordingRow(
                    subject=subject,
                    field=field,
                    language=language,
                    selection=change.selection.id,
                    text=text,
                )
            )
