"""Reads a BPMN 2.0 file of any tool: bytes in, plain values back, doubts beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from rfp.maps.bpmn_drawing import read_drawing
from rfp.maps.bpmn_elements import Element
from rfp.maps.bpmn_model import read_model
from rfp.maps.bpmn_text import decode, without_forbidden
from rfp.maps.process_map import Doubt, ReadMap
from workbench.problem import Problem

DEEPEST = 200
MOST_ELEMENTS = 250_000
# What says again what a flow says, or what only an engine that runs the process reads.
UNREAD = frozenset(
    {
        "extensionElements",
        "incoming",
        "outgoing",
        "inputSet",
        "outputSet",
        "itemDefinition",
        "conditionExpression",
        "transformation",
        "assignment",
    }
)
TOO_DEEP = "the file is nested more than {most} levels deep on line {line}; a process map is not"
NO_TYPE = (
    "the file declares a document type (DOCTYPE) on line {line}; a process map must not have one"
)
DECLARATION = re.compile(r"\s*<\?xml\b[^>]*?\?>")
BEFORE_THE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
# Decisions and cases are kept in files that begin alike.
_OTHER_MODELS = re.compile(r"/(dmn|cmmn)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What the parser found wrong, on a line of the whole file."""

    line: int
    text: str


def read(data: bytes) -> ReadMap:
    """Read a process map; a Problem says why a file is refused, a doubt what to look at."""
    text, doubts = decode(data)
    refuse_document_type(text)
    root, damage = parse(text)
    elements = walk(root)
    model, model_doubts = read_model(elements)
    drawn, drawing_doubts = read_drawing(model, elements)
    return ReadMap(map=drawn, doubts=(*doubts, *damage, *model_doubts, *drawing_doubts))


def refuse_document_type(text: str) -> None:
    """Refuse a file that declares a document type or entities, in whatever encoding it came."""
    at = 1 if text.startswith("\ufeff") else 0
    while found := BEFORE_THE_ROOT.match(text, at):
        at = found.end()
    if text[at : at + 9].upper() == "<!DOCTYPE" or text[at : at + 8].upper() == "<!ENTITY":
        raise Problem(NO_TYPE, line=text.count("\n", 0, at) + 1)


def parse(text: str) -> tuple[etree._Element, tuple[Doubt, ...]]:
    """Parse strictly, else save what can be read and say where the file is damaged."""
    # The declaration goes, so that nobody after us decodes the bytes in another way; its lines
    # stay, so that every line is counted as the file has it.
    body = DECLARATION.sub(
        lambda found: "\n" * found[0].count("\n"), text.removeprefix("\ufeff"), 1
    )
    data = body.encode("utf-8", errors="replace")
    parser = _parser(recover=False)
    try:
        return _root(etree.fromstring(data, parser)), ()
    except etree.XMLSyntaxError:
        return _recovered(data, _faults(parser))


def _faults(parser: etree.XMLParser) -> list[_Fault]:
    """List what is wrong; a space in a namespace address is an error, but harms nothing."""
    # The log of the exception holds the errors of earlier files too, the parser's own does not.
    entries = (entry for entry in parser.error_log if entry.domain_name != "NAMESPACE")
    return [_Fault(line=entry.line, text=entry.message) for entry in entries]


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _recovered(data: bytes, faults: Sequence[_Fault]) -> tuple[etree._Element, tuple[Doubt, ...]]:
    """Save what can be read of a faulty file, or refuse it with the line of the first fault."""
    deep = next((fault.line for fault in faults if "depth" in fault.text), None)
    if deep is not None:
        raise Problem(TOO_DEEP, most=DEEPEST, line=deep)
    line = str(faults[0].line if faults else 1)
    mended = without_forbidden(data.decode()).encode()
    root = None if b"<!DOCTYPE" in data else _saved(mended)
    if root is None or not len(root):
        raise Problem("the file is not readable as XML from line {line} on", line=line)
    template = "the file is damaged on line {line}; what could be read is shown, so check it"
    damage = (Doubt(template=template, values=(("line", line),)),) if faults else ()
    return _root(root), damage


def _saved(data: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _root(root: etree._Element) -> etree._Element:
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem(NO_TYPE, line=root.sourceline)
    name = _local_name(root.tag)
    other = _OTHER_MODELS.search(root.tag)
    if name != "definitions" or other:
        raise Problem(
            "the file is not a BPMN 2.0 process map: its outermost element must be "
            "'definitions', found '{found}' on line {line}",
            found=f"{other[1].upper()} {name}" if other else name,
            line=root.sourceline,
        )
    return root


def walk(root: etree._Element) -> list[Element]:
    """Copy the tree into plain elements, without recursion and without what tools add."""
    names: dict[str, str] = {}
    elements: list[Element] = []
    waiting: list[tuple[etree._Element, Element | None, int]] = [(root, None, 1)]
    while waiting:
        node, parent, depth = waiting.pop()
        tag = node.tag
        name = names[tag] if tag in names else names.setdefault(tag, _own_name(tag))
        if not name:
            continue
        element = Element(name, dict(node.attrib), (node.text or "").strip(), parent)
        elements.append(element)
        if parent is not None:
            parent.children.append(element)
        _keep_limits(depth, len(elements), node.sourceline)
        below = node.iterchildren("*", reversed=True)
        waiting.extend((child, element, depth + 1) for child in below)
    return elements


def _local_name(tag: str) -> str:
    """Return a name without its namespace, or without a prefix that the file never explains."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _own_name(tag: str) -> str:
    """Return the local name; empty for what a tool added in its own namespace."""
    address, name = tag.rpartition("}")[0], _local_name(tag)
    own = not address.strip("{ ") or "omg.org" in address.lower() or "bpmndi" in address.lower()
    return name if own and name not in UNREAD else ""


def _keep_limits(depth: int, count: int, line: int | None) -> None:
    if depth > DEEPEST:
        raise Problem(TOO_DEEP, most=DEEPEST, line=line)
    if count > MOST_ELEMENTS:
        raise Problem(
            "the file has more than {most} elements from line {line} on; a process map has fewer",
            most=MOST_ELEMENTS,
            line=line,
        )
