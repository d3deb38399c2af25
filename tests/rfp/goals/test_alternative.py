from fractions import Fraction

from rfp.goals.alternative import (
    Alternative,
    Fit,
    Need,
    Route,
    Standing,
    needs_met,
    studied,
    top_needs,
)
from rfp.goals.market import MarketFact, MarketVendor, Sureness, Topic
from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.requirement import Moscow, Requirement


def gap(key, impact):
    judged = Judgement(as_is=1, to_be=4, impact=impact, constraint=3, risk=3, dependency=3)
    return Gap(id=key, title=key.upper(), kind=GapKind.DATA, judgement=judged)


def requirement(code, moscow):
    return Requirement(id=code, code=code, text="Prints", moscow=moscow)


NEEDS = tuple(Need(id=key, title=key) for key in "abcd")


def test_the_most_pressing_gaps_are_the_top_needs():
    found = top_needs([gap("a", 1), gap("b", 5), gap("c", 3)], [], most=2)
    assert found == (Need(id="b", title="B"), Need(id="c", title="C"))


def test_without_gaps_the_musts_are_the_top_needs():
    asked = [requirement("R-1", Moscow.COULD), requirement("R-2", Moscow.MUST)]
    assert top_needs([], asked) == (Need(id="R-2", title="R-2 Prints"),)


def test_needs_are_met_over_those_of_which_it_is_known():
    met = needs_met({"a": Fit.MEETS, "b": Fit.PARTLY, "c": Fit.FAILS, "gone": Fit.MEETS}, NEEDS)
    assert (met.share, met.known, met.asked) == (Fraction(1, 2), 3, 4)


def test_where_nothing_is_known_there_is_no_share():
    assert needs_met({}, NEEDS).share is None


def test_an_alternative_is_studied_once_it_was_kept_or_dropped():
    ways = [Alternative(id=s, title=s, route=Route.BUILD, standing=s) for s in Standing]
    assert studied(ways) == 2


def test_a_market_vendor_counts_what_is_known_claimed_and_unknown():
    facts = {
        Topic.COST: MarketFact(sureness=Sureness.CLAIMED, text="cheap"),
        Topic.DATA: MarketFact(sureness=Sureness.KNOWN, text="at home"),
    }
    vendor = MarketVendor(id="v", name="Aban", facts=facts)
    assert [vendor.count(each) for each in (Sureness.KNOWN, Sureness.CLAIMED, None)] == [
        1,
        1,
        len(Topic) - 2,
    ]
