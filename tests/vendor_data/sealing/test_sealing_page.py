"""The threat model is one page, and what it tells vendors to type does what it says."""

import html
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.writer import PATIENCE
from vendor_data.sealing import box

PAGE = Path(__file__).parents[3] / "docs" / "sealing.md"
FONTS = "Arial,'DejaVu Sans Condensed'"  # of one width
THREATS = {
    "holds a copy of database", "one keyholder with such a copy", "guesses phrases from a copy",
    "another vendor", "comes late", "below the technical floor", "exchange an envelope",
    "Two keyholders together", "changes the running program", "public key replaced",
    "Between the two keys", "Deleted keys live on", "A lost phrase", "The clock", "Deletion",
    "that a leader invents", "After an opening", "Drafts",
}  # fmt: skip


def as_html(text):
    """Return the few forms of Markdown that the page uses as a page of 10 points on A4."""
    told = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", html.escape(text, quote=False))
    told = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", told)
    told = re.sub(r"^    (.+)$", r"<pre>\1</pre>", told, flags=re.MULTILINE)
    told = re.sub(r"^- (.+)$", r"<li>\1</li>", told, flags=re.MULTILINE)
    told = re.sub(
        r"^(#+) (.+)$", lambda m: f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>", told, flags=re.MULTILINE
    )
    rows = [line for line in told.splitlines() if line.startswith("|") and "---" not in line]
    cells = ("".join(f"<td>{c}</td>" for c in row.strip("|").split("|")) for row in rows)
    table = "<table border=1 cellspacing=0>" + "".join(f"<tr>{row}</tr>" for row in cells)
    told = re.sub(r"(?:^\|.*\n)+", f"{table}</table>\n\n", told, flags=re.MULTILINE)
    parts = (p if p.lstrip().startswith("<") else f"<p>{p}</p>" for p in told.split("\n\n"))
    style = (  # the margins and the size of a printed letter
        f"@page{{size:21cm 29.7cm;margin:15mm 2cm}} body,td{{font:10pt {FONTS}}} "
        "li,p{margin:3pt 0} "
        f"h1{{font:bold 15pt {FONTS}}} h2{{font:bold 12pt {FONTS}}}"
    )
    return f"<meta charset=utf-8><style>{style}</style>" + "\n".join(parts)


def test_the_threat_model_prints_on_one_page_of_a4_in_a_size_that_is_read(tmp_path):
    if not shutil.which("soffice"):
        pytest.fail("this test needs LibreOffice Writer: install the package libreoffice-writer")
    (tmp_path / "page.html").write_text(as_html(PAGE.read_text(encoding="utf-8")))
    profile = f"-env:UserInstallation={(tmp_path / 'writer').as_uri()}"
    read = "--infilter=HTML (StarWriter)"
    save = [read, "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(tmp_path)]
    command = ["soffice", profile, "--headless", "--norestore", *save, str(tmp_path / "page.html")]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)

    (page,) = PdfReader(tmp_path / "page.pdf").pages
    assert "prints the receipt" in page.extract_text()


def test_the_page_names_every_threat():
    told = PAGE.read_text(encoding="utf-8")
    assert [threat for threat in THREATS if threat not in told] == []


def test_what_the_page_tells_vendors_to_type_prints_the_commitment_of_their_receipt(tmp_path):
    if not shutil.which("openssl"):
        pytest.fail("this test needs OpenSSL: install the package openssl")
    told = PAGE.read_text(encoding="utf-8")
    (example,) = re.findall(r"^    (openssl .+)$", told, flags=re.MULTILINE)
    file, number = tmp_path / "price.xlsx", bytes(range(32))
    file.write_bytes(b"the price is 52")
    typed = example.replace("NUMBER", number.hex()).replace("FILE", shlex.quote(str(file)))

    said = subprocess.run(shlex.split(typed), check=True, capture_output=True, text=True).stdout

    assert said.split()[-1] == box.commitment(number, b"the price is 52")
    assert example in (PAGE.parent / "sealing_reasons.md").read_text(encoding="utf-8")
