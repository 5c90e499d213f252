"""Putting a backup back: into an empty installation, or in the place of what is there."""

import logging
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import Flask, current_app
from flask_migrate import upgrade
from sqlalchemy.exc import DatabaseError

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.archive import OWNER_ONLY, Manifest, Reader, reading
from cocreate.keeping.backup import KITS, SECRET, Progress
from cocreate.keeping.erasures import LOG, Line, append, complete_log, log_file, read_log
from cocreate.keeping.purge import scrub
from cocreate.keeping.reapply import reapply
from cocreate.keeping.rows import continue_numbers, put_rows, tables_of
from cocreate.keeping.target import clear_leftovers, has_content, let_go, set_aside
from cocreate.keeping.trouble import KeepingFailed

log = logging.getLogger(__name__)
NOT_EMPTY = (
    "This installation has content. Restore into an empty one, or say --replace: what is there now"
    " is then kept under another name."
)
NEWER = "The backup was made by a newer version of cocreate ({}): install that one first."

UNFINISHED = (
    "The rows are back, but not all that must follow is done ({}). Do not start the server: mend"
    " this and restore again with --replace."
)


@dataclass(frozen=True)
class Restored:
    """What a restore did. `aside` names what was replaced, `again` counts the erasures redone."""

    manifest: Manifest
    aside: str | None
    again: int


def restore(
    file: Path, progress: Progress, *, replace: bool = False, logs: Iterable[Path] = ()
) -> Restored:
    """Put a backup back and migrate it to this version. Raises KeepingFailed.

    Every workshop begins a new epoch, so phones load it again; what was taken back after the
    backup, by this installation's log of erasures and those in `logs`, is taken back again.
    """
    app = _app()
    noted = [line for log in logs for line in read_log(log.read_text("ascii"))]
    with reading(file) as backup:
        backup.check()
        _refuse_newer(app, backup.manifest.revision)
        aside = _make_room(app, replace=replace)
        _put_tables(app, backup, progress)
        noted += _put_files(app, backup, keep_secret=aside is not None)
        try:
            again = _finish(app, noted)
        except Exception as error:
            raise KeepingFailed(UNFINISHED.format(error)) from error
        return Restored(backup.manifest, aside, again)


def _finish(app: Flask, noted: Iterable[Line]) -> int:
    """Migrate, take back again, and leave no bytes of that; returns how much there was."""
    upgrade()
    append(log_file(app), noted)
    again = reapply(read_log(log_file(app).read_text("ascii")), utcnow())
    let_go(app)
    scrub(app, rewrite=bool(again))
    return again


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    return app


def _refuse_newer(app: Flask, revision: str) -> None:
    scripts = ScriptDirectory(app.extensions["migrate"].directory)
    try:
        known = scripts.get_revision(revision) is not None
    except CommandError:
        known = False
    if not known:
        raise KeepingFailed(NEWER.format(revision))


def _make_room(app: Flask, *, replace: bool) -> str | None:
    clear_leftovers(app)
    if not has_content(app):
        return None
    if not replace:
        raise KeepingFailed(NOT_EMPTY)
    try:
        complete_log(app)
    except DatabaseError:
        # Damaged, perhaps, which is why it is replaced: the log has what was noted at the time.
        log.warning("what was taken back is known from the log of erasures only", exc_info=True)
    mark = f"{utcnow():%Y%m%dT%H%M%S%f}"
    return set_aside(app, mark)


def _put_tables(app: Flask, backup: Reader, progress: Progress) -> None:
    """All rows in one transaction, so that half a backup is never there."""
    rows = backup.manifest.rows
    upgrade(revision=backup.manifest.revision)
    with store.writing_engine(app).begin() as connection:
        tables = tables_of(connection)
        missing = rows.keys() - {table.name for table in tables}
        if missing:
            raise KeepingFailed(f"The backup has tables this version lacks: {sorted(missing)}.")
        done, total = 0, sum(rows.values())
        for table in tables:
            if table.name in rows:
                given = _with_new_epochs(table.name, backup.rows(table.name))
                for added in put_rows(connection, table, given):
                    done += added
                    progress(done, total)
        continue_numbers(connection, tables)
    let_go(app)


def _with_new_epochs(table: str, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row | {"epoch": str(uuid.uuid4())} if table == "heads" else row


def _put_files(app: Flask, backup: Reader, *, keep_secret: bool) -> list[Line]:
    """The secret that signed what people hold, and kits; returns the erasures it knew of."""
    noted: list[Line] = []
    for path, content in backup.files():
        if path.name == LOG:
            noted = read_log(content.decode("ascii"))
        elif path.parts[0] == KITS:
            _put_kit_file(app, path, content)
        elif path.name == SECRET:
            _put_secret(Path(app.instance_path, SECRET), content, keep=keep_secret)
    return noted


def _put_kit_file(app: Flask, path: PurePosixPath, content: bytes) -> None:
    folder = Path(app.config["KITS_FOLDER"] or Path(app.instance_path, KITS))
    file = folder.joinpath(*path.parts[1:])
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _put_secret(file: Path, content: bytes, *, keep: bool) -> None:
    """With it join links, cookies and screens of the backup's time go on working."""
    if keep and file.exists() and file.read_bytes() != content:
        file.rename(file.with_name(f"{file.name}.replaced"))
    part = file.with_name(f"{file.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        os.fsync(out.fileno())
    part.replace(file)
