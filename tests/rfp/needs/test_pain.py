from rfp.needs.pain import Pain, counted, numbered


def pain(key, step, set_aside=""):
    return Pain(id=key, step=step, text="slow", set_aside=set_aside)


def test_open_pains_are_counted_by_step():
    pains = [pain("1", "ask"), pain("2", "ask"), pain("3", "sign")]

    assert counted(pains) == {"ask": 2, "sign": 1}


def test_a_pain_set_aside_is_not_counted():
    assert counted([pain("1", "ask", set_aside="said twice")]) == {}


def test_open_pains_are_numbered_step_by_step():
    pains = [
        Pain(id="old", step="b", text="x"),
        Pain(id="aside", step="a", text="x", set_aside="no"),
        Pain(id="new", step="a", text="x"),
        Pain(id="newest", step="b", text="x"),
        Pain(id="elsewhere", step="z", text="x"),
    ]

    assert numbered(["a", "b"], pains) == {"new": 1, "old": 2, "newest": 3}
