"""How much one person may send: in size, and in a minute."""

import json
import time

import pytest

from tests.contract.browser import command
from tests.contract.client import Client
from tests.contract.hall import Hall, comment, vote
from tests.contract.wire import Cut
from tests.factories import new_id, tree

pytestmark = pytest.mark.database

KIB = 1024


def sized(size: int) -> bytes:
    """A command of exactly so many bytes."""
    body = command("proposal.add", tree(text=""))
    body["data"]["text"] = "x" * (size - len(json.dumps(body).encode()))
    return json.dumps(body).encode()


def test_more_than_32_kib_is_too_large(hall: Hall) -> None:
    ann = hall.person()
    assert ann.post_raw(sized(32 * KIB)).code == "invalid"
    reply = ann.post_raw(sized(32 * KIB + 1))
    assert (reply.status, reply.code) == (413, "too_large")
    assert ann.post_raw(sized(3 * KIB * KIB)).code == "too_large"


@pytest.mark.parametrize("size", [33 * KIB, 127 * KIB])
def test_a_large_frame_is_answered(hall: Hall, size: int) -> None:
    ann = hall.person()
    ann.connect()
    ack = ann.ask("proposal.add", tree(text="x" * size))
    assert (ack["ok"], ack["code"]) == (False, "too_large")
    assert ack["id"]
    assert ann.ask("proposal.add", tree())["ok"]


def test_a_larger_frame_is_cut_and_harms_nobody(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    ann.connect()
    bob.connect()
    with pytest.raises(Cut):
        ann.ask("proposal.add", tree(text="x" * 200 * KIB))
    assert bob.ask("proposal.add", tree())["ok"]
    ann.connect()
    assert ann.ask("proposal.add", tree())["ok"]


def refused_after(client: Client, kind: str, datas: list[dict[str, object]]) -> int:
    """How many of a volley are taken before the first is too many."""
    numbers = [client.send(kind, data) for data in datas]
    client.until(lambda: numbers[-1] in client.acks)
    acks = [client.acks[number] for number in numbers]
    taken = next(at for at, ack in enumerate(acks) if ack.get("code") == "too_many")
    assert 0 < acks[taken]["retry_after"] < 10
    return taken


def test_the_limits_of_one_person(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    ann.connect()
    # A little more than the burst where the machine is slow: some is won back meanwhile.
    assert 10 <= refused_after(ann, "proposal.add", [tree() for _ in range(14)]) < 12
    (idea, *_) = ann.state()["proposals"]
    comments = [comment(idea["id"]) for _ in range(14)]
    assert 10 <= refused_after(ann, "comment.add", comments) < 13
    # One of them may have been won back meanwhile, four not.
    posted = [ann.post("comment.add", comment(idea["id"])) for _ in range(4)]
    reply = next(reply for reply in posted if reply.code != "ok")
    assert (reply.status, reply.code) == (429, "too_many")
    assert reply.body["retry_after"] > 0
    hall.evening.phase("vote")
    votes = [vote(idea["id"], index % 2) for index in range(120)]
    assert 60 <= refused_after(ann, "vote.cast", votes) < 90
    assert bob.post("vote.cast", vote(idea["id"])).code == "ok", "each has limits of their own"


def test_what_was_too_many_may_be_sent_again(hall: Hall) -> None:
    ann, data = hall.person(), {"proposal": new_id()}
    hall.evening.phase("vote")
    ann.connect()
    refused_after(ann, "vote.clear", [data] * 120)
    again = next(ack["id"] for ack in ann.acks.values() if ack["code"] == "too_many")
    reply = ann.post("vote.clear", data, command_id=again)
    if reply.code == "too_many":  # unless so much time has gone by
        time.sleep(reply.body["retry_after"])
        reply = ann.post("vote.clear", data, command_id=again)
    assert reply.code == "not_found"
