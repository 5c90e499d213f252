"""A kit as it is read, and every mistake in it told with file, line and reason."""

import json
from pathlib import Path

import pytest

from cocreate.kits.loader import load_kit
from cocreate.kits.measures import measures
from cocreate.kits.refused import KitRefused
from tests.kits.kit_files import DISTRICTS, KIT, write_kit


def refusal(folder: Path, kit: str = KIT, districts: object = DISTRICTS) -> KitRefused:
    with pytest.raises(KitRefused) as refused:
        load_kit(write_kit(folder, kit, districts))
    return refused.value


def line_with(text: str, kit: str = KIT, nth: int = 1) -> int:
    numbers = [n for n, line in enumerate(kit.splitlines(), 1) if text in line]
    return numbers[nth - 1]


def test_kit_is_read_whole(tmp_path: Path) -> None:
    kit = load_kit(write_kit(tmp_path))
    assert (kit.slug, kit.city, kit.languages, kit.grid) == (
        "new-town", "New Town", ("en", "de"), "EPSG:25832",
    )  # fmt: skip
    assert kit.centre == (10.24, 56.22)
    assert kit.area.bbox == (10.2, 56.2, 10.28, 56.24)
    assert kit.attribution == "by us"
    assert kit.agenda_json() == [
        {"phase": "collect", "minutes": 30},
        {"phase": "vote", "minutes": 10},
    ]
    roles = [role["id"] for role in kit.roles_json()]
    assert roles == ["resident", "landowner", "expert", "unsaid"]


def test_palette_is_sent_in_the_contracts_shape(tmp_path: Path) -> None:
    tree, hedge, *general = load_kit(write_kit(tmp_path)).categories_for_workshop()
    # The kit's own words; in other languages those of the shared lists.
    assert tree.pop("names") == {**measures()["urban_tree"].names, "en": "Tree", "de": "Baum"}
    count = tree["fields"][0].pop("names")
    assert (count["en"], count["de"], count["nb"]) == ("How many", "Wie viele", "Hvor mange")
    assert tree == {
        "id": "tree",
        "measure": "urban_tree",
        "prompt": {"en": "Where?", "de": "Wo?"},
        "colour": "#009E73",
        "icon": "tree_broadleaved",
        "shape": "circle",
        "letter": "T",
        "geometry": ["Point"],
        "unit": "n",
        "pattern": "solid",
        "general": False,
        "fields": [
            {
                "id": "count",
                "kind": "number",
                "default": 1,
                "min": 1,
                "max": 9,
            }
        ],
    }
    assert hedge["unit"] == "m"
    assert hedge["fields"][0]["choices"][1] == {
        "id": "cut",
        "names": {"en": "Cut", "de": "Geschnitten"},
    }
    assert [one["measure"] for one in general] == ["valued_place", "worry", "leave_as_it_is"]
    assert all(one["general"] for one in general)
    json.dumps([tree, hedge, *general])


def test_layers_keep_only_what_pages_need(tmp_path: Path) -> None:
    west_end, market = load_kit(write_kit(tmp_path)).ground.features
    assert west_end["properties"] == {
        "layer": "districts",
        "kind": "district",
        "name": "West End",
        "name:de": "Westend",
    }
    assert market["geometry"] == {"type": "Point", "coordinates": [10.24, 56.22]}


def test_general_category_of_its_own_replaces_the_usual_one(tmp_path: Path) -> None:
    own = KIT + (
        '[[categories]]\nid = "fear"\nmeasure = "worry"\ngeometry = ["point"]\n'
        'names = { en = "Fear", de = "Angst" }\nprompt = { en = "What?", de = "Was?" }\n'
        'colour = "#333333"\nicon = "heart"\nshape = "octagon"\nletter = "F"\n'
    )
    ids = [category.id for category in load_kit(write_kit(tmp_path, own)).categories]
    assert ids == ["tree", "hedge", "fear", "value", "leave"]


