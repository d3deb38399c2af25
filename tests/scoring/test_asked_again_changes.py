"""A cell on which everybody abstains: the scoring goes on until somebody scores it."""

import pytest

from scoring.changes.asked_again import ask_for_score
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain, clear_score, give_score
from scoring.reads.sheet_versions import sheets_version
from scoring.reads.sheets import all_sheets, own_sheet, progress, unscored
from scoring.reads.standings import standing
from scoring.tables import AssignmentRow
from scoring.value import NoScore
from tests.scoring.live_table import laid
from tests.scoring.second_room import ROOM
from tests.scoring.second_selection import EVALUATORS
from workbench.changes.members import declare, remove_member
from workbench.language import Language, sentence
from workbench.problem import Problem, Refused
from workbench.reads.replay import check
from workbench.tables import SelectionRow

OURS = {"asked_again", "score", "sheet"}
CHAIR_KNOWS = "prices stay closed while nobody scores Parsa – Ease of use; ask somebody"


def at(room, vendor="parsa", leaf="ease"):
    return {"selection": ROOM, "vendor": room.vendors[vendor], "leaf": room.criteria[leaf]}


@pytest.fixture
def room(moved):
    """Every sheet is locked, and everybody abstained on Parsa's ease of use."""
    return moved("scoring", abstain_all)


def abstain_all(room):
    for name in EVALUATORS:
        room.fill(name)
        abstain(room.store, room.seated(name), **at(room), reason="Unseen")
        room.lock(name)


def ask(room, member="omid", by="arash", leaf="ease"):
    ask_for_score(room.store, room.seated(by), member=f"m-{member}", **at(room, leaf=leaf))


def give(room, value, name="omid", **where):
    give_score(room.store, room.seated(name), **at(room, **where), value=value)


def nobody_scores(room, name="arash"):
    with room.store.read() as session:
        return [(one.vendor, one.leaf) for one in unscored(session, room.seated(name), ROOM)]


def sheet(room, name="omid"):
    with room.store.read() as session:
        return own_sheet(session, room.seated(name), ROOM)


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def cell(room):
    return room.vendors["parsa"], room.criteria["ease"]


def test_leaders_alone_are_told_what_nobody_scores_and_only_once_it_is_certain(scoring_room):
    room = scoring_room
    for name in EVALUATORS:
        room.fill(name)
        abstain(room.store, room.seated(name), **at(room), reason="Unseen")
        assert nobody_scores(room) == []
        room.lock(name)
    assert {name: nobody_scores(room, name) for name in ("arash", "farid", "omid", "mina")} == {
        "arash": [cell(room)], "farid": [cell(room)], "omid": [], "mina": [],
    }  # fmt: skip


def test_while_a_cell_has_no_score_the_sheets_stay_unseen_and_prices_closed(room):
    room.price_all()

    with room.store.read() as session:
        shown = [all_sheets(session, room.seated(name), ROOM) for name in ("arash", "omid")]
    assert (phase(room), shown) == ("scoring", [[], []])
    with pytest.raises(Refused, match="prices stay closed") as refused:
        open_prices(room.store, room.seated("arash"), selection=ROOM)
    assert sentence(refused.value, Language.EN).startswith(CHAIR_KNOWS)


def test_who_abstained_may_think_again_of_that_one_cell(room):
    ask(room)

    assert sheet(room).asked_again == {cell(room)}
    assert not sheet(room).is_locked
    with pytest.raises(Refused, match="your sheet is locked; its scores stay as they are"):
        give(room, 1, leaf="team")
    with pytest.raises(Refused, match="your sheet is locked; its scores stay as they are"):
        give(room, 1, name="niloofar")
    give(room, 4)
    give(room, 3)
    room.lock("omid")
    assert (phase(room), nobody_scores(room)) == ("consensus", [])
    assert sheet(room).is_locked


def test_the_one_score_then_makes_the_ranking(room):
    ask(room)
    give(room, 3)
    room.lock("omid")
    room.price_all()
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    with room.store.read() as session:
        found = standing(session, room.seated("mina"), ROOM, "en")
    assert found.points[room.vendors["parsa"]][room.criteria["ease"]] == 60


def test_who_abstains_once_more_leaves_it_to_the_next(room):
    ask(room)
    room.lock("omid")
    assert (phase(room), nobody_scores(room)) == ("scoring", [cell(room)])

    ask(room, member="shirin")
    give(room, 2, name="shirin")
    room.lock("shirin")
    assert phase(room) == "consensus"


def chair(room):
    with room.store.read() as session:
        (found,) = unscored(session, room.seated("farid"), ROOM)
    return next(member for member, name in found.askable if name == "Arash")


def test_somebody_else_gets_the_criterion_for_every_vendor(room):
    ask_for_score(room.store, room.seated("farid"), member=chair(room), **at(room))

    asked = sheet(room, "arash")
    assert {leaf for _, leaf in asked.cells} == {room.criteria["ease"]}
    assert len(asked.blanks) == len(asked.cells) == 4
    for vendor in asked.vendors:
        give_score(
            room.store, room.seated("arash"), selection=ROOM, vendor=vendor,
            leaf=room.criteria["ease"], value=5,
        )  # fmt: skip
    room.lock("arash")
    assert phase(room) == "consensus"


