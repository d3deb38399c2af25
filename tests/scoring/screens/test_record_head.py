import pytest

from scoring.live import Meeting
from tests.scoring.screens.stage import on_stage, words
from tests.scoring.second_room import ROOM
from workbench.tables import ChainHeadRow


@pytest.mark.parametrize("screen", ["what_if", "projector"])
@pytest.mark.parametrize(("language", "label"), [("en", "Head of the record at"), ("fa", "سر")])
def test_the_meeting_is_shown_how_far_the_record_has_come(ranked_room, screen, language, label):
    hub = Meeting(ranked_room.store, boot="boot").hub
    with ranked_room.store.read() as session:
        head = session.get_one(ChainHeadRow, ROOM).hash

    said = words(on_stage(ranked_room, screen, "mina", language, hub=hub)).splitlines()

    assert [line.startswith(label) for line in said if head in line] == [True]
