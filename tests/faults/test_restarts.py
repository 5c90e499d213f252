"""Two workers on PostgreSQL with Redis between them, and either of these is started again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask_migrate import upgrade

from cocreate import create_app
from cocreate.extensions import db
from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import long_or_short
from tests.faults.processes import kill_worker
from tests.faults.services import HOST, OwnPostgres, OwnRedis, own_postgres, own_redis
from tests.server import Server, free_port

ROUNDS = long_or_short(10, 1)
KEY = "5a0d1c7be2f94863" * 4


@dataclass
class Site:
    """A server with two workers, and what it stands on."""

    server: Server
    postgres: OwnPostgres
    redis: OwnRedis


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("restarts")
    with own_postgres() as postgres, own_redis() as queue:
        # Not a copied test database: those do not wait for their disk, this one must.
        settings = {"INSTANCE": str(folder), "DATABASE_URL": postgres.url}
        settings |= {"REDIS_URL": queue.url, "SECRET_KEY": KEY, "TILE_SOURCE": "none"}
        app = create_app(settings)
        with app.app_context():
            upgrade()
            port = free_port()
            settings |= {"WORKERS": "2", "BASE_URL": f"http://{HOST}:{port}"}
            environment = {f"COCREATE_{name}": value for name, value in settings.items()}
            server = Server(app, port, environment, HOST)
            server.start()
            yield Site(server, postgres, queue)
            server.stop()
            db.engine.dispose()


@pytest.fixture
def people(site: Site) -> Iterator[Crowd]:
    hall = FaultHall(site.server)
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        yield made
    hall.close()


@pytest.mark.timeout(long_or_short(600, 120))
def test_redis_is_restarted(people: Crowd, site: Site, accept: Accept) -> None:
    """Nobody is cut, nobody waits for it: it carries hints, the journal is the truth."""
    for number in range(ROUNDS):
        people.act(PEOPLE)
        site.redis.stop()
        people.act(PEOPLE)
        site.redis.start()
        people.act(PEOPLE)
        if number == ROUNDS // 2:
            people.step("vote")
    accept(f"Redis restarted {ROUNDS} times", people.judge())
    assert not any(phone.history.lines_lost for phone in people.phones)


@pytest.mark.timeout(long_or_short(600, 120))
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_postgresql_is_restarted(people: Crowd, site: Site, how: str, accept: Accept) -> None:
    for number in range(ROUNDS):
        people.act(PEOPLE)
        site.postgres.restart(how)
        people.act(PEOPLE)
        if number == ROUNDS // 2:
            people.step("vote")
    accept(f"PostgreSQL restarted {ROUNDS} times ({how})", people.judge())


@pytest.mark.timeout(long_or_short(600, 120))
def test_one_of_two_workers_is_killed(people: Crowd, site: Site, accept: Accept) -> None:
    for _ in range(ROUNDS):
        people.act(PEOPLE)
        kill_worker(site.server)
    people.act(PEOPLE)
    accept(f"one of two workers killed {ROUNDS} times", people.judge())
