from fractions import Fraction

import pytest

from scoring.explained import (
    margin_sentence,
    reversal_sentences,
    tie_sentences,
    tornado_sentence,
)
from scoring.reads.standings import standing
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from workbench.changes.members import declare
from workbench.language import Language

EN, FA = Language.EN, Language.FA


def read(room, name="mina", language="en"):
    with room.store.read() as session:
        return standing(session, room.seated(name), ROOM, language)


def by_name(room, found):
    names = {key: name for name, key in room.vendors.items()}
    return {names[vendor]: value for vendor, value in found.items()}


def test_the_second_selection_comes_out_of_the_store_as_worked_out_by_hand(ranked_room):
    found = read(ranked_room)
    ranking = found.ranking()

    assert by_name(ranked_room, {p.vendor: p.total for p in ranking.places}) == second.TOTALS
    assert by_name(ranked_room, ranking.ranks) == second.RANKS
    assert by_name(ranked_room, found.excluded) == second.EXCLUDED
    assert by_name(ranked_room, found.prices) == second.PRICES


@pytest.mark.parametrize("name", ["arash", "farid", "omid", "mina"])
def test_there_is_no_standing_for_anyone_before_the_prices_are_open(scoring_room, name):
    assert read(scoring_room, name) is None


def test_who_is_in_conflict_sees_the_others_with_the_same_points(ranked_room):
    room = ranked_room
    whole = read(room)
    toska = room.vendors["toska"]  # the lowest price, on which the points of all others hang
    declare(room.store, room.seated("mina"), selection=ROOM, conflicts={toska: "A cousin"})

    found = read(room)
    assert found.hides_vendors
    assert dict(found.points) == {v: p for v, p in whole.points.items() if v != toska}
    assert [toska in part for part in (found.vendors, found.prices, found.excluded)] == [False] * 3


def test_a_tie_is_said_with_the_rule_that_decides(ranked_room):
    found = read(ranked_room)

    assert margin_sentence(found, EN) == (
        "Rayan is first: the totals are tied at 0.1, and the tie-break rule decides."
    )
    assert tie_sentences(found, found.ranking(), EN) == [
        (
            "Rayan, Parsa: tie at 0.1. Among vendors whose totals are equal as published, "
            "more points on Fit to our work decide."
        )
    ]


def test_reversal_points_are_said_for_unrounded_totals(ranked_room):
    found = read(ranked_room)

    assert reversal_sentences(found, EN) == [
        "Before rounding, Parsa has the highest total.",
        "Rayan takes over when price counts more than 30.5\N{NO-BREAK SPACE}%.",
    ]


def test_a_nested_criterion_is_weighed_within_its_parent(ranked_room):
    found = read(ranked_room)
    coverage = ranked_room.criteria["coverage"]

    # Outside fit Parsa has 688/15 and Rayan 45; within it, coverage at t, the others 60 to 40,
    # Parsa has 200/3 throughout and Rayan 64 + t 28/3: level where 64 + t 28/3 = 413/6.
    told = reversal_sentences(found, EN, criterion=coverage)
    assert Fraction(413, 6) == 64 + Fraction(29, 56) * Fraction(28, 3)
    assert told[1] == (
        "Rayan takes over when Coverage of the requirements counts more than "
        "51.8\N{NO-BREAK SPACE}% of Fit to our work."
    )


def test_sentences_are_persian_for_a_persian_reader(ranked_room):
    found = read(ranked_room, language="fa")

    assert reversal_sentences(found, FA)[1] == "اگر وزن قیمت بیش از ۳۰٫۵٪ باشد، رایان پیشتاز می‌شود."


def test_a_weight_that_could_take_the_lead_is_named(ranked_room):
    found = read(ranked_room)

    assert tornado_sentence(found, EN).startswith(
        "The lead changes when one of these weights is made 10\N{NO-BREAK SPACE}% smaller"
    )
    assert tornado_sentence(found, EN, change=Fraction(0)).startswith("No weight, made 0")
