from fractions import Fraction

import pytest

from rfp.changes.cures import (
    add_capability,
    keep_reasons,
    remove_capability,
    set_cures,
    take_capabilities,
)
from rfp.changes.pains import remove_pain
from rfp.changes.problems import (
    add_problem,
    edit_problem,
    gather_pains,
    give_severity,
    remove_problem,
    take_pains,
)
from rfp.goals.area import Area
from rfp.goals.capability import Cure
from rfp.needs.pain import PainSource
from rfp.reads.needs import pains
from rfp.reads.problems import capabilities, cure_matrix, problems, reasons_for_acquiring
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused


def do(room, change, who="omid", **given):
    return change(room.store, room.seated(who), selection=ROOM, **given)


def found(room, title="Offers take too long", who="leila"):
    return do(
        room,
        add_problem,
        who=who,
        area=Area.SALES,
        titles={"en": title},
        source="two  interviews",
        source_kind=PainSource.EXECUTIVE,
    )


def entries(room, who="omid"):
    with room.store.read() as session:
        return problems(session, room.seated(who), ROOM, "en")


def matrix(room, who="omid"):
    with room.store.read() as session:
        return cure_matrix(session, room.seated(who), ROOM, "en")


def why(room, who="omid"):
    with room.store.read() as session:
        return reasons_for_acquiring(session, room.seated(who), ROOM)


def hurting(room):
    with room.store.read() as session:
        return [entry.pain for entry in pains(session, room.seated("omid"), ROOM)]


def test_any_member_adds_a_problem_with_its_area_and_source(room):
    found(room)

    told = entries(room)[0].problem
    assert (told.title, told.area, told.source, told.source_words) == (
        "Offers take too long",
        Area.SALES,
        PainSource.EXECUTIVE,
        "two interviews",
    )


def test_members_judge_severity_each_for_themselves(room):
    key = found(room)
    for who, level in (("omid", 5), ("sara", 4), ("leila", 4), ("omid", 3)):
        do(room, give_severity, who=who, problem=key, level=level)

    (entry,) = entries(room)
    assert (entry.problem.severity, entry.problem.voices, entry.own_severity) == (
        Fraction(11, 3),
        3,
        3,
    )
    do(room, give_severity, problem=key, level=None)
    assert (entries(room)[0].problem.voices, entries(room)[0].own_severity) == (2, None)


def test_pains_become_problems_in_their_own_words_and_language(room):
    fill(room)
    first, second = hurting(room)[:2]
    do(room, take_pains, areas={first.id: Area.SERVICE, second.id: Area.SALES})

    told = sorted(
        ((e.titles, e.problem.area, e.problem.pains) for e in entries(room)),
        key=lambda each: each[1],
        reverse=True,
    )
    assert told == [
        ({"fa": first.text}, Area.SERVICE, (first.id,)),
        ({"en": second.text}, Area.SALES, (second.id,)),
    ]


def test_a_pain_shows_one_problem_and_moves_to_the_next(room):
    fill(room)
    one, other = found(room), found(room, "Prices are wrong")
    pain = hurting(room)[0].id
    do(room, gather_pains, problem=one, pains=[pain])
    do(room, gather_pains, problem=other, pains=[pain])
    assert [e.problem.pains for e in entries(room)] == [(), (pain,)]

    do(room, gather_pains, problem=other, pains=[])
    assert [e.problem.pains for e in entries(room)] == [(), ()]


def test_a_pain_that_is_taken_back_shows_no_problem(room):
    fill(room)
    key, last = found(room), hurting(room)[3]
    do(room, gather_pains, problem=key, pains=[last.id])
    do(room, remove_pain, who="nima", pain=last.id)

    assert entries(room)[0].problem.pains == ()


def test_two_people_changing_one_problem_are_shown_both(room):
    key = found(room)

    def edit(area):
        do(room, edit_problem, problem=key, seen=1, area=area, titles={}, source="two interviews",
           source_kind=PainSource.EXECUTIVE)  # fmt: skip

    edit(Area.SERVICE)
    with pytest.raises(Conflict, match=r"it is now \['service'\]; you wanted \['marketing'\]"):
        edit(Area.MARKETING)


def test_a_problem_goes_with_all_that_was_said_of_it_and_comes_back(room):
    key = found(room)
    file = do(room, add_capability, titles={"en": "Customer file"})
    do(room, give_severity, problem=key, level=5)
    do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    before = entries(room)
    do(room, remove_problem, problem=key, seen=1)
    assert (entries(room), matrix(room).cures) == ([], {})

    do(room, undo, event=room.events()[-1].hash)
    assert [e.problem for e in entries(room)] == [e.problem for e in before]
    assert matrix(room).cures == {(key, file): Cure.YES}


def test_ready_capabilities_are_taken_over_once_in_both_languages(room):
    do(room, take_capabilities, codes=["training", "migration"])
    do(room, take_capabilities, codes=["training"])
    with room.store.read() as session:
        here = capabilities(session, room.seated("omid"), ROOM, "en")

    assert [entry.capability.ready for entry in here] == ["training", "migration"]
    assert set(here[0].titles) == {"en", "fa"}


def test_an_answer_that_somebody_changed_meanwhile_is_shown(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.NO)})
    do(room, set_cures, who="sara", answers={(key, file): (None, Cure.NO)})

    with pytest.raises(Conflict, match="it is now Cures not; you wanted Cures"):
        do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    do(room, set_cures, answers={(key, file): (Cure.NO, None)})
    assert matrix(room).cures == {}


def test_a_capability_goes_with_its_answers(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    do(room, remove_capability, capability=file, seen=1)

    assert (matrix(room).capabilities, matrix(room).cures) == ([], {})


def test_the_reasons_follow_the_matrix_until_words_are_kept(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    assert why(room).text("en").endswith("“Offers take too long” can be cured: Customer file.")

    do(room, keep_reasons, texts={"en": "We lose customers."}, seen=0)
    kept = why(room)
    assert (kept.text("en"), kept.changed_since) == ("We lose customers.", False)
    assert kept.text("fa") == kept.proposed["fa"]
    do(room, give_severity, problem=key, level=5)
    assert why(room).changed_since

    do(room, keep_reasons, texts={"en": ""}, seen=1)
    assert why(room).text("en") == why(room).proposed["en"]


def test_two_people_keeping_reasons_are_shown_both(room):
    found(room)
    do(room, keep_reasons, texts={"en": "One"}, seen=0)
    with pytest.raises(Conflict, match="it is now One; you wanted Two"):
        do(room, keep_reasons, who="sara", texts={"en": "Two"}, seen=0)


def test_a_problem_without_words_is_refused(room):
    with pytest.raises(Problem, match="a problem says in at least one language what is wrong"):
        found(room, " ")
    with pytest.raises(Problem, match="there is no pain to take over"):
        do(room, take_pains, areas={})


def test_an_observer_sets_no_cure_and_a_vendor_learns_nothing(room):
    found(room)
    with pytest.raises(Refused, match="your role does not include this"):
        do(room, set_cures, who="leila", answers={})
    assert (entries(room, who="vida"), why(room, who="vida")) == ([], None)
    assert (matrix(room, who="vida").problems, matrix(room, who="vida").cures) == ([], {})
