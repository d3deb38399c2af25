from tests.scoring import second_selection as second
from tests.scoring.screens.stage import button, on_stage, words
from tests.scoring.second_room import ROOM
from workbench.tables import SelectionRow


def test_the_chair_sees_counts_and_nothing_of_what_was_scored(scoring_room):
    scoring_room.fill("omid")
    page = on_stage(scoring_room, "progress", "arash")

    assert "0 of 3 sheets are locked" in words(page)
    assert "Prices stay closed until these sheets are locked: Niloofar, Omid, Shirin" in words(page)
    titles = [words["en"] for key, words in second.TITLES.items() if key != "price"]
    planted = [*titles, *(names["en"] for names in second.VENDORS.values())]
    assert [name for name in planted if name in words(page)] == []


def test_the_chair_opens_the_prices_once_all_are_locked(scoring_room):
    for name in second.EVALUATORS:
        scoring_room.fill(name)
        scoring_room.lock(name)
    page = on_stage(scoring_room, "progress", "arash")
    button(page, "Open the prices").click().run()
    assert "4 vendors in the ranking have no price yet" in words(page)

    scoring_room.price_all()
    button(page, "Open the prices").click().run()
    with scoring_room.store.read() as session:
        assert session.get(SelectionRow, ROOM).phase == "price"


def test_the_facilitator_sees_the_counts_without_the_button(scoring_room):
    page = on_stage(scoring_room, "progress", "farid")

    assert "0 of 3 sheets are locked" in words(page)
    assert len(page.button) == 0
