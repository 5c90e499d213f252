"""One server for the contract, a workshop for each test, and whoever walks into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.hall import Hall
from tests.server import Server, running_server


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all these tests: each makes workshops of its own in it."""
    folder: Path = tmp_path_factory.mktemp("house")
    with running_server(folder) as running:
        yield running


@pytest.fixture
def hall(house: Server) -> Iterator[Hall]:
    """A workshop whose ideas are being collected."""
    # Other tests of this run may have a session's house of their own.
    with house.app.app_context():
        made = Hall(house)
        yield made
        made.close()
