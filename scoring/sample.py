"""The sample selection, made by the same verbs that people use, with a fixed clock and actors."""

import csv
import datetime as dt
import hashlib
import io
import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from rfp.changes.gaps import add_gap
from rfp.changes.issue import issue_rfp, set_timetable
from rfp.changes.maps import type_map
from rfp.changes.pains import add_pain, set_aside_pain
from rfp.changes.plan import (
    add_criterion,
    freeze_plan,
    set_price_rule,
    set_tie_break,
)
from rfp.changes.requirements import add_requirement
from rfp.changes.rfp_sections import edit_section
from rfp.changes.step_words import word_step
from rfp.maps.typed_map import TypedStep
from rfp.planning.criterion import CriterionKind
from rfp.planning.price_rule import PriceFormula
from rfp.planning.scale import HIGHEST
from rfp.planning.tie_break import TieBreak, TieRule
from rfp.reads.maps import steps
from rfp.reads.rfp_sections import rfp_sections
from scoring import sample_content as told
from scoring.changes.member_weights import give_weights, hand_in_weights
from scoring.changes.sheets import assign, give_score, lock_sheet, open_prices, start_scoring
from scoring.changes.weight_reveal import adopt_weights, reveal_weights
from scoring.reads.samples import Sample, next_number, standing_sample
from scoring.sample_sections import sample_section
from scoring.sample_weights import WEIGHINGS
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import open_proposals, take_proposal
from vendor_data.changes.vendors import exclude_vendor, register_vendor
from vendor_data.reconciliation import counted, reconcile
from vendor_data.response_form import AskedRequirement
from workbench.changes.accounts import open_sample_account
from workbench.changes.members import declare, seat_sample
from workbench.changes.selections import archive, start_selection
from workbench.committee import Actor, Role
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.reads.actors import current_actor
from workbench.store import Store
from workbench.uploads import receive

if TYPE_CHECKING:
    from vendor_data.workbook import ResponseSheet

Made = TypeVar("Made")

BEGINNING = dt.datetime(2026, 8, 24, 6, 30, tzinfo=dt.UTC)
A_CHANGE = dt.timedelta(minutes=2)


def ensure(store: Store) -> Sample:
    """Return the open sample, making it first if there is none."""
    with store.read() as session:
        found, number = standing_sample(session), next_number(session)
    return found or _made(store, number)


def afresh(store: Store) -> Sample:
    """Close the sample that is open and return a new copy."""
    with store.read() as session:
        old, number = standing_sample(session), next_number(session)
    if old is None:
        return _made(store, number)
    chair = Actor(account=old.accounts[Role.CHAIR.value], name="", selection=old.selection)
    archive(store, chair, selection=old.selection)
    return _made(store, number)


def _made(store: Store, number: int) -> Sample:
    builder = _Builder(replace(store, clock=_clock(), entropy=_entropy(number)), number)
    builder.committee()
    builder.needs()
    builder.plan()
    builder.document()
    builder.call()
    builder.scores()
    return builder.sample()


def _clock() -> Callable[[], dt.datetime]:
    ticks = itertools.count()
    return lambda: BEGINNING + next(ticks) * A_CHANGE


def _entropy(number: int) -> Callable[[int], bytes]:
    """Return the same bytes for the same copy: ids of a sample are no secret."""
    blocks = itertools.count()

    def draw(size: int) -> bytes:
        seed = f"gozin sample {number} {next(blocks)}".encode()
        return hashlib.shake_256(seed).digest(size)

    return draw


