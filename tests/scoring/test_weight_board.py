"""The weight board in a real Chromium: its arithmetic against scoring, and what people see."""

import json
import random
import re
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.ranking import rank
from scoring.screens.weight_board import (
    BOARD_MATH_JS,
    Board,
    BoardVendor,
    board_data,
    board_texts,
)
from scoring.weights import followers_of, from_tenths, moved
from scoring.what_if import WhatIf
from scoring.what_if_message import pair
from tests.browser.meeting import EXPECTED
from tests.scoring.board_frames import large_board, mount, move
from tests.workbench.live_process import free_port, running, visit
from workbench.language import Language
from workbench.problem import Problem

pytestmark = pytest.mark.browser

TREES = 1_000
RANKED = """
(cases) => {
  %s
  return cases.map(({ data, moves }) => {
    const model = modelOf(data)
    const locked = new Set(data.state.locked)
    const start = localOf(data.state.local)
    const local = moves.reduce((now, [id, x]) => moved(model, now, locked, id, x), start)
    const text = value => [String(value.n), String(value.d)]
    return {
      local: Object.fromEntries([...local].map(([id, weight]) => [id, text(weight)])),
      places: rankingOf(model, local).map(place => ({
        vendor: place.vendor.id,
        points: toNumber(place.total),
        rank: place.rank,
        tied: place.tied,
        decided: place.tied && !place.shared,
      })),
      unscored: unscored(model, local),
    }
  })
}
"""


@pytest.fixture(scope="module")
def server():
    with running() as address:
        yield address


# -- the arithmetic --


def shares(luck, count):
    """Weights that sum to exactly 1, some of them 0, some of awkward denominators."""
    parts = [luck.choice([0, 1, 5, 10, 15, 35, 333]) for _ in range(count)]
    return [Fraction(part, sum(parts)) for part in parts] if sum(parts) else shares(luck, count)


def grown(luck, parent=None, depth=0):
    """A branch of at most three levels; at the top, the first of the criteria is the price."""
    ids = [f"{parent or 'c'}.{at}" for at in range(luck.randint(1 if depth else 2, 5))]
    for at, (identity, weight) in enumerate(zip(ids, shares(luck, len(ids)), strict=True)):
        price = depth == at == 0
        kind = CriterionKind.PRICE if price else CriterionKind.QUALITY
        yield Criterion(id=identity, parent=parent, weight=weight, kind=kind)
        if not price and depth < 2 and luck.random() < 0.35:
            yield from grown(luck, identity, depth + 1)


def case(seed):
    """One generated selection: the board that a member sees, moves, and how scoring ranks it."""
    luck = random.Random(seed)  # noqa: S311, made-up cases
    tree = CriteriaTree(criteria=tuple(grown(luck)))
    step = luck.choice([1, 5, 20])
    vendors = [f"v{at:02}" for at in range(luck.randint(2, 9))]
    points = {v: some_points(luck, tree, step) for v in vendors}
    if luck.random() < 0.5:
        points[vendors[-1]] = dict(points[vendors[0]])
    if luck.random() < 0.3:
        points[vendors[0]] = {**points[vendors[0]], luck.choice(tree.leaves): None}
    excluded = {vendors[1]: "Failed a mandatory requirement."} if luck.random() < 0.3 else {}
    locked = frozenset(c.id for c in tree.criteria if luck.random() < 0.15)
    prices = {v: luck.randint(40, 44) for v in vendors}
    criterion = luck.choice(tree.criteria).id
    tie_break = luck.choice(
        [
            TieBreak(),
            TieBreak(rule=TieRule.LOWER_PRICE),
            TieBreak(rule=TieRule.HIGHER_CRITERION, criterion=criterion),
        ]
    )
    precision = luck.choice([Fraction(1, 10), Fraction(1), Fraction(1, 100)])
    movable = [c.id for c in tree.criteria if can_move(tree, c.id, locked)]
    moves = some_moves(luck, movable) if movable else []
    board = Board(
        selection="generated",
        boot="",
        official=tree,
        names={c.id: c.id for c in tree.criteria},
        vendors=tuple(
            BoardVendor(id=v, name=v, points=points[v], price=prices[v], excluded=excluded.get(v))
            for v in vendors
        ),
        what_if=WhatIf(tree=tree, locked=locked),
        precision=precision,
        tie_break=tie_break,
        may_move=True,
    )
    return board, moves, expected(board, moves, points, prices, excluded)


