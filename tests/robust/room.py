"""A workshop and the browsers in it, each with cookies of its own, at the application's own doors."""

import json
from contextvars import Context
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cocreate.journal.registry import Phase
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.live.limits import limiter
from cocreate.participants.guesses import guesses
from cocreate.staff.actions import open_session
from cocreate.workshops.links import config_secrets, screen_key
from tests.factories import Evening, evening, new_id

Json = dict[str, Any]


def strict(body: str | bytes) -> Any:
    """JSON as the standard has it: no NaN, no Infinity."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(body, parse_constant=refuse)


@dataclass
class Visitor:
    """One browser; every answer it gets is looked at for a crash."""

    client: FlaskClient
    code: str
    headers: dict[str, str]

    def call(self, method: str, path: str, **more: Any) -> TestResponse:
        """Any call; budgets are whole, since not they are tried here."""
        limiter.buckets.clear()
        guesses.times.clear()
        headers = self.headers | more.pop("headers", {})
        # In a context of its own: what a request keeps in `g` ends with it, as in the real server.
        answer = Context().run(
            self.client.open, path, method=method, headers=headers, buffered=True, **more
        )
        assert answer.status_code < 500, (method, path, answer.get_data(as_text=True)[:300])
        return answer

    def get(self, path: str) -> TestResponse:
        """Something below the workshop's own address."""
        return self.call("GET", f"/w/{self.code}{path}")

    def json(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, answer.get_data(as_text=True)[:300]
        return strict(answer.get_data())

    def send(self, body: bytes) -> Json:
        """Whatever `body` is, as a command; the answer is an ack all the same."""
        path = f"/w/{self.code}/commands"
        answer = self.call("POST", path, data=body, content_type="application/json")
        ack: Json = strict(answer.get_data())
        assert ack["ok"] == (answer.status_code == 200), ack
        return ack

    def post(self, kind: str, data: Json) -> Json:
        """A well-formed command."""
        return self.send(json.dumps({"id": new_id(), "kind": kind, "data": data}).encode())

    def events(self, stream: str = "room") -> list[Json]:
        """All events of a stream, page by page."""
        epoch, found = self.json("/state")["epoch"], []
        while True:
            after = found[-1]["seq"] if found else 0
            page = self.json(f"/events?epoch={epoch}&after={after}&stream={stream}")
            found += page["events"]
            if not page["events"] or found[-1]["seq"] == page["head"]:
                return found


class Room:
    """A workshop in a phase, with doors for everybody who may come."""

    def __init__(self, app: Flask, phase: Phase = "collect", **settings: Any) -> None:
        self.app = app
        self.evening: Evening = evening(phase, **settings)
        self.code = self.evening.code

    def visitor(self, speaks_as: str = "participant") -> Visitor:
        """Somebody with an empty browser."""
        return Visitor(self.app.test_client(), self.code, {"X-Cocreate-As": speaks_as})

    def person(self, nickname: str | None = None) -> Visitor:
        """Somebody who has joined."""
        visitor = self.visitor()
        given = {"code": self.code, "role": "resident", "nickname": nickname, "lang": "en"}
        answer = visitor.call("POST", "/join", json=given)
        assert answer.status_code == 200, answer.get_data(as_text=True)[:300]
        return visitor

    def staff(self) -> Visitor:
        """The facilitator, signed in."""
        visitor = self.visitor("staff")
        account = self.evening.facilitator.id
        token = store.write(lambda db: open_session(db, account, utcnow))
        visitor.client.set_cookie(self.app.config["STAFF_COOKIE"], token)
        return visitor

    def screen(self) -> Visitor:
        """The projector, shown its key."""
        visitor = self.visitor("screen")
        assert visitor.call("GET", self.screen_path()).status_code in {200, 302, 303}
        return visitor

    def screen_path(self) -> str:
        """The projector's address with its key."""
        key = screen_key(self.evening.workshop, config_secrets()[0])
        return f"/w/{self.code}/screen?key={key}"