class _Builder:
    """Walks through the stages; keeps the ids that later stages need."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number
        self._here = f"sample-{number}"
        self._accounts: dict[str, str] = {}
        self._members: dict[str, str] = {}
        self._gaps: list[str] = []
        self._criteria: dict[str, str] = {}
        self._requirements: dict[str, str] = {}
        self._vendors: dict[str, str] = {}

    def sample(self) -> Sample:
        accounts = {role: self._accounts[key] for role, key in told.ENTRIES.items()}
        return Sample(selection=self._here, number=self._number, accounts=accounts)

    def _as(self, person: str) -> Actor:
        return Actor(account=self._accounts[person], name="", selection=self._here)

    def _do(self, verb: Callable[..., Made], person: str, **what: object) -> Made:
        return verb(self._store, self._as(person), selection=self._here, **what)

    def _seated(self, person: str) -> Actor:
        with self._store.read() as session:
            return current_actor(session, self._as(person), self._here)

    def committee(self) -> None:
        for person in told.PEOPLE:
            self._accounts[person.key] = open_sample_account(
                self._store,
                selection=self._here,
                name=person.name,
                language=Language.EN,
                is_owner=Role.CHAIR in person.roles,
            )
        about = {"titles": told.TITLE, "language": "en", "currency": "EUR", "is_sample": True}
        self._do(start_selection, "chair", **about)
        for person in told.PEOPLE[1:]:
            account = self._accounts[person.key]
            self._members[person.key] = self._do(
                seat_sample, "chair", account=account, roles=person.roles
            )
        self._members["chair"] = self._seated("chair").member or ""

    def needs(self) -> None:
        ids = self._map()
        pains = [
            self._do(add_pain, who, step=ids[at - 1], text=text) for who, at, text in told.PAINS
        ]
        for place, reason in told.SET_ASIDE.items():
            self._do(set_aside_pain, "chair", pain=pains[place], seen=1, reason=reason)
        self._gaps = [
            self._do(
                add_gap,
                "chair",
                kind=gap.kind,
                titles=gap.title,
                judgement=gap.judgement,
                pains=[pains[place] for place in gap.pains],
            )
            for gap in told.GAPS
        ]

    def _map(self) -> list[str]:
        """Type the process map, say it in Persian as well, and return its steps."""
        typed = [TypedStep(lane=lane["en"], step=step["en"]) for lane, step in told.STEPS]
        self._do(type_map, "chair", titles=told.MAP_TITLE, steps=typed)
        chair = self._seated("chair")
        with self._store.read() as session:
            ids = [step.id for step in steps(session, chair, self._here)]
        for step, (lane, name) in zip(ids, told.STEPS, strict=True):
            self._do(word_step, "chair", step=step, names=name, lanes=lane)
        return ids

    def plan(self) -> None:
        for key, (parent, titles) in told.CRITERIA.items():
            self._criteria[key] = self._do(
                add_criterion,
                "chair",
                parent=parent and self._criteria[parent],
                titles=titles,
                kind=CriterionKind.PRICE if key == "price" else CriterionKind.QUALITY,
            )
        self._weigh()
        self._do(
            set_price_rule,
            "chair",
            formula=PriceFormula.LINEAR_FIXED,
            floor=told.PRICE_FLOOR * told.THOUSAND_EURO,
            ceiling=told.PRICE_CEILING * told.THOUSAND_EURO,
        )
        self._do(set_tie_break, "chair", tie_break=TieBreak(rule=TieRule.LOWER_PRICE))
        self._ask()
        self._do(freeze_plan, "chair")

    def _weigh(self) -> None:
        """Let everybody weigh in private; the mean that is revealed goes into the plan."""
        for person, weighings in WEIGHINGS.items():
            for parent, given in weighings.items():
                self._do(
                    give_weights,
                    person,
                    parent=parent and self._criteria[parent],
                    method=given.method,
                    values={self._criteria[key]: value for key, value in given.values.items()},
                    comparisons={
                        (self._criteria[one], self._criteria[other]): ratio
                        for (one, other), ratio in given.comparisons.items()
                    },
                )
            self._do(hand_in_weights, person)
        self._do(reveal_weights, "chair")
        self._do(adopt_weights, "chair")

    def _ask(self) -> None:
        for asked in told.REQUIREMENTS:
            self._requirements[asked.code] = self._do(
                add_requirement,
                "chair",
                code=asked.code,
                texts=asked.text,
                moscow=asked.moscow,
                is_mandatory=asked.is_mandatory,
                criterion=self._criteria[asked.leaf],
                gaps=[self._gaps[place] for place in asked.gaps],
            )

    def document(self) -> None:
        """Fill every blank of the RFP's sections."""
        with self._store.read() as session:
            sections = rfp_sections(session, self._seated("facilitator"), self._here)
        for section in sections:
            told = sample_section(section)
            if told == section:
                continue
            self._do(
                edit_section,
                "facilitator",
                code=section.code,
                bodies=told.body if told.body != section.body else None,
                lines=told.lines if told.lines != section.lines else None,
            )

    def call(self) -> None:
        self._do(set_timetable, "facilitator", days=told.TIMETABLE)
        self._do(issue_rfp, "facilitator")
        for key, names in told.VENDORS.items():
            self._vendors[key] = self._do(register_vendor, "facilitator", names=names)
        for person in told.PEOPLE:
            self._do(declare, person.key, conflicts={})
        for key in told.VENDORS:
            self._propose(key)
        self._do(open_proposals, "facilitator")
        self._do(
            exclude_vendor,
            "facilitator",
            vendor=self._vendors["damavand"],
            requirement=self._requirements[told.MANDATORY],
            reasons=told.EXCLUSION,
        )
        for key, price in told.PRICES.items():
            amount = price * told.THOUSAND_EURO
            self._do(set_price, "facilitator", vendor=self._vendors[key], amount=amount)

    def _propose(self, key: str) -> None:
        """Take a response file through the same door as any other."""
        upload = receive(
            f"{key}.csv",
            _response(key),
            reader="vendor_data.workbook:read",
            kinds=frozenset({Kind.TABLE}),
        )
        asked = [
            AskedRequirement(id=self._requirements[r.code], code=r.code, text=r.text["en"])
            for r in told.REQUIREMENTS
        ]
        found = reconcile(asked, cast("ResponseSheet", upload.value))
        self._do(
            take_proposal,
            "facilitator",
            vendor=self._vendors[key],
            upload=upload,
            counts=counted(found, found.answers),
            answers=found.answers,
        )

    def scores(self) -> None:
        leaves = {self._criteria[key]: key for key in told.SCORED}
        for person in told.SCORERS:
            self._do(assign, "facilitator", member=self._members[person], leaves=list(leaves))
        self._do(start_scoring, "facilitator")
        for place, person in enumerate(told.SCORERS):
            self._fill(place, person, leaves)
            self._do(lock_sheet, person)
        self._do(open_prices, "chair")

    def _fill(self, place: int, person: str, leaves: Mapping[str, str]) -> None:
        for vendor in told.POINTS:
            for leaf, key in leaves.items():
                value = _score(vendor, key, place)
                self._do(
                    give_score,
                    person,
                    vendor=self._vendors[vendor],
                    leaf=leaf,
                    value=value,
                    comment=told.SCORE_COMMENTS[value],
                )


def _response(vendor: str) -> bytes:
    """Return a vendor's response file, as a spreadsheet program saves it."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["Code", "Answer", "Comment", "Evidence"])
    for asked in told.REQUIREMENTS:
        answer = told.ANSWERS[vendor].get(asked.code, "Full")
        rows.writerow([asked.code, answer, told.COMMENTS[answer], told.EVIDENCE[answer]])
    return written.getvalue().encode("utf-8-sig")


def _score(vendor: str, leaf: str, place: int) -> int:
    """Return one of the ten scores that make up a criterion's points, members unlike each other.

    Ten whole scores with the sum points / 2: an even share, the rest to the first, and one point
    moved from every second member's first leaf to the second.
    """
    parent = told.CRITERIA[leaf][0]
    if parent is None:
        raise LookupError(leaf)
    share, rest = divmod(told.POINTS[vendor][parent] // 2, 2 * len(told.SCORERS))
    is_second = list(told.SCORED).index(leaf) % 2
    value = share + (2 * place + is_second < rest)
    if place % 2 and 0 < share < HIGHEST - 1:
        value += 1 if is_second else -1
    return value
