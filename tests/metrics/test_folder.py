"""What processes count is added up, also of those that are gone."""

import os
import subprocess
import sys
from pathlib import Path

from cocreate.metrics.folder import VARIABLE, folder_of, open_folder
from cocreate.metrics.serving import AllProcesses

COUNT = """
import sys
from cocreate.metrics.meters import JOINS, PEOPLE
JOINS.inc(2)
PEOPLE.set(5)
print("counted", flush=True)
sys.stdin.read()
"""


def _sum(folder: Path, name: str) -> float | None:
    for metric in AllProcesses(folder).collect():
        for sample in metric.samples:
            if sample.name == name:
                return sample.value
    return None


def _process(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", COUNT],
        env=os.environ | {VARIABLE: str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "counted\n"
    return process


def test_gauges_of_a_killed_process_go_and_its_counts_stay(tmp_path: Path) -> None:
    with _process(tmp_path) as one, _process(tmp_path) as other:
        assert _sum(tmp_path, "cocreate_people_present") == 10
        one.kill()
        one.wait()
        assert _sum(tmp_path, "cocreate_people_present") == 5
        assert _sum(tmp_path, "cocreate_joins_total") == 4
        other.kill()


def test_start_begins_with_nothing_counted(tmp_path: Path) -> None:
    settings = {"INSTANCE": str(tmp_path), "METRICS_PORT": 9}
    try:
        open_folder(settings)
        folder = Path(os.environ[VARIABLE])
        assert folder == folder_of(tmp_path)
        assert folder.stat().st_mode & 0o077 == 0
        (folder / "counter_1.db").touch()
        open_folder(settings)
        assert list(folder.iterdir()) == []
    finally:
        Path(os.environ.pop(VARIABLE)).rmdir()


def test_nothing_is_kept_where_metrics_are_off(tmp_path: Path) -> None:
    open_folder({"INSTANCE": str(tmp_path), "METRICS_PORT": 0})
    assert VARIABLE not in os.environ
    assert not folder_of(tmp_path).exists()
