from collections import Counter

import pytest

from tests.vendor_data.costs.forms import form
from tests.vendor_data.costs.messy_prices import MEANT, ways
from vendor_data.costs.price_cell import NOTED, STRUCK
from vendor_data.costs.price_reading import read_price_form
from vendor_data.costs.price_rows import HIDDEN, LOST_HEAD
from vendor_data.costs.priced_line import TWO_TOTALS

WAYS = {name: (data, words, is_sure) for name, data, words, is_sure in ways()}
ASKED = {
    "two totals": {TWO_TOTALS: 1},
    "a hidden row": {HIDDEN: 1},
    "a hidden column": {HIDDEN: 3},
    "notes": {NOTED: 1},
    "struck through": {STRUCK: 1},
    "without its head": {LOST_HEAD: 4},
}


def reading(name):
    return read_price_form(WAYS[name][0], form())


@pytest.mark.parametrize("name", WAYS)
def test_every_price_is_proposed_as_it_was_meant(name):
    lines = reading(name).offer.lines

    assert {line.line: line.unit_price.amount for line in lines} == MEANT


@pytest.mark.parametrize("name", WAYS)
def test_no_word_beside_the_prices_is_lost(name):
    found = reading(name)

    told = [
        *(line.remark for line in found.offer.lines),
        *(doubt.found for doubt in found.doubts),
        *(extra.text for extra in found.extra),
    ]
    assert [word for word in WAYS[name][1] if word not in "\n".join(told)] == []


@pytest.mark.parametrize("name", WAYS)
def test_what_is_odd_about_a_price_is_asked_and_nothing_else_is(name):
    reasons = Counter(doubt.reason for doubt in reading(name).doubts)

    assert reasons == ASKED.get(name.rpartition(", ")[0], {})


@pytest.mark.parametrize("name", ["as it should be, en", "as it should be, fa"])
def test_our_own_words_are_no_remarks_of_a_vendor(name):
    found = reading(name)

    assert [line.remark for line in found.offer.lines] == ["remark 2", "remark 3", "remark 4"]
    assert (found.extra, found.unread_sheets) == ((), ())


def test_both_totals_are_offered_and_the_row_with_the_second_is_kept():
    found = reading("two totals, en")

    assert [doubt.readings for doubt in found.doubts] == [(90000, 110000)]
    assert [(extra.place, extra.text) for extra in found.extra] == [
        ("Price form!A6", "Grand total | 1100 | incl. VAT")
    ]