def some_points(luck, tree, step):
    return {leaf: Fraction(luck.randrange(0, 101, step)) for leaf in tree.leaves}


def some_moves(luck, movable):
    """Few moves, some to the very ends; or so many that denominators outgrow scoring's grid."""
    if luck.random() < 0.3:
        return [(luck.choice(movable), luck.randint(1, 900)) for _ in range(30)]
    ends = [0, 1000, luck.randint(0, 1000)]
    return [(luck.choice(movable), luck.choice(ends)) for _ in range(luck.randint(0, 6))]


def can_move(tree, criterion, locked):
    try:
        followers_of(tree, criterion, locked)
    except Problem:
        return False
    return True


def expected(board, moves, points, prices, excluded):
    tree = board.official
    for criterion, tenths in moves:
        tree = moved(tree, criterion, from_tenths(tenths), board.what_if.locked)
    scored = {v: p for v, p in points.items() if None not in p.values() and v not in excluded}
    ranking = rank(
        tree,
        scored,
        precision=board.precision,
        tie_break=board.tie_break,
        prices=prices,
        excluded=excluded,
    )
    return {
        "local": {c: pair(weight) for c, weight in tree.local_weights.items()},
        "places": [
            {
                "vendor": place.vendor,
                "points": pytest.approx(float(place.total), abs=1e-9),
                "rank": place.rank,
                "tied": bool(place.tied_with),
                "decided": decided(ranking, place),
            }
            for place in ranking.places
        ],
        "unscored": [v for v in points if v not in scored and v not in excluded],
    }


def decided(ranking, place):
    """Whether the rule left this vendor alone at its rank, though its total is shared."""
    alone = sum(other.rank == place.rank for other in ranking.places) == 1
    return bool(place.tied_with) and alone


def test_a_thousand_generated_selections_rank_in_the_browser_as_in_scoring(chromium):
    cases = [case(seed) for seed in range(TREES)]
    page = chromium.new_page()
    asked = [{"data": board_data(board, Language.EN), "moves": moves} for board, moves, _ in cases]
    answers = page.evaluate(RANKED % BOARD_MATH_JS, json.loads(json.dumps(asked)))
    page.close()
    for (_, _, wanted), answer in zip(cases, answers, strict=True):
        assert answer == wanted
    assert sum(any(p["tied"] for p in wanted["places"]) for _, _, wanted in cases) > TREES / 10
    assert sum(any(p["decided"] for p in wanted["places"]) for _, _, wanted in cases) > TREES / 50
    assert sum(bool(wanted["unscored"]) for _, _, wanted in cases) > TREES / 10
    assert sum(any(v.excluded for v in board.vendors) for board, _, _ in cases) > TREES / 5
    assert sum(awkward(wanted) for _, _, wanted in cases) > TREES / 20


def awkward(wanted):
    """Whether moves have driven a denominator past the grid that scoring keeps weights on."""
    return any(int(below) >= 10**15 for _, below in wanted["local"].values())


def test_an_excluded_vendor_sends_no_figure_to_the_browser():
    vendor = BoardVendor(
        id="d", name="Damavand", points={"price": Fraction(25)}, price=60, excluded="Not hosted."
    )
    tree = CriteriaTree(criteria=(Criterion(id="price", parent=None, weight=Fraction(1)),))
    board = Board(
        selection="s",
        boot="b",
        official=tree,
        names={"price": "Price"},
        vendors=(vendor,),
        what_if=WhatIf(tree=tree),
        precision=Fraction(1, 10),
        tie_break=TieBreak(),
        may_move=True,
    )
    shown = board_data(board, Language.EN)["vendors"]
    assert shown == [{"id": "d", "name": "Damavand", "excluded": "Not hosted."}]


def test_every_text_of_the_board_speaks_persian():
    for key, text in board_texts(Language.FA, Fraction(1, 10)).items():
        assert not re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text)), key


# -- what people see --


