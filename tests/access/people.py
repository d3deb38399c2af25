"""Who tries the doors of the selection, and what was planted about whom."""

from dataclasses import dataclass

from workbench.committee import Role
from workbench.selection import Phase
from workbench.sign_in import token_id

EXCLUDED = "damavand"
TIED_TO = "baran"  # the vendor with which `tied` and `tiedfac` have a conflict of interest
AMOUNTS = {"aban": 73_195_00, "baran": 59_286_00, "caspian": 46_837_00, EXCLUDED: 88_469_00}
# What each asks for one unit of the one line of its price form; its official price is another.
UNIT_PRICES = {"aban": 31_864_00, "baran": 42_973_00, "caspian": 53_186_00, EXCLUDED: 64_297_00}
SCORES = {  # vendor -> leaf -> scores of SCORERS in their order
    "aban": {"coverage": (4, 4, 5, 3), "ease": (3, 5, 4, 4)},
    "baran": {"coverage": (5, 5, 3), "ease": (2, 4, 4)},
    "caspian": {"coverage": (1, 2, 4, 2), "ease": (3, 3, 2, 3)},
}
SCORERS = ("eva", "omid", "nima", "tied")
SWING = 62  # points that eva gives price beside 100 for fit; 1 more in the other selection
PRIVATE_MOVE, SHARED_MOVE = 237, 413  # tenths of a percent for "fit"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who tries every door: their roles, ties and what they have declared."""

    key: str
    roles: frozenset[Role] = frozenset()
    ties: frozenset[str] = frozenset()
    has_declared: bool = True
    vendor: str | None = None  # speaks for this vendor, by seat or by a turned browser
    account: str = ""

    @property
    def is_committee(self) -> bool:
        return bool(self.roles) and self.vendor is None


def _person(key: str, *roles: Role, **more: object) -> Person:
    return Person(key=key, roles=frozenset(roles), **more)


TIES = frozenset({TIED_TO})
PEOPLE = {
    person.key: person
    for person in (
        _person("chair", Role.CHAIR),
        _person("facil", Role.FACILITATOR),
        _person("eva", Role.EVALUATOR),
        _person("omid", Role.EVALUATOR),
        _person("nima", Role.EVALUATOR),
        _person("tied", Role.EVALUATOR, ties=TIES),
        _person("tiedfac", Role.FACILITATOR, ties=TIES),
        _person("observer", Role.OBSERVER),
        _person("late", Role.OBSERVER, has_declared=False),
        _person("seat", Role.VENDOR, vendor="aban", has_declared=False),
        _person("room", Role.EVALUATOR, vendor="baran", account="omid"),
        _person("gone"),
        _person("sara"),  # owns the server, and left her seat
        _person("outsider"),  # chairs the other selection
        _person("stranger"),  # an account, and no seat anywhere
    )
}
# Everybody tries every door in two phases, before and after the sheets are locked; in the others
# one of each kind does.
ONE_OF_EACH = ("chair", "facil", "eva", "tied", "tiedfac", "observer", "late", "seat", "room")


def visitors(phase: Phase) -> list[Person]:
    """Return who tries the doors in this phase."""
    is_whole = phase in (Phase.SCORING, Phase.DECISION)
    return [person for key, person in PEOPLE.items() if is_whole or key in ONE_OF_EACH]


SEATED = [p for p in PEOPLE.values() if p.roles and p.key not in {"seat", "room"}]


def browser_of(key: str) -> str:
    """Return the id of the browser that `key` is signed in with, as the store keeps it."""
    return token_id(token_of(key))


def token_of(key: str) -> str:
    return f"cookie-of-{key}"
