"""Real browsers on a real server: every test's windows are watched until it ends."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from cocreate.bootstrap import BROWSERS
from tests.browser.windows import Windows
from tests.server import Server, running_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built_assets: None) -> Iterator[Server]:
    """One server for a module's tests; each makes a workshop of its own on it."""
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without windows on a screen."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium on PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def windows(chromium: Browser, server: Server) -> Iterator[Windows]:
    """Windows on the server; whatever a browser complained about fails the test."""
    opened = Windows(chromium, server.base)
    yield opened
    opened.close()
    assert opened.complaints == []
