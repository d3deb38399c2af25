"""What stands in a cell of the list, in words of either language, and what such words mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rfp.needs.gap import GapKind
from rfp.needs.ready_requirements import Module
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import YES, Column
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave
from workbench.language import Language, normal_key, say
from workbench.problem import Problem, Term

_YES, _NO = Term("yes"), Term("no")
_TERMS: dict[Column, dict[str, Term]] = {
    Column.MOSCOW: {each.value: each.label for each in Moscow},
    Column.KIND: {each.value: each.label for each in GapKind},
    Column.WAVE: {each.value: each.label for each in Wave},
    Column.MODULE: {each.value: each.label for each in Module},
    Column.VALUE_STAGE: {each.value: each.label for each in ValueStage},
    Column.CUSTOMER_STAGE: {each.value: each.label for each in CustomerStage},
    Column.MANDATORY: {YES: _YES},
}
_ALSO = {
    Column.MANDATORY: {"x": YES, "✓": YES, "✔": YES, "true": YES, "1": YES, "y": YES,
                       "false": "", "0": "", "n": "", "-": "", "–": ""},
    Column.MOSCOW: {"m": "must", "s": "should", "c": "could", "w": "wont",
                    "must have": "must", "should have": "should", "could have": "could",
                    "won't": "wont", "won't have": "wont"},
}  # fmt: skip
OPEN = frozenset({Column.MODULE, Column.OWNER})  # choices, or words of one's own


@dataclass(frozen=True)
class CellWords:
    """The choices of the closed columns: those of the program, and the selection's own by id."""

    criteria: Mapping[str, str]
    factors: Mapping[str, str]
    members: Mapping[str, str]

    @property
    def own(self) -> dict[Column, Mapping[str, str]]:
        return {
            Column.CRITERION: self.criteria,
            Column.SUCCESS_FACTOR: self.factors,
            Column.OWNER: self.members,
        }

    def choices(self, column: Column, language: Language) -> dict[str, str]:
        """Return what a column offers, as words by code; nothing for a column of free words."""
        terms = _TERMS.get(column, {})
        return {code: say(term, language) for code, term in terms.items()} | dict(
            self.own.get(column, {})
        )

    def shown(self, column: Column, value: str, language: Language) -> str:
        """Return a value in words."""
        return self.choices(column, language).get(value, value)

    def meant(self, column: Column, typed: str) -> str:
        """Return the value that words mean; refuse what a closed column does not offer."""
        typed = " ".join(typed.split())
        known = self._known.get(column)
        if known is None or not typed:
            return typed
        found = known.get(normal_key(typed))
        if found is None and column not in OPEN:
            raise Problem("{found} is none of the choices", found=typed)
        return typed if found is None else found

    @cached_property
    def _known(self) -> dict[Column, dict[str, str]]:
        known: dict[Column, dict[str, str]] = {}
        for column in (*_TERMS, *self.own):
            known[column] = {
                normal_key(word): code
                for language in Language
                for code, word in self.choices(column, language).items()
            }
            known[column] |= {code: code for code in _TERMS.get(column, {})}
            known[column] |= {normal_key(k): v for k, v in _ALSO.get(column, {}).items()}
        for language in Language:
            known[Column.MANDATORY][normal_key(say(_NO, language))] = ""
        return known
