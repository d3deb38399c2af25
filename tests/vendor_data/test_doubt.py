import re

import pytest

from vendor_data.amount_veil import without_amounts
from vendor_data.column_names import Role
from vendor_data.doubt import Doubt, DoubtKind
from vendor_data.file_doubts import RENAMED_COLUMN
from workbench.language import Language


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R-99 | 12 users", "R-99 | 12 users"),
        ("in total 52,000.00 EUR", "in total …"),
        ("۵۲٬۰۰۰ ریال", "…"),
        ("12 500 a year, 3 years", "… a year, 3 years"),
        ("it is 52k EUR, or €1.2M, or 9 USD a seat", "it is …, or …, or … seat"),
        ("Total: Nine hundred and ninety-nine US dollars only.", "Total: …."),
        ("one million, two hundred thousand", "…, …"),
        ("قیمت هشتصد و پنجاه میلیون تومان است", "قیمت … است"),
        ("مبلغ صدوبیست‌هزار يورو و ۵۲ میلیون", "…"),
        ("۱۲ یورو برای هر کاربر", "… برای هر کاربر"),
        (
            "we try 3 times; one in two of six hundred users",
            "we try 3 times; one in two of six hundred users",
        ),
        ("صد در صد، در سه شعبه", "صد در صد، در سه شعبه"),
        ("1.2 MEUR, then 12 TEUR", "…, then …"),
        ("۱٫۲ م.ت برای هر کاربر", "… برای هر کاربر"),
    ],
)
def test_what_may_be_a_price_is_veiled_and_a_small_figure_stays(text, shown):
    assert without_amounts(text) == shown


def doubt(kind, reason, **given):
    return Doubt(kind=kind, place="line 4", reason=reason, **given).veiled.sentence(Language.EN)


def test_a_veiled_doubt_keeps_its_place_and_reason():
    twice = "{proposal} has more than one price: {found}; none counts before a choice"

    assert (
        doubt(DoubtKind.PRICE, "the price {found} at {place} is negative", found="-7")
        == "the price … at line 4 is negative"
    )
    assert (
        doubt(DoubtKind.PRICE, twice, found="line 4: 120", proposal="R-01")
        == "R-01 has more than one price: …; none counts before a choice"
    )
    assert (
        doubt(
            DoubtKind.UNREADABLE,
            "{place} holds {found}, which is none of the answer codes",
            found="52,000",
        )
        == "line 4 holds …, which is none of the answer codes"
    )


def test_other_doubts_show_what_was_found():
    likely = "{place} answers in other words ({found}), which probably means {proposal}"

    assert "(yes 2000)" in doubt(DoubtKind.LIKELY, likely, found="yes 2000", proposal="Full")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NUMBER])
def test_a_column_taken_for_another_is_named_in_persian_to_a_persian_reader(role):
    taken = Doubt(
        kind=DoubtKind.FILE, place="سطر ۱", found="ستون", reason=RENAMED_COLUMN, proposal=role.value
    )

    assert not re.search("[A-Za-z]", taken.sentence(Language.FA))
