from dataclasses import replace
from itertools import chain

import pytest

from rfp.planning.ready_plan import Profile
from rfp.readiness.profile import FED_SECTIONS, PIECES, SECTIONS_OFF, SizeProfile, Switched
from rfp.writing.blanks import blanks
from rfp.writing.outline_section import referred
from rfp.writing.ready_sections import SectionLine, ready_section, ready_sections
from rfp.writing.section import OwnSection, filled_section, standing_sections
from workbench.language import Language
from workbench.problem import Problem

EN, FA = Language.EN, Language.FA
STANDING = standing_sections({})


def standing(code, own=None):
    return next(each for each in standing_sections(own or {}) if each.code == code)


def own(code, **values):
    given = {"id": "s1", "version": 1, "title": {}, "body": {}, **values}
    return {code: OwnSection(**given)}


@pytest.mark.parametrize("section", STANDING, ids=lambda each: each.code)
def test_every_ready_section_stands_in_both_languages_clause_by_clause(section):
    assert not section.is_missing(EN)
    assert not section.is_missing(FA)
    assert not section.is_uneven
    assert len(section.blanks(EN)) == len(section.blanks(FA))


@pytest.mark.parametrize("section", STANDING, ids=lambda each: each.code)
def test_ready_texts_name_only_sections_that_there_are(section):
    known = {**dict.fromkeys(ready_sections(), "1"), "selection": "S", "currency": "EUR"}
    for language in Language:
        for clause in section.clauses(language):
            assert "{" not in referred(clause.text, known)[0]


def test_no_blank_of_a_section_is_asked_for_twice():
    for section in STANDING:
        asked = [blank for blank in section.blanks(EN) if blank]
        assert len(set(asked)) == len(asked)


def test_the_work_has_the_tasks_of_four_steps():
    steps = [line.words["step"]["en"][0] for line in ready_section("work").lines]

    assert [steps.count(step) for step in "1234"] == [13, 10, 8, 4]


def test_the_milestones_pay_for_the_whole_and_let_us_stop_three_times():
    lines = ready_section("milestones").lines

    assert sum(int(line.figures["share"]) for line in lines) == 100
    assert [line.words["stop"]["en"] for line in lines].count("yes") == 3
    assert "we may end the work" in standing("milestones").clauses(EN)[1].text


def test_the_change_plan_has_eight_points():
    assert len(standing("change").clauses(EN)) == 1 + 8


def test_a_small_project_leaves_out_what_it_does_not_need():
    size = SizeProfile(size=Profile.SMALL)
    small = {each.code for each in standing_sections({}, size) if each.is_on}

    assert {"purpose", "scope", "requirements", "criteria", "terms"} <= small
    assert small.isdisjoint({"work", "rollout", "subcontractors", "change"})


def test_a_section_that_a_register_fills_comes_and_goes_with_it():
    off = Switched(is_on=False, reason="No other system")
    size = SizeProfile(switched={"register.interfaces": off})

    assert [each.code for each in standing_sections({}, size) if not each.is_on] == [
        "integration", "reports", "questions"
    ]  # fmt: skip


def test_a_section_without_lines_of_its_own_waits_until_some_come_or_somebody_switches_it_on():
    line = SectionLine(words={"name": {"en": "Won and lost"}}, figures={})
    fed = {"reports": (line,)}

    def is_on(own, fed, size=None):
        return [each.is_on for each in standing_sections(own, size, fed) if each.code == "reports"]

    assert is_on({}, {}) == [False]
    assert is_on({}, fed) == [True]
    assert is_on({}, fed, SizeProfile(size=Profile.SMALL)) == [False]
    assert is_on(own("reports", is_on=True), {}) == [True]
    assert is_on(own("reports", is_on=False), fed) == [False]


def test_the_sizes_name_sections_that_there_are():
    named = {*FED_SECTIONS, *chain.from_iterable(SECTIONS_OFF.values())}

    assert named <= set(ready_sections())
    assert set(FED_SECTIONS.values()) <= set(PIECES)


def test_own_words_in_one_language_are_missing_in_the_other():
    section = standing("purpose", own("purpose", body={"en": "Ours."}))

    assert [clause.text for clause in section.clauses(FA)] == ["Ours."]
    assert (section.is_missing(EN), section.is_missing(FA), section.is_own) == (False, True, True)


def test_a_section_stands_where_it_was_put_and_annexes_stay_last():
    order = [each.code for each in standing_sections(own("terms", ordinal=0))]

    assert order[:2] == ["purpose", "terms"]
    assert order[-2:] == ["response-form", "maps"]


def test_a_section_that_is_off_has_no_blanks():
    assert replace(standing("volumes"), is_on=False).blanks(EN) == []
    assert len(standing("volumes").blanks(EN)) == 12


def test_answers_fill_the_blanks_of_words_and_tables():
    section = standing("governance")
    told = {blank: "somebody" for language in Language for blank in section.blanks(language)}
    full = filled_section(section, told)

    assert full.blanks(EN) == full.blanks(FA) == []
    assert full.lines[0].words["ours"] == {"en": "somebody", "fa": "somebody"}


def test_a_reference_covers_the_number_alone():
    text, (found,) = referred("Stop (see section {milestones}).", {"milestones": "17"})

    assert (text, text[found.start : found.end], found.key) == (
        "Stop (see section 17).", "17", "milestones"
    )  # fmt: skip


def test_a_section_that_there_is_not_is_refused():
    with pytest.raises(Problem, match="has no section colours"):
        ready_section("colours")


def test_blanks_are_found_in_either_language():
    assert blanks("[to be filled: a] and [تکمیل شود: ب]") == ["[to be filled: a]", "[تکمیل شود: ب]"]
