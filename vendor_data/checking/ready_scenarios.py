"""Ready acceptance scenarios for a CRM partner, played on the ready imaginary customer."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbench.language import Language, number

Words = Mapping[str, str]  # language code -> words

_CONTENT = Path(__file__).parent / "ready_scenarios_content" / "crm.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyScenario:
    """What every vendor does, one numbered step a line, and what is then to be seen.

    `requirements` are the codes of the ready catalogue that it lets a vendor show.
    """

    title: Words
    steps: Words
    expected: Words
    requirements: tuple[str, ...]

    @property
    def words(self) -> dict[str, Words]:
        """Return its words by field and language."""
        return {"title": self.title, "steps": self.steps, "expected": self.expected}


@cache
def ready_scenarios() -> tuple[ReadyScenario, ...]:
    """Return all ready scenarios in the order in which they are best shown."""
    told = tomllib.loads(_CONTENT.read_text(encoding="utf-8"))["scenario"]
    return tuple(_scenario(each) for each in told)


def not_taken(titles: Iterable[Words]) -> list[ReadyScenario]:
    """Return the ready scenarios that a list with these titles does not hold yet.

    >>> len(not_taken([])) - len(not_taken([{"en": "From the lead to the order"}]))
    1
    """
    held = {title for words in titles for title in words.values()}
    return [each for each in ready_scenarios() if held.isdisjoint(each.title.values())]


def _scenario(told: Mapping[str, Any]) -> ReadyScenario:
    return ReadyScenario(
        title=told["title"],
        steps={each.value: _numbered(told["steps"][each.value], each) for each in Language},
        expected={each.value: "\n".join(told["expected"][each.value]) for each in Language},
        requirements=tuple(told["requirements"]),
    )


def _numbered(lines: Iterable[str], language: Language) -> str:
    shown = (f"{number(at, language)}. {line}" for at, line in enumerate(lines, start=1))
    return "\n".join(shown)
