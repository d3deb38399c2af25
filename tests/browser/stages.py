"""What people do at the screens, by hand and in either language, in words of the trade."""

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping

from playwright.sync_api import Browser, Error, Locator, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.foreign_words import foreign_words
from tests.browser.meeting import ASKED, FINISHED, Member
from tests.server import PASSPHRASE
from workbench.language import Language, say, to_digits

LOCALES = {Language.EN: "en-GB", Language.FA: "fa-IR"}
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
PATIENCE = 60_000
Words = Mapping[str, str]  # one text in both languages


class Person(Member):
    """One person at a browser of their own, whose language is the one they are greeted in."""

    def __init__(self, chromium: Browser, base: str, name: str, language: Language) -> None:
        self.name, self.language = name, language
        self.typed: set[str] = set()  # what people brought in, in files of theirs
        self.foreign: set[str] = set()  # what else a page said in the letters of the other language
        super().__init__(chromium, base, role="", locale=LOCALES[language])

    def _enter(self, _role: str) -> None:
        """Nobody has a seat before they take it."""
        self.page.set_default_timeout(PATIENCE)

    # What they read.

    def say(self, text: str, **values: object) -> str:
        """Return a text of the program as this person reads it."""
        return say(text, self.language, **values)

    def own(self, words: Words) -> str:
        """Return a text of the trade in this person's language."""
        return words[self.language.value]

    def digits(self, text: str) -> str:
        return to_digits(text, self.language)

    def sees(self, text: str) -> None:
        """Wait until `text` stands on the page, whatever marks of direction stand in it."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible(
            timeout=PATIENCE
        )

    def table(self, heading: str) -> list[tuple[str, ...]]:
        """Return the rows of the first table that has a column of this heading."""
        table = self.page.get_by_test_id("stTable").filter(
            has=self.page.get_by_role("columnheader", name=heading, exact=True)
        )
        expect(table.first.locator("tbody tr").first).to_be_visible(timeout=PATIENCE)
        rows = table.first.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
        )
        return [tuple(row) for row in rows]

    def menu(self) -> list[str]:
        return self.page.get_by_test_id("stSidebarNavLink").all_inner_texts()

    def looks_over(self) -> None:
        """Read all that the page says, and note what stands in the other language's letters."""
        with contextlib.suppress(Error):  # one that loads anew is read the next time
            if self.page.get_by_test_id("stApp").count() == 0 or self._is_translated():
                self.foreign.update(foreign_words(self.page, self.language, self.typed))

    def _is_translated(self) -> bool:
        """Wait until Streamlit's own words are said in this language, as they are soon after."""
        for _ in range(200):
            if self.language is Language.EN or self.page.evaluate("window.__gozinOwnWords"):
                return True
            self.page.wait_for_timeout(50)
        raise AssertionError("Streamlit's own words stayed English")

    # What they do.

    def after(self, act: Callable[[], object]) -> None:
        """Do something that the server answers, and wait until its answer is drawn."""
        before = len(self.runs())
        act()
        # What no server hears of, such as a page that is there, just passes.
        if self._comes(lambda: ASKED in self.runs()[before:], within=40):
            # Others' changes make a page ask too: all that was asked has to be answered.
            self._comes(lambda: self.runs()[-1] == FINISHED, within=400)
        self.page.wait_for_timeout(50)
        self.page.wait_for_selector(DONE, timeout=PATIENCE)

    def _comes(self, is_there: Callable[[], bool], *, within: int) -> bool:
        """Look again and again until something is there, at most so many times."""
        for _ in range(within):
            if is_there():
                return True
            self.page.wait_for_timeout(25)
        return is_there()

    def button(self, text: str, within: Locator | None = None) -> Locator:
        root = within or self.page
        return (
            root.get_by_role("button")
            .filter(has=self.page.get_by_text(text, exact=True))
            .filter(visible=True)
        )

    def press(self, text: str, within: Locator | None = None, **values: object) -> None:
        """Press the button that says this."""
        self.after(self.button(self.say(text, **values), within).first.click)
        self.looks_over()

    def stored(self, text: str, within: Locator | None = None, **values: object) -> None:
        """Press a button that stores something; each step then looks for what it stored."""
        self.press(text, within, **values)
        found = self.refusals()
        assert found == [], found

    def refusals(self) -> list[str]:
        """Return what the page refuses; one that loads anew meanwhile is asked again."""
        refused = self.page.locator("[data-testid=stAlertContentError]").filter(visible=True)
        for _ in range(3):
            with contextlib.suppress(Error):
                return refused.all_inner_texts()
            self.page.wait_for_load_state()
        return refused.all_inner_texts()

    def pick(self, text: str, within: Locator | None = None) -> None:
        """Choose one of several that stand side by side."""
        root = within or self.page
        found = root.get_by_role("radio", name=text, exact=True)
        self.after(found.filter(visible=True).first.click)

    def fill(self, label: str, text: str, within: Locator | None = None, nth: int = 0) -> None:
        root = within or self.page
        root.get_by_label(label, exact=True).filter(visible=True).nth(nth).fill(text)

    def fill_both(self, label: str, words: Words, within: Locator | None = None) -> None:
        """Type a text of the trade in both languages."""
        told = self.say(label)
        for language, named in (("en", "{label} (English)"), ("fa", "{label} (Persian)")):
            self.fill(self.say(named, label=told), words[language], within)

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Open the list and take the option; a page drawn anew meanwhile shuts the list."""
        list_ = (within or self.page).get_by_role("combobox", name=re.compile(re.escape(label)))
        offered = self.page.get_by_role("option", name=re.compile(re.escape(option) + r"\W*$"))
        for _ in range(3):
            list_.filter(visible=True).first.click()
            with contextlib.suppress(TooLate):
                offered.first.wait_for(timeout=PATIENCE / 6)
                break
        self.after(offered.first.click)

    def tick(self, label: str) -> None:
        box = self.page.get_by_role("checkbox", name=label, exact=True)
        self.after(box.locator("xpath=ancestor::label").click)

    def turn_to(self, screen: str) -> "Person":
        """Go to another screen by the menu; a page drawn anew meanwhile swallows the press."""
        name = self.page.get_by_text(self.say(screen), exact=True)
        link = self.page.get_by_test_id("stSidebarNavLink").filter(has=name)
        for _ in range(3):
            self.after(link.click)
            with contextlib.suppress(TooLate):
                link.and_(self.page.locator("[aria-current=page]")).wait_for(timeout=PATIENCE / 6)
                break
        self.sees(self.say(screen))
        self.looks_over()
        return self

    def open_popover(self, text: str, within: Locator | None = None) -> Locator:
        """Open what hangs below a button, and return it."""
        self.after(self.button(self.say(text), within).first.click)
        body = self.page.get_by_test_id("stPopoverBody").filter(visible=True)
        expect(body).to_be_visible(timeout=PATIENCE)
        self.looks_over()
        return body

    def unfold(self, text: str) -> Locator:
        fold = self.page.get_by_test_id("stExpander").filter(
            has=self.page.locator("summary").filter(has_text=text)
        )
        if fold.locator("details[open]").count() == 0:
            self.after(fold.locator("summary").first.click)
            self.looks_over()
        return fold

    def upload(
        self, name: str, data: bytes, kind: str = "application/octet-stream", *, to: str = ""
    ) -> None:
        """Give a file to the last box of the page, or to the one that says this."""
        file = {"name": name, "mimeType": kind, "buffer": data}
        label = self.say(to) if to else ""
        asked = self.page.get_by_test_id("stFileUploader").filter(has_text=label)
        box = asked.locator("[data-testid=stFileUploaderDropzoneInput]").last
        self.after(lambda: box.set_input_files(file))

    def download(self, text: str, ending: str, within: Locator | None = None) -> bytes:
        """Press the button that says this, and return its file."""
        button = self.button(self.say(text), within).first
        return self.downloaded(button, lambda file: file.suggested_filename.endswith(ending))


def open_first_account(owner: Person, login: str) -> None:
    page = owner.page
    page.goto(f"{owner.base}/welcome")
    form = page.locator("form[action='/first-account']")
    form.wait_for()
    owner.looks_over()
    form.get_by_label(owner.say("Your name")).fill(owner.name)
    form.get_by_label(owner.say("Sign-in name")).fill(login)
    form.get_by_label(owner.say("Passphrase")).fill(PASSPHRASE)
    form.get_by_role("button", name=owner.say("Open the account")).click()
    owner.sees(owner.say("Start a selection"))
    owner.looks_over()


def start_selection(owner: Person, title: Words, currency: str) -> None:
    owner.unfold(owner.say("Start a selection"))
    owner.fill(owner.say("Title in English"), title["en"])
    owner.fill(owner.say("Title in Persian"), title["fa"])
    owner.choose(owner.say("Currency"), currency)
    owner.press("Start")
    owner.sees(owner.say("Make an invitation link"))


def invite(chair: Person, role: str) -> str:
    """Make a link for one role and return it."""
    form = chair.page.get_by_test_id("stForm")
    for label in ("Evaluator", "Facilitator"):
        pill = form.get_by_test_id("stButtonGroup").get_by_role("button", name=chair.say(label))
        is_on = pill.get_attribute("aria-pressed") == "true"
        if is_on != (label == role):
            pill.click()
    chair.press("Make an invitation link")
    code = chair.page.get_by_test_id("stCode").filter(has_text="/invitation#")
    return code.inner_text().strip()


def accept(guest: Person, link: str, login: str) -> None:
    """Open the link in a browser of one's own, take the seat, and enter the selection."""
    page = guest.page
    page.goto(link)
    page.get_by_label(guest.say("Sign-in name")).fill(login)
    guest.looks_over()
    page.get_by_label(guest.say("Passphrase")).fill(PASSPHRASE)
    page.get_by_label(guest.say("Your name")).fill(guest.name)
    page.get_by_role("button", name=guest.say("Open an account and take the seat")).click()
    guest.press("Open")


