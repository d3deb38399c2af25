"""Word answer forms as vendors really send them back: one honest form, spoilt in many ways.

Each way is a name, the file, and the words that the vendor wrote into it beside its answers.
"""

import docx

from tests.vendor_data import word_vendor as word
from tests.vendor_data.responses import MADE_AT, asked, form
from vendor_data.answer import Code, code_name
from vendor_data.answer_form import write
from workbench.language import Language

COUNT = 7
ASKED = asked(COUNT)
MEANT = {one.id: code for one, code in zip(ASKED, Code, strict=True)}
BESIDE = {
    Code.FULL: "", Code.CONFIGURATION: "2 days\nwe", Code.PARTIAL: "no export",
    Code.CUSTOMISATION: "30 days\nvendor\nown branch\nC-4",
    Code.THIRD_PARTY: "Kibana\nElastic\nC-7",
    Code.ROADMAP: "5.2\n2027-03-01", Code.NO: "by hand",
}  # fmt: skip


def filled(language):
    document = word.opened(write(form(COUNT), language, made_at=MADE_AT))
    for row, code in zip(word.rows(document), Code, strict=True):
        word.fill(row, word.CODE, code_name(code, language))
        word.fill(row, word.COMMENT, f"words on {code}")
        word.fill(row, word.EVIDENCE, "manual")
        if BESIDE[code]:
            word.fill(row, word.SIDE, BESIDE[code])
    return document


def paragraphs(document):
    document.add_paragraph("R-02: see our manual")
    document.paragraphs[2].insert_paragraph_before("Dear committee, thank you.")


def own_table(document):
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Additional remarks", "by Mina"
    table.cell(1, 0).text = "All of this without hosting"


def in_our_list(document):
    document.tables[1].cell(1, 1).paragraphs[0].add_run(", as we read it")


def remark_on_answer(document):
    paragraph = document.tables[-1].rows[1].cells[3].paragraphs[0]
    document.add_comment(paragraph.add_run(""), text="only with module X", author="Vendor")


def run_of_answer(document, row):
    return word.cell(word.rows(document)[row], word.CODE).findall(".//" + word.qn("w:r"))[-1]


def with_look(name):
    def change(document):
        run = run_of_answer(document, 2)
        run.insert(0, word.parse_xml(f"<w:rPr {word.nsdecls('w')}><w:{name}/></w:rPr>"))

    return change


def in_margins(document):
    section = document.sections[-1]
    section.header.paragraphs[0].add_run(" – offer valid 30 days")
    section.footer.add_paragraph("All answers without hosting")


def text_box(document):
    run = document.paragraphs[2].add_run("")
    run._r.append(word.parse_xml(
        f"<w:pict {word.nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>See also our annex</w:t></w:r>"
        "</w:p></w:txbxContent></w:pict>"
    ))  # fmt: skip


def without_head(document):
    head = word.rows(document)[0].getprevious()
    head.getparent().remove(head)


def as_google_leaves_it(document):
    """Return the document without controls, bookmarks, properties, and hidden parts."""
    made = docx.Document()
    for paragraph in document.paragraphs:
        made.add_paragraph(paragraph.text)
    for table in document.tables:
        rows = [[_said(cell) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        copy = made.add_table(len(rows), len(rows[0]))
        for texts, row in zip(rows, copy.rows, strict=True):
            for text, cell in zip(texts, row.cells, strict=True):
                cell.text = text
    made.add_paragraph("We wrote this in Google Docs.")
    return made


def without_controls(document):
    for control in list(document.element.body.iter(word.qn("w:sdt"))):
        for part in list(control.find(word.qn("w:sdtContent"))):
            control.addprevious(part)
        control.getparent().remove(control)
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in list(document.element.body.iter(word.qn(name))):
            mark.getparent().remove(mark)


def cut_in_two(document):
    """Cut the table in two; the second half has neither head nor marks."""
    without_controls(document)
    table = document.tables[-1]._tbl
    rest = word.deepcopy(table)
    for row in rest.tr_lst[:5]:
        rest.remove(row)
    for row in table.tr_lst[5:]:
        table.remove(row)
    table.addnext(rest)
    table.addnext(word.parse_xml(f"<w:p {word.nsdecls('w')}><w:r><w:t>Part 2</w:t></w:r></w:p>"))


def in_a_layout(document):
    table = document.tables[-1]._tbl
    document.add_table(1, 1).cell(0, 0)._tc.insert(1, table)


def as_tabbed_text(document):
    without_controls(document)
    made = docx.Document()
    for row in document.tables[-1]._tbl.tr_lst:
        made.add_paragraph("\t".join(_said(cell).replace("\n", "; ") for cell in row.tc_lst))
    return made


def old_lists(document):
    """Answer in form fields of the kind that Word had before controls."""
    for row, code in zip(word.rows(document), Code, strict=True):
        entries = "".join(f'<w:listEntry w:val="{code_name(c, Language.EN)}"/>' for c in Code)
        word.type_over(row, word.CODE, "")
        word.cell(row, word.CODE).find(word.qn("w:p")).append(word.parse_xml(
            f'<w:r {word.nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
            f'<w:result w:val="{list(Code).index(code)}"/>{entries}</w:ddList></w:ffData>'
            "</w:fldChar></w:r>"
        ))  # fmt: skip


def _said(cell):
    parts = cell.iter(word.qn("w:t"), word.qn("w:br"))
    return "".join("\n" if part.tag == word.qn("w:br") else part.text for part in parts)


def ways():
    """Yield each way's name, the file, its words, and which reason asks for how many answers."""
    changes = {
        "as it should be": (lambda _: None, ()),
        "text round the table": (
            paragraphs, ("R-02: see our manual", "Dear committee, thank you."),
        ),
        "a table of their own": (
            own_table, ("Additional remarks", "by Mina", "All of this without hosting"),
        ),
        "words in our list of codes": (in_our_list, (", as we read it",)),
        "a remark on an answer": (remark_on_answer, ("only with module X",)),
        "struck through": (with_look("strike"), ()),
        "hidden": (with_look("vanish"), ()),
        "words in the margins": (
            in_margins, ("offer valid 30 days", "All answers without hosting"),
        ),
        "words in a text box": (text_box, ("See also our annex",)),
        "without its head": (without_head, ()),
        "cut in two": (cut_in_two, ("Part 2",)),
        "in a layout": (in_a_layout, ()),
        "as tabbed text": (as_tabbed_text, ()),
        "old lists": (old_lists, ()),
        "as Google leaves it": (as_google_leaves_it, ("We wrote this in Google Docs.",)),
    }  # fmt: skip
    for name, (change, words) in changes.items():
        for language in Language:
            document = filled(language)
            yield f"{name}, {language}", word.saved(change(document) or document), words
