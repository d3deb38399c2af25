"""A call that nobody can open any more is ended: nothing of it is ever opened, and all say so."""

import datetime as dt
import io

import docx
import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.publishing.standard import faults
from tests.vendor_data.publishing.test_release import made
from tests.vendor_data.screens.stage import labels, on_stage, words
from tests.vendor_data.test_people import account, seat
from tests.vendor_data.vendor_room import VendorRoom
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from vendor_data.changes.call_end import end_call
from vendor_data.changes.hand_in import Late
from vendor_data.reads.call_end import may_end_call
from vendor_data.reads.opening_minutes import ending_minutes
from vendor_data.reads.sealing import late_envelopes
from vendor_data.screens.call_ending import word_minutes
from vendor_data.sealing.tables import KeyWrapRow, OpeningConsentRow, PeeledWrapRow
from workbench.changes.selections import archive
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.events import events
from workbench.reads.replay import check
from workbench.reads.selections import passed_over, selection_of, selections
from workbench.screens.parts.desk import Desk
from workbench.selection import Phase
from workbench.tables import AccountRow

WHY = {"en": "Two phrases are *lost*.", "fa": "دو عبارت گم شده است."}
ENVELOPES = "vendor_data.screens.envelopes"


@pytest.fixture
def handed(room):
    """Return the room with a replaced, a withdrawn and a late envelope beside those that stand."""
    seat(room)
    for envelope in "ABC":
        room.hand_in("aban", envelope, who="azar")
    room.hand_in("aban", "B", b"second thoughts", who="azar")
    room.hand_in("baran", "B")
    return room


def end(room, who="sara", reasons=WHY):
    end_call(room.store, room.seated(who), selection=ROOM, reasons=reasons)


def keys(room):
    with room.store.read() as session:
        return [
            len(session.query(table).all())
            for table in (KeyWrapRow, PeeledWrapRow, OpeningConsentRow)
        ]


def here(room, language):
    with room.store.read() as session:
        return selection_of(session, ROOM, language)


def test_every_key_goes_also_what_the_first_keyholder_laid_bare_and_nothing_comes_in(handed):
    handed.last_day(dt.date(2026, 3, 20))
    handed.consent("sara")
    assert all(keys(handed))
    end(handed)

    assert keys(handed) == [0, 0, 0]
    assert handed.states() == [
        ("aban", "A", "returned"), ("aban", "B", "replaced"), ("aban", "C", "returned"),
        ("aban", "B", "returned"), ("baran", "B", "returned"),
    ]  # fmt: skip
    assert handed.states("azar") == handed.states()[:4]
    with pytest.raises(Late, match="ended without opening"):
        handed.hand_in("baran", "C")
    assert len(handed.read(late_envelopes)) == 1
    for turn in (handed.consent, handed.open):
        with pytest.raises(Refused):
            turn("nima")
    with pytest.raises(Refused):
        end(handed)
    with handed.store.read() as session:
        assert "call_end" not in repr(check(session).breaks)


def test_the_chair_ends_it_with_a_reason_and_before_the_opening_alone(handed):
    for said in ({}, {"en": "  "}):
        with pytest.raises(Problem, match="with its reason in words"):
            end(handed, reasons=said)
    with pytest.raises(Problem, match="at most 2000 characters, got 2001"):
        end(handed, reasons={"en": "x" * 2001})
    for who in ("nima", "omid", "azar"):
        with pytest.raises(Refused, match="your role does not include this"):
            end(handed, who)
    handed.open_both()
    with pytest.raises(Refused):
        end(handed)


def test_the_owner_ends_it_only_where_no_chair_can_sign_in_any_more(handed):
    account(handed, "olga", is_owner=True)
    with pytest.raises(Refused, match="the owner only where none is left"):
        end(handed, "olga")
    assert not handed.read(may_end_call, "olga")
    page = on_stage(handed, ENVELOPES, "olga")
    assert "The committee alone sees the envelopes" in words(page)
    assert labels(page) == []
    with handed.store.database.writing() as session:
        session.get(AccountRow, "sara").closed_at = handed.store.clock()
    page = on_stage(handed, ENVELOPES, "olga")
    assert "Aban" not in words(page)
    page = meant(page, "Sara is gone.")
    assert here(handed, "en").phase is Phase.DECISION


