"""`cocreate staff …`: accounts, from the machine the app runs on."""

import click
from flask.cli import AppGroup

from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff import actions, queries
from cocreate.staff.commands import AddStaff, SetPassword
from cocreate.staff.models import STAFF_ROLES, StaffRole
from cocreate.staff.passwords import MIN_LENGTH, hash_password, new_password

staff = AppGroup("staff", help="Accounts of facilitators, planners and admins.")


@staff.command("add")
@click.argument("login")
@click.option("--name", default="", help="The person's name; the login if left out.")
@click.option("--role", type=click.Choice(STAFF_ROLES), default="facilitator", show_default=True)
@click.option("--ask", is_flag=True, help="Type the password instead of having one made.")
def add(login: str, name: str, role: StaffRole, ask: bool) -> None:
    """Add an account."""
    password = _password(ask)
    command = AddStaff(login, name, role, hash_password(password))
    try:
        account = store.write(lambda session: actions.add_account(session, command, utcnow))
    except Refused as refused:
        raise _as_click(refused) from refused
    click.echo(f"Added {account.role} {account.login}.")
    _show_once(password, ask)


@staff.command("reset")
@click.argument("login")
@click.option("--ask", is_flag=True, help="Type the password instead of having one made.")
def reset(login: str, ask: bool) -> None:
    """Set a new password; whoever is signed in with the old one is signed out."""
    password = _password(ask)
    hashed = hash_password(password)
    try:
        store.write(
            lambda session: actions.set_password(
                session, SetPassword(actions.named(session, login).id, hashed)
            )
        )
    except Refused as refused:
        raise _as_click(refused) from refused
    click.echo(f"New password for {login}.")
    _show_once(password, ask)


@staff.command("disable")
@click.argument("login")
def disable(login: str) -> None:
    """Lock an account and end its sessions at once."""
    try:
        staff_id = store.write(lambda session: actions.disable_account(session, login, utcnow))
    except Refused as refused:
        raise _as_click(refused) from refused
    actions.announce_disabled(staff_id)
    click.echo(f"Disabled {login} and ended its sessions.")


@staff.command("enable")
@click.argument("login")
def enable(login: str) -> None:
    """Open a disabled account again."""
    try:
        store.write(lambda session: actions.enable_account(session, login))
    except Refused as refused:
        raise _as_click(refused) from refused
    click.echo(f"Enabled {login}.")


@staff.command("list")
def list_accounts() -> None:
    """Print every account: login, role, name, since when, whether disabled."""
    with store.read() as session:
        accounts = queries.accounts(session)
    for account in accounts:
        state = "disabled" if account.disabled_at else "active"
        since = account.created_at.date().isoformat()
        click.echo(f"{account.login:24} {account.role:12} {state:9} {since}  {account.name}")


def _password(ask: bool) -> str:
    if not ask:
        return new_password()
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < MIN_LENGTH:
        raise click.ClickException(f"Use at least {MIN_LENGTH} characters.")
    return password


def _show_once(password: str, asked: bool) -> None:
    if not asked:
        click.echo(f"Password (shown only now): {password}")


def _as_click(refused: Refused) -> click.ClickException:
    return click.ClickException(refused.message % refused.params)
