import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.material import shared
from tests.vendor_data import word_vendor as word
from tests.vendor_data.responses import MADE_AT, asked, form
from tests.vendor_data.word_vendor import CODE, COMMENT, EVIDENCE, SIDE
from tests.workbench.packages import document as any_document
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from tests.writer import saved_by_writer
from vendor_data.answer import Code, code_name
from vendor_data.answer_form import PROMPTS, read, write
from vendor_data.answers.side_data import Side, SideData, WrittenAnswer, side_name
from vendor_data.reconciliation import reconcile
from workbench.file_kind import Kind
from workbench.language import Language, say
from workbench.problem import Problem
from workbench.uploads import receive

BESIDE = {
    Code.FULL: "",
    Code.CONFIGURATION: "۲ روز\nwe",
    Code.PARTIAL: "no export",
    Code.CUSTOMISATION: "30 days\nvendor\nown branch\nC-4",
    Code.THIRD_PARTY: "Kibana\nElastic\nC-7",
    Code.ROADMAP: "5.2\n2027-03-01",
    Code.NO: "by hand",
}
THREE = asked()


def blank(count=3, language=Language.EN):
    return word.opened(write(form(count), language, made_at=MADE_AT))


def answered(row, code=Code.ROADMAP, language=Language.EN, put=word.fill):
    put(row, CODE, code_name(code, language))
    put(row, COMMENT, "توضیح ما = ours")
    if BESIDE[code]:
        put(row, SIDE, BESIDE[code])
    else:
        put(row, EVIDENCE, "manual, page 7")


def found_in(document, count=3):
    return reconcile(asked(count), read(word.saved(document)), rfp_id="RFP-7", version="1")


def given(found):
    return {answer.requirement: answer.code for answer in found.answers}


def sentences(found, language=Language.EN):
    return [doubt.sentence(language) for doubt in found.doubts]


@pytest.mark.parametrize("put", [word.fill, word.type_over])
def test_300_answers_come_back_whole_through_libreoffice_writer(put, tmp_path):
    codes = [list(Code)[number % 7] for number in range(300)]
    sent = {}
    for language in Language:
        document = blank(300, language)
        for row, code in zip(word.rows(document), codes, strict=True):
            answered(row, code, language, put)
        sent[language.value] = word.saved(document)

    for returned in saved_by_writer(sent, tmp_path).values():
        found = reconcile(asked(300), read(returned), rfp_id="RFP-7", version="1")

        assert [answer.code for answer in found.answers] == codes
        assert {answer.comment for answer in found.answers} == {"توضیح ما = ours"}
        assert ["\n".join(t for _, t in a.side.given) for a in found.answers] == [
            BESIDE[code] for code in codes
        ]
        assert (found.missing, found.extra, found.doubts) == ((), (), ())


def test_300_rows_that_writer_saved_before_they_were_filled_in_lose_nothing(tmp_path):
    codes = [list(Code)[number % 7] for number in range(300)]
    sent = {each.value: write(form(300), each, made_at=MADE_AT) for each in Language}
    for name, data in saved_by_writer(sent, tmp_path).items():
        language, document = Language(name), word.opened(data)
        tables = [t for t in document.tables if len(t.columns) == 7]
        rows = [row for table in tables for row in table._tbl.tr_lst[1:]]

        assert found_in(document, 300).missing == asked(300)  # its prompts are no answers
        for row, code in zip(rows, codes, strict=True):
            answered(row, code, language, word.type_over)

        found = found_in(document, 300)
        assert [answer.code for answer in found.answers] == codes
        assert {answer.comment for answer in found.answers} == {"توضیح ما = ours"}
        assert ["\n".join(t for _, t in a.side.given) for a in found.answers] == [
            BESIDE[code] for code in codes
        ]
        assert (found.missing, found.extra, found.doubts) == ((), (), ())


