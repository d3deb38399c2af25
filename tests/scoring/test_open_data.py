"""What was decided, as open contracting data: an award, or a call that came to nothing."""

import json

import pytest

from scoring.decision import Outcome
from scoring.reporting.award_data import award_of
from tests.scoring.screens.stage import on_stage
from tests.scoring.second_room import ROOM
from tests.scoring.test_decision_changes import OWN, decided
from tests.vendor_data.publishing.standard import faults
from vendor_data.publishing.release import release
from vendor_data.reads.publishing import published_facts
from workbench.language import Language

ENDINGS = {
    Outcome.PARTNER: ("complete", "active"),
    Outcome.CONDITIONAL: ("active", "pending"),
    Outcome.REISSUE: ("unsuccessful", "unsuccessful"),
    Outcome.STOP: ("cancelled", "unsuccessful"),
}


def made(room, found, who="mina", language=Language.EN):
    with room.store.read() as session:
        facts = published_facts(session, room.seated(who), ROOM, language, made=room.store.clock())
    return json.loads(json.dumps(release(facts, award=award_of(found) if found else None)))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_decision_is_a_valid_release_that_names_who_was_chosen_or_nobody(
    ranked_room, outcome
):
    vendor = "rayan" if outcome.names_vendor else None
    points = {"conditions": {"en": "Two clerks more"}} if outcome is Outcome.CONDITIONAL else {}
    found = decided(ranked_room, outcome, vendor, **points)

    for language in Language:
        told = made(ranked_room, found, language=language)
        assert faults(told) == [], language
    (award,) = told["awards"]
    assert (told["tender"]["status"], award["status"]) == ENDINGS[outcome]
    assert told["tag"] == ["tenderUpdate", "award"]
    chosen = [each["id"] for each in award.get("suppliers", [])]
    assert chosen == ([ranked_room.vendors[vendor]] if vendor else [])
    assert ("value" in award) == outcome.names_vendor
    assert award.get("description", "") == ("Two clerks more" if points else "")
    suppliers = [one["id"] for one in told["parties"] if "supplier" in one["roles"]]
    assert suppliers == chosen


def test_the_reasons_of_a_decision_stay_with_the_committee(ranked_room):
    found = decided(ranked_room, Outcome.PARTNER, "parsa", other_reason=OWN)
    told = json.dumps(made(ranked_room, found))
    assert [text for text in ("It fits our work best", OWN["en"]) if text in told] == []


def test_without_a_decision_there_is_no_award(ranked_room):
    told = made(ranked_room, None)
    assert faults(told) == []
    assert ("awards" in told, told["tender"]["status"]) == (False, "active")


def test_the_page_of_the_decision_offers_the_award_as_open_data(ranked_room):
    offered = "Open contracting data (JSON)"
    page = on_stage(ranked_room, "decision", "mina")
    assert offered not in [each.label for each in page.get("download_button")]

    decided(ranked_room, Outcome.STOP)

    page = on_stage(ranked_room, "decision", "mina")
    assert offered in [each.label for each in page.get("download_button")]
