"""LibreOffice Writer at work: Word files opened in it and saved by it."""

import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 180  # seconds


def saved_by_writer(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each document as Writer saves it, all of them in one run."""
    if not shutil.which("soffice"):
        pytest.fail("this test needs LibreOffice Writer: install the package libreoffice-writer")
    sent, back = folder / "sent", folder / "back"
    sent.mkdir(exist_ok=True)
    for name, data in documents.items():
        (sent / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'writer').as_uri()}"
    files = [str(sent / f"{name}.docx") for name in documents]
    save = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(back)]
    command = ["soffice", profile, "--headless", "--norestore", *save, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return {name: (back / f"{name}.docx").read_bytes() for name in documents}
