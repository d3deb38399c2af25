from dataclasses import replace

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.forms import csv
from tests.vendor_data.costs.lines import offered
from tests.vendor_data.costs.priced_room import (
    facts,
    ids,
    offer,
    official,
    take,
    take_over,
    taken,
    versions,
    with_sheet,
)
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_price_forms_changes import rate
from vendor_data.changes.costs import add_cost_line
from vendor_data.price import PriceKind
from workbench.language import Language

SCREEN = "vendor_data.screens.prices"


def chosen(room, vendor="aban"):
    page = on_stage(room, SCREEN, "nima")
    (box,) = [each for each in page.selectbox if each.label == "Vendor"]
    return box.set_value(room.vendors[vendor]).run()


def uploaded(room, *lines):
    page = chosen(room)
    (field,) = page.file_uploader
    return field.set_value(("prices.csv", csv(*lines), "text/csv")).run()


def answer(page, label, value):
    (field,) = [each for each in page.text_input if each.label == label]
    return field.set_value(value).run()


def test_a_certain_form_is_read_shown_stored_and_taken_over_unseen(room):
    with_sheet(room)
    page = uploaded(room, "C-1,100,1000,,", "C-2,50,,,", "TOTAL,,1100,,")
    assert "Understood as" in words(page)

    page = press(page, "Store this price form")

    assert (taken(room)["aban"].number, taken(room)["aban"].is_official) == (1, True)
    assert "1,100" not in words(page)
    room.enter("price")
    assert official(room) == {"aban": 110000}


def test_a_doubtful_price_is_decided_and_an_error_confirmed_before_it_is_stored(room):
    with_sheet(room)
    page = uploaded(room, "C-1,100,1200,,", "C-2,about 50,,,")
    assert "Store this price form" not in labels(page)
    assert "The price about 50 at line 3 says more than an amount; say what counts" in words(page)

    (radio,) = [each for each in page.radio if "other" in each.options or len(each.options) == 5]
    page = radio.set_value("included").run()
    assert "EUR\N{NO-BREAK SPACE}1,000.00 counts." in words(page)
    page = answer(page, "Confirm it: why is this right?", "ten times 100")
    page = press(page, "Store this price form")

    room.enter("price")
    (version,) = versions(room)
    assert version.offer.lines[1].unit_price.kind is PriceKind.INCLUDED
    assert version.offer.lines[1].unit_price.raw == "about 50"
    assert [each.reason for each in version.corrections] == ["ten times 100"]
    assert official(room) == {"aban": 100000}


def test_a_form_with_an_open_line_is_stored_without_becoming_the_price(room):
    with_sheet(room)
    page = press(uploaded(room, "C-1,100,,,"), "Store this price form")

    assert not page.exception
    assert taken(room)["aban"].is_official is False
    page = press(on_stage(room, SCREEN, "nima"), "Take over as the official price")
    assert "lines have no amount: C-2" in words(page)


@pytest.mark.parametrize("language", Language)
def test_opened_prices_show_what_was_written_reckoned_and_changed(room, language):
    with_sheet(room)
    take(room, offer(room, 100, 50), "aban")
    take(room, offer(room, 90, 50, total=1000), "aban", reason="clarification 3")
    take(room, offer(room, 100, PriceKind.OPEN), "baran")
    take_over(room, "aban")
    room.enter("price")

    page = on_stage(room, SCREEN, "leila", language)

    told = words(page)
    assert "clarification 3" in told
    at_least = "at least" if language == "en" else "دست‌کم"
    assert at_least in told
    assert len(page.tabs) == 5


def test_an_error_is_shown_with_its_rule_and_who_confirmed_it(room):
    with_sheet(room)
    take(room, offer(room, 90, 50, total=900), confirmed={"total:total:": "added up anew"})
    room.enter("price")

    page = on_stage(room, SCREEN, "omid")
    told = str([table.value.to_numpy().tolist() for table in page.table])

    assert "The sum of the lines prevails" in told
    assert "added up anew (Nima)" in told.replace("\\", "")


def test_what_lies_far_from_the_median_is_marked_and_modules_are_summed(room):
    with_sheet(room)
    units = {"aban": 100, "baran": 110, "caspian": 120, "damavand": 900}
    offers = {vendor: offer(room, unit) for vendor, unit in units.items()}
    room.enter("model")
    add_cost_line(
        room.store, room.seated("sara"), selection=ROOM, titles={"en": "Sales module"},
        line_facts=replace(facts(1), module="Sales"),
    )  # fmt: skip
    room.enter("call")
    room.vendors |= {name: room.register(en=name.title()) for name in ("caspian", "damavand")}
    room.declare()
    sales = ids(room)[-1]
    for vendor, given in offers.items():
        more = offered(sales, 7 * units[vendor])
        take(room, replace(given, lines=(*given.lines, more)), vendor)
    room.enter("price")
    page = on_stage(room, SCREEN, "omid")

    tables = [each.value for each in page.table]
    (lines,) = [one for one in tables if "Median" in one.columns]
    (modules,) = [one for one in tables if "Module" in one.columns]
    marked = [cell for cell in lines.to_numpy().ravel() if str(cell)[0] in "▲▼"]
    assert [cell.partition(" ")[0] + cell[-7:] for cell in marked] == ["▲(×7.83)"] * 2
    assert list(modules["Module"]) == ["no module", "Sales"]
    assert "EUR\N{NO-BREAK SPACE}63.00" in modules.iloc[1]["Damavand"]