def test_tracked_changes_are_taken_as_accepted_and_the_reader_is_told():
    document = blank()
    first, second, third = word.rows(document)
    for row in (first, second, third):
        answered(row)
    run = word.cell(first, CODE).findall(".//" + word.qn("w:r"))[-1]
    gone = word.tracked("del", word.typed("Roadmap", tag="w:delText"))
    run.addprevious(gone)
    gone.addnext(word.tracked("ins", word.typed("No")))
    run.getparent().remove(run)
    moved = word.cell(second, COMMENT).find(word.qn("w:p"))
    moved.append(word.tracked("moveFrom", word.typed(" old place")))
    moved.append(word.tracked("moveTo", word.typed(" new place")))
    word.row_change(third, "del")

    found = found_in(document)

    assert given(found) == {THREE[0].id: Code.NO, THREE[1].id: Code.ROADMAP}
    assert found.answers[1].comment == "توضیح ما = ours new place"
    assert found.missing == (THREE[2],)
    assert sentences(found)[0] == (
        "the file holds tracked changes (5); all of them were taken as accepted"
    )


def test_rows_are_found_wherever_they_were_moved():
    document = blank(12)
    rows = word.rows(document)
    codes = dict(zip((one.id for one in asked(12)), list(Code) * 2, strict=False))
    for row, code in zip(rows, codes.values(), strict=True):
        answered(row, code)
    for row in rows[:5]:
        rows[-1].addnext(row)

    found = found_in(document, 12)

    assert (given(found), found.doubts, found.missing) == (codes, (), ())


def test_a_doubled_row_with_another_answer_waits_for_a_choice_that_names_both_places():
    document = blank()
    first = word.rows(document)[0]
    answered(first, Code.NO)
    answered(word.doubled(first), Code.ROADMAP)

    found = found_in(document)

    assert given(found) == {}
    (told,) = sentences(found)
    assert told == (
        "R-01 is answered more than once, and differently: table 3, row 2, column 4: No; "
        "table 3, row 3, column 4: Roadmap; choose one"
    )
    assert [option.code for option in found.open_doubts[0].options] == [Code.NO, Code.ROADMAP]


def test_a_missing_row_is_missing_and_an_added_one_is_extra():
    document = blank()
    first, second, third = word.rows(document)
    answered(second)
    added = word.doubled(third)
    for control in added.findall(".//" + word.qn("w:sdt")):
        control.getparent().remove(control)
    word.cell(added, 0).find(".//" + word.qn("w:t")).text = "X-1"
    word.cell(added, 1).find(".//" + word.qn("w:t")).text = "We also brew coffee"
    first.getparent().remove(first)

    found = found_in(document)

    assert given(found) == {THREE[1].id: Code.ROADMAP}
    assert found.missing == (THREE[0], THREE[2])
    assert [(extra.place, extra.text) for extra in found.extra] == [
        ("table 3 row 4 column 1", "X-1 | We also brew coffee")
    ]


def test_rows_cut_off_from_their_head_are_read_under_it():
    document = blank()
    rows = word.rows(document)
    for row in rows:
        answered(row)
    table = rows[0].getparent()
    other = word.deepcopy(table)
    for row in other.findall(word.qn("w:tr"))[:3]:
        other.remove(row)
    table.remove(rows[2])
    table.addnext(other)
    other.addprevious(word.parse_xml(f"<w:p {word.nsdecls('w')}/>"))

    found = found_in(document)

    assert set(given(found).values()) == {Code.ROADMAP}
    assert (len(found.answers), found.doubts) == (3, ())
    assert found.answers[2].place == "table 4 row 1 column 4"


def test_a_row_whose_number_was_typed_over_is_known_by_its_bookmark_and_asked_about():
    document = blank()
    rows = word.rows(document)
    answered(rows[0])
    word.cell(rows[0], 0).find(".//" + word.qn("w:t")).text = "R-02"

    found = found_in(document)

    assert given(found) == {}
    assert {option.requirement for option in found.open_doubts[0].options} == {
        THREE[0].id, THREE[1].id,
    }  # fmt: skip


