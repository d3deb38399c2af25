"""Builds small Office packages, good ones and hostile ones, for the tests of uploads."""

import io
import warnings
import zipfile

import openpyxl

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006"


def good_workbook(rows=(("id", "answer"), ("R-01", "Full"))) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, parts=(), *, without=(), method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package with parts replaced or added; a part may come twice under one name."""
    stream = io.BytesIO()
    names = {name for name, _ in parts} | set(without)
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", method) as new,
    ):
        warnings.simplefilter("ignore")  # zipfile's own word about a doubled name
        for member in old.infolist():
            if member.filename not in names:
                new.writestr(member.filename, old.read(member))
        for name, content in parts:
            new.writestr(name, content)
    return stream.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def relations(kind: str, target: str, mode: str = "External") -> str:
    return (
        f'<Relationships xmlns="{TYPES}/relationships"><Relationship Id="r9" '
        f'Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def document(body: str = "<w:p/>") -> bytes:
    """Return a small .docx."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override '
            f'PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        package.writestr(
            "_rels/.rels", relations("officeDocument", "word/document.xml", "Internal")
        )
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        )
    return stream.getvalue()


def sheet(cells: str) -> str:
    """Return the XML of a worksheet that holds `cells` after its data."""
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{cells}</worksheet>"
    )
