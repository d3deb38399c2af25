import pickle
from collections import Counter

import pytest

from rfp.maps.bpmn import DEEPEST, read
from rfp.maps.process_map import FlowKind, LaneFound, NoteKind, StepKind, lane_title
from tests.material import shared
from tests.rfp.bpmn_text import definitions, diagram, edge, process, shape
from workbench.problem import Problem

# Counted in the files' text with regular expressions, not with the reader:
# steps, lanes, sequence flows, message flows, pools.
COUNTED = {
    "activiti-designer-5.14.1-A.1.0-export.bpmn": (5, 0, 4, 0, 0),
    "adonis-17.0-A.2.1-export.bpmn": (8, 0, 11, 0, 0),
    "aris-10.2025.07-C.2.0-export.bpmn": (29, 2, 25, 5, 4),
    "bonita-bpm-7.2.3-B.1.0-roundtrip.bpmn": (29, 2, 26, 0, 6),
    "bpmn-modeler-for-confluence-enterprise-3.38.0-C.5.0-export.1.bpmn": (6, 0, 6, 0, 0),
    "bpmn.io-camunda-modeler-18.6.1-C.3.0-export.bpmn": (14, 0, 15, 0, 0),
    "cardanit-prev.-beepmn-4.9.1-C.4.0-export.bpmn": (40, 3, 41, 0, 4),
    "enterprise-architect-12.0.1207-A.2.0-roundtrip.bpmn": (8, 0, 9, 0, 0),
    "genmymodel-0.47-A.1.0-export.bpmn": (5, 0, 4, 0, 0),
    "igrafx-flowcharter-2013-15.1.1.1580-A.3.0-export.bpmn": (10, 0, 8, 0, 0),
    "mid-innovator-15.1.1.11026-C.6.0-export.bpmn": (40, 0, 32, 0, 0),
    "modelio-3.5-A.4.0-export.bpmn": (17, 2, 13, 2, 1),
    "omnitracker-bpmn-12.3-A.3.0-export.bpmn": (10, 0, 8, 0, 0),
    "open-bpmn-1.2.8-2-C.1.0-roundtrip.bpmn": (21, 4, 20, 5, 3),
    "sap-signavio-process-manager-19.9.0-A.4.0-export.bpmn": (17, 3, 13, 2, 2),
    "trisotech-workflow-modeler-12.6.3-B.2.0-export.bpmn": (91, 2, 83, 2, 2),
    "trisotech-workflow-modeler-12.6.3-C.8.0-export.bpmn": (108, 0, 96, 0, 0),
}


def sample(name):
    return read(shared(f"documents/bpmn/{name}").read_bytes())


def found(text, encoding="utf-8"):
    return read(text.encode(encoding))


def doubts(read_map):
    return [(doubt.element, str(doubt)) for doubt in read_map.doubts]


def task(key, name="", lane_part=""):
    return f'<task id="{key}" name="{name or key}">{lane_part}</task>'


def test_every_file_of_the_folder_is_counted_here():
    files = sorted(path.name for path in shared("documents/bpmn").iterdir())

    assert files == sorted(COUNTED)


@pytest.mark.parametrize("name", COUNTED)
def test_every_tool_s_file_is_read_whole(name):
    process_map = sample(name).map
    kinds = Counter(flow.kind for flow in process_map.flows)

    assert (
        len(process_map.steps),
        len(process_map.lanes),
        kinds[FlowKind.SEQUENCE],
        kinds[FlowKind.MESSAGE],
        len(process_map.pools),
    ) == COUNTED[name]


def test_lanes_and_pools_are_those_that_the_file_names():
    process_map = sample("aris-10.2025.07-C.2.0-export.bpmn").map
    lanes = {lane.id: lane.name for lane in process_map.lanes}
    by_name = {step.name: step for step in process_map.steps}

    assert sorted(lanes.values()) == ["Packager", "Picker"]
    assert lanes[by_name["Place in bin"].lane] == "Picker"
    assert by_name["Take Payment"].lane_found is LaneFound.POOL


