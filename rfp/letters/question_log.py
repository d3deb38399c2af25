"""The questions that vendors asked and what all of them were answered; who asked is not in it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rfp.letters.letter import Letter
from workbench.language import date, number
from workbench.word import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with its answer, as every vendor reads it."""

    number: int
    text: str
    answer: str
    answered_on: dt.date


def write(letter: Letter, answered: Sequence[Answered]) -> Word:
    """Return the log in the order in which the questions came."""
    title = letter.say("Questions and answers")
    word = letter.begin(title, [
        (letter.say("Answered, merged or withdrawn so far"), number(len(answered), letter.language))
    ])  # fmt: skip
    if not answered:
        word.paragraph(letter.say("No question has been answered yet."))
        return word
    word.paragraph(letter.say(
        "Answers become part of the request for proposal. Where one changes a requirement, an "
        "addendum says so."
    ))  # fmt: skip
    word.table(
        columns=[letter.say("No."), letter.say("Question"), letter.say("Answer"),
                 letter.say("Day")],
        rows=[
            [
                number(each.number, letter.language),
                each.text,
                each.answer,
                date(each.answered_on, letter.language),
            ]
            for each in answered
        ],
        widths=(7, 36, 40, 17),
        caption=title,
        description=title,
    )  # fmt: skip
    return word
