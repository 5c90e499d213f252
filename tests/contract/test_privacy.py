"""What no answer tells: whose role, whose vote, whose token; and to others nothing of the staff."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall, comment, vote
from tests.factories import tree

pytestmark = pytest.mark.database

ROLE = "landowner"


def inside(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value within, with the names that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for name, each in value.items():
            yield from inside(each, (*path, str(name)))
    elif isinstance(value, list):
        for each in value:
            yield from inside(each, path)


def everything(client: Client) -> list[Any]:
    """All that this client is told, whatever way it asks."""
    state = client.state()
    seen: list[Any] = [state, client.events(state["epoch"], 0)]
    if client.speaks_as == "staff":
        seen.append(client.events(state["epoch"], 0, stream="staff"))
    ideas = [each["id"] for each in state["proposals"]]
    seen += [client.get(f"/proposals/{each}").json() for each in ideas]
    client.pump(0.4)
    return seen + [packet.body for packet in client.packets]


def a_busy_evening(hall: Hall, listeners: list[Client]) -> Client:
    """One landowner who does everything, while the others listen."""
    for each in listeners:
        each.connect()
    owner = hall.person(ROLE, "Olaf")
    owner.connect()
    idea = owner.ask("proposal.add", tree())["result"]["proposal"]["id"]
    assert owner.ask("comment.add", comment(idea))["ok"]
    assert owner.ask("proposal.edit", {"proposal": idea, "title": "Elm"})["ok"]
    assert owner.ask("me.update", {"nickname": "Ole"})["ok"]
    staff = hall.staff()
    assert staff.post("proposal.hide", {"proposal": idea, "reason": "kept inside"}).code == "ok"
    assert staff.post("proposal.restore", {"proposal": idea}).code == "ok"
    assert staff.post("phase.set", {"phase": "vote"}).code == "ok"
    assert owner.ask("vote.cast", vote(idea))["ok"]
    return owner


def test_the_role_is_on_no_single_thing(hall: Hall) -> None:
    """Counts by role carry it as a name only: in present, and in the tallies of the staff."""
    listeners = [hall.person(), hall.screen(), hall.staff()]
    owner = a_busy_evening(hall, listeners)
    for client in [*listeners, owner]:
        for path, value in inside(everything(client)):
            # One's own role stands in the answer to oneself.
            assert path[-1:] != ("role",) or (client, path[-2]) == (owner, "me"), path
            if path[-1:] == ("role",):
                continue
            if value == ROLE:
                # The workshop's list of roles names it; nothing else does.
                assert path[-2:] == ("roles", "id"), (path, value)
            if path[-1:] == (ROLE,):
                assert path[-2] == "roles", path


def test_an_author_is_an_id_and_a_nickname(hall: Hall) -> None:
    ann = hall.person()
    a_busy_evening(hall, [ann])
    authors = [value for path, value in inside(everything(ann)) if path[-1:] == ("by",)]
    assert authors
    assert all(set(each) == {"id", "nickname"} for each in authors)


def test_votes_are_never_sent(hall: Hall) -> None:
    ann, staff, screen = listeners = [hall.person(), hall.staff(), hall.screen()]
    owner = a_busy_evening(hall, listeners)
    own = owner.me()["me"]["id"]
    for client in (ann, staff, screen):
        for path, value in inside(everything(client)):
            assert not str(value).startswith("vote."), path
            if value == own:
                # As an author, and where a nickname has changed: not as a voter.
                assert path[-2:] in {("by", "id"), ("data", "participant")}, path


def test_the_staff_s_stream_is_the_staff_s(hall: Hall) -> None:
    ann, screen, staff = listeners = [hall.person(), hall.screen(), hall.staff()]
    a_busy_evening(hall, listeners)
    for client in (ann, screen):
        assert "kept inside" not in str(everything(client))
        assert client.named("staff_events") == []
    assert "kept inside" in str(everything(staff))


def test_no_secret_is_told(hall: Hall) -> None:
    ann = hall.person()
    owner = a_busy_evening(hall, [ann])
    tokens = [str(each) for each in hall.evening.tokens.values()]
    said = str(everything(ann)) + str(everything(owner)) + str(owner.me())
    assert not [token for token in tokens if token in said]
    for path, _ in inside(everything(owner)):
        assert not {"token", "recovery", "token_hash", "password_hash", "link_seed"} & set(path)
