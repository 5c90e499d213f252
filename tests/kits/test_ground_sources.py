"""Named sources as kits and operators write them, and every mistake told with file, line and reason."""

from pathlib import Path

import pytest

from cocreate.kits.ground_sources import read_sources_file
from cocreate.kits.loader import load_kit
from cocreate.kits.refused import KitRefused
from cocreate.maps.sources import TileSource
from tests.kits.kit_files import KIT, write_kit

XYZ = """
[[sources]]
id = "aerial-2024"
name = "Aerial photos 2024"
type = "xyz"
kind = "aerial"
url = "https://tiles.example/{z}/{x}/{y}.jpg"
attribution = "New Town"
licence = "CC BY 4.0"
max_zoom = 20
"""
WMTS = XYZ.replace('"xyz"', '"wmts"').replace(
    "{z}/{x}/{y}.jpg", "wmts?TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}"
)
WMS = (
    XYZ.replace('"xyz"', '"wms"')
    .replace("{z}/{x}/{y}.jpg", "wms")
    .replace("max_zoom = 20", 'layers = "ortho"')
)
FILE = """
[[sources]]
id = "town"
name = "Town map"
type = "pmtiles"
kind = "map"
file = "town.pmtiles"
attribution = "New Town"
licence = "dl-de/by-2-0"
"""


def kit_source(folder: Path, entry: str) -> TileSource:
    (source,) = load_kit(write_kit(folder, KIT + entry)).ground.sources
    return source


def operators(folder: Path, text: str) -> tuple[TileSource, ...]:
    file = folder / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return read_sources_file(file, folder / "instance")


def test_kit_names_a_source(tmp_path: Path) -> None:
    found = kit_source(tmp_path, XYZ)
    assert found.name.startswith("new-town.aerial-2024-")
    assert found.credit == "New Town, CC BY 4.0"
    assert (found.kind, found.max_zoom, found.prefetch, found.private) == (
        "aerial",
        20,
        False,
        False,
    )
    assert found.url_of(1, 0, 1) == "https://tiles.example/1/0/1.jpg"


def test_wmts_by_its_own_words(tmp_path: Path) -> None:
    url = kit_source(tmp_path, WMTS).url_of(5, 3, 4)
    assert url == "https://tiles.example/wmts?TILEMATRIX=5&TILEROW=4&TILECOL=3"


@pytest.mark.parametrize("version", ["1.1.1", "1.3.0"])
def test_wms_in_both_versions(tmp_path: Path, version: str) -> None:
    found = kit_source(tmp_path, WMS + f'version = "{version}"\nformat = "image/png"\n')
    address = found.url_of(1, 0, 0)
    assert f"VERSION={version}" in address
    assert "FORMAT=image/png" in address
    assert address.endswith("BBOX=-20037508.342789,0.000000,0.000000,20037508.342789")


def test_file_of_a_kit_lies_beside_it(tmp_path: Path) -> None:
    assert kit_source(tmp_path, FILE).file == tmp_path / "new-town" / "town.pmtiles"


def test_operator_may_name_private_servers_kits_and_files_anywhere(tmp_path: Path) -> None:
    more = 'private_network = true\nkits = ["aarhus"]\nprefetch = true\n'
    photo, town = operators(tmp_path, XYZ + more + FILE)
    assert photo.name.startswith("aerial-2024-")
    assert (photo.private, photo.kits, photo.prefetch) == (True, ("aarhus",), True)
    assert town.file == tmp_path / "town.pmtiles"
    supplied = tmp_path / "instance" / "ground" / "town.pmtiles"
    supplied.parent.mkdir(parents=True)
    supplied.touch()
    assert operators(tmp_path, FILE)[0].file == supplied
    assert operators(tmp_path, FILE.replace("town.pm", "/srv/town.pm"))[0].file == Path(
        "/srv/town.pmtiles"
    )


def test_name_changes_with_the_server(tmp_path: Path) -> None:
    names = {operators(tmp_path, XYZ.replace("tiles.", host))[0].name for host in ("a.", "b.")}
    assert len(names) == 2


MISTAKES = [
    (XYZ.replace("{y}", "{why}"), "url must have places for {z}, {x} and {y}"),
    (XYZ.replace("{z}/", ""), "url must have places"),
    (XYZ.replace("https://tiles.example", "file:///etc"), "url must be an address"),
    (WMTS.replace("{TileRow}", "1"), "places for {TileMatrix}, {TileCol}, {TileRow}"),
    (WMS.replace("example/wms", "example/{x}"), "the service alone"),
    (WMS + 'version = "2.0"', "version must be one of 1.1.1, 1.3.0"),
    (XYZ.replace("max_zoom = 20", "max_zoom = 99"), "max_zoom must be a whole number from 1 to 22"),
    (XYZ.replace('licence = "CC BY 4.0"\n', ""), "licence must be a text"),
    (XYZ.replace('"aerial"', '"drone"'), "kind must be one of aerial, map"),
    (XYZ + XYZ, "names the same twice"),
    (XYZ + "secret = 1", "secret is not known here"),
]


@pytest.mark.parametrize(("entry", "reason"), MISTAKES, ids=lambda text: text[-40:])
def test_mistake_is_told(tmp_path: Path, entry: str, reason: str) -> None:
    for read in (lambda: operators(tmp_path, entry), lambda: kit_source(tmp_path, entry)):
        with pytest.raises(KitRefused) as refused:
            read()
        assert reason in str(refused.value)
        assert "line " in str(refused.value)


@pytest.mark.parametrize(
    "entry",
    [
        XYZ + "private_network = true",
        XYZ + 'kits = ["aarhus"]',
        FILE.replace("town.pm", "../town.pm"),
    ],
)
def test_what_only_an_operator_may_say_is_refused_in_a_kit(tmp_path: Path, entry: str) -> None:
    with pytest.raises(KitRefused):
        kit_source(tmp_path, entry)
