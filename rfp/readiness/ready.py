"""The ready content of readiness, in both languages: read once, taken over item by item."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rfp.readiness.item import Kind, ReadyItem
from rfp.readiness.risk_group import RiskGroup
from workbench.language import Language

_CONTENT = Path(__file__).parent / "content"


@cache
def ready_items() -> Mapping[str, ReadyItem]:
    """Return every ready item by its code, in the order of the work.

    Examples
    --------
    >>> ready_items()["gate.help"].kind.value
    'gate'
    """
    return {item.code: item for item in _items()}


def ready_of(*kinds: Kind) -> list[ReadyItem]:
    """Return the ready items of these kinds."""
    return [item for item in ready_items().values() if item.kind in kinds]


def _items() -> Iterator[ReadyItem]:
    for file in sorted(_CONTENT.glob("*.toml")):
        for kind, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for told in entries:
                yield _item(Kind(kind), told)


def _item(kind: Kind, told: Mapping[str, Any]) -> ReadyItem:
    papers: Mapping[str, list[str]] = told.get("papers", {})
    return ReadyItem(
        code=told["code"],
        kind=kind,
        texts={language.value: told[language.value] for language in Language},
        group=RiskGroup(told["group"]) if "group" in told else None,
        screen=told.get("screen"),
        papers={code: tuple(lines) for code, lines in papers.items()},
    )
