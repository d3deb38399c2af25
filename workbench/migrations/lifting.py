"""What every step is made of: a column or a table more than the release before had."""

from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.types import TypeEngine

from workbench.tables import WHOLE


def add_column(connection: Connection, table: str, column: str, kind: TypeEngine[Any]) -> None:
    """Add an empty column to a table of the release before."""
    written = kind.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {written}"))


def add_table(connection: Connection, table: str, *columns: str) -> None:
    """Add a table of rows that count their changes; WHOLE stands for a whole number."""
    whole = WHOLE.compile(connection.dialect)
    strict = " STRICT" if connection.dialect.name == "sqlite" else ""
    keys = [column for column in columns if column.startswith("PRIMARY KEY")]
    told = [column for column in columns if column not in keys]
    parts = [*told, "version WHOLE NOT NULL", *keys]
    written = ", ".join(parts).replace("WHOLE", whole)
    connection.execute(text(f"CREATE TABLE {table} ({written}){strict}"))
