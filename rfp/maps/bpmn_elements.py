"""The elements of a BPMN file, each under an id of its own, and what each kind stands for."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rfp.maps.process_map import Doubt, FlowKind, StepKind

STEPS = {
    "startEvent": StepKind.START,
    "endEvent": StepKind.END,
    "intermediateCatchEvent": StepKind.EVENT,
    "intermediateThrowEvent": StepKind.EVENT,
    "intermediateEvent": StepKind.EVENT,
    "implicitThrowEvent": StepKind.EVENT,
    "boundaryEvent": StepKind.EVENT,
    "exclusiveGateway": StepKind.GATEWAY,
    "inclusiveGateway": StepKind.GATEWAY,
    "parallelGateway": StepKind.GATEWAY,
    "complexGateway": StepKind.GATEWAY,
    "eventBasedGateway": StepKind.GATEWAY,
    "subProcess": StepKind.SUBPROCESS,
    "adHocSubProcess": StepKind.SUBPROCESS,
    "transaction": StepKind.SUBPROCESS,
    "callActivity": StepKind.CALL,
    "callChoreography": StepKind.CALL,
    "subChoreography": StepKind.SUBPROCESS,
    **dict.fromkeys(
        (
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask",
            "choreographyTask",
        ),
        StepKind.TASK,
    ),
}
FLOWS = {
    "sequenceFlow": FlowKind.SEQUENCE,
    "messageFlow": FlowKind.MESSAGE,
    "association": FlowKind.ASSOCIATION,
}
DATA = {"dataObjectReference", "dataStoreReference", "dataObject"}
CALLED = {"process", "choreography", "globalTask", "globalUserTask", "globalManualTask",
          "globalScriptTask", "globalBusinessRuleTask"}  # fmt: skip
NAMED_BY_ID = {*STEPS, *FLOWS, *DATA, "textAnnotation", "lane", "participant", "process"}
# Tools that let a name be dressed write it as a piece of a web page.
_WITHIN_A_LINE = frozenset({"b", "i", "u", "em", "strong", "font", "span", "sub", "sup"})
_DRESS = re.compile(
    r"</?(br|p|div|li|ul|ol|html|body|h[1-6]|b|i|u|em|strong|font|span|sub|sup)\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = " \u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@dataclass(slots=True, eq=False)
class Element:
    """One element of the file, by its name without namespace."""

    name: str
    attributes: Mapping[str, str]
    text: str
    parent: "Element | None"
    children: list["Element"] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "").strip()

    def texts(self, name: str) -> list[str]:
        return [child.text for child in self.children if child.name == name and child.text]

    def up(self) -> Iterator["Element"]:
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(slots=True, kw_only=True)
class Register:
    """Every element under an id of its own, and the doubts met on the way."""

    by_id: dict[str, Element] = field(default_factory=dict)
    id_of: dict[Element, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, template: str, element: str, **values: str) -> None:
        facts = {"id": element, **values}
        self.doubts.append(Doubt(template=template, element=element, values=tuple(facts.items())))

    def find(self, reference: str) -> str | None:
        """Resolve an id, with or without the prefix of a namespace."""
        if reference in self.by_id:
            return reference
        bare = reference.rpartition(":")[2]
        return bare if bare in self.by_id else None


def clean(text: str) -> str:
    r"""Put a name on one line, without the dress of a web page; what nobody sees is no name.

    >>> clean("Ask<br/>the <b>client</b>"), clean("amount < 10"), clean("\u200b\ufeff")
    ('Ask the client', 'amount < 10', '')
    """
    shown = _DRESS.sub(_gap, text) if "<" in text else text
    line = " ".join(shown.split())
    return line if line.strip(_UNSEEN) else ""


def undressed(text: str) -> str:
    r"""Return a description without the dress of a web page, line by line.

    >>> undressed("<p>Ask&nbsp;the <b>client</b></p><ul><li>by phone</li></ul>")
    'Ask the client\nby phone'
    >>> undressed("amount < 10\n  AT&T")
    'amount < 10\nAT&T'
    """
    if _DRESS.search(text):
        text = html.unescape(_DRESS.sub(_line_end, text))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _line_end(found: re.Match[str]) -> str:
    return "" if found[1].lower() in _WITHIN_A_LINE else "\n"


def _gap(found: re.Match[str]) -> str:
    return "" if found[1].lower() in _WITHIN_A_LINE else " "


def register(elements: Sequence[Element]) -> Register:
    """Give each element an id; the second bearer of an id gets another and is reported."""
    found = Register()
    counted: Counter[str] = Counter()
    for place, element in enumerate(elements):
        if element.name not in NAMED_BY_ID:
            continue
        own = element.get("id") or f"{element.name}-{place}"
        counted[own] += 1
        unique = own
        while unique in found.by_id:
            unique = f"{unique}#{counted[own]}"
        if counted[own] == 2:  # noqa: PLR2004 - a third bearer is the same fault
            found.doubt("the id {id} is used more than once; all its bearers are kept", own)
        found.by_id[unique] = element
        found.id_of[element] = unique
    return found
