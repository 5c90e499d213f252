"""How gunicorn serves the product; whoever starts it adds the address (`cocreate.serve`).

gunicorn reads this file by its path: were the package imported in its master process, the
libraries would be loaded before gevent has put its own sockets and locks in place.
"""

import gc
import os
import signal
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

# Loaded before gevent does its work, so that its locks are native: a hit never switches greenlets.
import prometheus_client  # noqa: F401
from gunicorn.glogging import Logger

# One worker by itself; several tell each other by the queue, and are refused without it.
workers = int(os.environ.get("COCREATE_WORKERS", "1"))
worker_class = "gevent"
worker_connections = 5000
graceful_timeout = 10
loglevel = "warning"
# It would be opened in the home folder.
control_socket_disable = True

_LINES = run_path(str(Path(__file__).with_name("logs") / "lines.py"))


class Log(Logger):  # type: ignore[misc]  # published without types
    """gunicorn's own words in the form of our log; requests are told by the product."""

    def setup(self, cfg: Any) -> None:
        """Also for all that the workers say, which are this process's children."""
        super().setup(cfg)
        form = os.environ.get("COCREATE_LOG_FORMAT", "")
        _LINES["start_logging"](form, os.environ.get("COCREATE_LOG_LEVEL", "info"))
        for handler in self.error_log.handlers:
            handler.setFormatter(_LINES["formatter"](form))


logger_class = Log
# Whom to believe about people's addresses is said by COCREATE_PROXIES alone.
forwarded_allow_ips = ""
forwarder_headers = ""


def on_starting(server: Any) -> None:
    """Refuse a number of workers that was given to gunicorn by hand."""
    if server.cfg.workers != workers:
        sys.exit(
            f"gunicorn was told to start {server.cfg.workers} workers: set COCREATE_WORKERS instead,"
            " so that it is checked whether they can work together"
        )


def post_worker_init(worker: Any) -> None:
    """Settle a worker that has loaded everything; asked to stop, it tells the phones first.

    Ctrl-C is left to the master: a worker told twice would fall over its own ending. What is
    loaded stays, so the garbage collector need not look at it: its pauses made the slowest acks.
    """
    # Not before gevent is in place, as above.
    from gevent import config  # noqa: PLC0415

    from cocreate.live.stopping import watch  # noqa: PLC0415

    # The first to open a page would hold everybody up while its template is compiled.
    templates = worker.wsgi.jinja_env
    for name in templates.list_templates():
        templates.get_template(name)
    gc.freeze()
    # Python looks at what is old only when a quarter is new: it must not count what is frozen.
    gc.collect()
    # Seldom, but not never: a line that has been lost leaves some 25 kB in circles of references.
    gc.set_threshold(10_000, 2, 1)
    # Where a greenlet was begun is of interest to debuggers only, and kept for each connection.
    config.track_greenlet_tree = False
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch(worker)
