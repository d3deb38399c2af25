"""The drawing of a map goes closer and farther by its buttons, its keys and the wheel."""

import pytest

from rfp.maps.swimlane import draw
from rfp.maps.typed_map import TypedStep, typed_map
from rfp.screens import map_drawing
from workbench.language import Language

pytestmark = pytest.mark.browser

PAGE = '<div id="page" style="width: 700px"><div class="gozin-map"></div></div>'
SHOW = """async ({ code, data }) => {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }))
  const { default: show } = await import(address)
  show({ data, parentElement: document.getElementById("page") })
}"""
WORDS = {"whole": "Whole map", "closer": "Closer", "farther": "Farther", "sheet": "Drawing"}


@pytest.fixture
def page(chromium):
    """Return a page with nothing but the drawing of a map, as the screens show it."""
    drawn = draw(
        typed_map([TypedStep(lane="Sales", step="Ask"), TypedStep(lane="IT", step="Answer")]),
        language=Language.EN,
    )
    context = chromium.new_context(viewport={"width": 800, "height": 600})
    page = context.new_page()
    page.set_content(PAGE)
    page.add_style_tag(content=(map_drawing.HERE / "map_drawing.css").read_text("utf-8"))
    code = (map_drawing.HERE / "map_drawing.js").read_text("utf-8")
    data = {"picture": drawn, "direction": "ltr", "words": WORDS}
    page.evaluate(SHOW, {"code": code, "data": data})
    yield page
    context.close()


def width(page):
    return page.locator("#page svg").bounding_box()["width"]


def test_buttons_and_keys_go_closer_farther_and_back_to_the_whole(page):
    whole = width(page)
    page.get_by_label("Closer").click()
    assert width(page) == pytest.approx(whole * 1.25, abs=1)
    page.get_by_label("Farther").click()
    assert width(page) == pytest.approx(whole, abs=1)

    page.get_by_role("group", name="Drawing").press("+")
    page.get_by_role("group", name="Drawing").press("+")
    assert width(page) == pytest.approx(whole * 1.25**2, abs=1)
    page.get_by_role("button", name="Whole map").click()
    assert width(page) == pytest.approx(whole, abs=1)


def test_the_wheel_goes_closer_only_with_ctrl_and_never_farther_than_the_whole(page):
    whole = width(page)
    page.get_by_role("group", name="Drawing").hover()
    page.mouse.wheel(0, -100)
    assert width(page) == pytest.approx(whole, abs=1)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.wait_for_function(f"document.querySelector('#page svg').clientWidth > {whole + 1}")
    page.mouse.wheel(0, 100)
    page.mouse.wheel(0, 100)
    page.wait_for_function(f"document.querySelector('#page svg').clientWidth < {whole + 1}")
    page.keyboard.up("Control")

    assert width(page) == pytest.approx(whole, abs=1)
