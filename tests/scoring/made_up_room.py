"""A made-up selection in a real store: its plan by the verbs, its scores as rows."""

from dataclasses import replace
from fractions import Fraction

from rfp.changes.checks import choose_checks
from rfp.changes.issue import issue_rfp
from rfp.changes.plan import add_criterion, freeze_plan, set_weights
from rfp.changes.plan_rules import set_precision, set_price_rule, set_tie_break
from rfp.changes.requirements import add_requirement
from rfp.needs.requirement import Moscow
from rfp.planning.criterion import CriterionKind
from rfp.planning.tie_break import TieBreak
from scoring.tables import AgreedScoreRow, AssignmentRow, MissingChoiceRow, ScoreRow, SheetRow
from tests.scoring.made_up import EVALUATORS
from tests.scoring.second_room import ROOM, SEATS, START, SecondRoom, opened
from vendor_data.changes.vendors import register_vendor
from vendor_data.tables import ExclusionRow, PriceRow
from workbench.changes.members import declare
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.tables import AccountRow, MemberRow, SelectionRow, WordingRow

REASON = "Calls are stored outside the country."


def furnished(folder, made):
    """Return the room with everything scored and every price open."""
    room = SecondRoom(store=opened(folder), criteria={}, vendors={}, requirement="")
    _seat(room)
    room = _planned(room, made)
    farid = room.seated("farid")
    choose_checks(
        room.store, room.seated("arash"), selection=ROOM, required={"musts.factor": False}
    )  # fmt: skip
    issue_rfp(room.store, farid, selection=ROOM)
    vendors = {
        vendor: register_vendor(
            room.store, farid, selection=ROOM, names={"en": f"Name {vendor}", "fa": f"نام {at}"}
        )
        for at, vendor in enumerate(made.vendors)
    }
    declare(room.store, room.seated("mina"), selection=ROOM, conflicts={})
    room = replace(room, vendors=vendors)
    with room.store.database.writing() as session:
        session.get_one(SelectionRow, ROOM).phase = "price"
        session.add_all(_excluded(room, made))
    with room.store.database.writing() as session:
        session.add_all(_rows(room, made))
    return room


def _seat(room):
    arash = Actor(account="arash", name="Arash", is_owner=True)
    with room.store.database.writing() as session:
        for name in SEATS:
            session.add(
                AccountRow(id=name, login=name, name=name.capitalize(), is_owner=name == "arash")
            )
    start_selection(
        room.store, arash, titles={"en": "Made up", "fa": "ساختگی"}, language="en", currency="EUR",
        selection=ROOM, is_sample=False, roles={Role.CHAIR},
    )  # fmt: skip
    with room.store.database.writing() as session:
        for name, roles in SEATS.items():
            if name != "arash":
                session.add(MemberRow(id=f"m-{name}", selection=ROOM, account=name, roles=roles))


def _planned(room, made):
    arash, ids = room.seated("arash"), {}
    for key, parent in made.parents.items():
        ids[key] = add_criterion(
            room.store, arash, selection=ROOM, parent=parent and ids[parent],
            titles={"en": f"Title {key}", "fa": f"عنوان {key}"},
            kind=CriterionKind.PRICE if key == "price" else CriterionKind.QUALITY,
        )  # fmt: skip
    for above in dict.fromkeys(made.parents.values()):
        weights = {ids[c]: made.weights[c] for c in made.below(above)}
        set_weights(room.store, arash, selection=ROOM, parent=above and ids[above], weights=weights)
    rule = made.rule
    set_price_rule(
        room.store, arash, selection=ROOM, formula=rule.formula, floor=rule.floor,
        ceiling=rule.ceiling, slope=rule.slope, slope_below=rule.slope_below,
    )  # fmt: skip
    tie_break = TieBreak(
        rule=made.tie_rule, criterion=made.tie_criterion and ids[made.tie_criterion]
    )
    set_tie_break(room.store, arash, selection=ROOM, tie_break=tie_break)
    if made.precision != Fraction(1, 10):
        set_precision(room.store, arash, selection=ROOM, precision=made.precision)
    requirement = add_requirement(
        room.store, arash, selection=ROOM, code="R-07", texts={"en": "In here", "fa": "همین‌جا"},
        moscow=Moscow.MUST, is_mandatory=True, criterion=ids[made.leaves[0]], gaps=(),
    )  # fmt: skip
    freeze_plan(room.store, arash, selection=ROOM)
    return replace(room, criteria=ids, requirement=requirement)


def _excluded(room, made):
    for vendor in made.excluded:
        own = room.vendors[vendor]
        yield ExclusionRow(
            vendor=own, selection=ROOM, requirement=room.requirement, excluded_by="farid",
            excluded_at=START,
        )  # fmt: skip
        for language in ("en", "fa"):
            yield WordingRow(
                subject=own, field="exclusion", language=language, selection=ROOM, text=REASON
            )


def _rows(room, made):
    for vendor, amount in made.prices.items():
        yield PriceRow(
            vendor=room.vendors[vendor], selection=ROOM, amount=amount, entered_by="farid",
            entered_at=START,
        )  # fmt: skip
    for name in EVALUATORS:
        yield SheetRow(member=f"m-{name}", selection=ROOM, locked_at=START)
    asked = {(name, leaf) for (_, leaf), own in made.given.items() for name in own}
    for name, leaf in sorted(asked):
        yield AssignmentRow(member=f"m-{name}", criterion=room.criteria[leaf], selection=ROOM)
    for (vendor, leaf), own in made.given.items():
        about = {
            "vendor": room.vendors[vendor], "criterion": room.criteria[leaf], "selection": ROOM,
        }  # fmt: skip
        for name, value in own.items():
            yield ScoreRow(
                **about, member=f"m-{name}", value=value, comment="", given_at=START,
                abstention="I know them well" if value is None else None, list_version=1,
            )  # fmt: skip
        if (vendor, leaf) in made.agreed:
            yield AgreedScoreRow(
                **about, list_version=1, value=made.agreed[vendor, leaf], reason="seen together",
                entered_by="farid", entered_at=START,
            )  # fmt: skip
        if (vendor, leaf) in made.chosen:
            yield MissingChoiceRow(
                **about, choice=made.chosen[vendor, leaf].value, reason="nobody saw it",
                chosen_by="arash", chosen_at=START,
            )  # fmt: skip