def test_each_drawing_of_a_file_is_a_plane_of_its_own():
    process_map = sample("cardanit-prev.-beepmn-4.9.1-C.4.0-export.bpmn").map

    assert process_map.planes == ("Onboarding employee", "IT", "Payroll", "Facilities")
    assert {step.box.plane for step in process_map.steps if step.box} == {0, 1, 2, 3}


def test_a_remark_that_is_linked_to_nothing_stands_apart():
    [note] = sample("activiti-designer-5.14.1-A.1.0-export.bpmn").map.notes

    assert (note.kind, note.steps) == (NoteKind.TEXT, ())


def test_bad_references_are_three_doubts_by_id():
    read_map = read(shared("hostile/bad_references.bpmn").read_bytes())

    assert [doubt.element for doubt in read_map.doubts] == ["a", "f1", "f2"]
    assert [str(doubt) for doubt in read_map.doubts] == [
        "the id a is used more than once; all its bearers are kept",
        "the flow f1 refers to nope, which the file lacks, and is left out",
        "the flow f2 leads from a back to itself",
    ]


def test_both_bearers_of_one_id_stay():
    steps = read(shared("hostile/bad_references.bpmn").read_bytes()).map.steps

    assert [(step.id, step.name) for step in steps] == [("a", "Qualify lead"), ("a#2", "دوباره")]


@pytest.mark.parametrize("name", ["xxe.bpmn", "laughs.bpmn"])
def test_a_document_type_is_refused(name):
    with pytest.raises(Problem, match=r"document type .* on line 2"):
        read(shared(f"hostile/{name}").read_bytes())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("before", ["", "<!-- a -->", "<?a b?>\n"])
def test_a_document_type_is_refused_in_every_encoding(encoding, before):
    head = f'<?xml version="1.0"?>{before}<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'

    with pytest.raises(Problem, match="document type"):
        found(definitions(process(task("t", "&x;")), head=head), encoding)


def test_a_document_type_hidden_in_utf_7_is_refused():
    head = '<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE d []>'

    with pytest.raises(Problem, match="document type"):
        read(definitions(process(task("t")), head=head).encode("ascii"))


def test_a_document_type_after_rubbish_is_refused():
    with pytest.raises(Problem, match="not readable as XML"):
        found("x" + definitions(process(task("t")), head="<!DOCTYPE d []>"))


