"""Waiting for a large outcome in a real browser, with and without JavaScript."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from cocreate.jobs.process import Worker
from cocreate.jobs.registry import jobs
from cocreate.summaries import delivery, heavy

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("built_assets")]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_outcome_comes_by_itself_when_it_is_made(
    app: Flask, address: str, chromium: Browser, monkeypatch: pytest.MonkeyPatch, *, scripts: bool
) -> None:
    monkeypatch.setattr(heavy, "MOST_IDEAS_AT_ONCE", 0)
    monkeypatch.setattr(delivery, "PERSONS_PATIENCE_S", 0.0)
    monkeypatch.setattr(jobs, "daily", {})
    page = chromium.new_context(java_script_enabled=scripts).new_page()
    worker = Worker(app)
    page.goto(address)
    expect(page.get_by_role("status")).to_have_text("Waiting for its turn.")
    assert worker.work_once()
    expect(page.get_by_role("heading", name="Ideas, most agreed first")).to_be_visible()
    page.get_by_role("link", name="Table, CSV").click()
    expect(page.get_by_role("status")).to_have_text("Waiting for its turn.")
    with page.expect_download() as download:
        # With scripts the map has asked for its layer, too.
        while worker.work_once():
            pass
    assert download.value.suggested_filename.endswith(".csv")
