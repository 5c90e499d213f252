"""cocreate: live map workshops for cities that want more nature."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from flask import Flask

from cocreate import config, logs, pages, proxies
from cocreate.extensions import babel, compress, csrf, db, migrate
from cocreate.journal.engine import engine_options
from cocreate.journal.store import store
from cocreate.workers import claim, told_plainly

# Each has `register(app)`. The order is the one of the layers, lowest first.
ROOMS = (
    "assets", "jobs", "maps", "kits", "staff", "workshops", "layers", "participants", "live",
    "plans", "proposals", "votes", "facilitation", "summaries", "replicate", "keeping",
)  # fmt: skip


@told_plainly()
def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """The application, configured from the environment and `overrides`; see `config.SETTINGS`."""
    values = config.load(overrides)
    app = Flask(
        __name__,
        instance_path=values["INSTANCE"],
        template_folder=str(config.page_files("templates")),
        static_folder=str(config.page_files("static")),
    )
    app.config.from_mapping(values)
    claim(app)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(values["DATABASE_URL"])
    db.init_app(app)
    migrate.init_app(app, db, directory=str(config.ROOT / "cocreate/migrations"))
    csrf.init_app(app)
    compress.init_app(app)
    babel.init_app(app, locale_selector=pages.reader_language)
    store.init_app(app)
    logs.init_app(app)
    pages.init_app(app)
    for room in ROOMS:
        import_module(f"cocreate.{room}").register(app)
    proxies.init_app(app)
    return app
