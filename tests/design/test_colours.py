"""Contrast of the tokens, by WCAG 2: 4.5 for words, 3 for edges and bars, in both themes."""

import re

import pytest

from cocreate.config import ROOT

TOKENS = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
WORDS = [
    ("ink", "paper"), ("ink-2", "paper"), ("ink-3", "paper"), ("ink", "paper-2"), ("ink-2", "paper-2"),
    ("ink-3", "paper-2"), ("ink-2", "paper-3"), ("main-ink", "main"), ("main-ink", "main-hover"),
    ("main-text", "paper"), ("main-text", "paper-2"), ("main-text", "main-soft"), ("ink", "main-soft"),
    ("ink-3", "main-soft"), ("wait-ink", "wait"), ("wait-ink", "paper"), ("stop-ink", "stop"),
    ("stop-ink", "paper"), ("agree-ink", "agree"), ("neutral-ink", "neutral-strong"),
    ("disagree-ink", "disagree"), ("m-label", "m-land"), ("m-label-green", "m-meadow"),
    ("m-label-water", "m-lake"), ("paper", "ink"),
]  # fmt: skip
EDGES = [
    ("edge", "paper"), ("edge", "paper-2"), ("main", "paper"), ("main", "paper-3"), ("agree", "paper"),
    ("neutral", "paper"), ("disagree", "paper"), ("wait-edge", "wait"), ("m-area", "m-land"),
    ("agree", "main-soft"), ("disagree", "main-soft"),
]  # fmt: skip


def theme(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r" \{(.*?)\n *\}", TOKENS, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block[1]))


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    full = digits if len(digits) == 6 else "".join(2 * d for d in digits)
    linear = []
    for at in (0, 2, 4):
        part = int(full[at : at + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


THEMES = {"light": theme(":root"), "dark": theme(':root[data-theme="dark"]')}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read(name: str, words: str, ground: str) -> None:
    assert contrast(THEMES[name][words], THEMES[name][ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_and_bars_can_be_seen(name: str, edge: str, ground: str) -> None:
    assert contrast(THEMES[name][edge], THEMES[name][ground]) >= 3
