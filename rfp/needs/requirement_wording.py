"""What is worth a second look in the wording of requirements, in English and in Persian."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from workbench.language import normal_key
from workbench.problem import Problem, Term

LONGEST = 30  # [words], the limit of the UK's Digital Outcomes briefs
ALIKE = Fraction(17, 20)  # share of common words from which two texts are almost the same
KEPT = 16_384  # texts whose findings are remembered: most stay as they are between two looks
MOST_NAMED = 3  # other requirements named in one finding
MOST_MET = 100  # requirements with one rare word; a word that more have tells nothing

# "_" stands for a hyphen, a space, a zero-width non-joiner or nothing.
_MODAL = """
    shall, must, should, will,
    الزامی_است, لازم_است, موظف_است, باید, نباید, بایستی, نبایستی, بایست, خواهد, خواهند
"""
_DEMAND = "shall, must, الزامی_است, موظف_است, باید, نباید, بایستی, نبایستی, بایست"
_VAGUE = """
    easy, easily, simple, simply, fast, quick, quickly, intuitive, intuitively, user_friendly,
    flexible, robust, efficient, efficiently, seamless, seamlessly, modern, attractive, appealing,
    professional, appropriate, adequate, sufficient, reasonable, timely, as_possible,
    state_of_the_art, etc,
    آسان, به_آسانی, راحت, به_راحتی, ساده, به_سادگی, سریع, سریعا, سریعاً, به_سرعت, شهودی,
    کاربر_پسند, روان, انعطاف_پذیر, منعطف, کارآمد, کارا, مدرن, امروزی, جذاب, زیبا, حرفه_ای,
    مناسب, کافی, معقول, به_موقع, تا_حد_امکان, حتی_الامکان, در_صورت_امکان, و_غیره
"""


def _any_of(names: str) -> re.Pattern[str]:
    spelled = [name.strip().replace("_", "[\u200c -]?") for name in names.split(",")]
    patterns = sorted(spelled, key=len, reverse=True)  # a name before the one that begins it
    return re.compile(rf"(?<![\w\u200c])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_MODALS, _DEMANDS, _VAGUE_WORDS = map(_any_of, (_MODAL, _DEMAND, _VAGUE))
# One character for one character, so that a place found is a place in the text as written.
_EVEN = str.maketrans("يىك\u00a0\u2010\u2011", "ییک --")


class Kind(StrEnum):
    """Why a wording is worth a second look."""

    NO_MODAL = "no modal verb"
    VAGUE = "vague"
    TWO_DEMANDS = "two demands"
    LONG = "long"
    SAME = "same"
    ALMOST_SAME = "almost same"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Kind.NO_MODAL: Term("No modal verb"),
    Kind.VAGUE: Term("Vague words"),
    Kind.TWO_DEMANDS: Term("Two demands in one"),
    Kind.LONG: Term("Too long"),
    Kind.SAME: Term("Written twice"),
    Kind.ALMOST_SAME: Term("Almost the same"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a word stands in the text as written: its first character, and the one after it."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at; `others` are the codes of requirements that say (almost) the same."""

    kind: Kind
    places: tuple[Place, ...] = ()
    others: tuple[str, ...] = ()
    words: int = 0

    @property
    def message(self) -> Problem:
        """What to look at, as a sentence for either language."""
        found = list(dict.fromkeys(place.word for place in self.places))
        match self.kind:
            case Kind.NO_MODAL:
                return Problem("No shall, must, should or will says how binding it is")
            case Kind.VAGUE:
                return Problem("Vague: {words}. Say how it will be measured", words=found)
            case Kind.TWO_DEMANDS:
                return Problem("More than one demand ({words}): each needs its own", words=found)
            case Kind.LONG:
                template = "{found} words; up to {limit} are read without stopping"
                return Problem(template, found=self.words, limit=LONGEST)
            case Kind.SAME:
                return Problem("The same words as {others}", others=list(self.others))
        return Problem("Almost the same words as {others}", others=list(self.others))


