"""The instance folder: permissions, disk, the browser's files, backups."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from flask import current_app

from cocreate.assets.lookup import MANIFEST
from cocreate.journal.times import utcnow
from cocreate.keeping.backup import SECRET, last_backup_at
from cocreate.keeping.erasures import LOG
from cocreate.keeping.findings import MIB, Check, Finding, judged
from cocreate.keeping.target import sqlite_file
from cocreate.live.health import LEAST_DISK

COMFORTABLE_DISK = 10 * LEAST_DISK
LARGE_WAL = 64 * MIB
BACKUP_EVERY = timedelta(hours=26)
OTHERS = 0o007
NOT_OWNER = 0o077


def instance() -> Path:
    """The installation's folder."""
    return Path(current_app.instance_path)


def permissions() -> Iterator[Finding]:
    """Nobody but the owner reads the secret, the database, the log of erasures and backups."""
    folder = instance()
    if not folder.exists():
        yield Finding("instance", "fail", f"{folder} is not there", "run `cocreate setup`")
        return
    database = sqlite_file(current_app)
    private = [folder / SECRET, folder / LOG, *folder.glob("backups/*")]
    open_ones = [file for file in private if file.exists() and file.stat().st_mode & NOT_OWNER]
    # A database in a folder that nobody else can enter is as safe as one with its own bits.
    if database and database.exists() and database.stat().st_mode & OTHERS:
        open_ones += [database] if database.parent.stat().st_mode & OTHERS else []
    for file in open_ones:
        advice = f"chmod go-rwx {file}"
        yield Finding("permissions", "warn", f"others can read {file.name}", advice)
    if not open_ones:
        yield Finding("permissions", "ok", "only the owner reads the secret and what people wrote")


def disk() -> Iterator[Finding]:
    """Without room nothing can be acknowledged."""
    free = shutil.disk_usage(instance()).free
    says = f"{free // MIB:,} MiB left"
    if free < LEAST_DISK:
        yield Finding("disk", "fail", says, "make room: the server takes no more people")
    else:
        yield judged("disk", free >= COMFORTABLE_DISK, says, "warn", "make room soon")


def write_ahead_log() -> Iterator[Finding]:
    """A log that grows is one that somebody never lets SQLite fold in."""
    file = sqlite_file(current_app)
    log = file.with_name(f"{file.name}-wal") if file else None
    if log is None or not log.exists():
        return
    size = log.stat().st_size
    advice = "look for a program that keeps the database open; a restart folds it in"
    yield judged("write-ahead log", size < LARGE_WAL, f"{size // MIB} MiB", "warn", advice)


def assets() -> Iterator[Finding]:
    """Pages without their files are bare."""
    built = Path(str(current_app.static_folder), MANIFEST).is_file()
    says = "the browser's files are made" if built else "the browser's files are not made"
    yield judged("assets", built, says, "fail", "run `cocreate assets`")


def backups() -> Iterator[Finding]:
    """The last backup made here, by this installation's own note."""
    at = last_backup_at(instance())
    if at is None:
        advice = "run `cocreate backup`, daily and to another machine"
        yield Finding("backup", "warn", "there has been no backup", advice)
        return
    age = utcnow() - at
    hours = int(age.total_seconds() // 3600)
    fresh = age <= BACKUP_EVERY
    yield judged("backup", fresh, f"the last is {hours} hours old", "warn", "run it daily")


CHECKS: tuple[Check, ...] = (permissions, disk, write_ahead_log, assets, backups)
