"""`cocreate demo`: one command, four links, and everything stops together."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask
from sqlalchemy import func, select

from cocreate.demo.ideas import read_script
from cocreate.demo.seed import COMMENTS, PEOPLE, demo_workshop
from cocreate.journal.store import store
from cocreate.maps.geometry import check_geometry
from cocreate.participants.models import Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.rules import checked_fields
from tests.server import free_port

READY_S = 60


def count(model: Any) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


@contextmanager
def demo(folder: Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """A running demo with what `demo.json` says, interrupted at the end."""
    port = free_port()
    environment = os.environ | {
        "COCREATE_INSTANCE": str(folder),
        "COCREATE_PORT": str(port),
        "COCREATE_TILE_SOURCE": "none",
        **variables,
    }
    command = [sys.executable, "-m", "cocreate"]
    subprocess.run([*command, "migrate"], env=environment, check=True)
    process = subprocess.Popen(
        [*command, "demo"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process, wait_for_links(folder, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def wait_for_links(folder: Path, process: subprocess.Popen[str]) -> dict[str, str]:
    until = time.monotonic() + READY_S
    while time.monotonic() < until and process.poll() is None:
        if (folder / "demo.json").exists():
            links: dict[str, str] = json.loads((folder / "demo.json").read_text())
            try:
                if requests.get(f"{links['base']}/readyz", timeout=5).ok:
                    return links
            except (requests.ConnectionError, requests.Timeout):
                process.poll()  # not listening yet, or still loading
        time.sleep(0.2)
    raise AssertionError(process.communicate(timeout=5)[0])


def test_everything_said_in_the_demo_is_accepted(app: Flask) -> None:
    workshop = demo_workshop()
    assert count(Proposal) == len(read_script().ideas)
    assert (count(Participant), count(Comment)) == (PEOPLE, COMMENTS)
    with store.read() as session:
        used = set(session.scalars(select(Proposal.category)))
    assert used == {category["id"] for category in workshop.categories}


def test_what_walks_in_later_is_accepted_too(app: Flask) -> None:
    workshop = demo_workshop()
    categories = {category["id"]: category for category in workshop.categories}
    for idea in read_script().later:
        check_geometry(idea.geometry, categories[idea.category]["geometry"], workshop.area)
        checked_fields(categories[idea.category], idea.fields)


def test_a_second_start_keeps_what_is_there(app: Flask) -> None:
    first = demo_workshop()
    assert demo_workshop().id == first.id
    assert count(Participant) == PEOPLE


def test_links_work_again_and_again_until_it_stops(tmp_path: Path) -> None:
    with demo(tmp_path) as (process, links):
        assert set(links) == {"base", "code", "resident", "facilitate", "screen", "summary"}
        for name in ("resident", "facilitate", "screen", "summary") * 2:
            answer = requests.get(links[name], timeout=20)
            assert answer.status_code == 200, name
        assert "/facilitate" in requests.get(links["facilitate"], timeout=20).url
        assert "/summary" in requests.get(links["summary"], timeout=20).url
        children = subprocess.run(
            ["pgrep", "-f", f"bind=127.0.0.1:{links['base'].rsplit(':')[-1]}"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    assert process.returncode == 0
    assert not (tmp_path / "demo.json").exists()
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_simulated_residents_come_through_the_contract(tmp_path: Path) -> None:
    with demo(tmp_path, COCREATE_DEMO_LIVE="1") as (_, links):
        web = requests.Session()
        web.post(f"{links['base']}/join", json={"code": links["code"]}, timeout=20)
        until = time.monotonic() + 60
        seen = first = web.get(f"{links['base']}/w/{links['code']}/state", timeout=20).json()["seq"]
        while seen < first + 2 and time.monotonic() < until:
            time.sleep(1)
            seen = web.get(f"{links['base']}/w/{links['code']}/state", timeout=20).json()["seq"]
    assert seen >= first + 2


@pytest.mark.parametrize("word", ["taken", "PORT="])
def test_a_busy_port_is_one_clear_sentence(tmp_path: Path, word: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = os.environ | {
            "COCREATE_INSTANCE": str(tmp_path),
            "COCREATE_PORT": str(taken.getsockname()[1]),
        }
        ended = subprocess.run(
            [sys.executable, "-m", "cocreate", "demo"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    said = ended.stdout + ended.stderr
    assert ended.returncode == 1
    assert word in said
    assert not re.search(r"Traceback|File \"", said)
    assert len(said.strip().splitlines()) == 1
