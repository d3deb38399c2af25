import pytest

from vendor_data.typed_price import typed_price
from workbench.problem import Problem


@pytest.mark.parametrize(
    ("text", "code", "minor"),
    [
        ("52,000", "EUR", 5_200_000),
        ("52.000", "EUR", 5_200_000),
        ("۵۲٬۰۰۰", "EUR", 5_200_000),
        ("52.5", "EUR", 5250),
        ("1.234,56", "EUR", 123_456),
        ("۹۸۷٬۶۵۴٬۳۲۱", "IRR", 987_654_321),
        ("1,234", "JPY", 1234),
    ],
)
def test_an_amount_is_read_exactly_in_either_digits(text, code, minor):
    assert typed_price(text, code).minor == minor


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "EUR", "– is not an amount"),
        ("nan", "EUR", "nan is not an amount; write it in figures"),
        ("0", "EUR", "a price must be more than 0"),
        ("-1", "EUR", "a price must be more than 0"),
        ("1,234", "KWD", "1,234 can be read as 1.234 or as 1234"),
        ("3/5", "EUR", "3/5 can be read as"),
        ("۱۲/۵", "IRR", "can be read as"),
        ("1.5", "IRR", "IRR has 0 decimal places, got 1.5"),
        ("9" * 20, "EUR", "an amount has at most 17 digits"),
    ],
)
def test_what_is_no_certain_price_is_asked_about(text, code, words):
    with pytest.raises(Problem, match=words):
        typed_price(text, code)
