import pytest

from rfp.needs.ready_requirements import ready_requirements
from rfp.readiness.item import Kind
from rfp.readiness.risk import Band
from rfp.reads.readiness import items
from rfp.screens.item_form import name_of
from rfp.tables import RequirementRow
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_people import seat
from vendor_data.changes.demos import (
    add_scenario,
    change_scenario,
    describe_customer,
    note_showing,
    remove_scenario,
    take_ready_scenarios,
)
from vendor_data.changes.vendor_risks import judge_vendor_risk
from vendor_data.checking.demo import Showing, unshown
from vendor_data.checking.ready_scenarios import ready_scenarios
from vendor_data.checking.vendor_risk import bands
from vendor_data.reads.demos import imaginary_customer, scenarios, showings, shown_to_vendors
from vendor_data.reads.vendor_risks import vendor_risks
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused

SCREEN = "vendor_data.screens.demos"
RISKS = "vendor_data.screens.vendor_risks"
CALL = {
    "title": {"en": "A customer calls"},
    "steps": {"en": "Open the call\nFind the customer"},
    "expected": {"en": "The history is there"},
}


@pytest.fixture
def call(room):
    room.declare()
    return room


def scenario(room, told=CALL, at=(0,)):
    return add_scenario(
        room.store, room.seated("nima"), selection=ROOM, scenario_words=told,
        requirements=[room.requirements[each] for each in at],
    )  # fmt: skip


def shown(room, which, showing=Showing.SHOWN, note="", vendor="aban"):
    note_showing(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor],
        scenario=which, showing=showing, note=note, seen=0,
    )  # fmt: skip


def read(room, what, *more, who="nima"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM, *more)


def test_a_scenario_has_steps_a_result_and_what_it_lets_a_vendor_show(call):
    describe_customer(
        call.store, call.seated("nima"), selection=ROOM, texts={"en": "A bank, two branches"},
        seen={},
    )  # fmt: skip
    with pytest.raises(Conflict, match="it is now A bank, two branches; you wanted A shop"):
        describe_customer(
            call.store, call.seated("sara"), selection=ROOM, texts={"en": "A shop"}, seen={}
        )
    with pytest.raises(Problem, match="a scenario needs a title"):
        scenario(call, {"title": {"en": " "}})
    made = scenario(call)
    (found,) = read(call, scenarios)
    assert (found.id, found.titles["en"], found.steps["en"]) == (
        made, "A customer calls", "Open the call\nFind the customer",
    )  # fmt: skip
    assert found.requirements == (call.requirements[0],)
    assert unshown([found], call.requirements) == [call.requirements[1]]
    assert read(call, imaginary_customer) == {"en": "A bank, two branches"}


def test_a_scenario_changes_until_the_first_vendor_has_shown_one(call):
    made, other = scenario(call), scenario(call, {"title": {"en": "Another"}})
    about = {"selection": ROOM, "scenario": made, "scenario_words": CALL, "requirements": ()}
    change_scenario(call.store, call.seated("nima"), **about, seen=1)
    with pytest.raises(Conflict, match="it is now A customer calls; you wanted A customer calls"):
        change_scenario(call.store, call.seated("sara"), **about, seen=1)
    nameless = {**about, "scenario_words": {**CALL, "title": {"en": " "}}}
    with pytest.raises(Problem, match="a scenario needs a title"):
        change_scenario(call.store, call.seated("nima"), **nameless, seen=2)
    remove_scenario(call.store, call.seated("nima"), selection=ROOM, scenario=other)

    shown(call, made)
    with pytest.raises(Refused, match="scenarios stay the same for every vendor"):
        change_scenario(call.store, call.seated("nima"), **about, seen=2)
    with pytest.raises(Refused, match="scenarios stay the same for every vendor"):
        scenario(call)
    with pytest.raises(Refused, match="scenarios stay the same for every vendor"):
        describe_customer(
            call.store, call.seated("nima"), selection=ROOM, texts={"en": "x"}, seen={}
        )


