from scoring.changes.decision import decide
from scoring.decision import Outcome
from scoring.reads.decisions import decision
from tests.scoring.screens.stage import on_stage
from tests.scoring.second_room import ROOM
from tests.workbench.two_people import Form, check


def reason(room):
    with room.store.read() as session:
        found = decision(session, room.seated("arash"), ROOM, "en")
    return found and found.reason.text


def stopped(room):
    decide(
        room.store, room.seated("arash"), selection=ROOM, outcome=Outcome.STOP, vendor=None,
        reason={"en": "No budget"},
    )  # fmt: skip


def test_a_decision_that_was_recorded_meanwhile_is_shown_before_it_is_replaced(ranked_room):
    page = on_stage(ranked_room, "decision", "arash")
    page.radio[0].set_value(Outcome.REISSUE).run()
    check(
        Form(
            screen="decision",
            field=lambda page: next(a for a in page.text_area if "English" in a.label),
            typed="Call again",
            press="Record the decision",
            meanwhile=stopped,
            theirs="it is now Nobody: stop; you wanted Nobody: call again",
            stored=reason,
            mine="Call again",
            press_again="Replace the decision",
        ),
        ranked_room,
        page,
    )
