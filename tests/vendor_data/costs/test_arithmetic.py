from fractions import Fraction

import pytest

from tests.vendor_data.costs.lines import line, offer, offered
from vendor_data.costs.arithmetic import check
from vendor_data.costs.error_rules import Error, ErrorRules, Prevails
from vendor_data.price import PriceKind


def told(found):
    return [(each.error, each.stated, each.other, each.corrected) for each in found.findings]


def totals(found):
    return [cost.total for cost in found.costs]


def test_a_form_without_errors_has_no_finding():
    found = check(
        offer(offered("a", 500, 6000), offered("b", 250), total=6250),
        [line("a", 10, 2), line("b")],
        ErrorRules(),
    )

    assert (told(found), totals(found), found.difference) == ([], [6000, 250], 0)


@pytest.mark.parametrize(
    ("rule", "total", "years"),
    [(Prevails.UNIT_PRICE, 6000, (5000, 1000)), (Prevails.LINE_TOTAL, 7200, (6000, 1200))],
)
def test_the_published_rule_decides_between_unit_price_and_line_total(rule, total, years):
    found = check(offer(offered("a", 500, 7200)), [line("a", 10, 2)], ErrorRules(line=rule))

    assert told(found) == [(Error.LINE, 7200, 6000, total)]
    assert found.findings[0].rule is rule
    assert found.costs[0].by_year == years


@pytest.mark.parametrize(("rule", "counts"), [(Prevails.WORDS, 12), (Prevails.FIGURES, 15)])
def test_the_published_rule_decides_between_words_and_figures(rule, counts):
    found = check(offer(offered("a", 15, words=12)), [line("a", 10)], ErrorRules(words=rule))

    assert told(found) == [(Error.WORDS, 15, 12, counts)]
    assert totals(found) == [counts * 10]


@pytest.mark.parametrize(
    ("rule", "counts", "difference"), [(Prevails.SUM, 300, 0), (Prevails.STATED_TOTAL, 310, 10)]
)
def test_the_published_rule_decides_between_the_sum_and_the_stated_total(rule, counts, difference):
    found = check(
        offer(offered("a", 100), offered("b", 200), total=310),
        [line("a"), line("b")],
        ErrorRules(total=rule),
    )

    assert told(found) == [(Error.TOTAL, 310, 300, counts)]
    assert found.difference == difference


def test_one_wrong_line_makes_the_sum_wrong_too_and_both_are_told():
    found = check(offer(offered("a", 10, 120), total=120), [line("a", 10)], ErrorRules())

    assert told(found) == [(Error.LINE, 120, 100, 100), (Error.TOTAL, 120, 100, 100)]


def test_free_and_included_cost_nothing_and_open_and_blank_are_not_known():
    found = check(
        offer(
            offered("a", PriceKind.FREE),
            offered("b", PriceKind.INCLUDED),
            offered("c", PriceKind.OPEN),
        ),
        [line("a"), line("b"), line("c"), line("d")],
        ErrorRules(),
    )

    assert totals(found) == [0, 0, None, None]
    assert [cost.kind for cost in found.costs] == [
        PriceKind.FREE, PriceKind.INCLUDED, PriceKind.OPEN, PriceKind.BLANK,
    ]  # fmt: skip


def test_a_sum_with_an_open_line_is_compared_with_nothing():
    found = check(
        offer(offered("a", 100), offered("b", PriceKind.OPEN), total=500),
        [line("a"), line("b")],
        ErrorRules(),
    )

    assert told(found) == []


def test_a_line_with_a_total_alone_is_shared_over_the_years_by_quantity():
    found = check(offer(offered("a", None, 100)), [line("a", 0, 1, 2)], ErrorRules())

    assert found.costs[0].by_year == (0, Fraction(100, 3), Fraction(200, 3))


def test_a_total_for_a_quantity_of_nothing_falls_due_at_the_start():
    found = check(offer(offered("a", None, 100)), [line("a", 0, 0)], ErrorRules())

    assert found.costs[0].by_year == (100, 0)


def test_our_own_lines_are_no_part_of_an_offer():
    found = check(offer(offered("a", 1)), [line("a"), line("o", own=5)], ErrorRules())

    assert [cost.line.id for cost in found.costs] == ["a"]
