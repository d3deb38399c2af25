from rfp.maps.process_map import Note, NoteKind, ProcessMap, Step, StepKind
from rfp.maps.remarks import Remark, linked_remarks, loose_remarks
from rfp.needs.pain import LONGEST

STEPS = (
    Step(id="t", name="Call", kind=StepKind.TASK),
    Step(id="g", name="", kind=StepKind.GATEWAY),
)


def remarked(*notes):
    drawn = ProcessMap(steps=STEPS, notes=notes)
    return linked_remarks(drawn), loose_remarks(drawn)


def test_a_text_beside_a_step_is_offered_and_data_is_not():
    linked = Note(id="1", text="slow", steps=("t",))
    data = Note(id="2", text="Form", kind=NoteKind.DATA, steps=("t",))

    assert remarked(linked, data) == ((Remark(element="t", step="Call", text="slow"),), ())


def test_a_text_beside_nothing_that_people_point_at_stands_apart():
    apart = Note(id="1", text="drawn in May")
    at_gateway = Note(id="2", text="who decides?", steps=("g",))
    long = Note(id="3", text="x" * (LONGEST + 1), steps=("t",))

    assert remarked(apart, at_gateway, long) == ((), ("drawn in May", "who decides?", long.text))
