"""Settings that would be unsafe stop the start, each with a sentence that says what to set."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cocreate import create_app
from cocreate.config import ConfigError, load
from cocreate.journal import engine
from tests.databases import fresh_app
from tests.robust.room import Room

SECURE = "https://workshop.example.org"


def loaded(tmp_path: Path, **settings: Any) -> dict[str, Any]:
    return load({"INSTANCE": str(tmp_path), **settings})


@pytest.mark.parametrize(
    "origins",
    [["*"], ["https://*.example.org"], ["null"], [""], ["workshop.example.org"], ["https://"],
     ["ftp://example.org"], ["https://example.org/"], ["https://example.org/path"],
     ["https://a@example.org"], ["https://example.org:x"],
     ["https://example.org;script-src"], ["https://example.org'"], ["https://example.org:99999"]],
)  # fmt: skip
def test_origins_that_are_none(tmp_path: Path, origins: list[str]) -> None:
    with pytest.raises(ConfigError):
        loaded(tmp_path, BASE_URL=SECURE, ORIGINS=origins)


@pytest.mark.parametrize("base", ["", "*", "https://*", "workshop.example.org", "//example.org",
                                  "https://", "http:///", "https://example.org:x"])  # fmt: skip
def test_an_address_that_is_none(tmp_path: Path, base: str) -> None:
    with pytest.raises(ConfigError):
        loaded(tmp_path, BASE_URL=base)


def test_there_is_always_an_origin(tmp_path: Path) -> None:
    assert loaded(tmp_path, ORIGINS=[])["ORIGINS"] == ["http://127.0.0.1:8000"]


def test_origins_are_as_a_browser_says_them(tmp_path: Path) -> None:
    further = ["https://Example.org:443", "http://example.org:80", "http://[2001:DB8::1]:8000"]
    values = loaded(tmp_path, BASE_URL="https://Workshop.Example.org:443/hall", ORIGINS=further)
    expected = [SECURE, "https://example.org", "http://example.org", "http://[2001:db8::1]:8000"]
    assert values["ORIGINS"] == expected


@pytest.mark.parametrize("short", [{"SECRET_KEY": "short"}, {"SECRET_KEY": "x" * 31},
                                   {"SECRET_KEY_FALLBACKS": ["former"]}])  # fmt: skip
def test_a_secret_that_can_be_guessed(tmp_path: Path, short: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="COCREATE_SECRET_KEY is too short"):
        loaded(tmp_path, **short)


def test_the_instance_s_own_secret_is_for_its_owner_only(tmp_path: Path) -> None:
    key = loaded(tmp_path)["SECRET_KEY"]
    assert len(key) >= 32
    assert loaded(tmp_path)["SECRET_KEY"] == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "host", ["workshop.example.org", "192.168.1.7", "10.0.0.1", "127.0.0.1.evil.example", "0.0.0.0"]  # noqa: S104
)  # fmt: skip
def test_plain_http_is_for_loopback(tmp_path: Path, host: str) -> None:
    base = f"http://{host}:8000"
    with pytest.raises(ConfigError, match="COCREATE_INSECURE_LAN=1"):
        loaded(tmp_path, BASE_URL=base)
    assert loaded(tmp_path, BASE_URL=base, INSECURE_LAN=True)["COOKIE_SECURE"] is False


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_loopback_needs_no_https(tmp_path: Path, host: str) -> None:
    values = loaded(tmp_path, BASE_URL=f"http://{host}:8000")
    assert values["COOKIE_SECURE"] is False
    assert values["ORIGINS"] == [f"http://{host}:8000"]


@pytest.mark.parametrize("number", ["", "many", "1.5", "0x10", "1e3"])
def test_a_number_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setenv("COCREATE_TILE_CACHE_MB", number)
    with pytest.raises(ConfigError, match="COCREATE_TILE_CACHE_MB"):
        loaded(tmp_path)


def test_no_language_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="COCREATE_LANGUAGES"):
        loaded(tmp_path, LANGUAGES=[])


def test_a_sqlite_that_loses_what_it_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = engine.sqlite_module().sqlite_version_info
    monkeypatch.setattr(engine, "SAFE_SQLITE", (newest[0], newest[1] + 1, 0))
    with pytest.raises(engine.UnsafeDatabase, match="can corrupt a WAL database"):
        create_app({"INSTANCE": str(tmp_path)})
    create_app({"INSTANCE": str(tmp_path), "DATABASE_URL": "postgresql+psycopg://127.0.0.1/none"})


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_the_versions_with_the_fault(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(engine.sqlite_module(), "sqlite_version_info", version)
    with pytest.raises(engine.UnsafeDatabase, match=".".join(map(str, version))):
        engine.sqlite_module()


@pytest.mark.parametrize("url", ["nonsense", "mysql://root:secret@127.0.0.1/x", "oracle://x"])
def test_a_database_that_is_none(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match="COCREATE_DATABASE_URL") as told:
        create_app({"INSTANCE": str(tmp_path), "DATABASE_URL": url})
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(("name", "value"), [("BASE_URL", "http://example.org"), ("ORIGINS", "*"),
                                             ("SECRET_KEY", "short"), ("DATABASE_URL", "x")])  # fmt: skip
def test_the_server_says_it_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    settings = {"COCREATE_INSTANCE": str(tmp_path), f"COCREATE_{name}": value}
    command = [sys.executable, "-m", "cocreate", "run", "--port", "1"]
    done = subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "COCREATE_" in done.stderr


def cookies_of(app: Flask) -> list[str]:
    """Every cookie this product sets: the participant's, the projector's, the staff's."""
    room = Room(app)
    join = room.visitor().call("POST", "/join", json={"code": room.code}, base_url=SECURE)
    shown = room.visitor("screen").call("GET", room.screen_path(), base_url=SECURE)
    link = room.visitor("staff").call("GET", "/staff/link/let-me-in", base_url=SECURE)
    return [c for answer in (join, shown, link) for c in answer.headers.getlist("Set-Cookie")]


@pytest.mark.parametrize(("base", "prefix"), [(SECURE, "__Host-"), ("http://localhost:8000", "")])
def test_cookies(tmp_path: Path, base: str, prefix: str) -> None:
    with fresh_app(tmp_path, BASE_URL=base, DEMO_TOKEN="let-me-in") as app:
        found = cookies_of(app)
    names = {"cocreate", "cocreate-screen", "cocreate-staff"}
    assert {each.split("=")[0] for each in found} == {prefix + name for name in names}
    for each in found:
        parts = {part.strip() for part in each.split(";")[1:]}
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= parts, each
        assert ("Secure" in parts) == (prefix != ""), each
        assert not any(part.startswith("Domain") for part in parts), each
