import pytest

from rfp.changes.checks import choose_checks
from rfp.changes.issue import issue_rfp
from rfp.changes.requirements import add_requirement
from rfp.changes.success_factors import cap_musts
from rfp.needs.must import CapUnit
from rfp.needs.requirement import Moscow
from rfp.reads.checks import checks, overruled, required_checks
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_change


def found(room, read=checks, who="sara"):
    with room.store.read() as session:
        return read(session, room.seated(who), ROOM, Language.EN)


def red(room, read=checks):
    return [check.code for check in found(room, read) if check.is_red]


def chosen(room, who="sara", **required):
    codes = {code.replace("_", "."): on for code, on in required.items()}
    choose_checks(room.store, room.seated(who), selection=ROOM, required=codes)


def issued(room, who="sara", reason=""):
    return issue_rfp(room.store, room.seated(who), selection=ROOM, reason=reason)


def over(room, who="leila"):
    with room.store.read() as session:
        return overruled(session, room.seated(who), ROOM)


def test_an_empty_selection_has_nothing_red(room):
    assert [code for code in red(room) if code.startswith("thread.")] == []


def test_what_the_thread_lacks_is_red_with_its_count(room):
    fill(room)
    told = {check.code: str(check.found) for check in found(room) if check.found}

    assert told["thread.pains"] == "pains without a gap: 1"
    assert told["thread.gaps"] == "requirements without a gap: 1"


def test_what_the_chair_did_not_choose_holds_nothing_back(room):
    fill(room)
    frozen(room)

    assert red(room, required_checks) == []
    assert issued(room, who="nima") == 1
    assert over(room) is None


def test_a_chosen_check_that_is_red_holds_the_issue_back_by_its_name(room):
    fill(room)
    frozen(room)
    chosen(room, thread_pains=True)

    with pytest.raises(Refused, match="Every pain leads to a gap or is set aside"):
        issued(room)


def test_a_chosen_check_of_what_nobody_has_begun_holds_the_issue_back(room):
    fill(room)
    frozen(room)
    assert red(room, required_checks) == []
    chosen(room, readiness_gates=True)

    told = {check.code: str(check.found) for check in found(room, required_checks) if check.is_red}
    assert told == {"readiness.gates": "nobody has begun it yet"}
    with pytest.raises(Refused, match="The four gates are passed"):
        issued(room)
    issued(room, reason="the board has decided already")
    assert over(room).codes == ("readiness.gates",)


def test_the_chair_alone_overrules_and_the_reason_is_kept(room):
    fill(room)
    frozen(room)
    chosen(room, thread_pains=True)
    with pytest.raises(Refused, match="decide whether we are ready"):
        issued(room, who="nima", reason="we are late")
    issued(room, reason="  the loose pain is  not ours ")

    past = over(room)
    assert (past.codes, past.reason, past.by) == (
        ("thread.pains",), "the loose pain is not ours", "Sara"
    )  # fmt: skip
    assert '"reason":"the loose pain is not ours"' in room.events()[-1].body


def test_a_must_that_serves_no_success_factor_holds_the_issue_back_until_the_chair_says_why(room):
    fill(room)
    frozen(room)
    add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": "Exports all data"},
        moscow=Moscow.MUST, is_mandatory=False, criterion="fit",
    )  # fmt: skip

    told = {check.code: str(check.found) for check in found(room, required_checks) if check.is_red}
    assert told == {"musts.factor": "['REQ-04']"}
    with pytest.raises(Refused, match="Every must serves a success factor"):
        issued(room)
    issued(room, reason="the law asks for it")
    assert over(room).codes == ("musts.factor",)


def test_too_many_musts_hold_the_issue_back_until_the_chair_says_why(room):
    fill(room)
    frozen(room)
    add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": "Exports all data"},
        moscow=Moscow.MUST, is_mandatory=False, criterion="fit",
    )  # fmt: skip
    chosen(room, musts_factor=False)
    cap_musts(room.store, room.seated("sara"), selection=ROOM, unit=CapUnit.NUMBER, most=1)
    assert red(room, required_checks) == ["musts.limit"]

    with pytest.raises(Refused, match="The musts keep within their limit"):
        issued(room)
    issued(room, reason="the law asks for both")
    assert over(room).codes == ("musts.limit",)


def test_a_reason_over_green_checks_is_not_kept(room):
    fill(room)
    frozen(room)
    issued(room, reason="just in case")

    assert over(room) is None


def test_only_the_chair_chooses(room):
    with pytest.raises(Refused, match="decide whether we are ready"):
        chosen(room, who="nima", thread_pains=True)


def test_a_choice_is_undone(room):
    fill(room)
    chosen(room, thread_pains=True)
    assert red(room, required_checks) == ["thread.pains"]
    with room.store.read() as session:
        last = last_change(session, room.seated("sara"), ROOM)
    undo(room.store, room.seated("sara"), selection=ROOM, event=last.event)

    assert red(room, required_checks) == []


def test_an_unknown_check_is_refused(room):
    with pytest.raises(Problem, match="there is no check weather"):
        chosen(room, weather=True)


def test_a_vendor_is_told_of_no_check(room):
    fill(room)

    assert (found(room, who="vida"), over(room, who="vida")) == ([], None)
