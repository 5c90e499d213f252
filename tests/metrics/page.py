"""Reading `/metrics` of a running server."""

import time
import urllib.request
from collections.abc import Callable

from prometheus_client.parser import text_string_to_metric_families

from tests.server import Server

PATIENCE_S = 30
Samples = dict[str, float]


def text_of(server: Server) -> str:
    """The page, waited for: the job process that serves it starts beside the web server."""
    address = f"http://127.0.0.1:{server.settings['COCREATE_METRICS_PORT']}/metrics"
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def samples(text: str) -> Samples:
    """Each sample by its name and labels as written: `cocreate_sockets{kind="staff"}`."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = ",".join(f'{key}="{value}"' for key, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def once(server: Server, there: Callable[[Samples], bool]) -> Samples:
    """The samples when something has become so, as gauges do within five seconds."""
    until = time.monotonic() + PATIENCE_S
    while not there(now := samples(text_of(server))):
        assert time.monotonic() < until, now
        time.sleep(0.2)
    return now
