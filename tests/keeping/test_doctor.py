"""`doctor` finds what is wrong, says what to do, and is content with a sound installation."""

import json
import os
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from cocreate.jobs.models import Job
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.backup import STAMP, make_backup
from cocreate.keeping.doctor import examine
from cocreate.kits.ground_sources import read_sources_file
from cocreate.maps.offered import name_sources
from cocreate.maps.sources import TileSource
from cocreate.workshops.models import Workshop
from tests.factories import evening
from tests.keeping.places import silent
from tests.maps.archives import write_archive
from tests.maps.tile_server import tile_server

LONG_AGO = timedelta(days=9)


def levels(**options: bool) -> dict[str, str]:
    """The worst level by name."""
    order = ("ok", "warn", "fail")
    found: dict[str, str] = {}
    for finding in examine(**options):
        known = found.get(finding.name, "ok")
        found[finding.name] = max(known, finding.level, key=order.index)
        assert finding.level == "ok" or finding.advice, finding
    return found


def test_sound_installation_has_nothing_to_mend(app: Flask, built_assets: None) -> None:
    make_backup(Path(app.instance_path, "backups"), silent)
    Path(app.instance_path).chmod(0o700)
    app.config["BASE_URL"], app.config["COOKIE_SECURE"] = "https://workshop.example.org", True
    found = levels()
    assert {name for name, level in found.items() if level == "fail"} == set()
    assert {name for name, level in found.items() if level == "warn"} <= {"open files", "disk"}


def demo_token(app: Flask) -> None:
    app.config["DEMO_TOKEN"] = "left over"


def workers_alone(app: Flask) -> None:
    app.config["WORKERS"] = 3


def misspelt(app: Flask) -> None:
    os.environ["COCREATE_BASE_URI"] = "https://workshop.example.org"


def nobody_listens(app: Flask) -> None:
    app.config["REDIS_URL"] = "redis://127.0.0.1:1"


def bad_tiles(app: Flask) -> None:
    app.config["TILE_SOURCE"] = "ftp://tiles.example.org"


def readable_secret(app: Flask) -> None:
    Path(app.instance_path, "secret_key").chmod(0o644)


def many_sockets(app: Flask) -> None:
    app.config["MOST_SOCKETS"] = 10**9


def no_assets(app: Flask) -> None:
    app.static_folder = app.instance_path


def old_backup(app: Flask) -> None:
    stamp = Path(app.instance_path, STAMP)
    stamp.write_text(json.dumps({"made_at": (utcnow() - LONG_AGO).isoformat()}))


def behind(app: Flask) -> None:
    store.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num='0'")))


def no_tables(app: Flask) -> None:
    store.write(lambda session: session.execute(text("DROP TABLE alembic_version")))


def stuck_job(app: Flask) -> None:
    then = utcnow() - LONG_AGO
    job = Job(id=uuid.uuid4(), kind="x", key="x", data={}, created_at=then)
    store.write(lambda session: session.add(job))


def overdue(app: Flask) -> None:
    made = evening("collect", keep_days=1)

    def age(session: Any) -> None:
        session.get_one(Workshop, made.workshop.id).closed_at = utcnow() - LONG_AGO

    store.write(age)


FAULTS: list[tuple[Callable[[Flask], None], str, str]] = [
    (demo_token, "settings", "warn"), (workers_alone, "settings", "fail"),
    (misspelt, "settings", "warn"), (nobody_listens, "queue", "fail"),
    (bad_tiles, "tiles", "fail"), (readable_secret, "permissions", "warn"),
    (many_sockets, "open files", "warn"), (no_assets, "assets", "fail"),
    (old_backup, "backup", "warn"), (behind, "migrations", "fail"),
    (no_tables, "migrations", "fail"), (stuck_job, "jobs", "fail"), (overdue, "retention", "fail"),
]  # fmt: skip


def file_of(app: Flask, folder: Path, bbox: tuple[float, float, float, float] | None) -> None:
    """The operator's sources file names a file of tiles; with a box it is there."""
    text = """
        [[sources]]
        id = "town"
        name = "Town map"
        type = "pmtiles"
        kind = "map"
        file = "town.pmtiles"
        attribution = "us"
        licence = "CC0"
    """
    (folder / "sources.toml").write_text(text)
    if bbox:
        write_archive(folder / "town.pmtiles", bbox)
    name_sources(app, read_sources_file(folder / "sources.toml", folder))


@pytest.mark.parametrize(
    ("bbox", "level", "says"),
    [
        (None, "fail", "No such file"),
        ((24.9, 60.1, 25.0, 60.2), "fail", "no tiles where"),
        ((10.0, 56.1, 10.3, 56.3), "ok", "has tiles where aarhus is"),
    ],
)
def test_file_of_tiles_is_looked_at(
    app: Flask,
    tmp_path: Path,
    bbox: tuple[float, float, float, float] | None,
    level: str,
    says: str,
) -> None:
    file_of(app, tmp_path, bbox)
    (found,) = [finding for finding in examine() if finding.name == "sources"]
    assert found.level == level
    assert says in found.says


@pytest.mark.parametrize(("status", "level"), [(200, "ok"), (404, "warn"), (500, "warn")])
def test_server_of_tiles_is_asked_for_one_where_the_kit_is(
    app: Flask, status: int, level: str
) -> None:
    with tile_server() as upstream:
        upstream.status = status
        source = TileSource("photo-1", upstream.template, "us", title="Photos", private=True)
        name_sources(app, [source])
        assert levels()["sources"] == "ok"
        assert upstream.asked == []
        assert levels(network=True)["sources"] == level
        assert len(upstream.asked) == 1


@pytest.mark.parametrize(
    ("fault", "name", "level"), FAULTS, ids=lambda x: getattr(x, "__name__", x)
)
def test_fault_is_found(
    app: Flask, built_assets: None, monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Flask], None], name: str, level: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(os, "environ", os.environ.copy())
    fault(app)
    assert levels()[name] == level


def test_command_line_fails_when_something_must_be_mended(app: Flask, built_assets: None) -> None:
    runner = app.test_cli_runner()
    assert runner.invoke(args=["doctor"]).exit_code == 0
    behind(app)
    done = runner.invoke(args=["doctor", "--json"])
    assert done.exit_code == 1
    told = {finding["name"]: finding for finding in json.loads(done.output)}
    assert told["migrations"]["advice"] == "run `cocreate migrate`"


def test_lost_database_is_a_finding_and_not_a_crash(app: Flask, built_assets: None) -> None:
    store.write(lambda session: session.execute(text("ALTER TABLE workshops RENAME TO lost")))
    store.write(lambda session: session.execute(text("CREATE TABLE workshops (id INTEGER)")))
    found = levels()
    assert found["retention"] == "fail"
    assert found["disk"] in {"ok", "warn"}
