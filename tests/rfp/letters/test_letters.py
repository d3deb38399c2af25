import datetime as dt
import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from rfp.letters import addendum, invitation, question_log
from rfp.letters.addendum import Addendum
from rfp.letters.invitation import Invitation
from rfp.letters.letter import Letter
from rfp.letters.question_log import Answered
from rfp.needs.list_difference import difference
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_list import ListChangeKind, ListedRequirement, ListVersion
from rfp.writing.section_version import KeptSection, section_difference
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from workbench.language import Language

EN, FA = Language.EN, Language.FA
MADE = dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC)
TITLES = {EN: "Partner for customers", FA: "شریک مشتری‌ها"}
DAYS = {"questions": dt.date(2026, 9, 20), "proposals": dt.date(2026, 10, 12)}


def letter(language):
    return Letter(
        selection="s1", title=TITLES[language], language=language, leaders=("Nima", "Sara"),
        made=MADE, record_head="8f3a11c9" * 8,
    )  # fmt: skip


def asked(code, en, fa, **more):
    given = {
        "id": code, "code": code, "moscow": Moscow.MUST, "mandatory": False, "criterion": None,
        "texts": {"en": en, "fa": fa}, "acceptances": {},
    }  # fmt: skip
    return ListedRequirement(**{**given, **more})


WAS = [
    asked("R-1", "Answers within 5 seconds", "در ۵ ثانیه پاسخ می‌دهد"),
    asked("R-2", "Works offline", "بدون اتصال کار می‌کند"),
    asked("R-3", "Keeps a log", "رویدادها را نگه می‌دارد"),
]
NOW = [
    asked(
        "R-1", "Answers within 2 seconds", "در ۲ ثانیه پاسخ می‌دهد", mandatory=True,
        reason="A question showed that 5 is too slow",
    ),
    asked("R-3", "Keeps a log", "رویدادها را نگه می‌دارد"),
    asked(
        "R-4", "Speaks Persian", "به فارسی است", reason="Forgotten", moscow=Moscow.MUST,
        mandatory=True, mandatory_reasons={"en": "Our users read it"}, wave="now",
        acceptances={"en": "A clerk writes a letter"},
    ),
]  # fmt: skip


def section(code, place, en, fa, **more):
    return KeptSection(code=code, place=place, said={"en": en, "fa": fa}, **more)


SECTIONS_WERE = [
    section("scope", 1, ("Scope", "Two regions"), ("دامنه", "دو منطقه")),
    section("pilot", 2, ("Pilot", "One office"), ("آزمایش", "یک دفتر")),
]
SECTIONS_ARE = [
    section("scope", 1, ("Scope", "Three regions"), ("دامنه", "سه منطقه"), reason="We grew"),
    section("review", 3, ("Review", "After a year"), ("بازبینی", "پس از یک سال")),
]
NOTICE = Addendum(
    version=ListVersion(
        version=2, issued_at=MADE, issued_by="Nima", fingerprint="ab" * 32,
        kind=ListChangeKind.ADDENDUM, number=1, reasons={"en": "Asked", "fa": "پرسیده شد"},
    ),
    difference=difference(WAS, NOW),
    sections=section_difference(SECTIONS_WERE, SECTIONS_ARE),
    proposals_by=DAYS["proposals"],
)  # fmt: skip
LOG = [
    Answered(number=1, text="Which SSO?", answer="SAML 2.0", answered_on=dt.date(2026, 9, 14)),
    Answered(number=3, text="چند کاربر؟", answer="۲۰۰", answered_on=dt.date(2026, 9, 15)),
]
WRITERS = {
    "invitation": lambda one: invitation.write(one, Invitation(addressee="Aban", days=DAYS)),
    "addendum": lambda one: addendum.write(one, NOTICE),
    "question log": lambda one: question_log.write(one, LOG),
}


def opened(word):
    return docx.Document(io.BytesIO(word.to_bytes()))


def words(word):
    body = opened(word).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


@pytest.mark.parametrize("language", [EN, FA])
@pytest.mark.parametrize("kind", WRITERS)
def test_each_letter_is_a_valid_file_and_the_same_twice(tmp_path, kind, language):
    file = tmp_path / "letter.docx"
    file.write_bytes(WRITERS[kind](letter(language)).to_bytes())

    assert OpenXmlValidator().validate(file).errors == []
    assert check(file) == []
    assert word_faults(file.read_bytes()) == []
    assert schema_faults(file.read_bytes()) == []
    assert WRITERS[kind](letter(language)).to_bytes() == file.read_bytes()


@pytest.mark.parametrize("kind", WRITERS)
def test_persian_letters_run_from_the_right(kind):
    document = opened(WRITERS[kind](letter(FA)))

    assert all(len(t._tbl.tblPr.xpath("w:bidiVisual")) == 1 for t in document.tables)
    assert all(len(s._sectPr.xpath("w:bidi")) == 1 for s in document.sections)


def test_an_invitation_names_the_vendor_and_the_days():
    told = words(WRITERS["invitation"](letter(EN)))

    assert "To Aban" in told
    assert told[told.index("Last day for proposals") + 1] == "12 October 2026 (20 Mehr 1405)"


def test_an_invitation_can_be_made_before_anybody_is_named_or_dated():
    told = words(invitation.write(letter(EN), Invitation(addressee="", days={})))

    assert "To whom it may concern" in told
    assert "The dates will be told to all vendors at once." in told


