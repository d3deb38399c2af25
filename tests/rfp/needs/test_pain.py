from rfp.needs.pain import Pain, counted


def pain(key, step, set_aside=""):
    return Pain(id=key, step=step, text="slow", set_aside=set_aside)


def test_open_pains_are_counted_by_step():
    pains = [pain("1", "ask"), pain("2", "ask"), pain("3", "sign")]

    assert counted(pains) == {"ask": 2, "sign": 1}


def test_a_pain_set_aside_is_not_counted():
    assert counted([pain("1", "ask", set_aside="said twice")]) == {}