def look_over(texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
    """Return what is worth a look by code; `texts` are all in one language, by code.

    >>> [each.kind.value for each in look_over({"R-1": "It is easy to use."})["R-1"]]
    ['no modal verb', 'vague']
    """
    written = {code: text for code, text in texts.items() if text.strip()}
    twins = _twins(written)
    found = {code: (*look_at(text), *twins.get(code, ())) for code, text in written.items()}
    return {code: findings for code, findings in found.items() if findings}


@lru_cache(maxsize=KEPT)
def look_at(text: str) -> tuple[Finding, ...]:
    """Return what is worth a look in one text by itself."""
    vague, demands, count = vague_words(text), demand_words(text), word_count(text)
    findings = (
        None if modal_words(text) else Finding(kind=Kind.NO_MODAL),
        Finding(kind=Kind.VAGUE, places=vague) if vague else None,
        Finding(kind=Kind.TWO_DEMANDS, places=demands) if len(demands) > 1 else None,
        Finding(kind=Kind.LONG, words=count) if count > LONGEST else None,
    )
    return tuple(filter(None, findings))


def leaves_modals_out(texts: Iterable[str]) -> bool:
    """Say whether most texts do without a modal verb: then the importance stands for it."""
    bare = [not modal_words(text) for text in texts if text.strip()]
    return 2 * sum(bare) > len(bare)


@lru_cache(maxsize=KEPT)
def modal_words(text: str) -> tuple[Place, ...]:
    """Return the words that say how binding a requirement is.

    >>> [place.word for place in modal_words("It shall print. داده بايد بماند.")]
    ['shall', 'بايد']
    """
    return _places(_MODALS, text)


def demand_words(text: str) -> tuple[Place, ...]:
    """Return the words that each begin a demand of their own."""
    return _places(_DEMANDS, text)


def vague_words(text: str) -> tuple[Place, ...]:
    """Return the words that two readers would measure differently."""
    return _places(_VAGUE_WORDS, text)


@lru_cache(maxsize=KEPT)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words without case, signs and kinds of letters.

    >>> plain_words("It prints; IT waits.")
    ('it', 'prints', 'it', 'waits')
    """
    return tuple(re.findall(r"\w+", normal_key(text)))


def word_count(text: str) -> int:
    """Return the number of words, parted by white space."""
    return len(text.split())


def _places(pattern: re.Pattern[str], text: str) -> tuple[Place, ...]:
    spans = (match.span() for match in pattern.finditer(text.translate(_EVEN)))
    return tuple(Place(start=start, end=end, word=text[start:end]) for start, end in spans)


def _twins(texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, text in texts.items():
        groups[plain_words(text)].append(code)
    close = _neighbours([frozenset(words) for words in groups])
    firsts = [codes[0] for codes in groups.values()]
    found = defaultdict(list)
    for at, codes in enumerate(groups.values()):
        for code in codes:
            same = tuple(other for other in codes[: MOST_NAMED + 1] if other != code)
            if same:
                found[code].append(Finding(kind=Kind.SAME, others=same[:MOST_NAMED]))
            if at in close:
                others = tuple(firsts[other] for other in close[at])
                found[code].append(Finding(kind=Kind.ALMOST_SAME, others=others))
    return {code: tuple(findings) for code, findings in found.items()}


def _neighbours(bags: Sequence[frozenset[str]]) -> dict[int, list[int]]:
    """Return by place in `bags` which others share nearly all words, MOST_NAMED at the most.

    Two bags that share the part ALIKE of their words share one of their rarest few, so only
    bags that meet there are compared (prefix filtering).

    References
    ----------
    Chaudhuri, Ganti, Kaushik (2006), A Primitive Operator for Similarity Joins in Data
    Cleaning, doi:10.1109/ICDE.2006.9
    """
    common = Counter(word for bag in bags for word in bag)
    met: dict[str, list[int]] = defaultdict(list)
    close: dict[int, set[int]] = defaultdict(set)
    part, whole = ALIKE.as_integer_ratio()
    for here, bag in enumerate(bags):
        rarest = sorted(bag, key=lambda word: (common[word], word))
        beginning = rarest[: len(bag) - -(-len(bag) * ALIKE // 1) + 1]
        for there in sorted({place for word in beginning for place in met[word]}):
            if len(close[here]) == MOST_NAMED:
                break
            both = len(bag & bags[there])
            either = len(bag) + len(bags[there]) - both
            if both * whole >= either * part:
                close[here].add(there)
                if len(close[there]) < MOST_NAMED:
                    close[there].add(here)
        for word in beginning:
            if len(met[word]) < MOST_MET:
                met[word].append(here)
    return {place: sorted(others) for place, others in close.items() if others}
