"""Making a backup while people go on writing."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from alembic.runtime.migration import MigrationContext
from flask import Flask, current_app
from sqlalchemy import Connection, Table, select

from cocreate.journal.store import store
from cocreate.journal.times import utcnow, wire_time
from cocreate.keeping.archive import OWNER_ONLY, Manifest, Writer, sync_folder, writing
from cocreate.keeping.erasures import LOG, complete_log
from cocreate.keeping.rows import count_rows, lines_of, tables_of
from cocreate.keeping.trouble import KeepingFailed

STAMP = "last_backup.json"
KITS = "kits"
SECRET = "secret_key"  # noqa: S105 - the file's name

# Told now and then: how many rows are done, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """A finished backup."""

    file: Path
    size: int
    manifest: Manifest


def make_backup(target: Path, progress: Progress) -> Made:
    """Write a backup to a file, or into a folder under a name of its own. Raises KeepingFailed.

    All tables are read in one transaction, so it is the state of one moment; nobody waits for it.
    """
    now = utcnow()
    file = _file_for(target, now)
    complete_log(current_app)
    with store.read() as session:
        connection = session.connection()
        tables = tables_of(connection)
        if not tables:
            raise KeepingFailed("There is nothing to back up: the database has no tables yet.")
        manifest = _manifest(connection, tables, now)
        with writing(file, manifest) as writer:
            _add_tables(writer, connection, tables, progress)
            for name, path in _instance_files(current_app):
                writer.add_file(name, path)
    made = Made(file, file.stat().st_size, manifest)
    _stamp(Path(current_app.instance_path), made)
    return made


def _file_for(target: Path, now: datetime) -> Path:
    """A name with the time in a folder, which is made if need be; or the file that was named."""
    if target.suffix == ".zip":
        target.parent.mkdir(parents=True, exist_ok=True)
        return target
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    return target / f"cocreate-{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03d}Z.zip"


def _manifest(connection: Connection, tables: list[Table], now: datetime) -> Manifest:
    return Manifest(
        made_at=str(wire_time(now)),
        revision=" ".join(MigrationContext.configure(connection).get_current_heads()),
        database=connection.dialect.name,
        heads=_heads(connection, {table.name: table for table in tables}),
    )


def _heads(connection: Connection, tables: dict[str, Table]) -> list[dict[str, Any]]:
    heads, workshops = tables["heads"], tables["workshops"]
    shown = (heads.c.epoch, heads.c.room_seq, heads.c.staff_seq, heads.c.votes_seq)
    query = (
        select(workshops.c.code, *shown)
        .join(heads, heads.c.workshop_id == workshops.c.id)
        .order_by(workshops.c.code)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _add_tables(
    writer: Writer, connection: Connection, tables: list[Table], progress: Progress
) -> None:
    total, done = count_rows(connection, tables), 0
    for table in tables:
        for added in writer.add_table(table.name, lines_of(connection, table)):
            done += added
            progress(done, total)


def _instance_files(app: Flask) -> Iterator[tuple[str, Path]]:
    """What an installation cannot make again: secret, erasures, kits. Not tiles, which are large."""
    for name in (SECRET, LOG):
        file = Path(app.instance_path, name)
        if file.is_file():
            yield name, file
    if folder := app.config["KITS_FOLDER"]:
        for file in sorted(Path(folder).rglob("*")):
            if file.is_file() and file.suffix != ".pmtiles":
                yield f"{KITS}/{file.relative_to(folder).as_posix()}", file


def _stamp(instance: Path, made: Made) -> None:
    """Remember when, for `doctor` and the metrics."""
    part = instance / f"{STAMP}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "wb") as out:
        stamp = {"made_at": made.manifest.made_at, "file": str(made.file.resolve())}
        out.write(orjson.dumps(stamp | {"bytes": made.size}))
    part.replace(instance / STAMP)
    sync_folder(instance)


def last_backup_at(instance: Path) -> datetime | None:
    """When the last backup of this installation was made; None if there was none."""
    try:
        stamp = orjson.loads((instance / STAMP).read_bytes())
    except FileNotFoundError:
        return None
    return datetime.fromisoformat(stamp["made_at"]).astimezone(UTC)
