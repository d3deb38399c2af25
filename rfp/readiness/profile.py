"""The size profile: which tabs, checks and sections of the RFP a selection of its size uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rfp.planning.ready_plan import Profile
from workbench.problem import Problem, Term

# What can be switched: parts of this stage by their name here, checks by "check." and their code.
PIECES: Mapping[str, Term] = {
    "tasks": Term("Needs analysis"),
    "gates": Term("Go/no-go gates"),
    "risks": Term("Risk questionnaire"),
    "points": Term("Key points and mistakes"),
    "case": Term("Business case"),
    "lessons": Term("Questions from other cases"),
    "situation": Term("Where are we?"),
    "register.interfaces": Term("Interfaces"),
    "register.data": Term("Data sets"),
    "register.reports": Term("Reports and templates"),
    "register.training": Term("Training plan"),
    "register.support": Term("Support after go-live"),
    "people": Term("Stakeholders and governance roles"),
}
# The checks that fall silent with the piece they look at.
CHECKS: Mapping[str, str] = {
    "readiness.tasks": "tasks",
    "readiness.gates": "gates",
    "readiness.risks": "risks",
    "readiness.points": "points",
    "readiness.mistakes": "points",
    "readiness.case": "case",
    "readiness.budget": "gates",
}
_OFF: Mapping[Profile, frozenset[str]] = {
    Profile.SMALL: frozenset(
        {
            "gates",
            "risks",
            "lessons",
            "situation",
            "register.reports",
            "people",
        }
    ),
    Profile.MEDIUM: frozenset({"lessons"}),
    Profile.LARGE: frozenset(),
}
# Sections of the RFP that fill themselves, with the piece that they come and go with.
FED_SECTIONS: Mapping[str, str] = {
    "integration": "register.interfaces",
    "data": "register.data",
    "reports": "register.reports",
    "training": "register.training",
    "support": "register.support",
    "questions": "lessons",
}
# Other sections that an RFP of this size begins without.
SECTIONS_OFF: Mapping[Profile, frozenset[str]] = {
    Profile.SMALL: frozenset({
        "customisation", "rollout", "work", "outcomes", "standards", "subcontractors", "change",
        "review", "glossary",
    }),
    Profile.MEDIUM: frozenset(),
    Profile.LARGE: frozenset(),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Switched:
    """A piece that is on or off against its profile, and why."""

    is_on: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeProfile:
    """The size of a selection with its reason, and what was switched against it by hand.

    Without a size everything is on.
    """

    size: Profile | None = None
    reason: str = ""
    switched: Mapping[str, Switched] = field(default_factory=dict)
    version: int = 0

    def is_on(self, piece: str) -> bool:
        """Return whether a part of this stage, or a check, is used.

        >>> SizeProfile(size=Profile.SMALL).is_on("gates"), SizeProfile().is_on("gates")
        (False, True)
        """
        part = CHECKS.get(piece, piece)
        if part in self.switched:
            return self.switched[part].is_on
        return self.size is None or part not in _OFF[self.size]

    def has_section(self, code: str) -> bool:
        """Return whether the RFP has a section as long as nobody switches it by hand.

        >>> SizeProfile(size=Profile.SMALL).has_section("glossary")
        False
        """
        if code in FED_SECTIONS:
            return self.is_on(FED_SECTIONS[code])
        return self.size is None or code not in SECTIONS_OFF[self.size]


def check_piece(piece: str) -> None:
    """Refuse a piece that cannot be switched."""
    if piece not in PIECES:
        raise Problem("there is nothing to switch called {piece}", piece=piece)
