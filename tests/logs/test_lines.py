"""The log's lines: who may be told, and how often."""

import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask

from cocreate.config import ConfigError
from cocreate.logs.context import Sparing, begin, fail, note, tell
from cocreate.logs.lines import JsonLines, TextLines
from tests.contract.hall import PASSWORD
from tests.factories import evening

log = logging.getLogger("cocreate.tests")


class Kept(logging.Handler):
    """Keeps what it is given, as written."""

    def __init__(self, form: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(form)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, ours = Kept(JsonLines()), logging.getLogger("cocreate")
    ours.addHandler(handler)
    former = ours.level
    ours.setLevel(logging.DEBUG)
    yield handler
    ours.removeHandler(handler)
    ours.setLevel(former)


def test_exception_is_told_without_its_words_unless_they_are_for_operators(kept: Kept) -> None:
    begin(request="r1")
    for error in (ValueError("what somebody wrote"), ConfigError("set this"), OSError(28, "full")):
        failed = KeyError("what another wrote")
        failed.__cause__ = error
        fail(log, "broke", failed)
    told = [json.loads(line)["trace"] for line in kept.lines]
    causes = [[line for line in trace if not line.startswith(" ")][1] for trace in told]
    assert causes == [
        "builtins.ValueError",
        "cocreate.config.ConfigError: set this",
        "builtins.OSError: full",
    ]
    assert "wrote" not in "".join(kept.lines)


def test_sentence_of_a_library_is_told_without_what_it_puts_in() -> None:
    record = logging.LogRecord("gunicorn.error", 40, "", 1, "Error at %s", ("/w/SECRET",), None)
    assert json.loads(JsonLines().format(record))["event"] == "Error at %s"
    assert "SECRET" not in TextLines().format(record)


def test_lines_of_a_request_have_what_is_noted_once(kept: Kept) -> None:
    begin(request="r1")
    note(workshop="w1")
    tell(log, logging.INFO, "something", ms=1)
    begin(request="r2")
    tell(log, logging.INFO, "else")
    first, second = (json.loads(line) for line in kept.lines)
    assert (first["request"], first["workshop"], first["ms"]) == ("r1", "w1", 1)
    assert second["request"] == "r2"
    assert "workshop" not in second


def test_whoever_is_refused_again_and_again_does_not_fill_the_disk(kept: Kept) -> None:
    now = 0.0
    sparing = Sparing(burst=3, rate=1, clock=lambda: now, left=3, at=0)
    for _ in range(100):
        tell(log, logging.INFO, "refused", sparing)
    assert len(kept.lines) == 3
    now = 1.0
    tell(log, logging.INFO, "refused", sparing)
    assert json.loads(kept.lines[-1])["left_out"] == 97


def test_refused_sign_in_is_told_and_an_accepted_one_with_its_account(
    app: Flask, kept: Kept
) -> None:
    owner = evening().facilitator
    client = app.test_client()
    client.post("/staff/login", json={"login": "nobody", "password": PASSWORD})
    (line,) = (json.loads(line) for line in kept.lines if "sign_in_here" in line)
    assert (line["level"], line["status"]) == ("info", 403)
    assert "nobody" not in "".join(kept.lines)
    assert str(owner.id) not in "".join(kept.lines)


@pytest.mark.parametrize("proxies", [0, 1])
def test_request_id_is_believed_from_our_own_proxy_only(
    app: Flask, kept: Kept, proxies: int
) -> None:
    app.config["PROXIES"] = proxies
    app.test_client().get("/livez", headers={"X-Request-Id": "from-a-proxy"})
    (line,) = (json.loads(line) for line in kept.lines)
    assert (line["request"] == "from-a-proxy") is (proxies > 0)


def test_request_id_of_a_proxy_must_look_like_one(app: Flask, kept: Kept) -> None:
    app.config["PROXIES"] = 1
    app.test_client().get("/livez", headers={"X-Request-Id": "a sentence, {} and more"})
    assert "sentence" not in kept.lines[0]