def test_of_many_vendors_four_stand_beside_one_another_and_no_outlier_is_passed_over(room):
    with_sheet(room)
    units = {"aban": 100, "baran": 110, "caspian": 120, "damavand": 115, "elborz": 900}
    for name in ("caspian", "damavand", "elborz"):
        room.vendors[name] = room.register(en=name.title())
    room.declare()
    for vendor, unit in units.items():
        take(room, offer(room, unit), vendor)
    room.enter("price")

    page = on_stage(room, SCREEN, "omid")

    (lines,) = [each.value for each in page.table if "Median" in each.value.columns]
    sums = next(each.value for each in page.table if "Present value" in each.value.columns)
    assert len(lines.columns) == 1 + 4 + 1
    assert len(sums) == 5
    assert "Not shown here, and far from the median: Elborz in C-1" in words(page)


def table(page, *titles):
    """Return the rows of the first table with these titles, without escapes and hard spaces."""
    found = next(each.value for each in page.table if list(each.value.columns) == list(titles))
    return [
        [str(cell).replace("\\", "").replace("\N{NO-BREAK SPACE}", " ") for cell in row]
        for row in found.to_numpy().tolist()
    ]


@pytest.mark.parametrize(
    ("language", "titles", "row"),
    [
        ("en", ("Where", "What", "Before", "After"), ("Unit price", "EUR 1.00", "EUR 0.90")),
        ("fa", ("کجا", "چه", "پیش از آن", "پس از آن"), ("قیمت واحد", "۱٫۰۰ یورو", "۰٫۹۰ یورو")),
    ],
)
def test_the_log_of_a_price_form_shows_each_price_before_and_after(room, language, titles, row):
    with_sheet(room)
    take(room, offer(room, 100, 50))
    take(room, offer(room, 90, 50), reason="clarification 3")
    room.enter("price")

    page = on_stage(room, SCREEN, "leila", language)

    (changed,) = table(page, *titles)
    assert changed[1:] == list(row)


RATE = {
    "en": "1 USD = 0.9 EUR, 1 May 2026 (11 Ordibehesht 1405), ECB",
    "fa": "۱ دلار آمریکا = ۰٫۹ یورو، ۱۱ اردیبهشت ۱۴۰۵ (۱ مه ۲۰۲۶)، \u2068ECB\u2069",
}


@pytest.mark.parametrize("language", Language)
def test_what_prices_are_reckoned_with_is_shown_rate_day_and_source(room, language):
    with_sheet(room)
    rate(room)
    take(room, offer(room, currency="USD"))
    room.enter("price")

    told = words(on_stage(room, SCREEN, "leila", language))
    assert RATE[language] in told


def test_the_total_over_the_years_tells_its_present_value_and_by_what_it_is_discounted(room):
    with_sheet(room)
    take(room, offer(room, 100, 50))
    room.enter("price")

    page = on_stage(room, SCREEN, "leila")
    # 10 x 1.00 and our own 3 x 5.00 at the start, 0.50 in each of two years: 0.50/1.1 + 0.50/1.21
    assert table(page, "Year", "Aban")[-2:] == [
        ["**All years**", "**EUR 26.00**"],
        ["**Present value**", "**EUR 25.87**"],
    ]
    said = words(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "Discounted by 10 % a year; the start is not discounted." in said


def test_a_vendor_that_is_named_like_a_column_keeps_its_own(room):
    with_sheet(room)
    for key, name in (("median", "Median"), ("year", "Year")):
        room.vendors[key] = room.register(en=name)
    room.declare()
    for at, vendor in enumerate(room.vendors):
        take(room, offer(room, 100 + at), vendor)
    room.enter("price")

    tables = [each.value for each in on_stage(room, SCREEN, "omid").table]

    (lines,) = [one for one in tables if "Cost line" in one.columns and "Median" in one.columns]
    (years,) = [one for one in tables if "Present value" in str(one.iloc[-1, 0])]
    assert list(lines.columns) == ["Cost line", "Aban", "Baran", "Median (1)", "Year", "Median"]
    assert list(years.columns) == ["Year", "Aban", "Baran", "Median", "Year (1)"]
    assert [str(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in lines.iloc[0][1:]] == [
        "EUR 10.00", "EUR 10.10", "EUR 10.20", "EUR 10.30", "EUR 10.15",
    ]  # fmt: skip
