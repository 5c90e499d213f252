"""What would lose or leak something is refused at the start, as whoever starts it meets it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cocreate.config import ROOT
from tests.server import free_port

RUN = [sys.executable, "-m", "cocreate", "run"]
GUNICORN = [sys.executable, "-m", "gunicorn"]
POSTGRESQL = "postgresql+psycopg://postgres@127.0.0.1:5432/none"
SETTINGS = ROOT / "cocreate" / "gunicorn_settings.py"
REDIS = "redis://127.0.0.1:6379"
KEY = "5a0d1c7be2f94863" * 4


def started(
    folder: Path, command: list[str], settings: Mapping[str, str], **environment: str
) -> subprocess.CompletedProcess[str]:
    """A start that is expected to end by itself; `settings` are COCREATE_ variables."""
    given = {f"COCREATE_{name}": value for name, value in settings.items()}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"COCREATE_INSTANCE": str(folder)} | given | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def the_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of ours; gunicorn's own lines begin with their time."""
    assert done.returncode not in {0, None}, done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if not line.startswith("[")]
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"WORKERS": "2"}, "COCREATE_DATABASE_URL=postgresql"),
        ({"DATABASE_URL": POSTGRESQL, "REDIS_URL": REDIS}, "COCREATE_SECRET_KEY"),
    ],
)
def test_unsafe_mixture_is_refused_in_one_sentence(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    port = str(free_port())
    assert told in the_sentence(started(tmp_path, [*RUN, "--port", port], settings))


def test_workers_given_to_gunicorn_by_hand(tmp_path: Path) -> None:
    command = [*GUNICORN, f"--config={SETTINGS}", "-w", "2", "cocreate:create_app()"]
    assert "set COCREATE_WORKERS instead" in the_sentence(started(tmp_path, command, {}))


def test_worker_that_carries_no_live_connections(tmp_path: Path) -> None:
    command = [*GUNICORN, f"--bind=127.0.0.1:{free_port()}", "wsgi:app"]
    told = the_sentence(started(tmp_path, command, {}))
    assert "`cocreate run`" in told
    assert "--worker-class=gevent" in told


def test_second_worker_started_without_our_settings(tmp_path: Path) -> None:
    command = [*GUNICORN, "-k", "gevent", f"--bind=127.0.0.1:{free_port()}", "wsgi:app"]
    told = the_sentence(started(tmp_path, command, {}, WEB_CONCURRENCY="2"))
    assert "Another worker serves this database already" in told


def test_setting_that_is_wrong_is_told_by_gunicorn_in_one_sentence(tmp_path: Path) -> None:
    command = [*GUNICORN, "-k", "gevent", f"--bind=127.0.0.1:{free_port()}", "wsgi:app"]
    told = the_sentence(started(tmp_path, command, {"SECRET_KEY": "short"}))
    assert told.startswith("COCREATE_SECRET_KEY is too short")


def test_misspelt_setting_is_pointed_out(tmp_path: Path) -> None:
    settings = {"BASE_ULR": "https://city.example", "SECRET_KEY": "short"}
    told = started(tmp_path, RUN, settings).stderr
    assert re.search(r"COCREATE_BASE_ULR is no setting.*COCREATE_BASE_URL\?", told), told


def test_settings_that_exist_are_not_pointed_out(tmp_path: Path) -> None:
    settings = {"SECRET_KEY": KEY, "PORT": "1", "TEST_REDIS": REDIS, "WORKERS": "2"}
    told = started(tmp_path, RUN, settings).stderr
    assert "no setting" not in told
