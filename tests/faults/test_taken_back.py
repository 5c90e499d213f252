"""What is taken back while the worker dies is told to nobody afterwards, and is in no log."""

import time
from collections.abc import Iterator

import pytest

from tests.contract.browser import Json
from tests.contract.client import Client
from tests.contract.hall import comment
from tests.contract.test_taken_back import told
from tests.factories import new_id, tree
from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import long_or_short
from tests.faults.phone import Phone
from tests.faults.processes import kill_worker
from tests.server import Server

ROUNDS = long_or_short(10, 1)
PATIENCE_S = 60.0
HIDDEN, WITHDRAWN, ERASED, REMARK = "Wolperdinger", "Elwetritsch", "Hanghuhn", "Rasselbock"
IDEAS = (HIDDEN, WITHDRAWN, ERASED)
WORDS = (*IDEAS, REMARK)


@pytest.fixture
def people(house: Server) -> Iterator[Crowd]:
    hall = FaultHall(house)
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        yield made
    hall.close()


def surely(client: Client, kind: str, data: Json) -> None:
    """With one id, until it is answered."""
    command_id, until = new_id(), time.monotonic() + PATIENCE_S
    while True:
        try:
            reply = client.post(kind, data, command_id=command_id)
        except OSError:  # nobody is there just now
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            assert reply.code == "ok", reply
            return


def idea(person: Client, word: str) -> str:
    """An idea with the word in it."""
    data = tree(title=f"{word} title", text=f"{word} text")
    surely(person, "proposal.add", data)
    return str(data["proposal"])


def written(made: Crowd, keeper: Phone) -> dict[str, tuple[Client, str]]:
    """Somebody for each word, and the idea or the remark that has it."""
    authors: dict[str, Client] = {word: made.hall.person(nickname=word) for word in WORDS}
    life = {word: (authors[word], idea(authors[word], word)) for word in IDEAS}
    kept = tree()
    assert keeper.give("proposal.add", kept)["ok"]
    remark = comment(kept["proposal"], REMARK)
    surely(authors[REMARK], "comment.add", remark)
    return life | {REMARK: (authors[REMARK], remark["comment"])}


@pytest.mark.timeout(long_or_short(600, 120))
def test_taken_back_is_gone_whenever_the_worker_dies(
    people: Crowd, house: Server, accept: Accept
) -> None:
    staff, reason = people.hall.staff(), {"reason": "Not about nature"}
    for _ in range(ROUNDS):
        people.act(PEOPLE)
        people.others.append(keeper := people.hall.phone())
        life = written(people, keeper)
        kill_worker(house)
        surely(staff, "proposal.hide", {"proposal": life[HIDDEN][1]} | reason)
        surely(life[WITHDRAWN][0], "proposal.withdraw", {"proposal": life[WITHDRAWN][1]})
        kill_worker(house)
        surely(life[ERASED][0], "me.erase", {})
        surely(staff, "comment.hide", {"comment": life[REMARK][1]} | reason)
        surely(life[REMARK][0], "me.update", {"nickname": ""})
        kill_worker(house)
        people.act(PEOPLE)
        heard = told(people.hall.person(), life[HIDDEN][1])
        assert [word for word in (WITHDRAWN, ERASED, REMARK) if word in heard] == []
        assert f"{HIDDEN} t" not in heard  # the name of who wrote it stays
    accept(f"taken back between {3 * ROUNDS} kills", people.judge())
    known = str([phone.truth.proposals for phone in people.phones])
    assert [word for word in WORDS if word in known] == []
    assert [word for word in WORDS if word in house.log] == []
