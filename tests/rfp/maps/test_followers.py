from rfp.maps.followers import followers
from rfp.maps.process_map import Flow, FlowKind, ProcessMap, Step, StepKind


def tied(steps, *links, kind=FlowKind.SEQUENCE, attached=None):
    return ProcessMap(
        steps=tuple(
            Step(id=key, name=key, kind=StepKind.TASK, attached=(attached or {}).get(key))
            for key in steps
        ),
        flows=tuple(Flow(id=f"{a}{b}", source=a, target=b, kind=kind) for a, b in links),
    )


def test_a_way_leads_past_what_has_no_name_to_every_step_behind_it():
    process_map = tied("axyb", "ax", "xb", "xy", "ya", "yb")

    assert followers(process_map, "ab") == {"a": ("b", "a"), "b": ()}


def test_a_round_of_gateways_comes_to_an_end():
    assert followers(tied("axy", "ax", "xy", "yx"), "a") == {"a": ()}


def test_what_leaves_by_an_event_on_the_edge_follows_the_step():
    assert followers(tied("aeb", "eb", attached={"e": "a"}), "ab") == {"a": ("b",), "b": ()}


def test_a_message_is_no_order():
    assert followers(tied("ab", "ab", kind=FlowKind.MESSAGE), "ab") == {"a": (), "b": ()}
