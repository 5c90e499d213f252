"""What is read from the instance folder at the moment Prometheus asks."""

import shutil
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from sqlalchemy import make_url

from cocreate.config import ROOT

# Written by `cocreate backup` when a backup is whole; its age is the backup's.
STAMP = "last_backup.json"


class Instance:
    """A collector of the client library: disk, write-ahead log, last backup, version."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.database_url = database_url

    def collect(self) -> Iterator[Metric]:
        """What Prometheus is told, made anew each time."""
        build = InfoMetricFamily("cocreate_build", "The version that runs")
        build.add_metric([], {"version": own_version()})
        yield build
        free = shutil.disk_usage(self.folder).free
        yield _gauge("cocreate_disk_free_bytes", "Disk left in the instance folder", free)
        if (wal := self._wal_bytes()) is not None:
            yield _gauge("cocreate_wal_bytes", "Size of SQLite's write-ahead log", wal)
        if (at := self._backed_up_at()) is not None:
            yield _gauge(
                "cocreate_last_backup_timestamp_seconds", "When the last backup was made", at
            )

    def _wal_bytes(self) -> int | None:
        """None where the database is a server's."""
        url = make_url(self.database_url)
        if url.get_backend_name() != "sqlite":
            return None
        log = Path(f"{url.database}-wal")
        return log.stat().st_size if log.exists() else 0

    def _backed_up_at(self) -> float | None:
        """When the last backup was finished, in seconds since 1970; None before the first."""
        stamp = self.folder / STAMP
        return stamp.stat().st_mtime if stamp.exists() else None


def own_version() -> str:
    """The installed package's, or the checkout's."""
    try:
        return version("cocreate")
    except PackageNotFoundError:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, value=value)
