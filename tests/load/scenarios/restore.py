"""The drill of an operator: a backup of a long evening, put back on another machine and verified."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from cocreate.journal.engine import sqlite_module
from tests.load.figures import Figures, Target
from tests.load.product import Product
from tests.load.seed import Crowded, fill

LONGEST_S = 60
COUNTED = ("events", "proposals", "votes", "participants")


def restore(product: Product, disk: str, crowded: Crowded) -> Figures:
    """Backup while the server runs; restore and verify in an empty instance. Only for SQLite."""
    workshop = product.workshop()
    fill(workshop.evening, crowded)
    row = Figures("restore", disk, 0, 0)
    with TemporaryDirectory(prefix="cocreate-restored-") as name:
        there = Path(name)
        settings = product.server.settings
        file = there / "evening.zip"
        row.more["backup s"] = _timed(settings, "backup", str(file))
        elsewhere = settings | {
            "COCREATE_INSTANCE": str(there / "instance"),
            "COCREATE_DATABASE_URL": f"sqlite:///{there}/restored.sqlite3",
        }
        row.more["restore s"] = _timed(elsewhere, "restore", str(file))
        row.more["verify s"] = _timed(elsewhere, "verify")
        row.more["backup MB"] = file.stat().st_size / 1e6
        before = _counts(settings["COCREATE_DATABASE_URL"])
        after = _counts(elsewhere["COCREATE_DATABASE_URL"])
    row.more["events"] = before["events"]
    row.lost = sum(max(before[table] - after[table], 0) for table in COUNTED)
    row.doubled = sum(max(after[table] - before[table], 0) for table in COUNTED)
    taken = (row.more["restore s"] or 0) + (row.more["verify s"] or 0)
    row.targets.append(Target("restore and verify", taken, LONGEST_S, "s"))
    return row


def _timed(settings: Mapping[str, str], *arguments: str) -> float:
    """Seconds one of the product's commands takes. Raises CalledProcessError when it fails."""
    began = perf_counter()
    command = [sys.executable, "-m", "cocreate", *arguments]
    subprocess.run(command, env=os.environ | dict(settings), check=True, capture_output=True)
    return perf_counter() - began


def _counts(url: str) -> dict[str, int]:
    """Rows of each table that matters."""
    with closing(sqlite_module().connect(url.removeprefix("sqlite:///"))) as database:
        return {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in COUNTED
        }
