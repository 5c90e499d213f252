"""Hashing: right, wrong, and beside the event loop."""

import subprocess
import sys
from pathlib import Path

from cocreate.staff.passwords import NO_PASSWORD, hash_password, new_password, password_matches

ROOT = Path(__file__).parents[2]
WHILE_HASHING = """
from gevent import monkey
monkey.patch_all()
import gevent
from cocreate.staff.passwords import hash_password
hash_password("warm up")
ticks = []
def tick():
    while True:
        ticks.append(1)
        gevent.sleep(0)
ticker = gevent.spawn(tick)
gevent.sleep(0)
before = len(ticks)
hash_password("correct horse battery")
print(len(ticks) - before)
ticker.kill()
"""


def test_hash_is_salted_argon2id_and_fits_its_password_only() -> None:
    first, second = hash_password("one"), hash_password("one")
    assert first != second
    assert first.startswith("$argon2id$")
    assert password_matches(first, "one")
    assert not password_matches(first, "two")


def test_nobody_no_password_and_a_broken_hash_match_nothing() -> None:
    for stored in (None, NO_PASSWORD, "not a hash", ""):
        assert not password_matches(stored, "one")


def test_made_passwords_differ_and_are_long_enough_to_hand_over() -> None:
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(password) == 23 for password in made)


def test_the_loop_goes_on_while_a_password_is_hashed() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WHILE_HASHING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(run.stdout) > 10, "the loop stood still"
