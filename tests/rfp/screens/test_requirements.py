import pytest

from rfp.changes.requirements import edit_requirement
from rfp.needs.requirement_wording import Kind
from rfp.reads.needs import requirements
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from tests.rfp.test_requirement_table import edit, entries, store_edits


def listed(room):
    with room.store.read() as session:
        found = [e.requirement for e in requirements(session, room.seated("omid"), ROOM, "en")]
        return [(r.code, r.text, r.moscow.value, r.mandatory, r.criterion) for r in found]


def test_an_empty_list_says_what_a_requirement_is(room):
    assert "A requirement says what the partner must offer so that a gap closes." in words(
        on_stage(room, "requirements")
    )


def test_the_list_shows_code_text_importance_criterion_and_gaps(room):
    fill(room)

    table = on_stage(room, "requirements", language="fa").dataframe[0].value
    assert [list(row) for row in table.to_numpy()] == [
        [
            "REQ-01", "همهٔ تماس‌های یک مشتری را در یک صفحه نشان می‌دهد", "باید · الزامی",
            "تناسب کارکردی", "یک پروندهٔ مشتری برای همه",
        ],
        [
            "REQ-02", "مشتری تکراری را هنگام نوشتن پیدا می‌کند", "بهتر است",
            "تناسب کارکردی", "یک پروندهٔ مشتری برای همه",
        ],
        ["REQ-03", "بدون اتصال کار می‌کند", "می‌تواند", "", ""],
    ]  # fmt: skip


def test_a_requirement_is_written_in_both_languages_with_the_next_code(room):
    fill(room)
    page = on_stage(room, "requirements")
    widget(page.text_area, "Requirement (English)").input("Keeps data in the country")
    widget(page.text_area, "Requirement (Persian)").input("داده را در کشور نگه می‌دارد")
    widget(page.segmented_control, "Importance").set_value("must")
    widget(page.checkbox, "Mandatory").check()
    widget(page.selectbox, "Criterion under which answers are scored").select("risk")
    button(page, "Add the requirement").click().run()

    assert listed(room)[-1] == ("REQ-04", "Keeps data in the country", "must", True, "risk")
    assert widget(page.text_input, "Code").value == "REQ-05"


def test_a_code_that_is_taken_is_refused_and_the_text_stays(room):
    fill(room)
    page = on_stage(room, "requirements")
    widget(page.text_area, "Requirement (English)").input("Keeps data in the country")
    widget(page.text_input, "Code").input("req-01")
    button(page, "Add the requirement").click().run()

    assert [each.value.replace("\\", "") for each in page.error] == [
        "The code REQ-01 is taken; every requirement has its own"
    ]
    assert widget(page.text_area, "Requirement (English)").value == "Keeps data in the country"
    assert len(listed(room)) == 3


def test_an_observer_is_offered_no_form(room):
    fill(room)

    assert list(on_stage(room, "requirements", who="leila").button) == []


def test_an_owner_signs_off_what_waits_for_them_and_everybody_sees_who_did(room):
    fill(room)
    own(room, "omid", 2)
    page = on_stage(room, "requirements")
    button(page, "Understood and right: sign off mine that are shown (2)").click().run()
    changed(room, "It shall print.")

    page = on_stage(room, "requirements", who="leila", language="fa")
    assert [row[-2] for row in page.dataframe[0].value.to_numpy()] == [
        "\u2068Omid\u2069: متن پس از آن تغییر کرده", "Omid", "بدون مسئول"
    ]  # fmt: skip
    assert list(page.button) == []
    grid = page.dataframe[0].proto.id.split("-", 2)[2]  # the key ends the id
    page.session_state[grid] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    assert not page.exception
    assert "«فهمیدم و درست است»: \u2068Omid\u2069، ۱ فروردین ۱۴۰۵" in words(page)
    assert ":red[~~Shows all contacts" in words(page)
    states = widget(page.button_group, "تأیید مسئول")
    assert list(states.options) == [
        "تأییدشده (۱)", "متن پس از آن تغییر کرده (۱)", "تأییدنشده (۱)"
    ]  # fmt: skip
    states.set_value("signed").run()
    assert [row[0] for row in page.dataframe[0].value.to_numpy()] == ["REQ-02"]


