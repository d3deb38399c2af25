"""The sample selection comes out with the figures that the committee's day names."""

import json
from fractions import Fraction

import pytest

from scoring.changes.what_ifs import reset_what_if
from scoring.exact.sensitivity import crossovers, sweep
from scoring.pricing.price_cut import price_cut_to_tie
from scoring.ranking import rank
from scoring.reads.member_weights import revealed_weights
from scoring.reads.standings import standing
from scoring.sample import afresh, ensure
from scoring.weighing.revealed import joint_tree, winner_by_member
from scoring.weights import moved
from tests.vendor_data.publishing.standard import faults
from vendor_data.checking.check_sheet import Verdict
from vendor_data.publishing.release import release
from vendor_data.reads.check_sheet import findings
from vendor_data.reads.publishing import published_facts
from workbench.committee import Actor
from workbench.database import Database
from workbench.ground import open_store
from workbench.house import furnish
from workbench.language import Language
from workbench.migrations import bring_up_to_date
from workbench.problem import Refused
from workbench.reads.actors import current_actor
from workbench.reads.replay import check
from workbench.reads.selections import selection_of
from workbench.record import chains, verify
from workbench.store import Store


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    furnish()
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('sample')}/gozin.db")
    with database.writing() as session:
        bring_up_to_date(session.connection())
    store = Store(database)
    yield store, ensure(store)
    database.close()


@pytest.fixture
def official(built):
    store, sample = built
    with store.read() as session:
        chair = Actor(account=sample.accounts["chair"], name="")
        seated = current_actor(session, chair, sample.selection)
        return standing(session, seated, sample.selection, "en")


def by_name(standing, values):
    return {standing.vendors[vendor]: value for vendor, value in values.items()}


def named(standing, name):
    return next(criterion for criterion, title in standing.titles.items() if title == name)


def totals(standing, tree):
    ranked = rank(tree, standing.points, precision=standing.precision)
    return {standing.vendors[place.vendor]: place.total for place in ranked.places}


def test_the_official_totals_are_exact(official):
    assert totals(official, official.tree) == {
        "Baran": Fraction("72.70"),
        "Aban": Fraction("71.45"),
        "Caspian": Fraction("70.55"),
    }


def test_price_at_forty_and_at_ten_percent_each_has_its_own_winner(official):
    price = official.tree.price

    assert totals(official, moved(official.tree, price, Fraction(2, 5))) == {
        "Caspian": Fraction("71.44"),
        "Baran": Fraction("70.16"),
        "Aban": Fraction("66.16"),
    }
    assert totals(official, moved(official.tree, price, Fraction(1, 10))) == {
        "Aban": Fraction("76.74"),
        "Baran": Fraction("75.24"),
        "Caspian": Fraction("69.66"),
    }


def test_the_reversal_points_of_price_are_exact(official):
    found = {
        frozenset((official.vendors[c.ahead_below], official.vendors[c.ahead_above])): c.weight
        for c in crossovers(sweep(official.tree, official.points, official.tree.price))
    }

    assert found[frozenset({"Aban", "Baran"})] == Fraction(2, 11)
    assert found[frozenset({"Baran", "Caspian"})] == Fraction(118, 343)


def test_the_price_cuts_that_tie_with_baran_are_exact(official):
    ids = {name: vendor for vendor, name in official.vendors.items()}

    def level(name):
        return price_cut_to_tie(
            official.tree,
            official.points,
            official.price_rule,
            official.prices,
            vendor=ids[name],
            level_with=ids["Baran"],
        ).price

    assert level("Aban") == 50 * 100_000
    assert level("Caspian") == Fraction("36.56") * 100_000


def test_the_plan_weighs_what_the_members_weigh_on_average_and_each_has_a_winner(built, official):
    store, sample = built
    with store.read() as session:
        chair = Actor(account=sample.accounts["chair"], name="")
        seated = current_actor(session, chair, sample.selection)
        revealed = revealed_weights(session, seated, sample.selection)
    assert joint_tree(official.tree, revealed) == official.tree
    top = [official.tree[criterion].weight for criterion in official.tree.top]
    assert top == [Fraction(percent, 100) for percent in (35, 15, 15, 10, 25)]
    first = winner_by_member(official, revealed)
    assert sorted(official.vendors[vendor] for (vendor,) in first.values()) == [
        "Aban", "Aban", "Baran", "Baran", "Caspian",
    ]  # fmt: skip


def test_the_excluded_vendor_has_a_reason_and_no_figure(official):
    assert list(by_name(official, official.excluded)) == ["Damavand"]
    excluded = next(iter(official.excluded))
    assert excluded not in official.points
    assert excluded not in official.prices


def test_the_record_of_the_sample_holds(built):
    store, _ = built
    with store.read() as session:
        assert check(session).breaks == ()


def record_of(store):
    with store.read() as session:
        return {chain: verify(session, chain) for chain in chains(session)}


def test_the_sample_is_the_same_to_the_last_hash_on_every_server(built, tmp_path):
    """Its clock, its people and its luck are fixed: it tells of no hour and of no machine."""
    store, sample = built
    elsewhere = open_store(f"sqlite:///{tmp_path}/gozin.db")
    assert ensure(elsewhere) == sample
    again = record_of(elsewhere)
    elsewhere.database.close()

    head, events, _ = again[sample.selection]
    assert (len(head), events > 300) == (64, True)
    assert again == record_of(store)


def test_a_fresh_copy_closes_the_old_one(built):
    store, old = built

    new = afresh(store)

    assert new.number == old.number + 1
    assert set(new.accounts) == {"chair", "evaluator", "observer"}
    chair = Actor(account=old.accounts["chair"], name="", selection=old.selection)
    with store.read() as session:
        assert current_actor(session, chair, new.selection).roles == frozenset()
        assert selection_of(session, old.selection, "en").archived_at is not None
    with pytest.raises(Refused, match="this selection is archived and can only be read"):
        reset_what_if(store, chair, selection=old.selection)
    assert ensure(store) == new


def test_a_copy_that_was_left_half_made_is_passed_over(tmp_path, monkeypatch):
    furnish()
    database = Database(f"sqlite:///{tmp_path}/gozin.db")
    with database.writing() as session:
        bring_up_to_date(session.connection())
    store = Store(database)
    with monkeypatch.context() as broken:
        broken.setattr("scoring.sample_call.issue_rfp", None)  # the server stops in the middle
        with pytest.raises(TypeError):
            ensure(store)

    assert ensure(store).number == 2
    database.close()


def test_every_vendor_was_checked_on_the_mandatory_requirement(built):
    store, sample = built
    with store.read() as session:
        chair = Actor(account=sample.accounts["chair"], name="")
        seated = current_actor(session, chair, sample.selection)
        vendors = standing(session, seated, sample.selection, "en").vendors
        sheet = findings(session, seated, sample.selection, "en")

    assert {vendors.get(vendor, "Damavand"): one.verdict for (vendor, _), one in sheet.items()} == {
        "Aban": Verdict.PASS,
        "Baran": Verdict.PASS,
        "Caspian": Verdict.PASS,
        "Damavand": Verdict.FAIL,
    }


def test_the_sample_is_a_valid_release_of_open_contracting_data(built):
    store, sample = built
    with store.read() as session:
        actor = Actor(account=sample.accounts["chair"], name="")
        chair = current_actor(session, actor, sample.selection)
        for language in Language:
            facts = published_facts(session, chair, sample.selection, language, made=store.clock())
            assert faults(json.loads(json.dumps(release(facts)))) == [], language