def test_what_was_not_fully_shown_says_what_was_missing(call):
    made = scenario(call)
    with pytest.raises(Problem, match="say what was missing"):
        shown(call, made, Showing.PARTLY)
    shown(call, made, Showing.PARTLY, "No history of calls")
    (found,) = read(call, showings).values()
    assert (found.outcome, found.note, found.noted_by) == (
        Showing.PARTLY, "No history of calls", "Nima",
    )  # fmt: skip
    with pytest.raises(Conflict, match="it is now Partly shown; you wanted Shown"):
        shown(call, made)


def test_an_evaluator_reads_the_log_only_once_the_sheets_are_locked(call):
    shown(call, scenario(call), Showing.NOT_SHOWN, "secret note")
    for phase, count in (("call", 0), ("scoring", 0), ("consensus", 1)):
        call.enter(phase)
        assert len(read(call, showings, who="omid")) == count
    call.enter("scoring")
    told = words(on_stage(call, SCREEN, "omid"))
    assert "secret note" not in told
    assert "opens once the sheets are locked" in told


def test_a_vendor_in_conflict_is_neither_in_the_log_nor_among_the_risks(room):
    room.declare(conflicts={"sara": ["aban"]})
    shown(room, scenario(room))
    risk(room)
    assert read(room, showings, who="sara") == {}
    assert read(room, vendor_risks, who="sara") == {}


def test_the_screen_notes_what_was_shown(call):
    scenario(call)
    page = on_stage(call, SCREEN, "nima")
    page.button_group[0].set_value(Showing.SHOWN)
    page = press(page.run(), "Save what was shown")
    assert page.table[0].value.iloc[0, 1].startswith(":green-badge[Shown]")
    assert "Add this scenario" not in labels(page)


def risk(room, status=5, factor="risk.change", seen=0, **more):
    given = {"mitigation": "Two more trainers", "owner": "Omid", **more}
    judge_vendor_risk(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
        factor=factor, status=status, seen=seen, **given,
    )  # fmt: skip


def test_a_vendors_level_is_the_weight_of_the_factor_times_its_own_status(call):
    risk(call)
    factors = read(call, items, [Kind.RISK])
    found = bands(factors, read(call, vendor_risks), call.vendors["aban"])
    assert (found[Band.HIGH], found[Band.UNKNOWN]) == (1, len(factors) - 1)
    with pytest.raises(Conflict, match=r"it is now \[5.*; you wanted \[2"):
        risk(call, 2)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"status": 6}, "a risk is judged from 1 to 5, got 6"),
     ({"factor": "gate.none"}, "no longer exists")],
)  # fmt: skip
def test_what_is_no_status_or_no_factor_is_refused(call, given, sentence):
    with pytest.raises(Problem, match=sentence):
        risk(call, **given)


def test_the_screen_shows_the_highest_level_first(call):
    risk(call)
    page = on_stage(call, RISKS, "leila")
    assert list(page.table[0].value.iloc[0])[:3] == ["**Aban**", "1", "0"]
    assert "Two more trainers" in words(page)
    assert labels(page) == []


@pytest.mark.parametrize(("language", "told"), [("en", "Saba Medical"), ("fa", "صبا طب")])
def test_the_ready_customer_is_taken_once_and_read_by_every_vendor(call, language, told):
    page = press(on_stage(call, SCREEN, "nima"), "Take the ready customer")
    assert "Take the ready customer" not in labels(page)
    scenario(call)
    call.issue()

    for name, vendor in (("azar", "aban"), ("cyrus", "baran")):
        seat(call, name, vendor)
        seen = words(on_stage(call, "vendor_data.screens.vendor_page", name, language))
        assert (told in seen, "A customer calls" in seen) == (True, True)
    assert read(call, shown_to_vendors, who="omid") == ({}, [])
    customer = read(call, imaginary_customer)
    assert [len(text.splitlines()) for text in customer.values()] == [13, 13]


