"""The usual roles that govern such a project, in both languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Words = Mapping[str, str]  # language code -> words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRole:
    """A role with its duty; of some the vendor names a counterpart."""

    role: Words
    duty: Words
    has_counterpart: bool


@cache
def ready_roles() -> tuple[ReadyRole, ...]:
    """Return the roles, from those who decide to those who build.

    Examples
    --------
    >>> ready_roles()[0].role["en"]
    'Steering committee'
    """
    told = tomllib.loads((Path(__file__).parent / "ready_roles.toml").read_text(encoding="utf-8"))
    return tuple(
        ReadyRole(
            role=each["role"], duty=each["duty"], has_counterpart=each.get("counterpart", False)
        )
        for each in told["role"]
    )
