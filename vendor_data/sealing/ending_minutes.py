"""The minutes of a selection that was ended with envelopes unopened, in Word."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Self

from rfp.letters.letter import Letter
from vendor_data.sealing.call_end import CallEnd
from vendor_data.sealing.envelope import Opening, State
from vendor_data.sealing.minutes import (
    Minutes,
    hidden_note,
    late_table,
    signatures,
    taken_until,
    unopened_table,
    when,
    withdrawn_table,
)
from workbench.language import number
from workbench.problem import Term
from workbench.word import Word

TITLES = {
    Opening.TECHNICAL: Term("Minutes: call ended without opening"),
    Opening.PRICE: Term("Minutes: selection ended without opening the prices"),
}
BECAME = {
    Opening.TECHNICAL: Term(
        "Nothing was opened, nothing was scored and nobody was chosen. The keys to whatever had "
        "been handed in are deleted: it stays sealed for good and counts as returned unopened."
    ),
    Opening.PRICE: Term(
        "No price was opened, nobody was ranked and nobody was chosen. The keys to every envelope "
        "C are deleted: it stays sealed for good and counts as returned unopened."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingMinutes(Minutes):
    """What the minutes of a selection tell that was ended with envelopes unopened."""

    end: CallEnd

    def in_zone(self, zone: dt.tzinfo) -> Self:
        """Return the same minutes with every moment told by the clock of `zone`."""
        told = Minutes.in_zone(self, zone)
        return replace(told, end=replace(self.end, ended_at=self.end.ended_at.astimezone(zone)))


def write_ending(letter: Letter, minutes: EndingMinutes) -> Word:
    """Return the minutes, with the head of the record on their first page."""
    states = [each.state for each in minutes.envelopes]
    holders = " · ".join(name for name, _ in minutes.keyholders)
    word = letter.begin(letter.say(TITLES[minutes.end.before]), [
        *taken_until(letter, minutes),
        (letter.say("Ended at"), when(letter, minutes.end.ended_at)),
        (letter.say("Ended by"), minutes.end.ended_by),
        (letter.say("Envelopes opened"), number(states.count(State.OPENED), letter.language)),
        (letter.say("Returned unopened"), number(states.count(State.RETURNED), letter.language)),
        *([(letter.say("Keyholders"), holders)] if holders else []),
    ])  # fmt: skip
    hidden_note(word, letter, minutes)
    word.heading(letter.say("Reason"), level=2, numbered=False)
    word.paragraph(minutes.end.reason.text)
    word.paragraph(letter.say(BECAME[minutes.end.before]))
    none = letter.say("Nothing that could have been opened had been handed in.")
    unopened_table(word, letter, minutes.unopened, none=none)
    late_table(word, letter, minutes.late)
    withdrawn_table(word, letter, minutes.withdrawn)
    signatures(word, letter, [minutes.end.ended_by])
    return word
