"""The rules as agreed, and every change as everybody in every phase."""

import sqlite3
from fractions import Fraction

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from rfp.readiness.register import Edit
from tests.access.agreed import AGREED, OBSERVERS_OWN, VENDORS_OWN, is_agreed
from tests.access.changing import VERB_ASKED, arguments, otherwise, tried, verbs_of_selections
from tests.access.people import PEOPLE, browser_of, visitors
from tests.access.planted import found_in
from tests.access.reached import call, lacking, parameters
from tests.access.world import copied
from vendor_data.sealing.envelope import Envelope, Opening
from workbench.committee import RULES, Right
from workbench.house import PACKAGES
from workbench.language import Language, sentence
from workbench.problem import Problem
from workbench.record import VERBS
from workbench.selection import Phase
from workbench.tables import Table


def test_the_rules_of_the_house_are_those_that_were_agreed():
    def spelled(rule):
        marks = (
            ("o", rule.owner_too), ("d", rule.after_declaring), ("a", rule.when_archived),
            ("s", rule.own_seat),
        )  # fmt: skip
        return (
            frozenset(role.value for role in rule.roles),
            rule.first.value,
            rule.last.value,
            "".join(mark for mark, is_set in marks if is_set),
        )

    assert {right: spelled(rule) for right, rule in RULES.items()} == {
        right: (frozenset(roles.split()), first, last, more)
        for right, (roles, first, last, more) in AGREED.items()
    }


@pytest.mark.parametrize("phase", Phase)
def test_a_change_begins_only_as_the_rules_say(worlds, phase):
    world, wrong, cases, begun = worlds[phase], [], 0, {}
    for person in visitors(phase):
        hidden = [c for c in world.canaries if not c.is_known_to(person, phase)]
        given, sayings = arguments(world, person), []
        for name, change in verbs_of_selections().items():
            assert lacking(change, {**given, **otherwise(name)}) == [], name
            for vendor in ("aban", "baran") if "vendor" in parameters(change) else ("",):
                cases += 1
                more = {"vendor": world.ids[vendor]} if vendor else {}
                verb, may_begin, said = tried(name, change, {**given, **more})
                at = f"{name} as {person.key} on {vendor or 'no vendor'}"
                sayings += said
                if verb is None:  # undo: there is nothing of one's own that can be taken back
                    assert name.endswith(".undo"), name
                    continue
                needed = verb.right
                knows_vendor = vendor if VERB_ASKED[-1][1] else ""
                expected = is_agreed(person, needed, phase, knows_vendor)
                if may_begin:
                    begun.setdefault(person.key, set()).add(needed)
                if may_begin != expected:
                    wrong.append(f"{at}: {'begins' if may_begin else f'refused: {said[0]}'}")
        wrong += [f"{person.key} is told {c.word}" for c in found_in(sayings, hidden)]
    assert wrong == []
    assert begun.get("observer", set()) <= OBSERVERS_OWN
    assert begun.get("late", set()) <= OBSERVERS_OWN - {Right.PLAY_WHAT_IF}
    assert [begun.get(key) for key in ("room", "gone", "stranger", "outsider")] == [None] * 4
    assert begun.get("seat", set()) <= VENDORS_OWN
    assert cases >= 600


def test_every_verb_that_needs_a_right_is_tried(worlds):
    world, asked = worlds[Phase.PRICE], set()
    for name, change in verbs_of_selections().items():
        for more in _both_ways(change):
            who = "eva" if more.get("private") else "chair"  # eva has a private what-if by now
            tried(name, change, {**arguments(world, PEOPLE[who]), **more})
            asked |= {verb.name for verb, _ in VERB_ASKED}
    # Other tests of this process register verbs of their own.
    own = [verb for verb in VERBS.values() if verb.name.partition(".")[0] in PACKAGES]
    needing = {verb.name for verb in own if verb.right is not None}
    begun_before = {"scoring.begin_what_if", "scoring.begin_private_what_if"}
    undoing = {name for name in needing if name.startswith("workbench.undo")}
    assert needing - asked - begun_before - undoing == set()


