"""Counts by role without singling anybody out: what may be shown to everybody.

Whoever reads the counts also has the totals and knows these rules, so what is left out must not
follow from what is shown. A group of one to four people is never shown, and never to be had by
subtracting; `tests/votes/test_small_groups.py` plays that attack on every small case.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreate.votes.ranking import FEW, Counts


@dataclass(frozen=True, slots=True)
class People:
    """People by role: the roles that may be shown, and all the others together."""

    shown: Mapping[str, int]
    others: int


def roles_shown(votes: Mapping[str, Counts]) -> dict[str, Counts] | None:
    """The roles with at least five voters or none; None where that would give others away.

    `votes` are the counts on one idea by role, every role of the workshop in it.
    """
    shown = {role: counts for role, counts in votes.items() if not _is_small(counts.votes)}
    rest = [counts.votes for role, counts in votes.items() if role not in shown]
    nobody_shown = bool(rest) and not any(counts.votes for counts in shown.values())
    return None if nobody_shown or _gives_away(rest) else shown


def people_shown(people: Mapping[str, int]) -> People | None:
    """People by role with small groups put together as "others"; None where only the sum is safe.

    Where the small ones together are still too few, only the largest role is told from the rest.
    (Hiding just the next larger one as well is not enough: it cannot be larger than those shown,
    which bounds the small one; with 9, 9 and 4 people that gives away the 4.)
    """
    small = {role: number for role, number in people.items() if _is_small(number)}
    if not _gives_away(list(small.values())):
        shown = {role: number for role, number in people.items() if role not in small}
        return People(shown, sum(small.values()))
    largest = max(people, key=lambda role: people[role])
    rest = [number for role, number in people.items() if role != largest]
    if people[largest] < FEW or people[largest] in rest or _gives_away(rest):
        return None
    return People({largest: people[largest]}, sum(rest))


def _is_small(number: int) -> bool:
    return 0 < number < FEW


def _gives_away(rest: list[int]) -> bool:
    """Whether the sum of these roles tells the size of a small one among them.

    It does when it is small itself, and when all are small and it is the least or the most that
    so many small groups can have together: then each of them is exactly one or exactly four.
    """
    together = sum(rest)
    if _is_small(together):
        return True
    all_small = all(_is_small(number) for number in rest)
    extremes = (len(rest), len(rest) * (FEW - 1))
    return bool(rest) and all_small and together in extremes
