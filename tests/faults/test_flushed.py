"""Nothing is acknowledged before it is on the disk: seen where the process asks the kernel for it."""

import re
from pathlib import Path

import pytest

from tests.contract.hall import Hall
from tests.factories import tree
from tests.faults.conftest import Levers
from tests.faults.form import long_or_short
from tests.server import Server, running_server

COMMANDS = 10  # as many ideas as one person may have at once
# Since the ack before it, something was written to the WAL, and flushed after the last of it.
FLUSHED = re.compile(r"[WS]*W[WS]*S")
# Run by Python before anything else in each of the server's processes.
LOWERED = """
from cocreate.journal import engine
assert "synchronous=FULL" in engine.PRAGMAS
engine.PRAGMAS = tuple(each.replace("FULL", "{how}") for each in engine.PRAGMAS)
"""


def early_acks(server: Server, levers: Levers) -> tuple[int, int]:
    """How many acks of commands given one by one left before their flush, and how many left."""
    hall = Hall(server)
    person = hall.person()
    person.connect()
    trace = levers.flushes(server)
    trace.write_text("")  # what was before does not count
    for _ in range(COMMANDS):
        assert person.ask("proposal.add", tree())["ok"]
    hall.close()
    *before, _after_the_last = trace.read_text().split("A")
    return sum(not FLUSHED.fullmatch(each) for each in before), len(before)


def lower(server: Server, folder: Path, how: str) -> None:
    """Have the server begin with another `synchronous`, as if somebody had changed the product."""
    site = folder / "lowered"
    site.mkdir()
    (site / "sitecustomize.py").write_text(LOWERED.format(how=how))
    server.settings["PYTHONPATH"] = str(site)


def test_each_ack_leaves_after_its_flush(house: Server, levers: Levers) -> None:
    assert early_acks(house, levers) == (0, COMMANDS)


@pytest.mark.parametrize("how", long_or_short(("NORMAL", "OFF"), ("NORMAL",)))
def test_check_complains_when_synchronous_is_lowered(tmp_path: Path, how: str) -> None:
    levers = Levers(tmp_path)
    with running_server(tmp_path) as server:
        lower(server, tmp_path, how)
        levers.under(server)
        assert early_acks(server, levers) == (COMMANDS, COMMANDS)
