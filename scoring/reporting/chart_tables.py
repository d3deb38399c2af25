"""The tables that stand below the charts of the evaluation report."""

from collections.abc import Mapping, Sequence

from workbench.word import Align, Word

_FIRST = 4  # widths: the first column holds names


def write_rows(
    word: Word, rows: Sequence[Mapping[str, str]], *, caption: str, description: str, names: int = 1
) -> None:
    """Write rows under their heads, so many columns of names first and figures after; or nothing.

    Parameters
    ----------
    word : Word
        The document.
    rows : sequence of mapping of str to str
        All with the same heads.
    caption, description : str
        What the table is called, and what a row of it holds.
    names : int
        Columns that hold words.
    """
    if not rows:
        return
    count = len(rows[0])
    word.table(
        columns=list(rows[0]),
        rows=[list(row.values()) for row in rows],
        widths=[_FIRST] * names + [max(2.0, _FIRST - count / 3)] * (count - names),
        align=[Align.START] * names + [Align.FIGURES] * (count - names),
        caption=caption,
        description=description,
    )
