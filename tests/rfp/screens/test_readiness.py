import datetime as dt

from rfp.changes.registers import save_register
from rfp.changes.risk_log import assess_risk
from rfp.planning.ready_plan import Profile
from rfp.readiness.item import Kind
from rfp.readiness.register import Edit, Register
from rfp.readiness.risk import RiskJudgement
from rfp.reads.readiness import items, size_profile
from rfp.reads.registers import register
from rfp.screens.where_we_are import SUBJECTS
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.language import Language
from workbench.selection import Phase
from workbench.tables import SelectionRow

TABS = {
    "en": ["Checks before the RFP", "Needs analysis", "Go/no-go gates", "Risk questionnaire",
           "Key points and mistakes", "Business case", "Questions from other cases",
           "Where are we?"],
    "fa": ["بررسی‌های پیش از درخواست", "نیازسنجی", "دروازه‌های تصمیم", "پرسش‌نامهٔ ریسک",
           "نکته‌های کلیدی و اشتباه‌ها", "توجیه اقتصادی", "پرسش‌هایی از تجربهٔ دیگران",
           "کجا هستیم؟"],
}  # fmt: skip


def tab(room, name, *, screen="readiness", who="sara", language="en"):
    """Return the screen with one tab open."""
    page = on_stage(room, screen, who=who, language=language)
    page.session_state[f"{screen_key(screen)}.tabs.{language}"] = name
    return page.run()


def screen_key(screen):
    return {"people_concerned": "people"}.get(screen, screen)


def found(room, kind):
    with room.store.read() as session:
        return items(session, room.seated("sara"), ROOM, [kind])


def test_every_tab_draws_for_everyone_in_both_languages(room):
    for language, names in TABS.items():
        for name in names:
            for who in ("sara", "leila"):
                page = tab(room, name, who=who, language=language)
                assert [each.value for each in (*page.exception, *page.error)] == [], (name, who)


def test_the_chair_chooses_a_check_by_its_switch(room):
    page = on_stage(room, "readiness", who="sara")
    switches = {each.key.split(".required.")[1]: each for each in page.toggle}
    assert switches["musts.limit.True"].value
    switches["thread.pains.False"].set_value(True).run()

    assert "No check holds the RFP back." in words(on_stage(room, "readiness", who="leila"))
    assert room.events()[-1].verb == "rfp.choose_checks"


def test_what_nobody_has_begun_is_off_until_the_chair_switches_it_on(room):
    page = on_stage(room, "readiness", who="sara")
    assert "The needs analysis is done: not used yet" in words(page)
    switches = {each.key.split(".required.")[1]: each for each in page.toggle}
    switches["readiness.tasks.False"].set_value(True).run()

    page = on_stage(room, "readiness", who="leila")
    assert "The needs analysis is done: nobody has begun it yet" in words(page)
    assert [each.value for each in page.warning] == ["Red checks that hold the RFP back: 1"]


def test_once_the_rfp_is_issued_no_check_is_said_to_hold_it_back(room):
    fill(room)
    frozen(room)
    issued(room)
    told = words(on_stage(room, "readiness", who="sara"))

    assert "The RFP is issued; the checks show how things stand since then." in told
    assert "hold the RFP back" not in told


def test_a_gate_asks_for_its_reason(room):
    page = tab(room, "Go/no-go gates", who="omid")
    assert "What the verdict stands on:" in words(page)
    assert "The chair signs this gate." in words(page)
    page.session_state["item.gate.goal.0.verdict"] = "explicit"
    page.run()
    button_with(page, "gate.goal").click().run()
    assert "needs a reason" in page.error[0].value

    widget(page.text_area, "Reason of the verdict").input("The plan names it")
    button_with(page, "gate.goal").click().run()
    assert found(room, Kind.GATE)[0].verdict == "explicit"


def button_with(page, code):
    return next(each for each in page.button if code in each.key and each.key.endswith(".save"))


def test_risks_stand_by_level_and_say_what_is_overdue(room):
    judged = RiskJudgement(weight=5, own=5, others=3, review=dt.date(2026, 1, 1))
    assess_risk(
        room.store, room.seated("omid"), selection=ROOM, item="risk.vendors", risk=judged
    )  # fmt: skip
    page = tab(room, "Risk questionnaire", who="omid")
    first = page.dataframe[0].value.iloc[0]

    assert (first["Level"], first["Weight × own status"]) == ("25 · High", "5 × 5")
    assert "The review is overdue" in page.warning[0].value
    assert "Weaknesses to act on" in words(page)


def test_each_subject_of_where_we_are_draws_in_both_languages(room):
    for language in ("en", "fa"):
        for kind in SUBJECTS:
            page = on_stage(room, "readiness", who="leila", language=language)
            page.session_state[f"readiness.tabs.{language}"] = TABS[language][-1]
            page.session_state["where_we_are.subject"] = kind.value
            page.run()
            assert [each.value for each in (*page.exception, *page.error)] == [], kind
            assert len(page.dataframe[0].value) == len(found(room, kind))


