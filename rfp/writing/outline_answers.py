"""What the RFP tells of answers: the codes to choose from, and the form in which to answer."""

from collections.abc import Iterator, Mapping

from rfp.needs.requirement import Requirement
from rfp.writing.content import RfpContent
from rfp.writing.outline_blocks import (
    Answer,
    AnswerField,
    Block,
    Line,
    Numbers,
    marked,
    table,
)
from workbench.language import say
from workbench.problem import Term

# The answers that vendors choose from, with what each says; their codes stand in the workbook.
ANSWER_CODES = (
    Term("Full: met as delivered."),
    Term("Configuration: met by settings, without programming."),
    Term("Partial: met in part; say in the comment which part."),
    Term("Customisation: met by programming for us; say how much."),
    Term("Third party: met by another product; name it."),
    Term("Roadmap: not yet met; say in the comment from which date."),
    Term("No: not met."),
)


def answer_codes(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield the answers that a vendor chooses from, with what each means."""
    language = content.language
    yield numbers.clause(say("Choose one of these answers for each requirement:", language))
    yield table(
        say("Answers to choose from", language),
        (say("Answer", language), say("Meaning", language)),
        [Line(cells=_code_and_meaning(say(each, language))) for each in ANSWER_CODES],
        (24, 76),
    )


def response_form(content: RfpContent, clauses: Mapping[str, str]) -> Iterator[Block]:
    """Yield one row for each requirement, by clause, with cells for the vendor's answer."""
    if not clauses:
        return
    language = content.language
    by_code = {asked.code: asked for asked in content.requirements}
    choices = tuple(_code_and_meaning(say(each, language))[0] for each in ANSWER_CODES)
    yield table(
        say("Response form", language),
        (
            say("Clause", language),
            say("Code", language),
            say("Requirement", language),
            say("Answer", language),
            say("Comment", language),
            say("Evidence", language),
        ),
        [_answer_line(content, by_code[code], clause, choices) for code, clause in clauses.items()],
        (7, 9, 38, 14, 18, 14),
        wide=True,
    )


def _answer_line(
    content: RfpContent, asked: Requirement, clause: str, choices: tuple[str, ...]
) -> Line:
    language = content.language
    wording = marked(content.words(asked.id, "text"), language)

    def answer(kind: AnswerField, prompt: str, offered: tuple[str, ...] = ()) -> Answer:
        return Answer(
            requirement=asked.id,
            code=asked.code,
            wording=wording,
            field=kind,
            prompt=prompt,
            choices=offered,
        )

    return Line(
        cells=(
            clause,
            asked.code,
            wording,
            answer(AnswerField.CODE, say("Choose", language), choices),
            answer(AnswerField.COMMENT, say("Write here", language)),
            answer(AnswerField.EVIDENCE, say("Name it here", language)),
        )
    )


def _code_and_meaning(sentence: str) -> tuple[str, str]:
    code, _, meaning = sentence.partition(":")
    return code.strip(), meaning.strip()
