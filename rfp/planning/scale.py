"""The scale on which people score: whole numbers from 0 to 5, each with its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.problem import Problem

LOWEST, HIGHEST = 0, 5
LEVELS = range(LOWEST, HIGHEST + 1)

# For a criterion that has no words of its own yet; English is the key of the Persian text.
SUGGESTED_ANCHORS = (
    "does not address the need",
    "addresses a small part, with serious gaps",
    "addresses the need in part, with gaps that matter",
    "addresses the need, with small gaps",
    "addresses the need fully",
    "addresses the need fully and adds proven value beyond it",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What each score from 0 to 5 means for one criterion.

    Attributes
    ----------
    anchors : tuple of mapping, length 6
        Words by language code ("en", "fa"); the place in the tuple is the score.

    Raises
    ------
    Problem
        If a level is missing, or has no words in a language in which another has.
    """

    anchors: tuple[Mapping[str, str], ...]

    def __post_init__(self) -> None:
        if len(self.anchors) != len(LEVELS):
            raise Problem(
                "a scale has words for each score from 0 to 5, got {found} of 6",
                found=len(self.anchors),
            )
        languages = {language for words in self.anchors for language in words}
        for score, words in enumerate(self.anchors):
            for language in sorted(languages):
                if not words.get(language, "").strip():
                    raise Problem(
                        "the score {score} has no words in the language {language}",
                        score=score,
                        language=language,
                    )

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self.anchors[0])


def check_score(score: object) -> int:
    """Return `score` if it is a whole number from 0 to 5.

    Raises
    ------
    Problem
        If it is anything else; True and 4.0 are not whole numbers that a person gave.
    """
    if type(score) is not int or score not in LEVELS:
        raise Problem("a score is a whole number from 0 to 5, got {found}", found=str(score))
    return score
