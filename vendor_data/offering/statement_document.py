"""A vendor's own statement in Word: who offers, who answers for what, and its references."""

from collections.abc import Sequence

from rfp.letters.letter import Letter
from vendor_data.offering.statement import StatedCompany, StatedReference, Statement
from workbench.language import joined
from workbench.problem import Term
from workbench.word import Cell, Word

NAME = "who-offers.docx"


def write(letter: Letter, vendor: str, statement: Statement) -> Word:
    """Return the statement as it goes into envelope B; nothing in it was judged by anybody."""
    word = letter.begin(letter.say("Who offers"), [(letter.say("Vendor"), vendor)])
    word.note(letter.say("The vendor's own statement, as it wrote it on its page."))
    word.paragraph(letter.say(
        "Delivery: {ways}", ways=_listed(letter, [way.label for way in statement.deliveries])
    ))  # fmt: skip
    _companies(word, letter, statement.companies)
    _references(word, letter, statement.references)
    if statement.unneeded.strip():
        word.heading(letter.say("Offered, though not asked for"))
        word.paragraph(statement.unneeded)
    return word


def _companies(word: Word, letter: Letter, companies: Sequence[StatedCompany]) -> None:
    title = letter.say("Companies of this proposal")
    word.heading(title)
    if not companies:
        word.paragraph(letter.say("The vendor names none."))
        return
    word.table(
        columns=[letter.say("Company"), letter.say("Part in the proposal"),
                 letter.say("Offers as"), letter.say("Answers for"),
                 letter.say("Ties to the committee's organisation")],
        rows=[
            [
                Cell(text=one.name or "–", strong=True),
                letter.say(one.role.label) if one.role else "–",
                _listed(letter, [kind.label for kind in one.kinds]),
                _listed(letter, [part.label for part in one.answers_for]),
                one.ties or "–",
            ]
            for one in companies
        ],
        widths=(22, 16, 16, 24, 22),
        caption=title,
        description=title,
    )  # fmt: skip


def _references(word: Word, letter: Letter, references: Sequence[StatedReference]) -> None:
    title = letter.say("References")
    word.heading(title)
    if not references:
        word.paragraph(letter.say("The vendor names none."))
        return
    word.table(
        columns=[letter.say("Customer"), letter.say("What was done there"),
                 letter.say("From"), letter.say("To (empty: it still runs)"),
                 letter.say("Whom to call"), letter.say("Company")],
        rows=[
            [
                Cell(text=one.customer or "–", strong=True),
                *(text or "–" for text in (
                    one.scope, one.first, one.last, one.contact, one.company
                )),
            ]
            for one in references
        ],
        widths=(20, 28, 11, 11, 16, 14),
        caption=title,
        description=title,
    )  # fmt: skip


def _listed(letter: Letter, labels: Sequence[Term]) -> str:
    return joined((letter.say(label) for label in labels), letter.language) or "–"
