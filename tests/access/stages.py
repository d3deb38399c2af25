"""One selection with a secret planted in every field, as it stands in each of its 8 phases.

Everything is made by the verbs that people use. A second selection stands beside it in the same
database, further on and full of secrets of its own, none of which may ever be met in the first.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from rfp.changes.alternatives import AlternativeWords, add_alternative, choose_route
from rfp.changes.budget import set_budget
from rfp.changes.checks import choose_checks
from rfp.changes.cures import add_capability
from rfp.changes.dry_run import note_dry_run
from rfp.changes.gap_approval import approve_gaps
from rfp.changes.gaps import add_gap
from rfp.changes.goals import add_goal
from rfp.changes.grid import begin_grid
from rfp.changes.issue import issue_rfp
from rfp.changes.issued_files import keep_issued_file
from rfp.changes.map_states import copy_map
from rfp.changes.maps import type_map
from rfp.changes.market import add_market_vendor
from rfp.changes.objectives import add_objective
from rfp.changes.pains import add_pain
from rfp.changes.plan import add_criterion, freeze_plan, set_weights
from rfp.changes.plan_rules import set_price_rule, set_tie_break
from rfp.changes.problems import add_problem
from rfp.changes.readiness import add_item, judge_item
from rfp.changes.registers import save_register
from rfp.changes.requirement_twins import tell_apart
from rfp.changes.requirements import add_requirement
from rfp.changes.sign_offs import sign_off_requirements
from rfp.changes.size_profile import set_size
from rfp.changes.success_factors import add_success_factor
from rfp.changes.touchpoints import mark_touchpoint
from rfp.changes.vision import answer_vision
from rfp.goals.alternative import Route, Standing
from rfp.goals.area import Area
from rfp.goals.goal import GoalFamily, Measure
from rfp.maps.touchpoint import Touchpoint
from rfp.maps.typed_map import TypedStep
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_facts import RequirementFacts
from rfp.planning.criterion import CriterionKind
from rfp.planning.dry_run import tried_fingerprint
from rfp.planning.price_rule import PriceFormula
from rfp.planning.tie_break import TieBreak, TieRule
from rfp.readiness.item import ASK
from rfp.readiness.item import Kind as ItemKind
from rfp.readiness.profile import Profile
from rfp.readiness.register import Edit, Register
from rfp.reads.maps import steps
from rfp.reads.needs import gaps, requirements
from rfp.reads.plan import plan_draft
from rfp.writing.call_terms import PartnerKind, Period
from rfp.writing.issued_file import IssuedKind
from scoring.changes.agreed_scores import agree_score
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.decision import decide
from scoring.changes.member_weights import give_weights, hand_in_weights
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain, give_score, lock_sheet
from scoring.changes.weight_reveal import reveal_weights
from scoring.changes.what_ifs import move_what_if, pin
from scoring.decision import Outcome
from scoring.reads.standings import standing
from scoring.reads.what_ifs import what_if
from scoring.weighing.ballot import Method
from tests.access.people import (
    AMOUNTS,
    EXCLUDED,
    PEOPLE,
    PRIVATE_MOVE,
    SCORERS,
    SCORES,
    SEATED,
    SHARED_MOVE,
    SWING,
    TIED_TO,
    UNIT_PRICES,
    browser_of,
)
from tests.access.planted import Canary, Kind
from tests.access.world import World, copied, new_store
from tests.workbench.committee_room import START, open_account
from vendor_data.answer import Code
from vendor_data.changes.costs import LineFacts, add_cost_line, set_cost_model
from vendor_data.changes.demos import add_scenario, describe_customer, note_showing
from vendor_data.changes.exchange_rates import set_exchange_rate
from vendor_data.changes.offers import add_party, state_sought
from vendor_data.changes.own_costs import enter_own_cost
from vendor_data.changes.price_forms import take_price_form
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import open_proposals, store_evidence, take_proposal
from vendor_data.changes.questions import record_question
from vendor_data.changes.references import (
    add_reference,
    add_unneeded,
    ask_reference_period,
    set_evidence,
)
from vendor_data.changes.vendor_risks import judge_vendor_risk
from vendor_data.changes.vendors import exclude_vendor, register_vendor
from vendor_data.checking.demo import Showing
from vendor_data.checking.evidence import EvidenceLevel
from vendor_data.costs.cost_line import Heading, Timing, Unit
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.offer import Offer, OfferedLine, Stated
from vendor_data.costs.price_version import Source
from vendor_data.offering.offer import PartyRole
from vendor_data.price import PriceKind
from vendor_data.proposal import Answer, Counts
from workbench import file_kind
from workbench.changes.members import (
    declare,
    invite,
    let_vendor_in,
    remove_member,
    take_seat,
)
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.reads.members import members
from workbench.selection import Phase
from workbench.sign_in import token_id
from workbench.store import Store
from workbench.tables import AccountRow, BrowserRow, MemberRow
from workbench.uploads import Upload


def phases(folder: Path) -> dict[Phase, World]:
    """Return the selection once per phase, each in a database of its own."""
    world = World(new_store(folder / "growing.db"))
    _accounts(world)
    world.abroad = _elsewhere(world)
    found = {}
    for phase, made in zip(Phase, STAGES, strict=True):
        made(world)
        world.phase = phase
        found[phase] = copied(world, folder / f"{phase}.db")
    _totals(found)
    world.store.database.close()
    return found


def _accounts(world: World) -> None:
    open_account(world.store, "sara", is_owner=True)
    for key in PEOPLE:
        if key not in {"sara", "room"}:
            open_account(world.store, key)


# -- the stages, one per phase --


def _needs(world: World) -> None:
    world.selection = start_selection(
        world.store,
        Actor(account="sara", name="sara"),
        titles={"en": "A partner for the regions", "fa": "شریکی برای مناطق"},
        language="en",
        currency="EUR",
    )
    _committee(world)
    _thread(world)
    _register(world)
    _vendor_doors(world)
    for key in ("chair", "facil", "eva", "omid", "nima", "observer"):
        _do(world, key, declare, conflicts={})
    for key in ("tied", "tiedfac"):
        reason = world.canary(Kind.TIE, vendor=TIED_TO, by=key)
        _do(world, key, declare, conflicts={world.ids[TIED_TO]: reason})


def _committee(world: World) -> None:
    for person in SEATED:
        _seat(world, person.key, person.roles)
    _seat(world, "gone", frozenset({Role.EVALUATOR}))
    with world.store.read() as session:
        found = members(session, world.actor("chair"), world.selection)
    world.ids.update({f"member {member.account}": member.id for member in found})
    for key in ("gone", "sara"):
        _do(world, "chair", remove_member, member=world.ids[f"member {key}"])


def _seat(world: World, key: str, roles: frozenset[Role]) -> None:
    token = _do(world, "sara", invite, roles=roles)
    take_seat(world.store, Actor(account=key, name=key), token)


def _thread(world: World) -> None:
    typed = [TypedStep(lane="Sales", step="Take the order"), TypedStep(lane="IT", step="Store it")]
    world.ids["map"] = _do(world, "chair", type_map, titles={"en": "As it is"}, steps=typed)
    with world.store.read() as session:
        step = steps(session, world.actor("chair"), world.selection)[0].id
    world.ids["step"] = step
    _do(world, "chair", copy_map, process_map=world.ids["map"], titles={"en": "As it will be"})
    touched = Touchpoint(cost=4, experience=5)
    _do(world, "chair", mark_touchpoint, step=step, seen=1, touchpoint=touched)
    world.ids["pain"] = _do(world, "eva", add_pain, step=step, text="Typed twice")
    judgement = Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1)
    world.ids["gap"] = _do(
        world, "chair", add_gap, kind=GapKind.DATA, titles={"en": "One entry"},
        judgement=judgement, pains=[world.ids["pain"]],
    )  # fmt: skip
    _ready(world)
    _why(world)


def _why(world: World) -> None:
    """Say what the chair wants to reach, what is wrong, and which other way was looked at."""
    ids, words = world.ids, {"en": "Less typing"}
    ids["goal"] = _do(world, "chair", add_goal, family=GoalFamily.COST, titles=words)
    ids["objective"] = _do(
        world, "chair", add_objective, goal=ids["goal"], titles=words, units={},
        measure=Measure(target=Fraction(5)),
    )  # fmt: skip
    ids["problem"] = _do(world, "eva", add_problem, area=Area.SALES, titles=words)
    ids["capability"] = _do(world, "chair", add_capability, titles=words)
    ids["alternative"] = _do(
        world, "chair", add_alternative, route=Route.EXTEND, standing=Standing.KEPT,
        words=AlternativeWords(titles=words, notes={}, reasons=words),
    )  # fmt: skip
    _do(world, "chair", choose_route, alternative=ids["alternative"], reasons=words, seen=0)
    ids["market vendor"] = _do(world, "chair", add_market_vendor, name="Somebody")
    with world.store.read() as session:
        found = gaps(session, world.actor("chair"), world.selection, "en")
    _do(world, "chair", approve_gaps, seen={entry.gap.id: entry.fingerprint for entry in found})


def _ready(world: World) -> None:
    world.ids["item"] = _do(
        world, "chair", add_item, item_kind=ItemKind.LESSON, texts={"en": "Who answers?"}
    )
    _do(world, "chair", answer_vision, item="vision.sentence", answers={"en": "One file for all"})
    _do(world, "chair", set_budget, budget=120_000_00)
    _do(world, "chair", begin_grid)
    cells = {"system": "Ledger", "direction": "out"}
    (world.ids["entry"],) = _do(
        world, "chair", save_register, register=Register.INTERFACES, language="en",
        rows=[Edit(cells=cells)],
    )  # fmt: skip
    _do(
        world, "chair", save_register, register=Register.DATA, language="en",
        rows=[Edit(cells={"what": "Customers"})],
    )  # fmt: skip
    _do(world, "chair", judge_item, item=world.ids["item"], verdict=ASK)
    _do(
        world, "chair", set_size, profile=Profile.MEDIUM,
        reason=world.canary(Kind.NEED, by="size"),
    )  # fmt: skip
    _do(world, "chair", choose_checks, required={"goals.measurable": True})
    _do(
        world, "chair", add_success_factor,
        titles={"en": world.canary(Kind.NEED, by="factor")},
    )  # fmt: skip


def _register(world: World) -> None:
    for vendor in AMOUNTS:
        name = world.canary(Kind.NAME, vendor=vendor)
        made = _do(world, "facil", register_vendor, names={"en": name, "fa": f"{name} فا"})
        world.ids[vendor] = made
        world.canaries.append(Canary(Kind.ID, made, vendor=vendor))


def _vendor_doors(world: World) -> None:
    """Seat a vendor and turn a browser to another; the verb that seats one comes later."""
    with world.store.database.writing() as session:
        session.add(
            MemberRow(
                id="vendor-seat",
                selection=world.selection,
                account="seat",
                roles=Role.VENDOR.value,
                vendor=world.ids["aban"],
            )
        )
        session.add_all(_browsers())
    _do(
        world, "chair", let_vendor_in,
        browser=browser_of("room"), vendor=world.ids[PEOPLE["room"].vendor],
    )  # fmt: skip


def _browsers() -> Iterator[BrowserRow]:
    for key, person in PEOPLE.items():
        yield BrowserRow(
            id=browser_of(key),
            account=person.account or key,
            language="en",
            created_at=START,
            ends_at=START + dt.timedelta(days=3650),
        )


def _model(world: World) -> None:
    for key, parent, kind in (
        ("fit", None, CriterionKind.QUALITY),
        ("price", None, CriterionKind.PRICE),
        ("coverage", "fit", CriterionKind.QUALITY),
        ("ease", "fit", CriterionKind.QUALITY),
    ):
        world.ids[key] = _do(
            world, "chair", add_criterion,
            parent=parent and world.ids[parent], titles={"en": key.capitalize()}, kind=kind,
        )  # fmt: skip
    for parent, weights in (
        (None, {"fit": 70, "price": 30}),
        ("fit", {"coverage": 60, "ease": 40}),
    ):
        _do(
            world, "chair", set_weights, parent=parent and world.ids[parent],
            weights={world.ids[key]: Fraction(share, 100) for key, share in weights.items()},
        )  # fmt: skip
    _do(world, "chair", set_price_rule, formula=PriceFormula.LOWEST, floor=None, ceiling=None)
    _do(world, "chair", set_tie_break, tie_break=TieBreak(rule=TieRule.LOWER_PRICE))
    _try_out(world)
    for code, mandatory in (("R-1", False), ("R-2", True)):
        world.ids[code] = _do(
            world, "chair", add_requirement, code=code, texts={"en": f"{code} is met"},
            moscow=Moscow.MUST, is_mandatory=mandatory, criterion=world.ids["coverage"],
            gaps=[world.ids["gap"]],
            facts=RequirementFacts(
                moscow_reason=world.canary(Kind.NEED, by=code.lower()), owner="The warehouse"
            ),
        )  # fmt: skip
    _sign_off(world)
    _do(world, "chair", tell_apart, requirement=world.ids["R-1"], other=world.ids["R-2"])
    _ask_costs(world)
    _weigh_in_private(world)


def _sign_off(world: World) -> None:
    """Let the chair sign every requirement off in its owner's stead."""
    with world.store.read() as session:
        found = requirements(session, world.actor("chair"), world.selection, "en")
    seen = {entry.requirement.id: entry.content for entry in found}
    _do(world, "chair", sign_off_requirements, seen=seen)


