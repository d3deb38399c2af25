"""What the needs and the RFP store: maps, pains, gaps, requirements, the evaluation plan."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class ProcessMapRow(Versioned, Table):
    """One process map; its title is a wording. An imported map keeps its drawing."""

    __tablename__ = "process_map"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    source_file: Mapped[str | None]
    # The map as canonical JSON of its ProcessMap: drawn once, never edited in parts.
    drawing: Mapped[str]
    state: Mapped[str | None]  # as-is or to-be; none is as-is
    replaces: Mapped[str | None]  # the as-is map that a to-be map takes the place of


class StepRow(Versioned, Table):
    """A step of a process map, which pains hang on; `element` is its id in the drawing."""

    __tablename__ = "step"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    process_map: Mapped[str] = mapped_column(ForeignKey("process_map.id"))
    element: Mapped[str]
    ordinal: Mapped[int]
    kind: Mapped[str]
    lane: Mapped[str]
    name: Mapped[str]
    # Elements that follow a typed step, as canonical JSON; none is the next in the list.
    following: Mapped[str | None]
    # A touchpoint has both: what it costs, and how strongly the customer feels it. [1 to 5]
    cost: Mapped[int | None]
    experience: Mapped[int | None]


class PainRow(Versioned, Table):
    """What hurts at a step, in the member's own words."""

    __tablename__ = "pain"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    step: Mapped[str] = mapped_column(ForeignKey("step.id"))
    text: Mapped[str]
    source: Mapped[str]
    source_kind: Mapped[str | None]
    added_by: Mapped[str]
    added_at: Mapped[dt.datetime]
    set_aside: Mapped[str | None]  # the reason why it leads to no gap


class GapRow(Versioned, Table):
    """A gap between today and the wanted state; title and as-is/to-be words are wordings."""

    __tablename__ = "gap"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    kind: Mapped[str]
    as_is: Mapped[int]
    to_be: Mapped[int]
    impact: Mapped[int]
    constraint: Mapped[int]
    risk: Mapped[int]
    dependency: Mapped[int]
    part: Mapped[str | None]  # of a gap among people
    effort: Mapped[int | None]  # 1 to 5
    wave: Mapped[str | None]
    owner: Mapped[str | None]  # as it was typed: need not sit on the committee


class GapOrderRow(Versioned, Table):
    """A gap that waits for another to be closed before it."""

    __tablename__ = "gap_order"
    gap: Mapped[str] = mapped_column(ForeignKey("gap.id"), primary_key=True)
    before: Mapped[str] = mapped_column(ForeignKey("gap.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class GapApprovalRow(Versioned, Table):
    """The stamp on a gap: who approved which content of it."""

    __tablename__ = "gap_approval"
    gap: Mapped[str] = mapped_column(ForeignKey("gap.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    approved_by: Mapped[str]
    approved_at: Mapped[dt.datetime]
    fingerprint: Mapped[str]


class GapPainRow(Versioned, Table):
    """A pain that a gap explains."""

    __tablename__ = "gap_pain"
    gap: Mapped[str] = mapped_column(ForeignKey("gap.id"), primary_key=True)
    pain: Mapped[str] = mapped_column(ForeignKey("pain.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class RequirementRow(Versioned, Table):
    """One requirement; its text is a wording."""

    __tablename__ = "requirement"
    __table_args__ = (UniqueConstraint("selection", "code"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    code: Mapped[str]
    moscow: Mapped[str]
    is_mandatory: Mapped[bool]
    criterion: Mapped[str | None] = mapped_column(ForeignKey("criterion.id"))
    kind: Mapped[str | None]
    module: Mapped[str | None]  # a code of the ready catalogue, or words of one's own
    # What an earlier release kept for both languages; wordings stand in its place now.
    mandatory_reason: Mapped[str | None]
    owner: Mapped[str | None]  # a member's id, or words
    wave: Mapped[str | None]
    moscow_reason: Mapped[str | None]  # why it is meant otherwise than its gaps propose
    success_factor: Mapped[str | None]
    value_stage: Mapped[str | None]
    customer_stage: Mapped[str | None]
    withdrawn: Mapped[int | None]  # the version of the issued list that no longer has it


class RequirementGapRow(Versioned, Table):
    """A gap that a requirement closes."""

    __tablename__ = "requirement_gap"
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    gap: Mapped[str] = mapped_column(ForeignKey("gap.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class CriterionRow(Versioned, Table):
    """A node of the criteria tree; title and the anchors 0-5 are wordings ("anchor 0", ...)."""

    __tablename__ = "criterion"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    parent: Mapped[str | None] = mapped_column(ForeignKey("criterion.id"))
    ordinal: Mapped[int]
    kind: Mapped[str]
    weight: Mapped[Fraction]  # local: among its siblings
    minimum: Mapped[Fraction | None]  # part of the technical floor [points]
    # Of a measured criterion, as JSON pairs of exact amount and points; its unit is a wording.
    reference_points: Mapped[str | None]


class PlanRow(Versioned, Table):
    """The rest of the evaluation plan, and its hash once the chair has frozen it."""

    __tablename__ = "plan"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    price_rule: Mapped[str | None]
    price_floor: Mapped[int | None]  # minor units
    price_ceiling: Mapped[int | None]  # minor units
    price_slope: Mapped[Fraction | None]  # points of 100 per 1 %
    price_slope_below: Mapped[Fraction | None]  # points of 100 per 1 %
    quality_minimum: Mapped[Fraction | None]  # the technical floor, without the price [points]
    tie_break: Mapped[str]
    tie_break_criterion: Mapped[str | None] = mapped_column(ForeignKey("criterion.id"))
    consensus: Mapped[str | None]  # may agree, or mean only; none in plans of older releases
    frozen_at: Mapped[dt.datetime | None]
    frozen_by: Mapped[str | None]
    fingerprint: Mapped[str | None]
    # From here on no revision: the scores it would reopen are closed, envelope C may be open.
    list_closed_at: Mapped[dt.datetime | None]


class MilestoneRow(Versioned, Table):
    """One date of the RFP's timetable."""

    __tablename__ = "milestone"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[dt.date]


class IssueRow(Versioned, Table):
    """The RFP as it was issued: when, by whom, under which plan and list of requirements."""

    __tablename__ = "rfp_issue"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    issued_at: Mapped[dt.datetime]
    issued_by: Mapped[str]
    fingerprint: Mapped[str]


class DryRunRow(Versioned, Table):
    """The last dry run that was noted: of which weights and formula, and what it found."""

    __tablename__ = "dry_run"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    fingerprint: Mapped[str]  # of weights and price rule, as rfp.planning.dry_run makes it
    winners: Mapped[str]  # codes of profiles, with spaces between
    warnings: Mapped[int]
    noted_at: Mapped[dt.datetime]
    noted_by: Mapped[str]
