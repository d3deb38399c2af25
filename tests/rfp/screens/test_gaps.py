from rfp.changes.gap_order import order_gaps
from rfp.reads.needs import gaps, pains
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words


def register(room, who="omid"):
    with room.store.read() as session:
        return gaps(session, room.seated(who), ROOM, "en")


def loose(room):
    with room.store.read() as session:
        return [e.pain.text for e in pains(session, room.seated("omid"), ROOM) if e.is_loose]


def test_without_pains_the_screen_says_what_comes_first(room):
    assert "Add pains to the steps of the process map first" in words(on_stage(room, "gaps"))


def test_the_register_stands_by_priority_in_persian_figures(room):
    fill(room)

    table = on_stage(room, "gaps", language="fa").dataframe[0].value
    assert list(table["اولویت"]) == ["۴۹٫۲", "۲۳٫۲"]
    assert list(table["شکاف"]) == ["یک پروندهٔ مشتری برای همه", "پیشنهاد از یک فهرست قیمت"]


def test_a_loose_pain_becomes_a_gap(room):
    fill(room)
    page = on_stage(room, "gaps")
    button(page, "Make a gap of it").click().run()
    widget(page.text_input, "Gap (English)").input("Invoices from the order")
    button(page, "Add the gap").click().run()

    assert loose(room) == []
    assert "Invoices from the order" in [entry.gap.title for entry in register(room)]
    assert "Every pain is linked to a gap or set aside with a reason." in words(page)


def test_what_was_typed_of_a_gap_stays_when_a_pain_is_chosen_for_it(room):
    fill(room)
    page = on_stage(room, "gaps")
    widget(page.text_input, "Gap (English)").input("Invoices from the order").run()

    button(page, "Make a gap of it").click().run()

    assert widget(page.text_input, "Gap (English)").value == "Invoices from the order"
    button(page, "Add the gap").click().run()
    assert loose(room) == []


def test_the_formula_follows_the_numbers_that_are_being_chosen(room):
    fill(room)
    page = on_stage(room, "gaps")
    assert [each.value for each in page.info] == [
        "Priority 36.0 = 100 × (4 − 1) ÷ 5 × (4 × 3 + 3 × 3 + 2 × 3 + 1 × (6 − 3)) ÷ 50"
    ]

    widget(page.segmented_control, "Impact of closing it").set_value(5).run()
    assert [each.value for each in page.info] == [
        "Priority 45.6 = 100 × (4 − 1) ÷ 5 × (4 × 5 + 3 × 3 + 2 × 3 + 1 × (6 − 3)) ÷ 50"
    ]


def test_a_pain_is_set_aside_with_a_reason_and_taken_back(room):
    fill(room)
    page = on_stage(room, "gaps")
    button(page, "Set aside with this reason").click().run()
    assert [each.value for each in page.error] == [r"A pain is set aside with a reason\, got none"]

    widget(page.text_area, "Why does it lead to no gap?").input("Gone next month")
    button(page, "Set aside with this reason").click().run()
    assert loose(room) == []

    page.button[[each.label for each in page.button].index("Take back")].click().run()
    assert loose(room) == ["Invoices are typed twice."]


def test_an_observer_reads_and_is_offered_nothing_to_change(room):
    fill(room)

    page = on_stage(room, "gaps", who="leila")
    assert (len(page.dataframe), list(page.button)) == (1, [])


def test_a_gap_is_given_a_wave_and_an_owner_after_what_is_proposed(room):
    fill(room)
    page = on_stage(room, "gaps")
    assert "Give the effort, and a wave is proposed here." in words(page)
    widget(page.text_input, "Gap (English)").input("Invoices from the order")
    widget(page.segmented_control, "Impact of closing it").set_value(5)
    widget(page.segmented_control, "Effort of closing it (5 most)").set_value(1).run()
    assert "Proposed: Now — little effort and a high impact: a quick win" in words(page)

    widget(page.segmented_control, "When is it closed?").set_value("now")
    widget(page.text_input, "Owner of the gap").input("Reza")
    button(page, "Add the gap").click().run()
    added = next(e.gap for e in register(room) if e.gap.title == "Invoices from the order")
    assert (added.closing.effort, added.closing.wave, added.closing.owner) == (1, "now", "Reza")


def test_the_gaps_shown_are_approved_at_once(room):
    fill(room)
    page = on_stage(room, "gaps", who="nima")
    button(page, "Approve 2 gaps that wait for it").click().run()

    assert list(page.dataframe[0].value["Approval"]) == ["Approved", "Approved"]
    assert [each.label for each in page.button if each.label.startswith("Approve ")] == []


def test_the_gaps_lie_where_the_lanes_of_their_pains_lie(room):
    fill(room)
    table = on_stage(room, "gaps").table[0].value
    assert list(table["Area"]) == ["Marketing", "Sales", "Service", "Other areas"]
    assert [table["Data"][1], table["Process"][1], table["Data"][0]] == [
        ":orange-background[**1** (49.2)]",
        ":yellow-background[**1** (23.2)]",
        ":gray[–]",
    ]


def test_the_order_of_closing_follows_what_waits(room):
    fill(room)
    first, second = (entry.gap for entry in register(room))
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=first.id, before=second.id)

    said = words(on_stage(room, "gaps"))
    listed = [line.strip() for line in said.split("\n") if line[:2] in {"1.", "2."}]
    assert listed == [
        "1. Offers from one price list (23.2)",
        "2. One customer file for everybody (49.2) · after “Offers from one price list”",
    ]
