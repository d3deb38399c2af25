"""The notice to one vendor of the answers that later lists made stale."""

from collections.abc import Sequence
from dataclasses import dataclass

from rfp.letters.letter import Letter
from workbench.language import number
from workbench.word import Cell, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAnew:
    """A requirement as it reads now, and what the vendor had answered."""

    code: str
    text: str
    list_version: int
    answer: str  # in the vendor's own words; "" where there is none


def write(
    letter: Letter, vendor: str, asked: Sequence[AskedAnew], answers_until: str | None
) -> Word:
    """Return the notice: what changed under the vendor's answers, and what to do about each."""
    title = letter.say("Answers to confirm or to give anew")
    word = letter.begin(title, [
        (letter.say("Vendor"), vendor),
        (letter.say("Items"), number(len(asked), letter.language)),
    ])  # fmt: skip
    word.paragraph(letter.say(
        "These requirements changed after you had answered them. Say for each whether your answer "
        "stands, or answer it anew; everything else stays as you gave it."
    ))  # fmt: skip
    if answers_until is not None:
        word.note(letter.say("Answers are taken until {day}.", day=answers_until))
    word.table(
        columns=[letter.say("Code"), letter.say("Requirement as it is now"),
                 letter.say("List"), letter.say("Your answer so far"), letter.say("Stands / new")],
        rows=[
            [
                Cell(text=each.code, strong=True),
                each.text,
                number(each.list_version, letter.language),
                each.answer or letter.say("not answered"),
                "",
            ]
            for each in asked
        ],
        widths=(10, 34, 8, 30, 18),
        caption=title,
        description=title,
    )  # fmt: skip
    return word
