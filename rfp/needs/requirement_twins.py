"""Requirements that ask for the same thing twice: in the same words, or in nearly the same."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import chain, islice

from rfp.needs.requirement_wording import plain_words
from workbench.problem import Term

NEAR = Fraction(7, 10)  # share of common words from which two texts are worth a look
MOST_MET = 200  # requirements with one rare word; a word that more have tells nothing
MEETINGS = 3  # of the rarest words, before two texts are held beside each other
MOST_NEAR = 5  # earlier requirements that one is held beside; a form letter has hundreds

Pair = tuple[str, str]  # two ids, the lesser first


class Likeness(StrEnum):
    """How alike two requirements are."""

    EXACT = "exact"
    NORMALISED = "normalised"
    NEAR = "near"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Likeness.EXACT: Term("The same words"),
    Likeness.NORMALISED: Term("The same words but for case, signs or spaces"),
    Likeness.NEAR: Term("Nearly the same words"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two requirements that read alike; `share` is how many of their words are common."""

    first: str
    second: str
    likeness: Likeness
    share: Fraction

    @property
    def pair(self) -> Pair:
        return pair(self.first, self.second)


def pair(one: str, other: str) -> Pair:
    """Return two ids in the order in which they are remembered.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (one, other) if one < other else (other, one)


def twins(texts: Sequence[Mapping[str, str]], apart: Collection[Pair] = frozenset()) -> list[Twins]:
    """Return the pairs that read alike in any language, the most alike first.

    Parameters
    ----------
    texts : sequence of mappings
        For each language the text of each requirement by its id.
    apart : collection of pairs
        What was judged to differ, and is not shown again.

    Examples
    --------
    >>> [each.likeness.value for each in twins([{"a": "It prints", "b": "it prints."}])]
    ['normalised']
    """
    found: dict[Pair, Twins] = {}
    for by_id in texts:
        for each in _of_one_language(by_id):
            known = found.get(each.pair)
            if known is None or each.share > known.share:
                found[each.pair] = each
    left = [each for at, each in found.items() if at not in apart]
    return sorted(left, key=lambda each: (_RANK[each.likeness], -each.share))


_RANK = {likeness: place for place, likeness in enumerate(Likeness)}


def _of_one_language(texts: Mapping[str, str]) -> Iterator[Twins]:
    """Compare each group of equal words with its own first, and the groups with one another."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, text in texts.items():
        if text.strip():
            groups[plain_words(text)].append(key)
    for words, keys in groups.items():
        for key in keys[1:] if words else ():
            same = texts[keys[0]].split() == texts[key].split()
            likeness = Likeness.EXACT if same else Likeness.NORMALISED
            yield Twins(first=keys[0], second=key, likeness=likeness, share=Fraction(1))
    yield from _near({keys[0]: frozenset(words) for words, keys in groups.items() if words})


def _near(bags: Mapping[str, frozenset[str]]) -> Iterator[Twins]:
    """Yield the pairs that share the part NEAR of their words.

    Such a pair shares several of the rarest few words of each, so only those that meet there
    often enough are compared; a word that very many share in that place brings nobody together.

    References
    ----------
    Chaudhuri, Ganti, Kaushik (2006), A Primitive Operator for Similarity Joins in Data
    Cleaning, doi:10.1109/ICDE.2006.9
    Wang, Li, Feng (2012), Can We Beat the Prefix Filtering?, doi:10.1145/2213836.2213847
    """
    common = Counter(word for bag in bags.values() for word in bag)
    met: defaultdict[str, list[str]] = defaultdict(list)
    for key, bag in bags.items():
        least = min(MEETINGS, _needed(bag))  # fewer have only texts that share every word
        beginning = sorted(bag, key=lambda word: (common[word], word))
        del beginning[len(bag) - _needed(bag) + least :]
        meetings = Counter(chain.from_iterable(met[word] for word in beginning))
        often = [other for other, times in meetings.items() if times >= least]
        close = (each for other in often if (each := _close(other, key, bags)))
        yield from islice(close, MOST_NEAR)
        for word in beginning:
            if len(met[word]) < MOST_MET:
                met[word].append(key)


def _needed(bag: frozenset[str]) -> int:
    """Return how many words of `bag` a text shares at least that is near it."""
    return -(-len(bag) * NEAR.numerator // NEAR.denominator)


def _close(first: str, second: str, bags: Mapping[str, frozenset[str]]) -> Twins | None:
    both = len(bags[first] & bags[second])
    either = len(bags[first]) + len(bags[second]) - both
    if both * NEAR.denominator < either * NEAR.numerator:
        return None
    share = Fraction(both, either)
    return Twins(first=first, second=second, likeness=Likeness.NEAR, share=share)