def type_map(maker: Person, title: Words, lines: Iterable[str]) -> None:
    maker.turn_to("Process map")
    maker.after(maker.page.get_by_role("tab", name=maker.say("By hand")).click)
    maker.fill_both("Title", title)
    maker.fill(maker.say("Steps, one in a line: lane: step"), "\n".join(lines))
    maker.stored("Keep this map")


def import_map(maker: Person, name: str, data: bytes) -> None:
    maker.unfold(maker.say("Another map"))
    maker.upload(name, data, "application/xml", to="BPMN 2.0 file (.bpmn or .xml)")
    maker.stored("Keep this map")


def add_pain(member: Person, process_map: str, step: str, text: str) -> None:
    member.turn_to("Process map")
    member.choose(member.say("Map"), process_map)
    member.choose(member.say("Step"), step)
    member.fill(member.say("What hurts here?"), text)
    member.stored("Add a pain")


def make_gap(maker: Person, pain: str, title: Words, *, kind: str, impact: int) -> None:
    maker.turn_to("Gaps")
    maker.sees(pain)
    maker.press("Make a gap of it")
    maker.fill_both("Gap", title)
    maker.pick(maker.say(kind))
    group = maker.page.get_by_role("radiogroup", name=maker.say("Impact of closing it"))
    maker.pick(maker.digits(str(impact)), group)


