"""A table of requirements by docxtpl's row loop and by python-docx's cells; prints seconds."""

import io
import json
import sys
import time

import docx
from docxtpl import DocxTemplate

SIZE = int(sys.argv[1])
QUADRATIC_AT_MOST = 300
COLUMNS = ("code", "text", "answer", "comment")
LINES = [
    {"code": f"R-{n:04}", "text": f"The system shall do {n} in at most two seconds.",
     "answer": "Choose", "comment": "Write here"}
    for n in range(SIZE)
]  # fmt: skip


def template():
    document = docx.Document()
    table = document.add_table(rows=3, cols=len(COLUMNS))
    table.cell(0, 0).text = "{%tr for line in lines %}"
    for at, name in enumerate(COLUMNS):
        table.cell(1, at).text = f"{{{{ line.{name} }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    return saved(document)


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)
    return stream


def by_docxtpl(source):
    page = DocxTemplate(source)
    page.render({"lines": LINES})
    return saved(page)


def by_cells():
    document = docx.Document()
    table = document.add_table(rows=SIZE, cols=len(COLUMNS))
    for row, line in enumerate(LINES):
        for at, name in enumerate(COLUMNS):
            table.cell(row, at).text = line[name]
    return saved(document)


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


source = template()
taken = {"docxtpl": seconds(lambda: by_docxtpl(source))}
taken["cells"] = seconds(by_cells) if SIZE <= QUADRATIC_AT_MOST else None
sys.stdout.write(json.dumps(taken) + "\n")
