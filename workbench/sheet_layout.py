"""What a workbook to be written looks like, as plain values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `choices` names a list of the layout; people fill in the open ones.

    `hint` shows beside a cell that is chosen. With `needed_for` a cell is tinted while it is empty
    and its row's choice is one of these, and greyed while the choice is another.
    """

    title: str
    width: int
    choices: str = ""
    is_open: bool = False
    is_hidden: bool = False
    number_format: str = ""
    hint: str = ""
    needed_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula of ours, in English function names, and what it gives until somebody types."""

    text: str
    value: float


Value = str | int | Decimal | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet; a text in a row is written as text whatever it looks like."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole workbook; `made_at` stands in it, so that one layout always gives the same bytes."""

    title: str
    pages: tuple[Page, ...]
    made_at: dt.datetime
    is_right_to_left: bool = False
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
