"""The shared list: complete in every language, every figure with its source, mistakes told."""

from pathlib import Path

import pytest

from cocreate.kits.measures import INDICATORS, LANGUAGES, measure_list, measures, read_list
from cocreate.kits.refused import KitRefused
from cocreate.kits.tables import Table

ALL = ", ".join(f'{language} = "Words"' for language in LANGUAGES)
LIST = f"""\
version = 1

[[measures]]
code = "hedge"
names = {{ {ALL} }}
what = {{ {ALL} }}
geometry = ["line"]
unit = "m"
indicators = ["habitat"]

[[measures.costs]]
low = 10
high = 20
currency = "EUR"
unit = "m"
year = 2020
source = "a paper"
confidence = "read"

[[measures]]
code = "worry"
names = {{ {ALL} }}
what = {{ {ALL} }}
geometry = ["point"]
unit = "n"
general = true
"""


def read(folder: Path, text: str) -> None:
    file = folder / "measures.toml"
    file.write_text(text, encoding="utf-8")
    read_list(Table.read(file))


def test_list_has_a_version_and_the_measures_of_the_pilots() -> None:
    assert measure_list().version >= 1
    asked = {"urban_tree", "dry_heath", "green_roof", "unsealing", "brown_grid", "wetland", "park"}
    assert asked <= set(measures())


def test_every_measure_is_told_in_every_language() -> None:
    for measure in measures().values():
        told = (measure.names, measure.what, *(each.text for each in measure.benefits))
        assert all(set(LANGUAGES) == set(words) for words in told), measure.code
        assert set(measure.indicators) <= set(INDICATORS)


def test_figures_are_those_of_their_sources() -> None:
    hedge, tree = measures()["hedge"].costs[0], measures()["urban_tree"].costs[0]
    assert (hedge.low, hedge.high, hedge.currency, hedge.unit, hedge.year) == (
        22.97, 22.97, "GBP", "m", 2025,
    )  # fmt: skip
    assert (tree.low, tree.high, tree.confidence) == (200, 1500, "read")
    assert measures()["park"].costs[0].confidence == "computed"
    assert measures()["pond"].costs == ()


# What is changed in the good list, where the mistake then is, and what is said about it.
MISTAKES = [
    ("version = 1", "version = 0", "version", "a whole number from 1"),
    ('code = "worry"', 'code = "hedge"', 'code = "hedge"', "The code hedge is there twice"),
    (', nb = "Words"', "", "names", "names has no words in 'nb'"),
    ('unit = "m"\nindicators', 'unit = "n"\nindicators', 'unit = "n"', "unit must be one of m"),
    ('["habitat"]', '["birds"]', "birds", "indicators may hold"),
    ("low = 10", "low = 30", "low", "a low and a high"),
    ("low = 10", "low = 0", "low", "a low and a high"),
    ('currency = "EUR"', 'currency = "€"', "currency", "must look like EUR"),
    ('source = "a paper"\n', "", "costs", "source must be a text"),
    ('confidence = "read"', 'confidence = "sure"', "sure", "confidence must be one of"),
    ("year = 2020", "year = 202", "year", "a whole number from 1990"),
    ("general = true", "no_sourced_cost = true\ngeneral = true", "no_sourced", "has no cost"),
    ("general = true", "general = false", "[[measures]]", "Give either costs or"),
    ('indicators = ["habitat"]', "no_sourced_cost = true", "[[measures", "Give either costs or"),
    ("general = true", "general = true\nprice = 3", "price", "price is not known here"),
]


@pytest.mark.parametrize(("good", "bad", "where", "reason"), MISTAKES)
def test_mistake_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, where: str, reason: str
) -> None:
    broken = LIST.replace(good, bad, 1)
    assert broken != LIST
    with pytest.raises(KitRefused) as refused:
        read(tmp_path, broken)
    assert reason in refused.value.reason
    lines = broken.splitlines()
    found = {number for number, line in enumerate(lines, 1) if where in line}
    assert refused.value.line in found


def test_good_list_is_read(tmp_path: Path) -> None:
    read(tmp_path, LIST)
