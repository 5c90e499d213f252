"""Every setting: its name, default and meaning. Read from the environment as `COCREATE_<NAME>`."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
KIB = 1024
PREFIX = "COCREATE_"
YES, NO = True, False
SHORTEST_SECRET = 32
ORIGIN = re.compile(r"https?://[a-z0-9.\-:\[\]]+")
USUAL_PORTS = {"http": 80, "https": 443}
BELOW = re.compile(r"(/[\w~-][\w.~-]*)*", re.ASCII)
# Words of examples, and secrets of hardly any characters: whoever has read the papers could guess them.
EXAMPLE = re.compile(r"change.?(me|this)|example|your.?secret|secret.?key|replace", re.IGNORECASE)
FEWEST_CHARACTERS = 8


def page_files(name: str) -> Path:
    """The folder `templates` or `static`: beside the package in a checkout, in it when installed."""
    beside = ROOT / name
    return beside if beside.is_dir() else Path(__file__).parent / name


class ConfigError(Exception):
    """A setting that cannot be worked with; the message says what to set."""

    for_operators = True  # its words may stand in the log


def _flag(text: str) -> bool:
    return text.strip().lower() in {"1", "true", "yes", "on"}


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word]


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in names:
            raise ValueError(f"use one of {', '.join(filter(None, names))}")
        return text.lower()

    return read


_log_format = _one_of("", "json", "text")
_log_level = _one_of("debug", "info", "warning", "error")


def _at_least(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if int(text) < least:
            raise ValueError(f"it must be at least {least}")
        return int(text)

    return read


@dataclass(frozen=True)
class Setting:
    """One setting; `read` turns the environment's text into its value."""

    name: str
    default: Any
    meaning: str
    read: Callable[[str], Any] = str


SETTINGS = (
    Setting("INSTANCE", str(ROOT / "instance"), "folder of the database, the secrets and the tile cache"),
    Setting("DATABASE_URL", "", "SQLAlchemy URL; empty means SQLite in the instance folder"),
    Setting("SECRET_KEY", "", "signs cookies and join links; empty means the one kept in the instance folder"),
    Setting("SECRET_KEY_FALLBACKS", [], "former secrets that still open what they signed", _words),
    Setting("BASE_URL", "http://127.0.0.1:8000", "the address people type; its scheme decides about cookies"),
    Setting("ORIGINS", [], "further origins that pages may be served from, besides BASE_URL's", _words),
    Setting("REDIS_URL", "", "redis://… through which workers tell each other of new events; needed for more than one"),
    Setting("WORKERS", 1, "processes that carry people on this machine; more than one needs PostgreSQL and Redis", _at_least(1)),
    Setting("PROXIES", 0, "how many proxies in front are ours, whose X-Forwarded-* headers are believed", _at_least(0)),
    Setting("INSECURE_LAN", NO, "allow plain http on an address that is not loopback", _flag),
    Setting("TILE_SOURCE", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "map tiles behind our proxy; 'none' for no tiles"),
    Setting("TILE_ATTRIBUTION", "© OpenStreetMap contributors", "what the map says about its tiles"),
    Setting("TILE_CACHE_MB", 512, "how much disk the tile cache may take", int),
    Setting("TILE_CONTACT", "", "a web or mail address put into the tile user agent, as tile servers ask"),
    Setting("SOURCES_FILE", "", "a TOML file with named sources of ground: further maps, aerial photos, files of tiles"),
    Setting("KITS_FOLDER", "", "a folder with further kits"),
    Setting("MOST_SOCKETS", 3000, "phones, consoles and projectors one worker carries; more are asked to wait", int),
    Setting("JOB_SILENCE_S", 10.0, "seconds without a sign of life after which a job is given to another process", float),
    Setting("DEMO_TOKEN", "", "opens /staff/link/<token>; set by the demo only"),
    Setting("METRICS_PORT", 0, "where Prometheus finds /metrics; 0 for nowhere, and never the public port", int),
    Setting("METRICS_HOST", "127.0.0.1", "the address /metrics listens on; keep it away from the public"),
    Setting("LOG_FORMAT", "", "lines of the log: 'json' or 'text'; empty means text in a terminal, JSON elsewhere", _log_format),
    Setting("LOG_LEVEL", "info", "what the log tells: debug, info, warning or error", _log_level),
    Setting("OFFLINE_PAGES", YES, "let phones keep the live page and open it without a network", _flag),
    Setting("LANGUAGES", ["en", "da", "de", "fr", "nb", "nl", "sv"], "languages of the pages", _words),
)  # fmt: skip