def _ask_costs(world: World) -> None:
    """Ask vendors for one line, three units of it."""
    facts = LineFacts(
        heading=Heading.LICENCES, timing=Timing.ONCE, unit=Unit.USER, volumes=(3,), module="Sales"
    )
    world.ids["cost line"] = _do(
        world, "chair", add_cost_line, titles={"en": "Users"}, line_facts=facts
    )
    ours = LineFacts(
        heading=Heading.INTEGRATION, timing=Timing.ONCE, unit=Unit.DAY, volumes=(5,),
        is_own=True, by_vendor=True,
    )  # fmt: skip
    world.ids["own line"] = _do(
        world, "chair", add_cost_line, titles={"en": "Our work"}, line_facts=ours
    )
    _do(world, "chair", set_cost_model, model=CostModel(years=1), seen=0)


def _try_out(world: World) -> None:
    with world.store.read() as session:
        draft = plan_draft(session, world.actor("chair"), world.selection)
    tried = tried_fingerprint(draft.tree, draft.published_rule, draft.minimums)
    _do(world, "chair", note_dry_run, tried=tried, winners=["strong"], warnings=1)


def _weigh_in_private(world: World) -> None:
    """Let eva hand in her weights; the chair reveals them before the plan is frozen."""
    swing = SWING + bool(world.sole)
    for parent, method, values in (
        (None, Method.SWING, {"fit": 100, "price": swing}),
        ("fit", Method.CENTROID, {"coverage": 1, "ease": 2}),
    ):
        _do(
            world, "eva", give_weights, parent=parent and world.ids[parent], method=method,
            values={world.ids[key]: value for key, value in values.items()},
        )  # fmt: skip
    _do(world, "eva", hand_in_weights)
    weight = Fraction(100, 100 + swing)
    world.canaries.append(Canary(Kind.WEIGHT, str(weight), by="eva"))


