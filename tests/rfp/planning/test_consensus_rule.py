"""Whether scores may be agreed on is fixed and published before any is given."""

import json
from dataclasses import replace

import pytest

from rfp.changes.plan_rules import set_consensus_rule
from rfp.planning.consensus_rule import ConsensusRule
from rfp.tables import PlanRow
from rfp.writing.outline import outline
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import complete_plan, content, draft, frozen
from tests.rfp.writing.test_outline import clauses
from tests.scoring.second_selection import plan
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Refused
from workbench.reads.undo import last_event

ALONE = ConsensusRule.MEAN_ONLY


@pytest.fixture
def room(tmp_path):
    made = needs_room(tmp_path)
    yield made
    made.store.database.close()


def set_rule(room, rule, who="nima", seen=None):
    set_consensus_rule(room.store, room.seated(who), selection=ROOM, rule=rule, seen=seen)


def test_a_plan_without_agreed_scores_keeps_the_fingerprint_of_older_releases():
    # As release 9 has it: what the rule adds stands in the text of plans that allow it alone.
    assert "consensus" not in json.loads(plan().canonical())
    allowing = replace(plan(), consensus=ConsensusRule.MAY_AGREE)
    assert json.loads(allowing.canonical())["consensus"] == "may agree"
    assert allowing.fingerprint() != plan().fingerprint()


def test_a_new_plan_allows_agreed_scores_and_freezes_that(room):
    assert draft(room).consensus is ConsensusRule.MAY_AGREE
    fingerprint = frozen(room)

    found = draft(room)
    assert (found.consensus, found.fingerprint) == (ConsensusRule.MAY_AGREE, fingerprint)
    assert found.plan("en").fingerprint() == fingerprint
    with pytest.raises(Refused, match="edit the evaluation plan"):
        set_rule(room, ALONE)


def test_a_plan_that_an_older_release_froze_verifies_and_allows_no_agreed_score(room):
    set_rule(room, ALONE)
    fingerprint = frozen(room)  # its text is that of a release that knew no rule
    with room.store.database.writing() as session:
        session.get(PlanRow, ROOM).consensus = None

    found = draft(room)
    assert found.consensus is ALONE
    assert found.plan("en").fingerprint() == fingerprint


def test_the_rule_is_set_told_to_whoever_saw_another_and_undone(room):
    set_rule(room, ALONE, seen=draft(room).rules_version)
    assert draft(room).consensus is ALONE
    with pytest.raises(Conflict, match="it is now The mean alone"):
        set_rule(room, ConsensusRule.MAY_AGREE, who="sara", seen=0)

    with room.store.read() as session:
        event = last_event(session, "nima", ROOM)
    undo(room.store, room.seated("nima"), selection=ROOM, event=event.hash)
    assert draft(room).consensus is ConsensusRule.MAY_AGREE


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("rule", list(ConsensusRule))
def test_the_request_prints_the_rule_beside_the_mean(room, rule, language):
    complete_plan(room)
    set_rule(room, rule)
    told = " ".join(clauses(outline(content(room, language))))

    other = next(each for each in ConsensusRule if each is not rule)
    assert rule.sentence(language) in told
    assert other.sentence(language) not in told
