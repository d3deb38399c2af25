from dataclasses import replace

import pytest

from scoring.answer_rows import formula_rows
from scoring.evaluators.joined import joined_otherwise
from scoring.evaluators.joined_rows import joined_rows
from scoring.pricing.real_prices import formulas_compared
from tests.scoring.crm_judged import judged
from tests.scoring.crm_standing import standing
from workbench.language import Language


@pytest.mark.parametrize("called", ["Formula", "First place", "Caspian"])
def test_a_vendor_named_like_a_column_keeps_its_totals_and_the_column_its_own(called):
    known = standing()
    official = replace(known, vendors=known.vendors | {"aban": called})
    inspected = formulas_compared(official)

    rows = formula_rows(official, inspected, Language.EN)

    as_ever = formula_rows(known, inspected, Language.EN)
    assert [list(row.values())[2:] for row in rows] == [list(row.values())[2:] for row in as_ever]
    assert [row["Formula"] for row in rows] == [row["Formula"] for row in as_ever]


def test_a_vendor_named_like_a_column_stands_in_the_table_of_joined_scores():
    of = judged()
    official = replace(of.standing, vendors=of.standing.vendors | {"aban": "First place"})

    rows = joined_rows(joined_otherwise(of.panel, official.precision), official, Language.EN)

    assert {len(row) for row in rows} == {2 + len(official.points)}
    assert rows[0]["First place (1)"] != rows[0]["First place"]
