"""Small BPMN files written as text, for tests."""

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SPACES = (
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def definitions(inside, *, head=HEAD, model=MODEL):
    return f'{head}<definitions xmlns="{model}" {SPACES}>{inside}</definitions>'


def process(inside, *, name="Selling"):
    return f'<process id="p" name="{name}">{inside}</process>'


def diagram(inside, *, name="", element="p"):
    plane = f'<bpmndi:BPMNPlane bpmnElement="{element}">{inside}</bpmndi:BPMNPlane>'
    return f'<bpmndi:BPMNDiagram name="{name}">{plane}</bpmndi:BPMNDiagram>'


def shape(element, x, y, width=100, height=80):
    bounds = f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return f'<bpmndi:BPMNShape bpmnElement="{element}">{bounds}</bpmndi:BPMNShape>'


def edge(element, *points):
    ways = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in points)
    return f'<bpmndi:BPMNEdge bpmnElement="{element}">{ways}</bpmndi:BPMNEdge>'
