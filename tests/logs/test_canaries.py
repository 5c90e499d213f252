"""Nothing of what people say, and nothing that opens a door, is in a log or in /metrics."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from cocreate.journal.store import store
from cocreate.metrics.folder import folder_of
from tests.conftest import forget_limits
from tests.contract.hall import PASSWORD, Hall, comment, vote
from tests.contract.wire import Wire
from tests.factories import tree
from tests.metrics.page import text_of
from tests.server import DEMO_TOKEN, Server, free_port, running_server

pytestmark = pytest.mark.database
NICKNAME, TITLE, TEXT, REMARK, TYPED = (
    f"canary-{what}" for what in ("nickname", "title", "text", "remark", "typed")
)
# The database quotes what it refuses: the strictest test of what an exception may say.
QUOTING = {
    "sqlite": "CREATE TRIGGER quoting BEFORE INSERT ON proposals"
    " BEGIN SELECT RAISE(ABORT, NEW.title); END",
    "postgresql": "ALTER TABLE proposals ADD CONSTRAINT quoting CHECK (length(title) < 1) NOT VALID",
}


@pytest.fixture(params=["json", "text"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server that tells all it can, in either form."""
    forget_limits()
    told = {"LOG_FORMAT": request.param, "LOG_LEVEL": "debug", "METRICS_PORT": str(free_port())}
    with running_server(tmp_path, **told) as running:
        yield running
    shutil.rmtree(folder_of(tmp_path))


def _execute(statement: str) -> None:
    store.write(lambda db: db.execute(text(statement)))


def _evening(hall: Hall) -> set[str]:
    """Say all canaries through both doors; returns them, with the secrets of who said them."""
    by_socket, by_post = hall.visitor(), hall.person(nickname=NICKNAME)
    let_in = by_socket.come_in(nickname=NICKNAME)
    by_socket.connect()
    idea = tree(title=TITLE, text=TEXT)
    assert by_socket.ask("proposal.add", idea)["ok"]
    assert by_post.post("comment.add", comment(idea["proposal"], REMARK)).code == "ok"
    by_post.join(token=hall.join_token, nickname=NICKNAME)
    by_post.call("GET", f"/join/{hall.join_token}")
    hall.screen().get("/state")
    staff = hall.staff()
    staff.connect()
    assert staff.ask("phase.set", {"phase": "vote"})["ok"]
    assert by_socket.ask("vote.cast", vote(idea["proposal"]))["ok"]
    hall.visitor().join(recovery=let_in["recovery"])
    cookies = {value for each in hall.clients for value in each.http.cookies.values()}
    secrets = {let_in["recovery"], hall.join_token, hall.screen_key, PASSWORD, hall.code}
    return cookies | secrets | {let_in["me"]["id"], idea["proposal"]}


def _wrong(hall: Hall) -> None:
    """What is refused, and what is no message at all."""
    person = hall.person(nickname=NICKNAME)
    person.post("vote.cast", {"proposal": TYPED, "value": TYPED})
    person.post(TYPED, {TYPED: TYPED})
    person.post("proposal.add", tree(title=TYPED * 99), seen=0)
    person.post_raw(f'{{"id": "{TYPED}'.encode())
    person.get("/events", params={"epoch": TYPED, "after": TYPED})
    person.call("GET", f"/{TYPED}/{TYPED}?key={TYPED}")
    hall.visitor().join(recovery=TYPED)
    hall.visitor().call("POST", "/staff/login", json={"login": TYPED, "password": TYPED})
    hall.visitor().call("GET", f"/staff/link/{TYPED}")
    wire = Wire(hall.server.base, TYPED, cookie=person.cookie_header())
    wire.send(f'42["{TYPED}",{{"text":"{TYPED}"}}]')
    wire.close()
    with socket.create_connection((hall.server.host, hall.server.port), timeout=10) as line:
        line.sendall(f"GET /join/{TYPED} NOTHTTP/{TYPED}\r\n\r\n".encode())
        line.recv(1000)


def _broken(hall: Hall) -> None:
    """A database that refuses, quoting what it refuses, and one whose table is gone."""
    with store.read() as db:
        name = db.get_bind().dialect.name
    person = hall.person(nickname=NICKNAME)
    hall.evening.phase("collect")
    _execute(QUOTING[name])
    assert person.post("proposal.add", tree(title=TITLE, text=TEXT)).code in {"busy", "invalid"}
    _execute("ALTER TABLE proposals RENAME TO gone")
    assert person.post("proposal.add", tree(title=TITLE, text=TEXT)).code == "busy"
    # SQLite tells of a missing table as of a database that is away.
    status = {"sqlite": 503, "postgresql": 500}[name]
    assert person.get("/state", params={"key": TYPED}).status_code == status


def test_no_log_and_no_metric_quotes_anybody(server: Server) -> None:
    with closing(Hall(server)) as hall:
        secrets = _evening(hall)
        _wrong(hall)
        _broken(hall)
    said = server.log + text_of(server)
    canaries = {NICKNAME, TITLE, TEXT, REMARK, TYPED, DEMO_TOKEN, "127.0.0.1", *secrets}
    assert {canary for canary in canaries if canary.lower() in said.lower()} == set()
    for event in ("staff_command", "command_refused", "request_failed", "command_failed"):
        assert event in said
