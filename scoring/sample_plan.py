"""The sample's evaluation plan, its requirements and the words of its RFP."""

from rfp.changes.approvals import approve_matter
from rfp.changes.objectives import serve_objective
from rfp.changes.plan import add_criterion, freeze_plan
from rfp.changes.plan_rules import set_price_rule, set_tie_break
from rfp.changes.requirements import add_requirement
from rfp.changes.rfp_sections import edit_section
from rfp.changes.sign_offs import sign_off_requirements
from rfp.needs.requirement_facts import RequirementFacts
from rfp.planning.criterion import CriterionKind
from rfp.planning.price_rule import PriceFormula
from rfp.planning.tie_break import TieBreak, TieRule
from rfp.reads.approvals import standing_matters
from rfp.reads.needs import requirements
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.approval import state_fingerprint
from scoring import sample_content as told
from scoring.changes.member_weights import give_weights, hand_in_weights
from scoring.changes.weight_reveal import adopt_weights, reveal_weights
from scoring.sample_grounds_content import OBJECTIVES
from scoring.sample_requirements import REQUIREMENTS
from scoring.sample_room import SampleRoom
from scoring.sample_sections import sample_section
from scoring.sample_weights import WEIGHINGS


def plan(room: SampleRoom) -> None:
    """Write the evaluation plan and the requirements, and freeze the plan."""
    for key, (parent, titles) in told.CRITERIA.items():
        room.criteria[key] = room.do(
            add_criterion,
            "chair",
            parent=parent and room.criteria[parent],
            titles=titles,
            kind=CriterionKind.PRICE if key == "price" else CriterionKind.QUALITY,
        )
    _weigh(room)
    room.do(
        set_price_rule,
        "chair",
        formula=PriceFormula.LINEAR_FIXED,
        floor=told.PRICE_FLOOR * told.THOUSAND_EURO,
        ceiling=told.PRICE_CEILING * told.THOUSAND_EURO,
    )
    room.do(set_tie_break, "chair", tie_break=TieBreak(rule=TieRule.LOWER_PRICE))
    _ask(room)
    _sign_off(room)
    room.do(freeze_plan, "chair")


def _weigh(room: SampleRoom) -> None:
    """Let everybody weigh in private; the mean that is revealed goes into the plan."""
    for person, weighings in WEIGHINGS.items():
        for parent, given in weighings.items():
            room.do(
                give_weights,
                person,
                parent=parent and room.criteria[parent],
                method=given.method,
                values={room.criteria[key]: value for key, value in given.values.items()},
                comparisons={
                    (room.criteria[one], room.criteria[other]): ratio
                    for (one, other), ratio in given.comparisons.items()
                },
            )
        room.do(hand_in_weights, person)
    room.do(reveal_weights, "chair")
    room.do(adopt_weights, "chair")


def _ask(room: SampleRoom) -> None:
    for asked in REQUIREMENTS:
        room.requirements[asked.code] = room.do(
            add_requirement,
            "chair",
            code=asked.code,
            texts=asked.text,
            moscow=asked.moscow,
            is_mandatory=asked.is_mandatory,
            criterion=room.criteria[asked.leaf],
            gaps=[room.gaps[place] for place in asked.gaps],
            acceptance=asked.test,
            why_mandatory=asked.mandatory_reason,
            facts=RequirementFacts(
                moscow_reason=asked.moscow_reason,
                wave=asked.wave,
                value_stage=asked.value_stage,
                customer_stage=asked.customer_stage,
                owner=room.members[asked.owner],
                success_factor=None if asked.factor is None else room.factors[asked.factor],
            ),
        )


def _sign_off(room: SampleRoom) -> None:
    """Let whoever owns requirements say that they are understood and right."""
    with room.store.read() as session:
        entries = requirements(session, room.seated("chair"), room.here, "en")
    read = {entry.requirement.id: entry.content for entry in entries}
    for owner in dict.fromkeys(asked.owner for asked in REQUIREMENTS):
        own = [room.requirements[each.code] for each in REQUIREMENTS if each.owner == owner]
        room.do(sign_off_requirements, owner, seen={key: read[key] for key in own})


def objectives(room: SampleRoom) -> None:
    """Say which requirements serve which objective."""
    for key, objective in zip(room.objectives, OBJECTIVES, strict=True):
        served = [room.requirements[code] for code in objective.served]
        room.do(serve_objective, "chair", objective=key, requirements=served)


def document(room: SampleRoom) -> None:
    """Fill every blank of the sections, and sign off the scope and the acceptance."""
    with room.store.read() as session:
        sections = rfp_sections(session, room.seated("facilitator"), room.here)
    for section in sections:
        told = sample_section(section)
        if (told.body, told.lines) == (section.body, section.lines):
            continue
        room.do(
            edit_section,
            "facilitator",
            code=section.code,
            bodies=told.body if told.body != section.body else None,
            lines=told.lines if told.lines != section.lines else None,
        )
    with room.store.read() as session:
        standing = standing_matters(session, room.seated("chair"), room.here)
    for matter, said in standing.items():
        room.do(approve_matter, "chair", matter=matter, tried=state_fingerprint(said))
