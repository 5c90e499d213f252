"""`/metrics` of a real server counts what was done, and only its own port has it."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from cocreate.metrics.folder import folder_of
from tests.conftest import forget_limits
from tests.contract.hall import Hall, vote
from tests.factories import new_id, tree
from tests.metrics.page import Samples, once, samples, text_of
from tests.server import Server, free_port, running_server

pytestmark = pytest.mark.database
COUNTED = (
    "cocreate_commands_accepted_total", "cocreate_refusals_total", "cocreate_joins_total",
    "cocreate_commands_repeated_total", "cocreate_commands_late_total", "cocreate_command_seconds_count",
)  # fmt: skip
LISTENING = 'cocreate_sockets{kind="participant"}'


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that is measured; one for all, since starting it takes the longest."""
    forget_limits()
    folder = tmp_path_factory.mktemp("measured")
    with running_server(folder, METRICS_PORT=str(free_port())) as server:
        yield server
    shutil.rmtree(folder_of(folder))


@pytest.fixture
def hall(measured: Server) -> Iterator[Hall]:
    opened = Hall(measured)
    yield opened
    opened.close()


def _counted(server: Server) -> Samples:
    found = samples(text_of(server))
    return {name: value for name, value in found.items() if name.startswith(COUNTED)}


def test_counts_are_those_of_a_ledger(hall: Hall) -> None:
    before = _counted(hall.server)
    by_socket, by_post, staff = hall.person(), hall.person(), hall.staff()
    by_socket.connect()
    again = new_id()
    idea = tree()
    for _ in range(3):
        assert by_socket.ask("proposal.add", idea, command_id=again)["ok"]
    assert by_post.post("proposal.add", tree()).code == "ok"
    assert by_post.post("phase.set", {"phase": "vote"}).code == "not_allowed"
    assert by_post.post("vote.cast", vote(idea["proposal"])).code == "wrong_phase"
    assert by_socket.ask("vote.cast", vote(idea["proposal"]))["code"] == "wrong_phase"
    assert staff.post("phase.set", {"phase": "vote"}).code == "ok"
    assert by_post.post("vote.cast", vote(idea["proposal"])).code == "ok"
    now = _counted(hall.server)
    assert {name: now[name] - before.get(name, 0) for name in now} == {
        'cocreate_commands_accepted_total{kind="proposal.add"}': 2,
        'cocreate_commands_accepted_total{kind="phase.set"}': 1,
        'cocreate_commands_accepted_total{kind="vote.cast"}': 1,
        'cocreate_refusals_total{code="not_allowed"}': 1,
        'cocreate_refusals_total{code="wrong_phase"}': 2,
        "cocreate_commands_repeated_total": 2,
        "cocreate_commands_late_total": 0,
        "cocreate_joins_total": 2,
        "cocreate_command_seconds_count": 9,
    }


def test_sockets_are_counted_while_they_are_open(hall: Hall) -> None:
    people = [hall.person(), hall.person()]
    for person in people:
        person.connect()
    now = once(hall.server, lambda now: now.get(LISTENING) == 2)
    assert now['cocreate_sockets{kind="staff"}'] == 0
    for person in people:
        person.leave()
    assert once(hall.server, lambda now: now.get(LISTENING) == 0)["cocreate_people_present"] == 0


def test_every_delivery_and_commit_is_timed(hall: Hall) -> None:
    before = samples(text_of(hall.server))
    person = hall.person()
    person.connect()
    assert person.ask("proposal.add", tree())["ok"]
    person.until(lambda: bool(person.named("events")))
    now = samples(text_of(hall.server))
    more = {name: now[name] - before[name] for name in before}
    assert more["cocreate_delivery_seconds_count"] == 1
    # Joining and proposing.
    assert more["cocreate_commit_seconds_count"] == 2
    assert more["cocreate_commit_commands_sum"] == 2


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/socket.io/metrics"])
def test_public_port_does_not_have_it(measured: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(measured.base + path, timeout=10)  # noqa: S310
    assert refused.value.code in {400, 404}
    assert b"cocreate_sockets" not in refused.value.read()


def test_no_label_is_a_code_or_an_id(hall: Hall) -> None:
    person = hall.person(nickname="Labelled")
    person.connect()
    idea = tree()
    person.ask("proposal.add", idea)
    person.ask("no.such.kind", {})
    page = text_of(hall.server)
    for secret in (hall.code, str(hall.evening.workshop.id), idea["proposal"], "no.such.kind"):
        assert secret not in page
