"""What a Word file holds, part by part, before anybody reads its text.

Elements are known by their local names, for strict and transitional files differ in the rest.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree as ET

from workbench.outside_text import clean
from workbench.problem import Problem

# Kinds of words that stand elsewhere than the text that refers to them.
ASIDE = ("comment", "footnote", "endnote")
_MARGIN = re.compile(r"word/(?:header|footer)[0-9]*\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The parts that are read.

    `notes` are found by kind and number, `margins` are headers and footers, `own` are the marks of
    our own texts, `links` are where the text leads, by their ids, `has_looks` says whether any of
    it may be struck through or hidden.
    """

    body: ET.Element
    notes: Mapping[tuple[str, str], str]
    properties: tuple[tuple[str, str], ...]
    own: frozenset[str]
    has_looks: bool
    margins: tuple[ET.Element, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


def content_of(data: bytes) -> Content:
    """Return the parts of a guarded .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _content(package)
    except (KeyError, ValueError, ET.ParseError, zipfile.BadZipFile, RecursionError):
        raise Problem("The file is damaged; save it again and send it whole") from None


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return name_of(element.tag)


@lru_cache(maxsize=1024)
def name_of(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str:
    """Return an attribute by its local name, "" if there is none."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def _content(package: zipfile.ZipFile) -> Content:
    names = frozenset(package.namelist())
    main = package.read(_main_part(package))
    return Content(
        body=ET.fromstring(main),  # noqa: S314 - guarded before
        notes={
            (kind, number): said
            for kind in ASIDE
            for number, said in _notes(_part(package, names, f"word/{kind}s.xml")).items()
        },
        properties=_properties(_part(package, names, "docProps/custom.xml")),
        own=_own(_part(package, names, "customXml/item1.xml")),
        links=_links(_part(package, names, "word/_rels/document.xml.rels")),
        has_looks=b"strike" in main or b"vanish" in main,
        margins=tuple(
            ET.fromstring(package.read(name))  # noqa: S314 - guarded before
            for name in sorted(filter(_MARGIN.fullmatch, names))
        ),
    )


def _main_part(package: zipfile.ZipFile) -> str:
    """Return the part that holds the text, by the package's own relations."""
    for relation in ET.fromstring(package.read("_rels/.rels")):  # noqa: S314 - guarded before
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def _part(package: zipfile.ZipFile, names: frozenset[str], name: str) -> ET.Element | None:
    return ET.fromstring(package.read(name)) if name in names else None  # noqa: S314 - guarded


def _notes(comments: ET.Element | None) -> Mapping[str, str]:
    if comments is None:
        return {}
    return {
        attribute(note, "id"): clean("".join(t.text or "" for t in note.iter() if local(t) == "t"))
        for note in comments
    }


def _links(relations: ET.Element | None) -> Mapping[str, str]:
    told = relations if relations is not None else ()
    return {
        one.get("Id", ""): clean(one.get("Target", ""))
        for one in told
        if one.get("Type", "").endswith("/hyperlink")
    }


def _own(manifest: ET.Element | None) -> frozenset[str]:
    """Return the marks of the texts that were ours when the document was made."""
    told = manifest if manifest is not None else ()
    return frozenset(
        mark for part in told if local(part) == "own" for mark in (part.text or "").split()
    )


def _properties(custom: ET.Element | None) -> tuple[tuple[str, str], ...]:
    if custom is None:
        return ()
    return tuple(
        (clean(entry.get("name", "")), clean("".join(entry.itertext()).strip())) for entry in custom
    )
