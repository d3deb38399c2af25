import streamlit as st

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, words
from workbench.screens.parts import amounts
from workbench.tables import SelectionRow


def show(desk):
    """Draw the choice of unit and two amounts, as the pages of prices do."""
    amounts.ask_unit(desk)
    st.text(amounts.amount(desk, 120_000_005))
    st.text(amounts.amount(desk, 12_000, "EUR"))


def shown(page):
    return [each.value for each in page.text]


def in_rials(room):
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).currency = "IRR"


def test_rials_are_shown_as_tomans_for_whoever_wants_them_so(room):
    in_rials(room)
    page = on_stage(room, __name__, "leila")
    rials, euros = shown(page)
    assert "120,000,005" in rials
    page = page.toggle(key="amounts.in_tomans").set_value(True).run()
    assert shown(page) == ["12,000,000.5 tomans", euros]


def test_tomans_stand_in_persian_digits_on_a_persian_page(room):
    in_rials(room)
    page = on_stage(room, __name__, "leila", "fa")
    page = page.toggle(key="amounts.in_tomans").set_value(True).run()
    assert "۱۲٬۰۰۰٬۰۰۰٫۵" in shown(page)[0]
    assert "تومان" in shown(page)[0]


def test_the_choice_holds_on_the_next_page(room):
    in_rials(room)
    page = on_stage(room, __name__, "leila")
    page = page.toggle(key="amounts.in_tomans").set_value(True).run()
    assert page.session_state["amounts.wants_tomans"] is True
    page = on_stage(room, __name__, "leila")
    assert "120,000,005" in shown(page)[0]
    page.session_state["amounts.wants_tomans"] = True  # the toggle of another page
    assert shown(page.run())[0] == "12,000,000.5 tomans"


def test_other_money_offers_no_tomans(room):
    page = on_stage(room, __name__, "leila")
    assert list(page.toggle) == []
    assert "tomans" not in words(page)
