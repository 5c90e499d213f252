"""A job process with work of its own for tests; `python tests/jobs/hands.py` with settings in the environment.

Each kind writes down when it begins, and may wait at a gate that the test opens.
"""

import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cocreate import create_app
from cocreate.jobs.files import write_whole
from cocreate.jobs.process import Worker
from cocreate.jobs.registry import Run, register_job
from cocreate.words import N_

STEP = N_("This did not work. Please try again.")  # a sentence that has a translation


def note(data: Mapping[str, Any], word: str) -> None:
    with Path(data["log"]).open("a", encoding="utf-8") as log:
        log.write(f"{word}\n")


def count(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    note(data, data["word"])
    return {"word": data["word"]}


def gated(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    note(data, "begun")
    run.progress(2, 5, STEP)
    while not Path(data["gate"]).exists():
        time.sleep(0.02)
    write_whole(run.file, [b"a whole ", b"file"])
    note(data, "ended")
    return {"size": 12}


def poison(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    note(data, "begun")
    raise ValueError("poison")


def main() -> None:
    app = create_app()
    for kind, handler in (("test.count", count), ("test.gated", gated), ("test.poison", poison)):
        register_job(kind, handler)
    with app.app_context():
        worker = Worker(app)
        signal.signal(signal.SIGTERM, lambda _signal, _frame: worker.end())
        worker.run()


if __name__ == "__main__":
    main()
