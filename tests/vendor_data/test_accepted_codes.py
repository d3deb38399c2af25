from fractions import Fraction

import pytest

from scoring.computed_criteria import standard_share
from tests.rfp.needs_room import ROOM, START
from vendor_data.answer import Code
from vendor_data.changes.accepted_codes import accept_code, follow_claim
from vendor_data.reads.vendors import answers
from workbench.problem import Conflict, Problem, Refused
from workbench.tables import MemberRow, SelectionRow


@pytest.fixture
def opened(room):
    """Aban claims Full twice, Baran once; the proposals are open."""
    room.declare()
    room.propose("aban", "R-001,Full,as is,", "R-002,Full,,")
    room.propose("baran", "R-001,No,,")
    room.enter("opening")
    return room


def judge(room, accepted=Code.PARTIAL, reason="no export in the demo", who="nima", *, at=0, seen=0):
    accept_code(
        room.store,
        room.seated(who),
        selection=ROOM,
        vendor=room.vendors["aban"],
        requirement=room.requirements[at],
        accepted=accepted,
        reason=reason,
        seen=seen,
    )


def answer(room, who="omid", vendor="aban", at=0):
    with room.store.read() as session:
        given = answers(session, room.seated(who), ROOM)
    return given.get((room.vendors[vendor], room.requirements[at]))


def test_the_claim_stays_and_the_accepted_code_stands_beside_it_with_who_and_why(opened):
    judge(opened)

    found = answer(opened)
    assert (found.code, found.accepted.code, found.accepted.claimed) == (
        Code.FULL, Code.PARTIAL, Code.FULL,
    )  # fmt: skip
    assert (found.accepted.reason, found.accepted.accepted_by) == (
        "no export in the demo", opened.seated("nima").name,
    )  # fmt: skip
    assert [e.verb for e in opened.needs.events()][-1] == "vendor_data.accept_code"


def test_points_from_answers_go_by_the_accepted_code(opened):
    judge(opened)
    given = [answer(opened, at=0), answer(opened, at=1)]

    assert standard_share(opened.requirements, given) == 50


def test_a_newer_claim_makes_the_judgement_stale_and_counts_until_it_is_judged_anew(opened):
    judge(opened)
    opened.propose("aban", "R-001,Configuration,,")

    found = answer(opened)
    assert (found.has_stale_judgement, found.counted_code) == (True, Code.CONFIGURATION)

    judge(opened, reason="still not", seen=1)
    assert (answer(opened).has_stale_judgement, answer(opened).counted_code) == (
        False, Code.PARTIAL,
    )  # fmt: skip


def test_a_newer_proposal_with_the_same_claim_leaves_the_judgement_as_it_is(opened):
    judge(opened)
    opened.propose("aban", "R-001,Full,other words,")

    assert not answer(opened).has_stale_judgement


def test_the_vendors_code_can_count_again(opened):
    judge(opened)
    follow_claim(
        opened.store, opened.seated("sara"), selection=ROOM,
        vendor=opened.vendors["aban"], requirement=opened.requirements[0],
    )  # fmt: skip

    assert answer(opened).accepted is None


def test_two_leaders_who_judge_one_answer_differently_are_shown_both(opened):
    judge(opened, Code.PARTIAL)

    with pytest.raises(Conflict, match="it is now Partial / ناقص; you wanted No / خیر"):
        judge(opened, Code.NO, who="sara")
    assert answer(opened).accepted.code is Code.PARTIAL


def test_a_judgement_in_another_selection_is_out_of_reach(opened):
    judge(opened)
    with opened.store.database.writing() as session:
        session.add(
            SelectionRow(
                id="other", phase="opening", language="en", currency="EUR",
                precision=Fraction(1, 10), created_at=START,
            )
        )  # fmt: skip
        session.flush()
        session.add(
            MemberRow(
                id="m-other", selection="other", account="nima", roles="chair", declared_at=START
            )
        )
    with pytest.raises(Problem, match="no longer exists"):
        follow_claim(
            opened.store, opened.seated("nima"), selection="other",
            vendor=opened.vendors["aban"], requirement=opened.requirements[0],
        )  # fmt: skip
    assert answer(opened).accepted is not None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": "  "}, "needs its reason"),
        ({"accepted": Code.FULL}, "this is the code that the vendor claims"),
        ({"reason": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_code_without_a_reason_or_without_a_difference_is_refused(opened, given, words):
    with pytest.raises(Problem, match=words):
        judge(opened, **given)


def test_only_leaders_judge_and_only_between_opening_and_consensus(opened):
    with pytest.raises(Refused, match="accept another code"):
        judge(opened, who="omid")
    opened.enter("price")
    with pytest.raises(Refused, match="possible from"):
        judge(opened)


def test_the_vendor_reads_its_answer_but_not_what_is_thought_of_it(opened):
    judge(opened)
    opened.let_in("aban")

    found = answer(opened, who="vida")
    assert (found.code, found.accepted) == (Code.FULL, None)