def _call(world: World) -> None:
    _do(world, "chair", reveal_weights, reason="The others were asked twice")
    _do(world, "chair", freeze_plan)
    _do(world, "facil", ask_reference_period, first=START.date(), last=START.date())
    _do(world, "facil", state_sought, kinds=[PartnerKind.MAKER])
    _do(world, "chair", issue_rfp, reason=world.canary(Kind.NEED, by="overruled"))
    _do(
        world, "facil", keep_issued_file, list_version=1, language="en", kind=IssuedKind.RFP,
        file=b"the RFP", pages=3,
    )  # fmt: skip
    _ask(world)
    _stand_behind(world)
    for vendor in AMOUNTS:
        _do(
            world, "facil", enter_own_cost, vendor=world.ids[vendor], amount=7_00, seen=0,
            cost_line=world.ids["own line"],
            source=world.canary(Kind.LOGGED, vendor=vendor, by="work"),
        )  # fmt: skip
    for vendor, amount in AMOUNTS.items():
        _propose(world, vendor)
        _show(world, vendor)
        _do(
            world, "facil", set_evidence, vendor=world.ids[vendor], requirement=world.ids["R-1"],
            evidence_level=EvidenceLevel.DOCUMENTED, seen=0,
            reason=world.canary(Kind.FOUND, vendor=vendor, by="proof"),
        )  # fmt: skip
        asked = amount + (11_111_00 if world.sole else 0)
        _do(world, "facil", set_price, vendor=world.ids[vendor], amount=asked)
        world.canaries.append(Canary(Kind.PRICE, str(asked), vendor=vendor))
        _offer(world, vendor)
    _do(
        world, "facil", set_exchange_rate, currency="USD", rate=Fraction(9, 10),
        day=dt.date(2026, 3, 21), source="Central bank",
    )  # fmt: skip


