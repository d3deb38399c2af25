from rfp.changes.checks import choose_checks
from rfp.reads.checks import overruled
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.language import Language


def with_a_red_check(room):
    fill(room)
    frozen(room)
    required = {"thread.pains": True}
    choose_checks(room.store, room.seated("sara"), selection=ROOM, required=required)


def test_the_facilitator_reads_what_is_red_and_cannot_issue(room):
    with_a_red_check(room)
    page = on_stage(room, "rfp_document", who="nima")

    assert "Every pain leads to a gap or is set aside: pains without a gap: 1" in words(page)
    told = words(page)
    assert "Every requirement closes a gap" in told.partition("Red, but not required: ")[2]
    assert button(page, "Issue the RFP …").disabled


def test_the_chair_issues_anyway_with_a_reason_that_stays_on_the_screen(room):
    with_a_red_check(room)
    page = on_stage(room, "rfp_document", who="sara")
    button(page, "Issue the RFP …").click().run()
    widget(page.text_area, "Issue anyway, because …").input("We know it")
    button(page, "Issue the RFP …").click()  # AppTest closes a dialog that is not asked for again
    button(page, "Issue it").click().run()

    with room.store.read() as session:
        assert overruled(session, room.seated("sara"), ROOM).reason == "We know it"
    page = on_stage(room, "rfp_document", who="leila")
    told = [each.value.replace("\\", "") for each in page.warning]
    assert told[0] == "Issued over red checks by Sara: We know it"


def test_who_issues_is_told_first_what_vendors_will_find_unfinished(room):
    fill(room)
    frozen(room)
    page = on_stage(room, "rfp_document", who="nima")
    button(page, "Issue the RFP …").click().run()

    drawn = {language: content(room, language) for language in Language}
    blanks = [len(drawn[language].blanks()) for language in Language]
    texts = [len(drawn[language].missing()) for language in Language]
    assert min(*blanks, *texts) > 0
    assert told_in(page).splitlines() == [
        "Vendors will read the documents as they are:",
        "",
        f"- Blanks in the English document: {blanks[0]}",
        f"- Texts in the English document that stand in Persian: {texts[0]}",
        f"- Blanks in the Persian document: {blanks[1]}",
        f"- Texts in the Persian document that stand in English: {texts[1]}",
    ]


def told_in(page):
    told = (each.value.replace("\\", "") for each in page.warning)
    return next(each for each in told if each.startswith("Vendors will"))
