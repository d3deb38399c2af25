import datetime as dt

import pytest

from rfp.changes.readiness import edit_item
from rfp.changes.risk_log import add_risk, assess_risk, switch_risk
from rfp.readiness.item import Kind
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from rfp.reads.readiness import items
from rfp.reads.risk_history import risk_history
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_change
from workbench.selection import Phase
from workbench.tables import SelectionRow


def done(room, verb, who="omid", **more):
    return verb(room.store, room.seated(who), selection=ROOM, **more)


def enter(room, phase):
    with room.store.database.writing() as session:
        session.get_one(SelectionRow, ROOM).phase = phase.value


def risks(room):
    with room.store.read() as session:
        return items(session, room.seated("leila"), ROOM, [Kind.RISK])


def history(room, key, who="leila"):
    with room.store.read() as session:
        return risk_history(session, room.seated(who), ROOM, key)


def undo_last(room, who="omid"):
    with room.store.read() as session:
        last = last_change(session, room.seated(who), ROOM)
    undo(room.store, room.seated(who), selection=ROOM, event=last.event)


@pytest.mark.parametrize("phase", list(Phase))
def test_the_log_is_kept_in_every_phase_until_the_contract(room, phase):
    enter(room, phase)
    review = dt.date(2027, 3, 1)
    judged = RiskJudgement(weight=4, own=4, mitigation="Two suppliers", review=review)
    key = done(room, assess_risk, item="risk.vendors", risk=judged, owner=" Sara ", evidence="M 3")
    added = done(
        room, add_risk, texts={"en": "The product is sold"}, group=RiskGroup.TECHNOLOGY
    )  # fmt: skip
    done(room, switch_risk, item="risk.legal", reason="The licence is signed")

    found = {risk.id: risk for risk in risks(room)}
    assert (found[key].risk, found[key].owner, found[key].evidence) == (judged, "Sara", "M 3")
    assert found[added].texts == {"en": "The product is sold"}
    assert [risk.code for risk in found.values() if not risk.is_on] == ["risk.legal"]


def test_the_words_of_a_risk_stay_as_they_went_out_once_the_call_has_ended(room):
    key = done(room, edit_item, item="risk.vendors", texts={"en": "We know the vendors."})
    enter(room, Phase.OPENING)
    with pytest.raises(Refused, match="edit maps, gaps and requirements"):
        done(room, edit_item, item=key, texts={"en": "We know nobody."})


def test_who_sees_the_log_only_does_not_keep_it(room):
    for who in ("leila", "vida"):
        with pytest.raises(Refused, match="keep the risk log"):
            done(room, assess_risk, who=who, item="risk.vendors", risk=RiskJudgement(weight=1))


def test_a_risk_that_somebody_else_judged_meanwhile_is_not_overwritten(room):
    enter(room, Phase.SCORING)
    done(room, assess_risk, who="sara", item="risk.vendors", risk=RiskJudgement(own=2), seen=0)
    with pytest.raises(Conflict, match="somebody else wrote"):
        done(room, assess_risk, item="risk.vendors", risk=RiskJudgement(own=5), seen=0)
    with pytest.raises(Conflict, match="somebody else wrote"):
        done(room, switch_risk, item="risk.vendors", reason="Gone", seen=0)


def test_an_item_of_another_kind_is_no_risk(room):
    for verb, more in ((assess_risk, {"risk": RiskJudgement()}), (switch_risk, {"reason": "No"})):
        with pytest.raises(Problem, match="cannot be said of such an item"):
            done(room, verb, item="task.goals", **more)


def test_a_risk_has_some_words(room):
    with pytest.raises(Problem, match="text in at least one language"):
        done(room, add_risk, texts={"en": " "}, group=RiskGroup.SKILLS)


def test_the_history_tells_every_state_the_newest_first_and_what_was_undone(room):
    low, high = RiskJudgement(weight=4, own=1), RiskJudgement(weight=4, own=5, mitigation="Ask")
    key = done(room, assess_risk, who="sara", item="risk.vendors", risk=low)
    done(room, edit_item, item=key, texts={"en": "Other words, the same state."})
    enter(room, Phase.PRICE)
    done(room, assess_risk, item=key, risk=high, owner="Omid")
    done(room, switch_risk, item=key, reason="Signed")
    undo_last(room)

    told = history(room, key)
    assert [(each.by, each.risk, each.owner, each.is_on) for each in told] == [
        (room.seated("omid").name, high, "Omid", True),
        (room.seated("omid").name, high, "Omid", False),
        (room.seated("omid").name, high, "Omid", True),
        (room.seated("sara").name, low, "", True),
    ]
    assert history(room, key, who="vida") == []


def test_each_verb_of_the_log_is_undone_after_the_call(room):
    enter(room, Phase.CONSENSUS)
    for verb, more in (
        (assess_risk, {"item": "risk.vendors", "risk": RiskJudgement(weight=5, own=5)}),
        (switch_risk, {"item": "risk.vendors", "reason": "Signed"}),
        (add_risk, {"texts": {"fa": "تحریم"}, "group": RiskGroup.SYSTEM}),
    ):
        done(room, verb, **more)
        undo_last(room)
        assert [risk.version for risk in risks(room)] == [0] * 28
