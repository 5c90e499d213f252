"""Which kits are offered, and the command that checks them."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cocreate import create_app
from cocreate.kits import kits
from cocreate.kits.shelf import find_ground, use_folder
from tests.kits.kit_files import KIT, write_kit

OURS = ["aarhus", "bergen", "bremen", "brest", "dordrecht", "hamburg", "lille", "vaxjo"]


@pytest.fixture(autouse=True)
def usual_shelf() -> Iterator[None]:
    yield
    use_folder("")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app({"INSTANCE": str(tmp_path / "instance"), "TILE_SOURCE": "none"})


def test_kit_of_the_own_folder_is_offered_beside_the_others(tmp_path: Path) -> None:
    write_kit(tmp_path)
    use_folder(str(tmp_path))
    assert list(kits()) == [*OURS[:-1], "new-town", OURS[-1]]
    ground = find_ground("new-town")
    assert ground
    assert [place.name for place in ground.places] == ["Market", "West End"]


def test_broken_kit_is_left_out_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_kit(tmp_path, KIT.replace("zoom = 12", "zoom = 99"))
    use_folder(str(tmp_path))
    with caplog.at_level(logging.WARNING):
        assert list(kits()) == OURS
    assert "kit.toml, line 6: zoom must be a whole number" in caplog.text


def test_unknown_kit_has_no_ground() -> None:
    assert find_ground("atlantis") is None


def test_check_names_every_good_kit(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["kits", "check"])
    assert answer.exit_code == 0
    assert "aarhus: Aarhus, 13 categories, good." in answer.output
    assert [line.split(":")[0] for line in answer.output.splitlines()] == sorted(OURS)


def test_check_says_what_is_wrong_and_fails(app: Flask, tmp_path: Path) -> None:
    good = write_kit(tmp_path / "good")
    bad = write_kit(tmp_path / "bad", KIT.replace('letter = "H"', 'letter = "T"'))
    answer = app.test_cli_runner().invoke(args=["kits", "check", str(good), str(bad)])
    assert answer.exit_code == 1
    assert "new-town: New Town, 5 categories, good." in answer.output
    assert "kit.toml, line 55: The letter of hedge is taken by tree." in answer.output
    assert "1 cannot be used." in answer.output