def _both_ways(change):
    yield {}
    if "private" in parameters(change):
        yield {"private": True}
    if "vendor" in parameters(change):
        yield {"vendor": None}
    if "envelope" in parameters(change):
        yield {"envelope": Envelope.C}
    if "opening" in parameters(change):
        yield {"opening": Opening.PRICE}


@pytest.mark.parametrize("phase", [Phase.MODEL, Phase.OPENING, Phase.SCORING, Phase.PRICE])
def test_no_change_touches_another_selection_by_its_ids(worlds, tmp_path, phase):
    """Whoever may do most in one selection names things of the other."""
    wrong, cases = [], 0
    world = copied(worlds[phase], tmp_path / "here.db")
    abroad = world.abroad
    before = _rows_of(world, abroad.selection)
    watching = sqlite3.connect(tmp_path / "here.db")
    commits = _commits_seen(watching)
    foreign = _foreign_ids(arguments(abroad, PEOPLE["chair"]), abroad)
    for name, change in verbs_of_selections().items():
        said = []
        for key in ("chair", "facil", "nima"):
            at_home = {**arguments(world, PEOPLE[key]), "store": world.store}
            for field in sorted(set(parameters(change)) & set(foreign) - set(otherwise(name))):
                cases += 1
                said += _refused(name, change, {**at_home, field: foreign[field]})
        wrong += [f"{name} says {c.word}" for c in found_in(said, abroad.canaries)]
        seen, commits = commits, _commits_seen(watching)
        if commits == seen:
            continue  # what was refused has stored nothing at all
        if _rows_of(world, abroad.selection) != before:
            wrong.append(f"{name} changed the other selection")
            before = _rows_of(world, abroad.selection)
    watching.close()
    world.store.database.close()
    assert wrong == []
    assert cases >= 150


def _foreign_ids(given, abroad):
    fields = (
        "alternative", "capability", "goal", "market_vendor", "objective", "criterion", "gap",
        "item", "leaf", "pain", "pin", "process_map", "requirement", "step", "vendor", "event",
        "invitation", "question", "into", "party",
        "reference", "function", "scenario",
    )  # fmt: skip
    return {
        **{field: given[field] for field in fields},
        "member": abroad.ids["member eva"],
        "invitation": abroad.ids["invitation"],
        "parent": abroad.ids["fit"],
        "before": abroad.ids["gap"],
        "replaces": abroad.ids["map"],
        "following": [abroad.ids["step"]],
        "leaves": [abroad.ids["coverage"]],
        "values": {abroad.ids["fit"]: 50},
        "comparisons": {(abroad.ids["fit"], abroad.ids["price"]): Fraction(2)},
        "weights": {abroad.ids["fit"]: Fraction(1, 2), abroad.ids["price"]: Fraction(1, 2)},
        "conflicts": {abroad.ids["aban"]: "words"},
        "gaps": [abroad.ids["gap"]],
        "pains": [abroad.ids["pain"]],
        "rows": [Edit(entry=abroad.ids["entry"], seen=1, is_removed=True, cells={})],
        "amounts": {abroad.ids["item"]: {1: 5}},
        "browser": browser_of("outsider"),
        "members": [abroad.ids["member eva"], abroad.actor("outsider").member],
    }


def _refused(name, change, given):
    try:
        call(change, {**given, **otherwise(name)})
    except Problem as problem:
        return [sentence(problem, language) for language in Language]
    except IntegrityError:  # the database's own refusal; its words reach no browser and no log
        return []
    return []


def _commits_seen(watching):
    """Return a number that differs once any other connection has stored something."""
    return watching.execute("PRAGMA data_version").fetchone()


def _rows_of(world, selection):
    """Return every row of a selection, as one value to be compared."""
    with world.store.read() as session:
        found = []
        for table in Table.metadata.sorted_tables:
            if "selection" in table.columns:
                rows = session.execute(select(table).where(table.c.selection == selection))
                found.append(sorted(repr(tuple(row)) for row in rows))
        count = session.execute(
            text("SELECT count(*) FROM event WHERE chain = :here"), {"here": selection}
        )
        return found, count.scalar_one()
