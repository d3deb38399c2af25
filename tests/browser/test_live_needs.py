"""The process workshop in real browsers: several people type at once, and all see all."""

import signal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ARTEFACTS
from tests.browser.workshop import PATIENCE, SIX, Author, serve

# Six windows on two cores are for `make bench`, which measures how soon they see a pain.
THREE = dict(list(SIX.items())[:3])

pytestmark = pytest.mark.browser


@pytest.fixture
def three(chromium, tmp_path):
    with serve(tmp_path) as gozin:
        authors = {key: Author(chromium, gozin.base, key) for key in THREE}
        yield authors
        ARTEFACTS.mkdir(exist_ok=True)
        authors["sara"].page.screenshot(path=ARTEFACTS / "members_and_their_pains.png")
        for author in authors.values():
            author.close()
    assert [fault for author in authors.values() for fault in author.faults] == []


@pytest.fixture
def two(chromium, tmp_path):
    with serve(tmp_path) as gozin:
        authors = [Author(chromium, gozin.base, key) for key in ("sara", "babak")]
        yield authors
        for author in authors:
            author.close()
    assert [fault for author in authors for fault in author.faults] == []


def test_members_see_one_anothers_pains_without_reloading_and_none_is_lost(three):
    pains = {key: f"What {name} sees every day" for key, name in THREE.items()}
    for key, author in three.items():
        author.page.evaluate("window.drawn = true")
        author.write(pains[key])  # typed before any of the others' comes in
    first, *others = three.values()
    first.add()
    for author in others:
        author.expect_pains(pains["sara"])
    for author in others:
        author.add()

    for author in three.values():
        author.expect_pains(*pains.values())
    for author in three.values():
        assert author.went_astray or author.page.evaluate("window.drawn")
    for author in three.values():
        author.page.reload()
        author.expect_pains(*pains.values())


def test_two_who_press_at_the_same_moment_again_and_again_lose_nothing(two):
    said = []
    for turn in range(6):
        for author in two:
            author.write(f"{author.name} says it for the {turn}. time")
        for author in two:
            author.add_without_waiting()
        said += [f"{author.name} says it for the {turn}. time" for author in two]
        for author in two:
            author.expect_pains(*said)
            author.expect_empty_box()


def test_a_screen_that_is_asked_for_comes_whatever_happens_before_a_busy_server_answers(
    chromium, tmp_path
):
    with serve(tmp_path) as gozin:
        babak = Author(chromium, gozin.base, "babak")
        babak.page.wait_for_timeout(1_000)
        menu = babak.page.get_by_test_id("stSidebarNav")
        for screen in ("Gaps", "Process map", "Gaps"):
            gozin.process.send_signal(signal.SIGSTOP)
            menu.get_by_role("link", name=screen).click()
            babak.page.evaluate("window.__gozinLive.versions.needs += 1000")  # news have come in
            babak.page.wait_for_timeout(1_300)
            gozin.process.send_signal(signal.SIGCONT)
            heading = babak.page.get_by_role("heading", name=screen, exact=True, level=1)
            expect(heading).to_be_visible(timeout=PATIENCE / 2)
        assert babak.faults == []
        babak.close()
