"""English and Persian: texts, direction, digits, money, and both calendars."""

from workbench.language.catalogue import say, sentence
from workbench.language.dates import (
    date,
    date_both,
    date_short,
    moment,
    moment_both,
    parse_date,
    parse_time,
    weekday,
)
from workbench.language.digits import from_digits, number, percent, to_digits, typed_digits
from workbench.language.matching import normal_key, one_line
from workbench.language.money import CURRENCIES, Currency, currency, currency_name, money
from workbench.language.number_reading import parse_number
from workbench.language.tongue import Language, isolated, joined
from workbench.language.typed_amount import typed_amount
from workbench.language.zones import ZONES, zone_name

__all__ = [
    "CURRENCIES",
    "ZONES",
    "Currency",
    "Language",
    "currency",
    "currency_name",
    "date",
    "date_both",
    "date_short",
    "from_digits",
    "isolated",
    "joined",
    "moment",
    "moment_both",
    "money",
    "normal_key",
    "number",
    "one_line",
    "parse_date",
    "parse_number",
    "parse_time",
    "percent",
    "say",
    "sentence",
    "to_digits",
    "typed_amount",
    "typed_digits",
    "weekday",
    "zone_name",
]
