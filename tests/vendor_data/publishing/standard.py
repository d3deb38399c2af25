"""The published schema of the standard with its two extensions, and what breaks it."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker

OCDS = Path(__file__).parents[1] / "ocds"
FORMATS = FormatChecker()


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(text):
    return not isinstance(text, str) or bool(dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z"))


def patched(target, patch):
    """Lay one schema over another by JSON Merge Patch."""
    for name, value in patch.items():
        if value is None:
            target.pop(name, None)
        elif isinstance(value, dict) and isinstance(target.get(name), dict):
            patched(target[name], value)
        else:
            target[name] = value
    return target


def strict(schema):
    """Let no object have a property that its definition does not name."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for value in schema.values():
            strict(value)
    elif isinstance(schema, list):
        for value in schema:
            strict(value)
    return schema


@cache
def standard() -> Draft4Validator:
    """Return what tells every fault of a release, unknown fields included."""

    def read(name):
        return json.loads((OCDS / name).read_text(encoding="utf-8"))

    joined = read("release-schema-1__1__4.json")
    for extension in ("bid-extension.json", "requirements-extension.json"):
        patched(joined, read(extension))
    Draft4Validator.check_schema(joined)
    return Draft4Validator(strict(joined), format_checker=FORMATS)


def faults(told) -> list[str]:
    """Return what of a release the standard does not allow."""
    return [f"{list(each.path)}: {each.message}" for each in standard().iter_errors(told)]