def test_the_list_counts_its_stages_names_those_that_lack_and_shows_one(room):
    fill(room)
    first, second, _ = entries(room)
    store_edits(room, edit(first, VALUE_STAGE="network", CUSTOMER_STAGE="keep"),
                edit(second, CUSTOMER_STAGE="keep"))  # fmt: skip

    page = on_stage(room, "requirements", language="fa")
    value = widget(page.button_group, "مرحلهٔ زنجیرهٔ ارزش")
    customer = widget(page.button_group, "مرحلهٔ چرخهٔ عمر مشتری")
    assert [list(each.options) for each in (value, customer)] == [
        ["شبکهٔ همکاران (۱)"], ["حفظ مشتری (۲)"]
    ]  # fmt: skip
    assert "هنوز بدون نیازمندی: جذب مشتری، توسعهٔ مشتری" in words(page)
    value.set_value("network").run()
    assert [row[0] for row in page.dataframe[0].value.to_numpy()] == ["REQ-01"]


def own(room, who, count):
    """Give a member the first requirements of the list."""
    owner = room.seated(who).member
    store_edits(room, *[edit(each, OWNER=owner) for each in entries(room)[:count]])


def changed(room, text):
    """Give the first requirement another text."""
    sara = room.seated("sara")
    with room.store.read() as session:
        first = requirements(session, sara, ROOM, "en")[0]
    edit_requirement(
        room.store, sara, selection=ROOM, requirement=first.requirement.id,
        seen=first.version, texts={"en": text},
    )  # fmt: skip


def reworded(room):
    """Fill the list and give two requirements a wording that is worth a second look."""
    fill(room)
    omid = room.seated("omid")
    with room.store.read() as session:
        first, second, _ = requirements(session, omid, ROOM, "en")
    for entry, text in ((first, "It shall print and shall save."), (second, "It shall be fast.")):
        edit_requirement(
            room.store,
            omid,
            selection=ROOM,
            requirement=entry.requirement.id,
            seen=entry.version,
            texts={"en": text},
        )


def test_a_list_without_modal_verbs_says_so_once(room):
    fill(room)
    said = words(on_stage(room, "requirements"))

    assert "Most English texts have no shall or must" in said
    assert "Most Persian texts have no word for shall or must" in said
    assert "Wording: nothing to look at" in said


def test_the_wording_check_narrows_the_list(room):
    reworded(room)
    page = on_stage(room, "requirements")
    kinds = widget(page.button_group, "Show only these requirements")

    assert "3 requirements have something to look at in their wording" in words(page)
    assert "Most English texts" not in words(page)
    assert list(kinds.options) == [
        "No modal verb (1)", "Vague words (1)", "Two demands in one (1)"
    ]  # fmt: skip
    kinds.set_value([Kind.VAGUE]).run()
    assert [row[0] for row in page.dataframe[0].value.to_numpy()] == ["REQ-02"]


def test_the_filter_speaks_persian(room):
    reworded(room)
    page = on_stage(room, "requirements", language="fa")

    assert "نگارش ۳ نیازمندی جای بازبینی دارد" in words(page)
    assert list(widget(page.button_group, "نمایش تنها این نیازمندی‌ها").options) == [
        "بدون فعل الزام (۱)", "واژه‌های مبهم (۱)", "دو خواسته در یکی (۱)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "- **English text:** Vague: fast. Say how it will be measured"),
        ("fa", "- **متن انگلیسی:** مبهم: \u2068fast\u2069. بنویسید چگونه سنجیده می‌شود"),
    ],
)
def test_an_opened_requirement_says_what_to_look_at(room, language, line):
    reworded(room)
    page = on_stage(room, "requirements", language=language)
    grid = page.dataframe[0].proto.id.split("-", 2)[2]  # the key ends the id
    page.session_state[grid] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    page.run()

    assert line in words(page)
