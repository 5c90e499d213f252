"""`cocreate kits …`: what a planner needs who edits a kit."""

from pathlib import Path

import click
from flask.cli import AppGroup

from cocreate.kits.loader import load_kit
from cocreate.kits.refused import KitRefused
from cocreate.kits.shelf import kit_folders

kits = AppGroup("kits", help="The cities' starting points for workshops.")


@kits.command("check")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folders: tuple[Path, ...]) -> None:
    """Read the kits in FOLDERS, or all that are offered, and say what is wrong with them."""
    broken = 0
    for folder in folders or kit_folders():
        try:
            kit = load_kit(folder.resolve())
        except KitRefused as refused:
            broken += 1
            click.echo(str(refused), err=True)
        else:
            click.echo(f"{kit.slug}: {kit.city}, {len(kit.categories)} categories, good.")
    if broken:
        raise click.ClickException(f"{broken} cannot be used.")
