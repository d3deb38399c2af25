"""The section of the RFP on how the committee chooses: what the evaluation plan publishes."""

from collections.abc import Iterator
from fractions import Fraction

from rfp.planning.computed import computed_sentence
from rfp.planning.criterion import CriteriaTree
from rfp.planning.measure import measured_sentence
from rfp.planning.scale import LEVELS
from rfp.planning.shown_weight import shown_weight
from rfp.writing.content import RfpContent
from rfp.writing.outline_blocks import Block, Line, Note, Numbers, Table, marked, table
from workbench.language import number, say


def how_we_choose(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield criteria and weights, the words for the scores, the price formula, and ties."""
    language, plan = content.language, content.plan
    if plan.tree is None:
        yield Note(text=say("The evaluation plan has not been written yet.", language))
        return
    yield from _weights(content, plan.tree, numbers)
    yield from _scores(content, plan.tree, numbers)
    if plan.tree.price is not None or plan.published_rule is not None:
        yield from _price(content, numbers)
    if plan.minimums.are_any:
        yield from _floor(content, numbers)
    yield from _totals(content, numbers)


def numbered_criteria(tree: CriteriaTree) -> dict[str, tuple[int, ...]]:
    """Return each criterion's place in the tree, such as (1, 2), in reading order."""
    places: dict[str, tuple[int, ...]] = {}

    def walk(parent: str | None, above: tuple[int, ...]) -> None:
        for place, criterion in enumerate(tree.children(parent), start=1):
            places[criterion] = (*above, place)
            walk(criterion, places[criterion])

    walk(None, ())
    return places


def _weights(content: RfpContent, tree: CriteriaTree, numbers: Numbers) -> Iterator[Block]:
    language = content.language
    yield numbers.heading(say("Criteria and weights", language), 2)
    yield numbers.clause(
        say(
            "Proposals are compared on the criteria below. The weight within its group says what "
            "a criterion counts among those beside it; the weight in the whole says what it "
            "counts in the total of 100 %.",
            language,
        )
    )
    yield numbers.clause(
        say(
            "The evaluation plan is frozen: nothing in it changes after the first proposal is "
            "opened. Its fingerprint stands on the cover.",
            language,
        )
        if content.plan.is_frozen
        else say("The evaluation plan is not frozen yet and may still change.", language)
    )
    yield table(
        say("Criteria and their weights", language),
        (
            say("No.", language),
            say("Criterion", language),
            say("Weight in its group", language),
            say("Weight in the whole", language),
        ),
        [_criterion_line(content, tree, *each) for each in numbered_criteria(tree).items()],
        (8, 50, 21, 21),
        2,
        3,
    )
    if content.plan.definitions:
        yield _meanings(content, tree)


def _meanings(content: RfpContent, tree: CriteriaTree) -> Table:
    """Return what each criterion means, in the words that the evaluators read too."""
    language = content.language
    return table(
        say("What the criteria mean", language),
        (say("No.", language), say("Criterion", language), say("Meaning", language)),
        [_meaning(content, *each) for each in numbered_criteria(tree).items()],
        (8, 30, 62),
    )


def _meaning(content: RfpContent, criterion: str, place: tuple[int, ...]) -> Line:
    language = content.language
    return Line(
        cells=(
            _number(content, place),
            marked(content.words(criterion, "title"), language),
            marked(content.words(criterion, "definition"), language),
        ),
        is_strong=len(place) == 1,
    )


def _number(content: RfpContent, place: tuple[int, ...]) -> str:
    return ".".join(number(part, content.language) for part in place)


def _criterion_line(
    content: RfpContent, tree: CriteriaTree, criterion: str, place: tuple[int, ...]
) -> Line:
    language = content.language
    return Line(
        cells=(
            _number(content, place),
            marked(content.words(criterion, "title"), language),
            shown_weight(tree[criterion].weight, language),
            shown_weight(tree.effective(criterion), language),
        ),
        is_strong=len(place) == 1,
    )


def _scores(content: RfpContent, tree: CriteriaTree, numbers: Numbers) -> Iterator[Block]:
    language = content.language
    yield numbers.heading(say("Scores from 0 to 5", language), 2)
    alone = say(
        "Each evaluator on the committee scores alone, in whole numbers from 0 to "
        "5. The points of a criterion are 20 times the mean of its scores.",
        language,
    )
    yield numbers.clause(f"{alone} {content.plan.consensus.sentence(language)}")
    scales = _same_words(content, tree)
    for words, leaves in scales.items():
        names = [content.name(leaf, "title") for leaf in leaves]
        yield _scale(content, names if len(scales) > 1 or len(names) == 1 else [], words)
    for leaf in tree.computed:
        told = computed_sentence(tree[leaf].kind, language)
        yield numbers.clause(f"{content.name(leaf, 'title')}: {told}")
    for leaf in tree.measured:
        yield numbers.clause(f"{content.name(leaf, 'title')}: {_measured(content, leaf)}")


def _measured(content: RfpContent, leaf: str) -> str:
    measure = content.plan.measures.get(leaf)
    if measure is None:
        return say("Its reference points have not been written yet.", content.language)
    return measured_sentence(measure, content.name(leaf, "unit"), content.language)


def _same_words(content: RfpContent, tree: CriteriaTree) -> dict[tuple[str, ...], list[str]]:
    """Return the criteria by the words of their scale: words that are the same are shown once."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for leaf in numbered_criteria(tree):
        if leaf in tree.scored:
            words = (content.words(leaf, f"anchor {score}") for score in LEVELS)
            told = tuple(marked(each, content.language) for each in words)
            by_words.setdefault(told, []).append(leaf)
    return by_words


def _scale(content: RfpContent, names: list[str], words: tuple[str, ...]) -> Table:
    """Return what each score means: for the named criteria, or for every one if none is named."""
    language = content.language
    every = say("What the scores mean, for every criterion", language)
    told = say("What the scores mean for: {criteria}", language, criteria=names)
    return table(
        told if names else every,
        (say("Score", language), say("Meaning", language)),
        [
            Line(cells=(number(score, language), text))
            for score, text in zip(LEVELS, words, strict=True)
        ],
        (10, 90),
    )


def _price(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language, rule = content.language, content.plan.published_rule
    yield numbers.heading(say("Price", language), 2)
    if rule is None:
        yield Note(text=say("The price formula has not been chosen yet.", language))
        return
    yield numbers.clause(rule.sentence(language, currency=content.plan.currency))
    if rule.depends_on_others:
        yield numbers.clause(
            say("These points depend on the prices of the other vendors in the ranking.", language)
        )
    if not rule.gives_points:
        return
    yield numbers.clause(
        say(
            "Prices stand in envelope C alone. It is opened when all scores are locked; points "
            "are cut to 0 and 100, and a price of 0 or less is refused.",
            language,
        )
    )


def _floor(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language, asked = content.language, content.plan.minimums
    yield numbers.heading(say("Technical floor", language), 2)
    yield numbers.clause(
        say(
            "A proposal that does not reach each minimum below is not ranked, and its price stays "
            "sealed for good. Nothing makes up for a minimum that is not reached.",
            language,
        )
    )
    titles = {criterion: content.name(criterion, "title") for criterion in asked.by_criterion}
    for sentence in asked.sentences(language, titles=titles):
        yield numbers.clause(sentence)


def _totals(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language, plan = content.language, content.plan
    yield numbers.heading(say("Totals and ties", language), 2)
    yield numbers.clause(
        say(
            "A proposal's total is the sum of its points times the weights in the whole, from 0 "
            "to 100. Totals are compared at {precision} points, halves rounded to the even digit.",
            language,
            precision=number(plan.precision, language, _places(plan.precision)),
        )
    )
    title = content.name(plan.tie_break.criterion, "title") if plan.tie_break.criterion else ""
    yield numbers.clause(plan.tie_break.sentence(language, title=title))


def _places(precision: Fraction) -> int:
    """Return how many places `precision`, a power of ten, has."""
    return len(str(precision.denominator)) - 1
