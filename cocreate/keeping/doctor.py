"""What is wrong with this installation, and what to do about it."""

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from cocreate.keeping import doctor_database, doctor_files, doctor_ground, doctor_settings
from cocreate.keeping.findings import Check, Finding


def examine(*, network: bool = False) -> Iterator[Finding]:
    """Every finding, good ones too. Asks no other host but our own database and queue.

    With `network` each source of tiles is asked for one.
    """
    for check in (
        *doctor_settings.CHECKS,
        doctor_ground.tiles(network=network),
        *doctor_files.CHECKS,
        *doctor_database.CHECKS,
    ):
        yield from _tried(check)


def _tried(check: Check) -> Iterator[Finding]:
    """A database that does not answer is a finding of its own; the other checks go on."""
    try:
        yield from check()
    except SQLAlchemyError as error:
        name = getattr(check, "__name__", "database")
        says = f"the database does not answer ({type(error).__name__})"
        yield Finding(name, "fail", says, "start it, correct COCREATE_DATABASE_URL, or migrate")
