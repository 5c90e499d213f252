"""Layers are kept with everything else: backed up, restored, verified."""

from pathlib import Path

from flask import Flask

from cocreate.journal.store import store
from cocreate.keeping.backup import make_backup
from cocreate.keeping.restore import restore
from cocreate.keeping.verify import verify
from cocreate.layers.queries import zipped_file
from cocreate.workshops.models import Workshop
from tests.factories import evening
from tests.keeping.places import elsewhere, silent, state_hash
from tests.layers.made import layer_of


def test_layers_come_back_with_their_shapes(app: Flask, tmp_path: Path) -> None:
    made = evening()
    layer = layer_of(made)
    before = state_hash(made.workshop.id)
    with store.read() as session:
        file = zipped_file(session, made.workshop.id, layer.id, layer.digest)
    backup = make_backup(tmp_path / "backups", silent)
    with elsewhere(tmp_path / "elsewhere"):
        restore(backup.file, silent)
        assert state_hash(made.workshop.id) == before
        with store.read() as session:
            assert zipped_file(session, made.workshop.id, layer.id, layer.digest) == file
        assert list(verify()) == []


def test_verify_sees_a_list_that_is_not_the_journal_s(app: Flask) -> None:
    made = evening()
    layer_of(made)

    def forget(session: object) -> None:
        session.get_one(Workshop, made.workshop.id).layers = []  # type: ignore[attr-defined]  # a Session

    store.write(forget)
    assert ["layers" in each.what for each in verify()] == [True]
