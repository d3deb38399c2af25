"""Rows with a column for each vendor, criterion or scenario, whatever these are called."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from workbench.language import Language, number


def apart(titles: Sequence[str], language: Language, *, beside: Collection[str] = ()) -> list[str]:
    """Return headings of which no two are the same, and none is one of those beside them.

    Parameters
    ----------
    titles : sequence of str, shape (n,)
        What people called things.
    language : Language
        Of the numbers that tell two of one name apart.
    beside : collection of str
        Headings that the table has anyway.

    Returns
    -------
    list of str, shape (n,)
        The titles themselves, but for those that stand there already.

    Examples
    --------
    >>> apart(["Aban", "Total", "Aban"], Language.EN, beside=["Total"])
    ['Aban (1)', 'Total (1)', 'Aban (2)']
    """
    met = Counter([*titles, *beside])
    told: list[str] = []
    for title in titles:
        heading, count = title, 0
        while heading in told or met[heading] > (count == 0):
            count += 1
            heading = f"{title} ({number(count, language)})"
        told.append(heading)
    return told


def columns(
    cells: Mapping[str, str],
    names: Mapping[str, str],
    language: Language,
    *,
    beside: Collection[str],
) -> dict[str, str]:
    """Return cells under the names of what they are about, each in a column of its own.

    Parameters
    ----------
    cells : mapping of id to str
        In the order of the columns.
    names : mapping of id to str
        What people called them.
    language : Language
        As in `apart`.
    beside : collection of str
        Headings that the table has anyway.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> columns({"a": "45", "b": "60"}, {"a": "Formula", "b": "Baran"}, Language.EN,
    ...         beside=["Formula"])
    {'Formula (1)': '45', 'Baran': '60'}
    """
    headings = apart([names[each] for each in cells], language, beside=beside)
    return dict(zip(headings, cells.values(), strict=True))
