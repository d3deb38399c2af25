from contextlib import closing

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.sealing.sealed_room import SealedRoom
from tests.vendor_data.test_people import keep, read, seat
from vendor_data.answer import Code
from vendor_data.answers.side_data import SideData, WrittenAnswer
from vendor_data.changes.draft_phrase import open_drafts, set_draft_phrase
from vendor_data.drafts import draft_key
from vendor_data.drafts.draft import for_hand_in, is_whole, read_back, written
from vendor_data.drafts.draft_key import place
from vendor_data.reads.drafts import draft_lock, drafts
from vendor_data.sealing import box
from vendor_data.sealing.box import WrongPhrase
from workbench.database import sqlite_module
from workbench.problem import Refused
from workbench.sign_in import token_id

PHRASE = "four green chairs outside"
PLANTED = "Zarrinsecret 73195"


@pytest.fixture
def sealed(tmp_path):
    made = SealedRoom(tmp_path)
    seat(made)
    yield made
    made.store.database.close()


def set_phrase(room, who="azar", phrase=PHRASE, cookie=None):
    actor = room.seated(who)
    return set_draft_phrase(
        room.store, actor, selection=ROOM, vendor=actor.room_vendor, phrase=phrase, cookie=cookie
    )


def test_an_answer_survives_being_kept():
    answer = WrittenAnswer(
        code=Code.ROADMAP, comment="«آری»\n", evidence="p. 4", side=SideData(due="1406")
    )
    assert read_back(written(answer)) == answer
    assert not is_whole(answer)


def test_what_another_code_asked_for_is_not_handed_in():
    side = SideData(release="4.2", due="1406", lacking="mobile")
    handed = for_hand_in(WrittenAnswer(code=Code.PARTIAL, side=side))
    assert handed.side == SideData(lacking="mobile")


def test_an_open_draft_is_refused_where_proposals_are_sealed(sealed):
    with pytest.raises(Refused, match="drafts are too"):
        keep(sealed, sealed.seated("azar"), '{"comment":"x"}')


def test_the_whole_database_holds_no_word_of_a_sealed_draft(sealed, tmp_path):
    key = set_phrase(sealed)
    azar = sealed.seated("azar")
    bound = place(ROOM, azar.room_vendor)
    wanted = sealed.requirements[0]
    answer = written(WrittenAnswer(code=Code.FULL, comment=PLANTED))

    keep(sealed, azar, draft_key.lock(key, answer, bound, wanted))

    files = [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]
    assert len(files) >= 1
    for told in (PLANTED, PHRASE):
        assert [path for path in files if told.encode() in path] == []
    kept = read(sealed, drafts, "azar")[wanted]
    assert draft_key.unlock(key, kept.content, bound, wanted) == answer


def test_a_colleague_opens_the_drafts_by_the_phrase_and_by_no_other(sealed):
    key = set_phrase(sealed)
    bita = seat(sealed, "bita")
    about = {"selection": ROOM, "vendor": bita.room_vendor}

    assert open_drafts(sealed.store, bita, **about, phrase=f"  {PHRASE} ") == key
    with pytest.raises(WrongPhrase, match="draft phrase of your company"):
        open_drafts(sealed.store, bita, **about, phrase="four red chairs outside")


def test_nobody_waits_while_a_phrase_is_stretched(sealed, monkeypatch):
    bita, done = seat(sealed, "bita"), []

    def stretched(*given, slowly=box.stretched):
        with closing(sqlite_module().connect(sealed.folder / "gozin.db", timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")  # refused while a change is open
        done.append(1)
        return slowly(*given)

    monkeypatch.setattr(box, "stretched", stretched)
    set_phrase(sealed)
    about = {"selection": ROOM, "vendor": bita.room_vendor}
    open_drafts(sealed.store, bita, **about, phrase=PHRASE)
    sealed.set_phrase("sara", "another opening phrase")

    assert len(done) == 3


def test_a_browsers_cookie_opens_the_key_and_no_other_does():
    bound = place(ROOM, "aban")
    key = draft_key.new_draft_key(PHRASE, bound)[0]
    wrapped = draft_key.for_browser(key, "a cookie", bound)

    assert draft_key.from_browser(wrapped, "a cookie", bound) == key
    assert draft_key.from_browser(wrapped, "another", bound) is None
    assert draft_key.from_browser(wrapped, token_id("a cookie"), bound) is None
    assert draft_key.from_browser(wrapped, "a cookie", place(ROOM, "baran")) is None


def test_a_forgotten_phrase_takes_its_drafts_with_it(sealed):
    key = set_phrase(sealed)
    azar = sealed.seated("azar")
    bound = place(ROOM, azar.room_vendor)
    keep(sealed, azar, draft_key.lock(key, "{}", bound, sealed.requirements[0]))

    set_phrase(sealed, phrase="another set of words")

    assert read(sealed, drafts, "azar") == {}


def test_what_was_written_before_the_sealing_is_locked_with_the_phrase(room):
    room.issue()
    room.declare()
    azar = seat(room)
    keep(room, azar, '{"comment":"early"}')
    SealedRoom.name(room, "m-sara", "m-nima")

    key = set_phrase(room)

    kept = read(room, drafts, "azar")[room.requirements[0]]
    assert "early" not in kept.content
    bound = place(ROOM, azar.room_vendor)
    told = draft_key.unlock(key, kept.content, bound, room.requirements[0])
    assert told == '{"comment":"early"}'


def test_the_lock_is_shown_to_the_people_of_its_vendor_alone(sealed):
    set_phrase(sealed)
    seat(sealed, "cyrus", "baran")

    assert read(sealed, draft_lock, "azar").key is not None
    assert read(sealed, draft_lock, "cyrus").key is None
    assert [read(sealed, draft_lock, who) for who in ("sara", "nima", "omid")] == [None] * 3
