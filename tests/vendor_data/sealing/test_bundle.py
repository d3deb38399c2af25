"""Several formal papers go into envelope A as one archive that comes out byte for byte."""

import io
import zipfile

import pytest

from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing import box
from vendor_data.sealing.bundle import MOST_FILES, bundled
from workbench.problem import Problem

PAPERS = [
    ("guarantee.pdf", b"guarantee"),
    ("../../Guarantee.pdf", b"another of this name"),
    ("اظهارنامه.docx", b"declaration"),
]


def test_the_same_papers_give_the_same_bytes_under_names_that_are_safe_and_differ():
    name, content = bundled(PAPERS, "envelope-A.zip")
    assert (name, content) == bundled(PAPERS, "envelope-A.zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = {each: archive.read(each) for each in archive.namelist()}
    assert told == {
        "guarantee.pdf": b"guarantee",
        "Guarantee (2).pdf": b"another of this name",
        "اظهارنامه.docx": b"declaration",
    }


def test_an_empty_paper_and_too_many_are_refused():
    with pytest.raises(Problem, match=r"the file b\.pdf is empty"):
        bundled([("a.pdf", b"x"), ("b.pdf", b"")], "A.zip")
    with pytest.raises(Problem, match="at most 30 files, got 31"):
        bundled([(f"{at}.pdf", b"x") for at in range(MOST_FILES + 1)], "A.zip")


def test_several_papers_are_sealed_receipted_and_opened_as_one(room):
    name, content = bundled(PAPERS, "envelope-A.zip")
    receipt = room.hand_in("aban", "A", content, name=name)
    room.hand_in("aban", "B")
    room.open_both()
    (paper,) = [each for each in room.read(opened_papers) if each.envelope.value == "A"]
    assert (paper.name, paper.sha256) == ("envelope-A.zip", receipt.sha256)
    taken_out = room.read(opened_bytes, "nima", paper.hand_in)
    assert taken_out == content
    assert box.commitment(bytes.fromhex(receipt.nonce), bundled(PAPERS, name)[1]) == (
        receipt.commitment
    )
