"""A workshop on a running server, and the people in it: each has a browser of its own."""

import uuid
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import current_app

from cocreate.journal.registry import Phase
from cocreate.journal.store import store
from cocreate.live.limits import limiter
from cocreate.staff.models import StaffAccount
from cocreate.staff.passwords import hash_password
from cocreate.workshops.links import join_token, screen_key
from tests.contract.browser import Json
from tests.contract.client import Client
from tests.factories import HERE, Evening, evening, facilitator, new_id, tree
from tests.server import Server

PASSWORD = "a-password-for-tests"


@cache
def password_hash() -> str:
    return hash_password(PASSWORD)


def point(lon: float = HERE[0], lat: float = HERE[1]) -> Json:
    return {"type": "Point", "coordinates": [lon, lat]}


def comment(proposal: str, text: str = "Good idea") -> Json:
    """The data of a `comment.add`."""
    return {"comment": new_id(), "proposal": proposal, "text": text}


def vote(proposal: str, value: int = 1) -> Json:
    return {"proposal": proposal, "value": value}


class Hall:
    """`evening` is the workshop behind the server's back, for setting up; clients use its doors."""

    def __init__(self, server: Server, phase: Phase = "collect", **settings: Any) -> None:
        limiter.buckets.clear()
        self.server = server
        self.evening: Evening = evening(phase, **settings)
        self.code = self.evening.code
        self.clients: list[Client] = []
        self.others: list[Hall] = []

    def another(self, phase: Phase = "collect", **settings: Any) -> "Hall":
        """Another workshop on the same server, closed with this one."""
        self.others.append(Hall(self.server, phase, **settings))
        return self.others[-1]

    def visitor(self, speaks_as: str | None = None) -> Client:
        """Somebody with an empty browser."""
        client = Client(self.server.base, self.code, speaks_as)
        self.clients.append(client)
        return client

    def person(self, role: str = "resident", nickname: str | None = None) -> Client:
        """Somebody who has joined."""
        client = self.visitor()
        client.come_in(role, nickname)
        return client

    def staff(self, speaks_as: str = "staff") -> Client:
        """The facilitator, signed in."""
        return self.signed_in(self.evening.facilitator.id, speaks_as)

    def other_staff(self) -> Client:
        """A facilitator of other workshops."""
        return self.signed_in(store.write(facilitator).id)

    def signed_in(self, account: uuid.UUID, speaks_as: str = "staff") -> Client:
        login = store.write(_opened(account))
        client = self.visitor(speaks_as)
        client.sign_in(login, PASSWORD)
        return client

    def credentials(self) -> Json:
        """What the facilitator types to sign in."""
        login = store.write(_opened(self.evening.facilitator.id))
        return {"login": login, "password": PASSWORD}

    def screen(self) -> Client:
        """The projector, shown its key."""
        client = self.visitor("screen")
        shown = client.get("/screen", params={"key": self.screen_key})
        assert shown.status_code in {200, 302, 303}, shown.text
        return client

    @property
    def screen_key(self) -> str:
        return screen_key(self.evening.workshop, current_app.config["SECRET_KEY"])

    @property
    def join_token(self) -> str:
        return join_token(self.evening.workshop, current_app.config["SECRET_KEY"])

    def ideas(self, count: int) -> list[Json]:
        """So many ideas, from as many people as the limits ask for, set up and not sent."""
        made: list[Json] = []
        while len(made) < count:
            author = self.evening.join()
            few = min(10, count - len(made))
            made += [self.evening.propose(author) for _ in range(few)]
        return made

    def idea(self, author: Client, **changes: Any) -> Json:
        """An idea sent by `author` through POST."""
        reply = author.post("proposal.add", tree(**changes))
        assert reply.code == "ok", reply
        proposal: Json = reply.body["result"]["proposal"]
        return proposal

    def close(self) -> None:
        for each in (*self.clients, *self.others):
            each.close()


def _opened(account: uuid.UUID) -> Callable[[Any], str]:
    """Work for the store: give the account a password; returns its login."""

    def work(session: Any) -> str:
        found = session.get_one(StaffAccount, account)
        found.password_hash = password_hash()
        return str(found.login)

    return work
