"""Which settings go together, and what is said about those that do not."""

from pathlib import Path

import pytest

from cocreate.config import ConfigError, load
from cocreate.workers import check_mixture

POSTGRESQL = "postgresql+psycopg://postgres@127.0.0.1:5432/none"
REDIS = "redis://127.0.0.1:6379"
KEY = "5a0d1c7be2f94863" * 4


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("COCREATE_INSTANCE", str(tmp_path))
    return monkeypatch


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"WORKERS": "2"}, "COCREATE_DATABASE_URL=postgresql"),
        ({"WORKERS": "2", "REDIS_URL": REDIS}, "COCREATE_DATABASE_URL=postgresql"),
        ({"WORKERS": "2", "DATABASE_URL": POSTGRESQL}, "COCREATE_REDIS_URL=redis"),
        ({"DATABASE_URL": POSTGRESQL, "REDIS_URL": REDIS}, "set COCREATE_SECRET_KEY"),
        ({"REDIS_URL": "http://127.0.0.1"}, "COCREATE_REDIS_URL must begin with"),
        ({"WORKERS": "0"}, "COCREATE_WORKERS"),
        ({"WORKERS": "two"}, "COCREATE_WORKERS"),
        ({"PROXIES": "-1"}, "COCREATE_PROXIES"),
        ({"SECRET_KEY": "change-me-to-something-long-and-random"}, "openssl rand"),
        ({"SECRET_KEY": "x" * 40}, "openssl rand"),
        ({"SECRET_KEY_FALLBACKS": "a-secret-key-of-an-example-somewhere"}, "openssl rand"),
        ({"ORIGINS": "*"}, "COCREATE_ORIGINS"),
        ({"BASE_URL": "https://city.example/?a=b"}, "https://city.example/workshops"),
        ({"BASE_URL": "https://city.example/../x"}, "https://city.example/workshops"),
        ({"BASE_URL": "https://city.example/a b"}, "https://city.example/workshops"),
    ],
)
def test_unsafe_mixture_is_refused(
    given: pytest.MonkeyPatch, settings: dict[str, str], told: str
) -> None:
    for name, value in settings.items():
        given.setenv(f"COCREATE_{name}", value)
    with pytest.raises(ConfigError, match=told.replace("?", r"\?")):
        check_mixture(load())


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"REDIS_URL": REDIS},
        {"DATABASE_URL": POSTGRESQL},
        {"DATABASE_URL": POSTGRESQL, "REDIS_URL": REDIS, "SECRET_KEY": KEY},
        {"DATABASE_URL": POSTGRESQL, "REDIS_URL": REDIS, "SECRET_KEY": KEY, "WORKERS": "3"},
        {"PROXIES": "1", "BASE_URL": "https://city.example/green/workshops/"},
    ],
)
def test_safe_mixture_is_accepted(given: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        given.setenv(f"COCREATE_{name}", value)
    check_mixture(load())


@pytest.mark.parametrize(
    ("base", "path"),
    [("https://city.example", ""), ("https://city.example/", ""),
     ("https://city.example/workshops/", "/workshops"), ("http://localhost:1/a/b-c", "/a/b-c")],
)  # fmt: skip
def test_path_that_everything_is_below(tmp_path: Path, base: str, path: str) -> None:
    assert load({"INSTANCE": str(tmp_path), "BASE_URL": base})["BASE_PATH"] == path
