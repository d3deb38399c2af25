from fractions import Fraction

import pytest

from rfp.changes.plan import add_criterion, freeze_plan, remove_criterion, word_criterion
from rfp.changes.plan_rules import set_precision, set_price_rule, set_tie_break
from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.planning.criterion import CriterionKind
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak, TieRule
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan, draft, frozen, weighed, worded
from workbench.changes.undo import undo
from workbench.language import Language, sentence
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.wordings import all_texts
from workbench.tables import SelectionRow


def added(room, who="nima", parent=None, kind=CriterionKind.QUALITY, **titles):
    return add_criterion(
        room.store, room.seated(who), selection=ROOM, parent=parent,
        titles=titles or {"en": "Support", "fa": "پشتیبانی"}, kind=kind,
    )  # fmt: skip


def removed(room, criterion):
    remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=criterion)


def priced(room, **given):
    set_price_rule(room.store, room.seated("nima"), selection=ROOM, **given)


def tied(room, rule, criterion=None, seen=None):
    tie_break = TieBreak(rule=rule, criterion=criterion)
    set_tie_break(room.store, room.seated("nima"), selection=ROOM, tie_break=tie_break, seen=seen)


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def test_a_new_criterion_weighs_nothing_until_its_siblings_give_way(room):
    new = added(room)

    assert draft(room).tree.local_weights == {
        "fit": Fraction(1, 2), "risk": Fraction(1, 2), new: Fraction(0)
    }  # fmt: skip
    assert phase(room) == "model"


def test_the_first_part_of_a_criterion_has_all_of_its_weight(room):
    new = added(room, parent="fit")

    assert draft(room).tree.effective(new) == Fraction(1, 2)


def test_a_new_criterion_comes_with_suggested_words_in_both_languages(room):
    new = added(room)

    assert draft(room).anchors[new, 0] == {
        "en": "does not address the need", "fa": "به نیاز پاسخ نمی‌دهد"
    }  # fmt: skip


def test_a_criterion_needs_a_title(room):
    with pytest.raises(Problem, match="a criterion needs a title"):
        added(room, en=" ", fa="")


def test_price_stands_once_and_has_no_parts(room):
    price = complete_plan(room)

    with pytest.raises(Problem, match="at most one price criterion"):
        added(room, kind=CriterionKind.PRICE)
    with pytest.raises(Problem, match="the price criterion Price has no parts"):
        added(room, parent=price)


def test_weights_are_set_together_and_kept_exact(room):
    weighed(room, fit=35, risk=65)

    assert draft(room).tree.effective("fit") == Fraction(7, 20)


def test_weights_that_miss_a_hundred_percent_are_refused_and_leave_nothing(room):
    with pytest.raises(Problem, match=r"weights at the top must sum to 100 %, got 99 %"):
        weighed(room, fit=34, risk=65)

    assert draft(room).tree.effective("fit") == Fraction(1, 2)


def test_the_sentence_names_the_parent_as_people_call_it(room):
    one, other = added(room, parent="fit"), added(room, parent="fit")

    with pytest.raises(Problem, match="weights under Functional fit must sum to 100 %, got 90 %"):
        weighed(room, parent="fit", **{one: 50, other: 40})


def test_weights_of_two_groups_are_not_mixed(room):
    part = added(room, parent="fit")

    with pytest.raises(Problem, match="under one parent at a time"):
        weighed(room, fit=50, **{part: 50})


def test_two_people_weighing_at_once_see_both_figures(room):
    seen = draft(room).versions
    weighed(room, fit=40, risk=60, seen=seen)

    with pytest.raises(Conflict) as refused:
        weighed(room, who="sara", fit=30, risk=70, seen=seen)
    assert sentence(refused.value, Language.EN) == (
        "somebody changed this meanwhile: it is now Functional fit: 40 %, Viability: 60 %; "
        "you wanted Functional fit: 30 %, Viability: 70 %. Look again, then decide"
    )


def test_words_are_changed_by_language_and_a_conflict_shows_both(room):
    worded(room, "fit")
    seen = draft(room).versions["fit"]

    def retitle(who, title):
        word_criterion(
            room.store, room.seated(who), selection=ROOM, criterion="fit", seen=seen,
            titles={"en": title},
        )  # fmt: skip

    retitle("nima", "Fit")
    assert draft(room).titles["fit"] == {"en": "Fit", "fa": "تناسب کارکردی"}
    with pytest.raises(Conflict, match=r"it is now .*Fit.*; you wanted .*Match"):
        retitle("sara", "Match")


