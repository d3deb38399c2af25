import datetime as dt
from fractions import Fraction

import pytest

from tests.vendor_data.costs.lines import line, offer, offered
from vendor_data.costs.arithmetic import check
from vendor_data.costs.error_rules import ErrorRules, Prevails
from vendor_data.costs.exchange import ExchangeRate, converted
from vendor_data.costs.total_cost import Basis, in_currency, own_costs, price_on, total_cost
from vendor_data.price import PriceKind
from workbench.problem import Problem


def added(costs, years=0, rate=Fraction(0)):
    return total_cost(costs, years=years, rate=rate)


def costs(offered_lines, asked, rules=None):
    return check(offer(*offered_lines), asked, rules or ErrorRules()).costs


def test_a_worked_example_over_three_years():
    # By hand: licences 1,000.00 at the start and 100.00 more in year 2; support 220.00 a year;
    # at 10 %: 1000 + 220/1.1 + 320/1.21 + 220/1.331 = 1000 + 200 + 264.4628... + 165.2893...
    asked = [line("a", 10, 0, 1, 0), line("b", 0, 1, 1, 1)]
    found = added(costs([offered("a", 10000), offered("b", 22000)], asked), 3, Fraction(1, 10))

    assert found.by_year == (100000, 22000, 32000, 22000)
    assert found.nominal == 176000
    assert found.present == 100000 + 20000 + Fraction(32000 * 100, 121) + Fraction(22000000, 1331)
    assert round(found.present) == 162975


def test_no_year_at_all_is_the_start_alone():
    found = added(costs([offered("a", 500)], [line("a", 2)]), 0, Fraction(1, 4))

    assert (found.by_year, found.nominal, found.present) == ((1000,), 1000, 1000)


def test_at_a_rate_of_nothing_the_present_value_is_the_sum():
    found = added(costs([offered("a", 7)], [line("a", 1, 1, 1)]), 2)

    assert found.nominal == found.present == 21


def test_a_rate_below_nothing_is_refused():
    with pytest.raises(Problem, match="a discount rate is 0 % or more"):
        added([], 1, Fraction(-1, 100))


def test_an_open_line_makes_the_sum_a_lower_limit_and_never_a_price():
    known = costs([offered("a", 100), offered("b", PriceKind.OPEN)], [line("a"), line("b")])
    found = added(known)

    assert (found.nominal, found.is_at_least) == (100, True)
    assert [each.code for each in found.open_lines] == ["C-b"]
    with pytest.raises(Problem, match="only a lower limit while lines have no amount: C-b"):
        price_on(Basis.PURCHASE, found, found, Fraction(0))


def test_free_and_included_lines_leave_the_sum_exact():
    known = costs([offered("a", PriceKind.FREE), offered("b", PriceKind.INCLUDED)],
                  [line("a"), line("b")])  # fmt: skip

    assert (added(known).nominal, added(known).is_at_least) == (0, False)


def test_our_own_lines_count_in_the_total_cost_and_not_in_the_purchase_total():
    asked = [line("a", 1, 0), line("o", 1, 2, own=30)]
    vendors = costs([offered("a", 100)], asked)
    alone = added(vendors, 1)
    whole = added([*vendors, *own_costs(asked, "EUR")], 1, Fraction(1, 5))

    assert price_on(Basis.PURCHASE, alone, whole, Fraction(0)) == 100
    assert price_on(Basis.TOTAL_COST, alone, whole, Fraction(0)) == 190
    assert price_on(Basis.PRESENT_VALUE, alone, whole, Fraction(0)) == 180


def test_an_own_line_without_an_amount_is_open_for_the_total_cost_alone():
    asked = [line("a"), line("o", is_own=True)]
    vendors = costs([offered("a", 100)], asked)
    whole = added([*vendors, *own_costs(asked, "EUR")])

    assert price_on(Basis.PURCHASE, added(vendors), whole, Fraction(0)) == 100
    with pytest.raises(Problem, match="C-o"):
        price_on(Basis.TOTAL_COST, added(vendors), whole, Fraction(0))


def test_a_price_is_rounded_half_even_once():
    found = added(costs([offered("a", 25)], [line("a", 0, 1)]), 1, Fraction(1, 9))

    assert found.present == Fraction(45, 2)
    assert price_on(Basis.PRESENT_VALUE, found, found, Fraction(0)) == 22


def test_a_stated_total_that_prevails_adds_its_difference_at_the_start():
    checked = check(
        offer(offered("a", 100), total=95), [line("a")], ErrorRules(total=Prevails.STATED_TOTAL)
    )
    lines, difference = in_currency(checked, "EUR", {})

    assert price_on(Basis.PURCHASE, added(lines), added(lines), difference) == 95


DOLLAR = ExchangeRate(
    currency="USD", rate=Fraction("92.5") / 100, day=dt.date(2026, 5, 1), source="ECB"
)


def test_amounts_are_converted_exactly_at_the_rate_of_the_selection():
    checked = check(
        offer(offered("a", 333, currency="USD"), offered("b", 100)),
        [line("a", 3), line("b")],
        ErrorRules(),
    )
    lines, _ = in_currency(checked, "EUR", {"USD": DOLLAR})

    assert [cost.total for cost in lines] == [Fraction(999 * 925, 1000), 100]
    assert added(lines).nominal == Fraction("1024.075")


def test_decimal_places_of_the_currencies_are_minded():
    rial = ExchangeRate(currency="USD", rate=Fraction(600_000), day=DOLLAR.day, source="CBI")
    dinar = ExchangeRate(currency="KWD", rate=Fraction(3), day=DOLLAR.day, source="x")

    assert converted(Fraction(1), given="USD", wanted="IRR", rates={"USD": rial}) == 6000
    assert converted(Fraction(1000), given="KWD", wanted="EUR", rates={"KWD": dinar}) == 300


def test_without_a_rate_nothing_is_converted():
    with pytest.raises(Problem, match="there is no rate of exchange from USD to EUR"):
        converted(Fraction(1), given="USD", wanted="EUR", rates={})


def test_currencies_are_never_added_as_they_are():
    mixed = costs([offered("a", 1, currency="USD"), offered("b", 1)], [line("a"), line("b")])

    with pytest.raises(Problem, match="converted before they are added"):
        added(mixed)


@pytest.mark.parametrize(
    ("rate", "source", "words"),
    [(0, "ECB", "a rate of exchange is more than 0"), (1, " ", "where the rate of USD is from")],
)
def test_a_rate_needs_a_value_and_a_source(rate, source, words):
    with pytest.raises(Problem, match=words):
        ExchangeRate(currency="USD", rate=Fraction(rate), day=DOLLAR.day, source=source)
