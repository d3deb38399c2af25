"""A measured criterion in real browsers: from the plan over its amounts to ranking and what-if."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Error

from tests import server
from tests.browser.stages import PATIENCE, Person
from tests.scoring.measured_room import AMOUNTS, TOTALS, score, start
from tests.scoring.second_room import ROOM, build
from tests.scoring.second_selection import VENDORS
from workbench.ground import open_store
from workbench.language import Language, number
from workbench.sign_in import token_id
from workbench.tables import BrowserRow

pytestmark = pytest.mark.browser

OFFICIAL = [(VENDORS[v]["en"], number(total, Language.EN, 2)) for v, total in TOTALS.items()]
# At a price weight of 0 all else weighs 10/7 of what it does: 100/7 of 76.2 - 24, and so on.
WITHOUT_PRICE = [("Parsa", "74.57"), ("Sepand", "64.57"), ("Rayan", "58.52"), ("Toska", "33.90")]


class Seated(Person):
    """Somebody of the second selection, who is signed in already."""

    def _enter(self, _role: str) -> None:
        cookie = {"name": "gozin", "value": _token(self.name), "url": self.base}
        self.context.add_cookies([cookie])
        self.page.set_default_timeout(PATIENCE)

    def at(self, screen: str) -> "Seated":
        """Go to a screen; a page that is led on at this very moment breaks the first try off."""
        address = f"{self.base}/{screen}?s={ROOM}"
        try:
            self.page.goto(address)
        except Error:
            self.page.goto(address)
        return self


def _token(name: str) -> str:
    return f"cookie-of-{name}"


@pytest.fixture
def served(tmp_path):
    """A server at which all is scored and nothing measured yet; two are signed in."""
    room = build(tmp_path)
    start(room)
    score(room)
    room.store.database.close()
    store = open_store(f"sqlite:///{tmp_path / 'gozin.db'}")
    now = store.clock()
    with store.database.writing() as session:
        for name in ("farid", "arash"):
            session.add(
                BrowserRow(
                    id=token_id(_token(name)), account=name, language="en", created_at=now,
                    ends_at=now + dt.timedelta(days=1),
                )
            )  # fmt: skip
    store.database.close()
    with server.running(tmp_path) as running:
        yield running


def enter_amount(farid, vendor, amount):
    form = farid.open_popover("Enter an amount …")
    farid.choose(farid.say("Vendor"), VENDORS[vendor]["en"], form)
    form.get_by_label(re.compile("^Amount, in weeks until go")).fill(str(amount))
    farid.fill("Source: where the vendor says so", f"plan of {vendor}, page 4", form)
    farid.stored("Enter this amount", form)
    farid.page.keyboard.press("Escape")
    farid.sees(f"plan of {vendor}, page 4")


def test_a_measured_criterion_goes_from_the_plan_over_its_amounts_to_the_what_if(served, chromium):
    farid, arash = (Seated(chromium, served.base, name, Language.EN) for name in ("farid", "arash"))
    farid.at("plan").unfold("3 Security")
    farid.sees("Measured in weeks until go-live, scored by nobody.")
    farid.at("progress").sees("Measured criteria")
    for vendor, amount in AMOUNTS.items():
        enter_amount(farid, vendor, amount)
    arash.at("progress").open_popover("Open the prices …")
    arash.stored("Open the prices")

    ranked = arash.at("ranking").table("Total")
    assert [(row[1], row[2]) for row in ranked] == OFFICIAL
    arash.unfold("Where a total comes from")
    arash.choose("Follow the points of", "Security")
    arash.sees("90.00 points for 5 weeks until go-live.")
    arash.sees("plan of parsa, page 4")

    arash.at("what-if")
    arash.in_play().expect_ranking(*OFFICIAL)
    arash.move("Price", 0)
    arash.expect_ranking(*WITHOUT_PRICE)
    arash.sees("First, when weights are drawn around these: Parsa in ")
    for member in (farid, arash):
        assert member.problems == []
        member.close()