def test_a_scale_has_six_levels(room):
    with pytest.raises(Problem, match="got 2 of 6"):
        word_criterion(
            room.store, room.seated("nima"), selection=ROOM, criterion="fit",
            anchors={"en": ["bad", "good"]},
        )  # fmt: skip


def test_the_last_title_cannot_be_taken_away(room):
    with pytest.raises(Problem, match="a criterion needs a title"):
        word_criterion(
            room.store, room.seated("nima"), selection=ROOM, criterion="fit",
            titles={"en": "", "fa": " "},
        )  # fmt: skip


def test_a_criterion_is_removed_when_it_weighs_nothing_and_its_requirements_hang_free(room):
    new = added(room)
    add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": "Answers in a day"},
        moscow=Moscow.MUST, is_mandatory=False, criterion=new,
    )  # fmt: skip
    removed(room, new)

    assert new not in draft(room).tree
    with room.store.read() as session:
        assert {subject for subject, _ in all_texts(session, ROOM)} & {new} == set()
        (asked,) = requirements(session, room.seated("sara"), ROOM, "en")
    assert asked.requirement.criterion is None


def test_a_criterion_with_weight_or_parts_stays(room):
    with pytest.raises(Refused, match="give the criterion's weight to its siblings first"):
        removed(room, "fit")
    added(room, parent="fit")
    with pytest.raises(Refused, match="remove the parts"):
        removed(room, "fit")


def test_a_criterion_that_breaks_ties_stays(room):
    new = added(room)
    tied(room, TieRule.HIGHER_CRITERION, new)

    with pytest.raises(Refused, match="the tie-break rule compares this criterion"):
        removed(room, new)


def test_a_removed_criterion_comes_back_with_its_words(room):
    new = added(room)
    before = draft(room)
    removed(room, new)
    nima = room.seated("nima")
    undo(room.store, nima, selection=ROOM, event=room.events()[-1].hash)

    assert (draft(room).titles, draft(room).anchors) == (before.titles, before.anchors)


def test_price_formula_precision_and_tie_break_are_set(room):
    complete_plan(room)
    tied(room, TieRule.LOWER_PRICE)
    set_precision(room.store, room.seated("nima"), selection=ROOM, precision=Fraction(1, 100))

    found = draft(room)
    assert found.price_rule == PriceRule(
        formula=PriceFormula.LINEAR_FIXED, floor=3_000_000, ceiling=7_000_000
    )
    assert (found.precision, found.tie_break.rule) == (Fraction(1, 100), TieRule.LOWER_PRICE)


def test_a_formula_with_slopes_is_stored_exactly_and_read_back(room):
    complete_plan(room)
    slopes = {"slope": Fraction(1, 3), "slope_below": Fraction(0)}
    priced(room, formula=PriceFormula.MEAN, **slopes)
    assert draft(room).price_rule == PriceRule(formula=PriceFormula.MEAN, **slopes)

    priced(room, formula=PriceFormula.LOWEST)
    assert draft(room).price_rule == PriceRule(formula=PriceFormula.LOWEST)


def test_rules_that_cannot_hold_are_refused(room):
    with pytest.raises(Problem, match="needs a floor and a ceiling"):
        priced(room, formula=PriceFormula.LINEAR_FIXED, floor=30)
    with pytest.raises(Problem, match="without a price criterion"):
        tied(room, TieRule.LOWER_PRICE)
    with pytest.raises(Problem, match="got 1/7"):
        set_precision(room.store, room.seated("nima"), selection=ROOM, precision=Fraction(1, 7))


def test_two_people_setting_the_rules_see_both(room):
    complete_plan(room)
    seen = draft(room).rules_version
    tied(room, TieRule.LOWER_PRICE, seen=seen)

    with pytest.raises(Conflict) as refused:
        tied(room, TieRule.HIGHER_CRITERION, "fit", seen=seen)
    assert sentence(refused.value, Language.EN) == (
        "somebody changed this meanwhile: it is now The lower price; you wanted More points on one "
        "criterion, Functional fit. Look again, then decide"
    )


