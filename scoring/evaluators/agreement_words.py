"""What a measure of agreement means in words, by published bands that are named with it."""

from bisect import bisect_right
from enum import StrEnum

from workbench.language import Language, say
from workbench.problem import Term


class Measure(StrEnum):
    """The measures that have published bands."""

    ICC = "intraclass correlation"
    ALPHA = "Krippendorff's alpha"
    W = "Kendall's W"


class Band(StrEnum):
    """How much agreement a value stands for, in words that the catalogue has in Persian."""

    POOR = "poor agreement"
    WEAK = "weak agreement"
    MODERATE = "moderate agreement"
    TENTATIVE = "agreement good enough for tentative conclusions only"
    GOOD = "good agreement"
    EXCELLENT = "excellent agreement"
    RELIABLE = "reliable agreement"
    STRONG = "strong agreement"


# Lower end of each band but the first. Sources: `source`.
_BANDS: dict[Measure, tuple[tuple[float, ...], tuple[Band, ...]]] = {
    Measure.ICC: ((0.5, 0.75, 0.9), (Band.POOR, Band.MODERATE, Band.GOOD, Band.EXCELLENT)),
    Measure.ALPHA: ((0.667, 0.8), (Band.POOR, Band.TENTATIVE, Band.RELIABLE)),
    Measure.W: ((0.5, 0.7), (Band.WEAK, Band.MODERATE, Band.STRONG)),
}


def band(measure: Measure, value: float) -> Band:
    """Return the band in which a value lies; a value on a border is in the better one [1]_ [2]_.

    Parameters
    ----------
    measure : Measure
        Intraclass correlation: poor below 0.5, moderate from 0.5, good from 0.75, excellent from
        0.9 [1]_. Alpha: tentative from 0.667, reliable from 0.8 [2]_. W: weak below 0.5, moderate
        from 0.5, strong from 0.7 [3]_.
    value : float
        At most 1.

    Returns
    -------
    Band

    References
    ----------
    .. [1] T. K. Koo and M. Y. Li, "A guideline of selecting and reporting intraclass correlation
       coefficients for reliability research", Journal of Chiropractic Medicine 15(2), 155-163,
       2016. DOI 10.1016/j.jcm.2016.02.012
    .. [2] K. Krippendorff, "Reliability in content analysis: some common misconceptions and
       recommendations", Human Communication Research 30(3), 411-433, 2004.
       DOI 10.1111/j.1468-2958.2004.tb00738.x
    .. [3] R. C. Schmidt, "Managing Delphi surveys using nonparametric statistical techniques",
       Decision Sciences 28(3), 763-774, 1997.
       DOI 10.1111/j.1540-5915.1997.tb01330.x

    Examples
    --------
    >>> band(Measure.ICC, 0.29).value, band(Measure.ALPHA, 0.8).value
    ('poor agreement', 'reliable agreement')
    """
    borders, bands = _BANDS[measure]
    return bands[bisect_right(borders, value)]


def reading_sentence(measure: Measure, value: float | None, language: Language) -> str:
    """Return what a value means and by whose bands; None says why there is no value."""
    if value is None:
        return say(
            "Agreement cannot be computed: the scores do not differ enough, or too few cells have "
            "two scores.",
            language,
        )
    return say(
        "{measure} {value}: {band} ({source}).",
        language,
        measure=say(_NAMES[measure], language),
        value=value,
        band=say(band(measure, value).value, language),
        source=_SOURCES[measure],
    )


_SOURCES = {
    Measure.ICC: "Koo & Li 2016",
    Measure.ALPHA: "Krippendorff 2004",
    Measure.W: "Schmidt 1997",
}
_NAMES = {
    Measure.ICC: Term("Intraclass correlation"),
    Measure.ALPHA: Term("Krippendorff's alpha"),
    Measure.W: Term("Kendall's W"),
}
