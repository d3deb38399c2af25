"""The evaluation plan as it stands: being written, or frozen."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriteriaTree
from rfp.planning.measure import Measure
from rfp.planning.minimums import NO_MINIMUMS, Minimums
from rfp.planning.plan import Plan
from rfp.planning.price_rule import PriceRule
from rfp.planning.scale import LEVELS, Scale
from rfp.planning.tie_break import TieBreak
from workbench.language import normal_key
from workbench.problem import Problem, Term, naming
from workbench.wording import chosen

Words = Mapping[str, str]  # language code -> words
_NAMES = {"en": Term("English"), "fa": Term("Persian")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """All that is known of the plan so far; `tree` is None while there is no criterion."""

    tree: CriteriaTree | None
    titles: Mapping[str, Words]
    anchors: Mapping[tuple[str, int], Words]  # (criterion, score) -> words
    price_rule: PriceRule | None
    currency: str
    precision: Fraction
    tie_break: TieBreak
    versions: Mapping[str, int]  # criterion -> version of its row
    frozen_at: dt.datetime | None
    frozen_by: str | None
    fingerprint: str | None
    definitions: Mapping[str, Words] = field(default_factory=dict)
    minimums: Minimums = NO_MINIMUMS
    measures: Mapping[str, Measure] = field(default_factory=dict)
    units: Mapping[str, Words] = field(default_factory=dict)
    consensus: ConsensusRule = ConsensusRule.MEAN_ONLY
    rules_version: int = (
        0  # of the row that holds price formula and tie-break; 0 while there is none
    )

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def published_rule(self) -> PriceRule | None:
        """The price rule that the RFP prints; a formula for points waits for a price criterion."""
        rule, has_price = self.price_rule, self.tree is not None and self.tree.price is not None
        return rule if rule is not None and (has_price or not rule.gives_points) else None

    def names(self, language: str) -> dict[str, str]:
        """Return what people call each criterion, by id; a fallback where words are missing."""
        found = {criterion: chosen(words, language) for criterion, words in self.titles.items()}
        return {criterion: worded.text for criterion, worded in found.items() if worded}

    def twins(self, language: str) -> list[str]:
        """Return each title that two criteria of one group bear, as it is written first."""
        if self.tree is None:
            return []
        names, found = self.names(language), dict[tuple[str | None, str], list[str]]()
        for each in self.tree.criteria:
            if each.id in names:
                key = each.parent, normal_key(names[each.id])
                found.setdefault(key, []).append(names[each.id])
        return [titles[0] for titles in found.values() if len(titles) > 1]

    def unit(self, criterion: str, language: str) -> str:
        """Return what a measured criterion is counted in; a fallback where words are missing."""
        found = chosen(self.units.get(criterion, {}), language)
        return found.text if found else "–"

    def scale(self, criterion: str) -> Scale:
        """Return the words for 0 to 5 on this criterion, or say which are missing."""
        return Scale(anchors=tuple(self.anchors.get((criterion, score), {}) for score in LEVELS))

    def obstacles(self, language: str) -> list[Problem]:
        """Return every reason why the plan cannot be frozen yet, in the order of the tree."""
        if self.tree is None:
            return [Problem("a plan needs at least one criterion, got none")]
        names = self.names(language)
        found = [
            *self._untitled(self.tree, names),
            *self._unsaid(self.tree, names),
            *self._unmeasured(self.tree, names),
        ]
        if self.tree.price is not None and self.price_rule is None:
            found.append(Problem("a plan with a price criterion needs a price formula, got none"))
        if not found:  # what can be known only of a plan whose parts are there
            try:
                self.plan(language)
            except Problem as problem:
                found.append(problem)
        return found

    def _untitled(self, tree: CriteriaTree, names: Mapping[str, str]) -> Iterator[Problem]:
        languages = sorted({code for words in self.titles.values() for code in words})
        for c in tree.criteria:
            lacking = [code for code in languages if not self.titles[c.id].get(code, "").strip()]
            if lacking:
                yield Problem(
                    "{criterion} has no title in: {languages}",
                    criterion=names.get(c.id, "–"),
                    languages=[_NAMES.get(code, code) for code in lacking],
                )

    def _unsaid(self, tree: CriteriaTree, names: Mapping[str, str]) -> Iterator[Problem]:
        for leaf in tree.scored:
            told = [self.anchors.get((leaf, score), {}) for score in LEVELS]
            languages = sorted({code for words in told for code in words})
            named = names.get(leaf, "–")
            if not languages:
                yield Problem("{criterion} has no words for the scores 0 to 5", criterion=named)
            for code in languages:
                scores = [s for s in LEVELS if not told[s].get(code, "").strip()]
                if scores:
                    yield Problem(
                        "{criterion} has no {language} words for the scores: {scores}",
                        criterion=named,
                        language=_NAMES.get(code, code),
                        scores=scores,
                    )

    def _unmeasured(self, tree: CriteriaTree, names: Mapping[str, str]) -> Iterator[Problem]:
        languages = sorted({code for words in self.titles.values() for code in words})
        for leaf in tree.measured:
            named, words = names.get(leaf, "–"), self.units.get(leaf, {})
            if leaf not in self.measures:
                yield Problem(
                    "{criterion} is measured but has no reference points", criterion=named
                )
            lacking = [code for code in languages if not words.get(code, "").strip()]
            if lacking:
                yield Problem(
                    "{criterion} is measured but has no unit in: {languages}",
                    criterion=named,
                    languages=[_NAMES.get(code, code) for code in lacking],
                )

    def plan(self, language: str) -> Plan:
        """Return the complete plan, or say in words what is still missing."""
        if self.tree is None:
            raise Problem("a plan needs at least one criterion, got none")
        tree = self.tree
        with naming(self.names(language)):
            return Plan(
                tree=tree,
                titles=self.titles,
                definitions=self.definitions,
                scales={leaf: self.scale(leaf) for leaf in tree.scored},
                price_rule=self.published_rule,
                currency=self.currency,
                precision=self.precision,
                tie_break=self.tie_break,
                minimums=self.minimums,
                measures=self.measures,
                units=self.units,
                consensus=self.consensus,
            )
