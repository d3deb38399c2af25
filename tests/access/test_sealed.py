"""What sealed envelopes hold, and that they were handed in, is searched at every door."""

import base64
import json
import os
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from tests.access import stage
from tests.access.people import PEOPLE
from tests.access.planted import Kind, found_in
from tests.access.reached import functions
from tests.access.reading import ASKED_BY_ANYONE, READS, all_changes, answered, asked_of
from tests.access.sealed import STAYS_SEALED, Step, steps
from tests.access.test_doors import INSIDE, answered_wrongly, greeting_of, heard, meeting
from tests.access.test_planted_strings import LANGUAGES
from tests.access.world import copied
from tests.server import running
from vendor_data.changes.hand_in import hand_in
from vendor_data.reads.sealing import handed_in, opened_papers
from vendor_data.sealing.envelope import Envelope, Opening, State
from workbench.reads.events import events, visible_head
from workbench.selection import Phase

LOOKING = [PEOPLE[key] for key in (
    "chair", "facil", "eva", "tied", "tiedfac", "observer", "late", "seat", "room", "outsider",
)]  # fmt: skip
DRAWN = [PEOPLE[key] for key in ("facil", "eva", "tied", "late", "seat", "room")]
# The steps after which somebody's page looks different; the reads below are tried at all of them.
LOOKED_AT = (Step.HANDED_IN, Step.CLOSED, Step.PRICE)
PLACES = [
    place for place in stage.places()
    if place.screen.startswith(("vendor_data.", "workbench.screens.record"))
]  # fmt: skip


@pytest.fixture(scope="module")
def sealed(worlds, tmp_path_factory):
    """The selection at each step of its envelopes; to be looked at, never changed."""
    made = {each.step: each for each in steps(worlds[Phase.MODEL], tmp_path_factory.mktemp("s"))}
    yield made
    for each in made.values():
        each.world.store.database.close()


@pytest.mark.parametrize("step", Step)
def test_no_read_and_no_record_tells_of_a_sealed_envelope(sealed, step):
    found, wrong = sealed[step], []
    for person in LOOKING:
        told = gathered(everything_read(found.world, person))
        hidden = found.hidden_from(person)
        out = found_in(chain.from_iterable(told.values()), hidden)
        wrong += [
            f"{name} tells {person.key} {c.word}"
            for name, said in (told.items() if out else ())
            for c in found_in(said, out)
        ]
    assert wrong == []


def gathered(answers):
    """Return what was said under each name."""
    told = {}
    for name, said in answers:
        told.setdefault(name, []).extend(said)
    return told


def everything_read(world, person):
    """Give the name of each read, and all that it answers to whatever it can be asked."""
    reads, given = functions("reads"), asked_of(world, person)
    for name in sorted({*READS, *ASKED_BY_ANYONE}):
        asked = [given]
        if name.endswith("opened_bytes"):
            asked = [{**given, "hand_in": each} for each in hand_ins(world)]
        if name.startswith("vendor_data.reads.opening_minutes"):
            asked.append({**given, "opening": Opening.PRICE})
        for each in asked:
            value, refusal = answered(world, name, reads[name], each)
            yield name, (repr(value), *refusal)
    yield "the record", (repr(record(world, person.key)), repr(all_changes(world, person.key)))


def hand_ins(world):
    """Return the id of everything that was handed in, whoever may know of it."""
    with world.store.read() as session:
        return [each.id for each in handed_in(session, world.actor("chair"), world.selection)]


def record(world, key):
    with world.store.read() as session:
        about = session, world.actor(key), world.selection
        return events(*about), visible_head(*about)


@pytest.mark.parametrize("step", LOOKED_AT)
def test_no_screen_and_no_file_tells_of_a_sealed_envelope(sealed, step):
    found, wrong = sealed[step], []
    for person in DRAWN:
        play = stage.draw(found.world, person.key, LANGUAGES[person.key], PLACES)
        sent = [*play.sent, *stage.downloads(play)]
        out = found_in(sent, found.hidden_from(person))
        wrong += [f"{person.key} is sent {c.kind} {c.word}" for c in out]
        wrong += [f"{person.key}: {fault}" for fault in play.faults]
    assert wrong == []


def test_the_screens_do_show_what_came_out_of_the_envelopes(sealed):
    """The search would find nothing if nothing were drawn."""
    last = sealed[Step.SHOWN]
    play = stage.draw(last.world, "facil", LANGUAGES["facil"], PLACES)
    met = found_in([*play.sent, *stage.downloads(play)], [s.canary for s in last.secrets])
    assert {c.word for c in met if c.kind is Kind.FILE and c.word.startswith("zq")} == {
        f"zq{part}{envelope}{vendor}q"
        for part in ("name", "inside")
        for envelope in "abc"
        for vendor in ("aban", "baran", "caspian", "damavand")
        if not (envelope == "c" and vendor in STAYS_SEALED)
    }


