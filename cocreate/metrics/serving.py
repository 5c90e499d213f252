"""`/metrics`, on a port of its own: what all processes counted, and the state of the instance."""

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prometheus_client import REGISTRY, CollectorRegistry, Metric, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

from cocreate.metrics.folder import VARIABLE, forget_dead
from cocreate.metrics.instance import Instance

log = logging.getLogger(__name__)


class AllProcesses:
    """A collector of the client library: what every process of this folder counted, added up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sum = MultiProcessCollector(None, path=str(folder))  # type: ignore[no-untyped-call]

    def collect(self) -> Iterable[Metric]:
        """Added up anew each time."""
        forget_dead(self.folder)
        metrics: Iterable[Metric] = self._sum.collect()  # type: ignore[no-untyped-call]
        return metrics


def serve_metrics(settings: Mapping[str, Any], *more: Any) -> None:
    """Answer Prometheus from a thread of this process, with `more` collectors of the caller's.

    Does nothing unless METRICS_PORT is set. A port that is taken is told in the log: what this
    process is there for goes on.
    """
    if not settings["METRICS_PORT"]:
        return
    registry = CollectorRegistry()
    folder = os.environ.get(VARIABLE)
    registry.register(AllProcesses(Path(folder)) if folder else REGISTRY)
    for collector in (Instance(Path(settings["INSTANCE"]), settings["DATABASE_URL"]), *more):
        registry.register(collector)
    try:
        start_http_server(settings["METRICS_PORT"], settings["METRICS_HOST"], registry)
    except OSError:
        log.exception("metrics_not_served")
