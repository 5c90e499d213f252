"""What the ideas add up to, kind by kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cocreate.kits.widths import width_m
from cocreate.maps.local_grid import LocalGrid, local_grid
from cocreate.maps.strips import Wide, strips
from cocreate.maps.sums import total_length_m, united_area_m2
from cocreate.summaries.facts import Category, Idea, KindSum, WorkshopFacts
from cocreate.votes.ranking import Counts, wilson_lower


def kind_sums(workshop: WorkshopFacts, ideas: Iterable[Idea]) -> tuple[KindSum, ...]:
    """One sum per category: measures by agreement, then general kinds in the palette's order.

    Only ideas that count are summed.
    """
    by_category: dict[str, list[Idea]] = defaultdict(list)
    for idea in ideas:
        if idea.standing != "not_counted":
            by_category[idea.category.id].append(idea)
    grid = local_grid(workshop.bbox)
    sums = [_sum(category, by_category[category.id], grid) for category in workshop.categories]
    measures = [each for each in sums if not each.category.general]
    general = [each for each in sums if each.category.general]
    return (*sorted(measures, key=_agreement), *general)


def _agreement(kind: KindSum) -> tuple[bool, float, int]:
    counts = kind.counts
    return kind.ideas == 0, -wilson_lower(counts.agree, counts.decided), -counts.votes


def _sum(category: Category, ideas: Sequence[Idea], grid: LocalGrid) -> KindSum:
    return KindSum(
        category=category,
        ideas=len(ideas),
        sizes=size_sums(ideas, grid),
        counts=sum((idea.counts for idea in ideas), Counts()),
    )


def size_sums(ideas: Sequence[Idea], grid: LocalGrid) -> Mapping[str, float]:
    """Sizes by unit: pieces and metres added, ground united so that none counts twice.

    A line with a width counts in metres and in square metres.
    """
    pieces = 0.0
    shapes: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for idea in ideas:
        if idea.size_unit == "n":
            pieces += idea.size
        shapes[idea.size_unit].append(idea.geometry)
    sums = {"n": pieces} if shapes["n"] else {}
    if shapes["m"]:
        sums["m"] = round(total_length_m(shapes["m"]), 1)
    ground = strips(_wide(ideas), grid)
    if shapes["m2"] or ground:
        sums["m2"] = round(united_area_m2(shapes["m2"], ground), 1)
    return sums


def _wide(ideas: Iterable[Idea]) -> Iterator[Wide]:
    """The lines that cover ground."""
    for idea in ideas:
        width = width_m(idea.category.look, idea.fields)
        if idea.area_m2 is not None and width is not None:
            yield idea.geometry, width
