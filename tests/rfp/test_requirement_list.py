import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.goals import add_goal, remove_goal
from rfp.changes.requirement_twins import merge_requirements, tell_apart
from rfp.changes.requirements import add_requirement, edit_requirement, link_gap
from rfp.changes.success_factors import (
    add_success_factor,
    cap_musts,
    edit_success_factor,
    remove_success_factor,
)
from rfp.goals.goal import GoalFamily
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.must import CapUnit, MustCap
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_facts import RequirementFacts
from rfp.reads.needs import requirements
from rfp.reads.requirement_checks import requirement_checks
from rfp.reads.requirement_list import must_cap, success_factors, told_apart
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_event


def added(room, text, moscow=Moscow.SHOULD, **given):
    words = text if isinstance(text, dict) else {"en": text}
    return add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts=words, moscow=moscow,
        is_mandatory=given.pop("is_mandatory", False), **given,
    )  # fmt: skip


def gap(room, kind=GapKind.DATA):
    return add_gap(
        room.store, room.seated("omid"), selection=ROOM, kind=kind, titles={"en": "One file"},
        judgement=Judgement(as_is=1, to_be=2, impact=1, constraint=2, risk=3, dependency=2),
    )  # fmt: skip


def listed(room):
    with room.store.read() as session:
        return requirements(session, room.seated("omid"), ROOM, "en")


def factor(room, who="omid", **titles):
    return add_success_factor(room.store, room.seated(who), selection=ROOM, titles=titles)


def factors(room, who="omid", language="en"):
    with room.store.read() as session:
        found = success_factors(session, room.seated(who), ROOM, language)
    return [(each.title, each.version) for each in found]


def undone(room, who="omid"):
    with room.store.read() as session:
        event = last_event(session, who, ROOM).hash
    undo(room.store, room.seated(who), selection=ROOM, event=event)


def merged(room, keep, drop, seen=(1, 1)):
    merge_requirements(
        room.store, room.seated("omid"), selection=ROOM, keep=keep, drop=drop, seen=seen
    )


def test_a_merge_keeps_the_words_of_one_and_the_links_of_both(room):
    one, other = gap(room), gap(room)
    keep = added(room, "It prints", gaps=[one], facts=RequirementFacts(moscow_reason="usual"))
    drop = added(
        room, {"en": "it prints.", "fa": "چاپ می‌کند"}, Moscow.MUST, is_mandatory=True,
        gaps=[one, other], criterion="fit", facts=RequirementFacts(owner="IT", moscow_reason="law"),
    )  # fmt: skip
    merged(room, keep, drop)

    (left,) = listed(room)
    asked = left.requirement
    assert (asked.code, left.texts) == ("REQ-01", {"en": "It prints", "fa": "چاپ می‌کند"})
    assert sorted(asked.gaps) == sorted([one, other])
    assert (asked.moscow, asked.mandatory, asked.criterion, asked.owner) == (
        Moscow.MUST, True, "fit", "IT"
    )  # fmt: skip


def test_a_merge_is_undone_whole(room):
    one = gap(room)
    keep, drop = added(room, "It prints"), added(room, "it prints.", Moscow.WONT, gaps=[one])
    before = [(e.requirement, e.texts) for e in listed(room)]
    merged(room, keep, drop)
    undone(room)

    assert [(e.requirement, e.texts) for e in listed(room)] == before


def test_a_merge_of_what_was_changed_meanwhile_is_a_conflict(room):
    keep, drop = added(room, "It prints"), added(room, "it prints.")
    edit_requirement(
        room.store, room.seated("sara"), selection=ROOM, requirement=drop, seen=1,
        texts={"en": "It faxes"},
    )  # fmt: skip

    with pytest.raises(Conflict, match="it is now REQ-02"):
        merged(room, keep, drop)
    with pytest.raises(Problem, match="is not merged with itself"):
        merged(room, keep, keep)


def test_what_differs_is_remembered_once_and_may_be_taken_back(room):
    keys = added(room, "It prints"), added(room, "it prints.")
    for one, other in (keys, keys[::-1]):
        tell_apart(room.store, room.seated("omid"), selection=ROOM, requirement=one, other=other)

    def remembered(who="leila"):
        with room.store.read() as session:
            return told_apart(session, room.seated(who), ROOM)

    assert remembered() == {tuple(sorted(keys))}
    assert remembered("vida") == frozenset()


def test_success_factors_stand_in_their_order_in_both_languages(room):
    first = factor(room, en="Sales uses it", fa="فروش از آن استفاده کند")
    factor(room, en="Data are clean")
    edit_success_factor(
        room.store, room.seated("sara"), selection=ROOM, factor=first, seen=1,
        titles={"en": "Sales works with it"},
    )  # fmt: skip

    assert factors(room) == [("Sales works with it", 2), ("Data are clean", 1)]
    assert factors(room, language="fa")[0] == ("فروش از آن استفاده کند", 2)
    assert factors(room, "vida") == []
    with pytest.raises(Problem, match="has a title in at least one language"):
        factor(room, en=" ")


