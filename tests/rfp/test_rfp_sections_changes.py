import pytest

from rfp.changes.rfp_sections import edit_section, move_section, reset_section, switch_section
from rfp.reads.rfp_sections import rfp_sections, section_checks
from rfp.writing.outline import outline, section_blocks
from rfp.writing.outline_blocks import Clause, Heading
from rfp.writing.ready_sections import SectionLine, ready_section
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen, issued
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused

EN, FA = Language.EN, Language.FA


def do(room, verb, who="nima", **what):
    return verb(room.store, room.seated(who), selection=ROOM, **what)


def section(room, code):
    with room.store.read() as session:
        found = rfp_sections(session, room.seated("nima"), ROOM)
    return next(each for each in found if each.code == code)


def test_a_section_that_is_off_is_not_in_the_document_and_nobody_refers_to_it(room):
    do(room, switch_section, code="milestones", is_on=False)
    told = outline(content(room))
    texts = [block.text for block in told.blocks if isinstance(block, Clause)]

    assert section_blocks(told, "milestones") == ()
    assert not [text for text in texts if "{" in text or "see section )" in text]
    assert "we then decide to continue, to correct or to stop." in " ".join(texts)


def test_what_holds_the_requirements_stays(room):
    with pytest.raises(Problem, match="What we ask / آنچه می‌خواهیم cannot be left out"):
        do(room, switch_section, code="requirements", is_on=False)


def test_each_line_of_a_body_is_a_clause(room):
    do(room, edit_section, code="purpose", bodies={"en": "One.\n\n  Two.  ", "fa": "یک.\nدو."})
    blocks = section_blocks(outline(content(room)), "purpose")

    assert [(b.number, b.text) for b in blocks if isinstance(b, Clause)] == [
        ("1.1", "One."), ("1.2", "Two."),
    ]  # fmt: skip


def test_a_table_is_replaced_and_its_figures_are_the_same_in_both_languages(room):
    line = SectionLine(
        words={"measure": {"en": "Users", "fa": "کاربران"}}, figures={"now": "1200", "later": ""}
    )
    do(room, edit_section, code="volumes", lines=[line])
    tables = {
        language: section_blocks(outline(content(room, language)), "volumes")[-1]
        for language in Language
    }

    assert tables[EN].lines[0].cells == ("Users", "1,200", "[to be filled]")
    assert tables[FA].lines[0].cells == ("کاربران", "۱٬۲۰۰", "[تکمیل شود]")


def test_a_reference_follows_a_section_that_moves(room):
    do(room, move_section, code="milestones", place=0)
    told = outline(content(room))
    first = next(block for block in told.blocks if isinstance(block, Heading))
    (clause,) = [
        block for block in told.blocks
        if isinstance(block, Clause) and any(r.key == "milestones" for r in block.references)
        and block.text.startswith("After the pilot")
    ]  # fmt: skip

    assert (first.number, first.key) == ("1", "milestones")
    assert clause.text.endswith("(see section 1).")


def test_the_ready_text_comes_back(room):
    do(room, switch_section, code="scope", is_on=False)
    do(room, edit_section, code="scope", titles={"en": "Ours"}, bodies={"en": "Ours."}, lines=[])
    do(room, reset_section, code="scope")
    found = section(room, "scope")

    assert (found.title, found.lines) == (
        ready_section("scope").title,
        ready_section("scope").lines,
    )
    assert (found.is_on, found.is_own) == (False, False)


def test_who_saw_an_older_text_is_told(room):
    do(room, edit_section, code="scope", titles={"en": "Ours", "fa": "ما"})
    seen = section(room, "scope").version
    do(room, edit_section, code="scope", titles={"en": "Theirs"})

    with pytest.raises(Conflict):
        do(room, edit_section, code="scope", titles={"en": "Mine"}, seen=seen)


def test_a_text_that_somebody_wrote_meanwhile_is_not_taken_back_unseen(room):
    do(room, edit_section, code="scope", titles={"en": "Ours", "fa": "ما"})
    seen = section(room, "scope").version
    do(room, edit_section, code="scope", titles={"en": "Theirs"})

    with pytest.raises(Conflict, match="somebody changed this meanwhile"):
        do(room, reset_section, code="scope", seen=seen)
    assert section(room, "scope").title["en"] == "Theirs"


def test_after_the_issue_the_text_stands(room):
    fill(room)
    frozen(room)
    issued(room)

    with pytest.raises(Refused, match="changes only by an addendum"):
        do(room, switch_section, code="change", is_on=False)


def test_an_evaluator_reads_the_sections_and_writes_none(room):
    with room.store.read() as session:
        assert len(rfp_sections(session, room.seated("omid"), ROOM)) == 33
    with pytest.raises(Refused):
        do(room, switch_section, who="omid", code="change", is_on=False)


def test_the_checks_name_the_sections_with_blanks_and_those_in_one_language(room):
    do(room, edit_section, code="purpose", bodies={"en": "Ours."})
    with room.store.read() as session:
        found = section_checks(session, room.seated("nima"), ROOM, EN)

    assert [(check.code, check.is_red) for check in found] == [
        ("rfp.blanks", True), ("rfp.languages", True),
    ]  # fmt: skip
    assert "Background" in str(found[0].found)
    assert "Purpose of this request" in str(found[1].found)


def test_a_section_without_a_table_takes_none(room):
    with pytest.raises(Problem, match="has no table"):
        do(room, edit_section, code="rules", lines=[])
