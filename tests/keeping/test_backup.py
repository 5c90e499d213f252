"""A backup is the state of one moment, whole, and can be put back into an empty installation."""

import hashlib
import json
import stat
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text

from cocreate.journal.answers import Refused
from cocreate.journal.engine import engine_options
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.keeping.archive import MANIFEST, Manifest, reading
from cocreate.keeping.backup import last_backup_at, make_backup
from cocreate.keeping.restore import restore
from cocreate.keeping.rows import tables_of
from cocreate.keeping.target import let_go, sqlite_file
from cocreate.keeping.trouble import KeepingFailed
from cocreate.keeping.verify import verify
from tests.factories import Evening, evening
from tests.keeping.places import elsewhere, silent, state_hash


def full_evening() -> Evening:
    """Some of everything."""
    made = evening("collect")
    people = [made.join(nickname=name) for name in ("Ada", None, "Bo")]
    ideas = [made.propose(person)["id"] for person in people]
    made.comment(people[0], ideas[1])
    made.staff("proposal.hide", {"proposal": ideas[2], "reason": "Not about nature"})
    made.phase("vote")
    for value, person in zip((1, 0, -1), people, strict=True):
        made.vote(person, ideas[0], value)
    return made


def test_restored_backup_is_the_state_it_was_made_of(app: Flask, tmp_path: Path) -> None:
    made = full_evening()
    before = state_hash(made.workshop.id)
    backup = make_backup(tmp_path / "backups", silent)
    with store.read() as session:
        epoch = read_head(session, made.workshop.id).epoch
    with elsewhere(tmp_path / "elsewhere"):
        done = restore(backup.file, silent)
        assert state_hash(made.workshop.id) == before
        with store.read() as session:
            head = read_head(session, made.workshop.id)
        assert head.epoch != epoch
        assert done.manifest.heads[0]["room_seq"] == head.room_seq
        assert done.aside is None
        # The numbers of new rows go on behind those that were put back.
        made.phase("collect")
        assert made.propose(made.people[0])["number"] == 4


def test_backup_is_for_its_owner_only_and_noted(app: Flask, tmp_path: Path) -> None:
    full_evening()
    assert last_backup_at(tmp_path) is None
    backup = make_backup(tmp_path / "backups", silent)
    assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
    assert str(last_backup_at(tmp_path)) != "None"
    assert [file.name for file in backup.file.parent.iterdir()] == [backup.file.name]


