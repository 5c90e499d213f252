"""Join codes cannot be tried out, and whoever tries does not lock out a hall."""

from flask import Flask

from cocreate.participants.guesses import MOST, guesses
from cocreate.workshops.links import config_secrets, join_token
from tests.factories import evening


def test_a_guesser_is_stopped_and_the_hall_goes_on(app: Flask) -> None:
    made = evening()
    inside = app.test_client()
    assert inside.post("/join", json={"code": made.code}).status_code == 200
    stranger = app.test_client()
    for number in range(MOST):
        path = f"/w/{23456789 + number}/summary" if number % 2 else f"/?code={23456789 + number}"
        stranger.get(path.replace("0", "A").replace("1", "B"))
    assert stranger.get(f"/w/{made.code}").status_code == 429
    assert inside.get(f"/w/{made.code}/state").status_code == 200


def test_the_qr_code_opens_while_codes_are_guessed(app: Flask) -> None:
    made = evening()
    token = join_token(made.workshop, config_secrets()[0])
    for _ in range(MOST):
        guesses.wrong()
    answer = app.test_client().post("/join", json={"token": token})
    assert answer.status_code == 200
