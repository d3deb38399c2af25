"""The process workshop in real browsers: six people type at once, and all see all."""

import pytest

from tests.browser.conftest import ARTEFACTS
from tests.browser.workshop import SIX, Author, serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("live meeting")]


@pytest.fixture
def six(chromium, tmp_path):
    with serve(tmp_path) as gozin:
        authors = {key: Author(chromium, gozin.base, key) for key in SIX}
        yield authors
        ARTEFACTS.mkdir(exist_ok=True)
        authors["sara"].page.screenshot(path=ARTEFACTS / "six_members_and_their_pains.png")
        for author in authors.values():
            author.close()
    assert [problem for author in authors.values() for problem in author.problems] == []


@pytest.fixture
def two(chromium, tmp_path):
    with serve(tmp_path) as gozin:
        authors = [Author(chromium, gozin.base, key) for key in ("sara", "babak")]
        yield authors
        for author in authors:
            author.close()
    assert [problem for author in authors for problem in author.problems] == []


def test_six_members_see_one_anothers_pains_without_reloading_and_none_is_lost(six):
    pains = {key: f"What {name} sees every day" for key, name in SIX.items()}
    for key, author in six.items():
        author.page.evaluate("window.drawn = true")
        author.write(pains[key])  # typed before any of the others' comes in
    first, *others = six.values()
    first.add()
    for author in others:
        author.expect_pains(pains["sara"])
    for author in others:
        author.add()

    for author in six.values():
        author.expect_pains(*pains.values())
    assert all(author.page.evaluate("window.drawn") for author in six.values())
    for author in six.values():
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
