"""The one door's inside: once, in order, or refused without a trace."""

import threading
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from cocreate.journal.answers import Refused
from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.models import Event, Remembered
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.proposals.models import Proposal
from cocreate.votes.models import Tally, Vote
from tests.factories import Evening, evening, new_id, tree

pytestmark = pytest.mark.database


def counts(made: Evening) -> tuple[int, int, int]:
    """Events, proposals, remembered commands."""
    with store.read() as session:
        return tuple(  # type: ignore[return-value]  # three models, three counts
            session.scalar(
                select(func.count()).select_from(model).where(model.workshop_id == made.workshop.id)
            )
            for model in (Event, Proposal, Remembered)
        )


def events_of(made: Evening, stream: Any = "room") -> list[dict[str, Any]]:
    with store.read() as session:
        return events_after(session, read_head(session, made.workshop.id), stream, 0)


def test_same_command_twice_is_done_once_with_the_same_answer(app: Flask) -> None:
    made = evening()
    person = made.join()
    command_id, data = new_id(), tree()
    first = perform("proposal.add", command_id, person, data)
    before = counts(made)
    assert perform("proposal.add", command_id, person, data) == first
    assert counts(made) == before


def test_same_id_with_other_content_is_a_conflict(app: Flask) -> None:
    made = evening()
    person = made.join()
    command_id = new_id()
    perform("proposal.add", command_id, person, tree())
    with pytest.raises(Refused) as refused:
        perform("proposal.add", command_id, person, tree(title="Another"))
    assert refused.value.code == "conflict"


def test_ids_of_two_senders_do_not_meet(app: Flask) -> None:
    made = evening()
    command_id = new_id()
    perform("proposal.add", command_id, made.join(), tree())
    perform("proposal.add", command_id, made.join(), tree())
    assert len(events_of(made)) == 3


def test_a_proposal_id_of_somebody_else_is_a_conflict(app: Flask) -> None:
    made = evening()
    taken = made.propose(made.join())["id"]
    with pytest.raises(Refused) as refused:
        made.propose(made.join(), proposal=taken)
    assert refused.value.code == "conflict"


def test_a_refused_command_leaves_nothing_and_may_be_tried_again(app: Flask) -> None:
    made = evening("lobby")
    person = made.join()
    command_id, data = new_id(), tree()
    with pytest.raises(Refused) as refused:
        perform("proposal.add", command_id, person, data)
    assert refused.value.code == "wrong_phase"
    assert counts(made) == (0, 0, 0)
    made.phase("collect")
    assert perform("proposal.add", command_id, person, data).seq == 2


def test_pause_refuses_participants_only(app: Flask) -> None:
    made = evening()
    person = made.join()
    made.staff("input.pause", {"paused": True})
    with pytest.raises(Refused) as refused:
        made.propose(person)
    assert refused.value.code == "paused"
    made.staff("input.pause", {"paused": False})
    made.propose(person)


def test_what_was_made_in_time_and_comes_late_is_kept_for_staff(app: Flask) -> None:
    made = evening()
    person = made.join()
    seen = made.phase("discuss").seq or 0
    accepted = perform("proposal.add", new_id(), person, tree(), seen - 1)
    assert (accepted.seq, accepted.result["late"]) == (None, True)
    assert [event["kind"] for event in events_of(made, "staff")] == ["proposal.late"]
    with pytest.raises(Refused):
        perform("proposal.add", new_id(), person, tree(), seen)
    made.staff("proposal.accept", {"proposal": accepted.result["proposal"]["id"]})
    assert events_of(made)[-1]["kind"] == "proposal.accepted"


def test_seqs_have_no_gaps_when_many_write_at_once(app: Flask) -> None:
    made = evening()
    people = [made.join() for _ in range(6)]

    def write(person: Any) -> None:
        with app.app_context():
            for _ in range(8):
                made.propose(person)

    threads = [threading.Thread(target=write, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event["seq"] for event in events_of(made)] == list(range(1, 50))


def test_one_voter_racing_with_themselves_has_one_vote(app: Flask) -> None:
    made = evening()
    person = made.join()
    proposal = made.propose(person)["id"]
    made.phase("vote")

    def vote(value: int) -> None:
        with app.app_context():
            made.vote(person, proposal, value)

    threads = [threading.Thread(target=vote, args=(n % 3 - 1,)) for n in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        votes = session.scalars(select(Vote)).all()
        tally = session.scalars(select(Tally)).one()
    assert len(votes) == 1
    assert tally.agree + tally.neutral + tally.disagree == 1


@pytest.mark.parametrize("how", ["hidden", "withdrawn", "erased"])
def test_what_is_taken_back_is_not_handed_out_again(app: Flask, how: str) -> None:
    made = evening()
    person = made.join(nickname="Grandmother Ida")
    proposal = made.propose(person, title="A secret pond", text="Behind my house")
    made.comment(person, proposal["id"], "My own words")
    if how == "hidden":
        made.staff("proposal.hide", {"proposal": proposal["id"], "reason": "Private"})
    elif how == "withdrawn":
        perform("proposal.withdraw", new_id(), person, {"proposal": proposal["id"]})
    else:
        perform("me.erase", new_id(), person, {})
    events = events_of(made)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    told = str(events)
    for words in ("A secret pond", "Behind my house", "My own words"):
        assert words not in told
    added = events[1]
    assert added["redacted"] is True
    assert added["data"]["geometry"] is None
    if how == "erased":
        assert "Grandmother Ida" not in told


def test_a_cleared_nickname_is_gone_from_old_events_too(app: Flask) -> None:
    made = evening()
    person = made.join(nickname="Mr Rude Word")
    made.propose(person)
    perform("me.update", new_id(), person, {"nickname": "Mr Ruder Word"})
    made.staff("nickname.clear", {"participant": str(person.id)})
    assert "Rude" not in str(events_of(made))


def test_who_has_been_taken_back_cannot_speak_through_a_line_still_open(app: Flask) -> None:
    """The door may have known them a moment ago; it is asked again where the write is done."""
    made = evening()
    ann = made.join()
    perform("me.erase", new_id(), ann, {})
    before = counts(made)
    with pytest.raises(Refused) as refused:
        made.propose(ann)
    assert refused.value.code == "not_joined"
    assert counts(made) == before
