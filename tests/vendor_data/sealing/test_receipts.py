from tests.vendor_data.screens.stage import on_stage, words
from tests.vendor_data.test_people import seat
from vendor_data.reads.receipts import own_receipts
from vendor_data.sealing.receipt_text import receipt_text

PAGE = "vendor_data.screens.vendor_hand_in"


def test_a_receipt_is_there_on_another_day_without_what_only_the_envelope_holds(room):
    seat(room)
    given = room.hand_in("aban", "C", b"52,000")
    room.hand_in("baran", "C", b"46,000")

    (kept,) = room.read(own_receipts, "azar")
    assert (kept.id, kept.handed_in_at, kept.commitment) == (
        given.id, given.handed_in_at, given.commitment
    )  # fmt: skip
    assert (kept.file_name, kept.sha256, kept.nonce) == ("", "", "")
    for told in (receipt_text(kept, "Aban", "A CRM"), words(on_stage(room, PAGE, "azar"))):
        assert [part for part in (given.nonce, given.sha256, "file.xlsx") if part in told] == []
        assert given.id in told


def test_after_the_opening_the_whole_receipt_comes_back(room):
    seat(room)
    given = room.hand_in("aban", "B", b"our answers")
    room.open_both()

    assert room.read(own_receipts, "azar") == [given]


def test_the_page_of_another_day_offers_every_receipt_again(room):
    seat(room)
    first = room.hand_in("aban", "C", b"52,000")
    second = room.hand_in("aban", "C", b"51,000")
    page = on_stage(room, PAGE, "azar")

    assert [each.proto.label for each in page.get("download_button")] == ["Receipt", "Receipt"]
    assert [each.value for each in page.code] == [
        f"HMAC-SHA256 {each.commitment}" for each in (second, first)
    ]
    assert "Replaced, unopened" in words(page)


def test_nobody_but_the_vendors_own_people_reads_its_receipts(room):
    seat(room)
    room.hand_in("aban", "B")

    assert [room.read(own_receipts, who) for who in ("sara", "nima", "vida")] == [[], [], []]


def test_before_the_decision_a_vendor_cannot_tell_an_opened_price_from_one_sealed_for_good(room):
    """Both pages say the same from the close of the scores until the choice is made."""
    seat(room)
    seat(room, "cyrus", "baran")
    given = room.hand_in("aban", "C", b"52,000")
    room.hand_in("aban", "B")
    room.hand_in("baran", "C", b"46,000")
    room.hand_in("baran", "B")

    def seen(who):
        states = [state for _, envelope, state in room.states(who) if envelope == "C"]
        (kept,) = [each for each in room.read(own_receipts, who) if each.envelope == "C"]
        return states, kept.file_name, kept.sha256, kept.nonce

    room.open_both()
    room.close_scores("baran")
    told = [seen("azar"), seen("cyrus")]
    room.open_both("price")
    room.enter("price")
    told += [seen("azar"), seen("cyrus")]
    assert told == [(["sealed"], "", "", "")] * 4
    assert "Stays sealed for good" not in words(on_stage(room, PAGE, "cyrus"))

    room.enter("decision")
    assert seen("azar") == (["opened"], given.file_name, given.sha256, given.nonce)
    assert seen("cyrus") == (["erased"], "", "", "")
    assert "Stays sealed for good" in words(on_stage(room, PAGE, "cyrus"))
