"""The ten stages in a browser, in English and in Persian, on the selection that is not the sample.

Everything is done by hand, from an empty database on: no row is put there by the test. Five people
sit at five browsers: Arash opens the first account and the selection and invites Farid, who keeps
the papers, and the evaluators Niloofar, Omid and Shirin, each by a one-use link. They type a map
and bring in a BPMN file, and go from a pain on each to the decision; the five response workbooks
are the downloaded one, filled in and saved in LibreOffice Calc. Each of the 71 scores, the
abstention, the five declarations and the five prices go through the screens. What must come out is
worked out by hand in `tests/scoring/second_selection.py` and, for the price at 40 %, below.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests import calc, server
from tests.browser import stages
from tests.browser.conftest import ARTEFACTS
from tests.browser.stages import Person
from tests.material import shared
from tests.scoring import second_selection as second
from vendor_data.answer import Code, code_name
from workbench.language import Language, money, number, percent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1_200)]

BPMN = "documents/bpmn/bpmn.io-camunda-modeler-18.6.1-C.3.0-export.bpmn"
MAP = {"en": "A call for help", "fa": "یک تماس برای کمک"}
LINES = {
    "en": ("Desk: take the call", "Desk: write it down", "Field: visit the region"),
    "fa": ("میز خدمت: پاسخ به تماس", "میز خدمت: نوشتن درخواست", "اعزام: رفتن به منطقه"),
}
STEP = {"en": "write it down · Desk", "fa": "نوشتن درخواست · میز خدمت"}
PAIN = {"en": "Nobody knows who called before", "fa": "کسی نمی‌داند پیش‌تر چه کسی زنگ زده"}
GAP = {"en": "Calls have no history", "fa": "تماس‌ها پیشینه ندارند"}
# What the BPMN file names, in its own language; its one process has no lanes.
BROUGHT = "Fridge Repair Process"
BROUGHT_STEPS = 14
BROUGHT_STEP = "Analyse customer request"
BROUGHT_PAIN = {"en": "No month can be counted up", "fa": "آمار هیچ ماهی در دست نیست"}
BROUGHT_GAP = {"en": "There are no figures by region", "fa": "آمار منطقه‌ها وجود ندارد"}
# 100 x (4 - 1) / 5 x (4 x 5 + 3 x 3 + 2 x 3 + 1 x (6 - 3)) / 50 = 60 x 38 / 50
PRIORITY = {"en": "45.6", "fa": "۴۵٫۶"}
WHY_MUST = {
    "en": "The law asks for it, whatever the gap weighs.",
    "fa": "قانون آن را می‌خواهد، هر چه هم وزن شکاف باشد.",
}
REQUIREMENTS = {
    "R-01": {"en": "Every call shows the earlier ones", "fa": "هر تماس، تماس‌های پیشین را نشان دهد"},
    "R-02": {"en": "A monthly report by region", "fa": "گزارش ماهانه به تفکیک منطقه"},
    "R-07": {"en": "Calls are stored in the country", "fa": "تماس‌ها در کشور نگهداری شوند"},
}
CRITERIA_OF = {"R-01": "coverage", "R-02": "reports", "R-07": "security"}
GAPS_OF = {"R-01": GAP, "R-02": BROUGHT_GAP, "R-07": GAP}
DAYS = {
    "en": {"RFP issued": "2026-12-01", "Last day for proposals": "2027-01-10"},
    "fa": {"RFP issued": "۱۴۰۵/۰۹/۱۰", "Last day for proposals": "۱۴۰۵/۱۰/۲۰"},
}
LAST_DAY = {"en": "10 January 2027", "fa": "۲۰ دی ۱۴۰۵"}
OUTSIDE = {
    "en": "Calls are stored outside the country.",
    "fa": "تماس‌ها بیرون از کشور نگهداری می‌شوند.",
}
REASON = {"en": "First by the published rule.", "fa": "طبق قاعدهٔ منتشرشده اول است."}
REPORT = {
    Language.EN: "Download the report in English",
    Language.FA: "Download the report in Persian",
}
PIN = {"en": "Price counts 40 %", "fa": "قیمت ۴۰ درصد"}

# Price at t: Rayan (1364 + 526 t) / 21, Parsa (1456 + 224 t) / 21, Toska (772 + 1328 t) / 21, and
# Sepand, whose 42.2 of 70 is 422/7 points beside 75 for the price, (422 + 103 t) / 7.
AT_FORTY = [("rayan", "74.97"), ("parsa", "73.60"), ("sepand", "66.17"), ("toska", "62.06")]
OFFICIAL = [("rayan", "72.47"), ("parsa", "72.53"), ("sepand", "64.70"), ("toska", "55.73")]
PEOPLE = {
    "arash": {"en": "Arash", "fa": "آرش"},
    "farid": {"en": "Farid", "fa": "فرید"},
    **second.EVALUATORS,
}


@dataclass
class Committee:
    """Who sits at which browser, and what was downloaded on the way."""

    people: dict[str, Person]
    language: Language
    response: bytes = b""

    def __getattr__(self, name: str) -> Person:
        return self.people[name]

    def own(self, words: dict[str, str]) -> str:
        return words[self.language.value]

    @property
    def evaluators(self) -> dict[str, Person]:
        return {name: self.people[name] for name in second.EVALUATORS}


@pytest.fixture(params=list(Language))
def committee(request, chromium, tmp_path) -> Iterator[Committee]:
    """Five browsers at a server whose database is empty."""
    language = request.param
    with server.running(tmp_path) as gozin:
        people = {
            login: Person(chromium, gozin.base, names[language.value], language)
            for login, names in PEOPLE.items()
        }
        for person in people.values():
            person.typed = names_in(shared(BPMN).read_text("utf-8")) | set(second.VENDORS)
        yield Committee(people, language)
        ARTEFACTS.mkdir(exist_ok=True)
        for login, person in people.items():
            person.page.screenshot(path=ARTEFACTS / f"ten_stages.{language}.{login}.png")
            person.close()
    assert gozin.faults == []
    assert [problem for person in people.values() for problem in person.problems] == []
    assert {login: person.foreign for login, person in people.items() if person.foreign} == {}


def names_in(bpmn: str) -> set[str]:
    return set(re.findall(r'name="([^"]+)"', bpmn))


def test_a_committee_goes_from_a_pain_to_its_decision_by_hand(committee, tmp_path):
    take_seats(committee)
    map_the_process(committee)
    find_the_gap(committee)
    find_the_gap_of_the_brought_map(committee)
    write_requirements(committee)
    write_the_plan(committee)
    issue_the_rfp(committee)
    call_for_proposals(committee, tmp_path)
    check_what_is_mandatory(committee)
    score_alone(committee)
    see_the_ranking(committee)
    play_with_the_weights(committee)
    decide(committee)


def take_seats(committee):
    arash = committee.arash
    stages.open_first_account(arash, "arash")
    stages.start_selection(arash, second.TITLE, second.CURRENCY)
    for login, person in committee.people.items():
        if person is not arash:
            role = "Facilitator" if login == "farid" else "Evaluator"
            stages.accept(person, stages.invite(arash, role), login)
    arash.turn_to("Record").turn_to("Committee")
    for names in PEOPLE.values():
        arash.sees(committee.own(names))


def map_the_process(committee):
    farid, niloofar = committee.farid, committee.niloofar
    stages.type_map(farid, MAP, committee.own(LINES))
    stages.import_map(farid, "call.bpmn", shared(BPMN).read_bytes())
    expect(farid.page.get_by_role("combobox", name=farid.say("Map"))).to_have_count(1)
    stages.add_pain(niloofar, committee.own(MAP), committee.own(STEP), committee.own(PAIN))
    niloofar.sees(committee.own(PAIN))


def find_the_gap(committee):
    farid = committee.farid
    stages.make_gap(farid, committee.own(PAIN), GAP, kind="Technology", impact=5)
    farid.sees(committee.own(PRIORITY))
    farid.stored("Add the gap")
    farid.sees(farid.say("Every pain is linked to a gap or set aside with a reason."))


def find_the_gap_of_the_brought_map(committee):
    farid, hurt = committee.farid, committee.own(BROUGHT_PAIN)
    stages.add_pain(committee.niloofar, BROUGHT, f"{BROUGHT_STEP} · {BROUGHT}", hurt)
    committee.niloofar.sees(hurt)
    stages.make_gap(farid, hurt, BROUGHT_GAP, kind="Technology", impact=5)
    farid.stored("Add the gap")
    farid.sees(farid.say("Every pain is linked to a gap or set aside with a reason."))


def write_requirements(committee):
    farid = committee.farid
    stages.add_requirement(
        farid,
        "R-01",
        REQUIREMENTS["R-01"],
        gap=committee.own(GAPS_OF["R-01"]),
        importance="Must",
        reason=committee.own(WHY_MUST),
    )


def write_the_plan(committee):
    arash = committee.arash.turn_to("Evaluation plan")
    for key, parent, _ in second.CRITERIA:
        under = committee.own(second.TITLES[parent]) if parent else ""
        stages.add_criterion(arash, second.TITLES[key], under=under, price=key == "price")
    groups = dict.fromkeys(parent for _, parent, _ in second.CRITERIA)
    for above in groups:
        fold = arash.say("Weights at the top")
        if above:
            told = committee.own(second.TITLES[above])
            fold = arash.say("Weights under {criterion}", criterion=told)
        weights = {
            committee.own(second.TITLES[key]): percent
            for key, parent, percent in second.CRITERIA
            if parent == above
        }
        stages.set_weights(arash, fold, weights)
    arash.choose(arash.say("Formula"), arash.say("Lowest price divided by the price"))
    arash.stored("Set the price formula")
    arash.choose(
        arash.say("Between vendors with equal totals"), arash.say("More points on one criterion")
    )
    arash.choose(arash.say("Criterion"), committee.own(second.TITLES["fit"]))
    arash.stored("Set the tie-break rule")
    for code in ("R-02", "R-07"):
        stages.add_requirement(
            committee.farid, code, REQUIREMENTS[code], gap=committee.own(GAPS_OF[code]),
            importance="Must", mandatory=code == "R-07", reason=committee.own(WHY_MUST),
            criterion=committee.own(second.TITLES[CRITERIA_OF[code]]),
        )  # fmt: skip
    whole = arash.say("Weight in the whole")
    shown = {row[1]: row[3] for row in arash.table(whole)}
    assert {leaf: shown[committee.own(second.TITLES[leaf])] for leaf in second.LEAVES} == {
        leaf: percent(second.tree().effective(leaf), committee.language) for leaf in second.LEAVES
    }
    arash.press("Freeze the plan …")
    arash.press("Freeze it")
    arash.sees(arash.say("Fingerprint (SHA-256); it also stands on the RFP."))


def issue_the_rfp(committee):
    farid = committee.farid.turn_to("RFP")
    for milestone, day in committee.own(DAYS).items():
        farid.fill(farid.say(milestone), day)
        farid.after(lambda: farid.page.keyboard.press("Enter"))
    farid.sees(committee.own(LAST_DAY))
    farid.stored("Set the timetable")
    farid.sees(farid.say("The chair can issue it anyway, with a reason."))
    arash = committee.arash.turn_to("RFP")
    arash.press("Issue the RFP …")
    arash.fill(arash.say("Issue anyway, because …"), committee.own(WHY_MUST))
    arash.press("Issue it")
    arash.sees(arash.say("Fingerprint of plan, requirements and sections as issued (SHA-256)"))
    rfp = arash.download("RFP (Word)", ".docx")
    shows_the_brought_map(rfp, committee)
    told = text_of(rfp)
    for words in (*REQUIREMENTS.values(), *second.TITLES.values(), LAST_DAY):
        assert committee.own(words) in told
    committee.response = arash.download("Response workbook (Excel)", ".xlsx")


def shows_the_brought_map(rfp, committee):
    """Hold the file's map to its drawing, with its step, and to its step's row, with its pain."""
    alt = committee.farid.say(
        "Process map {name}: {steps} steps, {lanes} lanes",
        name=BROUGHT, steps=BROUGHT_STEPS, lanes=0,
    )  # fmt: skip
    drawings = [parts for told, parts in drawings_of(rfp) if told.startswith(unmarked(alt))]
    assert drawings
    assert all(picture.startswith(b"\x89PNG") for picture, _ in drawings)
    # Each page of a long map draws what stands there.
    assert any(BROUGHT_STEP in drawing.decode() for _, drawing in drawings)
    (pains,) = [row[-1] for row in rows_of(rfp) if BROUGHT_STEP in row]
    assert committee.own(BROUGHT_PAIN) in unmarked(pains)


def drawings_of(data):
    """Return each drawing of a Word file: its alternative text, its picture and its SVG."""
    document = Document(io.BytesIO(data))
    for shown in document.element.body.iter(qn("wp:inline")):
        keys = shown.xpath(".//@r:embed")
        yield (
            unmarked(shown.xpath("string(wp:docPr/@descr)")),
            tuple(document.part.related_parts[key].blob for key in keys),
        )


def call_for_proposals(committee, tmp_path):
    farid = committee.farid.turn_to("Vendors")
    for names in second.VENDORS.values():
        stages.register(farid, names)
    for person in committee.people.values():
        stages.declare(person)
    farid.turn_to("Proposals")
    for vendor, workbook in filled(committee, tmp_path).items():
        stages.take_in(farid, committee.own(second.VENDORS[vendor]), f"{vendor}.xlsx", workbook)
        if vendor == "toska":  # it wrote "yes" where a code is asked for
            farid.after(farid.page.get_by_role("radiogroup").locator("label").first.click)
        farid.stored("Store this proposal")
        farid.sees(f"{vendor}.xlsx")
    farid.turn_to("Prices")
    for vendor, cents in (second.PRICES | {"zagros": second.SEALED_PRICE_OF_ZAGROS}).items():
        stages.enter_price(
            farid, committee.own(second.VENDORS[vendor]), farid.digits(str(cents // 100)),
            money(cents, second.CURRENCY, committee.language),
        )  # fmt: skip


def filled(committee, tmp_path):
    """Return the downloaded workbook as each vendor filled it in, in Calc."""
    sheet = load_workbook(io.BytesIO(committee.response)).worksheets[1]
    codes = {row: sheet.cell(row, 1).value for row in range(2, 2 + len(REQUIREMENTS))}
    workbooks = {}
    for vendor in second.VENDORS:
        typed = {f"E{row}": answer_of(vendor, code, committee) for row, code in codes.items()}
        # What a code needs beside it: proof of what is met, a way round what is not.
        typed |= {f"{column}{row}": f"{vendor} – {row}" for row in codes for column in "FGQ"}
        workbooks[vendor] = committee.response, typed
    return calc.fill(workbooks, tmp_path)


def answer_of(vendor, code, committee):
    if vendor == "zagros" and code == "R-07":
        return code_name(Code.NO, committee.language)
    if vendor == "toska" and code == "R-02":
        return committee.own({"en": "yes", "fa": "بله"})
    return code_name(Code.FULL, committee.language)


def check_what_is_mandatory(committee):
    farid = committee.farid.turn_to("Vendors")
    body = farid.open_popover("Open the proposals …")
    farid.stored("Open them now", body)
    farid.sees(farid.say("Mandatory check"))
    zagros = committee.own(second.VENDORS["zagros"])
    stages.exclude(farid, zagros, OUTSIDE)
    farid.sees(committee.own(OUTSIDE))


def score_alone(committee):
    arash = committee.arash.turn_to("Assignments")
    for name in second.EVALUATORS:
        for leaf in second.SCORES["parsa"]:
            arash.tick(
                arash.say(
                    "{name} scores {criterion}",
                    name=committee.people[name].name,
                    criterion=committee.own(second.TITLES[leaf]),
                )
            )
    arash.sees(arash.say("Every criterion has somebody who scores it."))
    body = arash.open_popover("Start the scoring …")
    arash.stored("Start the scoring", body)
    heading = arash.page.get_by_role("heading", name=arash.say("Progress"), level=1)
    expect(heading).to_be_visible(timeout=stages.PATIENCE)
    for place, evaluator in enumerate(committee.evaluators.values()):
        fill_the_sheet(committee, evaluator, place)
        assert arash.say("Ranking") not in evaluator.menu()


def fill_the_sheet(committee, evaluator, place):
    evaluator.turn_to("My score sheet")
    for vendor, leaves in second.SCORES.items():
        name = committee.own(second.VENDORS[vendor])
        evaluator.pick(name)
        for leaf, scores in leaves.items():
            title = committee.own(second.TITLES[leaf])
            if scores[place] is None:
                stages.abstain(evaluator, name, title, committee.own(second.ABSTENTION["reason"]))
            else:
                stages.score(evaluator, name, title, scores[place])
        evaluator.sees(evaluator.say("complete"))
    stages.lock(evaluator)


def see_the_ranking(committee):
    arash, niloofar = committee.arash.turn_to("Progress"), committee.niloofar
    body = arash.open_popover("Open the prices …")
    arash.stored("Open the prices", body)
    niloofar.turn_to("Ranking")
    rows = niloofar.table(niloofar.say("Total"))
    assert rows == [
        (
            niloofar.digits(str(second.RANKS[vendor])),
            committee.own(second.VENDORS[vendor]),
            number(Fraction(total), committee.language, 2),
            money(second.PRICES[vendor], second.CURRENCY, committee.language),
            told_of_tie(niloofar, vendor),
        )
        for vendor, total in OFFICIAL
    ]
    niloofar.sees(
        niloofar.say(
            "{vendor} is excluded: {reason}",
            vendor=committee.own(second.VENDORS["zagros"]),
            reason=committee.own(OUTSIDE),
        )
    )


def told_of_tie(reader, vendor):
    if vendor not in second.TIED:
        return ""
    return reader.say("tie at {step}, decided by the rule", step=second.PRECISION)


def play_with_the_weights(committee):
    arash, omid = committee.arash.turn_to("What if …?"), committee.omid.turn_to("What if …?")
    price = committee.own(second.TITLES["price"])
    arash.in_play(price).expect_ranking(*named(committee, OFFICIAL))
    arash.slider(price).fill("400")
    omid.expect_ranking(*named(committee, AT_FORTY), within=stages.PATIENCE)
    arash.fill(arash.say("Title of what the sliders show now"), committee.own(PIN))
    arash.press("Pin")
    omid.sees(committee.own(PIN))
    arash.button(arash.say("Back to official"), arash.board).click()
    omid.expect_ranking(*named(committee, OFFICIAL), within=stages.PATIENCE)


def named(committee, totals):
    return [
        (committee.own(second.VENDORS[vendor]), number(Fraction(total), committee.language, 2))
        for vendor, total in totals
    ]


def decide(committee):
    arash = committee.arash.turn_to("Decision")
    outcome = arash.page.get_by_role("radiogroup", name=arash.say("Outcome"), exact=True)
    arash.after(outcome.locator("label").first.click)
    arash.fill_both("Reason, in words", REASON)
    arash.stored("Record the decision")
    arash.sees(committee.own(REASON))
    report = arash.download(REPORT[committee.language], ".docx")
    ranked = named(committee, OFFICIAL)
    assert [
        (row[1], row[-1]) for row in ranking_of(report, {total for _, total in ranked})
    ] == ranked
    told = text_of(report)
    for words in (OUTSIDE, REASON, PIN):
        assert committee.own(words) in told


def ranking_of(report, totals):
    """Return the rows of the report's first table that ends in totals: the official ranking."""
    for table in Document(io.BytesIO(report)).tables:
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        if found := [row for row in rows if row[-1] in totals]:
            return found
    return []


def rows_of(data):
    tables = Document(io.BytesIO(data)).tables
    return [tuple(cell.text for cell in row.cells) for table in tables for row in table.rows]


def text_of(data):
    """Return all words of a Word file, those in its tables too, without marks of direction."""
    told = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    told += [cell for row in rows_of(data) for cell in row]
    return unmarked("\n".join(told))


def unmarked(text):
    """Return a text without the marks of direction, which a Word file tells in its own way."""
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))
