import pytest

from rfp.tables import PlanRow
from scoring.missing import Choice
from scoring.reads.agreed_scores import standing_agreed
from tests.scoring.consensus_room import about, agree, agreed, meet, meet_with, priced
from tests.scoring.screens.stage import button, of_cell, on_stage, with_open, words
from tests.scoring.second_room import ROOM
from tests.scoring.test_revised_list import revise
from workbench.language import Language, number, say
from workbench.tables import ConflictRow

LANGUAGES = ("en", "fa")


@pytest.fixture
def room(moved):
    return moved("scoring", meet)


def chosen(page, room, vendor, leaf):
    """Choose a cell that is not on the agenda."""
    of_cell(page.selectbox, "consensus", "vendor").set_value(room.vendors[vendor]).run()
    page = of_cell(page.selectbox, "consensus", "leaf").set_value(room.criteria[leaf]).run()
    assert not page.exception
    return page


def unfolded(page, room, vendor, leaf):
    """Open the cell where it lies folded."""
    page.session_state[f"consensus.{room.vendors[vendor]}.{room.criteria[leaf]}"] = True
    page = page.run()
    assert not page.exception
    return page


def typed(page, room, score, reason):
    parts = ("agreed", room.vendors["parsa"], room.criteria["team"])
    of_cell(page.radio, *parts, "value").set_value(score)
    of_cell(page.text_area, *parts, "reason").input(reason)
    return page


