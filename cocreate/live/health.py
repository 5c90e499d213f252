"""Whether the process is up, and can be sent people."""

import shutil

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from cocreate.extensions import db
from cocreate.journal.store import store
from cocreate.live.hub import hub

bp = Blueprint("health", __name__)
LEAST_DISK = 100 * 1024 * 1024


@bp.get("/livez")
def livez() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(ok=True)


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The database takes writes, is migrated, there is disk left, and no stop is under way."""
    checks = {
        "database": _database(),
        "migrations": _migrated(),
        "disk": _disk(),
        "accepting": not hub.stopping,
    }
    ready = all(checks.values())
    return jsonify(ok=ready, **checks), 200 if ready else 503


def _database() -> bool:
    try:
        store.ready()
    except SQLAlchemyError:
        return False
    return True


def _migrated() -> bool:
    folder = current_app.extensions["migrate"].directory
    newest = set(ScriptDirectory(folder).get_heads())
    try:
        with db.engine.connect() as connection:
            return set(MigrationContext.configure(connection).get_current_heads()) == newest
    except SQLAlchemyError:
        return False


def _disk() -> bool:
    return shutil.disk_usage(current_app.instance_path).free >= LEAST_DISK
