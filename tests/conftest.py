"""What all tests share: one Chromium a process, and rules measured apart from a machine's haste."""

from functools import cache

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright
from streamlit.components.v2 import manifest_scanner

from tests.browser.meeting import CHROMIUM

# A page that Streamlit runs: imported by itself it has no browser to speak to.
collect_ignore = ["workbench/live_page.py"]

# Streamlit looks through every installed package for components, for each page of a test anew.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

settings.register_profile("rules", deadline=None, max_examples=60)
settings.load_profile("rules")


@pytest.fixture(scope="session")
def chromium():
    """Give the one browser of this process: two drivers in one process stop each other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
