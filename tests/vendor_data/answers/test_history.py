import io

import docx
import pytest

from rfp.needs.list_difference import pieces
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from tests.vendor_data.test_stale_answers import addendum
from vendor_data.answer import Code
from vendor_data.answers.comparison import changed_answers
from vendor_data.changes.answers_again import confirm_answer
from vendor_data.reads.answer_history import answers_as_of
from vendor_data.reads.stale_answers import reconfirmations, stale_answers
from vendor_data.screens.side_by_side import marked
from vendor_data.screens.stale_answers import notice
from workbench.language import Language
from workbench.problem import Problem
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk

SCREEN = "vendor_data.screens.side_by_side"


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    return room


def as_of(room, proposal, who="sara"):
    with room.store.read() as session:
        found = answers_as_of(session, room.seated(who), ROOM, proposal)
    codes = dict(zip(room.requirements, ("R-001", "R-002"), strict=True))
    return {codes[key]: (answer.code, answer.comment) for key, answer in found.items()}


def test_an_earlier_proposal_is_read_as_it_stood(call):
    first = call.propose("aban", "R-001,Full,as is,")
    second = call.propose("aban", "R-001,Partial,only on paper,", "R-002,No,never,")
    third = call.propose("aban", "R-002,Full,now it does,")

    assert as_of(call, first) == {"R-001": (Code.FULL, "as is")}
    assert as_of(call, second) == {
        "R-001": (Code.PARTIAL, "only on paper"), "R-002": (Code.NO, "never"),
    }  # fmt: skip
    assert as_of(call, third) == {
        "R-001": (Code.PARTIAL, "only on paper"), "R-002": (Code.FULL, "now it does"),
    }  # fmt: skip


def test_an_earlier_proposal_of_a_vendor_in_conflict_does_not_exist(room):
    room.declare(conflicts={"omid": ["aban"]})
    first = room.propose("aban", "R-001,Full,secret words,")
    assert as_of(room, first, "omid") == {}
    assert as_of(room, first, "vida") == {}


def test_what_differs_is_told_word_by_word(call):
    first = call.propose("aban", "R-001,Full,works on paper,", "R-002,No,never,")
    second = call.propose("aban", "R-001,Partial,works on screens,", "R-002,No,never,")
    with call.store.read() as session:
        about = session, call.seated("sara"), ROOM
        changed = changed_answers(answers_as_of(*about, first), answers_as_of(*about, second))
    (found,) = changed.values()
    assert found.codes == (Code.FULL, Code.PARTIAL)
    assert [(p.text, p.mark.value) for p in found.comment] == [
        ("works on ", "same"), ("paper", "removed"), ("screens", "added"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It prints bills", "It mails bills", "It ~~prints~~ **mails** bills"),
        ("", "**loud**", r"**\*\*loud\*\***"),
        ("one two", "one", "one ~~two~~"),
    ],
)
def test_marks_stand_close_to_the_words_and_the_words_stay_plain(before, after, shown):
    assert " ".join(marked(pieces(before, after)).split()) == shown


def test_the_screen_shows_two_proposals_of_one_vendor_against_each_other(call):
    call.propose("aban", "R-001,Full,works on *paper*,")
    assert "No vendor has handed in a second proposal" in words(on_stage(call, SCREEN, "leila"))
    call.propose("aban", "R-001,Partial,works on screens,")
    told = words(on_stage(call, SCREEN, "leila"))
    assert "Answers that differ: 1" in told
    assert "~~Full~~ **Partial**" in told
    assert "screens**" in told


def confirm(room, note="By letter of today", at=0, vendor="aban"):
    confirm_answer(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor],
        requirement=room.requirements[at], note=note,
    )  # fmt: skip


def standings(room):
    with room.store.read() as session:
        found = reconfirmations(session, room.seated("nima"), ROOM, "en")
        stale = stale_answers(session, room.seated("nima"), ROOM, "en")
    aban = room.vendors["aban"]
    return (
        {each.code: each.standing.value for each in found[aban]},
        [each.code for each in stale[aban]],
    )


def test_a_stale_answer_is_open_until_it_is_confirmed_or_given_anew(call):
    call.propose("aban", "R-001,Full,,", "R-002,Full,,")
    addendum(call, "R-001", "R-002")
    assert standings(call) == ({"R-001": "open", "R-002": "open"}, ["R-001", "R-002"])

    with pytest.raises(Problem, match="how the vendor said so"):
        confirm(call, " ")
    confirm(call)
    call.propose("aban", "R-002,Partial,,")
    assert standings(call) == ({"R-001": "confirmed", "R-002": "changed"}, [])

    addendum(call, "R-001")
    assert standings(call) == ({"R-001": "open", "R-002": "changed"}, ["R-001"])


def test_only_an_answer_that_a_list_changed_is_confirmed(call):
    call.propose("aban", "R-001,Full,,")
    with pytest.raises(Problem, match="no list changed this requirement"):
        confirm(call)
    with pytest.raises(Problem, match="there is no answer that could stand"):
        confirm(call, vendor="baran")


def test_the_notice_asks_a_vendor_for_the_open_ones_alone(call):
    call.propose("aban", "R-001,Full,as is,", "R-002,Full,too,")
    addendum(call, "R-001", "R-002")
    page = on_stage(call, "vendor_data.screens.stale_answers", "nima")
    page.text_input[0].set_value("By letter")
    page = press(page, "Record that it stands")
    assert list(page.table[0].value["State"]) == ["Not answered anew yet", "Stands as it was"]

    with call.store.read() as session:
        desk = Desk(
            store=call.store, actor=call.seated("nima"), language=Language.FA,
            selection=selection_of(session, ROOM, "fa"),
        )  # fmt: skip
    made = docx.Document(io.BytesIO(notice(desk, call.vendors["aban"], Language.FA)))
    rows = [[cell.text for cell in row.cells] for row in made.tables[-1].rows]
    assert [row[0] for row in rows[1:]] == ["R-002"]
    assert rows[1][3] == "کامل\ntoo"


def test_what_stood_beside_a_replaced_answer_is_kept_and_told(call):
    first = call.propose("aban", "R-001,Roadmap,soon,4.2,2027-03", beside="release,expected date")
    call.propose("aban", "R-001,Roadmap,soon,5.0,2027-03", beside="release,expected date")
    call.propose("aban", "R-001,Full,soon,,", beside="release,expected date")
    with call.store.read() as session:
        (then,) = answers_as_of(session, call.seated("sara"), ROOM, first).values()
    assert (then.side.release, then.side.due) == ("4.2", "2027-03")

    told = words(on_stage(call, SCREEN, "leila"))
    assert "Release: ~~5.0~~" in told
    assert "Expected date: ~~2027-03~~" in told


def test_another_release_alone_makes_an_answer_differ(call):
    for release in ("4.2", "5.0"):
        call.propose(
            "aban", f"R-001,Roadmap,soon,{release},2027-03", beside="release,expected date"
        )
    assert "Release: ~~4.2~~ **5.0**" in words(on_stage(call, SCREEN, "leila"))
