"""Counts by role: everything an attacker can subtract, tried on every small room."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest

from cocreate.votes.ranking import FEW, Counts
from cocreate.votes.small_groups import People, people_shown, roles_shown

ROLES = "abcd"
Room = tuple[int, ...]


def rooms(roles: int, largest: int) -> Iterable[Room]:
    """Every way in which up to `largest` people of each role can be there."""
    return product(range(largest + 1), repeat=roles)


def given_away(published: Callable[[Room], Any], all_rooms: Iterable[Room]) -> list[Room]:
    """Rooms with a small group whose size follows from the total and what is published.

    The attacker knows the rules, hence every room that would have been published the same way;
    a size is given away when it is the same in all of them.
    """
    alike: dict[Any, list[Room]] = defaultdict(list)
    for room in all_rooms:
        alike[(sum(room), published(room))].append(room)
    return [
        same[0]
        for same in alike.values()
        for sizes in zip(*same, strict=True)
        if len(set(sizes)) == 1 and 0 < sizes[0] < FEW
    ]


def published_votes(room: Room) -> Any:
    shown = roles_shown(dict(zip(ROLES, (Counts(size) for size in room), strict=False)))
    return shown and tuple(shown.items())


def published_people(room: Room) -> Any:
    people = people_shown(dict(zip(ROLES, room, strict=False)))
    return people and (tuple(people.shown.items()), people.others)


# Totals that only one room can have (all at the most we try, or nearly none) say nothing about
# the rules: the total alone gives those away, with no role published at all.
def told_by_total_alone(room: Room, roles: int, largest: int) -> bool:
    return sum(room) < 2 or sum(room) > roles * largest - FEW


@pytest.mark.parametrize(("roles", "largest"), [(2, 14), (3, 13), (4, 8)])
@pytest.mark.parametrize("published", [published_votes, published_people])
def test_no_small_group_follows_from_what_is_published(
    published: Callable[[Room], Any], roles: int, largest: int
) -> None:
    found = given_away(published, rooms(roles, largest))
    assert [room for room in found if not told_by_total_alone(room, roles, largest)] == []


@pytest.mark.parametrize("roles", [2, 3, 4])
def test_every_role_shown_has_five_voters_or_none_and_so_have_the_rest(roles: int) -> None:
    for room in rooms(roles, 8):
        shown = roles_shown(dict(zip(ROLES, (Counts(size) for size in room), strict=False)))
        if shown is not None:
            rest = sum(room) - sum(counts.votes for counts in shown.values())
            assert all(not 0 < counts.votes < FEW for counts in shown.values())
            assert not 0 < rest < FEW


def test_roles_are_shown_with_their_own_counts() -> None:
    votes = {"resident": Counts(5, 1, 2), "landowner": Counts(0, 0, 5), "expert": Counts()}
    assert roles_shown(votes) == votes


def test_one_small_role_takes_all_role_counts_away() -> None:
    assert roles_shown({"resident": Counts(20), "landowner": Counts(0, 0, 4)}) is None


def test_small_roles_hide_in_each_others_company() -> None:
    votes = {"resident": Counts(20), "landowner": Counts(4), "expert": Counts(0, 0, 3)}
    assert roles_shown(votes) == {"resident": Counts(20)}


def test_two_fours_are_not_company_enough() -> None:
    votes = {"resident": Counts(20), "landowner": Counts(4), "expert": Counts(0, 0, 4)}
    assert roles_shown(votes) is None


def test_people_of_small_roles_stand_together() -> None:
    people = {"resident": 29, "landowner": 3, "expert": 4}
    assert people_shown(people) == People({"resident": 29}, 7)


def test_one_small_role_leaves_only_the_largest_told_from_the_rest() -> None:
    people = {"resident": 29, "landowner": 8, "expert": 6, "unsaid": 2}
    assert people_shown(people) == People({"resident": 29}, 16)


def test_no_role_is_told_where_two_are_the_largest() -> None:
    assert people_shown({"resident": 9, "landowner": 9, "expert": 4}) is None


def test_people_are_all_shown_where_no_role_is_small() -> None:
    assert people_shown({"resident": 29, "expert": 0}) == People({"resident": 29, "expert": 0}, 0)


def test_only_the_sum_of_people_is_shown_where_one_role_is_left() -> None:
    assert people_shown({"resident": 29, "landowner": 1, "expert": 0}) is None
