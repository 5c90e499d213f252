"""A small kit on disk, to be broken in one place at a time."""

import json
from pathlib import Path

from tests.maps.shapes import AREA, point, square

KIT = """\
slug = "new-town"
city = "New Town"
names = { en = "New Town", de = "Neustadt" }
languages = ["en", "de"]
centre = [10.24, 56.22]
zoom = 12
grid = "EPSG:25832"
area = "area.geojson"
workshop_area = "area.geojson"
workshop_place = "The Green"

[[layers]]
id = "districts"
file = "districts.geojson"
kind = "district"
name_field = "title"
attribution = "by us"

[[agenda]]
phase = "collect"
minutes = 30

[[agenda]]
phase = "vote"
minutes = 10

[[categories]]
id = "tree"
measure = "urban_tree"
names = { en = "Tree", de = "Baum" }
prompt = { en = "Where?", de = "Wo?" }
colour = "#009E73"
icon = "tree_broadleaved"
shape = "circle"
letter = "T"
geometry = ["point"]
unit = "n"

[[categories.fields]]
id = "count"
kind = "number"
names = { en = "How many", de = "Wie viele" }
default = 1
min = 1
max = 9

[[categories]]
id = "hedge"
measure = "hedge"
names = { en = "Hedge", de = "Hecke" }
prompt = { en = "Where?", de = "Wo?" }
colour = "#E69F00"
icon = "hedge"
shape = "square"
letter = "H"
geometry = ["line"]

[[categories.fields]]
id = "kind"
kind = "choice"
names = { en = "Kind", de = "Art" }
choices = [
  { id = "wild", names = { en = "Wild", de = "Wild" } },
  { id = "cut", names = { en = "Cut", de = "Geschnitten" } },
]
"""

DISTRICTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"title": "West End", "title:de": "Westend", "secret": "x"},
            "geometry": square(10.21, 56.21, 0.01),
        },
        {
            "type": "Feature",
            "properties": {"title": "Market"},
            "geometry": point(10.24, 56.22),
        },
    ],
}


def write_kit(folder: Path, kit: str = KIT, districts: object = DISTRICTS) -> Path:
    """The folder of the kit, with everything it names."""
    home = folder / "new-town"
    home.mkdir(parents=True, exist_ok=True)
    (home / "kit.toml").write_text(kit, encoding="utf-8")
    (home / "area.geojson").write_text(json.dumps(AREA), encoding="utf-8")
    (home / "districts.geojson").write_text(json.dumps(districts), encoding="utf-8")
    return home
