from rfp.needs.trace import Knot, Stage, along, loose, matrix, pains_without_requirement, thread

S, P, G, R, C = Stage.STEP, Stage.PAIN, Stage.GAP, Stage.REQUIREMENT, Stage.CRITERION


def tied(*, extra=(), settled=()):
    """One thread: ask hurts twice, one pain leads on, one gap is closed by two requirements."""
    ids = {
        S: ["ask", "sign"],
        P: ["slow", "dull"],
        G: ["history"],
        R: ["R-001", "R-002"],
        C: ["fit", "price"],
    }
    links = [
        (Knot(S, "ask"), Knot(P, "slow")),
        (Knot(S, "ask"), Knot(P, "dull")),
        (Knot(P, "slow"), Knot(G, "history")),
        (Knot(G, "history"), Knot(R, "R-001")),
        (Knot(G, "history"), Knot(R, "R-002")),
        (Knot(R, "R-001"), Knot(C, "fit")),
        *extra,
    ]
    return thread(ids, links, settled)


def test_the_matrix_lists_every_way_and_every_loose_end():
    assert matrix(tied()) == (
        ("ask", "slow", "history", "R-001", "fit"),
        ("ask", "slow", "history", "R-002", None),
        ("ask", "dull", None, None, None),
        (None, None, None, None, "price"),
    )


def test_one_thing_is_followed_both_ways():
    assert along(tied(), Knot(G, "history")) == {
        S: ("ask",),
        P: ("slow",),
        G: ("history",),
        R: ("R-001", "R-002"),
        C: ("fit",),
    }


def test_following_back_does_not_turn_about_on_the_way():
    assert along(tied(), Knot(R, "R-002"))[R] == ("R-002",)
    assert along(tied(), Knot(C, "fit"))[P] == ("slow",)


def test_what_is_not_linked_is_listed_by_stage_and_direction():
    found = loose(tied())

    assert found.onwards == {P: ("dull",), G: (), R: ("R-002",)}
    assert found.back == {P: (), G: (), R: (), C: ("price",)}
    assert not found.nothing


def test_a_pain_set_aside_is_not_loose():
    assert loose(tied(settled=[Knot(P, "dull")])).onwards[P] == ()


def test_nothing_is_loose_when_all_is_linked():
    extra = [
        (Knot(P, "dull"), Knot(G, "history")),
        (Knot(R, "R-002"), Knot(C, "price")),
    ]

    assert loose(tied(extra=extra)).nothing


def test_a_pain_whose_gap_has_no_requirement_is_without_requirement():
    ids = {P: ["slow", "dull"], G: ["history", "reach"], R: ["R-001"]}
    links = [
        (Knot(P, "slow"), Knot(G, "history")),
        (Knot(P, "dull"), Knot(G, "reach")),
        (Knot(G, "history"), Knot(R, "R-001")),
    ]

    assert pains_without_requirement(thread(ids, links)) == ("dull",)
    assert pains_without_requirement(thread(ids, links, [Knot(P, "dull")])) == ()


def test_a_link_to_nothing_or_backwards_is_left_out():
    extra = [(Knot(P, "slow"), Knot(G, "gone")), (Knot(C, "fit"), Knot(P, "slow"))]

    assert tied(extra=extra) == tied()