def stored(room):
    with room.store.read() as session:
        found = standing_agreed(session, ROOM)
    return {cell: (each.value, each.reason) for cell, each in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facilitator_enters_what_was_agreed_on_with_its_reason(room, language):
    here = Language(language)
    page = on_stage(room, "consensus", "farid", language)
    assert say("What to talk about first", here) in [each.value for each in page.subheader]
    assert say("No score has been agreed on: everywhere the mean stands.", here) in words(page)

    page = chosen(page, room, "parsa", "team")
    page = typed(page, room, 4, "the team was named in the demo")
    page = button(page, say("Enter the agreed score", here)).click().run()

    at = about(room, "parsa", "team")
    assert stored(room) == {(at["vendor"], at["leaf"]): (4, "the team was named in the demo")}
    assert say("Agreed on", here) in [each.value for each in page.subheader]
    badge = say("agreed: {score}", here, score=number(4, here))
    assert len([each for each in page.expander if badge in each.label]) == 1
    page = unfolded(page, room, "parsa", "team")
    assert "the team was named in the demo" in words(page)
    stands = say(
        "**Agreed: {score}**, which makes {points} points.", here,
        score=number(4, here), points=number(80, here, 2),
    )  # fmt: skip
    assert stands in words(page)


def test_the_cells_on_the_agenda_come_first_with_the_scores_given_there(room):
    page = on_stage(room, "consensus", "niloofar")

    labels = [each.label for each in page.expander]
    assert labels
    assert "· scores: " in labels[0]
    assert "**Parsa**" in labels[0] or "**Rayan**" in labels[0]
    assert "The chair or the facilitator enters what is agreed on." in words(page)


def test_who_may_not_enter_reads_the_scores_and_what_stands(room):
    agree(room, "parsa", "team", 5, reason="seen twice")
    page = unfolded(on_stage(room, "consensus", "mina"), room, "parsa", "team")

    said = words(page)
    assert "**Agreed: 5**, which makes 100.00 points." in said
    assert "seen twice" in said
    assert list(page.radio) == []
    assert "Enter the agreed score" not in [each.label for each in page.button]


def test_what_lacks_a_score_or_a_reason_is_said_and_nothing_is_stored(room):
    page = chosen(on_stage(room, "consensus", "farid"), room, "parsa", "team")
    page = button(page, "Enter the agreed score").click().run()
    assert "Choose the score that was agreed on first" in words(page)

    page = typed(page, room, 4, " ")
    page = button(page, "Enter the agreed score").click().run()
    assert "An agreed score needs its reason in words" in words(page)
    assert agreed(room) == {}


def test_an_agreed_score_is_taken_back_on_the_same_page(room):
    agree(room, "parsa", "team", 5)
    page = unfolded(on_stage(room, "consensus", "arash"), room, "parsa", "team")
    page = button(page, "Take it back").click().run()

    assert agreed(room) == {}
    assert "Agreed on" not in [each.value for each in page.subheader]
    page = chosen(page, room, "parsa", "team")
    assert "**The mean stands: 4.33**, which makes 86.67 points." in words(page)


COUNTED = {
    (Choice.ZERO, "en"): "it counts as 0.00 points",
    (Choice.MEAN, "en"): "it counts as the mean of the others, 44.44 points",
    (Choice.LEAVE_OUT, "en"): "the criterion is left out for all",
    (Choice.ZERO, "fa"): "۰٫۰۰ امتیاز به حساب می‌آید",
    (Choice.MEAN, "fa"): "میانگین دیگران به حساب می‌آید: ۴۴٫۴۴ امتیاز",
    (Choice.LEAVE_OUT, "fa"): "این معیار برای همه کنار گذاشته می‌شود",
}


@pytest.mark.parametrize(("choice", "language"), list(COUNTED))
def test_a_cell_that_nobody_scored_says_what_it_counts_as_and_by_whom(
    scoring_room, choice, language
):
    room, here, told = scoring_room, Language(language), COUNTED[choice, language]
    meet_with(room, choice, reason="no demo was given")
    page = on_stage(room, "consensus", "mina", language)

    heads = [each.value for each in page.subheader]
    assert say("Not scored, and settled by a choice", here) in heads
    assert say("Nobody scored this", here) not in heads
    (folded,) = [each.label.replace("\\", "") for each in page.expander if "badge" in each.label]
    assert say("{what}, chosen by {name}", here, what=told, name="Arash") in folded
    said = words(unfolded(page, room, "sepand", "security"))
    assert say("**Nobody gave a score here: {what}.**", here, what=told) in said
    assert "no demo was given" in said


def test_a_leader_chooses_again_at_the_meeting_and_a_member_is_not_asked(scoring_room):
    room = scoring_room
    meet_with(room, Choice.ZERO)
    seen = unfolded(on_stage(room, "consensus", "mina"), room, "sepand", "security")
    assert "Use this choice" not in [each.label for each in seen.button]

    page = unfolded(on_stage(room, "consensus", "arash"), room, "sepand", "security")
    at = ("consensus", room.vendors["sepand"], room.criteria["security"])
    of_cell(page.radio, *at, "choice").set_value(Choice.LEAVE_OUT).run()
    of_cell(page.text_input, *at, "reason").input("it was never asked").run()
    page = button(page, "Use this choice").click().run()
    assert not page.exception
    page = unfolded(on_stage(room, "consensus", "arash"), room, "sepand", "security")
    assert "the criterion is left out for all" in words(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_once_the_prices_are_open_the_log_stays_and_nothing_can_be_entered(room, language):
    here = Language(language)
    agree(room, "parsa", "team", 5)
    priced(room)
    page = on_stage(room, "consensus", "farid", language)

    assert say("Prices are open: what was agreed on stays as it is.", here) in words(page)
    assert say("Consensus log", here) in [each.value for each in page.subheader]
    assert (list(page.radio), list(page.selectbox)) == ([], [])
    assert len(page.table) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_takes_the_mean_alone_is_said_instead_of_an_agenda(room, language):
    with room.store.database.writing() as session:
        session.get(PlanRow, ROOM).consensus = None
    page = on_stage(room, "consensus", "farid", language)

    assert say("No score is agreed on in this selection", Language(language)) in words(page)
    assert list(page.subheader) == []


def test_while_sheets_are_open_again_nothing_is_entered_and_no_name_is_given(room):
    agree(room, "parsa", "security", 5)
    revise(room)
    page = on_stage(room, "consensus", "mina")

    assert "scores are agreed on once all are locked" in words(page)
    assert list(page.selectbox) == []
    assert "no longer counts since list version 2" in page.table[0].value["Agreed score"][0]
    assert "Omid" not in words(page)


def test_a_member_in_conflict_meets_nothing_of_that_vendor(room):
    agree(room, "parsa", "team", 5, reason="seen twice")
    with room.store.database.writing() as session:
        session.add(
            ConflictRow(
                member="m-shirin", vendor=room.vendors["parsa"], selection=ROOM, reason="kin"
            )
        )
    page = on_stage(room, "consensus", "shirin")

    told = words(page) + " ".join(each.label for each in page.expander)
    assert "Parsa" not in told
    assert "seen twice" not in told
    assert room.vendors["parsa"] not in of_cell(page.selectbox, "consensus", "vendor").options
    assert "No score has been agreed on: everywhere the mean stands." in told


def test_the_ranking_leads_from_the_points_to_what_was_agreed_on_and_the_own_scores(room):
    agree(room, "rayan", "coverage", 5, reason="all five flows were shown")
    priced(room)
    said = words(with_open(on_stage(room, "ranking", "mina"), "ranking.origin"))

    assert "**100.00** points = 20 × 5, the score that the committee agreed on" in said
    assert "all five flows were shown" in said
    assert "What each member had given alone stays as it was:" in said
