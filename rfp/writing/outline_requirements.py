"""The section of the RFP on what the committee asks: each requirement in one numbered clause."""

from collections.abc import Iterator

from rfp.needs.requirement import Moscow, Requirement
from rfp.planning.criterion import CriteriaTree
from rfp.writing.content import RfpContent
from rfp.writing.outline_blocks import Block, Line, Numbers, Paragraph, marked, table
from rfp.writing.outline_waves import MEANINGS
from workbench.language import say
from workbench.problem import Term

_IMPORTANCE = Term(
    "The importance (Must, Should or Could) says how much we need something and guides the scores. "
    'By itself it excludes nobody; the mark "Mandatory" does.'
)
_LATER = Term(
    'What is marked "Not this time" is no part of the work that we order now. We name it so that '
    "you see where we are heading; answer it, but leave it out of your price."
)


def what_we_ask(content: RfpContent, numbers: Numbers, clauses: dict[str, str]) -> Iterator[Block]:
    """Yield the requirements by top criterion; `clauses` takes the clause of each by its code."""
    language = content.language
    yield Paragraph(
        text=say(
            "Each requirement has a code and stands in one clause. A proposal that fails a "
            "mandatory requirement is left out of the ranking and of the price formula; the "
            "reason goes on record.",
            language,
        )
    )
    yield Paragraph(text=say(_IMPORTANCE, language))
    if any(asked.moscow is Moscow.WONT for asked in content.requirements):
        yield Paragraph(text=say(_LATER, language))
    for criterion, asked in _by_top_criterion(content).items():
        title = marked(content.words(criterion, "title"), language) if criterion else ""
        heading = title or say("Other requirements", language)
        yield numbers.heading(heading, 2)
        lines = [_asked_line(content, each, numbers, clauses) for each in asked]
        yield table(
            heading,
            (
                say("Clause", language),
                say("Code", language),
                say("Requirement", language),
                say("Importance", language),
                say("Mandatory", language),
            ),
            lines,
            (11, 13, 50, 13, 13),
        )


def _by_top_criterion(content: RfpContent) -> dict[str | None, list[Requirement]]:
    """Return the requirements by the top criterion that they are judged under, in its order."""
    tree = content.plan.tree
    groups: dict[str | None, list[Requirement]] = {top: [] for top in (tree.top if tree else ())}
    groups[None] = []
    for asked in content.requirements:
        groups[_top_of(tree, asked.criterion)].append(asked)
    return {top: sorted(found, key=lambda r: r.code) for top, found in groups.items() if found}


def _top_of(tree: CriteriaTree | None, criterion: str | None) -> str | None:
    if tree is None or criterion is None or criterion not in tree:
        return None
    parent = tree[criterion].parent
    return criterion if parent is None else _top_of(tree, parent)


def _asked_line(
    content: RfpContent, asked: Requirement, numbers: Numbers, clauses: dict[str, str]
) -> Line:
    language = content.language
    clauses[asked.code] = numbers.line()
    return Line(
        cells=(
            clauses[asked.code],
            asked.code,
            _words(content, asked),
            say(asked.moscow.label, language),
            say("Mandatory", language) if asked.mandatory else "",
        ),
        key=asked.id,
    )


def _words(content: RfpContent, asked: Requirement) -> str:
    """Return what a requirement says, and below it how it is accepted, why and when it is due."""
    return "\n".join(
        (marked(content.words(asked.id, "text"), content.language), *_below(content, asked))
    )


def _below(content: RfpContent, asked: Requirement) -> Iterator[str]:
    language = content.language
    test = content.words(asked.id, "acceptance")
    if test is not None:
        yield say("Acceptance test: {test}", language, test=marked(test, language))
    why = content.words(asked.id, "mandatory reason") if asked.mandatory else None
    if why is not None:
        yield say("Mandatory because: {reason}", language, reason=marked(why, language))
    if asked.wave:
        yield say("Wave: {wave}", language, wave=say(MEANINGS[asked.wave], language))
