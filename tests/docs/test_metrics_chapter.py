"""The chapter on metrics tells every one there is, and none that is not."""

import re
from pathlib import Path

from flask import Flask
from prometheus_client import Counter, Gauge, Histogram, Metric

from cocreate.config import ROOT
from cocreate.jobs.measured import JobStates
from cocreate.metrics import meters
from cocreate.metrics.instance import STAMP, Instance

PAGE = ROOT / "docs" / "operations.md"
KINDS = (Counter, Gauge, Histogram)
TOLD_BY_SUFFIX = re.compile(r"_(bucket|count|sum)$")


def _name(metric: Metric) -> str:
    """As Prometheus shows it."""
    return metric.name + {"counter": "_total", "info": "_info"}.get(metric.type, "")


def _all(app: Flask, folder: Path) -> set[str]:
    (folder / STAMP).touch()
    counted = [meter for meter in vars(meters).values() if isinstance(meter, KINDS)]
    read = (Instance(folder, f"sqlite:///{folder / 'test.sqlite3'}"), JobStates(app))
    own = {_name(metric) for meter in counted for metric in meter.describe()}
    return own | {_name(metric) for collector in read for metric in collector.collect()}


def test_every_metric_is_told_and_every_told_one_there(app: Flask, tmp_path: Path) -> None:
    chapter = PAGE.read_text().split("## Metrics")[1].split("\n## ")[0]
    rows = re.findall(r"(?m)^\| `(cocreate_\w+)`", chapter)
    assert set(rows) == _all(app, tmp_path)
    assert len(rows) == len(set(rows))


def test_alerts_speak_of_metrics_there_are(app: Flask, tmp_path: Path) -> None:
    alerts = "".join(re.findall(r"(?m)^    .+$", PAGE.read_text().split("## Metrics")[1]))
    named = {TOLD_BY_SUFFIX.sub("", name) for name in re.findall(r"cocreate_\w+", alerts)}
    assert named
    assert named <= _all(app, tmp_path)
