"""The real server answers."""

import pytest
import requests

from tests.server import Server

pytestmark = pytest.mark.database


def test_it_is_up_and_ready(server: Server) -> None:
    for path in ("livez", "readyz"):
        answer = requests.get(f"{server.base}/{path}", timeout=10)
        assert answer.json()["ok"] is True
