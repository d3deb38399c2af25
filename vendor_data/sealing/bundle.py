"""Several papers of one envelope as one file, which is sealed, receipted and opened as a whole."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePath

from workbench.file_names import clean_name, suffix_of
from workbench.problem import Problem

MOST_FILES = 30
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def bundled(files: Sequence[tuple[str, bytes]], name: str) -> tuple[str, bytes]:
    """Return a single file as it is, several as an archive called `name`.

    The same files in the same order give the same bytes at any time, so that a vendor can hold
    its receipt against them. Nothing is ever unpacked here.

    >>> bundled([("guarantee.pdf", b"x")], "A.zip")
    ('guarantee.pdf', b'x')
    >>> bundled([("a.pdf", b"x"), ("a.pdf", b"y")], "A.zip")[0]
    'A.zip'
    """
    if len(files) > MOST_FILES:
        raise Problem(
            "an envelope holds at most {most} files, got {found}", most=MOST_FILES, found=len(files)
        )
    for file, content in files:
        if not content:
            raise Problem("the file {name} is empty", name=file)
    if len(files) == 1:
        return files[0]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for told, (_, content) in zip(_names([file for file, _ in files]), files, strict=True):
            archive.writestr(zipfile.ZipInfo(told, _NO_TIME), content)
    return name, packed.getvalue()


def _names(given: Sequence[str]) -> list[str]:
    """Return safe names of which none stands twice, as a system without letter case sees them."""
    found: list[str] = []
    for each in given:
        clean = PurePath(clean_name(each, suffix_of(each)))
        taken = {name.casefold() for name in found}
        ways = (f"{clean.stem} ({at}){clean.suffix}" for at in range(2, len(given) + 2))
        free = (name for name in (clean.name, *ways) if name.casefold() not in taken)
        found.append(next(free))
    return found