def test_a_remark_in_the_margin_of_an_empty_answer_is_proposed():
    document = blank()
    paragraph = document.tables[-1].rows[1].cells[3].paragraphs[0]
    document.add_comment(paragraph.add_run(""), text="No", author="Vendor")

    found = found_in(document)

    assert given(found) == {}
    assert [option.code for option in found.open_doubts[0].options] == [Code.NO]


def test_answers_that_were_given_elsewhere_stand_in_the_form_and_are_read_as_they_were():
    written = WrittenAnswer(
        code=Code.THIRD_PARTY,
        comment="Two lines.\nبا هم (SSO).",
        side=SideData(product="Kibana", maker="شرکت Elastic", priced_in="C-7"),
    )
    for language in Language:
        data = write(form(), language, made_at=MADE_AT, answers={THREE[1].id: written})
        (answer,) = reconcile(THREE, read(data)).answers

        assert (answer.requirement, answer.code) == (THREE[1].id, written.code)
        assert (answer.comment, answer.side) == (written.comment, written.side)


def test_a_document_that_is_no_form_has_nothing_to_read_and_does_no_harm():
    upload = receive(
        "annex.docx",
        any_document(),
        reader="vendor_data.answer_form:read",
        kinds=frozenset({Kind.DOCUMENT}),
    )

    assert upload.value.tables == ()


def test_the_same_form_gives_the_same_bytes():
    once, again = (write(form(), Language.FA, made_at=MADE_AT) for _ in range(2))

    assert once == again


def test_the_prompts_are_those_of_the_form_inside_the_rfp():
    said = ("Choose", "Write here", "Name it here", "What the answer needs")

    told = {language: tuple(say(each, language) for each in said) for language in Language}

    assert told == PROMPTS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("remote_template.docx", "would fetch"),
        ("pixel_flood.docx", "pixels"),
        ("xxe_local_file.docx", "DOCTYPE"),
        ("pdf_named.docx", "This is a PDF"),
    ],
)
def test_a_hostile_document_is_refused_before_its_answers_are_looked_for(name, words):
    with pytest.raises(Problem, match=words):
        receive(
            name,
            shared(f"hostile/{name}").read_bytes(),
            reader="vendor_data.answer_form:read",
            kinds=frozenset({Kind.DOCUMENT}),
        )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("is_filled", [False, True], ids=["blank", "filled"])
def test_no_validator_finds_anything_in_a_form(language, is_filled, tmp_path):
    given_codes = zip(form(7).requirements, Code, strict=True)
    answers = {
        one.id: WrittenAnswer(code=code, comment="توضیح ما = ours", evidence="p. 7\np. 9")
        for one, code in given_codes
        if is_filled
    }
    path = tmp_path / "form.docx"
    path.write_bytes(write(form(7), language, made_at=MADE_AT, answers=answers))

    assert schema_faults(path.read_bytes()) == []
    assert OpenXmlValidator().validate(path).errors == []
    assert check(path) == []
    assert word_faults(path.read_bytes()) == []


@pytest.mark.parametrize("language", Language)
def test_a_form_of_before_the_line_of_the_price_form_is_read_as_it_was_written(language):
    document = blank(1, language)
    comma = "، " if language is Language.FA else ", "
    for row in document.tables[1].rows:
        for paragraph in row.cells[-1].paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace(f"{comma}{side_name(Side.PRICED_IN, language)}", "")
    (row,) = word.rows(document)
    answered(row, Code.CUSTOMISATION, language)
    word.fill(row, SIDE, "30 days\nvendor\nown branch")

    found = found_in(document, 1)
    assert found.doubts == ()
    assert found.answers[0].side == SideData(
        effort="30 days", cost_borne_by="vendor", upkeep="own branch"
    )
