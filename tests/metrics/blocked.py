"""The product with one more address, which holds the event loop up: served by a test alone."""

from flask import Flask
from gevent import monkey

from cocreate import create_app

HELD_UP_S = 0.12


def create_blocking_app() -> Flask:
    app = create_app()
    # Python's own sleep, which gevent has replaced by one that lets others run.
    sleep = monkey.get_original("time", "sleep")

    @app.get("/hold-up")
    def hold_up() -> str:
        sleep(HELD_UP_S)
        return "held up"

    return app
