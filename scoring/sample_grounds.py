"""Why the sample seeks a partner: goals, problems, alternatives, registers, readiness."""

from rfp.changes.alternatives import AlternativeWords, add_alternative, choose_route, set_fits
from rfp.changes.budget import set_budget
from rfp.changes.business_case import set_amounts
from rfp.changes.cures import keep_reasons, set_cures, take_capabilities
from rfp.changes.goals import add_goal
from rfp.changes.objectives import add_objective
from rfp.changes.problems import add_problem, gather_pains, give_severity
from rfp.changes.readiness import edit_item, judge_item
from rfp.changes.registers import save_register
from rfp.changes.risk_log import assess_risk
from rfp.changes.success_factors import add_success_factor
from rfp.changes.vision import answer_vision
from rfp.goals.capability import Cure
from rfp.goals.goal import Measure
from rfp.readiness.item import ASK
from rfp.readiness.register import Edit, columns
from rfp.reads.problems import cure_matrix
from scoring import sample_grounds_content as told
from scoring import sample_readiness, sample_registers
from scoring.sample_content import PEOPLE
from scoring.sample_room import SampleRoom


def goals(room: SampleRoom) -> None:
    """Write down the goals, the figures by which they are measured, and what they hang on."""
    ids = [room.do(add_goal, "chair", family=f, titles=titles) for f, titles in told.GOALS]
    for objective in told.OBJECTIVES:
        added = room.do(
            add_objective,
            "chair",
            goal=ids[objective.goal],
            titles=objective.title,
            units=objective.unit,
            measure=Measure(baseline=objective.today, target=objective.target, due=objective.due),
        )
        room.objectives.append(added)
    for goal, titles in sample_readiness.FACTORS:
        factor = room.do(add_success_factor, "chair", titles=titles, goal=ids[goal])
        room.factors.append(factor)


def problems(room: SampleRoom) -> None:
    """Gather pains into problems, judge them, and ask what could cure them."""
    for problem in told.PROBLEMS:
        key = room.do(add_problem, problem.by, area=problem.area, titles=problem.title)
        shown = [room.pains[place] for place in problem.pains]
        room.do(gather_pains, "chair", problem=key, pains=shown)
        for person, level in problem.severity.items():
            room.do(give_severity, person, problem=key, level=level)
    room.do(take_capabilities, "chair", codes=told.CAPABILITIES)
    room.do(set_cures, "chair", answers=_cures(room))
    room.do(keep_reasons, "chair", texts=told.REASONS, seen=0)


def _cures(room: SampleRoom) -> dict[tuple[str, str], tuple[None, Cure]]:
    chair = room.seated("chair")
    with room.store.read() as session:
        matrix = cure_matrix(session, chair, room.here, "en")
    known = {each.title: each.id for each in matrix.problems}
    brought = {each.ready: each.id for each in matrix.capabilities}
    return {
        (known[problem.title["en"]], brought[code]): (None, cure)
        for problem in told.PROBLEMS
        for code, cure in problem.cures.items()
    }


def alternatives(room: SampleRoom) -> None:
    """Study three ways to go and choose one."""
    for way in told.ALTERNATIVES:
        words = AlternativeWords(titles=way.title, notes={}, reasons=way.reason)
        key = room.do(
            add_alternative,
            "chair",
            route=way.route,
            words=words,
            cost=way.cost,
            standing=way.standing,
            source=way.source,
        )
        fits = dict(zip(room.gaps, way.fits, strict=True))
        room.do(set_fits, "it", alternative=key, fits=fits)
        if way.why_chosen:
            room.do(choose_route, "chair", alternative=key, reasons=way.why_chosen, seen=0)


def registers(room: SampleRoom) -> None:
    """Fill the registers in English, then say their words in Persian."""
    for register, rows in sample_registers.ROWS.items():
        about = {"register": register}
        codes = [column.code for column in columns(register)]
        english = [
            Edit(cells=dict(zip(codes, (_in("en", cell) for cell in row), strict=True)))
            for row in rows
        ]
        ids = room.do(save_register, "facilitator", language="en", rows=english, **about)
        persian = [
            Edit(
                entry=entry,
                seen=1,
                cells={
                    code: _in("fa", cell)
                    for code, cell in zip(codes, row, strict=True)
                    if isinstance(cell, dict)
                },
            )
            for entry, row in zip(ids, rows, strict=True)
        ]
        room.do(save_register, "facilitator", language="fa", rows=persian, **about)


def _in(language: str, cell: sample_registers.SampleCell) -> str | int:
    return cell[language] if isinstance(cell, dict) else cell


def readiness(room: SampleRoom) -> None:
    """Judge tasks, gates and risks, choose questions to vendors, and reckon the business case."""
    names = {person.key: person.name for person in PEOPLE}
    for item, (owner, verdict, evidence) in sample_readiness.ITEMS.items():
        room.do(edit_item, owner, item=item, owner=names[owner], evidence=evidence)
        room.do(judge_item, owner, item=item, verdict=verdict)
    for item, (verdict, reason) in told.VERDICTS.items():
        room.do(judge_item, "chair", item=item, verdict=verdict, reason=reason)
        room.do(edit_item, "chair", item=item, owner=names["chair"])
    for item in sample_readiness.ASKED:
        room.do(judge_item, "chair", item=item, verdict=ASK)
    for item, risk in sample_readiness.RISKS.items():
        owner = names["it"] if risk.mitigation else ""
        room.do(assess_risk, "it", item=item, risk=risk, owner=owner)
    room.do(set_amounts, "finance", amounts=sample_readiness.AMOUNTS)
    for item, (owner, verdict, answer) in sample_readiness.MEANS.items():
        room.do(edit_item, owner, item=item, owner=names[owner])
        room.do(judge_item, owner, item=item, verdict=verdict, reason=answer)
    room.do(
        set_budget,
        "finance",
        budget=sample_readiness.BUDGET,
        owner=names["finance"],
        evidence=sample_readiness.BUDGET_SHOWN_BY,
    )
    for item, answers in sample_readiness.VISION.items():
        room.do(answer_vision, "chair", item=item, answers=answers)
