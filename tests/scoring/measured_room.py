"""The second selection with `security` measured in weeks instead of scored; worked out by hand.

Four weeks are 100 points, eight are 60, twelve are 0; security weighs 10 %.

    Parsa    5 weeks: 100 - 40/4 = 90 points    648/15 +  9   + 24   = 76.2
    Rayan   11 weeks:  60 - 3 * 15 = 15         592/15 +  1.5 + 27   = 67.97
    Sepand   3 weeks: below the first, 100      528/15 + 10   + 22.5 = 67.7
    Toska   20 weeks: above the last, 0         356/15 +  0   + 30   = 53.73
"""

from fractions import Fraction

from rfp.planning.measure import typed_measure
from rfp.tables import CriterionRow
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.measured_amounts import enter_amount
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from workbench.tables import WordingRow

WEEKS = typed_measure([("4", "100"), ("8", "60"), ("12", "0")])
AMOUNTS = {"parsa": 5, "rayan": 11, "sepand": 3, "toska": 20}
POINTS = {"parsa": 90, "rayan": 15, "sepand": 100, "toska": 0}
TOTALS = {
    "parsa": Fraction(648, 15) + 33,
    "rayan": Fraction(592, 15) + Fraction(57, 2),
    "sepand": Fraction(528, 15) + Fraction(65, 2),
    "toska": Fraction(356, 15) + 30,
}


def measure_security(room):
    """Let the frozen plan measure security, and nobody score it; only a test may."""
    leaf = room.criteria["security"]
    with room.store.database.writing() as session:
        row = session.get_one(CriterionRow, leaf)
        row.kind, row.reference_points = "measured", WEEKS.as_text
        for language, text in {"en": "weeks until go-live", "fa": "هفته تا بهره‌برداری"}.items():
            session.add(
                WordingRow(subject=leaf, field="unit", language=language, text=text, selection=ROOM)
            )


def start(room):
    measure_security(room)
    leaves = [leaf for leaf in room.leaves() if leaf != room.criteria["security"]]
    for name in second.EVALUATORS:
        assign(
            room.store, room.seated("farid"), selection=ROOM, member=f"m-{name}", leaves=leaves
        )  # fmt: skip
    start_scoring(room.store, room.seated("farid"), selection=ROOM)


def score(room):
    for name in second.EVALUATORS:
        for vendor, leaves in second.SCORES.items():
            for leaf in leaves:
                if leaf != "security":
                    room.score(name, vendor, leaf)
        room.lock(name)
    room.price_all()


def enter(room, vendor, amount=None, *, who="farid", source="plan, page 4", seen=0):
    enter_amount(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor],
        leaf=room.criteria["security"], amount=Fraction(amount or AMOUNTS[vendor]),
        source=source, seen=seen,
    )  # fmt: skip
