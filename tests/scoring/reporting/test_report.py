"""The evaluation report says what the screens say, in both languages, with or without a winner."""

import datetime as dt
import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from scoring.answer_rows import (
    formula_rows,
    opinion_of,
    opinion_rows,
    regret_of,
    regret_sentence,
)
from scoring.consensus import AgreedScore, Logged
from scoring.decision import Decision, Outcome
from scoring.evaluators.difference_words import heat_sentence
from scoring.evaluators.joined import joined_otherwise
from scoring.evaluators.joined_rows import joined_rows
from scoring.evaluators.panel import panel_of
from scoring.evaluators.panel_agreement import agreement_rows
from scoring.exact.left_out_words import left_out_sentences
from scoring.exact.map_words import map_sentence
from scoring.figure_tables import lead_rows, map_table, tornado_table
from scoring.judged_standing import JudgedStanding
from scoring.missing import Choice, Filled
from scoring.missing_choice import MissingChoice, Settled
from scoring.other_methods.second_opinion_words import agreement_sentence
from scoring.pin import Pin
from scoring.pricing.price_points import price_points
from scoring.pricing.real_prices import formulas_compared
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import Pictures, analysis_of, pictures_of
from scoring.reporting.report_facts import ReportFacts, Signatory
from scoring.sampled.how_sure_words import first_sentence, whole_percent
from scoring.standing import Standing
from scoring.value import points_of
from scoring.weighing.revealed import Revealed
from scoring.weighing.weight_rows import winner_sentences
from scoring.weights import moved
from tests.scoring import second_selection as second
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from vendor_data.checking.check_sheet import Finding, Verdict
from vendor_data.checking.check_sheet_document import CheckSheet
from vendor_data.response_form import AskedRequirement
from vendor_data.vendor import Vendor
from workbench.committee import Role
from workbench.language import Language, number, say
from workbench.word_picture import one_colour_png, png_size
from workbench.wording import Worded

MADE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
PICTURE = one_colour_png("0F766E")
PICTURES = Pictures(
    contributions=PICTURE,
    sweep=PICTURE,
    tornado=PICTURE,
    places=PICTURE,
    two_weights=PICTURE,
    differences=PICTURE,
    worth=PICTURE,
    cloud=PICTURE,
)


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
        panel=panel_of(official.tree, second.sheets(), official.points),
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
    analysis = analysis_of(told, language)
    return texts(write_report(told, language, analysis=analysis, pictures=PICTURES))


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


def alone(language):
    """Return the standing with one vendor left."""
    official = standing(language)
    first = official.ranking().first[0]
    return replace(
        official,
        points={first: official.points[first]},
        prices={first: official.prices[first]},
    )


def test_the_lead_is_held_against_the_evaluators_differences_and_rivals_have_their_lines():
    # Rayan and Parsa are a tie, so what holds against noise is said where there is a lead.
    official = standing(Language.EN)
    points = {v: own for v, own in official.points.items() if v != "parsa"}
    prices = {v: price for v, price in official.prices.items() if v != "parsa"}
    led = replace(official, points=points, prices=prices)
    panel = panel_of(led.tree, second.sheets(), points)
    paragraphs, _ = written(Language.EN, standing=led, panel=panel)

    assert any(p.startswith("The lead of ") for p in paragraphs)
    assert "What must be true for Sepand to win?" in paragraphs
    assert "What must be true for Rayan to win?" not in paragraphs


@pytest.mark.parametrize("language", list(Language))
def test_the_shares_of_the_places_stand_in_a_table_below_their_finding(language):
    told = facts(language)
    found = analysis_of(told, language).sure
    paragraphs, cells = written(language)

    assert first_sentence(found, told.standing, language) in paragraphs
    for row in found.robust.acceptability:
        assert whole_percent(float(row[0]), language) in cells


def test_places_beyond_the_last_column_are_in_it_so_that_each_row_is_whole():
    official, sheets = standing(Language.EN), second.sheets()
    twins = [(f"{vendor}{at}", vendor) for at in (1, 2) for vendor in official.points]
    many = replace(
        official,
        points={twin: official.points[vendor] for twin, vendor in twins},
        vendors={twin: twin for twin, _ in twins},
        prices={twin: official.prices[vendor] for twin, vendor in twins},
        excluded={},
    )
    panel = panel_of(many.tree, {twin: sheets[v] for twin, v in twins}, many.points)
    told = facts(Language.EN, standing=many, panel=panel)
    found = analysis_of(told, Language.EN)
    data = write_report(
        told, Language.EN, analysis=found, pictures=pictures_of(many, found, Language.EN)
    )
    (table,) = [
        each for each in docx.Document(io.BytesIO(data)).tables
        if "place 1" in [cell.text for cell in each.rows[0].cells]
    ]  # fmt: skip

    heads = [cell.text for cell in table.rows[0].cells]
    assert heads == ["Vendor", *(f"place {at}" for at in range(1, 6)), "place 6 and below"]
    last = {row.cells[0].text: row.cells[-1].text for row in table.rows[1:]}
    shares = found.sure.robust.acceptability[found.sure.vendors.index("toska1")]
    assert shares[5:].sum() > shares[5] + 0.9
    assert last["toska1"] == whole_percent(shares[5:].sum(), Language.EN)


