import re

from lxml import etree

from rfp.goals.area import Area
from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.gap_drawing import draw_order
from rfp.needs.gap_heat import gap_heat
from workbench.language import Language


def gap(key, *waits_for, kind=GapKind.DATA, impact=5):
    judged = Judgement(as_is=1, to_be=4, impact=impact, constraint=2, risk=3, dependency=2)
    return Gap(id=key, title=f"<{key}>", kind=kind, judgement=judged, waits_for=waits_for)


def lefts(picture):
    """Return where the boxes of the gaps begin, in the order in which they were drawn."""
    boxes = re.findall(r'<rect x="([\d.]+)"[^>]* rx="8"', picture)
    return [float(x) for x in boxes]


def test_what_waits_stands_one_column_further_on():
    first, second = lefts(draw_order([gap("a"), gap("b", "a")], language=Language.EN))
    assert second > first


def test_in_persian_the_first_round_is_at_the_right():
    first, second = lefts(draw_order([gap("a"), gap("b", "a")], language=Language.FA))
    assert second < first


def test_the_picture_is_well_formed_whatever_a_title_holds():
    picture = draw_order([gap("a"), gap("b", "a")], language=Language.FA)
    assert etree.fromstring(picture).get("aria-label") == "ترتیب بستن ۲ شکاف"


def test_there_is_an_arrow_for_each_gap_that_is_waited_for():
    picture = draw_order([gap("a"), gap("b"), gap("c", "a", "b", "gone")], language=Language.EN)
    assert picture.count('fill="none"') == 2


def test_a_gap_counts_in_each_of_its_areas():
    gaps = [gap("a"), gap("b", impact=1), gap("c", kind=GapKind.PEOPLE)]
    areas = {"a": [Area.SALES], "b": [Area.SALES, Area.SERVICE], "c": [Area.SERVICE]}
    cells = gap_heat(gaps, areas)

    counts = {at: (cell.count, cell.highest == gaps[0].priority) for at, cell in cells.items()}
    assert counts == {
        (Area.SALES, GapKind.DATA): (2, True),
        (Area.SERVICE, GapKind.DATA): (1, False),
        (Area.SERVICE, GapKind.PEOPLE): (1, True),
    }