def test_a_vendor_meets_what_it_handed_in_itself_and_nothing_else(sealed):
    found = sealed[Step.HANDED_IN]
    play = stage.draw(found.world, "seat", LANGUAGES["seat"], PLACES)
    own = [s.canary for s in found.secrets if s.is_trace and s.canary.vendor == "aban"]
    others = [s.canary for s in found.secrets if s.canary not in own]
    shown = found_in(play.sent, own)
    assert {c.word for c in shown} >= {c.word for c in own if len(c.word) < 64}  # receipt numbers
    assert found_in(play.sent, others) == []


@pytest.mark.parametrize("step", Step)
def test_the_whole_database_file_holds_nothing_that_is_still_sealed(sealed, step):
    found = sealed[step]
    database = found.world.store.database
    kept = sqlite_bytes(database.url)
    opened = {Envelope.A, Envelope.B} if step.is_from(Step.TECHNICAL) else set()
    opened |= {Envelope.C} if step.is_from(Step.PRICE) else set()
    shut = [
        s.canary.word
        for s in found.secrets
        if not s.is_trace and (s.is_never or s.envelope not in opened)
    ]
    assert len(shut) >= 9
    assert [word for word in shut if any(form in kept for form in forms(word))] == []
    if step.is_from(Step.TECHNICAL):
        assert b"zqinsideaabanq" in kept


def sqlite_bytes(url):
    """Return every byte of the file and its log."""
    file = Path(url.removeprefix("sqlite:///"))
    found = (file, file.with_name(f"{file.name}-wal"))
    return b"\n".join(each.read_bytes() for each in found if each.exists())


def forms(word):
    yield word.encode()
    yield word.encode("utf-16-le")
    for shift in range(3):
        yield base64.b64encode(b"\0" * shift + word.encode())[4 if shift else 0 : -4]
    yield word.encode().hex().encode()
    if re.fullmatch("[0-9a-f]{64}", word):
        yield bytes.fromhex(word)


def test_what_stays_sealed_has_no_key_left_at_the_end(sealed):
    world = sealed[Step.SHOWN].world
    with world.store.read() as session:
        handed = handed_in(session, world.actor("chair"), world.selection)
        papers = opened_papers(session, world.actor("chair"), world.selection)
    names = {world.ids[vendor]: vendor for vendor in ("aban", "baran", "caspian", "damavand")}
    of_c = {names[each.vendor]: each.state for each in handed if each.envelope is Envelope.C}
    assert of_c == {
        "aban": State.OPENED, "baran": State.OPENED,
        "caspian": State.ERASED, "damavand": State.ERASED,
    }  # fmt: skip
    assert len(papers) == 4 * 2 + 2


def test_the_live_channel_says_to_no_stranger_that_an_envelope_came(sealed, tmp_path):
    found = sealed[Step.HANDED_IN]
    world = copied(found.world, tmp_path / "live.db")
    world.store = replace(world.store, entropy=os.urandom)
    with meeting(world) as sit:
        lines = {key: sit(key) for key in sorted(INSIDE)}
        greeted = {key: greeting_of(line) for key, line in lines.items()}
        receipt = hand_in(
            world.store, world.actor("seat"), selection=world.selection, file_name="zq.xlsx",
            vendor=world.ids["aban"], envelope=Envelope.C, content=b"52,000",
        )  # fmt: skip
        told = {key: heard(line) for key, line in lines.items()}
    world.store.database.close()
    wrong = []
    for key in INSIDE:
        frames = [json.dumps(frame) for frame in (*greeted[key], *told[key])]
        wrong += [(key, c.word) for c in found_in(frames, found.hidden_from(PEOPLE[key]))]
        wrong += [(key, word) for word in (receipt.id, receipt.commitment) if word in str(frames)]
    assert wrong == []
    moved = {key for key in INSIDE if "version" in {frame["t"] for frame in told[key]}}
    assert moved == set()


def test_no_address_answers_with_what_stands_in_an_envelope(sealed, tmp_path):
    found = sealed[Step.CLOSED]
    copied(found.world, tmp_path / "gozin.db").store.database.close()
    secrets = [each.canary for each in found.secrets]
    nowhere = replace(found.world, selection="nowhere", canaries=[])
    world = replace(found.world, canaries=[*found.world.canaries, *secrets], abroad=nowhere)
    with running(tmp_path) as server:
        assert answered_wrongly(server, world) == []
        assert found_in([server.output], secrets) == []