def test_words_about_a_document_type_are_only_words():
    read_map = found(definitions(process(task("t", "&lt;!DOCTYPE a&gt;"))))

    assert [step.name for step in read_map.map.steps] == ["<!DOCTYPE a>"]


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(Problem, match="the file is empty"):
        read(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7 no map", b"\x00\x01\x02\xff", b"a,b\n1,2\n"])
def test_what_is_no_xml_is_refused_with_its_line(data):
    with pytest.raises(Problem, match="not readable as XML from line 1 on"):
        read(data)


def test_another_kind_of_xml_is_refused_by_its_name():
    with pytest.raises(Problem, match="must be 'definitions', found 'svg'"):
        read(b'<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.parametrize("kind", ["DMN", "CMMN"])
def test_a_model_of_decisions_or_cases_is_no_process_map(kind):
    file = f'<definitions xmlns="https://www.omg.org/spec/{kind}/20191111/MODEL/"/>'

    with pytest.raises(
        Problem, match=f"must be 'definitions', found '{kind} definitions' on line 1"
    ):
        read(file.encode())


def test_a_frame_that_is_not_drawn_is_named():
    values = '<category id="c"><categoryValue id="v" value="Manual work"/></category>'
    group = '<group id="g" categoryValueRef="v"/><group id="h"/>'
    [doubt] = found(definitions(values + process(task("t") + group))).doubts

    assert (doubt.element, str(doubt)) == (
        "g", "the frame Manual work round some steps is not shown",
    )  # fmt: skip


@pytest.mark.parametrize("depth", [DEEPEST, 300, 5000])
def test_a_file_nested_too_deeply_is_refused(depth):
    nested = "<subProcess>" * depth + "</subProcess>" * depth

    with pytest.raises(Problem, match="more than 200 levels deep"):
        found(definitions(process(nested)))


def test_a_file_nested_deeply_but_not_too_deeply_is_read():
    nested = "<subProcess>" * 190 + "</subProcess>" * 190

    assert len(found(definitions(process(nested))).map.steps) == 190


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("UTF-8", "utf-8"),
        ("ISO-8859-1", "iso-8859-1"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
    ],
)
def test_a_declared_encoding_is_followed(declared, written):
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    read_map = found(definitions(process(task("t", "Prüfen")), head=head), written)

    assert ([step.name for step in read_map.map.steps], read_map.doubts) == (["Prüfen"], ())


@pytest.mark.parametrize("declared", ["UTF-8", "x-nobody-knows"])
def test_a_wrongly_declared_encoding_is_read_as_cp1252_and_doubted(declared):
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    read_map = found(definitions(process(task("t", "Prüfen – später")), head=head), "cp1252")

    assert [step.name for step in read_map.map.steps] == ["Prüfen – später"]
    assert ["cp1252" in str(doubt) for doubt in read_map.doubts] == [True]


def test_a_space_in_a_namespace_address_harms_nothing():
    model = "http://www.omg.org/spec/BPMN/20100524/MODEL "
    inside = process(task("t")).replace("<task", '<task xmlns:v="http://a vendor/x"')
    read_map = found(definitions(inside, model=model))

    assert ([step.id for step in read_map.map.steps], read_map.doubts) == (["t"], ())


def test_a_prefix_that_is_never_explained_harms_nothing():
    text = '<b:definitions><b:process id="p"><b:task id="t"/></b:process></b:definitions>'
    read_map = found(text)

    assert ([step.id for step in read_map.map.steps], read_map.doubts) == (["t"], ())


def test_a_cut_off_file_shows_what_could_be_read_and_says_so():
    whole = definitions(process(task("a") + "\n" + task("b")))
    read_map = found(whole[: whole.index("</process>")])

    assert [step.id for step in read_map.map.steps] == ["a", "b"]
    assert [str(doubt).split(";")[0] for doubt in read_map.doubts] == [
        "the file is damaged on line 2"
    ]


def test_what_a_tool_adds_in_its_own_namespace_is_no_step():
    own = '<v:task xmlns:v="http://vendor.invalid/x" id="v"/>'
    inside = process(f"{own}<extensionElements>{task('x')}</extensionElements>{task('t')}")

    assert [step.id for step in found(definitions(inside)).map.steps] == ["t"]


def test_a_line_break_in_a_name_becomes_a_space():
    [step] = found(definitions(process(task("t", "Ask&#10;the   customer")))).map.steps

    assert step.name == "Ask the customer"


def test_a_reference_may_carry_the_prefix_of_a_namespace():
    flow = '<sequenceFlow id="f" sourceRef="q:a" targetRef="b"/>'
    read_map = found(definitions(process(task("a") + task("b") + flow)))

    assert [(f.source, f.target) for f in read_map.map.flows] == [("a", "b")]


def test_a_file_without_a_step_is_doubted():
    assert doubts(found(definitions(process("")))) == [("", "the file holds no step")]


def test_missing_things_are_each_doubted_by_id():
    inside = (
        '<collaboration id="c"><participant id="v" processRef="gone"/></collaboration>'
        + process(
            '<laneSet><lane id="l"><flowNodeRef>lost</flowNodeRef></lane></laneSet>'
            + task("t")
            + '<boundaryEvent id="e" attachedToRef="away"/>'
        )
        + diagram(shape("nowhere", 0, 0))
    )

    assert [doubt.element for doubt in found(definitions(inside)).doubts] == [
        "v",
        "l",
        "e",
        "nowhere",
    ]


def test_a_drawn_loop_with_a_way_out_is_no_doubt():
    flows = (
        '<sequenceFlow id="again" sourceRef="a" targetRef="a"/>'
        '<sequenceFlow id="on" sourceRef="a" targetRef="b"/>'
    )
    drawn = edge("again", (0, 0), (0, 50), (50, 0)) + edge("on", (100, 0), (200, 0))
    inside = process(task("a") + task("b") + flows) + diagram(drawn)

    assert found(definitions(inside)).doubts == ()


def test_a_loop_that_nobody_drew_is_doubted():
    flows = (
        '<sequenceFlow id="again" sourceRef="a" targetRef="a"/>'
        '<sequenceFlow id="on" sourceRef="a" targetRef="b"/>'
    )

    assert doubts(found(definitions(process(task("a") + task("b") + flows)))) == [
        ("again", "the flow again leads from a back to itself")
    ]


def test_the_innermost_of_nested_lanes_holds_the_step():
    lanes = (
        '<laneSet><lane id="outer" name="Sales"><flowNodeRef>t</flowNodeRef><childLaneSet>'
        '<lane id="inner" name="Inside sales"><flowNodeRef>t</flowNodeRef></lane>'
        "</childLaneSet></lane></laneSet>"
    )
    process_map = found(definitions(process(lanes + task("t")))).map

    assert [(lane.id, lane.parent) for lane in process_map.lanes] == [
        ("outer", None),
        ("inner", "outer"),
    ]
    assert process_map.steps[0].lane == "inner"


LANES = '<laneSet><lane id="up"/><lane id="down"><flowNodeRef>s</flowNodeRef></lane></laneSet>'
AREAS = shape("up", 0, 0, 600, 100) + shape("down", 0, 100, 600, 100)


def lane_of(inside):
    return {step.id: (step.lane, step.lane_found) for step in found(definitions(inside)).map.steps}


def test_a_reference_counts_more_than_the_position():
    inside = process(LANES + task("s")) + diagram(AREAS + shape("s", 10, 10))

    assert lane_of(inside) == {"s": ("down", LaneFound.REFERENCE)}


def test_a_step_in_a_subprocess_stands_in_the_lane_of_the_subprocess():
    inside = process(LANES + f'<subProcess id="s">{task("t")}</subProcess>')
    inside += diagram(AREAS + shape("t", 10, 10))

    assert lane_of(inside)["t"] == ("down", LaneFound.SUBPROCESS)


def test_a_step_that_no_lane_names_stands_where_it_is_drawn():
    inside = process(LANES + task("t")) + diagram(AREAS + shape("t", 10, 10))

    assert lane_of(inside) == {"t": ("up", LaneFound.POSITION)}


def test_a_position_in_another_drawing_says_nothing():
    inside = process(LANES + task("t")) + diagram(AREAS) + diagram(shape("t", 10, 10))

    assert lane_of(inside) == {"t": (None, LaneFound.PROCESS)}


def test_a_step_of_several_drawings_stands_in_the_lane_that_the_later_one_draws():
    plain = diagram(shape("t", 10, 10))
    later = diagram(AREAS + shape("t", 10, 110))

    assert lane_of(process(LANES + task("t")) + plain + later)["t"] == ("down", LaneFound.POSITION)


def test_a_lane_of_several_drawings_holds_what_lies_in_it_in_any_of_them():
    empty = diagram(AREAS)
    later = diagram(shape("up", 0, 500, 600, 100) + shape("t", 10, 510))

    assert lane_of(process(LANES + task("t")) + empty + later)["t"] == ("up", LaneFound.POSITION)


def test_without_a_lane_the_pool_then_the_process_name_the_step():
    pool = '<collaboration id="c"><participant id="v" name="Shop" processRef="p"/></collaboration>'

    assert lane_of(pool + process(task("t"))) == {"t": (None, LaneFound.POOL)}
    assert lane_of(process(task("t"))) == {"t": (None, LaneFound.PROCESS)}
    assert lane_of(process(task("t"), name="")) == {"t": (None, LaneFound.UNASSIGNED)}


def test_kinds_of_all_tools_become_seven():
    inside = process(
        '<startEvent id="1"/><userTask id="2"/><callActivity id="3"/><transaction id="4"/>'
        '<eventBasedGateway id="5"/><boundaryEvent id="6" attachedToRef="2"/><endEvent id="7"/>'
    )

    assert [step.kind for step in found(definitions(inside)).map.steps] == [
        StepKind.START,
        StepKind.TASK,
        StepKind.CALL,
        StepKind.SUBPROCESS,
        StepKind.GATEWAY,
        StepKind.EVENT,
        StepKind.END,
    ]


def test_a_remark_is_linked_to_its_step_from_either_end():
    notes = '<textAnnotation id="n"><text>slow</text></textAnnotation>'
    link = '<association id="x" sourceRef="n" targetRef="t"/>'
    [note] = found(definitions(process(task("t") + notes + link))).map.notes

    assert (note.text, note.steps) == ("slow", ("t",))


def test_numbers_that_are_no_numbers_draw_nothing_wrong():
    inside = process(task("t")) + diagram(shape("t", "NaN", "1e400", "-5", "wide"))
    [step] = found(definitions(inside)).map.steps

    assert (step.box.x, step.box.y, step.box.width, step.box.height) == (0, 0, 0, 0)


def line_between(*points):
    flow = '<sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    boxes = shape("a", 100, 100) + shape("b", 400, 100)
    inside = process(task("a") + task("b") + flow) + diagram(boxes + edge("f", *points))
    [drawn] = found(definitions(inside)).map.flows
    return drawn.waypoints


def test_a_line_keeps_the_points_that_its_file_gives():
    assert line_between((200, 140), (300, 90), (395, 140)) == ((200, 140), (300, 90), (395, 140))


def test_an_end_that_was_stored_far_from_its_step_comes_back_to_it():
    assert line_between((200, 140), (0, -900)) == ((200, 140), (400, 140))
    assert line_between((0, -900), (400, 140)) == ((200, 140), (400, 140))


@pytest.mark.parametrize("name", COUNTED)
def test_what_was_read_travels_between_processes(name):
    read_map = sample(name)

    assert pickle.loads(pickle.dumps(read_map)) == read_map  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ask&lt;br/&gt;the &lt;b&gt;client&lt;/b&gt;", "Ask the client"),
        ("amount &lt; 10 &amp; a &gt; b", "amount < 10 & a > b"),
        ("\u200b\ufeff", ""),
        ("می\u200cرود", "می\u200cرود"),
    ],
)
def test_a_name_that_was_dressed_as_a_web_page_is_read_in_words(written, name):
    [step] = found(definitions(process(task("t", written)))).map.steps

    assert step.name == name


