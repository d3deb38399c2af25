from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rfp.maps.map_layout import columns_of, laid_out
from rfp.maps.process_map import Flow, ProcessMap, Step, StepKind
from rfp.maps.typed_map import TypedStep, typed_map


def tied(count, links):
    steps = tuple(Step(id=str(n), name=str(n), kind=StepKind.TASK) for n in range(count))
    flows = tuple(Flow(id=f"{a}-{b}", source=str(a), target=str(b)) for a, b in links)
    return ProcessMap(steps=steps, flows=flows)


def test_a_column_is_the_longest_way_from_a_start():
    columns = columns_of(tied(4, [(0, 1), (1, 2), (2, 3), (0, 3)]))

    assert columns == {"0": 0, "1": 1, "2": 2, "3": 3}


def test_a_loop_is_cut_where_it_closes():
    assert columns_of(tied(3, [(0, 1), (1, 2), (2, 0), (1, 1)])) == {"0": 0, "1": 1, "2": 2}


def test_a_way_of_many_steps_needs_no_recursion():
    columns = columns_of(tied(3000, [(n, n + 1) for n in range(2999)]))

    assert columns["2999"] == 2999


LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(links=LINKS, lanes=st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_no_two_steps_are_laid_on_one_another(links, lanes):
    rows = [
        TypedStep(
            lane=f"lane {lane}",
            step=f"s{n}",
            next=tuple(dict.fromkeys(b + 1 for a, b in links if a == n)),
        )
        for n, lane in enumerate(lanes)
    ]
    placed = laid_out(typed_map(rows))
    by_id = {lane.id: lane.box for lane in placed.lanes}

    assert [
        (one.id, other.id)
        for one, other in combinations(placed.steps, 2)
        if one.box.holds(other.box)
    ] == []
    assert all(by_id[step.lane].holds(step.box) for step in placed.steps)


@given(links=LINKS)
def test_a_line_starts_and_ends_at_its_steps(links):
    placed = laid_out(tied(8, dict.fromkeys(links)))
    boxes = {step.id: step.box for step in placed.steps}

    for flow in placed.flows:
        (x, y), (u, v) = flow.waypoints[0], flow.waypoints[-1]
        source, target = boxes[flow.source], boxes[flow.target]
        assert source.x <= x <= source.right
        assert source.y <= y <= source.bottom
        assert (u, v) == (target.x, target.centre[1])


def test_an_event_on_the_edge_of_a_step_is_drawn_on_that_edge():
    host = Step(id="h", name="Host", kind=StepKind.TASK)
    event = Step(id="e", name="", kind=StepKind.EVENT, attached="h")
    first, second = laid_out(ProcessMap(steps=(host, event))).steps

    assert second.box.centre[1] == first.box.bottom
    assert first.box.x < second.box.x < first.box.right


def test_the_mirrored_map_is_the_same_map_turned_about():
    process_map = typed_map([TypedStep(lane="A", step="1"), TypedStep(lane="B", step="2")])
    plain, turned = laid_out(process_map), laid_out(process_map, mirrored=True)
    across = plain.lanes[0].box.width

    assert [s.box.x for s in turned.steps] == [across - s.box.right for s in plain.steps]
    assert [s.box.y for s in turned.steps] == [s.box.y for s in plain.steps]
