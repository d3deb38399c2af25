"""What the RFP tells of answers: the codes to choose from, and the form in which to answer."""

from collections.abc import Iterator, Mapping

from rfp.needs.requirement import Requirement
from rfp.writing.call_terms import call_terms
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

# The answers that vendors choose from, what each says, and what has to stand beside it; their codes
# stand in the workbook.
ANSWER_CODES = (
    (Term("Full: met as delivered."), Term("Evidence")),
    (Term("Configuration: met by settings, without programming."), Term("Effort, Done by")),
    (Term("Partial: met in part."), Term("What is missing")),
    (
        Term("Customisation: met by programming for us."),
        Term("Effort, Cost borne by, Maintained how, Line of the price form"),
    ),
    (
        Term("Third party: met by another product."),
        Term("Product, Maker of the product, Line of the price form"),
    ),
    (Term("Roadmap: not met yet, but planned."), Term("Release, Expected date")),
    (Term("No: not met."), Term("Workaround")),
)


def answer_codes(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield how to hand in, whom we seek, and the answers to choose from with their meaning."""
    language = content.language
    terms = call_terms(content.sought, content.period, language, is_sealed=content.is_sealed)
    for told in terms:
        yield numbers.clause(content.as_issued(told))
    yield numbers.clause(
        say(
            "Choose one of these answers for each requirement, and write beside it what the table "
            "names for it.",
            language,
        )
    )
    yield table(
        say("Answers to choose from", language),
        (
            say("Answer", language),
            say("Meaning", language),
            say("What it needs beside it", language),
        ),
        [
            Line(cells=(*_code_and_meaning(say(each, language)), say(needs, language)))
            for each, needs in ANSWER_CODES
        ],
        (20, 45, 35),
    )


def response_form(content: RfpContent, clauses: Mapping[str, str]) -> Iterator[Block]:
    """Yield one row for each requirement, by clause, with cells for the vendor's answer."""
    if not clauses:
        return
    language = content.language
    by_code = {asked.code: asked for asked in content.requirements}
    choices = tuple(_code_and_meaning(say(each, language))[0] for each, _ in ANSWER_CODES)
    yield table(
        say("Response form", language),
        (
            say("Clause", language),
            say("Code", language),
            say("Requirement", language),
            say("Answer", language),
            say("Beside the answer", language),
            say("Comment", language),
            say("Evidence", language),
        ),
        [_answer_line(content, by_code[code], clause, choices) for code, clause in clauses.items()],
        (6, 8, 36, 12, 16, 12, 10),
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
            answer(AnswerField.SIDE, say("What the answer needs", language)),
            answer(AnswerField.COMMENT, say("Write here", language)),
            answer(AnswerField.EVIDENCE, say("Name it here", language)),
        )
    )


def _code_and_meaning(sentence: str) -> tuple[str, str]:
    code, _, meaning = sentence.partition(":")
    return code.strip(), meaning.strip().removesuffix(".")
