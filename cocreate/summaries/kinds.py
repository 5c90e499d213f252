"""What the ideas add up to, kind by kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cocreate.maps.sums import total_length_m, united_area_m2
from cocreate.summaries.facts import Category, Idea, KindSum
from cocreate.votes.ranking import Counts, wilson_lower


def kind_sums(categories: Iterable[Category], ideas: Iterable[Idea]) -> tuple[KindSum, ...]:
    """One sum per category: measures by agreement, then general kinds in the palette's order.

    Only ideas that count are summed.
    """
    by_category: dict[str, list[Idea]] = defaultdict(list)
    for idea in ideas:
        if idea.standing != "not_counted":
            by_category[idea.category.id].append(idea)
    sums = [_sum(category, by_category[category.id]) for category in categories]
    measures = [each for each in sums if not each.category.general]
    general = [each for each in sums if each.category.general]
    return (*sorted(measures, key=_agreement), *general)


def _agreement(kind: KindSum) -> tuple[bool, float, int]:
    counts = kind.counts
    return kind.ideas == 0, -wilson_lower(counts.agree, counts.decided), -counts.votes


def _sum(category: Category, ideas: Sequence[Idea]) -> KindSum:
    return KindSum(
        category=category,
        ideas=len(ideas),
        sizes=size_sums(ideas),
        counts=sum((idea.counts for idea in ideas), Counts()),
    )


def size_sums(ideas: Iterable[Idea]) -> Mapping[str, float]:
    """Sizes by unit: pieces and metres added, areas united so that no ground counts twice."""
    pieces = 0.0
    shapes: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for idea in ideas:
        if idea.size_unit == "n":
            pieces += idea.size
        shapes[idea.size_unit].append(idea.geometry)
    sums = {"n": pieces} if shapes["n"] else {}
    if shapes["m"]:
        sums["m"] = round(total_length_m(shapes["m"]), 1)
    if shapes["m2"]:
        sums["m2"] = round(united_area_m2(shapes["m2"]), 1)
    return sums
