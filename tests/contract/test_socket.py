"""The socket: hello first, then what was missed, then everything once and in order."""

import json
import uuid

import pytest

from tests.contract.browser import command
from tests.contract.client import PATIENCE_S
from tests.contract.hall import Hall, comment, vote
from tests.contract.wire import Refusal, Wire
from tests.factories import new_id, tree

pytestmark = pytest.mark.database


def test_hello_comes_first_and_the_sender_hears_its_own(hall: Hall) -> None:
    ann = hall.person()
    hello = ann.connect()
    assert set(hello) == {"epoch", "seq", "votes", "now", "resync"}
    assert (hello["epoch"], hello["resync"]) == (ann.truth.epoch, False)
    ack = ann.ask("proposal.add", tree())
    assert ack["ok"], ack
    ann.until(lambda: ann.truth.seq == ack["seq"])
    assert ann.truth.proposals == {each["id"]: each for each in ann.state()["proposals"]}


def test_staff_are_told_where_their_stream_stands(hall: Hall) -> None:
    hello = hall.staff().connect()
    assert set(hello) == {"epoch", "seq", "staff_seq", "votes", "now", "resync"}


def test_a_command_may_be_sent_before_hello_has_come(hall: Hall) -> None:
    """A phone that has been away sends what it held as soon as the door opens."""
    for _ in range(10):
        ann = hall.person()
        wire = Wire(hall.server.base, hall.code, cookie=ann.cookie_header())
        wire.send("40" + json.dumps({"code": hall.code}))
        number = wire.emit("command", command("proposal.add", tree()))
        ack = None
        while ack is None:
            packet = wire.read(PATIENCE_S)
            assert packet is not None
            ack = packet.body if packet.id == number else None
        wire.close()
        assert ack["ok"], ack


def test_300_commands_of_one_client_stay_in_order(hall: Hall) -> None:
    ann = hall.person()
    idea = hall.idea(ann)
    hall.evening.phase("vote")
    ann.connect()
    numbers = [ann.send("vote.cast", vote(idea["id"], index % 3 - 1)) for index in range(300)]
    ann.until(lambda: numbers[-1] in ann.acks)
    answered = [packet.id for packet in ann.packets if packet.kind == "ack"]
    assert answered == numbers
    votes = [ann.acks[number]["votes"] for number in numbers if ann.acks[number]["ok"]]
    assert len(votes) >= 60
    assert votes == sorted(set(votes))


def test_two_clients_end_with_the_same(hall: Hall) -> None:
    ann, bob, staff = hall.person(nickname="Ann"), hall.person(), hall.staff()
    for each in (ann, bob, staff):
        each.connect()
    ideas = [ann.ask("proposal.add", tree())["result"]["proposal"]["id"] for _ in range(4)]
    said = comment(ideas[1])
    assert bob.ask("comment.add", said)["ok"]
    assert bob.ask("comment.add", comment(ideas[2]))["ok"]
    assert ann.ask("proposal.edit", {"proposal": ideas[0], "title": "Elm"})["ok"]
    assert ann.ask("proposal.withdraw", {"proposal": ideas[3]})["ok"]
    assert bob.ask("comment.withdraw", {"comment": said["comment"]})["ok"]
    assert ann.ask("me.update", {"nickname": "Anna"})["ok"]
    assert staff.ask("proposal.hide", {"proposal": ideas[2], "reason": "Twice"})["ok"]
    assert staff.ask("proposal.restore", {"proposal": ideas[2]})["ok"]
    assert staff.ask("screen.show", {"proposal": ideas[1]})["ok"]
    assert staff.ask("phase.set", {"phase": "discuss", "minutes": 5})["ok"]
    assert bob.ask("me.erase", {})["ok"]
    state = ann.state()
    for each in (ann, staff):
        each.until(lambda each=each: each.truth.seq == state["seq"])
        assert each.truth.proposals == {one["id"]: one for one in state["proposals"]}
        assert each.truth.workshop == state["workshop"]


def test_everything_comes_once(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    ann.connect()
    bob.connect()
    for _ in range(5):
        assert ann.ask("proposal.add", tree())["ok"]
    bob.until(lambda: bob.truth.seq == ann.truth.seq)
    bob.pump(0.3)
    seqs = [event["seq"] for frame in bob.named("events") for event in frame]
    assert seqs == sorted(set(seqs))


def test_a_beat_and_who_is_here(hall: Hall) -> None:
    ann = hall.person("resident")
    hall.person("expert").connect()
    ann.connect()
    ann.until(lambda: bool(ann.named("present")) and ann.named("present")[-1]["total"] == 2)
    assert ann.named("present")[-1]["roles"] == {"expert": 1, "resident": 1}
    ann.until(lambda: bool(ann.named("beat")), seconds=20)
    assert set(ann.named("beat")[0]) == {"seq", "votes", "now"}


def test_a_beat_tells_staff_where_their_own_stream_stands(hall: Hall) -> None:
    staff = hall.staff()
    staff.connect()
    staff.until(lambda: any("staff_seq" in beat for beat in staff.named("beat")), seconds=7)
    told = [beat["staff_seq"] for beat in staff.named("beat") if "staff_seq" in beat]
    assert told[-1] == staff.state()["staff_seq"]


def test_a_notice_comes_to_one_and_stays_in_me(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    idea = hall.idea(ann)
    ann.connect()
    bob.connect()
    assert staff.post("proposal.hide", {"proposal": idea["id"], "reason": "A name"}).code == "ok"
    ann.until(lambda: bool(ann.named("notice")))
    (notice,) = ann.named("notice")
    assert (notice["proposal"], notice["state"], notice["reason"]) == (
        idea["id"], "hidden", "A name",
    )  # fmt: skip
    assert [each["proposal"] for each in ann.me()["my_notices"]] == [idea["id"]]
    bob.pump(0.3)
    assert bob.named("notice") == []
    assert bob.me()["my_notices"] == []


@pytest.mark.parametrize(
    "auth", [None, {}, [], "x", {"after": "x"}, {"after": -1}, {"after": 10**30}]
)
def test_a_place_that_is_none_is_no_place_to_go_on_from(hall: Hall, auth: object) -> None:
    """The address carries the code too."""
    wire = Wire(hall.server.base, hall.code, cookie=hall.person().cookie_header())
    wire.enter(auth)
    packet = wire.read(PATIENCE_S)
    wire.close()
    assert packet is not None
    assert packet.name == "hello"
    assert packet.body["resync"] is True


@pytest.mark.parametrize("code", ["AAAA2222", "x" * 5000, ["a"], 7])
def test_a_wrong_code_is_refused_with_a_reason(hall: Hall, code: object) -> None:
    wire = Wire(hall.server.base, hall.code, cookie=hall.person().cookie_header())
    with pytest.raises(Refusal) as refused:
        wire.enter({"code": code, "epoch": str(uuid.uuid4()), "after": 0})
    wire.close()
    assert refused.value.data["code"] in {"not_found", "invalid"}
    assert refused.value.data["message"]


def test_who_erases_themselves_is_out(hall: Hall) -> None:
    ann = hall.person()
    ann.connect()
    assert ann.ask("me.erase", {})["ok"]
    assert ann.get("/state").status_code == 401
    assert ann.post("proposal.add", tree(proposal=new_id())).code == "not_joined"
