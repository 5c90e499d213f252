"""The order of the outcome: published values, and laws that hold for any votes."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate.votes.ranking import FEW, Candidate, Counts, contested, ranking, wilson_lower

few = st.integers(0, 60)
some_counts = st.builds(Counts, few, few, few)


def candidates_of(counts: list[Counts]) -> list[Candidate]:
    return [Candidate(UUID(int=index), index + 1, each) for index, each in enumerate(counts)]


# R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
# Medicine 17 (1998) 857-872, table I, method 3 (Wilson's score without continuity correction).
@pytest.mark.parametrize(
    ("agree", "decided", "lower"),
    [(81, 263, 0.2553), (15, 148, 0.0624), (0, 20, 0.0), (1, 29, 0.0061)],
)
def test_wilson_lower_equals_newcombes_table(agree: int, decided: int, lower: float) -> None:
    assert wilson_lower(agree, decided) == pytest.approx(lower, abs=0.00006)


def test_wilson_lower_of_no_decided_votes_proves_nothing() -> None:
    assert wilson_lower(0, 0) == 0.0


@pytest.mark.parametrize(("agree", "decided"), [(2, 1), (-1, 3)])
def test_wilson_lower_refuses_what_is_no_share(agree: int, decided: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson_lower(agree, decided)


@given(few, few)
def test_wilson_lower_stays_between_zero_and_the_share(agree: int, disagree: int) -> None:
    share = Counts(agree, 0, disagree).share or 0.0
    assert 0.0 <= wilson_lower(agree, agree + disagree) <= share


@given(few, few)
def test_wilson_lower_solves_the_score_equation(agree: int, disagree: int) -> None:
    # The interval's ends are where the observed share is exactly z standard errors away.
    decided = agree + disagree
    lower = wilson_lower(agree, decided)
    if agree:
        gap = agree / decided - lower
        assert gap * gap == pytest.approx(1.96**2 * lower * (1 - lower) / decided)


@given(few, few)
def test_one_more_agreement_never_lowers_the_bound(agree: int, disagree: int) -> None:
    before = wilson_lower(agree, agree + disagree)
    assert wilson_lower(agree + 1, agree + 1 + disagree) > before
    assert wilson_lower(agree, agree + disagree + 1) <= before


def test_many_votes_rank_above_a_lucky_few() -> None:
    many, lucky = Counts(90, 0, 10), Counts(5, 0, 0)
    order = [place.id.int for place in ranking(candidates_of([lucky, many]))]
    assert order == [1, 0]


@given(some_counts)
def test_neutral_votes_do_not_move_the_bound(counts: Counts) -> None:
    more = Counts(counts.agree, counts.neutral + 7, counts.disagree)
    places = ranking(candidates_of([counts, more]))
    assert places[0].lower == places[1].lower


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(2, 0, 4), True),  # exactly a third
        (Counts(4, 0, 2), True),
        (Counts(5, 0, 2), False),
        (Counts(2, 1, 2), True),
        (Counts(2, 0, 2), False),  # too few to tell
        (Counts(0, 9, 0), False),  # nobody took a side
        (Counts(9, 0, 0), False),
    ],
)
def test_contested_needs_a_third_on_both_sides(counts: Counts, *, expected: bool) -> None:
    assert contested(counts) is expected


@given(some_counts)
def test_contested_looks_the_same_from_both_sides(counts: Counts) -> None:
    mirrored = Counts(counts.disagree, counts.neutral, counts.agree)
    assert contested(counts) is contested(mirrored)


def test_a_tie_goes_to_more_votes_then_to_the_lower_number() -> None:
    tied = [Counts(6, 0, 2), Counts(6, 3, 2), Counts(6, 0, 2)]
    assert [place.id.int for place in ranking(candidates_of(tied))] == [1, 0, 2]


def test_too_few_and_general_stand_apart_without_a_rank() -> None:
    measures = candidates_of([Counts(4, 0, 0), Counts(0, 0, 9)])
    value = Candidate(UUID(int=9), 9, Counts(50, 0, 0), general=True)
    places = ranking([value, *measures])
    assert [(place.id.int, place.standing, place.rank) for place in places] == [
        (1, "ranked", 1),
        (0, "too_few", None),
        (9, "general", None),
    ]


@given(st.lists(st.tuples(some_counts, st.booleans()), max_size=30), st.randoms())
def test_ranking_holds_everyone_once_in_an_order_of_its_own(
    wanted: list[tuple[Counts, bool]], random: Random
) -> None:
    given_order = [
        Candidate(UUID(int=index), index + 1, counts, general)
        for index, (counts, general) in enumerate(wanted)
    ]
    shuffled = list(given_order)
    random.shuffle(shuffled)
    places = ranking(shuffled)
    assert places == ranking(given_order)
    assert sorted(place.id.int for place in places) == list(range(len(wanted)))
    ranked = [place for place in places if place.standing == "ranked"]
    assert [place.rank for place in ranked] == list(range(1, len(ranked) + 1))
    assert [place.lower for place in ranked] == sorted((p.lower for p in ranked), reverse=True)
    votes = {each.id: each.counts.votes for each in given_order}
    assert all((votes[p.id] >= FEW) for p in ranked)
