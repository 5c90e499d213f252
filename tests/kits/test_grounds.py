"""What a kind of idea should reach and where it cannot be, as kits say it."""

from pathlib import Path

import pytest

from cocreate.kits import kits
from cocreate.kits.loader import load_kit
from cocreate.kits.refused import KitRefused
from tests.kits.kit_files import KIT, write_kit

HEDGE = 'geometry = ["line"]\n'


def with_rules(rules: str) -> str:
    return KIT.replace(HEDGE, HEDGE + rules)


def test_what_a_hedge_joins_and_where_it_cannot_be_is_kept_with_the_workshop(
    tmp_path: Path,
) -> None:
    rules = 'joins = { mark = "habitat", within = 60 }\nnot_on = ["protected", "water"]\n'
    tree, hedge, *_ = load_kit(write_kit(tmp_path, with_rules(rules))).categories_for_workshop()
    assert hedge["joins"] == {"mark": "habitat", "within": 60}
    assert hedge["not_on"] == ["protected", "water"]
    assert not {"joins", "not_on"} & set(tree)


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ('joins = "habitat"', "joins must be a table."),
        ('joins = { mark = "wood", within = 60 }', "mark must be one of"),
        ('joins = { mark = "habitat", within = 0 }', "within must be a whole number"),
        ('joins = { mark = "habitat", within = 60, far = 1 }', "far is not known here."),
        ('not_on = ["wood"]', "not_on may hold"),
        ('not_on = ["closed"]', "not_on may hold"),
        ("not_on = []", "not_on must be a list"),
    ],
)
def test_a_mistake_in_them_is_told_with_its_line(tmp_path: Path, rules: str, reason: str) -> None:
    kit = with_rules(rules + "\n")
    with pytest.raises(KitRefused) as refused:
        load_kit(write_kit(tmp_path, kit))
    assert reason in refused.value.reason
    assert refused.value.line == kit[: kit.index(rules)].count("\n") + 1


def test_every_citys_corridors_say_what_they_join() -> None:
    for kit in kits().values():
        corridors = [one for one in kit.categories if one.shared == "green_corridor"]
        assert all(one.joins for one in corridors), kit.slug
