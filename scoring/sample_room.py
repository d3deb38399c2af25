"""Where the sample selection is made: who acts, and the ids that later stages need."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from workbench.committee import Actor
from workbench.reads.actors import current_actor
from workbench.store import Store

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRoom:
    """One copy of the sample while it is made; ids stand under the keys of its content."""

    store: Store
    number: int
    accounts: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    pains: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    objectives: list[str] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    criteria: dict[str, str] = field(default_factory=dict)
    requirements: dict[str, str] = field(default_factory=dict)
    vendors: dict[str, str] = field(default_factory=dict)

    @property
    def here(self) -> str:
        return f"sample-{self.number}"

    def as_(self, person: str) -> Actor:
        return Actor(account=self.accounts[person], name="", selection=self.here)

    def do(self, verb: Callable[..., Made], person: str, **what: object) -> Made:
        """Let a person do a verb, as a screen would."""
        return verb(self.store, self.as_(person), selection=self.here, **what)

    def seated(self, person: str) -> Actor:
        with self.store.read() as session:
            return current_actor(session, self.as_(person), self.here)