def add_requirement(
    maker: Person, code: str, text: Words, *, gap: str, importance: str, mandatory: bool = False,
    criterion: str = "", reason: str = "",
) -> None:  # fmt: skip
    maker.turn_to("Requirements")
    maker.choose(maker.say("Gaps that it closes"), gap)
    maker.page.keyboard.press("Escape")
    maker.fill_both("Requirement", text)
    maker.fill(maker.say("Code"), code)
    maker.pick(maker.say(importance))
    if mandatory:
        maker.tick(maker.say("Mandatory"))
    if criterion:
        maker.choose(maker.say("Criterion under which answers are scored"), criterion)
    if reason:
        maker.unfold(maker.say("Acceptance test, owner, wave and reasons"))
        maker.fill(maker.say("Reason for the importance"), reason)
    maker.stored("Add the requirement")


def add_criterion(chair: Person, title: Words, *, under: str = "", price: bool = False) -> None:
    if under:
        chair.choose(chair.say("Part of"), under)
    if price:
        chair.pick(chair.say("From the price"))
    chair.fill_both("Title", title)
    chair.stored("Add the criterion")
    chair.sees(chair.own(title))


def set_weights(chair: Person, fold: str, weights: Mapping[str, int]) -> None:
    group = chair.unfold(fold)
    for title, percent in weights.items():
        chair.fill(title, chair.digits(str(percent)), group)
        chair.after(lambda: chair.page.keyboard.press("Tab"))  # the sum is drawn anew
    before = len(chair.runs())
    chair.stored("Set these weights", group)
    if ASKED not in chair.runs()[before:]:  # a page drawn anew swallows a press
        chair.stored("Set these weights", group)


