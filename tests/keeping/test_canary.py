"""A whole life of what was taken back: no stream, page, snapshot, log, file or restored backup has it."""

from pathlib import Path

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.backup import make_backup
from cocreate.keeping.purge import purge_due
from cocreate.keeping.restore import restore
from cocreate.keeping.rows import lines_of, tables_of
from cocreate.keeping.target import let_go
from tests.contract.client import Client
from tests.contract.hall import Hall, comment
from tests.contract.test_taken_back import told
from tests.keeping.places import bytes_of, silent
from tests.server import Server

HIDDEN, WITHDRAWN, ERASED = "Wolperdinger", "Elwetritsch", "Hanghuhn"


def written(hall: Hall, word: str) -> tuple[Client, str, str]:
    """Somebody, their idea and their comment, all with the word."""
    person = hall.person(nickname=f"{word} K.")
    idea = hall.idea(person, title=f"{word} title", text=f"{word} text")["id"]
    person.post("proposal.edit", {"proposal": idea, "title": f"Second {word}"})
    said = comment(idea, f"{word} said")
    assert person.post("comment.add", said).code == "ok"
    return person, idea, said["comment"]


def take_back(hall: Hall, life: dict[str, tuple[Client, str, str]]) -> None:
    """Hide, withdraw and erase, as people do."""
    staff = hall.staff()
    reason = {"reason": f"Because of {HIDDEN}"}
    person, idea, said = life[HIDDEN]
    assert staff.post("comment.hide", {"comment": said} | reason).code == "ok"
    assert staff.post("proposal.hide", {"proposal": idea} | reason).code == "ok"
    assert staff.post("nickname.clear", {"participant": person.me()["me"]["id"]}).code == "ok"
    person, idea, said = life[WITHDRAWN]
    assert person.post("comment.withdraw", {"comment": said}).code == "ok"
    assert person.post("proposal.withdraw", {"proposal": idea}).code == "ok"
    assert person.post("me.update", {"nickname": ""}).code == "ok"
    assert life[ERASED][0].post("me.erase", {}).code == "ok"


def assert_told_to_nobody(hall: Hall, life: dict[str, tuple[Client, str, str]]) -> None:
    """Not to a newcomer of the room; to staff what is hidden only."""
    heard = told(hall.person(), life[HIDDEN][1])
    assert [word for word in life if word in heard] == []
    heard = told(hall.staff(), life[WITHDRAWN][1])
    assert [word for word in (WITHDRAWN, ERASED) if word in heard] == []


def tables(server: Server) -> bytes:
    """All that a next backup would have."""
    with server.app.app_context(), store.read() as session:
        connection = session.connection()
        return b"".join(
            line for table in tables_of(connection) for line in lines_of(connection, table)
        )


def test_what_was_taken_back_is_nowhere_also_after_an_older_backup_is_restored(
    server: Server, tmp_path: Path
) -> None:
    hall = Hall(server)
    life = {word: written(hall, word) for word in (HIDDEN, WITHDRAWN, ERASED)}
    phone = hall.person()
    phone.connect()
    kept = tmp_path.with_name(f"{tmp_path.name}-kept")
    backup = make_backup(kept, silent).file
    take_back(hall, life)

    server.stop()
    done = restore(backup, silent, replace=True)
    assert done.again == 6 + 1
    if (aside := Path(str(done.aside))).exists():
        aside.rename(kept / aside.name)  # the operator's to delete
    server.start()
    assert phone.connect()["resync"] is True
    hall.staff().post("phase.set", {"phase": "results"})
    assert_told_to_nobody(hall, life)
    server.stop()

    assert ERASED.encode() not in tables(server)
    purge_due(utcnow())
    let_go(server.app)
    assert ERASED.encode() not in bytes_of(tmp_path)
    assert [word for word in life if word in server.log] == []
    hall.close()
