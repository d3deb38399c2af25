"""What is stored of goals, of problems and what can cure them, and of the ways to go."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class GoalRow(Versioned, Table):
    """What the organisation wants to reach; its title is a wording."""

    __tablename__ = "goal"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    family: Mapped[str]


class ObjectiveRow(Versioned, Table):
    """How a goal is measured; the metric ("title") and its unit are wordings."""

    __tablename__ = "objective"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    goal: Mapped[str] = mapped_column(ForeignKey("goal.id"))
    ordinal: Mapped[int]
    baseline: Mapped[Fraction | None]
    target: Mapped[Fraction | None]
    due: Mapped[dt.date | None]


class ObjectiveRequirementRow(Versioned, Table):
    """A requirement that serves an objective; one that is removed is no longer read."""

    __tablename__ = "objective_requirement"
    objective: Mapped[str] = mapped_column(ForeignKey("objective.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class ProblemRow(Versioned, Table):
    """What hurts in one area of the organisation; its title is a wording."""

    __tablename__ = "problem"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    area: Mapped[str]
    source_kind: Mapped[str | None]
    source: Mapped[str]
    added_by: Mapped[str]
    added_at: Mapped[dt.datetime]


class ProblemPainRow(Versioned, Table):
    """A pain that shows a problem; one that is taken back is no longer read."""

    __tablename__ = "problem_pain"
    pain: Mapped[str] = mapped_column(primary_key=True)
    problem: Mapped[str] = mapped_column(ForeignKey("problem.id"))
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class SeverityRow(Versioned, Table):
    """How severe one member finds a problem: 1 to 5."""

    __tablename__ = "severity"
    problem: Mapped[str] = mapped_column(ForeignKey("problem.id"), primary_key=True)
    account: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    level: Mapped[int]


class CapabilityRow(Versioned, Table):
    """What a partner could bring; one taken from the ready plan keeps its code there."""

    __tablename__ = "capability"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    ready: Mapped[str | None]


class CureRow(Versioned, Table):
    """Whether a capability can cure a problem; where there is no row nobody knows yet."""

    __tablename__ = "cure"
    problem: Mapped[str] = mapped_column(ForeignKey("problem.id"), primary_key=True)
    capability: Mapped[str] = mapped_column(ForeignKey("capability.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    answer: Mapped[str]


class ReasonsRow(Versioned, Table):
    """The kept reasons for acquiring (a wording), and from which matrix they were written."""

    __tablename__ = "reasons"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    fingerprint: Mapped[str]


class AlternativeRow(Versioned, Table):
    """A way to go on the long list; title, notes and the reason of its standing are wordings."""

    __tablename__ = "alternative"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    route: Mapped[str]
    cost: Mapped[str | None]
    standing: Mapped[str]
    source: Mapped[str]


class AlternativeFitRow(Versioned, Table):
    """How far an alternative meets a need: a gap or a requirement that may be gone by now."""

    __tablename__ = "alternative_fit"
    alternative: Mapped[str] = mapped_column(ForeignKey("alternative.id"), primary_key=True)
    need: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    fit: Mapped[str]


class ChosenRouteRow(Versioned, Table):
    """The alternative that was chosen before the RFP; its reason is a wording."""

    __tablename__ = "chosen_route"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    alternative: Mapped[str] = mapped_column(ForeignKey("alternative.id"))
    chosen_by: Mapped[str]
    chosen_at: Mapped[dt.datetime]


class MarketVendorRow(Versioned, Table):
    """A vendor on the market, before anybody is asked for a proposal."""

    __tablename__ = "market_vendor"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    name: Mapped[str]
    route: Mapped[str | None]


class MarketFactRow(Versioned, Table):
    """What is known, or only claimed, of a vendor on the market; without a row it is unknown."""

    __tablename__ = "market_fact"
    market_vendor: Mapped[str] = mapped_column(ForeignKey("market_vendor.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    sureness: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
