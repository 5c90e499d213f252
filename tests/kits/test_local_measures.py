"""What a kit may say of a category beyond its looks: a local measure, a target, a credit, places."""

from pathlib import Path

import pytest

from cocreate.kits.loader import load_kit
from cocreate.kits.measures import measures
from cocreate.kits.refused import KitRefused
from tests.kits.kit_files import KIT, write_kit

LOCAL = 'measure = "beetle_bank"\nnearest = "hedge"'


def with_hedge(change: str) -> str:
    return KIT.replace('measure = "hedge"', change, 1)


def test_local_measure_counts_under_its_nearest_shared_one(tmp_path: Path) -> None:
    nameless = with_hedge(LOCAL).replace('names = { en = "Hedge", de = "Hecke" }\n', "", 1)
    hedge = load_kit(write_kit(tmp_path, nameless)).categories[1]
    assert (hedge.measure, hedge.nearest, hedge.shared) == ("beetle_bank", "hedge", "hedge")
    assert (hedge.unit, hedge.names) == ("m", measures()["hedge"].names)
    assert hedge.to_json()["nearest"] == "hedge"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ('measure = "beetle_bank"', "measure must be one of"),
        ('measure = "beetle_bank"\nnearest = "fence"', "nearest must be one of"),
        ('measure = "beetle_bank"\nnearest = "worry"', "nearest must be one of"),
        ('measure = "pond"\nnearest = "hedge"', "pond is a shared measure already"),
        ('measure = "hedge"\ntarget = 0', "target must be a whole number"),
        ('measure = "hedge"\nlongest = 0', "longest must be a whole number"),
        ('measure = "hedge"\nlargest = 1.5', "largest must be a whole number"),
        ('measure = "hedge"\nmost_per_person = 1001', "most_per_person must be a whole number"),
        ('measure = "hedge"\ncredit = { en = "Aarhus" }', "credit has no words in 'de'"),
    ],
)
def test_mistake_in_it_is_told(tmp_path: Path, change: str, reason: str) -> None:
    with pytest.raises(KitRefused, match=reason) as refused:
        load_kit(write_kit(tmp_path, with_hedge(change)))
    assert refused.value.line


def test_target_and_credit_go_with_the_palette(tmp_path: Path) -> None:
    said = 'measure = "hedge"\ntarget = 400\ncredit = { en = "Aarhus: x", de = "Aarhus: y" }'
    tree, hedge, *_ = load_kit(write_kit(tmp_path, with_hedge(said))).categories_for_workshop()
    assert (hedge["target"], hedge["credit"]["de"]) == (400, "Aarhus: y")
    assert not {"target", "credit", "nearest"} & set(tree)


def test_limits_go_with_the_palette(tmp_path: Path) -> None:
    said = 'measure = "hedge"\nlongest = 400\nlargest = 2000\nmost_per_person = 5'
    tree, hedge, *_ = load_kit(write_kit(tmp_path, with_hedge(said))).categories_for_workshop()
    assert (hedge["longest"], hedge["largest"], hedge["most_per_person"]) == (400, 2000, 5)
    assert not {"longest", "largest", "most_per_person"} & set(tree)


@pytest.mark.parametrize("limit", ["longest", "largest"])
def test_limit_that_cannot_apply_is_told(tmp_path: Path, limit: str) -> None:
    on_tree = KIT.replace('unit = "n"', f'unit = "n"\n{limit} = 5', 1)
    with pytest.raises(KitRefused, match=f"{limit} is for what is drawn"):
        load_kit(write_kit(tmp_path, on_tree))


WIDTH = '[[categories.fields]]\nid = "width"\nkind = "number"\n'


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("min = 1\nmax = 9", "in metres"),
        ('unit = "ft"\nmin = 1\nmax = 9', "in metres"),
        ('unit = "m"\nmax = 9', "min above 0"),
        ('unit = "m"\nmin = 1', "max of at most 1000"),
        ('unit = "m"\nmin = 1\nmax = 1001', "max of at most 1000"),
    ],
)
def test_width_of_a_line_is_in_metres_and_bounded(tmp_path: Path, field: str, reason: str) -> None:
    with pytest.raises(KitRefused, match=reason) as refused:
        load_kit(write_kit(tmp_path, f"{KIT}\n{WIDTH}{field}\n"))
    assert refused.value.line


def test_place_of_the_kits_own_says_that_it_is_approximate(tmp_path: Path) -> None:
    places = '[[places]]\nname = "The oak"\nposition = [10.24, 56.22]\napproximate = true\n'
    ground = load_kit(write_kit(tmp_path, KIT + places)).ground
    assert "The oak" in [place.name for place in ground.places]
    assert ground.features[-1]["properties"]["approximate"] is True
    wrong = KIT + places.replace("56.22", "156.22")
    with pytest.raises(KitRefused, match="latitude and longitude are swapped"):
        load_kit(write_kit(tmp_path, wrong))


def test_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    named = KIT.replace("zoom = 12", 'zoom = 12\nlogo = "logo.svg"', 1)
    home = write_kit(tmp_path, named)
    with pytest.raises(KitRefused, match=r"no file logo\.svg"):
        load_kit(home)
    (home / "logo.svg").write_text("<svg/>")
    assert load_kit(home).logo == "logo.svg"
