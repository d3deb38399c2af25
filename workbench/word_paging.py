"""The page on which each heading of a Word file stands, as LibreOffice lays it out.

Word has no way to count pages on opening without a question to the reader, so they are counted
here: the file becomes a PDF whose outline tells where each heading is.
"""

import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pypdf import PdfReader
from pypdf.generic import Destination

from workbench.problem import Problem

SECONDS = 300
_PROGRAMS = ("soffice", "libreoffice")
_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        name: {"type": "boolean", "value": value}
        for name, value in {
            "ExportBookmarks": "true",
            "UseTaggedPDF": "false",
            "ExportFormFields": "false",
        }.items()
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page of each bookmark, and how many pages there are."""

    of: Mapping[str, int]
    count: int


def program() -> str | None:
    """Return where LibreOffice is; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def pages_of(file: bytes, bookmarks: Sequence[str], *, seconds: float = SECONDS) -> Pages:
    """Return the pages of the headings that bear these bookmarks, in their order."""
    office = program()
    if office is None:
        raise Problem(
            "LibreOffice is not installed on the server, so pages cannot be counted; "
            "install libreoffice-writer, or open the draft in Word and press F9 in its contents"
        )
    with tempfile.TemporaryDirectory(prefix="gozin-pages-") as name:
        folder = Path(name)
        (folder / "document.docx").write_bytes(file)
        _convert(office, folder, seconds)
        made = folder / "document.pdf"
        if not made.exists():
            raise Problem("LibreOffice could not lay out the document, so pages are not counted")
        return _read(made.read_bytes(), bookmarks)


def _convert(office: str, folder: Path, seconds: float) -> None:
    """Run LibreOffice with a profile of its own: a user's open one would swallow the job."""
    source, profile = folder / "document.docx", (folder / "profile").as_uri()
    command = [office, "--headless", "--norestore", "--nolockcheck"]
    command += [f"-env:UserInstallation={profile}", "--convert-to", _FILTER]
    command += ["--outdir", str(folder), str(source)]
    surroundings = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603  a fixed command; the file is one that we wrote
        command,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise Problem(
            "LibreOffice took longer than {limit} seconds to count the pages", limit=round(seconds)
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _read(pdf: bytes, bookmarks: Sequence[str]) -> Pages:
    reader = PdfReader(io.BytesIO(pdf))
    places = {page.indirect_reference: at for at, page in enumerate(reader.pages, start=1)}
    found = [places.get(each.page) for each in _flat(cast("list[object]", reader.outline))]
    if len(found) != len(bookmarks):
        raise Problem(
            "the document has {wanted} headings, but {found} were found on its pages",
            wanted=len(bookmarks),
            found=len(found),
        )
    told = {name: at for name, at in zip(bookmarks, found, strict=True) if at is not None}
    return Pages(of=told, count=len(places))


def _flat(outline: list[object]) -> Iterator[Destination]:
    """Yield the entries of an outline in reading order; its levels are lists in lists."""
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        elif isinstance(entry, Destination):
            yield entry
