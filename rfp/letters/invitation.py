"""The letter that invites a vendor to propose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from rfp.letters.letter import Letter
from rfp.writing.call_clock import BY_UTC, CallClock
from rfp.writing.milestone import MILESTONES
from workbench.language import say, weekday
from workbench.word import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whom the letter is for, and the days that they must know; no name: to whom it concerns."""

    addressee: str
    days: Mapping[str, dt.date]
    clock: CallClock = BY_UTC


def write(letter: Letter, invitation: Invitation) -> Word:
    """Return the letter; it promises nothing that the RFP does not say."""
    word = letter.begin(letter.say("Invitation to propose"))
    word.paragraph(_greeting(letter, invitation))
    word.paragraph(letter.say(
        "We are looking for a partner for “{title}” and invite you to propose. The request for "
        "proposal that comes with this letter says what we need, how we choose, and how to answer.",
        title=letter.title,
    ))  # fmt: skip
    word.heading(letter.say("What comes with this letter"), level=2, numbered=False)
    word.bullets([
        letter.say(
            "The request for proposal, with every requirement in a numbered clause, the criteria "
            "with their weights, and the price formula"
        ),
        letter.say("The response workbook (Excel), with one row for each requirement"),
    ])  # fmt: skip
    _days(word, letter, invitation)
    word.heading(letter.say("Please note"), level=2, numbered=False)
    word.bullets([
        letter.say("Tell us within a week whether you mean to propose; no reason is needed."),
        letter.say("Ask in writing. Each answer goes to all vendors, without saying who asked."),
        letter.say("Send prices in envelope C alone, as the rules of the call say."),
        letter.say(
            "Until the decision, speak about this call to nobody on the committee but the contact "
            "that the request names."
        ),
    ])  # fmt: skip
    _sign(word, letter)
    return word


def _greeting(letter: Letter, invitation: Invitation) -> str:
    if invitation.addressee:
        return letter.say("To {name}", name=invitation.addressee)
    return letter.say("To whom it may concern")


def _days(word: Word, letter: Letter, invitation: Invitation) -> None:
    days = invitation.days
    word.heading(letter.say("Days to keep in mind"), level=2, numbered=False)
    if not days:
        word.paragraph(letter.say("The dates will be told to all vendors at once."))
        return
    word.table(
        columns=[letter.say("Milestone"), letter.say("Day"), letter.say("Weekday")],
        rows=[
            [
                say(title, letter.language),
                invitation.clock.told(code, day, letter.language),
                weekday(day, letter.language),
            ]
            for code, title in MILESTONES.items()
            if (day := days.get(code)) is not None
        ],
        widths=(40, 40, 20),
        caption=letter.say("Timetable of the call"),
        description=letter.say("Timetable of the call"),
    )


def _sign(word: Word, letter: Letter) -> None:
    word.paragraph(letter.say("On behalf of the committee"))
    for name in letter.leaders:
        word.paragraph(name)
