"""A vendor with the Word form: fills its controls, types over them, and edits its rows."""

import io
from copy import deepcopy

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

CODE, SIDE, COMMENT, EVIDENCE = 3, 4, 5, 6  # columns of our form, from 0


def opened(data):
    return docx.Document(io.BytesIO(data))


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rows(document):
    """Return the rows below the heads of the tables in which vendors answer."""
    tables = [t._tbl for t in document.tables if t._tbl.findall(".//" + qn("w:sdt"))]
    return [row for table in tables for row in table.tr_lst[1:]]


def cell(row, column):
    return row.findall(qn("w:tc"))[column]


def fill(row, column, text):
    """Answer in a control as Word does: its prompt goes, the text comes."""
    control = cell(row, column).find(".//" + qn("w:sdt"))
    prompt = control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr"))
    if prompt is not None:
        prompt.getparent().remove(prompt)
    content = control.find(qn("w:sdtContent"))
    for run in list(content):
        content.remove(run)
    content.append(typed(text))


def type_over(row, column, text):
    """Answer by plain text where a control was, as an editor without controls does."""
    paragraph = cell(row, column).find(qn("w:p"))
    for part in list(paragraph)[1:]:
        paragraph.remove(part)
    paragraph.append(typed(text))


def typed(text, tag="w:t"):
    lines = f"</{tag}><w:br/><{tag}>".join(text.split("\n"))
    return parse_xml(
        f'<w:r {nsdecls("w")}><{tag} xml:space="preserve">{lines}</{tag}></w:r>'.replace(
            f"<{tag}>", f'<{tag} xml:space="preserve">'
        )
    )


def tracked(kind, *parts):
    """Return parts inside a tracked change: ins, del, moveFrom or moveTo."""
    change = parse_xml(f'<w:{kind} {nsdecls("w")} w:id="9{id(parts) % 9999}" w:author="Vendor"/>')
    change.extend(parts)
    return change


def row_change(row, kind):
    """Mark a whole row as inserted or deleted."""
    properties = row.find(qn("w:trPr"))
    properties.append(parse_xml(f'<w:{kind} {nsdecls("w")} w:id="77" w:author="Vendor"/>'))


def doubled(row):
    """Paste a row below itself; a bookmark stands only once, so the copy has none."""
    copy = deepcopy(row)
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in copy.findall(".//" + qn(name)):
            mark.getparent().remove(mark)
    row.addnext(copy)
    return copy
