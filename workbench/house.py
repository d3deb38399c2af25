"""The rooms of the house by name: a database needs every package's tables and verbs."""

from importlib import import_module
from importlib.util import find_spec

PACKAGES = ("workbench", "rfp", "vendor_data", "scoring")


def furnish() -> None:
    """Import the tables and changes of every package, so that no table or verb is unknown."""
    for package in PACKAGES:
        for room in ("tables", "changes"):
            name = f"{package}.{room}"
            if find_spec(name):
                import_module(name)
