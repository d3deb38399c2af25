"""What a vendor is told on the first page of a form: how to answer, and what each code needs."""

from vendor_data.answer import Code, code_name
from vendor_data.answers.side_data import NEEDED, WANTS_EVIDENCE, side_name
from workbench.language import Language, joined, say
from workbench.problem import Term

_MEANINGS = {
    Code.FULL: Term("met as delivered, without any work for us"),
    Code.CONFIGURATION: Term("met by settings, without programming"),
    Code.PARTIAL: Term("met in part"),
    Code.CUSTOMISATION: Term("met by programming for us"),
    Code.THIRD_PARTY: Term("met by another product"),
    Code.ROADMAP: Term("not met yet, but planned"),
    Code.NO: Term("not met"),
}

_PRICED_IN = Term(
    "An answer that costs extra names the line of the price form that holds its price."
)


def instructions(language: Language) -> tuple[str, ...]:
    """Return how the form is filled in, one sentence a line."""
    return (
        say("Answer every row of the sheet Answers; do not add or remove rows.", language),
        say("Choose one answer code per row; an empty cell counts as not answered.", language),
        say("Each code needs some words beside it; tinted cells still want theirs.", language),
        say("Do not write prices here; they belong in envelope C.", language),
        say(_PRICED_IN, language),
    )


def instructions_in_word(language: Language) -> tuple[str, ...]:
    """Return how the Word form is filled in, one sentence a line."""
    return (
        say("Answer every row of the table; do not add or remove rows.", language),
        say("Choose one answer code per row; an empty cell counts as not answered.", language),
        say(
            "Write what the code needs into the cell beside it, each on a line of its own and in "
            "the order of the list below.",
            language,
        ),
        say("Do not write prices here; they belong in envelope C.", language),
        say(_PRICED_IN, language),
    )


def code_head(language: Language) -> tuple[str, str, str]:
    """Return the headings over `code_lines`."""
    return (
        say("Answer", language), say("Meaning", language), say("What it needs beside it", language),
    )  # fmt: skip


def code_lines(language: Language) -> tuple[tuple[str, str, str], ...]:
    """Return each code with what it means and what has to stand beside it."""
    return tuple(
        (code_name(code, language), say(_MEANINGS[code], language), needs(code, language))
        for code in Code
    )


def needs(code: Code, language: Language) -> str:
    """Return the names of what `code` needs.

    >>> needs(Code.ROADMAP, Language.EN)
    'Release, Expected date'
    """
    evidence = (say("Evidence", language),) if code in WANTS_EVIDENCE else ()
    return joined((*evidence, *(side_name(one, language) for one in NEEDED[code])), language)