def test_backup_that_was_changed_is_refused(app: Flask, tmp_path: Path) -> None:
    full_evening()
    whole = make_backup(tmp_path / "whole.zip", silent).file
    for name, spoil in (
        ("short.zip", lambda content: content[: len(content) // 2]),
        ("empty.zip", lambda _content: b""),
        ("flipped.zip", lambda content: content[:600] + bytes([content[600] ^ 1]) + content[601:]),
    ):
        broken = tmp_path / name
        broken.write_bytes(spoil(whole.read_bytes()))
        with elsewhere(tmp_path / name.removesuffix(".zip")), pytest.raises(KeepingFailed):
            restore(broken, silent)


def as_of(revision: str, backup: Path, columns: dict[str, set[str]]) -> Path:
    """The backup as a version would have made it that had these tables with these columns."""
    older = backup.with_name(f"{revision}.zip")
    manifest = asdict(ours(backup)) | {"revision": revision, "rows": {}, "sha256": {}}
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(older, "w") as new:
        for name, kept in columns.items():
            rows = map(json.loads, old.read(f"tables/{name}.jsonl").splitlines())
            lines = [json.dumps({k: v for k, v in row.items() if k in kept}) for row in rows]
            content = "".join(f"{line}\n" for line in lines).encode()
            new.writestr(f"tables/{name}.jsonl", content)
            manifest["rows"][name] = len(lines)
            manifest["sha256"][f"tables/{name}.jsonl"] = hashlib.sha256(content).hexdigest()
        new.writestr(MANIFEST, json.dumps(manifest))
    return older


def ours(backup: Path) -> Manifest:
    with reading(backup) as archive:
        return archive.manifest


def test_backup_of_an_older_version_is_migrated(app: Flask, tmp_path: Path) -> None:
    made = full_evening()
    before = state_hash(made.workshop.id)
    backup = make_backup(tmp_path / "backups", silent).file
    with elsewhere(tmp_path / "then"):
        upgrade(revision="0001")
        with store.read() as session:
            tables = tables_of(session.connection())
        columns = {table.name: {column.name for column in table.columns} for table in tables}
    older = as_of("0001", backup, columns)
    with elsewhere(tmp_path / "elsewhere"):
        assert restore(older, silent).manifest.revision == "0001"
        assert state_hash(made.workshop.id) == before
        assert list(verify()) == []


def test_backup_of_a_newer_version_is_refused(app: Flask, tmp_path: Path) -> None:
    full_evening()
    backup = make_backup(tmp_path / "backups", silent).file
    newer = as_of("9999", backup, {})
    with elsewhere(tmp_path / "elsewhere"), pytest.raises(KeepingFailed, match="newer version"):
        restore(newer, silent)


def test_restore_is_refused_while_the_database_is_in_use(app: Flask, tmp_path: Path) -> None:
    made = full_evening()
    backup = make_backup(tmp_path / "backups", silent).file
    server = create_engine(app.config["DATABASE_URL"], **engine_options(app.config["DATABASE_URL"]))
    with server.connect() as somebody:
        somebody.execute(text("SELECT count(*) FROM events"))
        with pytest.raises(KeepingFailed, match="stop the server"):
            restore(backup, silent, replace=True)
    server.dispose()
    assert state_hash(made.workshop.id)
    assert restore(backup, silent, replace=True).aside


def test_restore_over_content_is_refused_unless_it_is_set_aside(app: Flask, tmp_path: Path) -> None:
    first = full_evening()
    before = state_hash(first.workshop.id)
    backup = make_backup(tmp_path / "backups", silent).file
    later = evening("collect")
    with pytest.raises(KeepingFailed, match="--replace"):
        restore(backup, silent)
    assert state_hash(later.workshop.id)
    done = restore(backup, silent, replace=True)
    assert done.aside is not None
    assert state_hash(first.workshop.id) == before
    with pytest.raises(Refused), store.read() as session:
        read_head(session, later.workshop.id)


def test_damaged_database_is_set_aside_as_it_is(app: Flask, tmp_path: Path) -> None:
    made = full_evening()
    before = state_hash(made.workshop.id)
    backup = make_backup(tmp_path / "backups", silent).file
    file = sqlite_file(app)
    if file is None:
        return  # a server's files are the server's
    let_go(app)
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(KeepingFailed, match="--replace"):
        restore(backup, silent)
    aside = restore(backup, silent, replace=True).aside
    assert Path(str(aside)).read_bytes() == b"no database" * 1000
    assert state_hash(made.workshop.id) == before


def test_leftover_log_of_a_lost_database_is_not_taken_for_the_new_ones(
    app: Flask, tmp_path: Path
) -> None:
    made = full_evening()
    before = state_hash(made.workshop.id)
    backup = make_backup(tmp_path / "backups", silent).file
    with elsewhere(tmp_path / "elsewhere") as other:
        file = sqlite_file(other)
        if file is not None:
            for ending in ("-wal", "-shm"):
                file.with_name(file.name + ending).write_bytes(b"of another database" * 4000)
        restore(backup, silent)
        assert state_hash(made.workshop.id) == before


def test_secret_comes_back_so_that_people_stay_signed_in(app: Flask, tmp_path: Path) -> None:
    full_evening()
    secret = (tmp_path / "secret_key").read_bytes()
    backup = make_backup(tmp_path / "backups", silent).file
    folder = tmp_path / "elsewhere"
    with elsewhere(folder):
        assert (folder / "secret_key").read_bytes() != secret
        restore(backup, silent)
    assert (folder / "secret_key").read_bytes() == secret
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_command_line_tells_where_and_as_of_which_heads(app: Flask, tmp_path: Path) -> None:
    made = full_evening()
    runner = app.test_cli_runner()
    done = runner.invoke(args=["backup", str(tmp_path / "kept")])
    assert done.exit_code == 0, done.output
    file = next((tmp_path / "kept").iterdir())
    assert f"{file}: {file.stat().st_size:,} bytes" in done.output
    assert f"{made.code}: room " in done.output
    refused = runner.invoke(args=["restore", str(file)])
    assert refused.exit_code == 1
    assert "--replace" in refused.output
