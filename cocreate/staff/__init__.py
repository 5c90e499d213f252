"""Accounts for facilitators, planners and admins."""

from flask import Flask

from cocreate.staff import check, cli, sessions, views, words


def register(app: Flask) -> None:
    """Add the pages under `/staff`, `current_staff()` for templates, and `cocreate staff`."""
    check.init_app(app)
    app.register_blueprint(views.bp)
    app.add_template_global(sessions.current_staff)
    app.add_template_filter(words.staff_role_name)
    app.cli.add_command(cli.staff)
