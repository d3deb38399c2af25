"""Acceptance scenarios are written, and what each vendor showed of them is noted."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rfp.changes.owned_words import Words, check_some, current_words, drop_words
from rfp.tables import RequirementRow
from vendor_data.changes.notes import cleaned_note
from vendor_data.checking.demo import CUSTOMER, FIELDS, Showing
from vendor_data.checking.ready_scenarios import not_taken
from vendor_data.checking.tables import DemoRequirementRow, DemoScenarioRow, DemoShowingRow
from vendor_data.tables import VendorRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import Audience, Verb, verb
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_version


def _kept(name: str, label: str, audience: Audience = Audience.COMMITTEE) -> Verb:
    right = Right.KEEP_VENDOR_FILE
    return verb(f"vendor_data.{name}", right=right, label=label, undoable=True, audience=audience)


DESCRIBE = _kept("describe_customer", "Imaginary customer described")
ADD = _kept("add_scenario", "Scenario added")
TAKE_READY = _kept("take_ready_scenarios", "Ready scenarios taken over")
CHANGE = _kept("change_scenario", "Scenario changed")
REMOVE = _kept("remove_scenario", "Scenario removed")
# Evaluators score what they saw themselves, so the log reaches them once sheets are locked.
NOTE = _kept("note_showing", "Demonstration noted", Audience.LEADERS_UNTIL_LOCKED)

LONGEST = 8000
NO_TITLE = "a scenario needs a title"


def describe_customer(
    store: Store, actor: Actor, *, selection: str, texts: Words, seen: Words
) -> None:
    """Describe the customer and its data that every vendor shows its scenarios on.

    `seen` are the words that the page showed: nobody writes over what a colleague wrote meanwhile.
    """
    with store.change(actor, DESCRIBE, selection) as change:
        _expect_nothing_shown(change)
        _expect_seen(change, selection, CUSTOMER, texts, seen)
        put_text(change, selection, CUSTOMER, _stripped(texts))
        change.about(selection)


def add_scenario(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    scenario_words: Mapping[str, Words],
    requirements: Collection[str] = (),
) -> str:
    """Write a scenario: its title, steps and expected result, and what it lets a vendor show."""
    check_some(scenario_words.get("title", {}), NO_TITLE)
    with store.change(actor, ADD, selection) as change:
        _expect_nothing_shown(change)
        added = _added(change, scenario_words, requirements)
        change.about(added)
    return added


def take_ready_scenarios(store: Store, actor: Actor, *, selection: str) -> None:
    """Add the ready scenarios that are not on the list yet, linked to ready requirements by code.

    Raises
    ------
    Refused
        If a vendor has shown one already, or all of them are on the list.
    """
    with store.change(actor, TAKE_READY, selection) as change:
        _expect_nothing_shown(change)
        wanted = not_taken(_titles(change))
        if not wanted:
            raise Refused("all ready scenarios are on the list already")
        statement = select(RequirementRow).where(
            RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None)
        )
        listed = {row.code: row.id for row in change.session.scalars(statement)}
        for ready in wanted:
            links = [listed[code] for code in ready.requirements if code in listed]
            _added(change, ready.words, links)
        change.about(selection, scenarios=len(wanted))


def _titles(change: Change) -> list[dict[str, str]]:
    statement = select(DemoScenarioRow.id).where(DemoScenarioRow.selection == change.selection.id)
    return [current_words(change, each, "title") for each in change.session.scalars(statement)]


def _added(
    change: Change, scenario_words: Mapping[str, Words], requirements: Collection[str]
) -> str:
    """Put one more scenario below the others, and return it."""
    here = change.selection.id
    row = DemoScenarioRow(
        id=change.new_id(), selection=here, ordinal=change.next_ordinal(DemoScenarioRow.ordinal)
    )
    change.session.add(row)
    change.session.flush()
    for field in FIELDS:
        put_text(change, row.id, field, _stripped(scenario_words.get(field, {})))
    _link(change, row.id, requirements)
    return row.id


def change_scenario(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    scenario: str,
    scenario_words: Mapping[str, Words],
    requirements: Collection[str],
    seen: int,
) -> None:
    """Change a scenario while no vendor has shown any: they are the same for every vendor."""
    check_some(scenario_words.get("title", {}), NO_TITLE)
    with store.change(actor, CHANGE, selection) as change:
        _expect_nothing_shown(change)
        row = change.get(DemoScenarioRow, scenario)
        now = current_words(change, scenario, "title")
        expect_version(row, seen, found=_both(now), wanted=_both(scenario_words["title"]))
        for field in FIELDS:
            put_text(change, scenario, field, _stripped(scenario_words.get(field, {})))
        flag_modified(row, "selection")  # its words have no version of their own
        _link(change, scenario, requirements)
        change.about(scenario)


def remove_scenario(store: Store, actor: Actor, *, selection: str, scenario: str) -> None:
    """Take a scenario off while no vendor has shown any."""
    with store.change(actor, REMOVE, selection) as change:
        _expect_nothing_shown(change)
        row = change.get(DemoScenarioRow, scenario)
        _link(change, scenario, ())
        drop_words(change, scenario)
        change.session.flush()
        change.session.delete(row)
        change.about(scenario)


def note_showing(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    scenario: str,
    showing: Showing,
    note: str,
    seen: int,
) -> None:
    """Note what a vendor showed of a scenario; what was not fully shown says what was missing."""
    with store.change(actor, NOTE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        change.get(DemoScenarioRow, scenario)
        if showing is not Showing.SHOWN and not note.strip():
            raise Problem("say what was missing")
        row = change.session.get(DemoShowingRow, (vendor, scenario))
        if row is None:
            row = DemoShowingRow(vendor=vendor, scenario=scenario, selection=selection)
            change.session.add(row)
        else:
            expect_version(row, seen, found=Showing(row.outcome).label, wanted=showing.label)
        row.outcome, row.note = showing.value, cleaned_note(note, LONGEST)
        row.noted_by, row.noted_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor)


def _expect_seen(change: Change, subject: str, field: str, wanted: Words, seen: Words) -> None:
    now = {each: text for each, text in current_words(change, subject, field).items() if text}
    if now != {language: text for language, text in seen.items() if text}:
        raise Conflict(CHANGED_MEANWHILE, found=_both(now), wanted=_both(wanted))


def _both(words: Words) -> str:
    return " / ".join(filter(None, words.values()))


def _expect_nothing_shown(change: Change) -> None:
    statement = select(DemoShowingRow.vendor).where(DemoShowingRow.selection == change.selection.id)
    if change.session.scalar(statement.limit(1)) is not None:
        raise Refused("the demonstrations have begun; scenarios stay the same for every vendor")


def _link(change: Change, scenario: str, requirements: Collection[str]) -> None:
    statement = select(DemoRequirementRow).where(DemoRequirementRow.scenario == scenario)
    now = {row.requirement: row for row in change.session.scalars(statement)}
    for key, row in now.items():
        if key not in requirements:
            change.session.delete(row)
    for key in requirements:
        if key not in now:
            change.get(RequirementRow, key)
            change.session.add(
                DemoRequirementRow(
                    scenario=scenario, requirement=key, selection=change.selection.id
                )
            )


def _stripped(words: Words) -> dict[str, str]:
    return {language: cleaned_note(text, LONGEST) for language, text in words.items()}
