"""How each change is asked for, and what the store says to it."""

import datetime as dt
from contextlib import contextmanager
from fractions import Fraction

from rfp.changes.alternatives import AlternativeWords
from rfp.goals.alternative import Route, Standing
from rfp.goals.area import Area
from rfp.goals.goal import GoalFamily, Measure
from rfp.goals.market import Topic
from rfp.lists.subject import Subject
from rfp.maps.map_comparison import MapState
from rfp.maps.process_map import ProcessMap
from rfp.maps.touchpoint import Touchpoint
from rfp.maps.typed_map import TypedStep
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.must import CapUnit
from rfp.needs.requirement import Moscow
from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriterionKind
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula
from rfp.planning.ready_plan import Profile
from rfp.planning.tie_break import NO_TIE_BREAK
from rfp.readiness.grid import Axis
from rfp.readiness.item import ASK
from rfp.readiness.item import Kind as ItemKind
from rfp.readiness.register import Register
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from rfp.writing.approval import Matter
from rfp.writing.call_terms import Period
from rfp.writing.issued_file import IssuedKind
from scoring.decision import Outcome
from scoring.missing import Choice
from scoring.weighing.ballot import Method
from scoring.weighing.revealed import Joint
from tests.access.people import PEOPLE, browser_of
from tests.access.reached import call, functions, parameters
from vendor_data.answer import Code
from vendor_data.changes.costs import LineFacts
from vendor_data.checking.check_sheet import Verdict
from vendor_data.checking.demo import Showing
from vendor_data.checking.evidence import EvidenceLevel
from vendor_data.checking.reference import CallOutcome
from vendor_data.costs.cost_line import Heading, Timing, Unit
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.offer import Offer
from vendor_data.costs.price_version import Source
from vendor_data.offering.offer import PartyRole
from vendor_data.proposal import Counts
from vendor_data.sealing.envelope import Envelope, Finding, Opening
from workbench.committee import Role
from workbench.file_kind import Kind as FileKind
from workbench.language import Language, sentence
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_event
from workbench.store import Store
from workbench.uploads import Upload


class Passed(Exception):  # noqa: N818  # it says that the right was there, not that a fault is
    """The store let the change begin."""


class Witness(Store):
    """A store that notes which verb is asked for, and lets no change begin."""

    @contextmanager
    def change(self, actor, verb, selection=None, *, vendor=None):
        VERB_ASKED.append((verb, vendor))
        with Store.change(self, actor, verb, selection, vendor=vendor) as change:
            yield change


VERB_ASKED: list = []

# No part of a selection: sign-in and its like, tried in tests/workbench; or a piece of a change.
NO_VERB_OF_A_SELECTION = {
    "open_account", "open_sample_account", "sign_in", "enter_sample", "sign_out",
    "change_language", "reset_owner", "set_passphrase", "take_seat",
    "begin_what_if",  # lays down what is there already; every other move goes through it
    "forget_for_good",  # rids the files of keys that a verb has deleted; changes no row
}  # fmt: skip
UPLOAD = Upload(name="a.docx", kind=FileKind.DOCUMENT, data=b"x", digest="x")