# What is changed in the good kit, where the mistake then is, and what is said about it.
MISTAKES = [
    ('slug = "new-town"', 'slug = "town"', "slug", "slug must be the folder's name"),
    ('city = "New Town"', "city = 7", "city", "city must be a text in quotes"),
    ('city = "New Town"', 'city = "  "', "city", "city must be a text in quotes"),
    ('city = "New Town"\n', "", None, "city must be a text in quotes"),
    ('city = "New Town"', 'city = "New Town"\ntown = "x"', "town =", "town is not known here"),
    (', de = "Neustadt"', "", "names =", "names has no words in 'de'"),
    ('["en", "de"]', '["en", "de", "pl"]', "names =", "names has no words in 'pl'"),
    ('["en", "de"]', '["en", "en"]', "languages", "says something twice"),
    ('["en", "de"]', "[]", "languages", "at least one entry"),
    ("[10.24, 56.22]", "[10.24]", "centre", "a list of 2 numbers"),
    ("[10.24, 56.22]", "[10.24, 156.22]", "centre", "latitude and longitude are swapped"),
    ("zoom = 12", "zoom = 12.5", "zoom", "a whole number from 1 to 19"),
    ("zoom = 12", "zoom = true", "zoom", "a whole number from 1 to 19"),
    ("EPSG:25832", "EPSG:4326", "grid", "not a grid in metres"),
    ("EPSG:25832", "EPSG:999999", "grid", "There is no grid"),
    ("EPSG:25832", "UTM 32", "grid", "must look like EPSG:25832"),
    ('kind = "district"', 'kind = "forest"', 'kind = "forest"', "kind must be one of district"),
    ("minutes = 30", "minutes = 0", "minutes", "from 1 to 600"),
    ('phase = "vote"', 'phase = "party"', 'phase = "party"', "phase must be one of closed"),
    ('phase = "vote"', 'phase = "lobby"', "[[agenda]]", "once and in this order"),
    ('phase = "vote"', 'phase = "collect"', "[[agenda]]", "once and in this order"),
    ('id = "hedge"', 'id = "tree"', 'id = "tree"', "The id of tree is taken by tree"),
    ('id = "hedge"', 'id = "A hedge"', 'id = "A hedge"', "id must be of a-z"),
    ('measure = "hedge"', 'measure = "fence"', "fence", "measure must be one of"),
    ('colour = "#E69F00"', 'colour = "orange"', "orange", "must look like #009E73"),
    ('icon = "hedge"', 'icon = "unicorn"', "unicorn", "no icon unicorn in static/assets.toml"),
    ('shape = "square"', 'shape = "star"', '"star"', "shape must be one of arrow"),
    ('letter = "H"', 'letter = "HE"', '"HE"', "one capital letter"),
    ('letter = "H"', 'letter = "T"', 'letter = "T"', "The letter of hedge is taken by tree"),
    ('letter = "H"', 'letter = "V"', "[[categories]]", "The letter of value is taken by hedge"),
    ('geometry = ["line"]', 'geometry = ["blob"]', "blob", "may hold area, line, point, not blob"),
    ('geometry = ["line"]', 'geometry = "line"', "geometry", "must be a list"),
    ('unit = "n"', 'unit = "m"', "unit", "unit must be one of n"),
    ("default = 1\n", "default = 10\n", "default", "between min and max"),
    ("max = 9", "max = 0", "min =", "min must not be above max"),
    ("max = 9", 'max = "9"', "max =", "max must be a number"),
    ("max = 9", "max = nan", "max =", "max must be a number"),
    ('id = "cut"', 'id = "wild"', "choices", "each with an id of its own"),
    ('de = "Geschnitten"', 'fr = "Coupée"', "choices", "names has no words in 'de'"),
    ("max = 9", "max = 9\nstep = 2", "step", "step is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "where", "reason"), MISTAKES)
def test_mistake_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, where: str | None, reason: str
) -> None:
    broken = KIT.replace(good, bad, 1)
    assert broken != KIT
    refused = refusal(tmp_path, broken)
    assert reason in refused.reason
    assert refused.file == tmp_path / "new-town" / "kit.toml"
    if where in {"[[agenda]]", "[[categories]]"}:
        assert refused.line in (None, *(line_with(where, broken, nth) for nth in (1, 2)))
    elif where:
        found = {n for n, line in enumerate(broken.splitlines(), 1) if where in line}
        assert refused.line in found
        assert f"kit.toml, line {refused.line}: " in str(refused)


def test_text_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    refused = refusal(tmp_path, KIT.replace("zoom = 12", "zoom = = 12"))
    assert refused.line == line_with("zoom")
    assert "This is not TOML" in refused.reason


def test_too_many_fields_are_refused_at_the_first_too_many(tmp_path: Path) -> None:
    field = '[[categories.fields]]\nid = "f{}"\nkind = "number"\nnames = {{ en = "F", de = "F" }}\n'
    broken = KIT + "".join(field.format(n) for n in range(3))
    refused = refusal(tmp_path, broken)
    assert "at most 3 fields" in refused.reason
    assert refused.line == line_with("[[categories.fields]]", broken, 5)


def test_roles_without_rather_not_say_are_refused(tmp_path: Path) -> None:
    roles = '[[roles]]\nid = "farmer"\nnames = { en = "Farmer", de = "Bauer" }\n'
    refused = refusal(tmp_path, KIT + roles)
    assert "one of them unsaid" in refused.reason


def test_kit_without_categories_is_refused(tmp_path: Path) -> None:
    assert "at least one category" in refusal(tmp_path, KIT.split("[[categories]]")[0]).reason


@pytest.mark.parametrize(
    ("districts", "reason"),
    [
        ([], "not a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection"}, "not a GeoJSON FeatureCollection"),
        ({"features": [DISTRICTS["features"][0], {}]}, "Feature 2 has no proper geometry"),  # type: ignore[index]
        ({"features": [7]}, "Feature 1 has no proper geometry"),
        ({"features": [{"properties": None, "geometry": None}]}, "Feature 1 has no proper"),
        (
            {
                "features": [
                    {
                        "properties": {"title": "x"},
                        "geometry": {"type": "Point", "coordinates": [1]},
                    }
                ]
            },
            "Feature 1 has no proper geometry",
        ),
        (
            {
                "features": [
                    {
                        "properties": {"title": 7},
                        "geometry": {"type": "Point", "coordinates": [1, 2]},
                    }
                ]
            },
            "Feature 1 has no text in 'title'",
        ),
    ],
)
def test_broken_layer_is_told_with_its_feature(
    tmp_path: Path, districts: object, reason: str
) -> None:
    refused = refusal(tmp_path, KIT, districts)
    assert refused.file.name == "districts.geojson"
    assert reason in refused.reason


def test_layer_that_is_no_json_is_told_with_its_line(tmp_path: Path) -> None:
    home = write_kit(tmp_path)
    (home / "districts.geojson").write_text('{\n"features": [,]}')
    with pytest.raises(KitRefused) as refused:
        load_kit(home)
    assert (refused.value.file.name, refused.value.line) == ("districts.geojson", 2)


def test_missing_files_are_told(tmp_path: Path) -> None:
    home = write_kit(tmp_path)
    for name in ("districts.geojson", "area.geojson", "kit.toml"):
        (home / name).unlink()
        with pytest.raises(KitRefused, match="cannot be read") as refused:
            load_kit(home)
        assert refused.value.file.name == name


def test_area_that_is_none_is_told_in_the_words_people_get(tmp_path: Path) -> None:
    home = write_kit(tmp_path)
    (home / "area.geojson").write_text('{"type": "Point", "coordinates": [10, 56]}')
    with pytest.raises(KitRefused, match="must be a polygon, not points") as refused:
        load_kit(home)
    assert refused.value.file.name == "area.geojson"
