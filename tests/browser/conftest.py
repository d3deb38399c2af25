"""Shared by the browser tests: one built sample, and servers on copies of it."""

from pathlib import Path

import pytest

from tests.browser.meeting import Member, build_sample, serve

ARTEFACTS = Path(__file__).parents[2] / "artefacts"


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def gozin(sample, tmp_path_factory):
    """A server for the tests of one module, on a copy of the sample."""
    with serve(sample, tmp_path_factory.mktemp("gozin")) as running:
        yield running
        assert running.faults == []


@pytest.fixture
def sit(chromium, request):
    """Seat members at a server's sample; a fault on any of their pages fails the test."""
    seated: list[Member] = []

    def take_seat(role, *, at, **how):
        seated.append(Member(chromium, at, role, **how))
        return seated[-1]

    yield take_seat
    ARTEFACTS.mkdir(exist_ok=True)
    for place, member in enumerate(seated):
        name = f"{request.node.name}.{place}.png".replace("/", "_")
        member.page.screenshot(path=ARTEFACTS / name)
        member.close()
    assert [problem for member in seated for problem in member.problems] == []
