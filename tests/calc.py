"""LibreOffice Calc at work: workbooks opened in it, typed into cell by cell, and saved by it."""

import shutil
import subprocess
import time
from html import escape
from pathlib import Path

import pytest

# What a person does: open the file, type into cells, save as .xlsx. A line of the list is
# "open", "sheet", "type", "number" or "save" with what follows after tabs; a protected cell ends
# it all.
FILL = """
Sub Fill
  Dim files, orders, order, document, sheet
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  orders = createUnoService("com.sun.star.io.TextInputStream")
  orders.setInputStream(files.openFileRead("{list}"))
  orders.setEncoding("UTF-8")
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim xlsx(0) As New com.sun.star.beans.PropertyValue
  xlsx(0).Name = "FilterName" : xlsx(0).Value = "Calc MS Excel 2007 XML"
  Do While Not orders.isEOF()
    order = Split(orders.readLine(), Chr(9))
    If UBound(order) > 0 Then
      Select Case order(0)
        Case "open" : document = StarDesktop.loadComponentFromURL(order(1), "_blank", 0, hidden())
        Case "sheet" : sheet = document.Sheets.getByIndex(CInt(order(1)))
        Case "type"
          sheet.getCellRangeByName(order(1)).String = Join(Split(order(2), "\\n"), Chr(10))
        Case "number" : sheet.getCellRangeByName(order(1)).Value = Val(order(2))
        Case "save"
          document.storeToURL(order(1) & ".part", xlsx())
          document.close(True)
          files.move(order(1) & ".part", order(1))
      End Select
    End If
  Loop
  orders.closeInput()
  StarDesktop.terminate()
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Gozin"
 script:language="StarBasic">{code}</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Gozin"/>
</library:library>
"""

PATIENCE = 180  # seconds
Typed = dict[str, str | float]  # cell, as A1 -> what is typed into it


def fill(workbooks: dict[str, tuple[bytes, Typed]], folder: Path, *, sheet: int = 1):
    """Return each workbook as Calc saves it once the texts were typed into it."""
    work = _folder(folder)
    orders = []
    for name, (data, typed) in workbooks.items():
        (work / f"{name}.in.xlsx").write_bytes(data)
        orders += [["open", (work / f"{name}.in.xlsx").as_uri()], ["sheet", str(sheet)]]
        orders += [_typing(cell, value) for cell, value in typed.items()]
        orders.append(["save", (work / f"{name}.out.xlsx").as_uri()])
    # Calc keeps the end of the last line; so that is one that orders nothing.
    lines = "\n".join("\t".join(order) for order in orders)
    (work / "orders.txt").write_text(f"{lines}\nend", encoding="utf-8")
    _soffice(work, "--terminate_after_init")  # which lays down a profile, over any macro there
    _install(work, FILL.replace("{list}", (work / "orders.txt").as_uri()))
    _soffice(work, "macro:///Standard.Gozin.Fill")
    return {name: _whole(work / f"{name}.out.xlsx") for name in workbooks}


def _typing(cell: str, value: str | float) -> list[str]:
    if isinstance(value, str):
        return ["type", cell, value.replace("\n", "\\n")]
    return ["number", cell, repr(value)]


def _whole(path: Path) -> bytes:
    """Return what Calc saved; one that was still running takes the orders over and goes on."""
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail(f"LibreOffice Calc did not carry out its orders within {PATIENCE} s")
        time.sleep(0.1)
    return path.read_bytes()


def _folder(folder: Path) -> Path:
    if not shutil.which("soffice"):
        pytest.fail("this test needs LibreOffice Calc: install the package libreoffice-calc")
    work = folder / "calc"
    work.mkdir(exist_ok=True)
    return work


def _install(work: Path, code: str) -> None:
    library = work / "profile" / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Gozin.xba").write_text(MODULE.format(code=escape(code)), encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")


def _soffice(work: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--norestore", *arguments],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
