"""What the report tells of how its prices came about."""

import datetime as dt
import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest

from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import analysis_of
from scoring.reporting.report_prices import PriceGrounds
from tests.scoring.reporting.test_report import PICTURES, facts
from tests.vendor_data.costs.lines import line, offer, offered
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.error_rules import Error, Prevails
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.costs.price_version import Correction, PriceVersion, Source
from vendor_data.costs.total_cost import Basis
from workbench.language import Language, money, say

WHEN = dt.datetime(2026, 5, 3, 9, tzinfo=dt.UTC)


def grounds(vendor):
    correction = Correction(
        error=Error.LINE, line="a", stated=130, other=120, corrected=120,
        rule=Prevails.UNIT_PRICE, currency="EUR", reason="twelve times 10", confirmed_by="farid",
        confirmed_at=WHEN,
    )  # fmt: skip
    version = PriceVersion(
        id="v", vendor=vendor, number=3, source=Source.FILE, offer=offer(offered("a", 10, 130)),
        taken_by="farid", taken_at=WHEN, reason="", extra="", corrections=(correction,),
        official_on=Basis.PRESENT_VALUE.value,
    )  # fmt: skip
    rate = ExchangeRate(
        currency="USD", rate=Fraction(9, 10), day=dt.date(2026, 5, 1), source="Central bank"
    )
    return PriceGrounds(
        versions={vendor: version}, lines=[line("a", 12)], rates={"USD": rate},
        model=CostModel(years=4, discount_rate=Fraction(7, 100)), people={"farid": "Farid"},
    )  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_each_price_is_told_with_its_form_its_corrected_errors_and_the_rates(language):
    plain = facts(language)
    official = plain.standing
    vendor, other, *_ = official.prices
    told = replace(plain, grounds=grounds(vendor))
    analysis = analysis_of(told, language)
    data = write_report(told, language, analysis=analysis, pictures=PICTURES)
    document = docx.Document(io.BytesIO(data))

    said = "\n".join(each.text for each in document.paragraphs).translate({0x2068: "", 0x2069: ""})
    by_hand = say("entered by hand", language)
    assert f"{official.vendors[other]}: {by_hand}" in said
    assert say(Basis.PRESENT_VALUE.label, language) in said
    assert "Central bank" in said
    head = say("Rule", language)
    (table,) = [t for t in document.tables if head in [cell.text for cell in t.rows[0].cells]]
    _, error, stated, counts, rule, confirmed = [cell.text for cell in table.rows[1].cells]
    assert error == say(Error.LINE.label, language)
    assert [stated, counts] == [money(minor, "EUR", language) for minor in (130, 120)]
    assert rule == say(Prevails.UNIT_PRICE.label, language)
    assert "twelve times 10" in confirmed
    assert "Farid" in confirmed