def _offer(world: World, vendor: str) -> None:
    """Take in a price form; unit price, line total and total are secrets, a wrong one too."""
    unit = UNIT_PRICES[vendor] + (11_111_00 if world.sole else 0)
    line, amounts = world.ids["cost line"], (unit, 3 * unit, 3 * unit + 1_00)
    one, whole, wrong = (
        Stated(raw=str(minor), kind=PriceKind.AMOUNT, amount=minor) for minor in amounts
    )
    offered = OfferedLine(line=line, currency="EUR", unit_price=one, total=wrong)
    _do(
        world, "facil", take_price_form, vendor=world.ids[vendor], form_source=Source.SCREEN,
        offer=Offer(currency="EUR", lines=(offered,), total=whole),
        confirmed={f"line:total:{line}": "reckoned anew"},
    )  # fmt: skip
    world.canaries += [Canary(Kind.PRICE, str(minor), vendor=vendor) for minor in amounts]


def _stand_behind(world: World) -> None:
    """Say who stands behind each proposal, and what its references are."""
    _do(world, "facil", describe_customer, texts={"en": "A bank with two branches"}, seen={})
    words = {"title": {"en": "A customer calls"}}
    world.ids["scenario"] = _do(world, "facil", add_scenario, scenario_words=words)
    for vendor in AMOUNTS:
        world.ids["party"] = _do(
            world, "facil", add_party, vendor=world.ids[vendor], role=PartyRole.LEAD,
            name=world.canary(Kind.NAME, vendor=vendor, by="behind"),
        )  # fmt: skip
        about = {"vendor": world.ids[vendor]}
        world.ids["reference"] = _do(
            world, "facil", add_reference, **about, period=Period(first=START.date()),
            customer=world.canary(Kind.FOUND, vendor=vendor, by="customer"), scope="", contact="",
        )  # fmt: skip
        world.ids["unneeded"] = _do(
            world, "facil", add_unneeded, **about, note="",
            text=world.canary(Kind.FOUND, vendor=vendor, by="unneeded"),
        )  # fmt: skip


