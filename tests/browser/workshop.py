"""A process workshop for browser tests: six members at one process map, each in a browser."""

import datetime as dt
from pathlib import Path

from playwright.sync_api import Browser, expect

from rfp.changes.maps import type_map
from rfp.maps.typed_map import TypedStep
from tests import server
from tests.browser.meeting import Member
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.ground import open_store
from workbench.reads.actors import current_actor
from workbench.sign_in import token_id
from workbench.tables import AccountRow, BrowserRow, MemberRow

SELECTION = "workshop"
SIX = {
    "sara": "Sara Ahmadi",
    "babak": "Babak Rad",
    "leila": "Leila Karimi",
    "nima": "Nima Sadr",
    "omid": "Omid Tavakoli",
    "parisa": "Parisa Nouri",
}
PATIENCE = 60_000
BOX = "What hurts here?"


def serve(folder: Path):
    """Start a server at which the six are signed in and the map is drawn."""
    store = open_store(f"sqlite:///{folder / 'gozin.db'}")
    now = store.clock()
    with store.database.writing() as session:
        for key, name in SIX.items():
            session.add(AccountRow(id=key, login=key, name=name, is_owner=key == "sara"))
            session.add(
                BrowserRow(
                    id=token_id(_token(key)),
                    account=key,
                    language="en",
                    created_at=now,
                    ends_at=now + dt.timedelta(days=1),
                )
            )
    sara = Actor(account="sara", name=SIX["sara"], is_owner=True)
    start_selection(
        store, sara, titles={"en": "A CRM"}, language="en", currency="EUR",
        selection=SELECTION, is_sample=False, roles={Role.CHAIR},
    )  # fmt: skip
    with store.database.writing() as session:
        for key in SIX:
            if key != "sara":
                session.add(
                    MemberRow(id=f"m-{key}", selection=SELECTION, account=key, roles="evaluator")
                )
    with store.read() as session:
        chair = current_actor(session, sara, SELECTION)
    type_map(
        store, chair, selection=SELECTION, titles={"en": "Sales"},
        steps=[TypedStep(lane="Sales", step="Call the customer")],
    )  # fmt: skip
    store.database.close()
    return server.running(folder)


def _token(key: str) -> str:
    return f"cookie-of-{key}"


class Author(Member):
    """One of the six, at the process map.

    Streamlit's page may lose its way between two drawings on a machine that is late with both; then
    the page loads itself anew, once or twice, with nothing lost. What it says of that is no fault.
    """

    ASTRAY = "Cannot set a node at a delta path"

    @property
    def went_astray(self) -> bool:
        return any(self.ASTRAY in problem for problem in self.problems)

    @property
    def faults(self) -> list[str]:
        return [problem for problem in self.problems if self.ASTRAY not in problem]

    def __init__(self, chromium: Browser, base: str, key: str) -> None:
        super().__init__(chromium, base, key)
        self.name = SIX[key]
        self.page.goto(f"{base}/process?s={SELECTION}")
        expect(self.box).to_be_visible(timeout=PATIENCE)

    def _enter(self, key: str) -> None:
        cookie = {"name": "gozin", "value": _token(key), "url": self.base}
        self.context.add_cookies([cookie])

    @property
    def box(self):
        return self.page.get_by_label(BOX)

    def write(self, text: str) -> None:
        """Type a pain and leave the box, without adding it yet."""
        self.box.fill(text)

    def add(self) -> None:
        self.page.get_by_role("button", name="Add a pain").click()

    def add_without_waiting(self) -> None:
        """Press the button and go on at once, while the page still answers."""
        self.page.get_by_role("button", name="Add a pain").evaluate("button => button.click()")

    def expect_empty_box(self) -> None:
        """Wait for the box that takes the written one's place; for a moment both are there."""
        self.page.wait_for_function(
            """label => {
                const boxes = document.querySelectorAll(`textarea[aria-label="${label}"]`)
                return boxes.length === 1 && boxes[0].value === ""
            }""",
            arg=BOX,
            timeout=PATIENCE,
        )

    def expect_pains(self, *texts: str) -> None:
        for text in texts:
            shown = self.page.get_by_text(text).first  # beside marks of its direction
            expect(shown).to_be_visible(timeout=PATIENCE)
