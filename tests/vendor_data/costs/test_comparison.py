from fractions import Fraction

from tests.vendor_data.costs.lines import line, offer, offered
from vendor_data.costs.arithmetic import check
from vendor_data.costs.comparison import by_module, compared, middle
from vendor_data.costs.error_rules import ErrorRules
from vendor_data.price import PriceKind

LINES = [line("a"), line("o", own=3)]


def one(**asks):
    found = {
        vendor: check(offer(offered("a", what)), LINES, ErrorRules()).costs
        for vendor, what in asks.items()
    }
    (row,) = compared(LINES, found)
    return row


def test_what_asks_twice_or_half_the_median_is_marked():
    row = one(w=100, x=50, y=200, z=99)

    assert row.median == Fraction(199, 2)
    assert dict(row.times) == {"y": Fraction(400, 199)}
    assert dict(one(w=100, x=50, y=100).times) == {"x": Fraction(1, 2)}


def test_two_amounts_have_no_outlier():
    row = one(x=1, y=1000)

    assert (row.median, dict(row.times)) == (None, {})


def test_free_included_and_open_are_no_amounts_and_stay_in_the_row():
    row = one(w=10, x=10, y=PriceKind.FREE, z=PriceKind.OPEN)

    assert (row.median, [row.costs[v].total for v in "wxyz"]) == (None, [10, 10, 0, None])


def test_the_median_of_an_even_number_lies_between_the_middle_two():
    assert middle([Fraction(4), Fraction(1), Fraction(3), Fraction(9)]) == Fraction(7, 2)


def test_modules_are_added_up_and_an_open_line_makes_them_a_lower_limit():
    asked = [line("a", module="Sales"), line("b", module="Sales"), line("c", module="Service")]
    costs = check(offer(offered("a", 5), offered("c", 7)), asked, ErrorRules()).costs

    assert by_module(costs) == {"Sales": (5, True), "Service": (7, False)}
