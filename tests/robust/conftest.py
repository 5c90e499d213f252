"""One application for a module: each test makes workshops of its own in it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.browser.conftest import chromium, server, windows
from tests.databases import fresh_app

__all__ = ["chromium", "house", "server", "windows"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application on a fresh, migrated database, its context pushed."""
    with fresh_app(tmp_path_factory.mktemp("house")) as app:
        yield app
