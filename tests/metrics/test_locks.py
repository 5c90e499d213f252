"""A hit must never let another greenlet run: what counts is not written for that."""

import subprocess
import sys

from cocreate.config import ROOT

LOADED_AS_BY_GUNICORN = """
from runpy import run_path
run_path("cocreate/gunicorn_settings.py")
from gevent import monkey
monkey.patch_all()
from prometheus_client import values
print(values.Lock is monkey.get_original("threading", "Lock"))
"""


def test_counting_takes_a_native_lock_although_gevent_replaces_them() -> None:
    command = [sys.executable, "-c", LOADED_AS_BY_GUNICORN]
    assert subprocess.check_output(command, cwd=ROOT, text=True) == "True\n"
