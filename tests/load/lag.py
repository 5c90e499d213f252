"""Whether something held the server's loop up: its own histogram, read from /metrics."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from time import monotonic, sleep

NAME = "cocreate_loop_lag_seconds"
# Nothing in a live worker may take longer.
BOUND_S = "0.05"
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Lag:
    """How often the loop was looked at, and how often it was later than the bound."""

    looks: float
    late: float

    def since(self, before: "Lag") -> "Lag":
        return Lag(self.looks - before.looks, self.late - before.late)


def lag_at(port: int) -> Lag:
    """As counted by all workers so far; `port` is METRICS_PORT."""
    lines = _page(port).splitlines()
    values = dict(line.rsplit(" ", 1) for line in lines if line.startswith(NAME))
    looks = float(values[f"{NAME}_count"])
    return Lag(looks, looks - float(values[f'{NAME}_bucket{{le="{BOUND_S}"}}']))


def _page(port: int) -> str:
    """The job process answers it, which may come up after the web server."""
    until = monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            if monotonic() > until:
                raise
            sleep(0.1)