def _show(world: World, vendor: str) -> None:
    """Let a vendor be judged on a risk, and show the one scenario."""
    about = {"vendor": world.ids[vendor], "seen": 0}
    _do(
        world, "facil", judge_vendor_risk, **about, factor="risk.change", status=4, owner="",
        mitigation=world.canary(Kind.FOUND, vendor=vendor, by="risk"),
    )  # fmt: skip
    _do(
        world, "facil", note_showing, **about, scenario=world.ids["scenario"],
        showing=Showing.PARTLY, note=world.canary(Kind.LOGGED, vendor=vendor, by="demo"),
    )  # fmt: skip


def _ask(world: World) -> None:
    """Let two vendors ask: the chair knows which, others read the questions alone."""
    for key, vendor in (("question", TIED_TO), ("second question", "aban")):
        world.ids[key] = _do(
            world, "chair", record_question, texts={"en": "How many branches?"},
            vendor=world.ids[vendor],
        )  # fmt: skip


def _propose(world: World, vendor: str) -> None:
    comment = world.canary(Kind.ANSWER, vendor=vendor)
    upload = _upload(f"{world.canary(Kind.FILE, vendor=vendor)}.csv", file_kind.Kind.TABLE)
    answers = [
        Answer(requirement=world.ids[code], code=Code.FULL, comment=comment, evidence=comment)
        for code in ("R-1", "R-2")
    ]
    world.ids["proposal"] = _do(
        world, "facil", take_proposal, vendor=world.ids[vendor], upload=upload, answers=answers,
        counts=Counts(asked=2, answered=2, missing=0, extra=0, doubtful=0),
    )  # fmt: skip
    paper = _upload(f"{world.canary(Kind.FILE, vendor=vendor)}.docx", file_kind.Kind.DOCUMENT)
    world.ids[f"paper {vendor}"] = _do(
        world, "facil", store_evidence, vendor=world.ids[vendor], upload=paper
    )


