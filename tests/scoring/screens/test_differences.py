from itertools import pairwise

import pytest

from scoring.tables import ScoreRow
from tests.scoring.consensus_room import agree, meet, priced
from tests.scoring.screens.stage import on_stage, words
from tests.scoring.second_room import ROOM
from workbench.changes.members import declare
from workbench.language import Language, say
from workbench.screens.parts.plain import plain


def with_column(page, column):
    return next(t.value for t in page.table if column in t.value.columns)


def cells(table, column):
    return [cell.replace("\\", "") for cell in table[column]]


def test_the_agenda_says_what_to_settle_and_how_sure_first_place_then_is(ranked_room):
    page = on_stage(ranked_room, "differences", "mina")

    assert "of the panels redrawn from these scores" in words(page)
    assert "could each turn first place by themselves" in words(page)
    assert "To leave no doubt at all" in words(page)
    assert "Before rounding, Parsa has the highest total." in words(page)  # Rayan is first


@pytest.mark.parametrize("language", ["en", "fa"])
def test_cells_that_were_agreed_on_are_said_to_be_settled(moved, language):
    room = moved("scoring", meet)
    agree(room, "parsa", "ease", 3)
    agree(room, "rayan", "coverage", 3)
    priced(room)

    told = say(
        "Cells with an agreed score: {count}. Here they count as settled, so nobody differs on "
        "them.", Language(language), count=2,
    )  # fmt: skip
    assert told in words(on_stage(room, "differences", "mina", language))


def test_nothing_is_said_of_agreed_scores_where_there_are_none(ranked_room):
    assert "agreed score" not in words(on_stage(ranked_room, "differences", "mina"))


def test_the_agenda_shows_what_each_cell_brings(ranked_room):
    page = on_stage(ranked_room, "differences", "mina")
    head = plain("Once this too is settled, first place stands in")
    steps = [cell.split(" → ") for cell in cells(with_column(page, head), head)]

    assert steps
    assert all(one[1] == other[0] for one, other in pairwise(steps))


def test_every_measure_of_agreement_is_said_in_words(ranked_room):
    page = on_stage(ranked_room, "differences", "mina")
    found = with_column(page, "Measure")

    assert cells(found, "Measure") == [
        "ICC(A,k)", "ICC(C,k)", "ICC(A,1)", "ICC(C,1)", "W", "α",
    ]  # fmt: skip
    assert all("agreement" in answer.lower() for answer in cells(found, "Answer"))


def test_the_scores_joined_by_other_rules_stand_beside_the_official_mean(ranked_room):
    found = with_column(on_stage(ranked_room, "differences", "mina"), "Scores joined by")

    assert cells(found, "Scores joined by")[0] == "Mean (official)"
    assert len(found) == 5


def test_severity_is_shown_by_name_and_never_applied(ranked_room):
    page = on_stage(ranked_room, "differences", "mina")
    found = with_column(page, "Beside the others")

    assert cells(found, "Evaluator") == ["Niloofar", "Omid", "Shirin"]
    assert "Shown, never applied" in words(page)
    assert "Were everybody equally severe" in words(page)


def test_what_tells_the_vendors_apart_is_a_diagnosis_beside_the_weights(ranked_room):
    page = on_stage(ranked_room, "differences", "mina")
    assert "On every criterion the vendors differ." in words(page)
    page.session_state["differences.separation"] = True
    page.run()
    found = with_column(page, "Share of all separation")
    weights = dict(zip(cells(found, "Criterion"), cells(found, "Effective weight"), strict=True))
    shares = [int(share.split("\N{NO-BREAK SPACE}")[0])
              for share in cells(found, "Share of all separation")]  # fmt: skip

    # The weights stay those of the plan, whatever the proposals are like.
    assert weights["Price"] == "30\N{NO-BREAK SPACE}%"
    assert weights["Security"] == "10\N{NO-BREAK SPACE}%"
    assert abs(sum(shares) - 100) <= len(shares) / 2
    assert (
        cells(found, plain("From lowest to highest, points"))[0] == "50.0"
    )  # 20 to 70 on security


def test_a_criterion_on_which_all_are_level_is_said_to_decide_nothing(ranked_room):
    with ranked_room.store.database.writing() as session:
        for row in session.query(ScoreRow).filter_by(criterion=ranked_room.criteria["security"]):
            row.value, row.abstention = 3, None

    said = words(on_stage(ranked_room, "differences", "mina"))
    assert "These criteria decide nothing here, as all are level on them: Security." in said


def test_a_vendor_in_conflict_is_in_no_cell_and_no_count(ranked_room):
    whole = on_stage(ranked_room, "differences", "mina")
    conflict = {ranked_room.vendors["rayan"]: "A cousin"}
    declare(ranked_room.store, ranked_room.seated("mina"), selection=ROOM, conflicts=conflict)
    page = on_stage(ranked_room, "differences", "mina")

    counts = [cells(with_column(each, "Cells compared"), "Cells compared")
              for each in (whole, page)]  # fmt: skip
    assert "Rayan" not in words(page) + str([t.value.to_dict() for t in page.table])
    assert all(int(few) < int(many) for many, few in zip(*counts, strict=True))


def test_before_the_prices_are_open_nobody_s_scores_are_here(scoring_room):
    page = on_stage(scoring_room, "differences", "arash")

    assert "There is no ranking yet" in words(page)
    assert len(page.table) == len(page.subheader) == 0


def test_the_page_is_persian_for_a_persian_reader(ranked_room):
    page = on_stage(ranked_room, "differences", "mina", "fa")

    assert page.title[0].value == "کجا اختلاف‌نظر داریم؟"
    assert "رتبهٔ نخست" in words(page)
