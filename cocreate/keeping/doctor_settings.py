"""Settings that do not go together, or that people's phones will stumble over."""

import resource
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import current_app

from cocreate.config import LOOPBACK, ConfigError
from cocreate.keeping.findings import Check, Finding, judged
from cocreate.spelling import misspelt
from cocreate.workers import check_mixture

TIMEOUT_S = 3
# Files a worker has open besides its sockets: libraries, database, logs.
OTHER_FILES = 256


def mixture() -> Iterator[Finding]:
    """Workers, database and queue go together; no variable is misspelt."""
    try:
        check_mixture(current_app.config)
        yield Finding("settings", "ok", "workers, database and queue go together")
    except ConfigError as error:
        yield Finding("settings", "fail", str(error), "see `cocreate settings`")
    for sentence in misspelt():
        yield Finding("settings", "warn", sentence, "see `cocreate settings`")
    if current_app.config["DEMO_TOKEN"]:
        advice = "take COCREATE_DEMO_TOKEN away"
        yield Finding("settings", "warn", "a demo link opens the staff's pages", advice)


def address() -> Iterator[Finding]:
    """The address people type is one that their phones can reach, and safely."""
    url = current_app.config["BASE_URL"]
    if urlsplit(url).hostname in LOOPBACK:
        advice = "set COCREATE_BASE_URL to the address people type"
        yield Finding("address", "warn", f"{url} opens on this machine only", advice)
    else:
        secure = current_app.config["COOKIE_SECURE"]
        advice = "put a proxy with https in front; phones keep pages for no network only with it"
        yield judged("address", secure, f"people type {url}", "warn", advice)
    origins = ", ".join(current_app.config["ORIGINS"])
    yield Finding("origins", "ok", f"pages may come from {origins}")


def queue() -> Iterator[Finding]:
    """The queue between workers answers, if there is one."""
    url = current_app.config["REDIS_URL"]
    if not url:
        return
    from redis import Redis, RedisError  # noqa: PLC0415 - the web server imports this file too

    try:
        Redis.from_url(url, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S).ping()
        yield Finding("queue", "ok", "Redis answers")
    except (RedisError, ValueError) as error:
        advice = "start Redis, or correct COCREATE_REDIS_URL"
        yield Finding("queue", "fail", f"Redis does not answer: {type(error).__name__}", advice)


def open_files() -> Iterator[Finding]:
    """Each phone takes a file descriptor; a server without them refuses people."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = current_app.config["MOST_SOCKETS"] + OTHER_FILES
    says = f"{soft} files may be open here, {needed} are needed"
    advice = "raise LimitNOFILE (systemd) or `ulimit -n`, or lower COCREATE_MOST_SOCKETS"
    enough = soft >= needed or soft == resource.RLIM_INFINITY
    yield judged("open files", enough, says, "warn", advice)


CHECKS: tuple[Check, ...] = (mixture, address, queue, open_files)