def load(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Every setting's value, from `overrides`, else the environment, else its default.

    Adds what follows from them (Flask's and the extensions' own names). Raises ConfigError.
    """
    values = {s.name: _value(s) for s in SETTINGS} | dict(overrides or {})
    instance = Path(values["INSTANCE"])
    values["SECRET_KEY"] = values["SECRET_KEY"] or _own_secret(values)
    values["DATABASE_URL"] = values["DATABASE_URL"] or f"sqlite:///{instance / 'cocreate.sqlite3'}"
    return values | _derived(values)


def _value(setting: Setting) -> Any:
    text = os.environ.get(PREFIX + setting.name)
    if text is None:
        return setting.default
    try:
        return setting.read(text)
    except ValueError as error:
        raise ConfigError(f"COCREATE_{setting.name}={text!r} cannot be read: {error}") from error


def _own_secret(values: Mapping[str, Any]) -> str:
    """The instance's own secret, made on first use, readable by its owner only."""
    if values["REDIS_URL"] and values["DATABASE_URL"].startswith("postgresql"):
        raise ConfigError(
            "Workers on several hosts must sign alike: with COCREATE_REDIS_URL and PostgreSQL, set"
            " COCREATE_SECRET_KEY to the same 32 or more random characters on each of them"
        )
    instance = Path(values["INSTANCE"])
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = instance / "secret_key"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


def origin_of(url: str) -> str:
    """`scheme://host[:port]` of a URL, as browsers say it. Raises ConfigError."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigError(f"{url!r} is not an address: {error}") from error
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    shown = "" if port in {None, USUAL_PORTS.get(parts.scheme)} else f":{port}"
    return f"{parts.scheme}://{host or ''}{shown}"


def _origins(values: Mapping[str, Any]) -> list[str]:
    """The pages' origins. Never empty and never `*`: both would let any site speak for people."""
    origins = [origin_of(values["BASE_URL"]), *map(str.lower, values["ORIGINS"])]
    for origin in origins:
        # A path, a quote or a semicolon would never match a browser's word, and end up in the CSP.
        if not ORIGIN.fullmatch(origin):
            raise ConfigError(
                f"{origin!r} is not an origin: set COCREATE_BASE_URL and COCREATE_ORIGINS to"
                " addresses such as https://workshop.example.org"
            )
    return [origin_of(origin) for origin in origins]


def _is_secure(values: Mapping[str, Any]) -> bool:
    parts = urlsplit(values["BASE_URL"])
    if parts.scheme == "https":
        return True
    if parts.hostname in LOOPBACK or values["INSECURE_LAN"]:
        return False
    raise ConfigError(
        f"COCREATE_BASE_URL={values['BASE_URL']} is plain http on a public address:"
        " use https, or set COCREATE_INSECURE_LAN=1 for a hall's own network"
    )


def _secrets(values: Mapping[str, Any]) -> list[str]:
    """All that open what was signed: a former one that can be guessed is as bad as a present one."""
    return [values["SECRET_KEY"], *values["SECRET_KEY_FALLBACKS"]]


def _check_secrets(values: Mapping[str, Any]) -> None:
    for key in _secrets(values):
        if len(key) < SHORTEST_SECRET:
            raise ConfigError("COCREATE_SECRET_KEY is too short: use at least 32 random characters")
        if EXAMPLE.search(key) or len(set(key)) < FEWEST_CHARACTERS:
            raise ConfigError(
                "COCREATE_SECRET_KEY can be guessed: set it to what `openssl rand -hex 32` prints"
            )


def _base_path(values: Mapping[str, Any]) -> str:
    """The path of BASE_URL that everything is below, such as `/workshops`; empty for none."""
    parts = urlsplit(values["BASE_URL"])
    path: str = parts.path.rstrip("/")
    if parts.query or parts.fragment or not BELOW.fullmatch(path):
        raise ConfigError(
            f"COCREATE_BASE_URL={values['BASE_URL']} does not end in a plain path:"
            " set it to an address such as https://city.example/workshops"
        )
    return path


def _derived(values: Mapping[str, Any]) -> dict[str, Any]:
    _check_secrets(values)
    if not values["LANGUAGES"]:
        raise ConfigError("COCREATE_LANGUAGES is empty: name at least one, such as en")
    secure = _is_secure(values)
    prefix = "__Host-" if secure else ""
    return {
        "ORIGINS": _origins(values),
        "BASE_PATH": _base_path(values),
        "COOKIE_SECURE": secure,
        "STAFF_COOKIE": f"{prefix}cocreate-staff",
        "SCREEN_COOKIE": f"{prefix}cocreate-screen",
        "SESSION_COOKIE_NAME": f"{prefix}cocreate",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PERMANENT_SESSION_LIFETIME": 200 * 24 * 3600,
        # Set when it changes only: a slow answer would put back a cookie from before one joined.
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SQLALCHEMY_DATABASE_URI": values["DATABASE_URL"],
        "MAX_CONTENT_LENGTH": 2 * KIB * KIB,
        "MAX_FORM_MEMORY_SIZE": 2 * KIB * KIB,
        # A form left open for an evening is still sent: its text must not be lost.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_CHECK_DEFAULT": False,
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "cocreate" / "translations"),
        "BABEL_DEFAULT_LOCALE": "en",
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_MIMETYPES": [
            "text/html", "text/css", "text/javascript", "application/javascript",
            "application/json", "application/geo+json", "image/svg+xml", "text/csv",
        ],
        "COMPRESS_STREAMS": True,
    }  # fmt: skip
