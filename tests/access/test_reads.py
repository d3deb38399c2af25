"""What every read gives to everybody in every phase, and what the record tells."""

import ast
from pathlib import Path

import pytest

from tests.access.changing import (
    own_last,
)
from tests.access.people import PEOPLE, visitors
from tests.access.planted import found_in
from tests.access.reached import functions, is_nothing, lacking
from tests.access.reading import (
    ASKED_BY_ANYONE,
    OF_ONESELF,
    READS,
    SCREENS_MAY_ASK,
    STANDING,
    WITHOUT_ACTOR,
    all_changes,
    answered,
    asked_of,
    known,
)
from tests.access.world import copied
from vendor_data.changes.proposals import store_evidence
from workbench.changes.undo import undo
from workbench.file_kind import Kind as FileKind
from workbench.reads.events import events, visible_head
from workbench.selection import Phase
from workbench.uploads import Upload

ROOT = Path(__file__).parents[2]


def test_every_read_says_which_right_it_needs():
    assert set(functions("reads")) == {*READS, *ASKED_BY_ANYONE, *WITHOUT_ACTOR}


def test_no_screen_asks_a_read_that_takes_no_actor():
    forbidden = WITHOUT_ACTOR - SCREENS_MAY_ASK
    asked = {
        (str(path.relative_to(ROOT)), f"{node.module}.{name.name}")
        for path in ROOT.glob("*/screens/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert [pair for pair in sorted(asked) if pair[1] in forbidden] == []


@pytest.mark.parametrize("phase", Phase)
def test_a_read_gives_to_each_what_the_rules_give_and_not_a_word_more(worlds, phase):
    world, reads, wrong, cases = worlds[phase], functions("reads"), [], 0
    secrets = [*world.canaries, *world.abroad.canaries]
    for person in visitors(phase):
        hidden = [c for c in world.canaries if not c.is_known_to(person, phase)]
        given = asked_of(world, person)
        for name in sorted({*READS, *ASKED_BY_ANYONE}):
            cases += 1
            read = reads[name]
            assert lacking(read, {**given, "session": None}) == [], name
            value, refusal = answered(world, name, read, given)
            at = f"{name} as {person.key}"
            out = found_in([repr(value), *refusal], [*hidden, *_foreign(secrets, person, name)])
            wrong += [f"{at} tells {c.kind} {c.word}" for c in out]
            if name in READS and not known(name, person, phase) and not is_nothing(value):
                wrong.append(f"{at} gives {repr(value)[:120]}")
    assert wrong == []
    assert cases >= 400


def _foreign(secrets, person, name):
    """The other selection's secrets: its title stands in the lists of its chair and the owner."""
    is_listed = name.endswith(".selections") and person.key in {"outsider", "sara"}
    foreign = [c for c in secrets if c.word.startswith("zx")]
    return [c for c in foreign if not (is_listed and c.kind == "title")]


# What the selections of these tests have no use for.
NOT_USED = {
    "rfp.reads.house_style.house_style",
    "rfp.reads.letters.addenda",  # no addendum goes out here
    "rfp.reads.call_terms.takes_sealed",
    "rfp.reads.call_terms.wait_for_addendum",
    "rfp.reads.section_versions.issued_section_difference",
    "rfp.reads.section_versions.unissued_sections",
    "workbench.reads.removals.removal_of",  # nobody removed what is asked for
    "scoring.reads.measured_amounts.measured_amounts",  # measured criteria have tests of their own
    "vendor_data.reads.questions.addendum_numbers",
    "vendor_data.reads.call_end.call_end",  # the proposals were opened
    "vendor_data.reads.call_end.may_end_call",
    "vendor_data.reads.opening_minutes.ending_minutes",
    "vendor_data.reads.opening_minutes.opening_minutes",
    "vendor_data.reads.opening_minutes.attendance",
    "vendor_data.reads.handed_files.handed_files",  # leaders brought every file
    "vendor_data.reads.handed_files.handed_bytes",
    "vendor_data.reads.handed_files.answered_since",
    "vendor_data.reads.stated_offers.stated_offers",  # no vendor of these handed one in
    "vendor_data.reads.sealing.sealing",  # sealed selections have tests of their own
    "vendor_data.reads.sealing.hand_in_window",
    "vendor_data.reads.sealing.handed_in",
    "vendor_data.reads.sealing.late_envelopes",
    "vendor_data.reads.sealing.opened_papers",
    "vendor_data.reads.sealing.opened_bytes",
    "vendor_data.reads.sealing.formal_checks",
    "vendor_data.reads.stale_answers.answers_due",
    "vendor_data.reads.stale_answers.asked_anew",
    "vendor_data.reads.stale_answers.reconfirmations",
    "vendor_data.reads.stale_answers.stale_answers",
}


def test_at_the_end_the_chair_is_given_something_by_every_read(worlds):
    world, reads = worlds[Phase.DECISION], functions("reads")
    silent = {
        "workbench.reads.accounts.accounts",
        "workbench.reads.members.invitations",
        "rfp.reads.call_terms.issued_terms",
        "vendor_data.reads.call.clauses",  # these are for vendors' own people
        "vendor_data.reads.call.own_files",
        "vendor_data.reads.call.plain_window",
        "vendor_data.reads.drafts.drafts",
        "vendor_data.reads.drafts.draft_lock",
        "vendor_data.reads.drafts.statement_draft",
        "vendor_data.reads.questions.questions_of_call",
        "vendor_data.reads.people.vendor_invitations",  # every link was used
        "vendor_data.reads.own_stale_answers.changed_requirements",
        "vendor_data.reads.own_stale_answers.own_stale_answers",
        "vendor_data.reads.files.own_evidence",
        "vendor_data.reads.receipts.own_receipts",
        "vendor_data.reads.demos.shown_to_vendors",
        "rfp.reads.call_clock.call_clock",
        "rfp.reads.call_clock.milestone_ends",
        "rfp.reads.issue.timetable",
        "rfp.reads.lists.column_mapping",  # no list was brought in
        "vendor_data.reads.costs.own_costs_closed",  # leaders state none any more
        "vendor_data.reads.prices.priced_at",
        "vendor_data.reads.price_forms.taken_forms",
        "scoring.reads.sheets.unscored",  # everything has a score by then
        "scoring.reads.sheets.is_anybody_left",  # the scoring has started by then
        "scoring.reads.standings.unranked",
        *NOT_USED,
        *OF_ONESELF,
    }
    given = asked_of(world, PEOPLE["chair"])
    empty = {n for n in READS if is_nothing(answered(world, n, reads[n], given)[0])}
    assert empty - silent == set()


def test_every_secret_is_met_by_somebody_who_may_know_it(worlds):
    world, reads = worlds[Phase.DECISION], functions("reads")
    told = []
    for key in ("chair", "eva", "omid", "nima", "tied", "facil"):
        given = asked_of(world, PEOPLE[key])
        told += [repr(answered(world, n, reads[n], given)[0]) for n in READS]
        told += [repr(answered(world, STANDING, reads[STANDING], given)[0].ranking())]
        told += [repr(all_changes(world, key))]
    met = found_in(told, world.canaries)
    unmet = {(c.kind, c.vendor, c.by) for c in world.canaries if c not in met}
    # Files stand in the record and in the table of evidence; a sealed price for good nowhere.
    assert unmet == {("price", "damavand", "")}


@pytest.mark.parametrize("phase", Phase)
def test_the_record_tells_nobody_what_the_data_would_not(worlds, phase):
    world, wrong = worlds[phase], []
    for person in visitors(phase):
        hidden = [c for c in world.canaries if not c.is_known_to(person, phase)]
        with world.store.read() as session:
            told = events(session, world.actor(person.key), world.selection)
            head = visible_head(session, world.actor(person.key), world.selection)
        out = found_in([repr(told), repr(all_changes(world, person.key))], hidden)
        wrong += [f"{person.key}: {c.kind} {c.word}" for c in out]
        if [event.number for event in told] != list(range(len(told), 0, -1)):
            wrong.append(f"{person.key}: the numbers have gaps")
        if head.count != len(told):
            wrong.append(f"{person.key}: {head.count} events counted, {len(told)} shown")
    assert wrong == []


def test_what_was_undone_is_told_to_those_alone_who_might_know_it_was_done(worlds, tmp_path):
    world = copied(worlds[Phase.CALL], tmp_path / "undone.db")
    facil = world.actor("facil")
    paper = Upload(name="zqundone.docx", kind=FileKind.DOCUMENT, data=b"y", digest="y")
    store_evidence(
        world.store, facil, selection=world.selection, vendor=world.ids["baran"], upload=paper
    )
    event = own_last(world, PEOPLE["facil"])
    undo(world.store, facil, selection=world.selection, event=event)
    undone = {}
    for key in PEOPLE:
        with world.store.read() as session:
            told = events(session, world.actor(key), world.selection)
        undone[key] = any(one.verb.startswith("workbench.undo") for one in told)
        assert ("zqundone" in repr(all_changes(world, key))) == undone[key], key
    knowing = {key for key, knows in undone.items() if knows}
    assert knowing == {"chair", "facil", "eva", "omid", "nima", "observer"}
    world.store.database.close()
