"""The ready catalogue for a CRM partner: requirements to take over, each with its test."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from rfp.needs.gap import GapKind
from rfp.needs.requirement import Moscow
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.planning.ready_plan import Profile, ready_plan
from workbench.problem import Problem, Term

Words = Mapping[str, str]  # language code -> words

_CONTENT = Path(__file__).parent / "ready_requirements_content"


class Module(StrEnum):
    """The part of a CRM package that a requirement belongs to."""

    SALES = "sales"
    CALL_CENTRE = "call centre"
    MARKETING = "marketing"
    FIELD_SERVICE = "field service"
    SERVICE = "service"
    E_CHANNEL = "e-channel"
    E_COMMERCE = "e-commerce"
    PARTNER_CHANNEL = "partner channel"
    CONFIGURATOR = "configurator"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Module.SALES: Term("Sales module"),
    Module.CALL_CENTRE: Term("Call centre module"),
    Module.MARKETING: Term("Marketing module"),
    Module.FIELD_SERVICE: Term("Field service module"),
    Module.SERVICE: Term("Service module"),
    Module.E_CHANNEL: Term("E-channel module"),
    Module.E_COMMERCE: Term("E-commerce module"),
    Module.PARTNER_CHANNEL: Term("Partner channel module"),
    Module.CONFIGURATOR: Term("Configurator module"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRequirement:
    """One entry of the catalogue; without a module it concerns the whole solution.

    `criterion` is a code of the ready plan, `family` the code of that criterion's group; `why`
    says of a mandatory one why a proposal fails without it.
    """

    code: str
    family: str
    criterion: str
    texts: Words
    acceptance: Words
    kind: GapKind
    moscow: Moscow
    mandatory: bool
    module: Module | None
    why: Words
    value_stage: ValueStage | None = None
    customer_stage: CustomerStage | None = None


@cache
def ready_requirements() -> Mapping[str, ReadyRequirement]:
    """Return the whole catalogue by code, in the order of its families.

    Examples
    --------
    >>> ready_requirements()["LEG-05"].texts["en"]
    'The contract must state that all customer data belong to us.'
    """
    entries = [_entry(told) for told in _told()]
    return {entry.code: entry for entry in entries}


@cache
def family_titles() -> Mapping[str, Words]:
    """Return the titles of the families by code: the top level of the ready plan."""
    plan = ready_plan(Profile.LARGE)
    return {top: plan.titles[top] for top in plan.tree.top}


def lacking(codes: Iterable[str], texts: Iterable[Words]) -> list[ReadyRequirement]:
    """Return the entries that a list with these codes and texts does not hold yet.

    A code never changes while a text may, and a text stays when somebody gives it another code.

    >>> [len(ready_requirements()) - len(lacking(c, t)) for c, t in [
    ...     ([], []), (["ORG-01"], []), ([], [ready_requirements()["ORG-01"].texts])]]
    [0, 1, 1]
    """
    held = set(codes)
    said = {text for words in texts for text in words.values()}
    return [
        entry
        for entry in ready_requirements().values()
        if entry.code not in held and said.isdisjoint(entry.texts.values())
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleStock:
    """The requirements of a module: those that a list lacks, and those that it holds."""

    module: Module
    waiting: tuple[ReadyRequirement, ...]
    held: tuple[ReadyRequirement, ...]


def module_stocks(left: Iterable[ReadyRequirement]) -> list[ModuleStock]:
    """Return every module with what of it stands among `left`, which a list lacks.

    >>> [(each.module.value, len(each.waiting), len(each.held)) for each in module_stocks([])][:2]
    [('sales', 0, 11), ('call centre', 0, 4)]
    """
    lacked = {entry.code for entry in left}
    stocks = []
    for module in Module:
        of_it = [each for each in ready_requirements().values() if each.module is module]
        waiting = tuple(each for each in of_it if each.code in lacked)
        held = tuple(each for each in of_it if each.code not in lacked)
        stocks.append(ModuleStock(module=module, waiting=waiting, held=held))
    return stocks


def chosen_of(
    entries: Iterable[ReadyRequirement], codes: Collection[str]
) -> list[ReadyRequirement]:
    """Return those of `entries` that bear one of `codes`; a code outside the catalogue is refused.

    Raises
    ------
    Problem
        If the catalogue has no such code.
    """
    for code in codes:
        if code not in ready_requirements():
            raise Problem("the ready catalogue has no requirement {code}", code=code)
    return [entry for entry in entries if entry.code in codes]


def ready_criterion(titles: Words) -> str | None:
    """Return the ready plan's criterion that bears one of these titles, if any does.

    >>> ready_criterion({"en": "Training"}), ready_criterion({"en": "Colour"})
    ('training', None)
    """
    return next((_codes_by_title()[t] for t in titles.values() if t in _codes_by_title()), None)


@cache
def _codes_by_title() -> Mapping[str, str]:
    titles = ready_plan(Profile.LARGE).titles
    return {title: code for code, words in titles.items() for title in words.values()}


def _told() -> Iterator[dict[str, Any]]:
    for file in sorted(_CONTENT.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8"))["requirement"]


def _entry(told: Mapping[str, Any]) -> ReadyRequirement:
    criterion = ready_plan(Profile.LARGE).tree[told["criterion"]]
    return ReadyRequirement(
        code=told["code"],
        family=criterion.parent or criterion.id,
        criterion=criterion.id,
        texts=told["text"],
        acceptance=told["test"],
        kind=GapKind(told["kind"]),
        moscow=Moscow(told["moscow"]),
        mandatory=told.get("mandatory", False),
        module=Module(told["module"]) if "module" in told else None,
        why=told.get("why", {}),
        value_stage=ValueStage(told["value_stage"]) if "value_stage" in told else None,
        customer_stage=CustomerStage(told["customer_stage"]) if "customer_stage" in told else None,
    )
