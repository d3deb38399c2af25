"""What all tests share: one Chromium a process, rules without haste, and who takes which tests."""

import gc
from functools import cache

import pytest
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from xdist.scheduler import LoadScopeScheduling

from tests.browser.meeting import CHROMIUM

# A page that Streamlit runs: imported by itself it has no browser to speak to.
collect_ignore = ["workbench/live_page.py"]

# Streamlit looks through every installed package for components, for each page of a test anew.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# Streamlit asks a thousand times a second whether the page of a test is drawn, which slows the
# drawing by a third.
look_until_drawn = local_script_runner.require_widgets_deltas


def wait_until_drawn(runner, timeout):
    runner._script_thread.join(timeout)
    look_until_drawn(runner, timeout)


local_script_runner.require_widgets_deltas = wait_until_drawn

# The walks in a browser take minutes each: begun last, they would leave all other workers idle.
# Live meetings come after them, as they wait for answers that many windows beside them would delay.
WALKS, SCREENS = "tests/browser/test_ten_stages.py", "tests/browser/test_every_screen.py"
LONGEST = (WALKS, SCREENS, "tests/access/", "tests/browser/", "tests/workbench/test_word_paging.py")

settings.register_profile("rules", deadline=None, max_examples=60)
settings.load_profile("rules")


@pytest.fixture(scope="session")
def chromium():
    """Give the one browser of this process: two drivers in one process stop each other."""
    # How soon a page answers is measured by `make bench` and `make soak`; here it only has to come.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class WholeModules(LoadScopeScheduling):
    """Hand each worker a whole module, whose set-up then happens once.

    Each walk stands alone, so that two workers take one each; live meetings are held one by one.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        if module == WALKS:
            return nodeid
        is_live = module.startswith("tests/browser/") and module != SCREENS
        return "live meetings" if is_live else module


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # in the order below, not the fullest modules first
    return WholeModules(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Begin with the longest; the rest stays in its order."""
    items.sort(key=lambda item: [not item.nodeid.startswith(long) for long in LONGEST])


def pytest_collection_finish():
    """Let the search for garbage pass over all that was imported, as the server does."""
    gc.collect()
    gc.freeze()
