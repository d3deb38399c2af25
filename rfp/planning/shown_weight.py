"""Weights as people read them: every place that is exact, and a mark where none would be."""

from fractions import Fraction

from rfp.planning.criterion import in_percent
from workbench.language import Language, percent


def shown_weight(share: Fraction, language: Language) -> str:
    r"""Return a share of 1 in percent; one that ends nowhere is marked as about that much.

    >>> shown_weight(Fraction(7, 40), Language.EN), shown_weight(Fraction(1, 3), Language.EN)
    ('17.5\xa0%', '≈ 33.3333\xa0%')
    """
    rounded = in_percent(share)
    shown = percent(share, language, places=-int(rounded.as_tuple().exponent))
    return shown if Fraction(rounded) == share * 100 else f"≈ {shown}"
