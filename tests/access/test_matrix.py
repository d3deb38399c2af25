"""Who reaches what, for every read and every change, as every person, in every phase."""

import ast
import dataclasses
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from rfp.criterion import CriterionKind
from rfp.gap import GapKind, Judgement
from rfp.price_rule import PriceFormula
from rfp.process_map import ProcessMap
from rfp.reads.maps import drawing, process_maps, steps
from rfp.requirement import Moscow
from rfp.tie_break import NO_TIE_BREAK
from rfp.typed_map import TypedStep
from scoring.changes.sheets import comment_on, give_score
from scoring.decision import Outcome
from scoring.reads.sheets import progress
from tests.access.planted import found_in
from tests.access.reached import call, functions, is_nothing, lacking, parameters
from tests.access.world import PEOPLE, Person, browser_of, copied, visitors
from vendor_data.changes.proposals import store_evidence
from vendor_data.proposal import Counts
from workbench.changes.accounts import open_sample_account
from workbench.changes.members import invite, take_seat
from workbench.changes.selections import start_selection
from workbench.changes.undo import undo
from workbench.committee import RULES, Actor, Right, Role
from workbench.file_kind import Kind as FileKind
from workbench.language import Language, sentence
from workbench.problem import Problem, Refused
from workbench.reads.actors import current_actor
from workbench.reads.events import changes_of, events, visible_head
from workbench.reads.selections import selections
from workbench.reads.undo import last_event
from workbench.record import VERBS
from workbench.selection import Phase
from workbench.store import Store
from workbench.tables import Table
from workbench.uploads import Upload

ROOT = Path(__file__).parents[2]

# The rules of the game in one table, beside `committee.RULES` and held against it: who, from which
# phase to which, o = the owner of the server too, d = after declaring, a = in the archive too.
L, V = "chair facilitator", "chair evaluator"
M, C = f"{L} evaluator", f"{L} evaluator observer"
AGREED = {
    Right.START_SELECTION: ("", "needs", "decision", "o"),
    Right.MANAGE_ACCOUNTS: ("", "needs", "decision", "o"),
    Right.SEE_SELECTION: (C, "needs", "decision", "oa"),
    Right.MANAGE_MEMBERS: ("chair", "needs", "decision", "o"),
    Right.ARCHIVE: ("chair", "needs", "decision", "oa"),
    Right.DECLARE: (C, "needs", "decision", ""),
    Right.SEE_RECORD: (C, "needs", "decision", "a"),
    Right.UNDO: (C, "needs", "decision", ""),
    Right.SET_ROOM: ("chair", "needs", "decision", ""),
    Right.SEE_OWN_ANSWERS: ("vendor", "call", "decision", ""),
    Right.SEE_PUBLISHED_PLAN: ("vendor", "call", "decision", ""),
    Right.SEE_NEEDS: (C, "needs", "decision", "a"),
    Right.ADD_PAIN: (C, "needs", "call", ""),
    Right.EDIT_NEEDS: (M, "needs", "call", ""),
    Right.SEE_PLAN: (C, "needs", "decision", "a"),
    Right.EDIT_PLAN: (L, "needs", "model", ""),
    Right.FREEZE_PLAN: ("chair", "needs", "model", ""),
    Right.EDIT_RFP: (L, "needs", "call", ""),
    Right.ISSUE_RFP: (L, "call", "call", ""),
    Right.MAKE_RFP: (C, "needs", "decision", "a"),
    Right.SEE_VENDORS: (C, "needs", "decision", "a"),
    Right.EDIT_VENDORS: (L, "needs", "opening", ""),
    Right.SEE_PROPOSALS: (C, "call", "decision", "da"),
    Right.STORE_PROPOSAL: (L, "call", "opening", "d"),
    Right.OPEN_PROPOSALS: (L, "call", "call", ""),
    Right.EXCLUDE_VENDOR: (L, "opening", "opening", "d"),
    Right.SET_PRICE: ("facilitator", "call", "price", "d"),
    Right.ASSIGN: (L, "needs", "opening", ""),
    Right.START_SCORING: (L, "opening", "opening", ""),
    Right.SCORE: (V, "scoring", "scoring", "d"),
    Right.SEE_PROGRESS: (L, "scoring", "decision", "a"),
    Right.SEE_SCORES: (C, "consensus", "decision", "da"),
    Right.OPEN_PRICES: ("chair", "scoring", "consensus", ""),
    Right.SEE_PRICES: (C, "price", "decision", "da"),
    Right.SEE_RANKING: (C, "price", "decision", "da"),
    Right.PLAY_WHAT_IF: (C, "price", "decision", "d"),
    Right.HOLD_ROOM: ("chair", "price", "decision", ""),
    Right.PIN: (M, "price", "decision", "d"),
    Right.DECIDE: ("chair", "price", "decision", "d"),
    Right.SEE_DECISION: (C, "price", "decision", "da"),
    Right.MAKE_REPORT: (C, "price", "decision", "da"),
}

