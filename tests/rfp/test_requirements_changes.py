from dataclasses import replace

import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.requirements import (
    add_requirement,
    edit_requirement,
    link_gap,
    remove_requirement,
    set_criterion,
    unlink_gap,
)
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_facts import RequirementFacts, facts_of
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.trace import loose
from rfp.needs.wave import Wave
from rfp.reads.needs import needs_thread, requirements
from rfp.reads.requirement_checks import requirement_checks
from tests.rfp.needs_room import ROOM
from tests.workbench.releases import lower
from workbench.language import Language
from workbench.migrations import bring_up_to_date
from workbench.problem import Conflict, Problem, Refused


def added(room, who="omid", **given):
    wanted = {
        "texts": {"en": "Shows the history", "fa": "سابقه را نشان می‌دهد"},
        "moscow": Moscow.MUST,
        "is_mandatory": True,
        **given,
    }
    return add_requirement(room.store, room.seated(who), selection=ROOM, **wanted)


def changed(room, key, seen, who="omid", **given):
    edit_requirement(
        room.store, room.seated(who), selection=ROOM, requirement=key, seen=seen, **given
    )


def shown(room, who="omid", language="en"):
    with room.store.read() as session:
        found = [e.requirement for e in requirements(session, room.seated(who), ROOM, language)]
        return [(r.code, r.text, r.moscow, r.mandatory, r.criterion, r.gaps) for r in found]


@pytest.fixture
def gap(room):
    return add_gap(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        kind=GapKind.DATA,
        titles={"en": "One customer file"},
        judgement=Judgement(as_is=1, to_be=4, impact=5, constraint=2, risk=3, dependency=2),
    )


BY_LAW = RequirementFacts(moscow_reason="the law asks for it")


def test_a_requirement_closes_its_gap_and_hangs_on_its_criterion(room, gap):
    added(room, criterion="fit", gaps=[gap], facts=BY_LAW)

    assert shown(room) == [("REQ-01", "Shows the history", "must", True, "fit", (gap,))]
    assert [text for _, text, *_ in shown(room, language="fa")] == ["سابقه را نشان می‌دهد"]


def test_the_next_code_is_proposed(room):
    for _ in range(2):
        added(room)

    assert [row[0] for row in shown(room)] == ["REQ-01", "REQ-02"]


def test_a_code_is_given_once(room):
    added(room, code="f-۰۰۷")

    with pytest.raises(Problem, match="the code F-007 is taken"):
        added(room, code="F-007")
    other = added(room)
    with pytest.raises(Problem, match="the code F-007 is taken"):
        changed(room, other, 1, code="F-007")
    changed(room, other, 1, code="REQ-01")

    assert [row[0] for row in shown(room)] == ["F-007", "REQ-01"]


def test_a_mandatory_could_is_refused_and_leaves_nothing(room):
    with pytest.raises(Problem, match="REQ-01 is mandatory, so it must be a must"):
        added(room, moscow=Moscow.COULD)

    assert shown(room) == []


def test_a_requirement_without_words_is_refused(room):
    with pytest.raises(Problem, match="has a text in at least one language"):
        added(room, texts={"en": " ", "fa": ""})


def test_two_people_changing_one_text_see_both(room):
    key = added(room)
    changed(room, key, 1, who="sara", texts={"en": "Shows all calls"})

    with pytest.raises(Conflict) as refused:
        changed(room, key, 1, texts={"en": "Shows all mails"}, moscow=Moscow.MUST)

    assert refused.value.values == {"found": ["Shows all calls"], "wanted": ["Shows all mails"]}


def test_the_criterion_is_set_and_taken_off(room):
    key = added(room)
    omid = room.seated("omid")
    set_criterion(room.store, omid, selection=ROOM, requirement=key, seen=1, criterion="risk")
    assert shown(room)[0][4] == "risk"

    with pytest.raises(Conflict, match="it is now Viability / پایداری; you wanted Functional fit"):
        set_criterion(room.store, omid, selection=ROOM, requirement=key, seen=1, criterion="fit")
    set_criterion(room.store, omid, selection=ROOM, requirement=key, seen=2, criterion=None)
    assert shown(room)[0][4] is None


def test_gaps_are_linked_and_unlinked(room, gap):
    key, omid = added(room), room.seated("omid")
    link_gap(room.store, omid, selection=ROOM, requirement=key, gap=gap)
    assert shown(room)[0][5] == (gap,)

    unlink_gap(room.store, omid, selection=ROOM, requirement=key, gap=gap)
    assert shown(room)[0][5] == ()


