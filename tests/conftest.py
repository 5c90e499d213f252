"""Fixtures for all tests; a skipped test is a failure where CI runs them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import expect

from cocreate.assets.build import build_assets
from cocreate.live.limits import limiter
from cocreate.participants.guesses import guesses
from tests.databases import fresh_app
from tests.server import Server, running_server

# What a page is given to come to what is expected of it, where nothing else is said.
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


def forget_limits() -> None:
    """Budgets are a process's; each test begins with whole ones."""
    limiter.buckets.clear()
    guesses.times.clear()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """An application on a fresh, migrated database, its context pushed."""
    forget_limits()
    with fresh_app(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def built_assets() -> None:
    """The browser's files as the sources are now; nothing is done when they are up to date."""
    build_assets(for_development=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what goes through a database: .ci/run runs it a second time, on PostgreSQL."""
    for item in items:
        if "app" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI whatever a test needs is there, so a skip is a fault."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own for a test, with an application on the same database."""
    forget_limits()
    with running_server(tmp_path) as running:
        yield running
