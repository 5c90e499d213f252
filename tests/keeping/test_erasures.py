"""What was taken back after a backup stays taken back when that backup is restored."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.keeping.backup import make_backup
from cocreate.keeping.erasures import LOG, append, complete_log, log_file, read_log
from cocreate.keeping.restore import restore
from cocreate.participants.models import DeviceToken, Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.workshops.actions import announce_deleted, delete_workshop
from cocreate.workshops.commands import DeleteWorkshop
from cocreate.workshops.models import Workshop
from tests.factories import Evening, evening, new_id
from tests.keeping.places import elsewhere, silent, state_hash

CANARY = "Zaunkönig"


def states(model: type[Proposal] | type[Comment]) -> dict[str, str]:
    with store.read() as session:
        return {str(row.id): row.state for row in session.scalars(select(model))}


def test_erased_person_stays_erased(app: Flask, tmp_path: Path) -> None:
    made = evening("collect")
    person, other = made.join(nickname=CANARY), made.join()
    idea = made.propose(person, title=CANARY, text=CANARY)["id"]
    made.comment(person, made.propose(other)["id"], CANARY)
    made.phase("vote")
    made.vote(person, idea, 1)
    backup = make_backup(tmp_path / "backups", silent).file
    perform("me.erase", new_id(), person, {})
    log = tmp_path / LOG
    with elsewhere(tmp_path / "elsewhere"):
        assert restore(backup, silent, logs=[log]).again == 1
        with store.read() as session:
            gone = session.get_one(Participant, person.id)
            assert (gone.nickname, gone.erased_at is None) == (None, False)
            ours = select(DeviceToken).where(DeviceToken.participant_id == person.id)
            assert session.scalars(ours).all() == []
        assert states(Proposal)[idea] == "withdrawn"
        assert CANARY not in dump_of_everything()


def dump_of_everything() -> str:
    """All that is in any table, as the next backup would have it."""
    from cocreate.keeping.rows import lines_of, tables_of  # noqa: PLC0415

    with store.read() as session:
        connection = session.connection()
        lines = (line for table in tables_of(connection) for line in lines_of(connection, table))
        return b"".join(lines).decode()


def taken_back(made: Evening) -> dict[str, str]:
    """Take back one thing of every sort, and show one again; ids by what happened."""
    person = made.join(nickname="Ada")
    ids = {name: made.propose(person)["id"] for name in ("hidden", "withdrawn", "shown", "open")}
    said = {name: made.comment(person, ids["open"])["id"] for name in ("hidden", "withdrawn")}
    yield_ids = ids | {f"said {name}": comment for name, comment in said.items()}
    return yield_ids | {"person": str(person.id)}


def test_hidden_and_withdrawn_things_stay_so_and_shown_again_ones_are_shown(
    app: Flask, tmp_path: Path
) -> None:
    made = evening("collect")
    ids = taken_back(made)
    backup = make_backup(tmp_path / "backups", silent).file
    person = made.people[0]
    for name in ("hidden", "shown"):
        made.staff("proposal.hide", {"proposal": ids[name], "reason": "Points at a person"})
    made.staff("proposal.restore", {"proposal": ids["shown"]})
    made.staff("comment.hide", {"comment": ids["said hidden"], "reason": "Points at a person"})
    made.staff("nickname.clear", {"participant": ids["person"]})
    perform("proposal.withdraw", new_id(), person, {"proposal": ids["withdrawn"]})
    perform("comment.withdraw", new_id(), person, {"comment": ids["said withdrawn"]})
    with elsewhere(tmp_path / "elsewhere") as other:
        assert restore(backup, silent, logs=[tmp_path / LOG]).again == 5
        assert log_file(other).read_text() == (tmp_path / LOG).read_text()
        found = states(Proposal) | states(Comment)
        assert {name: found[ids[name]] for name in ids if name != "person"} == {
            "hidden": "hidden", "withdrawn": "withdrawn", "shown": "open", "open": "open",
            "said hidden": "hidden", "said withdrawn": "withdrawn",
        }  # fmt: skip
        with store.read() as session:
            assert session.get_one(Participant, person.id).nickname is None


def test_deleted_workshop_stays_deleted(app: Flask, tmp_path: Path) -> None:
    made, kept = evening("collect"), evening("collect")
    backup = make_backup(tmp_path / "backups", silent).file
    store.write(lambda db: delete_workshop(db, DeleteWorkshop(made.workshop.id, made.code)))
    announce_deleted(made.workshop.id)
    done = restore(backup, silent, replace=True)
    assert done.again == 1
    with store.read() as session:
        assert session.scalars(select(Workshop.id)).all() == [kept.workshop.id]


def test_log_has_ids_only_and_is_for_its_owner(app: Flask, tmp_path: Path) -> None:
    made = evening("collect")
    person = made.join(nickname=CANARY)
    idea = made.propose(person, title=CANARY)["id"]
    made.staff("proposal.hide", {"proposal": idea, "reason": CANARY})
    perform("me.erase", new_id(), person, {})
    log = tmp_path / LOG
    assert [line.kind for line in read_log(log.read_text())] == [
        "proposal.hidden",
        "participant.erased",
    ]
    assert CANARY not in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


def test_log_lost_or_cut_off_is_completed_from_the_journal(app: Flask, tmp_path: Path) -> None:
    made = evening("collect")
    ids = taken_back(made)
    for name in ("hidden", "shown"):
        made.staff("proposal.hide", {"proposal": ids[name], "reason": "Points at a person"})
    made.staff("nickname.clear", {"participant": ids["person"]})
    log = log_file(app)
    whole = read_log(log.read_text())
    log.write_text(log.read_text()[:-20])
    complete_log(app)
    assert read_log(log.read_text()) == whole
    log.unlink()
    complete_log(app)
    assert read_log(log.read_text()) == whole
    append(log, whole)
    assert read_log(log.read_text()) == whole


@pytest.mark.usefixtures("app")
def test_restoring_twice_takes_back_nothing_more(tmp_path: Path) -> None:
    made = evening("collect")
    person = made.join()
    made.propose(person)
    backup = make_backup(tmp_path / "backups", silent).file
    perform("me.erase", new_id(), person, {})
    assert restore(backup, silent, replace=True).again == 1
    after = state_hash(made.workshop.id)
    second = make_backup(tmp_path / "backups", silent).file
    assert restore(second, silent, replace=True).again == 0
    assert state_hash(made.workshop.id) == after