def test_a_step_that_two_lanes_list_stays_in_the_first_and_is_doubted():
    lanes = "".join(
        f'<laneSet><lane id="{key}" name="{name}"><flowNodeRef>t</flowNodeRef></lane></laneSet>'
        for key, name in (("u", "Sales"), ("w", "Tehran"))
    )
    read_map = found(definitions(process(lanes + task("t"))))

    assert [step.lane for step in read_map.map.steps] == ["u"]
    assert doubts(read_map) == [
        ("t", "the lanes Sales and Tehran both list the step t; it is shown in Sales")
    ]


def test_a_lane_without_a_name_is_called_by_the_one_round_it():
    inner = '<lane id="i"><flowNodeRef>t</flowNodeRef></lane>'
    outer = f'<laneSet><lane id="o" name="Sales"><childLaneSet>{inner}</childLaneSet></lane>'
    read_map = found(definitions(process(f"{outer}</laneSet>{task('t')}"))).map

    assert [lane_title(read_map, step) for step in read_map.steps] == ["Sales"]


@pytest.mark.parametrize("kind", ["process", "globalUserTask"])
def test_a_call_without_a_name_is_called_as_what_it_calls(kind):
    inside = process('<callActivity id="c" calledElement="x:q"/>') + f'<{kind} id="q" name="Pay"/>'

    assert [step.name for step in found(definitions(inside)).map.steps] == ["Pay"]


def test_a_step_of_a_choreography_belongs_to_who_begins_it():
    inside = (
        '<choreography id="c" name="Order"><participant id="b" name="Buyer"/><participant id="s" '
        'name="Seller"/><startEvent id="start"/><choreographyTask id="t" name="Ask" '
        'initiatingParticipantRef="b"/></choreography>'
    )
    read_map = found(definitions(inside)).map

    assert [lane_title(read_map, step) for step in read_map.steps] == ["Order", "Buyer"]
