"""The `cocreate` command. Commands are thin; rooms add theirs to `app.cli` when they register."""

import sys

import click
from flask.cli import FlaskGroup

from cocreate import create_app
from cocreate.assets.build import build_assets
from cocreate.assets.npm import AssetsError
from cocreate.checks import run_checks
from cocreate.config import SETTINGS, ConfigError, load
from cocreate.demo.run import DemoFailed, Plan, run_demo
from cocreate.journal.engine import UnsafeDatabase, engine_options
from cocreate.locks import renew_locks
from cocreate.messages.check import problems
from cocreate.messages.update import update_catalogues
from cocreate.metrics.folder import open_folder
from cocreate.serve import PortTaken, serve
from cocreate.spelling import misspelt
from cocreate.workers import check_mixture

PLAIN_TROUBLE = (AssetsError, ConfigError, DemoFailed, PortTaken, UnsafeDatabase)


@click.group(
    cls=FlaskGroup,
    create_app=create_app,
    add_default_commands=False,
    add_version_option=False,
    set_debug_flag=False,
)
def cocreate() -> None:
    """Live map workshops for cities that want more nature."""


@cocreate.command(with_appcontext=False)
@click.option("--development", is_flag=True, help="Also what only tests and checks need.")
def assets(development: bool) -> None:
    """Install and build the browser's files, if anything about them changed."""
    if build_assets(for_development=development):
        click.echo("The browser's files are made.")


@cocreate.command(with_appcontext=False)
@click.option("--check", is_flag=True, help="Change nothing; fail if a catalogue is not complete.")
def messages(check: bool) -> None:
    """Bring new sentences into the languages' catalogues."""
    if not check:
        click.echo(f"Brought up to date: {', '.join(update_catalogues())}.")
    found = problems()
    for problem in found:
        click.echo(problem)
    if check and found:
        sys.exit(1)


@cocreate.command(with_appcontext=False)
def check() -> None:
    """Look for mistakes without running the product: linters, types, imports, catalogues."""
    if not run_checks(click.echo):
        sys.exit(1)


@cocreate.command(with_appcontext=False)
def settings() -> None:
    """Say what can be set through the environment, and what it is when it is not."""
    for setting in SETTINGS:
        click.echo(f"COCREATE_{setting.name}: {setting.meaning} [{setting.default}]")


@cocreate.command()
def migrate() -> None:
    """Bring the database's tables to what this version needs."""
    # Alembic takes a tenth of a second to import, and only this command needs it.
    from flask_migrate import upgrade  # noqa: PLC0415

    upgrade()


@cocreate.command(with_appcontext=False)
@click.pass_context
def setup(context: click.Context) -> None:
    """Make the browser's files and the database's tables: all a start needs."""
    context.invoke(assets, development=False)
    context.invoke(migrate)


@cocreate.command(with_appcontext=False)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def run(host: str, port: int) -> None:
    """Serve until interrupted."""
    # What is wrong is said here in one sentence; the server's workers could only fail to boot.
    values = load()
    check_mixture(values)
    engine_options(values["DATABASE_URL"])
    open_folder(load())
    serve(host, port)


@cocreate.command(with_appcontext=False)
@click.option("--port", default=8000, envvar="COCREATE_PORT", type=click.IntRange(1, 65535))
@click.option("--live", is_flag=True, envvar="COCREATE_DEMO_LIVE", help="Residents come too.")
@click.option("--share", is_flag=True, envvar="COCREATE_DEMO_SHARE", help="For phones in the room.")
def demo(port: int, live: bool, share: bool) -> None:
    """Serve a filled demo workshop until interrupted."""
    run_demo(Plan(port, live=live, share=share))


@cocreate.command(with_appcontext=False)
@click.option("--upgrade", is_flag=True, help="To the newest releases, not only what changed.")
def lock(upgrade: bool) -> None:
    """Renew the Python lock files from pyproject.toml."""
    for file in renew_locks(upgrade=upgrade):
        click.echo(file.name)


def main() -> None:
    """Run the command line; trouble that people can mend is told in one sentence."""
    for sentence in misspelt():
        click.echo(sentence, err=True)
    try:
        cocreate()
    except PLAIN_TROUBLE as trouble:
        sys.exit(str(trouble))
