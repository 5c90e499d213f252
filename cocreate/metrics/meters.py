"""The metrics that every process counts for itself; `metrics.serving` adds them up.

A hit costs about a microsecond, also from the writer's own thread: `gunicorn_settings` loads the
library before gevent does its work, so its locks are native and never switch greenlets.
"""

import time

from prometheus_client import Counter, Gauge, Histogram

# Seconds. 0.05 is what the event loop may be held up for at most, so it is a bound here.
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)

COMMAND_SECONDS = Histogram(
    "cocreate_command_seconds",
    "From a command's arrival at the door to its answer",
    buckets=SECONDS,
)
DELIVERY_SECONDS = Histogram(
    "cocreate_delivery_seconds", "From a commit to its frame being handed on", buckets=SECONDS
)
COMMIT_SECONDS = Histogram(
    "cocreate_commit_seconds",
    "One transaction of the writer, to the end of its commit",
    buckets=SECONDS,
)
COMMIT_COMMANDS = Histogram(
    "cocreate_commit_commands", "Commands that shared one commit", buckets=SIZES
)
LOOP_LAG_SECONDS = Histogram(
    "cocreate_loop_lag_seconds", "How late the event loop runs what is due", buckets=SECONDS
)

ACCEPTED = Counter("cocreate_commands_accepted_total", "Commands accepted", ["kind"])
REFUSED = Counter("cocreate_refusals_total", "Commands and connections refused", ["code"])
REPEATED = Counter("cocreate_commands_repeated_total", "Commands sent again and answered as before")
LATE = Counter("cocreate_commands_late_total", "Commands kept as late: their step had closed")
JOINS = Counter("cocreate_joins_total", "People who joined a workshop")
SNAPSHOTS_BUILT = Counter("cocreate_snapshots_built_total", "Snapshots made from the tables")
SNAPSHOTS_REUSED = Counter("cocreate_snapshots_reused_total", "Snapshots answered from memory")
SLOW_CLOSED = Counter("cocreate_slow_clients_closed_total", "Sockets let go for not reading")
FAILURES = Counter("cocreate_failures_total", "Exceptions that nobody expected", ["event"])

SOCKETS = Gauge("cocreate_sockets", "Open sockets", ["kind"], multiprocess_mode="livesum")
POLLERS = Gauge(
    "cocreate_pollers", "Who polls, WebSocket being blocked", ["kind"], multiprocess_mode="livesum"
)
PEOPLE = Gauge("cocreate_people_present", "People here", multiprocess_mode="livesum")
WRITER_QUEUE = Gauge(
    "cocreate_writer_queue_commands", "Commands waiting to be written", multiprocess_mode="livesum"
)
CLIENT_QUEUE = Gauge(
    "cocreate_client_queue_frames_max",
    "Longest queue of frames to a socket",
    multiprocess_mode="livemax",
)
RESIDENT_MEMORY = Gauge(
    "cocreate_resident_memory_bytes", "Memory in RAM", ["process"], multiprocess_mode="livesum"
)
OPEN_FILES = Gauge(
    "cocreate_open_files", "Open files and sockets", ["process"], multiprocess_mode="livesum"
)


def performed(kind: str, *, repeated: bool, late: bool) -> None:
    """A command was accepted: now, or before (then it did nothing and had the same answer)."""
    if repeated:
        REPEATED.inc()
        return
    ACCEPTED.labels(kind).inc()
    if late:
        LATE.inc()


def sent(committed_at: float) -> None:
    """A frame was handed on whose event was committed at that `time.monotonic()`."""
    DELIVERY_SECONDS.observe(time.monotonic() - committed_at)


def committed(commands: int, seconds: float) -> None:
    """The writer committed so many commands in one transaction."""
    COMMIT_COMMANDS.observe(commands)
    COMMIT_SECONDS.observe(seconds)