class Seen:
    """One member's browser on the board of one selection."""

    def __init__(self, chromium, server, who, selection, *, locale="en-US", language="en"):
        self.context = chromium.new_context(locale=locale)
        self.page = self.context.new_page()
        self.problems = []
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.goto(f"{server}/as/{who}?selection={selection}&language={language}")
        self.board = self.page.locator(".gozin-board")
        expect(self.slider("price")).to_be_enabled()

    def note(self, message):
        """Keep what the page complains of, but for calls to a server that is down or says no."""
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.problems.append(message.text)

    def slider(self, criterion):
        return self.page.locator(f"[data-criterion='{criterion}'] > .track > input")

    def set(self, criterion, tenths):
        self.slider(criterion).fill(str(tenths))

    def drag_to(self, criterion, tenths):
        """Move without letting go, as a finger that stays on the slider."""
        self.slider(criterion).evaluate(
            "(input, x) => { input.value = x; input.dispatchEvent(new Event('input')) }", tenths
        )

    def totals(self):
        return self.page.locator(".rows li").evaluate_all(
            "rows => rows.map(r => [r.querySelector('.rank').textContent,"
            " r.dataset.vendor, r.querySelector('.total').textContent])"
        )

    def expect_order(self, *vendors, within=5_000):
        order = "() => [...document.querySelectorAll('*')].map(e => e.shadowRoot)"
        self.page.wait_for_function(
            f"""(wanted) => {{
              const board = ({order})().find(root => root && root.querySelector('.rows'))
              const rows = board ? [...board.querySelectorAll('.rows li')] : []
              const top = row => Number(row.querySelector('.rank').textContent)
              const now = rows.sort((a, b) => top(a) - top(b)).map(row => row.dataset.vendor)
              return JSON.stringify(now) === JSON.stringify(wanted)
            }}""",
            arg=list(vendors),
            timeout=within,
        )

    def close(self):
        self.context.close()


@pytest.fixture
def seat(chromium, server, request):
    seats = []

    def sit(who, selection=None, **more):
        selection = selection or re.sub("[^a-z]", "", request.node.name)
        seats.append(Seen(chromium, more.pop("at", server), who, selection, **more))
        return seats[-1]

    yield sit
    for one in seats:
        one.close()
    assert [problem for one in seats for problem in one.problems] == []


def test_one_member_drags_and_the_ranking_moves_in_the_other_browser(seat):
    sara, reza = seat("Sara"), seat("Reza")
    sara.expect_order("baran", "aban", "caspian")
    sara.drag_to("price", 400)
    reza.expect_order("caspian", "baran", "aban")
    expect(reza.board.locator("[data-criterion=price] > .line .mover")).to_have_text(
        "Sara is moving this"
    )
    expect(reza.board.locator(".badge")).to_have_text("What if")


def test_a_released_move_gives_the_sample_figures_to_everybody(seat):
    sara, reza = seat("Sara"), seat("Reza")
    sara.set("price", 400)
    reza.expect_order("caspian", "baran", "aban")
    expect(reza.board.locator("[data-vendor=caspian] .total")).to_have_text("71.44")
    expect(reza.board.locator("[data-vendor=baran] .total")).to_have_text("70.16")
    expect(reza.board.locator("[data-vendor=aban] .total")).to_have_text("66.16")
    expect(reza.board.locator("[data-vendor=baran] .was")).to_have_text("official 1 · 72.70")
    reza.board.get_by_role("button", name="Back to official").click()
    sara.expect_order("baran", "aban", "caspian")
    expect(sara.board.locator(".badge")).to_have_text("Official weights")


def test_the_excluded_vendor_is_named_with_its_reason_and_has_no_rank(seat):
    sara = seat("Sara")
    expect(sara.board.locator(".excluded")).to_have_text(
        re.compile("Damavand.*Data is not hosted in the country")
    )
    assert "damavand" not in {vendor for _, vendor, _ in sara.totals()}


def test_a_private_what_if_stays_private_until_the_member_comes_back(seat):
    sara, reza = seat("Sara"), seat("Reza")
    reza.board.get_by_role("button", name="Try alone").click()
    expect(reza.board.locator(".note")).to_contain_text("Only you see this")
    reza.set("price", 100)
    reza.expect_order("aban", "baran", "caspian")
    sara.page.wait_for_timeout(500)
    sara.expect_order("baran", "aban", "caspian")
    reza.board.get_by_role("button", name="Back to the others").click()
    reza.expect_order("baran", "aban", "caspian")


def test_the_chair_holds_the_room_and_only_the_chair_moves(seat):
    chair, sara, second = seat("chair"), seat("Sara"), seat("second chair")
    chair.board.get_by_role("button", name="Hold the room").click()
    expect(sara.slider("price")).to_be_disabled()
    expect(second.slider("price")).to_be_disabled()
    expect(sara.board.locator(".note")).to_contain_text("chair holds the room")
    chair.set("price", 400)
    sara.expect_order("caspian", "baran", "aban")
    chair.board.get_by_role("button", name="Let everyone move").click()
    expect(sara.slider("price")).to_be_enabled()


