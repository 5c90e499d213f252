"""The replication cards on A4: each takes two sheets at most, in English and in German."""

import re

import pytest

from cocreate.kits.measures import measures
from tests.browser.windows import Windows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
MOST_SHEETS = 2


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_card_takes_two_sheets_at_most(windows: Windows, lang: str) -> None:
    page = windows.open({"java_script_enabled": False})
    sheets = {}
    for code in (code for code, each in measures().items() if not each.general):
        page.goto(f"/measures/{code}/card?lang={lang}")
        sheets[code] = len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(sheets) > 20
    assert set(sheets.values()) <= set(range(1, MOST_SHEETS + 1)), sheets
