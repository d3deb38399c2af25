import pytest

from scoring.changes.sheets import abstain
from tests.scoring import second_selection as second
from tests.scoring.screens.stage import button, of_cell, on_stage, words
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


def all_abstain(room):
    about = {"selection": ROOM, "vendor": room.vendors["parsa"], "leaf": room.criteria["ease"]}
    for name in second.EVALUATORS:
        room.fill(name)
        abstain(room.store, room.seated(name), **about, reason="Unseen")
        room.lock(name)


@pytest.mark.parametrize(
    ("language", "told", "asking", "member_told"),
    [
        ("en", "**Parsa** on **Ease of use**", "Ask for this score",
         "asked for these scores once more: Parsa – Ease of use."),
        ("fa", "**پارسا** در معیار **آسانی کاربرد**", "درخواست این نمره", "بار دیگر این نمره‌ها"),
    ],
)  # fmt: skip
def test_what_nobody_scores_is_named_and_somebody_is_asked(
    scoring_room, language, told, asking, member_told
):
    all_abstain(scoring_room)
    page = on_stage(scoring_room, "progress", "arash", language)
    assert told in words(page)
    assert page.button[0].label == asking

    page.selectbox[0].set_value("m-omid").run()
    button(page, asking).click().run()
    assert told not in words(page)
    sheet = on_stage(scoring_room, "sheet", "omid", language)
    assert member_told in words(sheet)
    sheet.button_group[0].set_value(scoring_room.vendors["parsa"]).run()
    about = (scoring_room.vendors["parsa"], scoring_room.criteria["ease"])
    assert len(sheet.radio) == 0
    of_cell(sheet.button, *about, "after_all").click().run()
    of_cell(sheet.radio, *about, "score").set_value(4).run()
    assert len(sheet.radio) == 1
    scoring_room.lock("omid")
    with scoring_room.store.read() as session:
        assert session.get(SelectionRow, ROOM).phase == "consensus"
