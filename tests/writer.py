"""LibreOffice Writer at work: Word files opened in it, saved by it and laid out on pages by it."""

import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 180  # seconds


def saved_by_writer(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each document as Writer saves it, all of them in one run."""
    back = _converted(documents, folder, "docx:MS Word 2007 XML")
    return {name: (back / f"{name}.docx").read_bytes() for name in documents}


def pages_by_writer(documents: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Return each document as a PDF file of its pages, all of them laid out in one run."""
    back = _converted(documents, folder, "pdf:writer_pdf_Export")
    return {name: back / f"{name}.pdf" for name in documents}


def _converted(documents: dict[str, bytes], folder: Path, kind: str) -> Path:
    if not shutil.which("soffice"):
        pytest.fail("this test needs LibreOffice Writer: install the package libreoffice-writer")
    sent, back = folder / "sent", folder / "back"
    sent.mkdir(exist_ok=True)
    for name, data in documents.items():
        (sent / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'writer').as_uri()}"
    files = [str(sent / f"{name}.docx") for name in documents]
    save = ["--convert-to", kind, "--outdir", str(back)]
    command = ["soffice", profile, "--headless", "--norestore", *save, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return back