def test_the_ready_scenarios_name_steps_results_and_ready_requirements_in_both_languages():
    ready = ready_scenarios()

    assert 8 <= len(ready) <= 12
    assert {code for each in ready for code in each.requirements} <= ready_requirements().keys()
    for each in ready:
        assert each.requirements
        for words_of in each.words.values():
            assert set(words_of) == {"en", "fa"}
            english, persian = (len(words_of[language].splitlines()) for language in ("en", "fa"))
            assert english == persian >= 1
        assert each.steps["en"].startswith("1. ")
        assert each.steps["fa"].startswith("۱. ")


def test_the_ready_scenarios_come_at_a_click_linked_to_requirements_with_ready_codes(call):
    with call.store.database.writing() as session:
        session.get_one(RequirementRow, call.requirements[0]).code = "OPS-24"
        session.get_one(RequirementRow, call.requirements[1]).code = "ORG-11"
    page = on_stage(call, SCREEN, "nima")
    page = press(page, "Take the ready scenarios")

    found = read(call, scenarios)
    by_title = {each.titles["en"]: each for each in found}
    assert [each.titles for each in found] == [each.title for each in ready_scenarios()]
    assert by_title["A complaint under pressure of time"].requirements == (call.requirements[0],)
    assert by_title["Persian from right to left, and Jalali days"].requirements == (
        call.requirements[1],
    )
    assert "Take the ready scenarios" not in labels(page)
    assert call.needs.events()[-1].verb == "vendor_data.take_ready_scenarios"


def test_only_what_is_not_on_the_list_is_taken_and_an_edited_one_stays(call):
    take_ready_scenarios(call.store, call.seated("sara"), selection=ROOM)
    first, second, *rest = read(call, scenarios)
    about = call.store, call.seated("nima")
    remove_scenario(*about, selection=ROOM, scenario=second.id)
    change_scenario(
        *about, selection=ROOM, scenario=first.id, requirements=(), seen=first.version,
        scenario_words={"title": first.titles, "steps": {"en": "Our own way"}},
    )  # fmt: skip

    take_ready_scenarios(*about, selection=ROOM)

    found = read(call, scenarios)
    assert found[0].steps["en"] == "Our own way"
    assert (len(found), found[-1].titles) == (len(rest) + 2, second.titles)
    with pytest.raises(Refused, match="all ready scenarios are on the list already"):
        take_ready_scenarios(*about, selection=ROOM)


def test_ready_scenarios_are_taken_by_leaders_and_before_the_first_demonstration_alone(call):
    with pytest.raises(Refused, match="your role does not include"):
        take_ready_scenarios(call.store, call.seated("omid"), selection=ROOM)
    shown(call, scenario(call))
    with pytest.raises(Refused, match="the demonstrations have begun"):
        take_ready_scenarios(call.store, call.seated("nima"), selection=ROOM)
    assert "Take the ready scenarios" not in labels(on_stage(call, SCREEN, "nima"))


def test_two_factors_judged_on_the_screen_stand_highest_level_first(call):
    page = on_stage(call, RISKS, "nima")
    for factor, status in (("risk.resources", 2), ("risk.change", 5)):
        at = f"vendor_risk.{call.vendors['aban']}.{factor}"
        scale = next(each for each in page.button_group if at in str(each.key))
        page = scale.set_value(status).run()
        keys = [each.key for each in page.button if at in str(each.key)]
        page = page.button(key=next(key for key in keys if key.endswith(".save"))).click().run()

    stored = read(call, vendor_risks)
    assert {factor: one.status for (_, factor), one in stored.items()} == {
        "risk.resources": 2, "risk.change": 5,
    }  # fmt: skip
    page = on_stage(call, RISKS, "leila")
    names = {item.code: name_of(item, Language.EN) for item in read(call, items, [Kind.RISK])}
    told = words(page)
    at = [told.index(names[code]) for code in ("risk.change", "risk.resources", "risk.redesign")]
    assert at == sorted(at)
    assert list(page.table[0].value.iloc[0])[:4] == ["**Aban**", "1", "0", "1"]
