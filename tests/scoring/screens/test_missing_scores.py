import pytest

from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain
from scoring.missing import Choice
from tests.scoring.screens.stage import button, on_stage, words
from tests.scoring.second_room import ROOM
from tests.scoring.second_selection import EVALUATORS
from workbench.changes.members import declare


@pytest.fixture
def orphaned_room(moved):
    """Prices are open, and the one scorer of Parsa's ease of use is now in conflict with Parsa."""
    return moved("scoring", orphan)


def orphan(room):
    where = {"vendor": room.vendors["parsa"], "leaf": room.criteria["ease"]}
    for name in EVALUATORS:
        room.fill(name)
        if name != "shirin":
            abstain(room.store, room.seated(name), selection=ROOM, **where, reason="Unseen")
        room.lock(name)
    room.price_all()
    open_prices(room.store, room.seated("arash"), selection=ROOM)
    declare(room.store, room.seated("shirin"), selection=ROOM,
            conflicts={room.vendors["parsa"]: "A cousin"})  # fmt: skip


@pytest.mark.parametrize(
    "screen", ["ranking", "how_sure", "differences", "what_if", "projector", "decision"]
)
@pytest.mark.parametrize(
    ("language", "told"), [("en", "nobody is ranked"), ("fa", "کسی رتبه نمی‌گیرد")]
)
def test_while_a_score_is_missing_every_screen_says_so(orphaned_room, screen, language, told):
    page = on_stage(orphaned_room, screen, "omid", language)
    assert told in words(page)
    assert [each for each in page.button if "choice" in each.label] == []


def test_the_chair_chooses_and_the_ranking_says_what_it_rests_on(orphaned_room):
    page = on_stage(orphaned_room, "ranking", "arash")
    assert "1 to 3" in str(page.table[0].value.to_dict())
    page.radio[0].set_value(Choice.MEAN).run()
    page.text_input[0].set_value("As good as the rest").run()
    button(page, "Use this choice").click().run()

    told = words(on_stage(orphaned_room, "ranking", "mina"))
    assert "Chosen by Arash: As good as the rest" in told
    assert "57.78 points are used" in told


@pytest.mark.parametrize("choice", list(Choice))
@pytest.mark.parametrize("screen", ["ranking", "how_sure", "differences", "what_if", "decision"])
def test_every_screen_draws_the_ranking_after_any_choice(orphaned_room, screen, choice):
    choose_for_missing(
        orphaned_room.store, orphaned_room.seated("arash"), selection=ROOM,
        vendor=orphaned_room.vendors["parsa"], leaf=orphaned_room.criteria["ease"],
        choice=choice, reason="Unseen",
    )  # fmt: skip
    page = on_stage(orphaned_room, screen, "omid")
    assert (not page.exception, "nobody is ranked" in words(page)) == (True, False)