def _upload(name: str, kind: file_kind.Kind) -> Upload:
    data = f"the bytes of {name}".encode()
    return Upload(name=name, kind=kind, data=data, digest=hashlib.sha256(data).hexdigest())


def _opening(world: World) -> None:
    _do(world, "facil", open_proposals)
    reason = world.canary(Kind.EXCLUSION, vendor=EXCLUDED)
    _do(
        world, "facil", exclude_vendor, vendor=world.ids[EXCLUDED],
        requirement=world.ids["R-2"], reasons={"en": reason},
    )  # fmt: skip


def _scoring(world: World) -> None:
    leaves = [world.ids["coverage"], world.ids["ease"]]
    for key in world.scorers:
        _do(world, "facil", assign, member=world.ids[f"member {key}"], leaves=leaves)
    _do(world, "facil", start_scoring)
    for key in ("eva", "omid"):
        _fill(world, key)
    if "nima" in world.scorers:
        _give(world, "nima", "aban", "coverage", SCORES["aban"]["coverage"][2])


def _fill(world: World, key: str) -> None:
    """Score and lock the sheet of `key`, if they are asked for one."""
    if key not in world.scorers:
        return
    for vendor, by_leaf in SCORES.items():
        for leaf, scores in by_leaf.items():
            if vendor not in PEOPLE[key].ties:
                _give(world, key, vendor, leaf, scores[SCORERS.index(key)])
    _do(world, key, lock_sheet)


def _give(world: World, key: str, vendor: str, leaf: str, value: int) -> None:
    cell = {"vendor": world.ids[vendor], "leaf": world.ids[leaf]}
    if not world.sole and (key, vendor, leaf) == ("eva", "caspian", "coverage"):
        reason = world.canary(Kind.ABSTENTION, vendor=vendor, by=key)
        _do(world, key, abstain, reason=reason, **cell)
        return
    comment = f"{world.mark}comment{vendor}{key}q"
    planted = Canary(Kind.COMMENT, comment, vendor=vendor, by=key)
    if planted not in world.canaries:
        world.canaries.append(planted)
    _do(world, key, give_score, value=value, comment=comment, **cell)


