"""The kits that come along: complete, and as the design wants them."""

import re
from itertools import combinations

import orjson
import pytest
from shapely.geometry import Point, shape

from cocreate.kits import Kit, kits, name_in, plain_name
from cocreate.kits.icons import known_icons
from cocreate.kits.measures import LANGUAGES, measures

OKABE_ITO = {
    "#009E73", "#E69F00", "#CC79A7", "#56B4E9", "#F0E442", "#0072B2", "#D55E00", "#111111",
}  # fmt: skip
SLUGS = ("aarhus", "bergen", "bremen", "brest", "dordrecht", "hamburg", "lille", "vaxjo")
# Whose outline and places nobody gave us: they are drawn by hand and say so.
DRAWN = {"bergen", "brest"}


@pytest.fixture(params=SLUGS)
def kit(request: pytest.FixtureRequest) -> Kit:
    return kits()[request.param]


def test_all_cities_are_there_without_complaint() -> None:
    assert tuple(kits()) == SLUGS


def test_every_text_is_there_in_the_citys_language_english_and_german(kit: Kit) -> None:
    assert {"en", "de"} <= set(kit.languages)
    spoken = [kit.names, *(role.names for role in kit.roles)]
    for category in kit.categories:
        spoken += [category.names, category.prompt]
        for field in category.fields:
            spoken += [field.names, *(choice.names for choice in field.choices)]
    for names in spoken:
        assert set(kit.languages) <= set(names)


def test_names_of_kinds_and_roles_are_there_in_every_language(kit: Kit) -> None:
    for one in (*kit.categories, *kit.roles):
        assert set(LANGUAGES) <= set(one.names), one.id


def test_each_city_offers_its_own_language_first() -> None:
    first = {slug: kit.languages[0] for slug, kit in kits().items()}
    assert first == {
        "aarhus": "da", "bergen": "nb", "bremen": "de", "brest": "fr",
        "dordrecht": "nl", "hamburg": "de", "lille": "fr", "vaxjo": "sv",
    }  # fmt: skip


def test_funding_is_named_in_every_language_of_the_kit(kit: Kit) -> None:
    assert set(kit.funding) == set(kit.languages)
    assert all("Interreg" in words for words in kit.funding.values())


def test_every_borrowed_measure_is_credited_to_a_pilot(kit: Kit) -> None:
    pilots = {"Aarhus", "Bremen", "Brême", "Dordrecht", "Lille", "Växjö"}
    borrowed = [category for category in kit.categories if not category.general]
    for category in borrowed if kit.slug in {"bergen", "hamburg", "brest"} else []:
        assert category.credit, category.id
        assert set(category.credit) == set(LANGUAGES)
        for words in category.credit.values():
            assert re.split(r"\s?:", words)[0] in pilots
    if kit.slug not in {"bergen", "hamburg", "brest"}:
        assert not any(category.credit for category in borrowed)


def test_no_kit_claims_a_layer_that_it_does_not_have(kit: Kit) -> None:
    layered = {feature["properties"]["layer"] for feature in kit.ground.features} - {"places"}
    assert bool(layered) is (kit.slug not in DRAWN)
    assert bool(kit.attribution) is bool(layered)
    for feature in kit.ground.features:
        if feature["properties"]["layer"] == "places":
            assert feature["properties"]["approximate"] is True


def test_three_general_categories_stand_last_and_apart(kit: Kit) -> None:
    general = [category for category in kit.categories if category.general]
    assert list(kit.categories[-3:]) == general
    assert [c.letter for c in general] == ["V", "W", "L"]
    assert all(c.geometry == ("point", "area") for c in general)
    assert not {c.shape for c in general} & {c.shape for c in kit.categories if not c.general}


def test_colours_are_safe_for_all_eyes_and_never_alone(kit: Kit) -> None:
    palette = [category for category in kit.categories if not category.general]
    assert {category.colour for category in palette} == OKABE_ITO
    for one, other in combinations(kit.categories, 2):
        assert one.letter != other.letter
        assert (one.shape, one.colour) != (other.shape, other.colour)


def test_words_on_tiles_are_short_enough_or_may_break(kit: Kit) -> None:
    for category in kit.categories:
        for names in (category.names, category.prompt):
            for language, words in names.items():
                longest = max(len(part) for part in re.split(r"[ \-/\N{SOFT HYPHEN}]", words))
                assert longest <= 15, (category.id, language)


def test_icons_are_in_the_sprite(kit: Kit) -> None:
    known = known_icons()
    assert known
    assert {category.icon for category in kit.categories} <= known


def test_every_category_feeds_an_indicator_or_is_general(kit: Kit) -> None:
    for category in kit.categories:
        measure = measures()[category.shared]
        silent = category.general or measure.code == "monitoring_point"
        assert bool(measure.indicators) is not silent


def test_workshop_area_lies_in_the_city_and_holds_a_named_place(kit: Kit) -> None:
    city, offered = shape(kit.area.geometry), shape(kit.workshop_area.geometry)
    assert city.buffer(0.001).covers(offered)
    assert city.covers(Point(kit.centre))
    assert any(place.shape.intersects(offered) for place in kit.ground.places)


def test_layers_are_light_enough_for_a_hall(kit: Kit) -> None:
    assert len(orjson.dumps(kit.ground.features)) < 70_000
    for feature in kit.ground.features:
        assert shape(feature["geometry"]).is_valid


def test_names_fall_back_and_lose_their_soft_hyphens() -> None:
    names = {"en": "Dry heath", "de": "Trocken\N{SOFT HYPHEN}heide"}
    assert name_in(names, "de") == "Trocken\N{SOFT HYPHEN}heide"
    assert plain_name(names, "de") == "Trockenheide"
    assert plain_name(names, "sv") == "Dry heath"
    assert name_in({"fr": "Haie"}, "sv") == "Haie"
