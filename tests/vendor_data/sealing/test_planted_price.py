"""A price is planted in envelope C, and every byte that the server keeps is searched for it."""

import base64
import io
import logging
import zipfile

import openpyxl
import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.priced_room import with_sheet
from tests.vendor_data.responses import saved as saved_book
from vendor_data.changes.envelope_checks import check_envelope
from vendor_data.costs import price_workbook
from vendor_data.reads.costs import price_form
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing.envelope import Envelope, Finding
from vendor_data.sealing.tables import KeyWrapRow
from workbench.language import Language
from workbench.problem import Conflict, Problem
from workbench.upkeep import backup

PLANTED = "7319555042"
NAME = "zqpricelist.xlsx"
SLICE = 48  # [bytes] of a file of prices: too many to stand elsewhere by chance
HEAD = 30  # [bytes] of a part of an archive, before its name; the last four say how long that is


def forms(word):
    """Return `word` as it can stand in a file: two encodings, and base64 at each of its places."""
    for raw in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield raw
        for shift in range(3):
            encoded = base64.b64encode(b"\0" * shift + raw)
            yield encoded[4 if shift else 0 : -4]  # what does not depend on the neighbours
    yield word.encode().hex().encode()


def traces(room, log, *more):
    """Return which files hold which form of the planted words."""
    folder = room.folder
    kept = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in kept} >= {"gozin.db", "gozin.db-wal"}
    texts = {path.name: path.read_bytes() for path in (*kept, *more)} | {"log": log()}
    return [
        (name, form)
        for name, data in texts.items()
        for word in (PLANTED, NAME)
        for form in forms(word)
        if form in data
    ]


@pytest.fixture
def log():
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    logging.getLogger().addHandler(handler)
    yield lambda: kept.getvalue().encode()
    logging.getLogger().removeHandler(handler)


def saved(room, folder, name):
    return backup(room.store.database.url, folder / name, room.store.clock())


def with_prices(room):
    """Return the price workbook that we hand out, filled in by a vendor of ours."""
    with room.store.read() as session:
        form = price_form(session, room.seated("nima"), ROOM, Language.EN)
    book = openpyxl.load_workbook(
        io.BytesIO(price_workbook.write(form, Language.EN, made_at=room.store.clock()))
    )
    sheet = book.worksheets[1]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Unit price"))
    for row in (2, 3):
        sheet.cell(row, column, int(PLANTED))
    return saved_book(book)


def deflated(workbook):
    """Return the parts of a workbook as they stand in it, packed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        for part in parts.infolist():
            at = part.header_offset + HEAD
            start = at + int.from_bytes(workbook[at - 4 : at - 2], "little")
            start += int.from_bytes(workbook[at - 2 : at], "little")
            yield workbook[start : start + part.compress_size]


def slices(data):
    """Return every so many bytes of `data`, of which the first that is kept betrays it."""
    return {data[at : at + SLICE] for at in range(0, len(data) - SLICE + 1, SLICE)}


def standing_in(data, wanted):
    return [each for each in wanted if each in data]


def test_a_planted_price_stands_nowhere_before_its_opening_and_where_it_belongs_after(
    room, log, tmp_path_factory
):
    elsewhere = tmp_path_factory.mktemp("backups")
    content = f"Total,{PLANTED}\n".encode() + f"Total,{PLANTED}\n".encode("utf-16")
    room.hand_in("aban", "B", b"answers")
    room.hand_in("baran", "B", b"answers")
    room.hand_in("aban", "C", content, name=NAME)
    room.hand_in("baran", "C", content, name=NAME)
    assert traces(room, log, saved(room, elsewhere, "handed_in.db")) == []

    room.open_both()
    with pytest.raises(Problem, match="until the technical scores are closed"):
        room.consent("sara", "price")
    assert traces(room, log, saved(room, elsewhere, "technical.db")) == []

    room.close_scores("baran")
    room.consent("sara", "price")
    assert traces(room, log, saved(room, elsewhere, "one_key.db")) == []

    room.open("omid", "price")
    (paper,) = [each for each in room.read(opened_papers) if each.envelope is Envelope.C]
    assert (paper.vendor, paper.name) == (room.vendors["aban"], NAME)
    assert room.read(opened_bytes, "nima", paper.hand_in) == content
    after = saved(room, elsewhere, "opened.db")
    assert {name for name, _ in traces(room, log, after)} >= {"opened.db"}
    assert room.opened("leila") == [("aban", "B"), ("baran", "B")]


def test_the_price_workbook_that_we_hand_out_leaves_no_run_of_its_bytes_before_its_opening(
    room, log, tmp_path_factory
):
    with_sheet(room)
    elsewhere = tmp_path_factory.mktemp("backups")
    workbook = with_prices(room)
    wanted = slices(workbook).union(*map(slices, deflated(workbook)))
    room.hand_in("aban", "B", b"answers")
    room.hand_in("aban", "C", workbook, name=NAME)
    backups = [saved(room, elsewhere, "handed_in.db")]
    room.open_both()
    backups.append(saved(room, elsewhere, "technical.db"))
    room.close_scores()
    room.consent("sara", "price")
    backups.append(saved(room, elsewhere, "one_key.db"))

    kept = {path.name: path for path in (*room.folder.rglob("*"), *backups) if path.is_file()}
    assert {"gozin.db", "gozin.db-wal", "one_key.db"} <= set(kept)
    found = {name: standing_in(path.read_bytes(), wanted) for name, path in kept.items()}
    assert {name for name, runs in found.items() if runs} == set()
    assert standing_in(log(), wanted) == []
    assert traces(room, log, *backups) == []

    room.open("nima", "price")
    after = saved(room, elsewhere, "opened.db")
    assert len(standing_in(after.read_bytes(), slices(workbook))) > len(slices(workbook)) // 2


def test_the_keys_of_an_envelope_that_stays_sealed_are_gone_from_the_file(room, tmp_path_factory):
    room.hand_in("baran", "B")
    room.hand_in("baran", "C")
    with room.store.read() as session:
        wraps = [row.sealed for row in session.query(KeyWrapRow)]
    whole = saved(room, tmp_path_factory.mktemp("before"), "b.db").read_bytes()
    assert [wrap in whole for wrap in wraps] == [True] * 12

    room.open_both()
    room.close_scores("baran")
    left = saved(room, tmp_path_factory.mktemp("after"), "a.db").read_bytes()
    assert sum(wrap in left for wrap in wraps) == 6  # those of envelope B


def test_a_formal_check_comes_after_the_opening(room):
    room.hand_in("aban", "B")
    asked = {
        "selection": ROOM, "vendor": room.vendors["aban"], "envelope": Envelope.B,
        "finding": Finding.INCOMPLETE, "seen": 0,
    }  # fmt: skip
    with pytest.raises(Problem, match="possible from Opening"):
        check_envelope(room.store, room.seated("nima"), **asked)
    room.open_both()
    with pytest.raises(Problem, match="what is not complete"):
        check_envelope(room.store, room.seated("nima"), **asked)
    with pytest.raises(Problem, match="have not been opened yet"):
        check_envelope(
            room.store, room.seated("nima"), **{**asked, "envelope": Envelope.C, "remark": "x"}
        )
    check_envelope(room.store, room.seated("nima"), **asked, remark="No signature on page 2")
    with pytest.raises(Conflict, match=r"now .*not complete.*No signature on page 2"):
        check_envelope(room.store, room.seated("sara"), **asked, remark="No stamp")