def _consensus(world: World) -> None:
    for key in ("nima", "tied"):
        _fill(world, key)
    _do(
        world, "facil", agree_score, vendor=world.ids[TIED_TO], leaf=world.ids["ease"], value=3,
        reason=world.canary(Kind.AGREED, vendor=TIED_TO), seen=0,
    )  # fmt: skip


def _price(world: World) -> None:
    _do(world, "chair", open_prices)
    _move(world, "chair", SHARED_MOVE, private=False)
    world.ids["pin"] = _do(world, "chair", pin, title=world.canary(Kind.PIN))
    _move(world, "eva", PRIVATE_MOVE, private=True)
    world.canaries.append(Canary(Kind.PRIVATE, str(PRIVATE_MOVE), by="eva"))


def _move(world: World, key: str, tenths: int, *, private: bool) -> None:
    with world.store.read() as session:
        seen = what_if(session, world.actor(key), world.selection, private=private)
    frame = {"t": "release", "c": world.ids["fit"], "x": tenths, "v": seen.version}
    _do(world, key, move_what_if, frame=frame, private=private)


def _decision(world: World) -> None:
    with world.store.read() as session:
        first = _standing(session, world).ranking().first[0]
    word = world.canary(Kind.DECISION, vendor=TIED_TO)
    more = {"other_reason": {"en": word}} if first != world.ids[TIED_TO] else {}
    _do(
        world, "chair", decide, outcome=Outcome.PARTNER, vendor=world.ids[TIED_TO],
        reason={"en": word}, **more,
    )  # fmt: skip


STAGES = (_needs, _model, _call, _opening, _scoring, _consensus, _price, _decision)


def _standing(session, world: World):
    return standing(session, world.actor("chair"), world.selection, "en")


def _totals(found: Mapping[Phase, World]) -> None:
    """Plant the figures that must not be known: every total, and every mean of a leaf."""
    last = found[Phase.DECISION]
    with last.store.read() as session:
        official = _standing(session, last)
    names = {last.ids[vendor]: vendor for vendor in AMOUNTS}
    figures = [
        Canary(Kind.TOTAL, str(place.total), vendor=names[place.vendor])
        for place in official.ranking().places
    ] + [
        Canary(Kind.MEAN, str(points), vendor=names[vendor])
        for vendor, own in official.points.items()
        for leaf, points in own.items()
        if leaf == last.ids["coverage"] and 100 % points.denominator
    ]
    for world in found.values():
        world.canaries += figures


def _do(world: World, key: str, change, **given):
    return change(world.store, world.actor(key), selection=world.selection, **given)


# -- the other selection --


def _elsewhere(world: World) -> World:
    """Make the other selection: one person holds every role in it, and has decided."""
    abroad = World(world.store, sole="outsider", scorers=("eva",), mark="zx")
    _owning(world.store, "outsider", is_owner=True)
    abroad.selection = start_selection(
        world.store,
        Actor(account="outsider", name="outsider"),
        titles={"en": abroad.canary(Kind.TITLE)},
        language="en",
        currency="EUR",
        roles=[Role.CHAIR, Role.FACILITATOR, Role.EVALUATOR],
    )
    _owning(world.store, "outsider", is_owner=False)
    abroad.ids["member eva"] = abroad.actor("eva").member or ""
    abroad.ids["invitation"] = token_id(_do(abroad, "chair", invite, roles=[Role.OBSERVER]))
    _thread(abroad)
    _register(abroad)
    _do(abroad, "chair", declare, conflicts={})
    for made in STAGES[1:]:
        made(abroad)
    return abroad


def _owning(store: Store, account: str, *, is_owner: bool) -> None:
    """Let somebody start a selection, or no more."""
    with store.database.writing() as session:
        session.get_one(AccountRow, account).is_owner = is_owner
