"""The server that is put through it, what it can be put through, and where verdicts are told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.crowd import FaultHall
from tests.faults.processes import workers
from tests.faults.shim import shim
from tests.faults.verdict import Verdict
from tests.server import Server, running_server

SHIMS = ("full_disk", "other_clock", "flushes")
# A job's process is taken for dead after this; it gives signs of life five times as often.
SILENCE_S = "4.0"
Accept = Callable[[str, Verdict], None]


@dataclass(frozen=True)
class Levers:
    """Files between the test and the shims under the server; see the C sources."""

    folder: Path

    @property
    def full_disk(self) -> Path:
        """While it is there, the disk is full for the server."""
        return self.folder / "full"

    @property
    def other_clock(self) -> Path:
        """While it is there, the server's clock is an hour ahead."""
        return self.folder / "ahead"

    def flushes(self, server: Server) -> Path:
        """What the worker has asked of the kernel."""
        return self.folder / f"flushes.{workers(server)[0]}"

    def under(self, server: Server) -> None:
        """Put the shims under a server, and start it again."""
        server.settings |= {
            "LD_PRELOAD": ":".join(map(shim, SHIMS)),
            "FULL_DISK": str(self.full_disk),
            "OTHER_CLOCK": str(self.other_clock),
            "FLUSHES": str(self.folder / "flushes"),
        }
        server.restart()


@pytest.fixture(scope="session")
def levers(tmp_path_factory: pytest.TempPathFactory) -> Levers:
    return Levers(tmp_path_factory.mktemp("levers"))


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, levers: Levers) -> Iterator[Server]:
    """One server for all faults: whatever it has been through, the next test finds it well."""
    folder = tmp_path_factory.mktemp("house")
    with running_server(folder, JOB_SILENCE_S=SILENCE_S) as running:
        levers.under(running)
        yield running


@pytest.fixture
def hall(house: Server) -> Iterator[FaultHall]:
    """A workshop whose ideas are being collected."""
    with house.app.app_context():
        made = FaultHall(house)
        yield made
        made.close()


@pytest.fixture
def accept(capsys: pytest.CaptureFixture[str]) -> Accept:
    """Tell a verdict with its figures, and fail on anything wrong in it."""

    def told(what: str, verdict: Verdict) -> None:
        with capsys.disabled():
            print(f"\n{what}: {verdict}")  # noqa: T201 - the figures of docs/faults.md
        assert verdict.wrong == []
        assert verdict.acknowledged > 0

    return told
