"""What is taken back is gone: no answer hands it out again."""

import pytest
from sqlalchemy import MetaData, select

from cocreate.extensions import db
from cocreate.journal.store import store
from tests.contract.client import Client
from tests.contract.hall import Hall, comment, point
from tests.factories import new_id, tree

pytestmark = pytest.mark.database

WORD = "Wolperdinger"
SPOT = 10.234321


def marked(**changes: object) -> dict[str, object]:
    return tree(title=f"{WORD} title", text=f"{WORD} text", geometry=point(SPOT)) | changes


def told(client: Client, idea: str) -> str:
    """Whatever can be asked for, and what a newcomer's socket says."""
    paths = ["/state", "/me", f"/proposals/{idea}", "", "/list", f"/p/{idea}", "/summary"]
    paths += ["/mine", "/mine.json", "/export/proposals.geojson", "/export/proposals.csv"]
    answers = [client.get(path) for path in paths]
    assert [answer.url for answer in answers if answer.status_code >= 500] == []
    client.packets.clear()
    client.load()
    client.truth.seq = client.staff_seq = 0
    client.connect()
    client.pump(0.2)
    said = [client.events(client.truth.epoch, 0)]
    if client.speaks_as == "staff":
        said.append(client.events(client.truth.epoch, 0, stream="staff"))
    return " ".join([*(answer.text for answer in answers), str(said), str(client.packets)])


def assert_gone(client: Client, idea: str, *words: str) -> None:
    said = told(client, idea)
    for word in words or (WORD, str(SPOT)):
        assert word not in said, said[max(0, said.index(word) - 300) : said.index(word) + 60]


def an_idea(hall: Hall, author: Client, word: str = WORD) -> str:
    """An idea that has been edited and moved, so that it stands in several events."""
    data = marked(text=word)
    idea = str(data["proposal"])
    assert author.post("proposal.add", data).code == "ok"
    edit = {"proposal": idea, "title": f"Second {WORD}", "text": f"Another {word}"}
    assert author.post("proposal.edit", edit).code == "ok"
    move = {"proposal": idea, "geometry": point(SPOT, 56.2191)}
    assert author.post("proposal.move", move).code == "ok"
    return idea


@pytest.mark.parametrize("phase", ["collect", "results", "closed"])
def test_a_withdrawn_idea_is_told_to_nobody(hall: Hall, phase: str) -> None:
    ann, bob, staff, screen = hall.person(), hall.person(), hall.staff(), hall.screen()
    idea = an_idea(hall, ann)
    assert WORD in told(bob, idea)
    assert ann.post("proposal.withdraw", {"proposal": idea}).code == "ok"
    if phase != "collect":
        hall.evening.phase(phase)  # type: ignore[arg-type]  # one of the phases
    for each in (bob, staff, screen):
        assert_gone(each, idea)


def test_a_hidden_idea_is_told_to_staff_only(hall: Hall) -> None:
    ann, bob, staff, screen = hall.person(), hall.person(), hall.staff(), hall.screen()
    idea = an_idea(hall, ann)
    hide = {"proposal": idea, "reason": "Rude"}
    assert staff.post("proposal.hide", hide).code == "ok"
    hall.evening.phase("results")
    for each in (bob, screen):
        assert_gone(each, idea)
    assert WORD in told(staff, idea)
    assert staff.post("proposal.restore", {"proposal": idea}).code == "ok"
    assert WORD in told(bob, idea)


@pytest.mark.parametrize("how", ["hidden", "withdrawn"])
def test_a_comment_taken_back_is_told_to_nobody(hall: Hall, how: str) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    idea = hall.idea(ann)["id"]
    said = comment(idea, f"{WORD}!")
    assert ann.post("comment.add", said).code == "ok"
    assert WORD in told(bob, idea)
    if how == "hidden":
        hide = {"comment": said["comment"], "reason": "Rude"}
        assert staff.post("comment.hide", hide).code == "ok"
    else:
        assert ann.post("comment.withdraw", {"comment": said["comment"]}).code == "ok"
        assert_gone(staff, idea, WORD)
    assert_gone(bob, idea, WORD)


def test_comments_on_a_hidden_idea_are_hidden_with_it(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    idea = hall.idea(ann)["id"]
    assert ann.post("comment.add", comment(idea, f"{WORD}!")).code == "ok"
    assert staff.post("proposal.hide", {"proposal": idea, "reason": "Rude"}).code == "ok"
    assert_gone(bob, idea, WORD)


def test_who_erases_themselves_leaves_nothing_behind(hall: Hall) -> None:
    word = f"{WORD} {new_id()}"
    ann, bob = hall.person(nickname=word[:40]), hall.person()
    staff, screen = hall.staff(), hall.screen()
    idea, other = an_idea(hall, ann, word), hall.idea(bob)["id"]
    assert ann.post("comment.add", comment(other, word)).code == "ok"
    assert staff.post("proposal.hide", {"proposal": idea, "reason": word}).code == "ok"
    assert rows_with(word[:40])
    assert ann.post("me.erase", {}).code == "ok"
    hall.evening.phase("results")
    for each in (bob, staff, screen):
        assert_gone(each, idea)
        assert_gone(each, other)
    assert rows_with(word[:40]) == []


def test_a_cleared_nickname_is_told_to_nobody(hall: Hall) -> None:
    ann, bob, staff = hall.person(nickname=WORD), hall.person(), hall.staff()
    idea = hall.idea(ann)["id"]
    assert ann.post("comment.add", comment(idea)).code == "ok"
    assert staff.post("proposal.hide", {"proposal": idea, "reason": "Look"}).code == "ok"
    assert staff.post("proposal.restore", {"proposal": idea}).code == "ok"
    me = ann.me()["me"]["id"]
    assert staff.post("nickname.clear", {"participant": me}).code == "ok"
    for each in (bob, staff):
        assert_gone(each, idea, WORD)
    assert ann.me()["me"]["nickname"] is None


def test_an_old_event_says_that_it_was_taken_back(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    idea = an_idea(hall, ann)
    assert ann.post("proposal.withdraw", {"proposal": idea}).code == "ok"
    page = bob.events(bob.state()["epoch"], 0)
    assert [event["seq"] for event in page["events"]] == list(range(1, page["head"] + 1))
    old = [event for event in page["events"] if event["data"].get("id") == idea]
    assert len(old) == 3
    for event in old:
        assert event["redacted"] is True
        data = event["data"]
        assert data["title"] is data["text"] is data["geometry"] is None


def test_a_command_sent_again_after_erasing_tells_nothing(hall: Hall) -> None:
    ann, again, data = hall.person(), new_id(), marked()
    assert ann.post("proposal.add", data, command_id=again).code == "ok"
    assert ann.post("me.erase", {}).code == "ok"
    reply = ann.post("proposal.add", data, command_id=again)
    assert reply.code == "not_joined"
    assert WORD not in str(reply)


def rows_with(word: str) -> list[str]:
    """The rows of the whole database that have this word in them, each with its table."""
    tables = MetaData()
    tables.reflect(db.engine)
    with store.read() as session:
        rows = [
            f"{table.name}: {row}"
            for table in tables.sorted_tables
            for row in session.execute(select(table))
        ]
    return [row for row in rows if word in row]
