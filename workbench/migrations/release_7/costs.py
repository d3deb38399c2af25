"""Costs are asked line by line, offered in versions, and taken over as official prices."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_costs(connection: Connection) -> None:
    """Add what is asked, what is offered, and where an official price is from."""
    add_column(connection, "price", "form", Text())
    add_column(connection, "price", "basis", Text())
    _add_model(connection)
    _add_forms(connection)
    for table in ("cost_line", "cost_volume", "price_form", "price_line", "price_correction"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))


def _add_model(connection: Connection) -> None:
    add_table(
        connection, "cost_model", _SELECTION, "years WHOLE NOT NULL",
        "discount_rate TEXT NOT NULL", "basis TEXT NOT NULL", "words_rule TEXT NOT NULL",
        "line_rule TEXT NOT NULL", "total_rule TEXT NOT NULL", "PRIMARY KEY (selection)",
    )  # fmt: skip
    add_table(
        connection, "cost_line", "id TEXT NOT NULL", _SELECTION, "ordinal WHOLE NOT NULL",
        "heading TEXT NOT NULL", "timing TEXT NOT NULL", "unit TEXT NOT NULL",
        "module TEXT NOT NULL", "is_own WHOLE NOT NULL", "amount WHOLE",
        "PRIMARY KEY (id), UNIQUE (selection, ordinal)",
    )  # fmt: skip
    add_table(
        connection, "cost_volume", "line TEXT NOT NULL REFERENCES cost_line (id)",
        "year WHOLE NOT NULL", _SELECTION, "quantity WHOLE NOT NULL", "PRIMARY KEY (line, year)",
    )  # fmt: skip
    add_table(
        connection, "exchange_rate", _SELECTION, "currency TEXT NOT NULL", "rate TEXT NOT NULL",
        "day TEXT NOT NULL", "source TEXT NOT NULL", "PRIMARY KEY (selection, currency)",
    )  # fmt: skip


def _add_forms(connection: Connection) -> None:
    cell = ("raw TEXT NOT NULL", "kind TEXT NOT NULL", "amount WHOLE", "words WHOLE")
    total = [f"total_{column}" for column in cell]
    add_table(
        connection, "price_form", "id TEXT NOT NULL", _SELECTION,
        "vendor TEXT NOT NULL REFERENCES vendor (id)", "number WHOLE NOT NULL",
        "source TEXT NOT NULL", "taken_by TEXT NOT NULL", "taken_at TEXT NOT NULL",
        "reason TEXT NOT NULL", "currency TEXT NOT NULL", *total, "extra TEXT NOT NULL",
        "digest TEXT NOT NULL", "PRIMARY KEY (id), UNIQUE (vendor, number)",
    )  # fmt: skip
    add_table(
        connection, "price_line", "form TEXT NOT NULL REFERENCES price_form (id)",
        "line TEXT NOT NULL REFERENCES cost_line (id)", _SELECTION, "currency TEXT NOT NULL",
        *[f"unit_{column}" for column in cell], *total, "remark TEXT NOT NULL",
        "place TEXT NOT NULL", "PRIMARY KEY (form, line)",
    )  # fmt: skip
    add_table(
        connection, "price_correction", "form TEXT NOT NULL REFERENCES price_form (id)",
        "finding TEXT NOT NULL", _SELECTION, "line TEXT NOT NULL", "error TEXT NOT NULL",
        "rule TEXT NOT NULL", "currency TEXT NOT NULL", "stated WHOLE NOT NULL",
        "other WHOLE NOT NULL", "corrected WHOLE NOT NULL", "reason TEXT NOT NULL",
        "confirmed_by TEXT NOT NULL", "confirmed_at TEXT NOT NULL",
        "PRIMARY KEY (form, finding)",
    )  # fmt: skip