def test_a_question_to_ourselves_keeps_its_answer_and_who_answers_knows(room):
    page = on_stage(room, "readiness", who="omid")
    page.session_state["readiness.tabs.en"] = "Where are we?"
    page.session_state["where_we_are.subject"] = Kind.SEGMENT.value
    page.run()
    grid = page.dataframe[0]
    page.session_state[grid.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    widget(page.text_area, "Answer").input("Small shops and two chains")
    button_with(page, "segment.which").click().run()

    segment = found(room, Kind.SEGMENT)[0]
    assert (segment.reason, segment.verdict) == ("Small shops and two chains", "yes")


def opened_risk(room, *, who="omid"):
    """Return the questionnaire with the first risk of the list open."""
    page = tab(room, "Risk questionnaire", who=who)
    risks = page.dataframe[0]
    page.session_state[risks.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return page.run()


def test_after_the_opening_a_risk_is_kept_on_and_its_words_and_history_stand(room):
    about = {"selection": ROOM, "item": "risk.vendors"}
    for own in (5, 4):
        judged = RiskJudgement(weight=5, own=own, review=dt.date(2026, 1, 1))
        assess_risk(room.store, room.seated("sara"), **about, risk=judged)
    with room.store.database.writing() as session:
        session.get_one(SelectionRow, ROOM).phase = Phase.PRICE.value
    page = opened_risk(room)
    assert [each.label for each in page.text_input][:2] == [
        "Evidence (words or a link)", "Next review (2026-11-22 or 1405/09/01)"
    ]  # fmt: skip
    assert list(page.dataframe[1].value["Level"]) == ["20 · High", "25 · High"]
    widget(page.text_area, "Mitigation").input("A second supplier").run()
    button_with(page, "risk.vendors").click().run()

    (risk,) = [each for each in found(room, Kind.RISK) if each.code == "risk.vendors"]
    assert risk.risk.mitigation == "A second supplier"
    assert [each.label for each in opened_risk(room, who="leila").text_input] == []


def test_the_chair_sets_the_size_and_what_it_leaves_out_is_gone(room):
    page = on_stage(room, "readiness", who="sara")
    page.session_state["size.0.size"] = Profile.SMALL
    page.run()
    widget(page.text_input, "Why this size?").input("Contacts only").run()
    button(page, "Set the size").click().run()

    with room.store.read() as session:
        assert size_profile(session, room.seated("leila"), ROOM).reason == "Contacts only"
    page = on_stage(room, "readiness", who="sara")
    labels = [each.label for each in page.tabs]
    assert not {"Go/no-go gates", "Where are we?"} & set(labels)


def test_a_register_is_shown_with_its_rows_in_the_readers_language(room):
    save_register(
        room.store, room.seated("omid"), selection=ROOM, register=Register.INTERFACES,
        language="en", rows=[Edit(cells={"system": "Ledger", "direction": "both"})],
    )  # fmt: skip
    page = on_stage(room, "registers", who="leila", language="fa")

    assert page.table[0].value.iloc[0].tolist()[:2] == ["Ledger", "دوسویه"]


def test_the_usual_roles_are_added_once_with_a_click(room):
    page = tab(room, "Governance roles", screen="people_concerned", who="omid")
    button(page, "Begin with the usual roles").click().run()
    with room.store.read() as session:
        roles = register(session, room.seated("leila"), ROOM, Register.GOVERNANCE, Language.FA)

    assert (len(roles), roles[0].name) == (12, "کمیتهٔ راهبری")
    page = tab(room, "Governance roles", screen="people_concerned", who="omid")
    assert "Begin with the usual roles" not in [each.label for each in page.button]


def test_stakeholders_stand_in_their_cell_of_the_buy_in(room):
    cells = {"name": "Sales", "rational": 5, "emotional": 1, "action": "Show the gain"}
    save_register(
        room.store, room.seated("omid"), selection=ROOM, register=Register.STAKEHOLDERS,
        language="en", rows=[Edit(cells=cells)],
    )  # fmt: skip

    assert "- Sales: Show the gain" in words(on_stage(room, "people_concerned", who="leila"))


def test_a_line_of_the_business_case_is_opened_to_be_reworded_or_switched_off(room):
    page = tab(room, "Business case", who="sara")

    assert "Choose a line to reword it, or to switch it off with a reason." in words(page)
    assert list(case_grid(page)["What it is about"])[:1] == [
        found(room, Kind.INCOME)[0].texts["en"]
    ]


def case_grid(page):
    return next(each.value for each in page.dataframe if "What it is about" in each.value)
