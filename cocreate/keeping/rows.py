"""Rows of any table as lines of JSON, and back into either database.

The tables are read from the database itself, not from the models: a backup of an older version is
put back into tables of that version before they are migrated.
"""

import base64
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import orjson
from sqlalchemy import Column, Connection, MetaData, Table, func, insert, select, text

BATCH = 500
# Of rows with files in them, a megabyte each.
FEW = 8
WITH_FILES = {"layer_files"}
VERSIONS = "alembic_version"  # Alembic's own; the manifest says the revision

Row = Mapping[str, Any]


def tables_of(connection: Connection) -> list[Table]:
    """The tables that are there now, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSIONS]


def count_rows(connection: Connection, tables: Iterable[Table]) -> int:
    """How many rows these tables have together."""
    counts = (connection.scalar(select(func.count()).select_from(table)) for table in tables)
    return sum(count or 0 for count in counts)


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row of a table as a line of JSON; few of them are in memory at a time."""
    query = select(table).order_by(*table.primary_key)
    rows = connection.execute(query, execution_options={"yield_per": _at_a_time(table)})
    names = [f"{name}" for name in rows.keys()]  # noqa: SIM118 - plain str, not SQLAlchemy's own
    for row in rows:
        plain = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        yield orjson.dumps(plain, option=orjson.OPT_NAIVE_UTC | orjson.OPT_APPEND_NEWLINE)


def _at_a_time(table: Table) -> int:
    """How many of its rows may be in memory together."""
    return FEW if table.name in WITH_FILES else BATCH


def _plain(value: Any) -> Any:
    """SQLite keeps ids as 32 hexadecimal digits, PostgreSQL as such: lines have the digits."""
    if isinstance(value, uuid.UUID):
        return value.hex
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def put_rows(connection: Connection, table: Table, rows: Iterator[Row]) -> Iterator[int]:
    """Insert rows as they come; yields how many at a time."""
    readers = {column.name: _reader(column) for column in table.columns}
    batch: list[dict[str, Any]] = []
    most = _at_a_time(table)
    for row in rows:
        batch.append({k: None if v is None else readers[k](v) for k, v in row.items()})
        if len(batch) == most:
            connection.execute(insert(table), batch)
            yield len(batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
        yield len(batch)


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    """How this database's column wants a value of a line."""
    try:
        kind = column.type.python_type
    except NotImplementedError:
        return lambda value: value
    readers: dict[type, Callable[[Any], Any]] = {
        uuid.UUID: uuid.UUID,
        bytes: base64.b64decode,
        datetime: lambda text: datetime.fromisoformat(text).astimezone(UTC),
        date: date.fromisoformat,
    }
    return readers.get(kind, lambda value: value)


def continue_numbers(connection: Connection, tables: Iterable[Table]) -> None:
    """Have PostgreSQL count on after the numbers that were put in; SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key:
            if column.type.python_type is int and column.server_default is not None:
                connection.execute(
                    text("SELECT setval(pg_get_serial_sequence(:table, :column), :next, false)"),
                    {
                        "table": table.name,
                        "column": column.name,
                        "next": (connection.scalar(select(func.max(column))) or 0) + 1,
                    },
                )
