"""Kits: the cities' starting points for workshops, as files a planner can edit."""

from flask import Flask

from cocreate.kits import cli, views
from cocreate.kits.models import Category, Kit
from cocreate.kits.naming import name_in, plain_name
from cocreate.kits.refused import KitRefused
from cocreate.kits.shelf import find_ground, kits, use_folder
from cocreate.maps.ground import add_grounds

__all__ = ["Category", "Kit", "KitRefused", "kits", "name_in", "plain_name", "register"]


def register(app: Flask) -> None:
    """Read the kits, put their ground under the maps, add the measures' page and `cocreate kits`."""
    use_folder(app.config["KITS_FOLDER"])
    add_grounds(find_ground)
    app.register_blueprint(views.bp)
    app.cli.add_command(cli.kits)
