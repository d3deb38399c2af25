"""Six faults of a Word file that no validator finds, and Word takes for damage or shows wrongly."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def word_faults(file: bytes) -> list[str]:
    """Return the faults of a .docx in words; none for a file that is in order."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        names = [name for name in package.namelist() if _STORIES.fullmatch(name)]
        stories = [etree.fromstring(package.read(name)) for name in sorted(names)]
        numbering = _lists(package)
    return [
        *_repeated("control id", (_of(s, "sdtPr/{0}id", "val") for s in stories)),
        *_repeated("bookmark name", (_of(s, "bookmarkStart", "name") for s in stories)),
        *(fault for story in stories for fault in _in_story(story, numbering)),
    ]


def _in_story(story: etree._Element, lists: set[str]) -> Iterator[str]:
    yield from _choices(story)
    starts = Counter(each.get(f"{W}id") for each in story.iter(f"{W}bookmarkStart"))
    ends = Counter(each.get(f"{W}id") for each in story.iter(f"{W}bookmarkEnd"))
    yield from (f"bookmark without end: {found}" for found in sorted((starts - ends).elements()))
    yield from _fields(story)
    used = {each.get(f"{W}val") for each in story.iter(f"{W}numId")} - {"0"}
    yield from (f"list that is not defined: {found}" for found in sorted(used - lists))


def _choices(story: etree._Element) -> Iterator[str]:
    for control in story.iter(f"{W}dropDownList", f"{W}comboBox"):
        values = Counter(item.get(f"{W}value") for item in control)
        shown = Counter(item.get(f"{W}displayText") for item in control)
        yield from (f"choice twice: {v}" for v, n in (values | shown).items() if n > 1)


def _fields(story: etree._Element) -> Iterator[str]:
    """Yield fields that begin and do not end, or the other way round."""
    depth = 0
    for mark in story.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            yield "field that ends without beginning"
            depth = 0
    if depth:
        yield "field without end"


def _of(story: etree._Element, path: str, attribute: str) -> list[str]:
    found = story.iterfind(f".//{W}{path.format(W)}")
    return [str(each.get(f"{W}{attribute}")) for each in found]


def _repeated(what: str, lists: Iterator[list[str]]) -> Iterator[str]:
    counted = Counter(each for found in lists for each in found)
    yield from (f"{what} twice: {name}" for name, times in sorted(counted.items()) if times > 1)


def _lists(package: zipfile.ZipFile) -> set[str]:
    if "word/numbering.xml" not in package.namelist():
        return set()
    root = etree.fromstring(package.read("word/numbering.xml"))
    return {str(each.get(f"{W}numId")) for each in root.iter(f"{W}num")}