def test_an_addendum_shows_what_changed_came_and_went_with_the_reasons():
    told = words(WRITERS["addendum"](letter(EN)))
    at = told.index("R-1")

    assert told[at + 1 : at + 4] == [
        "Answers within 5 2 seconds",
        "Mandatory from now on",
        "A question showed that 5 is too slow",
    ]
    assert told[told.index("R-4") + 1 : told.index("R-4") + 8] == [
        "Speaks Persian", "Acceptance test: A clerk writes a letter",
        "Mandatory because: Our users read it", "Wave: now, with the first roll-out",
        "Must", "Mandatory", "Forgotten",
    ]  # fmt: skip
    assert "Works offline" in told
    assert "R-3" not in told
    assert told[-1] == "Proposals are taken until 12 October 2026 (20 Mehr 1405)."


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (WAS[1:], WAS[1:2], ["Nothing is asked any longer where a requirement was withdrawn."]),
        (NOW[1:2], NOW[1:], ["New requirements ask for an answer, as all others do."]),
        (
            WAS[:1],
            NOW[:1],
            ["Answers to changed requirements that you have given already must be given anew."],
        ),
    ],
    ids=["gone", "new", "changed"],
)
def test_an_addendum_asks_for_what_its_changes_ask_for_and_no_more(was, now, told):
    notice = replace(NOTICE, difference=difference(was, now), proposals_by=None)
    said = words(addendum.write(letter(EN), notice))

    assert said[said.index("What this means for you") + 3 :] == told


def test_an_addendum_tells_the_sections_that_changed_came_and_went():
    told = words(WRITERS["addendum"](letter(EN)))
    at = told.index("Sections of the request that change")

    assert told[told.index("Scope") : told.index("Scope") + 3] == [
        "Scope", "Two Three regions", "We grew",
    ]  # fmt: skip
    assert at < told.index("New sections") < told.index("Review") < told.index("Pilot")
    assert "سه منطقه" in " ".join(words(WRITERS["addendum"](letter(FA))))


def test_what_goes_is_struck_through_and_what_comes_is_bold():
    table = opened(WRITERS["addendum"](letter(EN))).tables[1]
    looks = {run.text: (bool(run.font.strike), bool(run.font.bold)) for run in
             table.rows[1].cells[1].paragraphs[0].runs}  # fmt: skip

    assert looks["5 "] == (True, False)
    assert looks["2"] == (False, True)


def test_a_revision_has_its_own_name_and_day():
    later = replace(
        NOTICE,
        version=replace(
            NOTICE.version, kind=ListChangeKind.REVISION, answers_by=dt.date(2026, 11, 1)
        ),
    )
    told = words(addendum.write(letter(EN), later))

    assert told[0] == "Revision 1 of the requirements"
    assert told[-1] == "Answers are taken until 1 November 2026 (10 Aban 1405)."


def test_a_revision_without_a_day_names_none_as_that_of_the_proposals_is_past():
    version = replace(NOTICE.version, kind=ListChangeKind.REVISION)
    told = words(addendum.write(letter(EN), replace(NOTICE, version=version)))

    assert told[-1] == "Nothing is asked any longer where a requirement was withdrawn."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (EN, ["Importance: Must → Should", "Judged from now on under: Risk"]),
        (FA, ["اهمیت: باید ← بهتر است", "از این پس زیر معیار «ریسک» سنجیده می‌شود"]),
    ],
)
def test_an_addendum_says_from_what_to_what_and_under_which_criterion(language, told):
    now = replace(WAS[0], moscow=Moscow.SHOULD, criterion="risk")
    titles = {"risk": {"en": "Risk", "fa": "ریسک"}}
    changed = replace(NOTICE, difference=difference(WAS[:1], [now]), criteria=titles)
    said = [line.replace("\u2068", "").replace("\u2069", "")
            for line in words(addendum.write(letter(language), changed))]  # fmt: skip

    assert said[said.index("R-1") + 2 :][:2] == told


def test_a_figure_of_a_table_that_changed_stands_in_the_digits_of_its_reader():
    was = section("volumes", 1, ("Volumes", "Users · 80"), ("حجم کار", "کاربران · 80"))
    now = section("volumes", 1, ("Volumes", "Users · 1200"), ("حجم کار", "کاربران · 1200"))
    found = replace(NOTICE, sections=section_difference([was], [now]))

    assert "Users · 80 1,200" in words(addendum.write(letter(EN), found))
    assert "کاربران · ۸۰ ۱٬۲۰۰" in words(addendum.write(letter(FA), found))


def test_the_log_of_questions_says_what_was_asked_and_never_who_asked():
    told = words(WRITERS["question log"](letter(EN)))

    assert told[told.index("Which SSO?") - 1 : told.index("Which SSO?") + 3] == [
        "1", "Which SSO?", "SAML 2.0", "14 September 2026",
    ]  # fmt: skip
    assert "vendor" not in " ".join(told[6:]).lower()


def test_a_log_without_answers_says_so():
    assert words(question_log.write(letter(FA), []))[-2:] == [
        "",
        "هنوز به پرسشی پاسخ داده نشده است.",
    ]


def test_what_to_do_stays_on_one_page_with_the_day_until_which_it_is_taken():
    body = opened(addendum.write(letter(Language.EN), NOTICE)).element.body
    bullets = body.xpath("./w:p[w:pPr/w:pStyle/@w:val='ListBullet']")
    undated = addendum.write(letter(Language.EN), replace(NOTICE, proposals_by=None))
    free = opened(undated).element.body.xpath("./w:p[w:pPr/w:pStyle/@w:val='ListBullet']")

    assert [len(each.xpath("./w:pPr/w:keepNext")) for each in bullets] == [1, 1, 1, 1, 1]
    assert [len(each.xpath("./w:pPr/w:keepNext")) for each in free] == [0, 0, 0, 0, 0]
