"""Several papers of one envelope as one file, which is sealed, receipted and opened as a whole."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from workbench.file_names import clean_name, suffix_of
from workbench.problem import Problem

MOST_FILES = 30
ARCHIVE, ENDING, DIGITS = "envelope-B-", ".zip", 16
_NO_ARCHIVE = (zipfile.BadZipFile, RuntimeError, IndexError, OSError, ValueError)
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def bundled(files: Sequence[tuple[str, bytes]], name: str) -> tuple[str, bytes]:
    """Return a single file as it is, several as an archive called `name`.

    The same files in the same order give the same bytes at any time, so that a vendor can hold
    its receipt against them.

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


def with_papers(
    answers: tuple[str, bytes], papers: Sequence[tuple[str, bytes]]
) -> tuple[str, bytes]:
    """Return an answer file with the papers it names as one archive; without any, as it is."""
    if not papers:
        return answers
    return bundled([answers, *papers], archive_name(hashlib.sha256(answers[1]).hexdigest()))


def archive_name(digest: str) -> str:
    """Return how the archive is called in which the answer file of this SHA-256 stands first."""
    return f"{ARCHIVE}{digest[:DIGITS]}{ENDING}"


def answers_in(name: str, content: bytes) -> tuple[str, bytes]:
    """Return the answer file out of such an archive, and anything else as it is.

    Only what is stored as it was is taken out, so nothing grows; of the rest nothing is unpacked.

    >>> answers_in(*with_papers(("a.csv", b"R-1,Full"), [("proof.pdf", b"x")]))
    ('a.csv', b'R-1,Full')
    >>> answers_in("a.csv", b"R-1,Full")
    ('a.csv', b'R-1,Full')
    """
    if not (name.startswith(ARCHIVE) and name.endswith(ENDING)):
        return name, content
    with suppress(*_NO_ARCHIVE), zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        if first.compress_type == zipfile.ZIP_STORED and first.file_size < len(content):
            told = archive.read(first)
            if archive_name(hashlib.sha256(told).hexdigest()) == name:
                return clean_name(first.filename, suffix_of(first.filename)), told
    return name, content


def paper_in(name: str, content: bytes, wanted: str) -> bytes | None:
    """Return the paper called `wanted` out of such an archive, if it stands there as it was.

    >>> paper_in(*with_papers(("a.csv", b"R-1,Full"), [("b.json", b"{}")]), "b.json")
    b'{}'
    >>> paper_in("a.csv", b"R-1,Full", "b.json") is None
    True
    """
    if not (name.startswith(ARCHIVE) and name.endswith(ENDING)):
        return None
    with suppress(*_NO_ARCHIVE), zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist()[: MOST_FILES + 1]:
            is_plain = entry.compress_type == zipfile.ZIP_STORED and entry.file_size < len(content)
            if is_plain and entry.filename == wanted:
                return archive.read(entry)
    return None


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
