from time import process_time

import pytest

from rfp.changes.list_changes import issue_addendum
from rfp.changes.requirements import add_requirement, edit_requirement
from rfp.needs.must import CapUnit
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.needs import requirements
from rfp.reads.requirement_list import must_cap, success_factors
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.screens.stage import button, on_stage, widget, words
from tests.rfp.test_requirement_table import edit, entries, store_edits


@pytest.fixture
def listed(room):
    fill(room)
    return room


def view(room, chosen, *, who="omid", language="en"):
    page = on_stage(room, "requirements", who=who, language=language)
    page.segmented_control(key="requirements.view").set_value(chosen).run()
    assert not page.exception
    return page


def opened(page, box):
    page.session_state[box] = True
    return page.run()


def pasted(page, text):
    opened(page, "requirement_paste.box")
    page.text_area[0].input(text)
    button(page, "Take over the lines").click().run()
    assert not page.exception
    return page


def asked(room):
    with room.store.read() as session:
        found = [e.requirement for e in requirements(session, room.seated("omid"), ROOM, "en")]
    return [(each.code, each.moscow.value, each.owner) for each in found]


LINES = "Code\tImportance\tOwner\nREQ-02\tMust\tIT\nREQ-03\tWon't\tSales"


def reasoned(room):
    """Say of every requirement why its importance is not what the gaps propose."""
    store_edits(room, *[edit(each, MOSCOW_REASON="agreed") for each in entries(room)])


def test_pasted_importances_that_the_gaps_do_not_propose_ask_why(listed):
    page = pasted(view(listed, "table"), LINES)
    button(page, "Save changes").click().run()

    (told,) = [each.value.replace("\\", "") for each in page.error]
    assert "say why it is Must instead" in told
    assert asked(listed)[1] == ("REQ-02", "should", "")


def test_pasted_lines_wait_until_they_are_saved_as_one_event(listed):
    reasoned(listed)
    page = pasted(view(listed, "table"), LINES)
    before = len(listed.events())
    assert "4 cells are not saved yet" in words(page)
    assert asked(listed)[1] == ("REQ-02", "should", "")

    page.run()
    assert "4 cells are not saved yet" in words(page)
    button(page, "Save changes").click().run()
    assert asked(listed)[1:] == [("REQ-02", "must", "IT"), ("REQ-03", "wont", "Sales")]
    assert len(listed.events()) - before == 1
    assert "Everything is saved" in words(page)


def test_unsaved_cells_stay_while_one_looks_elsewhere(listed):
    page = pasted(view(listed, "table"), LINES)
    page.segmented_control(key="requirements.view").set_value("musts").run()
    page.segmented_control(key="requirements.view").set_value("table").run()

    assert "4 cells are not saved yet" in words(page)


def test_a_pasted_cell_that_means_nothing_is_named_by_line_and_column(listed):
    page = pasted(view(listed, "table"), "Code\tImportance\nREQ-02\toften\nREQ-03\tmust")

    told = "\n".join(each.value for each in page.warning).replace("\\", "")
    assert "row 2, column Importance: often is none of the choices" in told
    assert "1 cell is not saved yet" in words(page)


def test_one_value_is_set_for_all_that_the_filter_shows(listed):
    page = view(listed, "table")
    widget(page.text_input, "Words or code to look for").input("REQ-0").run()
    widget(page.text_input, "Words or code to look for").input("customer").run()
    assert "of 3 requirements shown" in words(page)
    shown = len(page.session_state["requirement_table.laid"][1])
    opened(page, "requirement_paste.fill")
    widget(page.selectbox, "Column").select("mandatory reason en").run()
    widget(page.text_input, "Value").input("the law").run()
    button(page, "Set for all shown").click().run()

    assert f"{shown} cells are not saved yet" in words(page)


def test_a_cell_that_somebody_changed_shows_both_and_asks(listed):
    reasoned(listed)
    page = pasted(view(listed, "table"), LINES)
    second = entries(listed)[1]
    edit_requirement(
        listed.store, listed.seated("sara"), selection=ROOM, requirement=second.requirement.id,
        seen=second.version, moscow=Moscow.COULD,
    )  # fmt: skip
    button(page, "Save changes").click().run()
    table = page.table[0].value
    cells = [[cell.replace("\\", "") for cell in row] for row in table.to_numpy()]
    assert cells == [["REQ-02", "Importance", "Could", "Must"]]

    button(page, "Keep mine").click().run()
    button(page, "Save changes").click().run()
    assert asked(listed)[1] == ("REQ-02", "must", "IT")


def test_an_observer_reads_the_table_and_changes_nothing(listed):
    page = view(listed, "table", who="leila")

    assert list(page.button) == []


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("chosen", ["table", "alike", "musts", "versions"])
def test_every_view_is_drawn_in_both_languages(listed, chosen, language):
    page = view(listed, chosen, language=language)

    assert [each.value for each in page.error] == []


def test_twins_are_merged_or_told_apart(listed):
    for text in ("It shall print.", "it shall print"):
        add_requirement(
            listed.store, listed.seated("omid"), selection=ROOM, texts={"en": text},
            moscow=Moscow.SHOULD, is_mandatory=False,
        )  # fmt: skip
    page = view(listed, "alike")
    button(page, "Merge into REQ-04").click().run()

    assert [code for code, *_ in asked(listed)] == ["REQ-01", "REQ-02", "REQ-03", "REQ-04"]
    assert "No two requirements read alike" in words(page)


