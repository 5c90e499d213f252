"""`cocreate backup`, `restore`, `verify`, `doctor` and `purge`."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from cocreate.journal.times import utcnow
from cocreate.keeping.archive import Manifest
from cocreate.keeping.backup import Progress, make_backup
from cocreate.keeping.doctor import examine
from cocreate.keeping.purge import due_codes, purge_due
from cocreate.keeping.restore import restore as put_back
from cocreate.keeping.trouble import KeepingFailed
from cocreate.keeping.verify import verify as differences

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
BACKUPS = "backups"


@contextmanager
def _plainly() -> Iterator[None]:
    """What the operator can mend is told in one sentence, without a traceback."""
    try:
        yield
    except (KeepingFailed, OSError) as trouble:
        raise click.ClickException(str(trouble)) from trouble


@contextmanager
def _progress(label: str) -> Iterator[Progress]:
    """A bar on a terminal; in a log only the label."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def _tell_heads(manifest: Manifest) -> None:
    click.echo(f"As of {manifest.made_at}, schema {manifest.revision}:")
    for head in manifest.heads:
        seqs = ", ".join(f"{name} {head[f'{name}_seq']}" for name in ("room", "staff", "votes"))
        click.echo(f"  {head['code']}: {seqs}")


@click.command("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
@with_appcontext
def backup(target: Path | None) -> None:
    """Write a backup to TARGET: a .zip file or a folder. Nobody has to stop writing."""
    folder = target or Path(current_app.instance_path, BACKUPS)
    with _plainly(), _progress("Backing up") as progress:
        made = make_backup(folder, progress)
    click.echo(f"{made.file}: {made.size:,} bytes, {sum(made.manifest.rows.values()):,} rows.")
    _tell_heads(made.manifest)


@click.command("restore")
@click.argument("file", type=EXISTING)
@click.option("--replace", is_flag=True, help="Keep what is there now under another name.")
@click.option("--erasures", type=EXISTING, multiple=True, help="A further erasures.log to heed.")
@with_appcontext
def restore(file: Path, replace: bool, erasures: tuple[Path, ...]) -> None:
    """Put a backup back, while nothing runs. Phones then load their workshop again."""
    with _plainly(), _progress("Restoring") as progress:
        done = put_back(file, progress, replace=replace, logs=erasures)
    if done.aside:
        click.echo(f"What was there is kept: {done.aside}.")
    if "files/secret_key" not in done.manifest.sha256:
        click.echo("The backup has no secret: set the COCREATE_SECRET_KEY of its time.")
    click.echo(f"Taken back again, because it was after the backup: {done.again}.")
    _tell_heads(done.manifest)


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Only say which workshops' time is up.")
@with_appcontext
def purge(dry_run: bool) -> None:
    """Remove texts and names of workshops whose time is up. To be run daily."""
    if dry_run:
        for code in due_codes(utcnow()):
            click.echo(f"{code}: its texts would be removed.")
        return
    with _plainly():
        for purged in purge_due(utcnow()):
            counts = ", ".join(f"{number} {name}" for name, number in purged.removed.items())
            click.echo(f"{purged.code}: removed the texts of {counts}.")


@click.command("verify")
@with_appcontext
def verify() -> None:
    """Replay every workshop's journal and compare it with the tables. Fails if they differ."""
    found = 0
    for difference in differences():
        found += 1
        click.echo(f"{difference.code or 'database'}: {difference.what}")
    if found:
        click.echo(f"{found} differences. Keep a copy of the database before anything is mended.")
        sys.exit(1)
    click.echo("The journal and the tables agree.")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--network", is_flag=True, help="Also ask each source of tiles for one.")
@with_appcontext
def doctor(as_json: bool, network: bool) -> None:
    """Say what is wrong with this installation. Fails if something must be mended."""
    findings = list(examine(network=network))
    if as_json:
        click.echo(json.dumps([finding.json() for finding in findings], indent=1))
    else:
        for finding in findings:
            click.echo(finding.line())
    if any(finding.level == "fail" for finding in findings):
        sys.exit(1)


COMMANDS: tuple[click.Command, ...] = (backup, restore, verify, doctor, purge)