def test_a_criterion_added_to_a_locked_sheet_is_blank_until_it_is_scored(scoring_room):
    """Omid alone scores ease; he leaves it out, and Shirin, who is done, is asked instead."""
    room = scoring_room
    with room.store.database.writing() as session:
        for name in ("niloofar", "shirin"):
            row = session.get(AssignmentRow, (f"m-{name}", room.criteria["ease"]))
            session.delete(row)
    for name in EVALUATORS:
        fill(room, name)
    abstain(room.store, room.seated("omid"), **at(room), reason="Unseen")
    for name in EVALUATORS:
        room.lock(name)

    ask(room, member="shirin")
    assert len(sheet(room, "shirin").blanks) == 4
    with pytest.raises(Refused, match="cells are still blank"):
        room.lock("shirin")
    fill(room, "shirin")
    room.lock("shirin")
    assert phase(room) == "consensus"


def fill(room, name):
    for vendor, leaf in sheet(room, name).blanks:
        give_score(room.store, room.seated(name), selection=ROOM, vendor=vendor, leaf=leaf, value=3)


def test_only_a_cell_without_any_score_is_asked_for(room):
    with pytest.raises(Refused, match="this has a score already, or somebody may still give one"):
        ask(room, leaf="team")
    ask(room)
    with pytest.raises(Refused, match="this has a score already, or somebody may still give one"):
        ask(room, member="shirin")


def test_who_has_no_vote_is_not_asked(room):
    with pytest.raises(Problem, match="only the chair and evaluators score"):
        ask(room, member="mina")
    remove_member(room.store, room.seated("arash"), selection=ROOM, member="m-omid")
    with pytest.raises(Problem, match="only the chair and evaluators score"):
        ask(room)


@pytest.mark.parametrize("name", ["omid", "mina"])
def test_only_leaders_ask(room, name):
    with pytest.raises(Refused, match="your role does not include this: ask for a score"):
        ask(room, by=name)


def test_a_member_in_conflict_is_neither_asked_nor_offered(room):
    parsa = room.vendors["parsa"]
    declare(room.store, room.seated("omid"), selection=ROOM, conflicts={parsa: "A cousin"})

    with room.store.read() as session:
        (found,) = unscored(session, room.seated("arash"), ROOM)
    assert "Omid" not in [name for _, name in found.askable]
    with pytest.raises(Refused, match="this member has a conflict of interest with the vendor"):
        ask(room)


def test_a_leader_in_conflict_does_not_learn_which_cell_it_is(room):
    parsa = room.vendors["parsa"]
    declare(room.store, room.seated("arash"), selection=ROOM, conflicts={parsa: "A share"})

    assert nobody_scores(room, "arash") == []
    with pytest.raises(Refused, match="the facilitator sees which, and asks somebody"):
        open_prices(room.store, room.seated("arash"), selection=ROOM)
    with pytest.raises(Refused, match="ask for a score"):
        ask(room)
    assert nobody_scores(room, "farid") == [cell(room)]


def test_when_everybody_who_was_asked_is_in_conflict_somebody_new_is_asked(scoring_room):
    room = scoring_room
    parsa = room.vendors["parsa"]
    for name in EVALUATORS:
        declare(room.store, room.seated(name), selection=ROOM, conflicts={parsa: "A cousin"})

    with room.store.read() as session:
        found = unscored(session, room.seated("farid"), ROOM)
    assert [(one.vendor, [name for _, name in one.askable]) for one in found] == [
        (parsa, ["Arash"])
    ] * 6


def test_who_leaves_while_asked_again_leaves_their_locked_scores(room):
    ask(room)
    remove_member(room.store, room.seated("arash"), selection=ROOM, member="m-omid")

    with room.store.read() as session:
        done = {one.name: one.is_locked for one in progress(session, room.seated("arash"), ROOM)}
    assert done == {"Niloofar": True, "Omid": True, "Shirin": True}
    assert nobody_scores(room) == [cell(room)]


def test_the_page_of_who_is_asked_follows_and_nobody_elses_does(room):
    with (
        laid(room, ROOM) as table,
        table.sit("omid") as omid,
        table.sit("shirin") as shirin,
        table.sit("mina") as mina,
    ):
        for page in (omid, shirin, mina):
            page.heard_within(0.5)
        with room.store.read() as session:
            before = sheets_version(session, room.seated("omid"), ROOM)
        ask(room)
        assert [frame["topic"] for frame in omid.heard_within(0.5)] == ["sheets"]
        assert [page.heard_within(0.3) for page in (shirin, mina)] == [[], []]
        with room.store.read() as session:
            assert sheets_version(session, room.seated("omid"), ROOM) == before + 1


def test_the_record_replays_with_a_sheet_that_was_opened_again(room):
    ask(room)
    give(room, 3)
    clear_score(room.store, room.seated("omid"), **at(room))
    assert sheet(room).given[cell(room)].score is NoScore.NOT_SCORED
    abstain(room.store, room.seated("omid"), **at(room), reason="Still unseen")
    room.lock("omid")

    with room.store.read() as session:
        assert [wrong for wrong in check(session).breaks if wrong.values.get("table") in OURS] == []
