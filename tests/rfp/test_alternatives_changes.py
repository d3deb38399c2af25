import pytest

from rfp.changes.alternatives import (
    AlternativeWords,
    add_alternative,
    choose_route,
    edit_alternative,
    remove_alternative,
    set_fits,
)
from rfp.changes.market import add_market_vendor, remove_market_vendor, set_market_fact
from rfp.goals.alternative import CostClass, Fit, Route, Standing
from rfp.goals.market import MarketFact, Sureness, Topic
from rfp.reads.alternatives import alternatives, chosen_route, market
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused

FACT = MarketFact(sureness=Sureness.CLAIMED, text="Runs in the country", source="brochure")


def do(room, change, who="omid", **given):
    return change(room.store, room.seated(who), selection=ROOM, **given)


def told(title="Extend the old system", reason=""):
    return AlternativeWords(
        titles={"en": title}, notes={"en": "Two developers"}, reasons={"en": reason}
    )


def way(room, title="Extend the old system", standing=Standing.KEPT, reason="Cheap to try"):
    return do(
        room,
        add_alternative,
        route=Route.EXTEND,
        words=told(title, reason),
        cost=CostClass.LOW,
        standing=standing,
        source="our own  IT",
    )


def edit(room, key, standing, seen=1, **more):
    words = AlternativeWords(titles={}, notes={}, reasons=more)
    do(room, edit_alternative, alternative=key, seen=seen, route=Route.EXTEND, words=words,
       cost=CostClass.LOW, standing=standing, source="our own IT")  # fmt: skip


def ways(room, who="omid"):
    with room.store.read() as session:
        return alternatives(session, room.seated(who), ROOM, "en")


def choose(room, key, reason="First return within a year", seen=0, who="omid"):
    do(room, choose_route, who=who, alternative=key, reasons={"en": reason}, seen=seen)


def chosen(room, who="omid"):
    with room.store.read() as session:
        return chosen_route(session, room.seated(who), ROOM)


def vendors(room, who="omid"):
    with room.store.read() as session:
        return market(session, room.seated(who), ROOM)


def test_an_alternative_stands_on_the_list_with_its_cost_source_and_reason(room):
    way(room)
    found = ways(room)[0].alternative
    assert (found.title, found.route, found.cost, found.standing) == (
        "Extend the old system",
        Route.EXTEND,
        CostClass.LOW,
        Standing.KEPT,
    )
    assert (found.source, found.notes, found.reason) == (
        "our own IT",
        "Two developers",
        "Cheap to try",
    )


@pytest.mark.parametrize("standing", [Standing.KEPT, Standing.DROPPED])
def test_an_alternative_is_kept_or_dropped_with_a_reason(room, standing):
    with pytest.raises(Problem, match="kept or dropped with a reason, got none"):
        way(room, standing=standing, reason=" ")
    key = way(room, standing=Standing.OPEN, reason="")
    with pytest.raises(Problem, match="kept or dropped with a reason, got none"):
        edit(room, key, standing)

    edit(room, key, standing, en="Seen at a fair")
    assert ways(room)[0].alternative.standing is standing


def test_two_people_changing_one_alternative_are_shown_both(room):
    key = way(room)
    edit(room, key, Standing.OPEN)
    with pytest.raises(Conflict, match=r"it is now \['open'\]; you wanted \['dropped'\]"):
        edit(room, key, Standing.DROPPED)


def test_the_fit_to_a_need_is_set_changed_and_unknown_again(room):
    key = way(room)
    for fits in ({"gap": Fit.MEETS, "other": Fit.FAILS}, {"gap": Fit.PARTLY}, {"other": None}):
        do(room, set_fits, alternative=key, fits=fits)

    assert ways(room)[0].alternative.fits == {"gap": Fit.PARTLY}


def test_an_alternative_goes_with_its_fits_and_comes_back(room):
    key = way(room)
    do(room, set_fits, alternative=key, fits={"gap": Fit.MEETS})
    before = [entry.alternative for entry in ways(room)]
    do(room, remove_alternative, alternative=key, seen=1)
    assert ways(room) == []

    do(room, undo, event=room.events()[-1].hash)
    assert [entry.alternative for entry in ways(room)] == before


def test_a_route_is_chosen_with_its_reason_for_the_rfp(room):
    key = way(room)
    assert chosen(room) is None
    choose(room, key)

    found = chosen(room)
    assert (found.alternative, found.route, found.by) == (key, Route.EXTEND, "Omid")
    assert (found.titles, found.reasons) == (
        {"en": "Extend the old system"},
        {"en": "First return within a year"},
    )


def test_a_route_without_a_reason_is_refused(room):
    with pytest.raises(Problem, match="a route is chosen with a reason, got none"):
        choose(room, way(room), reason="")
    assert chosen(room) is None


def test_only_a_kept_alternative_is_chosen_and_the_chosen_one_stays(room):
    dropped, kept = way(room, "Build", standing=Standing.DROPPED), way(room)
    with pytest.raises(Problem, match="only an alternative that was kept can be chosen; Build"):
        choose(room, dropped)
    choose(room, kept)

    with pytest.raises(Problem, match="Extend the old system is the chosen route; choose another"):
        edit(room, kept, Standing.DROPPED)
    with pytest.raises(Problem, match="Extend the old system is the chosen route; choose another"):
        do(room, remove_alternative, alternative=kept, seen=1)


def test_two_people_choosing_are_shown_both(room):
    one, other = way(room, "One"), way(room, "Other")
    choose(room, one)
    with pytest.raises(Conflict, match="it is now One; you wanted Other"):
        choose(room, other, who="sara")
    choose(room, other, who="sara", seen=1)
    assert chosen(room).alternative == other


def test_the_market_list_tells_known_from_claimed(room):
    key = do(room, add_market_vendor, name=" Aban  Soft ", route=Route.SAAS)
    do(room, set_market_fact, market_vendor=key, topic=Topic.DATA, fact=FACT)
    found = vendors(room)[0].vendor
    assert (found.name, found.route, found.facts) == (
        "Aban Soft",
        Route.SAAS,
        {Topic.DATA: FACT},
    )

    do(room, set_market_fact, market_vendor=key, topic=Topic.DATA, fact=None)
    assert vendors(room)[0].vendor.facts == {}


def test_a_market_vendor_goes_with_its_facts_and_comes_back(room):
    key = do(room, add_market_vendor, name="Aban")
    do(room, set_market_fact, market_vendor=key, topic=Topic.DATA, fact=FACT)
    do(room, remove_market_vendor, market_vendor=key, seen=1)
    assert vendors(room) == []

    do(room, undo, event=room.events()[-1].hash)
    assert vendors(room)[0].vendor.facts == {Topic.DATA: FACT}


def test_a_name_and_words_are_asked_for(room):
    with pytest.raises(Problem, match="a vendor on the market has a name, got none"):
        do(room, add_market_vendor, name=" ")
    key = do(room, add_market_vendor, name="Aban")
    empty = MarketFact(sureness=Sureness.KNOWN, text=" ")
    with pytest.raises(Problem, match="say in words what is known or claimed, got nothing"):
        do(room, set_market_fact, market_vendor=key, topic=Topic.COST, fact=empty)


def test_an_observer_adds_no_way_and_a_vendor_sees_none(room):
    choose(room, way(room))
    do(room, add_market_vendor, name="Aban")
    with pytest.raises(Refused, match="your role does not include this"):
        do(room, add_market_vendor, who="leila", name="Baran")
    assert (ways(room, "vida"), vendors(room, "vida"), chosen(room, "vida")) == ([], [], None)