def arguments(world, person):
    """Return something well-formed for everything that any change asks for."""
    ids = world.ids
    words = {"en": "Words"}
    return {
        "store": Witness(world.store.database, clock=_refuse_to_begin, entropy=world.store.entropy),
        "actor": world.actor(person.key),
        "selection": world.selection,
        "account": "eva",
        "amount": 5,
        "amounts": {},
        "answers": (),
        "axis": Axis.SEGMENT,
        "budget": 5,
        "browser": browser_of("eva"),
        "code": "R-9",
        "choice": Choice.ZERO,
        "codes": (),
        "columns": (),
        "comment": "words",
        "comparisons": {},
        "conflicts": {},
        "cookie": None,
        "counts": Counts(asked=1, answered=0, missing=1, extra=0, doubtful=0),
        "criterion": ids.get("fit", ""),
        "currency": "EUR",
        "days": {},
        "drop": ids.get("R-1", ""),
        "edits": (),
        "factor": "none",
        "keep": ids.get("R-1", ""),
        "most": 20,
        "other": ids.get("R-1", ""),
        "unit": CapUnit.NUMBER,
        "rows": (),
        "rule": next(iter(ConsensusRule)),
        "event": own_last(world, person),
        "formula": PriceFormula.LOWEST,
        "fingerprint": "0" * 32,
        "floor": None,
        "ceiling": None,
        "file": b"x",
        "list_version": 1,
        "following": (),
        "frame": {"t": "release", "c": ids.get("fit", ""), "x": 500, "v": 1},
        "alternative": ids["alternative"],
        "area": Area.SALES,
        "areas": {},
        "before": ids["gap"],
        "capability": ids["capability"],
        "cost": None,
        "accepted": Code.PARTIAL,
        "fact": None,
        "family": GoalFamily.COST,
        "fits": {},
        "gap": ids["gap"],
        "goal": ids["goal"],
        "invitation": "none",
        "is_mandatory": True,
        "is_on": True,
        "item": ids["item"],
        "item_kind": ItemKind.LESSON,
        "judgement": Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1),
        "kind": GapKind.DATA,
        "language": "en",
        "lane": "Lane",
        "level": 3,
        "matter": Matter.SCOPE,
        "market_vendor": ids["market vendor"],
        "measure": Measure(),
        "objective": ids["objective"],
        "leaf": ids.get("coverage", ""),
        "leaves": (),
        "joint": Joint.MEAN,
        "map_state": MapState.TO_BE,
        "listed": (),
        "member": ids.get("member nima", ""),
        "method": Method.POINTS,
        "minimums": Minimums(),
        "moscow": Moscow.MUST,
        "name": "Name",
        "named": [(None, words)],
        "names": words,
        "outcome": Outcome.STOP,
        "pain": ids["pain"],
        "pains": (),
        "parent": None,
        "piece": "gates",
        "members": (),
        "phrase": "several words that do not belong",
        "envelope": Envelope.B,
        "opening": Opening.TECHNICAL,
        "finding": Finding.COMPLETE,
        "file_name": "a.xlsx",
        "content": b"x",
        "present": (),
        "pin": ids.get("pin", ""),
        "place": 1,
        "precision": Fraction(1, 10),
        "problem": Problem("a price must be more than 0"),
        "process_map": ids["map"],
        "profile": Profile.SMALL,
        "question": ids.get("question", ""),
        "group": RiskGroup.SKILLS,
        "into": ids.get("second question", ""),
        "changes_requirements": False,
        "reason": "words",
        "reasons": words,
        "replaces": ids["map"],
        "register": Register.DATA,
        "required": {},
        "requirement": ids.get("R-1", ""),
        "requirements": (),
        "route": Route.BUILD,
        "risk": RiskJudgement(weight=3, own=2),
        "roles": [Role.OBSERVER],
        "seen": 1,
        "source": "words",
        "standing": Standing.OPEN,
        "step": ids["step"],
        "subject": Subject.GAPS,
        "steps": (),
        "text": "words",
        "texts": words,
        "tie_break": NO_TIE_BREAK,
        "title": "words",
        "titles": words,
        "topic": Topic.COST,
        "touchpoint": Touchpoint(cost=3, experience=4),
        "tried": "0" * 64,
        "units": words,
        "upload": UPLOAD,
        "uploads": [UPLOAD],
        "value": 3,
        "values": {},
        "vendor": ids["aban"],
        "verdict": ASK,
        "is_met": True,
        "mitigation": "words",
        "owner": "words",
        "scenario": ids.get("scenario", ""),
        "scenario_words": {"title": words},
        "showing": Showing.SHOWN,
        "status": 3,
        "least": {},
        "call_outcome": CallOutcome.CONFIRMS,
        "contact": "words",
        "customer": "words",
        "evidence_level": EvidenceLevel.SHOWN,
        "first": dt.date(2026, 1, 1),
        "function": ids.get("unneeded", ""),
        "last": dt.date(2026, 2, 1),
        "notes": "words",
        "period": Period(first=dt.date(2026, 1, 1)),
        "reference": ids.get("reference", ""),
        "scope": "words",
        "kinds": (),
        "deliveries": (),
        "declared": None,
        "duties": {},
        "party": ids.get("party", ""),
        "role": PartyRole.MEMBER,
        "ties": "words",
        "note": "words",
        "cost_line": ids.get("cost line", ""),
        "day": dt.date(2026, 5, 1),
        "form_source": Source.SCREEN,
        "line_facts": LineFacts(
            heading=Heading.SOFTWARE, timing=Timing.ONCE, unit=Unit.UNIT, volumes=(1,)
        ),
        "model": CostModel(),
        "offer": Offer(currency="EUR", lines=()),
        "rate": Fraction(2),
        "warnings": 0,
        "weights": {},
        "winners": (),
        "words": AlternativeWords(titles=words, notes={}, reasons={}),
    }


TAKEN_OTHERWISE = {
    "set_measure": {"unit": {"en": "weeks", "fa": "هفته"}},
    "import_map": {"process_map": ProcessMap()},
    "add_step": {"step": TypedStep(lane="Lane", step="Step")},
    "add_criterion": {"kind": CriterionKind.QUALITY},
    "word_step": {"lanes": {"en": "Lane"}},
    "answer_vision": {"answers": {"en": "Words"}},
    "approve_gaps": {"seen": {}},
    "withdraw_matter": {"seen": dt.datetime(2026, 5, 1, tzinfo=dt.UTC)},
    "describe_customer": {"seen": {}},
    "sign_off_requirements": {"seen": {}},
    "keep_issued_file": {"kind": IssuedKind.RFP},
    "decide": {"reason": {"en": "words"}},
    "record_finding": {"verdict": Verdict.PASS},
    "judge_finding_anew": {"verdict": Verdict.PASS},
    "start_selection": {"selection": "a-new-one", "roles": [Role.CHAIR]},
}


# A problem that was found, where other changes are told what went wrong.
TAKEN_OTHERWISE |= {
    name: {"problem": "none"}
    for name in ("edit_problem", "remove_problem", "gather_pains", "give_severity")
}


def otherwise(name):
    return TAKEN_OTHERWISE.get(name.rpartition(".")[2], {})


def _refuse_to_begin():
    raise Passed


def own_last(world, person) -> str:
    with world.store.read() as session:
        last = last_event(session, PEOPLE[person.key].account or person.key, world.selection)
        return last.hash if last else ""


def verbs_of_selections():
    return {
        name: change
        for name, change in functions("changes").items()
        if parameters(change)[:1] == ("store",)
        and name.rpartition(".")[2] not in NO_VERB_OF_A_SELECTION
    }


def tried(name, change, given):
    """Return the verb that was asked for, whether it could begin, and what was said if not."""
    VERB_ASKED.clear()
    try:
        call(change, {**given, **otherwise(name)})
    except Passed:
        return VERB_ASKED[-1][0], True, ()
    except Refused as problem:
        said = tuple(sentence(problem, language) for language in Language)
        return (VERB_ASKED[-1][0] if VERB_ASKED else None), False, said
    raise AssertionError(name)
