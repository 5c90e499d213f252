"""Coming back: all that was missed or nothing, and then the same as everybody."""

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.factories import tree

pytestmark = pytest.mark.database


def assert_up_to_date(client: Client) -> None:
    state = client.state()
    client.until(lambda: client.truth.seq == state["seq"])
    assert client.truth.proposals == {each["id"]: each for each in state["proposals"]}
    assert client.truth.workshop == state["workshop"]


def missed(client: Client) -> list[int]:
    return [event["seq"] for frame in client.named("events") for event in frame]


def test_what_was_missed_comes_after_hello(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    ann.connect()
    bob.connect()
    ann.leave()
    before = ann.truth.seq
    for _ in range(3):
        assert bob.ask("proposal.add", tree())["ok"]
    ann.packets.clear()
    hello = ann.connect()
    assert (hello["resync"], hello["seq"]) == (False, before + 3)
    ann.until(lambda: ann.truth.seq == hello["seq"])
    assert missed(ann) == [before + 1, before + 2, before + 3]
    assert_up_to_date(ann)


@pytest.mark.parametrize(("count", "resync"), [(300, False), (301, True)])
def test_all_or_nothing(hall: Hall, count: int, resync: bool) -> None:  # noqa: FBT001
    ann = hall.person()
    ann.load()
    hall.ideas(count)
    hello = ann.connect()
    assert hello["resync"] is resync
    if not resync:
        ann.until(lambda: len(missed(ann)) >= count)
    ann.pump(0.5)
    assert len(missed(ann)) == (0 if resync else count)
    assert_up_to_date(ann)


@pytest.mark.parametrize("change", [{"epoch": "another"}, {"seq": 10_000}])
def test_who_stands_nowhere_loads_anew(hall: Hall, change: dict[str, object]) -> None:
    ann = hall.person()
    ann.load()
    hall.ideas(2)
    for name, value in change.items():
        setattr(ann.truth, name, value)
    assert ann.connect()["resync"] is True
    ann.pump(0.3)
    assert missed(ann) == []
    assert_up_to_date(ann)


def test_coming_and_going_while_others_work(hall: Hall) -> None:
    """Between hello and the first live event nothing falls through."""
    walker = hall.person()
    walker.load()
    workers = [hall.person() for _ in range(3)]
    for worker in workers:
        worker.connect()
    for _ in range(9):
        numbers = [(worker, worker.send("proposal.add", tree())) for worker in workers]
        walker.connect()
        for worker, number in numbers:
            worker.until(lambda worker=worker, number=number: number in worker.acks)
    assert_up_to_date(walker)
    assert len(walker.truth.proposals) == 27


def test_staff_catch_up_with_both_streams(hall: Hall) -> None:
    ann, staff = hall.person(), hall.staff()
    idea = hall.idea(ann)
    staff.load()
    other = hall.staff()
    assert other.post("proposal.hide", {"proposal": idea["id"], "reason": "x"}).code == "ok"
    hello = staff.connect()
    assert hello["staff_seq"] == 1
    staff.until(lambda: staff.staff_seq == 1 and staff.truth.seq == hello["seq"])
    assert staff.named("staff_events")[0][0]["kind"] == "proposal.hidden"
    assert idea["id"] not in staff.truth.proposals