def test_a_factor_that_a_requirement_serves_stays(room):
    key = factor(room, en="Sales uses it")
    added(room, "It prints", facts=RequirementFacts(success_factor=key))
    with pytest.raises(Problem, match="serve Sales uses it"):
        remove_success_factor(room.store, room.seated("omid"), selection=ROOM, factor=key)

    free = factor(room, en="Free")
    remove_success_factor(room.store, room.seated("omid"), selection=ROOM, factor=free, seen=1)
    assert [title for title, _ in factors(room)] == ["Sales uses it"]


def limit(room):
    with room.store.read() as session:
        return must_cap(session, room.seated("omid"), ROOM)


def test_the_chair_sets_the_limit_of_musts_and_nobody_else(room):
    assert limit(room) == MustCap()
    for most in (30, 40):
        cap_musts(room.store, room.seated("sara"), selection=ROOM, unit=CapUnit.SHARE, most=most)

    assert limit(room) == MustCap(unit=CapUnit.SHARE, most=40)
    undone(room, "sara")
    assert limit(room).most == 30
    with pytest.raises(Refused):
        cap_musts(room.store, room.seated("omid"), selection=ROOM, unit=CapUnit.NUMBER, most=3)


def red(room, who="omid"):
    with room.store.read() as session:
        found = requirement_checks(session, room.seated(who), ROOM, Language.EN)
    return {each.code: each.is_red for each in found if each.is_used}


def goal(room, title="Fewer complaints"):
    return add_goal(
        room.store, room.seated("omid"), selection=ROOM, titles={"en": title},
        family=GoalFamily.LOYALTY,
    )  # fmt: skip


def test_a_success_factor_names_its_goal_and_is_red_without(room):
    key = factor(room, en="Sales uses it")
    assert red(room)["factors.goal"]

    aim = goal(room)
    omid = room.seated("omid")
    edit_success_factor(room.store, omid, selection=ROOM, factor=key, seen=1, goal=aim)
    assert not red(room)["factors.goal"]
    with pytest.raises(Conflict, match=r"it is now \['Fewer complaints'\]"):
        edit_success_factor(
            room.store, room.seated("sara"), selection=ROOM, factor=key, seen=1,
            goal=goal(room, "More sales"),
        )  # fmt: skip
    with pytest.raises(Problem, match="success factors serve the goal Fewer complaints"):
        remove_goal(room.store, omid, selection=ROOM, goal=aim, seen=1)
    with pytest.raises(Problem, match="no longer exists"):
        add_success_factor(room.store, omid, selection=ROOM, titles={"en": "X"}, goal="of another")


def test_the_checks_tell_too_many_musts_musts_for_nothing_and_technology_alone(room):
    technology = gap(room, GapKind.TECHNOLOGY)
    printing = added(room, "It prints", Moscow.MUST)
    link_gap(room.store, room.seated("omid"), selection=ROOM, requirement=printing, gap=technology)
    cap_musts(room.store, room.seated("sara"), selection=ROOM, unit=CapUnit.NUMBER, most=1)
    assert red(room) == {
        "musts.limit": False,
        "musts.factor": True,
        "needs.technology": True,
        "musts.reason": True,
    }

    key = factor(room, en="Sales uses it")
    facts = RequirementFacts(success_factor=key, moscow_reason="the law")
    added(room, "It lasts", Moscow.MUST, gaps=[gap(room)], facts=facts)
    assert red(room) == {
        "musts.limit": True,
        "musts.factor": True,
        "factors.goal": True,
        "needs.technology": False,
        "musts.reason": True,
    }
    assert red(room, "vida") == {}


def test_what_is_mandatory_says_why(room):
    added(room, "It lasts")
    assert "mandatory.reason" not in red(room)
    added(room, "It prints", Moscow.MUST, is_mandatory=True)
    assert found(room, "mandatory.reason") == "['REQ-02']"

    (must,) = [each.requirement for each in listed(room) if each.requirement.mandatory]
    why = {"fa": "قانون کاغذ می‌خواهد"}
    edit_requirement(
        room.store, room.seated("omid"), selection=ROOM, requirement=must.id, seen=1,
        why_mandatory=why,
    )  # fmt: skip
    assert found(room, "mandatory.reason") is None


def found(room, code):
    with room.store.read() as session:
        checks = requirement_checks(session, room.seated("omid"), ROOM, Language.EN)
    (told,) = [each.found for each in checks if each.code == code]
    return told and str(told)