# An observer has no vote: beside what is their own, they take part in the talk alone.
OBSERVERS_OWN = {
    Right.DECLARE, Right.UNDO, Right.ADD_PAIN, Right.PLAY_WHAT_IF, Right.SEE_SELECTION,
}  # fmt: skip


def is_agreed(person: Person, right: Right, phase: Phase, vendor: str = "") -> bool:
    """Return what the table above says, by a reading of its own."""
    roles, first, last, more = AGREED[right]
    if not Phase(first).place <= phase.place <= Phase(last).place:
        return False
    if person.vendor:
        return "vendor" in roles and vendor in ("", person.vendor) and "d" not in more
    if vendor in person.ties and vendor:
        return False
    if person.key == "sara" and "o" in more:
        return True
    return bool(person.roles & {Role(code) for code in roles.split()}) and (
        person.has_declared or "d" not in more
    )


def test_the_rules_of_the_house_are_those_that_were_agreed():
    def spelled(rule):
        marks = (("o", rule.owner_too), ("d", rule.after_declaring), ("a", rule.when_archived))
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


# -- reads --

# What a read needs; where there are two rights, a vendor's is the second.
READS = {
    "workbench.reads.accounts.accounts": Right.MANAGE_ACCOUNTS,
    "workbench.reads.events.events": Right.SEE_RECORD,
    "workbench.reads.events.visible_head": Right.SEE_RECORD,
    "workbench.reads.events.version": Right.SEE_RECORD,
    "workbench.reads.events.changes_of": Right.SEE_RECORD,
    "workbench.reads.members.members": Right.SEE_SELECTION,
    "workbench.reads.members.invitations": Right.MANAGE_MEMBERS,
    "workbench.reads.members.browsers": Right.SET_ROOM,
    "workbench.reads.undo.last_change": Right.UNDO,
    "workbench.reads.wordings.vendor_names": Right.SEE_VENDORS,
    "rfp.reads.issue.timetable": Right.SEE_PLAN,
    "rfp.reads.issue.issue_of": Right.SEE_PLAN,
    "rfp.reads.issue.issued_at": Right.SEE_PLAN,
    "rfp.reads.issue.rfp_content": Right.MAKE_RFP,
    "rfp.reads.maps.process_maps": Right.SEE_NEEDS,
    "rfp.reads.maps.steps": Right.SEE_NEEDS,
    "rfp.reads.needs.pains": Right.SEE_NEEDS,
    "rfp.reads.needs.gaps": Right.SEE_NEEDS,
    "rfp.reads.needs.requirements": Right.SEE_NEEDS,
    "rfp.reads.needs.needs_thread": Right.SEE_NEEDS,
    "rfp.reads.plan.plan_draft": (Right.SEE_PLAN, Right.SEE_PUBLISHED_PLAN),
    "rfp.reads.version.needs_version": Right.SEE_NEEDS,
    "vendor_data.reads.asked.asked": (Right.SEE_NEEDS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.asked.response_form": Right.MAKE_RFP,
    "vendor_data.reads.files.evidence": Right.SEE_PROPOSALS,
    "vendor_data.reads.files.evidence_bytes": Right.SEE_PROPOSALS,
    "vendor_data.reads.prices.prices": Right.SEE_PRICES,
    "vendor_data.reads.prices.priced_at": Right.SET_PRICE,
    "vendor_data.reads.vendors.vendors": (Right.SEE_VENDORS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.vendors.vendor_entries": (Right.SEE_VENDORS, Right.SEE_OWN_ANSWERS),
    "vendor_data.reads.vendors.proposals": Right.SEE_PROPOSALS,
    "vendor_data.reads.vendors.answers": (Right.SEE_PROPOSALS, Right.SEE_OWN_ANSWERS),
    "scoring.reads.decisions.decision": Right.SEE_DECISION,
    "scoring.reads.reports.report_facts": Right.MAKE_REPORT,
    "scoring.reads.sheet_versions.sheets_version": Right.SEE_PLAN,
    "scoring.reads.sheets.own_sheet": Right.SEE_SELECTION,
    "scoring.reads.sheets.progress": Right.SEE_PROGRESS,
    "scoring.reads.sheets.all_sheets": Right.SEE_SCORES,
    "scoring.reads.sheets.assignments": Right.SEE_PLAN,
    "scoring.reads.standings.standing": Right.SEE_RANKING,
    "scoring.reads.versions.what_if_version": Right.SEE_RANKING,
    "scoring.reads.versions.ranking_version": Right.SEE_RANKING,
    "scoring.reads.what_ifs.what_if": Right.SEE_RANKING,
    "scoring.reads.what_ifs.pins": Right.SEE_RANKING,
}
# These answer by themselves who may know; what they give is searched all the same.
ASKED_BY_ANYONE = {
    "workbench.reads.selections.selections",
    "workbench.reads.selections.selection_for",
    "scoring.reads.meeting.versions",
    "scoring.reads.versions.seat_version",
}
# These take no actor: verbs and other reads ask for the right first, and no screen calls them.
WITHOUT_ACTOR = {
    "workbench.reads.accounts.signed_in",
    "workbench.reads.accounts.name_of",
    "workbench.reads.accounts.has_owner",
    "workbench.reads.accounts.owner",
    "workbench.reads.accounts.stored_passphrase",
    "workbench.reads.accounts.link",
    "workbench.reads.actors.current_actor",
    "workbench.reads.actors.seated_actors",
    "workbench.reads.events.may_know",
    "workbench.reads.members.roles_of",
    "workbench.reads.members.room_of",
    "workbench.reads.replay.check",
    "workbench.reads.rights.is_allowed",
    "workbench.reads.selections.selection_of",
    "workbench.reads.undo.last_event",
    "workbench.reads.wordings.texts_of",
    "workbench.reads.wordings.all_texts",
    "rfp.reads.maps.drawing",  # tried by itself below
    "rfp.reads.plan.standing_plan",
    "rfp.reads.plan.standing_tree",
    "rfp.reads.plan.criterion_rows",
    "rfp.reads.plan.tree_of",
    "scoring.reads.meeting.player",
    "scoring.reads.meeting.told",
    "scoring.reads.samples.standing_sample",
    "scoring.reads.samples.next_number",
    "scoring.reads.sheets.standing_sheets",
    "scoring.reads.standings.scores_by_vendor",
    "scoring.reads.what_ifs.shown_what_if",
    "scoring.reads.what_ifs.standing_what_if",
    "scoring.reads.what_ifs.version_of",
}
OF_ONESELF = {  # nothing is the right answer where one has nothing of one's own
    "workbench.reads.undo.last_change",
    "scoring.reads.sheets.own_sheet",
}
STANDING = "scoring.reads.standings.standing"
SCREENS_MAY_ASK = {
    "workbench.reads.accounts.signed_in",
    "workbench.reads.actors.current_actor",
    "workbench.reads.replay.check",
    "workbench.reads.selections.selection_of",
    "rfp.reads.maps.drawing",
    "scoring.reads.what_ifs.shown_what_if",  # beside the standing, which asks for the right
}


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


def known(name: str, person: Person, phase: Phase) -> bool:
    """Return whether the read `name` may give `person` anything."""
    rights = READS[name] if isinstance(READS[name], tuple) else (READS[name],)
    return any(is_agreed(person, right, phase) for right in rights)


def asked_of(world, person, **more):
    """Return everything that any read can be asked, for one person."""
    return {
        "actor": world.actor(person.key),
        "selection": world.selection,
        "language": Language.EN,
        "now": world.store.clock(),
        "made": world.store.clock(),
        "upload": world.ids.get("paper aban", ""),
        "event": _an_event(world),
        **more,
    }


def _an_event(world) -> str:
    with world.store.read() as session:
        told = events(session, world.actor("chair"), world.selection)
    return next(event.event for event in told if event.verb == "rfp.type_map")


def answered(world, name, read, given):
    """Return what a read gives, or the sentences of its refusal in both languages."""
    try:
        with world.store.read() as session:
            return call(read, {**given, "session": session}), ()
    except Problem as problem:
        return None, tuple(sentence(problem, language) for language in Language)


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


def test_at_the_end_the_chair_is_given_something_by_every_read(worlds):
    world, reads = worlds[Phase.DECISION], functions("reads")
    silent = {
        "workbench.reads.accounts.accounts",
        "workbench.reads.members.invitations",
        "rfp.reads.issue.timetable",
        "vendor_data.reads.prices.priced_at",
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
        told += [repr(_all_changes(world, key))]
    met = found_in(told, world.canaries)
    unmet = {(c.kind, c.vendor, c.by) for c in world.canaries if c not in met}
    # Files stand in the record and in the table of evidence; a sealed price for good nowhere.
    assert unmet == {("price", "damavand", "")}


def _all_changes(world, key):
    """Return what the first event of each verb about each vendor by each person changed."""
    actor = world.actor(key)
    with world.store.read() as session:
        told = events(session, actor, world.selection)
        firsts = {(one.verb, one.vendor, one.by): one.event for one in reversed(told)}
        return [changes_of(session, actor, world.selection, one) for one in firsts.values()]


@pytest.mark.parametrize("phase", Phase)
def test_the_record_tells_nobody_what_the_data_would_not(worlds, phase):
    world, wrong = worlds[phase], []
    for person in visitors(phase):
        hidden = [c for c in world.canaries if not c.is_known_to(person, phase)]
        with world.store.read() as session:
            told = events(session, world.actor(person.key), world.selection)
            head = visible_head(session, world.actor(person.key), world.selection)
        out = found_in([repr(told), repr(_all_changes(world, person.key))], hidden)
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
    event = _own_last(world, PEOPLE["facil"])
    undo(world.store, facil, selection=world.selection, event=event)
    undone = {}
    for key in PEOPLE:
        with world.store.read() as session:
            told = events(session, world.actor(key), world.selection)
        undone[key] = any(one.verb.startswith("workbench.undo") for one in told)
        assert ("zqundone" in repr(_all_changes(world, key))) == undone[key], key
    knowing = {key for key, knows in undone.items() if knows}
    assert knowing == {"chair", "facil", "eva", "omid", "nima", "observer"}
    world.store.database.close()


def test_nobody_is_given_another_selections_data_by_any_id(worlds):
    world, reads, wrong = worlds[Phase.DECISION], functions("reads"), []
    abroad = world.abroad
    for person, actor, selection in _astray(world):
        given = asked_of(
            world, person, actor=actor, selection=selection,
            upload=abroad.ids["paper aban"], event=_an_event(abroad),
        )  # fmt: skip
        for name in sorted({*READS, *ASKED_BY_ANYONE} - _front_door(person)):
            value, refusal = answered(world, name, reads[name], given)
            at = f"{name} as {person.key}"
            out = found_in([repr(value), *refusal], abroad.canaries)
            wrong += [f"{at}: {c.word}" for c in out]
            is_foreign = name in READS and selection == abroad.selection
            if is_foreign and not is_nothing(value):
                wrong.append(f"{at} gives {repr(value)[:90]}")
    assert wrong == []


def _astray(world):
    """Yield each person with the seat they have here, and there, asking for the other selection."""
    for person in PEOPLE.values():
        if person.key != "outsider":
            here, there = world.selection, world.abroad.selection
            yield person, world.actor(person.key, here), there
            yield person, world.actor(person.key, there), there
            yield person, world.actor(person.key, there), here


def _front_door(person):
    """Return what asks for no selection, and what the owner may ask of any."""
    names = {"accounts", "selections"}
    if person.key == "sara":
        names |= {"selection_for", "members", "invitations"}
    return {name for name in functions("reads") if name.rpartition(".")[2] in names}


def test_a_drawing_of_another_selections_map_stays_shut(worlds):
    world = worlds[Phase.DECISION]
    abroad = world.abroad
    with world.store.read() as session:
        entry = process_maps(session, abroad.actor("chair"), abroad.selection, "en")[0]
        file = dataclasses.replace(entry, file="a.bpmn")
        shown = [
            drawing(session, world.actor("eva"), selection, file, ())
            for selection in (world.selection, abroad.selection)
        ]
        assert shown == [ProcessMap(), ProcessMap()]
        assert steps(session, world.actor("eva"), abroad.selection) == []


def test_the_samples_people_reach_the_sample_alone(worlds, tmp_path):
    world = copied(worlds[Phase.DECISION], tmp_path / "sample.db")
    made_up = open_sample_account(
        world.store, selection="sample-9", name="Made up", language=Language.EN, is_owner=True
    )
    bare = Actor(account=made_up, name="")
    start_selection(
        world.store, bare, titles={"en": "The sample"}, language="en", currency="EUR",
        selection="sample-9", is_sample=True,
    )  # fmt: skip
    person, reads, wrong = PEOPLE["stranger"], functions("reads"), []
    with world.store.read() as session:
        seats = [current_actor(session, bare, at) for at in (world.selection, "sample-9")]
        listed = selections(session, bare, "en")
    assert [one.selection.id for one in listed] == ["sample-9"]
    for actor in seats:
        given = asked_of(world, person, actor=actor)
        for name in sorted(READS):
            value, refusal = answered(world, name, reads[name], given)
            wrong += [
                f"{name}: {c.word}" for c in found_in([repr(value), *refusal], world.canaries)
            ]
            wrong += [] if is_nothing(value) else [f"{name} gives {repr(value)[:90]}"]
        for name, change in verbs_of_selections().items():
            _, may_begin, _ = tried(name, change, {**arguments(world, person), "actor": actor})
            wrong += [f"{name} begins"] if may_begin else []
    token = invite(
        world.store, world.actor("chair"), selection=world.selection, roles=[Role.OBSERVER]
    )
    with pytest.raises(Refused, match="sit in the sample alone"):
        take_seat(world.store, bare, token)
    assert wrong == []
    world.store.database.close()


# -- counts --


def test_progress_is_counted_for_chair_and_facilitator_alone_and_without_a_tied_vendor(worlds):
    world = worlds[Phase.SCORING]
    counts = {}
    with world.store.read() as session:
        for key in PEOPLE:
            found = progress(session, world.actor(key), world.selection)
            counts[key] = {one.name: (one.filled, one.assigned) for one in found}
    whole = {"Eva": (6, 6), "Omid": (6, 6), "Nima": (1, 6), "Tied": (0, 4)}
    without = {"Eva": (4, 4), "Omid": (4, 4), "Nima": (1, 4), "Tied": (0, 4)}
    leaders = {"chair": whole, "facil": whole, "tiedfac": without}
    assert counts == {key: leaders.get(key, {}) for key in PEOPLE}


def test_nothing_moves_for_the_others_when_an_evaluator_scores(worlds, tmp_path):
    world = copied(worlds[Phase.SCORING], tmp_path / "scoring.db")
    reads = functions("reads")
    names = [n for n in reads if n.endswith(("version", ".versions", ".visible_head", ".events"))]
    names += ["scoring.reads.sheets.own_sheet", "scoring.reads.sheets.assignments"]

    def seen(key):
        given = asked_of(world, PEOPLE[key])
        return {name: repr(answered(world, name, reads[name], given)[0]) for name in names}

    watching = [key for key in PEOPLE if key != "nima"]
    before = {key: seen(key) for key in watching}
    cell = {"vendor": world.ids["caspian"], "leaf": world.ids["ease"]}
    for value in (2, 3):
        give_score(world.store, world.actor("nima"), selection=world.selection, value=value, **cell)
    comment_on(
        world.store, world.actor("nima"), selection=world.selection, comment="unseen", **cell
    )
    after = {key: seen(key) for key in watching}
    moved = {
        (key, name) for key in watching for name in names if before[key][name] != after[key][name]
    }
    # Chair and facilitator follow how far the sheets have come.
    following = ("scoring.reads.sheet_versions.sheets_version", "scoring.reads.meeting.versions")
    followed = {(key, name) for key in ("chair", "facil", "tiedfac") for name in following}
    assert moved - followed == set()
    world.store.database.close()


def test_no_number_that_a_page_follows_counts_what_its_reader_may_not_know(worlds, tmp_path):
    """One's own next change raises one's numbers by as much, however much others did unseen."""
    reads = functions("reads")
    names = [n for n in READS if n.endswith("_version")]

    def rise(quiet, at):
        world = copied(worlds[Phase.SCORING], tmp_path / f"{at}.db")
        given = asked_of(world, PEOPLE["tied"])
        before = {name: answered(world, name, reads[name], given)[0] for name in names}
        cell = {"vendor": world.ids["caspian"], "leaf": world.ids["ease"], "value": 2}
        for _ in range(0 if quiet else 5):
            give_score(world.store, world.actor("nima"), selection=world.selection, **cell)
        give_score(world.store, world.actor("tied"), selection=world.selection, **cell)
        after = {name: answered(world, name, reads[name], given)[0] for name in names}
        world.store.database.close()
        return {name: after[name] - before[name] for name in names}

    assert rise(quiet=False, at="busy") == rise(quiet=True, at="quiet")


# -- changes --


class Passed(Exception):  # noqa: N818  # it says that the right was there, not that a fault is
    """The store let the change begin."""


class Witness(Store):
    """A store that notes which verb is asked for, and lets no change begin."""

    @contextmanager
    def change(self, actor, verb, selection=None, *, vendor=None):
        VERB_ASKED.append((verb, vendor))
        with Store.change(self, actor, verb, selection, vendor=vendor) as change:
            yield change


VERB_ASKED: list = []

# No part of a selection: sign-in and its like, tried in tests/workbench; or a piece of a change.
NO_VERB_OF_A_SELECTION = {
    "open_account", "open_sample_account", "sign_in", "enter_sample", "sign_out",
    "change_language", "reset_owner", "set_passphrase", "take_seat",
    "begin_what_if",  # lays down what is there already; every other move goes through it
}  # fmt: skip
UPLOAD = Upload(name="a.docx", kind=FileKind.DOCUMENT, data=b"x", digest="x")


def arguments(world, person):
    """Return something well-formed for everything that any change asks for."""
    ids = world.ids
    words = {"en": "Words"}
    return {
        "store": Witness(world.store.database, clock=_refuse_to_begin, entropy=world.store.entropy),
        "actor": world.actor(person.key),
        "selection": world.selection,
        "account": "eva",
        "amount": 5,
        "answers": (),
        "browser": browser_of("eva"),
        "code": "R-9",
        "comment": "words",
        "conflicts": {},
        "counts": Counts(asked=1, answered=0, missing=1, extra=0, doubtful=0),
        "criterion": ids.get("fit", ""),
        "currency": "EUR",
        "days": {},
        "event": _own_last(world, person),
        "formula": PriceFormula.LOWEST,
        "floor": None,
        "ceiling": None,
        "frame": {"t": "release", "c": ids.get("fit", ""), "x": 500, "v": 1},
        "gap": ids["gap"],
        "invitation": "none",
        "is_mandatory": True,
        "judgement": Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1),
        "kind": GapKind.DATA,
        "language": "en",
        "lane": "Lane",
        "leaf": ids.get("coverage", ""),
        "leaves": (),
        "member": ids.get("member nima", ""),
        "moscow": Moscow.MUST,
        "name": "Name",
        "names": words,
        "outcome": Outcome.STOP,
        "pain": ids["pain"],
        "parent": None,
        "pin": ids.get("pin", ""),
        "place": 1,
        "precision": Fraction(1, 10),
        "problem": Problem("a price must be more than 0"),
        "process_map": ids["map"],
        "reason": "words",
        "reasons": words,
        "requirement": ids.get("R-1", ""),
        "roles": [Role.OBSERVER],
        "seen": 1,
        "step": ids["step"],
        "steps": (),
        "text": "words",
        "texts": words,
        "tie_break": NO_TIE_BREAK,
        "title": "words",
        "titles": words,
        "upload": UPLOAD,
        "value": 3,
        "vendor": ids["aban"],
        "weights": {},
    }


TAKEN_OTHERWISE = {
    "import_map": {"process_map": ProcessMap()},
    "add_step": {"step": TypedStep(lane="Lane", step="Step")},
    "add_criterion": {"kind": CriterionKind.QUALITY},
    "word_step": {"lanes": {"en": "Lane"}},
    "decide": {"reason": {"en": "words"}},
    "start_selection": {"selection": "a-new-one", "roles": [Role.CHAIR]},
}


def otherwise(name):
    return TAKEN_OTHERWISE.get(name.rpartition(".")[2], {})


def _refuse_to_begin():
    raise Passed


def _own_last(world, person) -> str:
    with world.store.read() as session:
        last = last_event(session, PEOPLE[person.key].account or person.key, world.selection)
        return last.hash if last else ""


def verbs_of_selections():
    return {
        name: change
        for name, change in functions("changes").items()
        if parameters(change)[:1] == ("store",)
        and name.rpartition(".")[2] not in NO_VERB_OF_A_SELECTION
    }


def tried(name, change, given):
    """Return the verb that was asked for, whether it could begin, and what was said if not."""
    VERB_ASKED.clear()
    try:
        call(change, {**given, **otherwise(name)})
    except Passed:
        return VERB_ASKED[-1][0], True, ()
    except Refused as problem:
        said = tuple(sentence(problem, language) for language in Language)
        return (VERB_ASKED[-1][0] if VERB_ASKED else None), False, said
    raise AssertionError(name)


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
    assert [begun.get(key) for key in ("seat", "room", "gone", "stranger", "outsider")] == [
        None
    ] * 5
    assert cases >= 600


def test_every_verb_that_needs_a_right_is_tried(worlds):
    world, asked = worlds[Phase.PRICE], set()
    for name, change in verbs_of_selections().items():
        for more in _both_ways(change):
            who = "eva" if more.get("private") else "chair"  # eva has a private what-if by now
            tried(name, change, {**arguments(world, PEOPLE[who]), **more})
            asked |= {verb.name for verb, _ in VERB_ASKED}
    needing = {verb.name for verb in VERBS.values() if verb.right is not None}
    begun_before = {"scoring.begin_what_if", "scoring.begin_private_what_if"}
    undoing = {name for name in needing if name.startswith("workbench.undo")}
    assert needing - asked - begun_before - undoing == set()


def _both_ways(change):
    yield {}
    if "private" in parameters(change):
        yield {"private": True}
    if "vendor" in parameters(change):
        yield {"vendor": None}


@pytest.mark.parametrize("phase", [Phase.MODEL, Phase.OPENING, Phase.SCORING, Phase.PRICE])
def test_no_change_touches_another_selection_by_its_ids(worlds, tmp_path, phase):
    """Whoever may do most in one selection names things of the other."""
    wrong, cases = [], 0
    world = copied(worlds[phase], tmp_path / "here.db")
    abroad = world.abroad
    before = _rows_of(world, abroad.selection)
    foreign = _foreign_ids(arguments(abroad, PEOPLE["chair"]), abroad)
    for name, change in verbs_of_selections().items():
        said = []
        for key in ("chair", "facil", "nima"):
            at_home = {**arguments(world, PEOPLE[key]), "store": world.store}
            for field in sorted(set(parameters(change)) & set(foreign) - set(otherwise(name))):
                cases += 1
                said += _refused(name, change, {**at_home, field: foreign[field]})
        wrong += [f"{name} says {c.word}" for c in found_in(said, abroad.canaries)]
        if _rows_of(world, abroad.selection) != before:
            wrong.append(f"{name} changed the other selection")
            before = _rows_of(world, abroad.selection)
    world.store.database.close()
    assert wrong == []
    assert cases >= 150


def _foreign_ids(given, abroad):
    fields = ("criterion", "gap", "leaf", "pain", "pin", "process_map", "requirement", "step",
              "vendor", "event", "invitation")  # fmt: skip
    return {
        **{field: given[field] for field in fields},
        "member": abroad.ids["member eva"],
        "invitation": abroad.ids["invitation"],
        "parent": abroad.ids["fit"],
        "leaves": [abroad.ids["coverage"]],
        "weights": {abroad.ids["fit"]: Fraction(1, 2), abroad.ids["price"]: Fraction(1, 2)},
        "conflicts": {abroad.ids["aban"]: "words"},
        "gaps": [abroad.ids["gap"]],
        "pains": [abroad.ids["pain"]],
        "browser": browser_of("outsider"),
    }


def _refused(name, change, given):
    try:
        call(change, {**given, **otherwise(name)})
    except Problem as problem:
        return [sentence(problem, language) for language in Language]
    except IntegrityError:  # the database's own refusal; its words reach no browser and no log
        return []
    return []


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
