"""Every vendor fails a mandatory requirement, or none reaches the floor: nobody can be chosen."""

import io

import docx
import pytest

from rfp.writing.tables import SealingRow
from scoring.changes.assignments import start_scoring
from scoring.changes.decision import decide
from scoring.changes.nobody_left import skip_scoring
from scoring.changes.price_opening import open_prices
from scoring.decision import Outcome
from scoring.reads.decisions import decision
from scoring.screens.report_file import made
from tests.scoring.screens.stage import button, on_stage, words
from tests.scoring.second_room import ROOM, START
from tests.scoring.test_technical_floor import ask, scored
from vendor_data.changes.call_end import end_call
from vendor_data.changes.vendors import exclude_vendor
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import phase_bar
from workbench.tables import SelectionRow

AGAIN = {"en": "No vendor keeps the calls here", "fa": "هیچ‌یک تماس‌ها را این‌جا نگه نمی‌دارد"}
DOWNLOAD = {"en": "Download the report in English", "fa": "دریافت گزارش به فارسی"}
OUT = "Calls are stored outside the country."
SCREENS = (
    "ranking", "what_if", "projector", "how_sure", "differences", "progress",
    "sheet", "assign", "decision",
)  # fmt: skip


def exclude_all(room):
    for key, vendor in room.vendors.items():
        if key != "zagros":
            exclude_vendor(
                room.store, room.seated("farid"), selection=ROOM, vendor=vendor,
                requirement=room.requirement, reasons={"en": OUT, "fa": "بیرون از کشور است."},
            )  # fmt: skip


def skip(room):
    exclude_all(room)
    skip_scoring(room.store, room.seated("farid"), selection=ROOM)


def call_again(room):
    decide(
        room.store, room.seated("arash"), selection=ROOM, outcome=Outcome.REISSUE, vendor=None,
        reason=AGAIN,
    )  # fmt: skip


def below_the_floor(room):
    ask(room, quality=99)
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)


def phase(room):
    with room.store.read() as session:
        return session.get_one(SelectionRow, ROOM).phase


def report(room, language):
    """Return all words of the report that the screen would let somebody download."""
    with room.store.read() as session:
        here = selection_of(session, ROOM, language)
    desk = Desk(
        store=room.store, actor=room.seated("mina"), language=Language(language), selection=here
    )  # fmt: skip
    document = docx.Document(io.BytesIO(made(desk, Language(language))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_where_every_vendor_is_excluded_the_scoring_says_where_to_go_instead(opening_room):
    exclude_all(opening_room)
    opening_room.assign_all()
    with pytest.raises(Problem, match="nobody is left to score; go on to the decision"):
        start_scoring(opening_room.store, opening_room.seated("farid"), selection=ROOM)


def test_nobody_goes_past_the_scoring_while_a_vendor_is_left(opening_room):
    with pytest.raises(Refused, match="there are vendors left in the ranking"):
        skip_scoring(opening_room.store, opening_room.seated("farid"), selection=ROOM)
    assert phase(opening_room) == "opening"


def test_the_leaders_go_on_by_the_screen_and_the_chair_calls_again(opening_room):
    exclude_all(opening_room)
    page = on_stage(opening_room, "assign", "farid")
    assert "Every vendor is excluded, so nobody is left to score." in words(page)
    button(page, "Go on to the decision").click().run()
    assert phase(opening_room) == "price"

    page = on_stage(opening_room, "decision", "arash")
    assert "Every vendor is excluded or below the technical floor." in words(page)
    page.radio[0].set_value(Outcome.REISSUE).run()
    page.text_area[0].set_value("No vendor keeps the calls here").run()
    button(page, "Record the decision").click().run()

    with opening_room.store.read() as session:
        found = decision(session, opening_room.seated("mina"), ROOM, "en")
    assert (found.outcome, found.vendor) == (Outcome.REISSUE, None)


def test_the_phases_call_a_scoring_that_was_passed_over_not_used(moved):
    room = moved("opening", skip)
    with room.store.read() as session:
        here = selection_of(session, ROOM, "en")
    bar = phase_bar(
        Desk(store=room.store, actor=room.seated("mina"), language=Language.EN, selection=here)
    )
    unused = '<li class="unused">{} <span>(not used)</span></li>'
    assert unused.format("Scoring") + unused.format("Consensus") in bar
    assert '<li class="done">Opening<span class="unseen"> (finished)</span></li>' in bar


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_drawn_without_anybody_in_the_ranking(moved, screen):
    room = moved("opening", skip)
    for who in ("arash", "niloofar", "mina"):
        said = words(on_stage(room, screen, who))
        assert "Something went wrong" not in said


def end_the_call(room):
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "call"
        session.add(SealingRow(selection=ROOM, named_by="arash", named_at=START))
    end_call(room.store, room.seated("arash"), selection=ROOM, reasons=AGAIN)


@pytest.mark.parametrize("screen", SCREENS)
def test_where_the_call_was_ended_every_screen_says_so_or_that_nothing_is_there(moved, screen):
    room = moved("opening", end_the_call)
    for who in ("arash", "niloofar", "mina"):
        said = words(on_stage(room, screen, who))
        assert "Something went wrong" not in said
        if screen in ("ranking", "how_sure", "differences", "decision"):
            assert "ended without opening" in said
    with pytest.raises(Refused, match="nothing to decide on"):
        call_again(room)


@pytest.mark.parametrize(
    ("stage", "way", "why"),
    [
        ("opening", skip, {"en": OUT, "fa": "بیرون از کشور است."}),
        ("scoring", below_the_floor, {"en": "Below the technical floor", "fa": "زیر کف فنی"}),
    ],
)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_decision_for_nobody_has_its_report(moved, stage, way, why, language):
    room = moved(stage, way)
    call_again(room)
    page = on_stage(room, "decision", "mina", language)
    assert DOWNLOAD[language] in [each.label for each in page.download_button]

    told = report(room, language)
    assert AGAIN[language] in told
    assert why[language] in told