def meant(page, why, language="en"):
    """Type the reason, say that it is meant, and press."""
    (field,) = [each for each in page.text_area if each.key.endswith(f"reason.{language}")]
    page = field.set_value(why).run()
    page = page.checkbox[-1].check().run()
    (go,) = [each for each in page.button if str(each.key).endswith(".end")]
    page = go.click().run()
    assert not page.exception
    return page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_chair_ends_it_on_the_page_and_everybody_reads_why_from_then_on(handed, language):
    page = on_stage(handed, ENVELOPES, "sara", language)
    assert [each.disabled for each in page.button if str(each.key).endswith(".end")] == [True]
    assert on_stage(handed, ENVELOPES, "nima").checkbox.len == 0
    meant(page, WHY[language], language)

    for who in ("sara", "nima", "omid", "leila"):
        assert WHY[language] in words(on_stage(handed, ENVELOPES, who, language))
    told = words(on_stage(handed, ENVELOPES, "sara", language))
    assert {"en": "Returned unopened", "fa": "بازگردانده، ناگشوده"}[language] in told
    for screen in ("page", "questions", "answers", "statement", "hand_in"):
        page = on_stage(handed, f"vendor_data.screens.vendor_{screen}", "azar", language)
        assert WHY[language] in words(page), screen
        assert "Sara" not in words(page), screen
    archive(handed.store, handed.seated("sara"), selection=ROOM)
    assert WHY[language] in words(
        on_stage(handed, "vendor_data.screens.vendor_page", "azar", language)
    )


def test_the_list_of_selections_the_phases_and_the_record_say_it(handed):
    end(handed)
    with handed.store.read() as session:
        (listed,) = selections(session, handed.seated("leila"), "en")
        assert passed_over(session, ROOM) == {*list(Phase)[3:7]}
        told = events(session, handed.seated("omid"), ROOM)
    assert listed.selection.mark == "Call ended without opening"
    assert "vendor_data.end_call" in [each.verb for each in told]


@pytest.mark.parametrize("language", Language)
def test_the_minutes_name_what_was_returned_unopened(handed, language):
    end(handed)
    desk = Desk(
        store=handed.store, actor=handed.seated("omid"), language=language,
        selection=here(handed, language.value),
    )  # fmt: skip
    made_of = word_minutes(desk, language)
    told = docx.Document(io.BytesIO(made_of))
    cells = [cell.text for table in told.tables for row in table.rows for cell in row.cells]
    assert cells.count({"en": "Returned unopened", "fa": "بازگردانده، ناگشوده"}[language]) == 4 + 1
    assert {"en": "4", "fa": "۴"}[language] in cells
    assert WHY[language] in [paragraph.text for paragraph in told.paragraphs]
    assert word_faults(made_of) == []
    assert schema_faults(made_of) == []


def test_a_member_with_a_tie_reads_nothing_of_that_vendor_in_the_minutes(handed):
    handed.declare(conflicts={"omid": ["aban"]})
    end(handed)
    found = handed.read(ending_minutes, "omid", Language.EN)
    assert {each.vendor for each in found.envelopes} == {"Baran"}
    assert found.hides_vendors


def test_the_open_data_call_it_cancelled_with_the_reason_and_count_no_bid(handed):
    end(handed)
    for language in Language:
        told = made(handed, language=language)
        assert faults(told) == []
        assert told["tag"] == ["tenderCancellation"]
        assert told["tender"]["status"] == "cancelled"
        assert told["tender"]["amendments"][-1]["rationale"] == WHY[language.value]
        assert "bids" not in told
        assert "awards" not in told


def test_without_envelopes_a_call_ends_only_while_nothing_is_there_to_be_read(tmp_path):
    plain = VendorRoom(tmp_path)
    plain.declare()
    with pytest.raises(Refused, match="not been issued yet"):
        end(plain)
    plain.issue()
    page = on_stage(plain, "vendor_data.screens.vendors", "sara")
    assert "End the call now" in labels(page)
    plain.propose("aban", "R-001,Full,,")
    with pytest.raises(Refused, match="without envelopes and can be read already"):
        end(plain)
    plain.store.database.close()