def test_the_chair_limits_the_musts_and_a_factor_is_added(listed):
    page = view(listed, "musts", who="sara")
    widget(page.text_input, "Limit").set_value("30")
    button(page, "Set the limit").click().run()
    widget(page.text_input, "New success factor (English)").input("Sales uses it")
    button(page, "Add the success factor").click().run()

    with listed.store.read() as session:
        cap = must_cap(session, listed.seated("leila"), ROOM)
        *_, factor = success_factors(session, listed.seated("leila"), ROOM, "en")
    assert (cap.unit, cap.most, factor.title) == (CapUnit.NUMBER, 30, "Sales uses it")


def test_musts_that_serve_no_factor_are_named_and_tied_together(listed):
    must = add_requirement(
        listed.store, listed.seated("omid"), selection=ROOM, texts={"en": "It lasts"},
        moscow=Moscow.MUST, is_mandatory=False,
    )  # fmt: skip
    said = [each.value for each in on_stage(listed, "requirements").warning]
    assert any("Musts that serve no success factor" in each and "04" in each for each in said), said
    page = view(listed, "musts")
    page.multiselect[0].select(must)
    with listed.store.read() as session:
        (factor,) = success_factors(session, listed.seated("leila"), ROOM, "en")
    page.session_state["musts.tie.1.factor"] = factor.id
    page.run()
    button(page, "Tie them").click().run()

    page = view(listed, "musts")
    assert [each.value for each in page.warning] == []
    assert "Tie them" not in [each.label for each in page.button]


@pytest.fixture
def called(listed):
    frozen(listed)
    issued(listed)
    return listed


def test_after_the_issue_the_table_becomes_an_addendum(called):
    page = pasted(view(called, "table", who="nima"), "Code\tImportance\nREQ-02\tMust")
    assert "Addendum: list version 2" in words(page)
    (why,) = [each for each in page.text_input if each.label.startswith("Why")][:1]
    why.input("the law changed")
    widget(page.text_input, "Why the list changes (English)").input("Two questions")
    button(page, "Issue the addendum").click().run()

    assert asked(called)[1][1] == "must"
    page = view(called, "versions", who="leila")
    said = words(page)
    assert "Version 2, issued on" in said
    assert "Importance: :red[~~Should~~] :green[**Must**]" in said
    assert "Nima: the law changed" in said


def test_a_section_changes_with_an_addendum_and_the_difference_shows_it(called):
    page = view(called, "table", who="nima")
    widget(page.multiselect, "Sections of the request that change").set_value(["scope"]).run()
    widget(page.text_area, "Text (English)").input("Three regions")
    widget(page.text_input, "Why Scope changes").input("asked twice")
    widget(page.text_input, "Why the list changes (English)").input("Two questions").run()
    button(page, "Issue the addendum").click().run()
    assert not page.exception

    said = words(view(called, "versions", who="leila"))
    assert "**Sections of the request**" in said
    assert ":green[**Three" in said
    assert "Nima: asked twice" in said


def test_the_words_that_changed_are_marked(called):
    first = entries(called)[0]
    change = edit(first, TEXT_EN=first.texts["en"].replace("contacts", "mails"))
    issue_addendum(
        called.store, called.seated("nima"), selection=ROOM, reasons={"en": "Questions"},
        edits=[type(change)(
            requirement=change.requirement, seen=change.seen, cells=change.cells, why="asked"
        )],
    )  # fmt: skip

    said = words(view(called, "versions", who="leila"))
    assert "Shows all :red[~~contacts~~]:green[**mails**] with a customer" in said


def worked(page):
    """Return how long the page works when it is drawn again [seconds of the processor]."""
    begun = process_time()
    page.run()
    assert not page.exception
    return process_time() - begun


def test_a_thousand_rows_are_drawn_narrowed_pasted_and_saved_without_delay(room):
    new = [
        {
            Column.CODE: f"R-{number:04d}",
            Column.MOSCOW: "should",
            Column.TEXT_EN: f"It must show offer {number} to all who sell.",
        }
        for number in range(1000)
    ]
    store_edits(room, *(RowEdit(cells={at: Cell("", each[at]) for at in each}) for each in new))
    page = view(room, "table")
    drawn = worked(page)
    widget(page.text_input, "Words or code to look for").input("R-07")
    narrowed = worked(page)
    widget(page.text_input, "Words or code to look for").input("")
    opened(page, "requirement_paste.box")
    page.text_area[0].input("\n".join(["Code\tOwner", *(f"R-{n:04d}\tIT" for n in range(1000))]))
    button(page, "Take over the lines").click()
    taken = worked(page)
    assert "1,000 cells are not saved yet" in words(page)
    button(page, "Save changes").click()
    stored = worked(page)

    assert {owner for _, _, owner in asked(room)} == {"IT"}
    # Many times what `make bench` measures: here only a cost that grows with the square is caught.
    assert max(drawn, narrowed, taken) < 6
    assert stored < 20
