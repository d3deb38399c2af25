"""What every letter of a call has: who writes it, of what, in which language and style."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language import Language, date_both, say
from workbench.word import Word
from workbench.word_dress import OURS, Dress

HEAD_SHOWN = 12  # digits of the record's head in a footer


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is the same in all letters of one call; `record_head` is "" for vendors' own copies."""

    selection: str
    title: str
    language: Language
    leaders: tuple[str, ...]
    made: dt.datetime
    record_head: str
    dress: Dress = OURS

    def say(self, text: str, **values: object) -> str:
        """Return a text of the program in the letter's language."""
        return say(text, self.language, **values)

    def begin(self, kind: str, facts: Sequence[tuple[str, str]] = ()) -> Word:
        """Return the letter with its head written: what it is, of what, and the facts."""
        word = Word(
            language=self.language,
            title=self.title,
            made=self.made,
            footer_note=" · ".join(filter(None, (kind, self.record_head[:HEAD_SHOWN]))),
            dress=self.dress,
            properties={"RFP-Id": self.selection, "Record-Head": self.record_head},
        )
        record = [(say("Record", self.language), self.record_head)] if self.record_head else []
        word.opening(kind=kind, facts=[
            *facts,
            (say("Date", self.language), date_both(self.made.date(), self.language)),
            (say("For the committee", self.language), " · ".join(self.leaders)),
            *record,
        ])  # fmt: skip
        return word