def declare(member: Person) -> None:
    member.turn_to("Conflicts of interest")
    member.tick(member.say("I declare: I have no conflict of interest with the others"))
    member.stored("Declare")


def register(leader: Person, name: Words) -> None:
    leader.fill_both("Name", name)
    leader.stored("Register")
    leader.sees(leader.own(name))


def enter_price(facilitator: Person, vendor: str, typed: str, understood: str) -> None:
    row = facilitator.page.locator("[class*=st-key-price_entry]").filter(has_text=vendor)
    body = facilitator.open_popover("Enter the price …", row)
    field = body.get_by_role("textbox")
    field.fill(typed)
    facilitator.after(lambda: field.press("Enter"))
    facilitator.sees(understood)
    facilitator.stored("Store this price", body)


def take_in(leader: Person, vendor: str, name: str, workbook: bytes) -> None:
    """Upload a vendor's response workbook, which is shown and not stored yet."""
    leader.choose(leader.say("Vendor"), vendor)
    leader.upload(name, workbook)
    leader.sees(leader.say("Store this proposal"))


def exclude(leader: Person, vendor: str, reason: Words) -> None:
    """Exclude a vendor for the only requirement that is mandatory."""
    leader.pick(vendor)
    body = leader.open_popover("Failed …")
    leader.fill_both("Reason", reason, body)
    leader.press("Exclude this vendor", body)


def cell(evaluator: Person, vendor: str, criterion: str) -> Locator:
    label = evaluator.say("Score of {vendor} on {criterion}", vendor=vendor, criterion=criterion)
    return evaluator.page.get_by_role("radiogroup", name=label, exact=True)


def score(evaluator: Person, vendor: str, criterion: str, value: int) -> None:
    choice = cell(evaluator, vendor, criterion).locator("label").nth(value)
    evaluator.after(choice.click)


def abstain(evaluator: Person, vendor: str, criterion: str, reason: str) -> None:
    column = cell(evaluator, vendor, criterion).locator(
        "xpath=ancestor::*[@data-testid='stVerticalBlock'][1]"
    )
    body = evaluator.open_popover("Abstain …", column)
    evaluator.fill(evaluator.say("Reason"), reason, body)
    evaluator.press("Abstain with this reason", body)


def lock(evaluator: Person) -> None:
    body = evaluator.open_popover("Lock my sheet …")
    evaluator.stored("Lock for good", body)
