"""Kits: the cities' starting points for workshops, as files a planner can edit."""

from pathlib import Path

from flask import Flask

from cocreate.config import ConfigError
from cocreate.kits import cli, views
from cocreate.kits.funding import funding_of
from cocreate.kits.ground_sources import read_sources_file
from cocreate.kits.models import Category, Kit
from cocreate.kits.naming import name_in, plain_name
from cocreate.kits.refused import KitRefused
from cocreate.kits.shelf import find_ground, kits, use_folder
from cocreate.maps.ground import add_grounds
from cocreate.maps.offered import name_sources

__all__ = ["Category", "Kit", "KitRefused", "kits", "name_in", "plain_name", "register"]


def register(app: Flask) -> None:
    """Read the kits, put their ground under the maps, add the measures' page and `cocreate kits`.

    Raises ConfigError for a sources file that cannot be used.
    """
    name_operators_sources(app)
    use_folder(app.config["KITS_FOLDER"])
    add_grounds(find_ground)
    app.register_blueprint(views.bp)
    app.add_template_global(funding_of)
    app.cli.add_command(cli.kits)


def name_operators_sources(app: Flask) -> None:
    """Read the file of `COCREATE_SOURCES_FILE`, if one is set. Raises ConfigError."""
    if not (file := app.config["SOURCES_FILE"]):
        return
    try:
        name_sources(app, read_sources_file(Path(file).resolve(), Path(app.config["INSTANCE"])))
    except KitRefused as refused:
        raise ConfigError(f"COCREATE_SOURCES_FILE cannot be used: {refused}") from refused
