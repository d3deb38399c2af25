"""A database of this release made into one of an earlier release, to be lifted again."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from workbench.migrations import NEWEST
from workbench.tables import SchemaRow

# What each step of workbench.migrations added, taken away.
TAKEN_AWAY = {
    2: ["ALTER TABLE score DROP COLUMN list_version"],
    3: [
        "DROP TABLE dry_run",
        "ALTER TABLE plan DROP COLUMN price_slope",
        "ALTER TABLE plan DROP COLUMN price_slope_below",
    ],
    4: [
        f"DROP TABLE {table}"
        for table in (
            "ballot", "weighing", "given_weight", "weight_comparison", "weight_reveal",
            "weight_left_out", "revealed_weight",
        )
    ],
    5: ["DROP TABLE asked_again"],
    6: [
        *[
            f"ALTER TABLE requirement DROP COLUMN {column}"
            for column in (
                "kind", "module", "mandatory_reason", "owner", "wave", "moscow_reason",
                "success_factor", "withdrawn",
            )
        ],
        *[
            f"DROP TABLE {table}"
            for table in (
                "success_factor", "requirement_apart", "list_change", "must_cap",
                "requirement_version",
            )
        ],
        "ALTER TABLE process_map DROP COLUMN state",
        "ALTER TABLE process_map DROP COLUMN replaces",
        "ALTER TABLE step DROP COLUMN following",
        "ALTER TABLE step DROP COLUMN cost",
        "ALTER TABLE step DROP COLUMN experience",
        "ALTER TABLE pain DROP COLUMN source_kind",
        *[
            f"DROP TABLE {table}"
            for table in (
                "objective_requirement", "objective", "goal", "problem_pain", "severity", "cure",
                "capability", "problem", "reasons", "chosen_route", "alternative_fit",
                "alternative", "market_fact", "market_vendor",
            )
        ],
        "DROP TABLE question",
        "DROP TABLE issued_file",
        "DROP TABLE rfp_section_line",
        "DROP TABLE rfp_section",
        "DROP TABLE column_mapping",
        "DROP TABLE house_style",
        "DROP TABLE gap_order",
        "DROP TABLE gap_approval",
        *[
            f"ALTER TABLE gap DROP COLUMN {column}"
            for column in ("part", "wave", "owner", "effort")
        ],
        "DROP TABLE below_floor",
        "DROP TABLE missing_choice",
        *[
            f"DROP TABLE {table}"
            for table in (
                "chosen_check", "overruled_checks", "case_amount", "readiness_item",
                "register_fact", "register_entry", "size_profile", "size_switch",
            )
        ],
        "ALTER TABLE plan DROP COLUMN quality_minimum",
        "ALTER TABLE criterion DROP COLUMN minimum",
        "ALTER TABLE decision DROP COLUMN not_green",
    ],
    7: [
        "ALTER TABLE plan DROP COLUMN list_closed_at",
        *[f"DROP TABLE {table}" for table in (
            "demo_showing", "demo_requirement", "demo_scenario", "vendor_risk",
            "mandatory_finding", "evidence_level", "vendor_reference", "reference_period",
            "unneeded_function", "lead_time", "party_duty", "party", "offer", "partner_sought",
            "price_correction", "price_line", "price_form", "exchange_rate", "cost_volume",
            "cost_line", "cost_model",
        )],
        *[
            f"DROP TABLE {table}"
            for table in (
                "side_datum", "accepted_code", "former_side_datum", "former_answer",
                "confirmed_answer", "opened_paper", "late_hand_in", "formal_check",
                "envelope_opening",
                "opening_consent", "peeled_wrap", "key_wrap", "sealed_content", "hand_in",
                "keyholder", "sealing",
            )
        ],
        "ALTER TABLE price DROP COLUMN form",
        "ALTER TABLE price DROP COLUMN basis",
        "DROP TABLE former_score",
        "ALTER TABLE invitation DROP COLUMN vendor",
        *[f"DROP TABLE {table}" for table in ("draft_browser", "draft_key", "draft")],
    ],
    8: [
        "DROP TABLE call_clock",
        "DROP TABLE rfp_section_version",
        "ALTER TABLE success_factor DROP COLUMN goal",
    ],
    9: [
        "DROP TABLE measured_amount",
        "ALTER TABLE criterion DROP COLUMN reference_points",
    ],
    10: [
        "DROP TABLE agreed_score",
        "ALTER TABLE plan DROP COLUMN consensus",
        "DROP TABLE own_cost",
        "ALTER TABLE cost_line DROP COLUMN by_vendor",
        "ALTER TABLE evidence_level DROP COLUMN claimed",
        *[
            f"ALTER TABLE readiness_item DROP COLUMN {column}"
            for column in ("again", "again_by", "again_at")
        ],
    ],
    11: [
        "ALTER TABLE mandatory_finding DROP COLUMN judged_answer",
        "ALTER TABLE mandatory_finding DROP COLUMN judged_list",
        "DROP TABLE statement_draft",
    ],
    12: [
        "DROP TABLE stated_offer",
        "DROP TABLE sign_off",
        "ALTER TABLE requirement DROP COLUMN value_stage",
        "ALTER TABLE requirement DROP COLUMN customer_stage",
        "DROP TABLE approval",
        "DROP TABLE grid_cell",
        "DROP TABLE grid_name",
        "ALTER TABLE readiness_item DROP COLUMN amount",
        "DROP TABLE withdrawal",
    ],
    13: ["DROP TABLE call_end"],
}  # fmt: skip


def lower(session: Session, release: int) -> None:
    """Leave in the database only what `release` knew."""
    for number in range(NEWEST, release, -1):
        for statement in TAKEN_AWAY[number]:
            session.execute(text(statement))
    session.query(SchemaRow).delete()
    session.add(SchemaRow(number=release))
