"""One RFP of as many requirements as asked, made and paged; prints seconds, pages, megabytes."""

import datetime as dt
import json
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rfp.needs.requirement import Moscow, Requirement
from rfp.reads.issue import rfp_content
from rfp.writing import document
from rfp.writing.content import RfpContent
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import frozen, issued
from workbench.language import Language
from workbench.picture import png_of
from workbench.word import Word
from workbench.word_paging import pages_of

MADE = dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC)
WORDS = {
    "en": "The system shall show contact {n} with its whole history within two seconds (SSO).",
    "fa": "سامانه باید تماس {n} را با همهٔ پیشینهٔ آن در کمتر از دو ثانیه نشان دهد (SSO).",
}


def many(found: RfpContent, size: int) -> RfpContent:
    """Return the RFP with `size` requirements in place of its own."""
    texts = dict(found.texts)
    for n in range(size):
        texts[f"q{n}", "text"] = {name: words.format(n=n) for name, words in WORDS.items()}
    first = found.requirements[0]
    criteria = ("fit", "risk")
    asked = tuple(
        replace(
            first,
            id=f"q{n}",
            code=f"REQ-{n:04}",
            text=WORDS["en"].format(n=n),
            moscow=tuple(Moscow)[n % 3],
            mandatory=n % 9 == 0,
            criterion=criteria[n % 2],
        )
        for n in range(size)
    )
    return replace(found, texts=texts, requirements=asked)


def content(language: Language) -> RfpContent:
    room = needs_room(Path(tempfile.mkdtemp()))
    fill(room)
    frozen(room)
    issued(room)
    with room.store.read() as session:
        found = rfp_content(session, room.seated("sara"), ROOM, language, made=MADE)
    room.store.database.close()
    return found


def table(asked: tuple[Requirement, ...], language: Language) -> bytes:
    """Return a file with nothing but the requirements."""
    word = Word(language=language, title="RFP", made=MADE)
    rows = [[each.code, each.text, "Choose", "Write here"] for each in asked]
    word.table(columns=["Code", "Requirement", "Answer", "Comment"], rows=rows)
    return word.to_bytes()


def main() -> None:
    size, language = int(sys.argv[1]), Language(sys.argv[2] if len(sys.argv) > 2 else "en")
    small = content(language)
    document.make(small)  # what a server has loaded long ago: styles, fonts, the picture engine
    png_of('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    large = many(small, size)
    begun = time.perf_counter()
    table(large.requirements, language)
    alone = time.perf_counter()
    word = document.written(large)
    file = word.to_bytes()
    made = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    paged = time.perf_counter()
    pages = pages_of(file, word.bookmarks)
    word.to_bytes(pages.of)
    done = time.perf_counter()
    sys.stdout.write(
        json.dumps({
            "table": alone - begun, "whole": made - alone, "megabytes": peak,
            "bytes": len(file), "pages": pages.count, "paged": done - paged,
        }) + "\n"
    )  # fmt: skip


main()