def test_value_for_money_and_the_weakest_link_are_said():
    paragraphs, cells = written(Language.EN)

    assert any("The weakest link of Rayan: " in p for p in paragraphs)
    assert "Weakest link" in cells


def test_one_vendor_alone_has_a_report_without_what_would_change_it():
    for_one = alone(Language.EN)
    panel = panel_of(for_one.tree, second.sheets(), for_one.points)
    told = facts(Language.EN, standing=for_one, panel=panel)
    found = analysis_of(told, Language.EN)
    drawn = pictures_of(for_one, found, Language.EN)

    paragraphs, _ = texts(write_report(told, Language.EN, analysis=found, pictures=drawn))

    assert (found.cases, found.sure, found.noise) == ((), None, "")
    assert (drawn.tornado, drawn.places, drawn.worth) == (None, None, None)
    assert "How sure" not in paragraphs


@pytest.mark.parametrize("language", list(Language))
def test_every_chart_of_the_report_is_drawn(language):
    told = facts(language)
    drawn = pictures_of(told.standing, analysis_of(told, language), language)

    for picture in (
        drawn.contributions, drawn.sweep, drawn.tornado, drawn.places, drawn.two_weights,
        drawn.differences, drawn.worth,
    ):  # fmt: skip
        assert png_size(picture)[0] > 1500


def bare(text):
    """Return `text` without the marks that keep its directions apart."""
    return text.translate(dict.fromkeys((0x200E, 0x200F, *range(0x2066, 0x206A))))


@pytest.mark.parametrize("language", list(Language))
def test_the_two_weight_map_and_the_differences_stand_with_their_findings(language):
    told = facts(language)
    found = analysis_of(told, language)
    paragraphs, cells = written(language)

    assert map_sentence(found.two_weights, told.standing, language) in paragraphs
    names = ([told.standing.vendors[v] for v in found.differing.panel.vendors],
             [told.standing.titles[leaf] for leaf in found.differing.panel.leaves])  # fmt: skip
    assert heat_sentence(found.differing.found, *names, language) in paragraphs
    for row in agreement_rows(found.differing.measured, language):
        assert {bare(value) for value in row.values()} <= {bare(cell) for cell in cells}


@pytest.mark.parametrize("language", list(Language))
def test_below_every_chart_stands_a_table_and_other_answers_follow(language):
    told = facts(language)
    official, found = told.standing, analysis_of(told, language)
    paragraphs, cells = written(language)
    shown = {bare(cell) for cell in cells}
    rules = joined_otherwise(told.panel, official.precision)

    for rows in (
        lead_rows(official, found.swept, language),
        tornado_table(official, language, 20),
        map_table(official, found.two_weights, language),
        opinion_rows(official, opinion_of(official), language),
        formula_rows(official, formulas_compared(official), language),
        joined_rows(rules, official, language),
    ):
        assert {bare(value) for row in rows for value in row.values()} <= shown
    told_ = agreement_sentence(opinion_of(official), language)
    assert bare(told_) in {bare(each) for each in paragraphs}
    assert not any(say("If one thing were left out", language) in each for each in paragraphs)


def revealed_by_two(official):
    tree = official.tree
    other = moved(tree, tree.price, Fraction(1, 2))
    return Revealed(
        names={"sara": "Sara", "omid": "Omid"},
        local={"sara": dict(tree.local_weights), "omid": dict(other.local_weights)},
        left_out=(), reason=None, revealed_by="Sara", revealed_at=MADE,
    )  # fmt: skip


def test_the_members_weights_stand_in_the_report_once_revealed():
    official = standing(Language.EN)
    shown = revealed_by_two(official)
    paragraphs, cells = written(Language.EN, revealed=shown)
    without, _ = written(Language.EN)

    assert any(each.endswith("Weights of the members") for each in paragraphs)
    assert not any(each.endswith("Weights of the members") for each in without)
    assert set(winner_sentences(official, shown, Language.EN)) <= set(paragraphs)
    assert {"Omid", "Geometric mean, brought to 100 %"} <= set(cells)
    told = facts(Language.EN, revealed=shown)
    assert png_size(pictures_of(official, analysis_of(told, Language.EN), Language.EN).cloud)[0] > (
        1500
    )


def test_what_one_evaluators_absence_and_each_pinned_scenario_would_change_is_told():
    official = standing(Language.EN)
    judged = JudgedStanding(
        standing=official, panel=facts(Language.EN).panel, sheets=second.sheets(),
        evaluators={e: e.capitalize() for own in second.sheets().values() for of in own.values()
                    for e in of},
    )  # fmt: skip
    tree = moved(official.tree, official.tree.price, Fraction(9, 10))
    pin = Pin(id="p", title="Price", pinned_by="Omid", pinned_at=MADE, tree=tree)
    paragraphs, _ = written(Language.EN, judged=judged, pins=[pin])

    assert set(left_out_sentences(judged, Language.EN)) <= set(paragraphs)
    regretted = regret_sentence(official, regret_of(official, [pin]), [pin], Language.EN)
    assert "1 pinned what-if," in regretted
    assert regretted in paragraphs