def test_two_price_formulas_that_differ_in_an_amount_alone_are_both_shown(room):
    complete_plan(room)
    seen = draft(room).rules_version
    about = {"selection": ROOM, "formula": PriceFormula.LINEAR_FIXED, "floor": 30_00}
    set_price_rule(room.store, room.seated("nima"), **about, ceiling=80_00, seen=seen)

    with pytest.raises(Conflict) as refused:
        set_price_rule(room.store, room.seated("sara"), **about, ceiling=90_00, seen=seen)
    assert "80; you wanted" in sentence(refused.value, Language.EN)


def test_a_precision_that_somebody_else_set_meanwhile_shows_both(room):
    about = {"selection": ROOM, "seen": Fraction(1, 10)}
    set_precision(room.store, room.seated("nima"), **about, precision=Fraction(1, 100))

    with pytest.raises(Conflict, match=r"it is now 0.01; you wanted 1\."):
        set_precision(room.store, room.seated("sara"), **about, precision=Fraction(1))


def test_what_is_missing_is_listed_whole(room):
    added(room, en="Support")

    assert [str(each) for each in draft(room).obstacles("en")] == [
        "Support has no title in: ['Persian']",
        "Functional fit has no words for the scores 0 to 5",
        "Viability has no words for the scores 0 to 5",
    ]


def test_a_level_without_words_in_one_language_is_listed(room):
    worded(room, "risk")
    worded(room, "fit")
    word_criterion(
        room.store, room.seated("nima"), selection=ROOM, criterion="fit",
        anchors={"fa": ["بد", "", "", "خوب", "خوب", "عالی"]},
    )  # fmt: skip

    assert [str(each) for each in draft(room).obstacles("en")] == [
        "Functional fit has no Persian words for the scores: [1, 2]"
    ]


def test_a_price_criterion_without_a_formula_is_listed(room):
    worded(room, "fit")
    added(room, kind=CriterionKind.PRICE, en="Price", fa="قیمت")

    assert [str(each) for each in draft(room).obstacles("en")] == [
        "Viability has no words for the scores 0 to 5",
        "a plan with a price criterion needs a price formula, got none",
    ]


def test_the_chair_freezes_and_everybody_sees_who_and_when(room):
    fingerprint = frozen(room)

    found = draft(room, "leila")
    assert (found.fingerprint, found.frozen_by, phase(room)) == (fingerprint, "Sara", "call")
    assert found.plan("en").fingerprint() == fingerprint
    assert room.events()[-1].verb == "rfp.freeze_plan"


@pytest.mark.parametrize("who", ["nima", "omid", "leila", "vida"])
def test_nobody_else_freezes(room, who):
    complete_plan(room)

    with pytest.raises(Refused, match="freeze the evaluation plan"):
        freeze_plan(room.store, room.seated(who), selection=ROOM)


def test_an_incomplete_plan_is_not_frozen(room):
    complete_plan(room)
    added(room, en="Support")

    with pytest.raises(Problem, match=r"Support has no title in: .'fa'"):
        freeze_plan(room.store, room.seated("sara"), selection=ROOM)


def test_nothing_of_a_frozen_plan_changes(room):
    price = complete_plan(room)
    freeze_plan(room.store, room.seated("sara"), selection=ROOM)
    before = draft(room)

    for change in (
        lambda: added(room),
        lambda: weighed(room, fit=60, risk=15, **{price: 25}),
        lambda: worded(room, "fit"),
        lambda: removed(room, "fit"),
        lambda: priced(room, formula=PriceFormula.LOWEST),
        lambda: tied(room, TieRule.LOWER_PRICE),
        lambda: set_precision(
            room.store, room.seated("nima"), selection=ROOM, precision=Fraction(1)
        ),
        lambda: freeze_plan(room.store, room.seated("sara"), selection=ROOM),
    ):
        with pytest.raises(Refused, match="this selection is in Call for proposals"):
            change()
    assert draft(room) == before


def test_an_edit_made_before_the_freeze_cannot_be_undone_after_it(room):
    complete_plan(room)
    last = room.events()[-1].hash
    freeze_plan(room.store, room.seated("sara"), selection=ROOM)

    with pytest.raises(Refused):
        undo(room.store, room.seated("nima"), selection=ROOM, event=last)


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_only_the_leaders_write_the_plan(room, who):
    with pytest.raises(Refused, match="edit the evaluation plan"):
        added(room, who=who)


def test_a_vendor_reads_the_plan_only_once_it_is_published(room):
    assert draft(room, "vida") is None
    frozen(room)
    assert draft(room, "vida").is_frozen