def test_a_locked_criterion_keeps_its_weight_in_every_browser(seat):
    sara, reza = seat("Sara"), seat("Reza")
    sara.board.get_by_role("button", name="Lock Functional fit").click()
    expect(reza.slider("functional")).to_be_disabled()
    reza.set("price", 1000)
    expect(sara.slider("price")).to_have_value("650")
    expect(sara.slider("functional")).to_have_value("350")


def test_the_keyboard_moves_a_weight_by_a_tenth_and_by_a_whole_percent(seat):
    sara = seat("Sara")
    sara.slider("price").focus()
    sara.page.keyboard.press("ArrowRight")
    expect(sara.slider("price")).to_have_attribute("aria-valuetext", "25.1 %")
    sara.page.keyboard.press("PageUp")
    expect(sara.slider("price")).to_have_attribute("aria-valuetext", "26.1 %")
    expect(sara.slider("price")).to_have_attribute("aria-label", "Price")


def test_a_child_shows_its_share_of_the_whole_and_leaves_the_others_alone(seat):
    sara = seat("Sara")
    sara.board.get_by_role("button", name="Show what is under Functional fit").click()
    sara.set("functional one", 800)
    expect(sara.slider("functional two")).to_have_value("200")
    expect(sara.slider("functional")).to_have_value("350")
    whole = sara.board.locator("[data-criterion='functional one'] .whole")
    expect(whole).to_have_text("28.0 % of the whole")


def test_the_leader_is_announced_to_those_who_listen(seat):
    sara = seat("Sara")
    sara.set("price", 400)
    expect(sara.board.locator(".aloud")).to_have_text("Caspian leads with 71.44 points")


@pytest.mark.parametrize("locale", ["en-US", "fa-IR"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_thumb_and_fill_start_on_the_side_where_the_language_starts(seat, locale, language):
    sara = seat("Sara", f"side{locale}{language}", locale=locale, language=language)
    sara.slider("price").scroll_into_view_if_needed()
    box = sara.slider("price").bounding_box()
    x = box["x"] + (0.75 if language == "en" else 0.25) * box["width"]
    sara.page.mouse.click(x, box["y"] + box["height"] / 2)
    expect(sara.slider("price")).to_have_value(re.compile("7[45].|76."))
    side = sara.slider("price").evaluate("e => getComputedStyle(e).getPropertyValue('--side')")
    assert side.strip() == {"en": "right", "fa": "left"}[language]
    assert sara.page.evaluate("document.documentElement.dir") == Language(language).direction


def test_the_persian_board_has_no_latin_digit(seat):
    sara = seat("سارا".encode().hex(), language="fa")
    figures = sara.board.locator(".halves").inner_text()
    assert re.findall("[0-9]", figures.replace("R-12", "")) == []


def test_a_part_of_the_page_follows_its_topic_without_a_click(seat, server):
    sara = seat("Sara", "topic")
    visit(f"{server}/raise/topic")
    expect(sara.page.get_by_text("scores: 1")).to_be_visible()


def test_twelve_sliders_and_twenty_vendors_are_drawn_anew_in_every_frame(chromium):
    """How long a frame takes is a figure of `make bench`; here each has to show its move."""
    board = large_board()
    page = chromium.new_page()
    mount(page, board)
    seen = move(page, frames=60)
    page.close()

    tree = moved(board.what_if.tree, "c00", from_tenths(37 * 59 % 1000))
    ranked = rank(tree, {vendor.id: vendor.points for vendor in board.vendors})
    assert seen["drawn"] == 60
    assert seen["rows"] == [place.vendor for place in ranked.places]
    assert len(seen["weights"]) == 24


def test_after_a_restart_the_board_greys_and_comes_back_by_itself(seat):
    port = free_port()
    with running(port) as first:
        sara = seat("Sara", at=first)
        sara.set("price", 400)
        sara.expect_order("caspian", "baran", "aban")
    expect(sara.board).to_have_class(re.compile("away"))
    expect(sara.slider("price")).to_be_disabled()
    with running(port, boot="second"):
        sara.expect_order("baran", "aban", "caspian", within=10_000)
        expect(sara.slider("price")).to_be_enabled()
        expect(sara.board).not_to_have_class(re.compile("away"))


def test_a_member_who_is_removed_loses_the_board(seat, server):
    mina = seat("Mina")
    visit(f"{server}/remove/Mina")
    expect(mina.board).to_have_class(re.compile("away"))
