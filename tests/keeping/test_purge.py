"""When its days are over, nothing a person wrote is left of a workshop, down to the bytes."""

import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.jobs.registry import jobs
from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.models import Event
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping import PURGE
from cocreate.keeping.backup import make_backup
from cocreate.keeping.purge import due_codes, purge_due
from cocreate.keeping.restore import restore
from cocreate.participants.queries import participant_by_token
from cocreate.proposals.models import Proposal
from cocreate.summaries.queries import read_summary
from cocreate.workshops.models import Workshop
from cocreate.workshops.retention import PURGED, removals
from tests.factories import HERE, Evening, evening, new_id
from tests.keeping.places import bytes_of, elsewhere, silent

CANARY = "Zaunkoenigin"
FEW = 6
MANY = 60  # enough texts to fill and free whole pages
DAY = timedelta(days=1)


def said(n: int) -> str:
    return f"{CANARY} {n} " + "lorem " * 40


def closed_evening(ideas_made: int = FEW, **settings: Any) -> Evening:
    """A canary in every place a person can write to."""
    made = evening("collect", **settings)
    people = [made.join(nickname=f"{CANARY[:8]}{n}") for n in range(3)]
    ideas = [
        made.propose(people[n % 3], title=said(n)[:100], text=said(n))["id"]
        for n in range(ideas_made)
    ]
    for n, idea in enumerate(ideas):
        made.comment(people[n % 3], idea, said(n))
    perform("proposal.edit", new_id(), people[0], {"proposal": ideas[0], "text": said(99)})
    made.staff("proposal.hide", {"proposal": ideas[1], "reason": said(1)[:100]})
    perform("proposal.withdraw", new_id(), people[2], {"proposal": ideas[2]})
    made.phase("vote")
    made.vote(people[0], ideas[0], 1)
    made.phase("closed")
    return made


def test_texts_are_removed_after_the_days_that_were_set_and_not_before(app: Flask) -> None:
    made = closed_evening(keep_days=30)
    assert due_codes(utcnow() + 29 * DAY) == []
    assert due_codes(utcnow() + 31 * DAY) == [made.code]
    assert [purged.code for purged in purge_due(utcnow() + 31 * DAY)] == [made.code]
    assert due_codes(utcnow() + 400 * DAY) == []


def test_workshop_that_was_never_closed_counts_from_its_last_event(app: Flask) -> None:
    made = evening("collect", keep_days=30)
    made.propose(made.join())
    assert due_codes(utcnow() + 29 * DAY) == []
    assert due_codes(utcnow() + 31 * DAY) == [made.code]


def test_reopened_workshop_gets_its_days_again(app: Flask) -> None:
    made = closed_evening(keep_days=30)
    purge_due(utcnow() + 31 * DAY)
    later = utcnow() + 40 * DAY
    for phase in ("collect", "closed"):
        perform("phase.set", new_id(), made.facilitator, {"phase": phase}, clock=lambda: later)
    with store.read() as session:
        workshop = session.get_one(Workshop, made.workshop.id)
        removal = removals(session, [workshop])[workshop.id]
    assert (removal.at, removal.done, removal.fixed) == (later + 30 * DAY, False, True)


def test_purged_texts_are_in_no_file_of_the_installation(app: Flask, tmp_path: Path) -> None:
    closed_evening(MANY, keep_days=30)
    purge_due(utcnow() + 31 * DAY)
    make_backup(tmp_path / "backups", silent)
    found = bytes_of(tmp_path)
    assert b"lorem" not in found
    for backup in (tmp_path / "backups").iterdir():
        with zipfile.ZipFile(backup) as archive:
            found += b"".join(archive.read(name) for name in archive.namelist())
    assert found.count(CANARY[:8].encode()) == 0


def test_purged_workshop_hands_out_no_text_and_keeps_what_is_planned_with(app: Flask) -> None:
    made = closed_evening(keep_days=30)
    with store.read() as session:
        epoch = read_head(session, made.workshop.id).epoch
    purge_due(utcnow() + 31 * DAY)
    with store.read() as session:
        head = read_head(session, made.workshop.id)
        workshop = session.get_one(Workshop, made.workshop.id)
        streams = [events_after(session, head, stream, 0) for stream in ("room", "staff", "votes")]
        summary = read_summary(session, workshop, "staff")
        assert participant_by_token(session, made.tokens[made.people[0].id], workshop.id) is None
        points = session.scalars(select(Proposal.geometry).where(Proposal.state == "open")).all()
    assert CANARY not in str(streams) + str(summary)
    assert head.epoch != epoch
    assert points == [{"type": "Point", "coordinates": list(HERE)}] * (FEW - 2)
    assert {idea.title.split(" · ")[0] for idea in summary.ideas if idea.number == 1} == {"Tree"}
    assert sum(idea.counts.votes for idea in summary.ideas) == 1


def test_purge_leaves_an_audit_event_with_counts_only(app: Flask) -> None:
    made = closed_evening(keep_days=30)
    purge_due(utcnow() + 31 * DAY)
    with store.read() as session:
        event = session.scalars(select(Event).where(Event.kind == PURGED)).one()
    assert (event.stream, event.workshop_id) == ("staff", made.workshop.id)
    assert event.data == {"participants": 3, "proposals": FEW, "comments": FEW}


def test_backup_from_before_the_purge_is_purged_when_it_is_restored(
    app: Flask, tmp_path: Path
) -> None:
    closed_evening(keep_days=30)
    backup = make_backup(tmp_path / "backups", silent).file
    purge_due(utcnow() + 31 * DAY)
    with elsewhere(tmp_path / "elsewhere"):
        assert restore(backup, silent, logs=[tmp_path / "erasures.log"]).again == 1
        again = make_backup(tmp_path / "again", silent).file
    with zipfile.ZipFile(again) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert CANARY.encode() not in everything


def test_dry_run_changes_nothing(app: Flask) -> None:
    made = closed_evening(keep_days=1)
    done = app.test_cli_runner().invoke(args=["purge", "--dry-run"])
    assert (done.exit_code, done.output) == (0, "")
    with store.read() as session:
        event = session.scalars(select(Event).where(Event.kind == PURGED)).first()
    assert event is None
    assert made.code


@pytest.mark.usefixtures("app")
def test_erased_texts_leave_the_files_with_the_daily_purge(tmp_path: Path) -> None:
    made = closed_evening(MANY, keep_days=300)
    for person in made.people:
        perform("me.erase", new_id(), person, {})
    made.phase("results")
    purge_due(utcnow())
    assert bytes_of(tmp_path).count(CANARY[:8].encode()) == 0


def test_purge_is_done_daily_by_the_job_process(app: Flask) -> None:
    made = closed_evening(keep_days=1)
    then = utcnow() - 3 * DAY

    def age(session: Session) -> None:
        session.get_one(Workshop, made.workshop.id).closed_at = then

    store.write(age)
    assert [kind for kind in jobs.daily if kind == PURGE] == [PURGE]
    assert jobs.handlers[PURGE]({}, Quiet()) == {"workshops": 1}
    assert jobs.handlers[PURGE]({}, Quiet()) == {"workshops": 0}


class Quiet:
    """A run of a job that nobody watches."""

    file = Path()

    def progress(self, done: int, total: int, step: str = "") -> None: ...
