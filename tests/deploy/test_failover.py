"""Two workers behind nginx: a workshop is at one of them, and when that one is killed, at the other."""

import signal
import time
from collections.abc import Iterator

import pytest
import requests

from tests.contract.client import PATIENCE_S, Client
from tests.contract.wire import Cut
from tests.deploy.site import Site, SiteHall
from tests.factories import tree
from tests.server import Server


@pytest.fixture
def site(pair: Site) -> Iterator[Site]:
    with pair.app.app_context():
        yield pair


def paths_of(hall: SiteHall) -> set[str]:
    """What nginx has been asked for in this workshop, as far as it is over."""
    return {uri for _, room, uri in hall.site.proxy.placed() if room == hall.code}


def server_of(hall: SiteHall) -> Server:
    """The one that nginx has taken for this workshop."""
    asked = {addr for addr, room, _ in hall.site.proxy.placed() if room == hall.code}
    assert len(asked) == 1, asked
    (port,) = (int(addr.rpartition(":")[2]) for addr in asked)
    return next(server for server in hall.site.servers if server.port == port)


def come_back(person: Client) -> None:
    """As a phone does: again and again, until somebody answers."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            person.connect()
        except (OSError, AssertionError, requests.RequestException):
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return


def test_a_workshop_s_people_are_at_one_worker(hall: SiteHall) -> None:
    people = [hall.person() for _ in range(4)]
    for each in people:
        each.connect()
        assert each.ask("proposal.add", tree())["ok"]
        each.leave()
    expected = {f"{hall.site.path}/w/{hall.code}/state", f"{hall.site.path}/socket.io/"}
    until = time.monotonic() + PATIENCE_S
    # A line is written when nginx has heard that its socket is closed.
    while (paths := paths_of(hall)) < expected and time.monotonic() < until:
        time.sleep(0.05)
    assert paths == expected
    assert server_of(hall) in hall.site.servers


def test_phones_come_back_at_the_other_worker_when_theirs_is_killed(hall: SiteHall) -> None:
    ann, bo = hall.person(), hall.person()
    for each in (ann, bo):
        each.connect()
    kept = ann.ask("proposal.add", tree(title="Before"))
    assert kept["ok"]
    theirs = server_of(hall)
    theirs.stop(signal.SIGKILL)
    for each in (ann, bo):
        with pytest.raises(Cut):
            each.pump(PATIENCE_S)
        come_back(each)
    ack = bo.ask("proposal.add", tree(title="After"))
    assert ack["ok"]
    assert ack["seq"] == kept["seq"] + 1
    ann.until(lambda: len(ann.truth.proposals) == 2)
    bo.until(lambda: len(bo.truth.proposals) == 2)
    theirs.start()
    assert bo.truth.proposals == ann.truth.proposals
    assert hall.person_at(theirs).truth.proposals == ann.truth.proposals