def test_a_new_requirement_that_its_gaps_do_not_propose_says_why(room, gap):
    with pytest.raises(Problem, match=r"the gaps of REQ-01 propose .*Should.*; say why it is"):
        added(room, gaps=[gap])
    assert shown(room) == []

    added(room, gaps=[gap], facts=BY_LAW)
    added(room, gaps=[gap], moscow=Moscow.SHOULD, is_mandatory=False)
    assert [row[3:4] + row[5:] for row in shown(room)] == [(True, (gap,)), (False, (gap,))]


def test_a_reason_for_the_importance_is_not_taken_away(room, gap):
    key = added(room, gaps=[gap], facts=BY_LAW)

    with pytest.raises(Problem, match="say why it is"):
        changed(room, key, 1, facts=RequirementFacts(owner="IT"))
    changed(room, key, 1, facts=replace(BY_LAW, owner="IT"))
    assert facts_of(entry(room).requirement) == replace(BY_LAW, owner="IT")


def unreasoned(room):
    with room.store.read() as session:
        found = requirement_checks(session, room.seated("omid"), ROOM, Language.EN)
    (check,) = (each for each in found if each.code == "musts.reason")
    return str(check.found) if check.is_red else None


def test_a_gap_linked_later_leaves_the_importance_and_asks_why_in_the_checks(room, gap):
    key, omid = added(room), room.seated("omid")
    assert unreasoned(room) is None

    link_gap(room.store, omid, selection=ROOM, requirement=key, gap=gap)
    assert (shown(room)[0][2], unreasoned(room)) == ("must", "['REQ-01']")

    changed(room, key, 1, facts=BY_LAW)
    assert unreasoned(room) is None


def test_a_removed_requirement_frees_its_code(room, gap):
    key = added(room, gaps=[gap], facts=BY_LAW)
    remove_requirement(room.store, room.seated("omid"), selection=ROOM, requirement=key, seen=1)

    assert (shown(room), added(room) != key) == ([], True)


def test_the_thread_names_what_hangs_loose(room, gap):
    added(room, criterion="fit", gaps=[gap], facts=BY_LAW)
    added(room)

    with room.store.read() as session:
        found = loose(needs_thread(session, room.seated("leila"), ROOM, "en"))
        second = requirements(session, room.seated("leila"), ROOM, "en")[1].requirement.id
    assert {stage: ids for stage, ids in found.onwards.items() if ids} == {"requirement": (second,)}
    assert {stage: ids for stage, ids in found.back.items() if ids} == {
        "gap": (gap,),
        "requirement": (second,),
        "criterion": ("risk",),
    }


def test_vendors_neither_write_nor_read_requirements_here(room):
    added(room)

    with pytest.raises(Refused):
        added(room, who="vida")
    with room.store.read() as session:
        knots = needs_thread(session, room.seated("vida"), ROOM, "en").knots
    assert (shown(room, "vida"), knots) == ([], ())


def entry(room, who="omid", language="en"):
    with room.store.read() as session:
        (found,) = requirements(session, room.seated(who), ROOM, language)
        return found


FACTS = RequirementFacts(
    kind=GapKind.DATA,
    module="sales",
    wave=Wave.NEXT,
    owner="Head of sales",
    value_stage=ValueStage.INTIMACY,
    customer_stage=CustomerStage.KEEP,
    moscow_reason="nothing works without it",
)


def test_a_requirement_bears_its_facts_and_its_test(room):
    added(room, facts=FACTS, acceptance={"en": "Shown in the demo", "fa": "در نمایش دیده می‌شود"})

    found = entry(room, language="fa")
    assert facts_of(found.requirement) == FACTS
    assert found.requirement.acceptance == "در نمایش دیده می‌شود"
    assert found.acceptances == {"en": "Shown in the demo", "fa": "در نمایش دیده می‌شود"}


def test_facts_are_changed_together_and_a_clash_shows_both(room):
    key = added(room, facts=FACTS)
    changed(room, key, 1, who="sara", facts=replace(FACTS, owner="IT", wave=None))

    assert entry(room).requirement.wave is None
    with pytest.raises(Conflict, match=r"IT.*Service"):
        changed(room, key, 1, facts=replace(FACTS, owner="Service", wave=None))


def test_a_fact_names_a_success_factor_of_this_selection(room):
    with pytest.raises(Problem, match="no longer exists"):
        added(room, facts=RequirementFacts(success_factor="of another"))


def test_a_list_of_the_release_before_is_lifted_with_nothing_in_its_new_columns(room):
    added(room)
    with room.store.database.writing() as session:
        lower(session, 5)
    room.store.database.engine.dispose()
    with room.store.database.engine.begin() as connection:
        bring_up_to_date(connection)

    assert (shown(room)[0][0], facts_of(entry(room).requirement)) == ("REQ-01", RequirementFacts())
    added(room, facts=FACTS)