def test_a_missing_score_is_told_with_who_chose_and_why():
    settled = Settled(
        filled=Filled(vendor="parsa", leaf="ease", choice=Choice.ZERO, points=Fraction(0)),
        chosen=MissingChoice(choice=Choice.ZERO, reason="Unseen", chosen_by="Sara", chosen_at=MADE),
    )
    official = replace(standing(Language.EN), settled=(settled,))
    paragraphs, _ = written(Language.EN, standing=official)

    assert any("Chosen by Sara: Unseen" in paragraph for paragraph in paragraphs)


def test_of_many_rivals_the_next_five_are_told():
    official = standing(Language.EN)
    first = official.ranking().first[0]
    many = {f"v{i}": official.points["toska"] for i in range(7)} | {first: official.points[first]}
    crowd = replace(
        official,
        points=many,
        vendors={v: v.upper() for v in many},
        prices=dict.fromkeys(many, 50_000_00),
    )

    found = analysis_of(facts(Language.EN, standing=crowd, panel=None), Language.EN)

    assert ([case.rival for case in found.cases], found.unlisted) == (
        ["v0", "v1", "v2", "v3", "v4"], 2,
    )  # fmt: skip


CHECKED = {
    Language.EN: ("Toska", "Hosted in the country", "Failed", "The host is abroad"),
    Language.FA: ("توسکا", "میزبانی در داخل کشور", "برآورده نشد", "میزبان در خارج است"),
}


@pytest.mark.parametrize("language", list(Language))
def test_the_mandatory_check_sheet_stands_in_the_report(language):
    vendor, must, verdict, reason = CHECKED[language]
    found = Finding(
        verdict=Verdict.FAIL, found_by="Sara", found_at=MADE,
        reason=Worded(text=reason, language=language.value, is_fallback=False),
    )  # fmt: skip
    sheet = CheckSheet(
        vendors=[
            Vendor(
                id="toska",
                name=Worded(text=vendor, language=language.value, is_fallback=False),
                exclusion=None,
            )
        ],
        musts=[AskedRequirement(id="r", code="R-001", text=must, is_mandatory=True)],
        findings={("toska", "r"): found},
    )
    paragraphs, cells = written(language, checks=sheet)
    title = say("Mandatory check sheet", language)
    assert [each for each in paragraphs if each.endswith(title)] != []
    assert {must, verdict, reason, "Sara", "R-001"} <= set(cells)
    without, _ = written(language)
    assert [each for each in without if each.endswith(title)] == []


def agreed_facts(language):
    """Two agreed scores, one of which a later list has taken its ground from."""
    agreed = AgreedScore(
        value=3, reason="Two flows were <b>shown</b>", entered_by="Farid", entered_at=MADE
    )
    log = (
        Logged(vendor="parsa", leaf="ease", agreed=agreed, scores=(3, 3, 4)),
        Logged(vendor="toska", leaf="team", agreed=agreed, scores=(), fallen_with=2),
    )
    official = standing(language)
    points = official.points | {"parsa": official.points["parsa"] | {"ease": Fraction(60)}}
    official = replace(official, points=points, agreed={("parsa", "ease"): agreed})
    return facts(language, standing=official, consensus=log)


@pytest.mark.parametrize("language", list(Language))
def test_the_consensus_log_stands_in_the_report_and_nothing_of_it_where_none_was_agreed_on(
    language,
):
    told = agreed_facts(language)
    analysis = analysis_of(told, language)
    paragraphs, cells = texts(write_report(told, language, analysis=analysis, pictures=PICTURES))

    title = say("Consensus log", language)
    assert [each for each in paragraphs if each.endswith(title)] != []
    three = number(3, language)
    fallen = say(
        "{score} (no longer counts since list version {version})", language,
        score=three, version=2,
    )  # fmt: skip
    given = say(", ", language).join([three, three, number(4, language)])
    mean = number(Fraction(10, 3), language, 2)
    assert {given, mean, three, fallen} <= set(cells)
    assert any("Two flows were <b>shown</b>" in each for each in cells)
    assert any("Farid" in each for each in cells)
    without, _ = written(language)
    assert [each for each in without if each.endswith(title)] == []


@pytest.mark.parametrize("language", list(Language))
def test_no_rule_of_the_format_is_broken(language, tmp_path):
    told = agreed_facts(language)
    path = tmp_path / "report.docx"
    path.write_bytes(
        write_report(told, language, analysis=analysis_of(told, language), pictures=PICTURES)
    )

    assert OpenXmlValidator().validate(path).errors == []
    assert check(path) == []
    assert word_faults(path.read_bytes()) == []
    assert schema_faults(path.read_bytes()) == []
