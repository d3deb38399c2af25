"""The evaluation report says what the screens say, in both languages, with or without a winner."""

import datetime as dt
import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest

from scoring.decision import Decision, Outcome
from scoring.pin import Pin
from scoring.price_points import price_points
from scoring.report import write_report
from scoring.report_facts import ReportFacts, Signatory
from scoring.standing import Standing
from scoring.value import points_of
from scoring.weights import moved
from tests.scoring import second_selection as second
from workbench.committee import Role
from workbench.language import Language, number
from workbench.word_picture import one_colour_png
from workbench.wording import Worded

MADE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
PICTURE = one_colour_png("0F766E")


def standing(language):
    plan = second.plan()
    points = price_points(plan.price_rule, second.PRICES)
    return Standing(
        tree=plan.tree,
        titles={c: words[language] for c, words in plan.titles.items()},
        vendors={v: words[language] for v, words in second.VENDORS.items()},
        points=points_of(plan.tree, second.sheets(), points),
        prices=second.PRICES,
        excluded=second.EXCLUDED,
        price_rule=plan.price_rule,
        currency=plan.currency,
        precision=plan.precision,
        tie_break=plan.tie_break,
    )


def facts(language, **changes):
    official = standing(language)
    told = ReportFacts(
        title="Clinic",
        made_at=MADE,
        is_sample=False,
        committee=[Signatory(name="Sara", roles=frozenset({Role.CHAIR}))],
        standing=official,
        evaluators=3,
        pins=[],
        decision=None,
        fingerprint="f" * 64,
        issued_at=None,
        head="a1" * 32,
    )
    return replace(told, **changes)


def texts(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def written(language, **changes):
    told = facts(language, **changes)
    return texts(write_report(told, language, sweep_png=PICTURE, findings=["One finding."]))


@pytest.mark.parametrize("language", list(Language))
def test_every_total_of_the_ranking_stands_in_the_report(language):
    _, cells = written(language)

    for place in standing(language).ranking().places:
        assert number(place.total, language, 2) in cells


def test_a_tie_is_called_a_tie_and_the_rule_that_parts_it_is_said():
    paragraphs, _ = written(Language.EN)

    assert "Rayan and Parsa are a tie at 0.1 points." in paragraphs or (
        "Parsa and Rayan are a tie at 0.1 points." in paragraphs
    )


def test_the_list_that_was_judged_is_named():
    revised = replace(standing(Language.EN), judged_lists=(1,))
    paragraphs, _ = written(Language.EN, standing=revised)

    assert "Scores were given on version 1 of the requirement list." in paragraphs


def test_the_head_of_the_record_is_printed():
    _, cells = written(Language.EN)

    assert cells.count("a1" * 32) == 2


def test_the_report_works_without_a_winner():
    nobody = Decision(
        outcome=Outcome.STOP,
        vendor=None,
        reason=Worded(text="No need any more.", language="en", is_fallback=False),
        conditions=None,
        other_reason=None,
        decided_by="Sara",
        decided_at=MADE,
    )

    _, cells = written(Language.EN, decision=nobody)

    assert "Nobody: stop" in cells
    assert "No need any more." in cells


def test_a_text_of_the_other_language_is_marked():
    one = Decision(
        outcome=Outcome.STOP,
        vendor=None,
        reason=Worded(text="No need any more.", language="en", is_fallback=True),
        conditions=None,
        other_reason=None,
        decided_by="Sara",
        decided_at=MADE,
    )

    _, cells = written(Language.FA, decision=one)

    assert any("No need any more. (ترجمه نشده)" in cell for cell in cells)


def test_a_pinned_what_if_stands_with_its_weights_and_its_first():
    official = standing(Language.EN)
    tree = moved(official.tree, official.tree.price, Fraction(9, 10))
    pin = Pin(id="p", title="Price almost alone", pinned_by="Omid", pinned_at=MADE, tree=tree)
    first = official.ranking(tree).first[0]

    _, cells = written(Language.EN, pins=[pin])

    assert "Price almost alone" in cells
    total = number(official.ranking(tree).place(first).total, Language.EN, 2)
    assert f"{official.vendors[first]} {total}" in cells
