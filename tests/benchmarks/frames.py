"""What a frame of the weight board costs a Chromium at 12 sliders and 20 vendors."""

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.figures import Figures
from tests.browser.meeting import CHROMIUM
from tests.scoring.board_frames import FRAMES, SIZE, SLIDERS, VENDORS, large_board, mount, move

LATE = 25.0  # milliseconds after which a frame of 16.7 was left out
WORK = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")
ROUNDS = 20


def measure_frames(figures: Figures) -> None:
    """Drag one slider of the mounted board in every frame, beside a page that holds nothing."""
    size = f"{SLIDERS} sliders x {VENDORS} vendors"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        bare, board = (browser.new_page(viewport=SIZE) for _ in range(2))
        mount(board, large_board())
        work = [_worked(bare), _worked(board)]
        late = [sum(each > LATE for each in move(page)["between"]) for page in (bare, board)]
        browser.close()
    figures.times("a frame of the board, on the processor", size, *work, "p95 ≤ 16.7 ms")
    figures.add(f"frames left out, of {FRAMES}", size, *late, "–", "as many as bare")


def _worked(page: Page) -> list[float]:
    """Return processor time a frame of script, style and layout, over rounds of frames [s]."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    each = FRAMES // ROUNDS
    took = []
    for _ in range(ROUNDS):
        before = _spent(session)
        move(page, each)
        took.append((_spent(session) - before) / each)
    return took


def _spent(session) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    return sum(each["value"] for each in found if each["name"] in WORK)
