"""One group of criteria on one member's page of private weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from rfp.planning.criterion import CriteriaTree
from scoring.changes.member_weights import give_weights
from scoring.weighing.ballot import Ballot, Method, Weighing
from workbench.language import sentence
from workbench.problem import Problem, naming
from workbench.screens.parts.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One group on one member's page."""

    desk: Desk
    tree: CriteriaTree
    names: Mapping[str, str]
    ballot: Ballot
    weighing: Weighing

    @property
    def is_open(self) -> bool:
        return self.ballot.handed_in_at is None

    @property
    def place(self) -> str:
        return f"weights.{self.ballot.member}.{self.weighing.parent}"

    def name(self, criterion: str) -> str:
        return self.names.get(criterion, "–")

    def told(self, gap: Problem) -> str:
        """Return what is missing, as a sentence that names criteria as people do."""
        text = told(self.desk, self.names, gap)
        return text[:1].upper() + text[1:]

    def choose(self, method: Method) -> Method:
        """Store by which method the weights are made."""
        self.store(method=method)
        return method

    def store(self, **given: object) -> None:
        """Store one edit at once."""
        desk = self.desk
        give_weights(
            desk.store, desk.actor, selection=desk.here.id, parent=self.weighing.parent, **given
        )


def group_name(desk: Desk, names: Mapping[str, str], parent: str | None) -> str:
    """Return what a group of criteria is called: by what they are parts of."""
    return desk.say("Main criteria") if parent is None else names.get(parent, "–")


def told(desk: Desk, names: Mapping[str, str], gap: Problem) -> str:
    """Return the words of `gap` with what people call the criteria in it."""
    try:
        with naming(names):
            raise gap
    except Problem as named:
        return sentence(named, desk.language)
