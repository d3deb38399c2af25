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
