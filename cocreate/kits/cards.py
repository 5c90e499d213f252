"""A measure's card: what a colleague in another city needs to try it, from the list and the kits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cocreate.kits.measures import Measure, measures
from cocreate.kits.models import Category, Kit
from cocreate.kits.naming import FALLBACK, Names


@dataclass(frozen=True)
class Card:
    """One measure with those who have something to say of it.

    `trials`: the pilot and what it did there, "Aarhus: dry heath at Hede Enge", each once;
    `cities`: who has it in the palette; `ask`: those of them who did not learn it from another;
    `funding`: the sentence of each funder of those cities.
    """

    measure: Measure
    trials: tuple[Names, ...]
    cities: tuple[str, ...]
    ask: tuple[str, ...]
    funding: tuple[Names, ...]


def card_of(code: str, shelf: Iterable[Kit]) -> Card | None:
    """The card of a shared measure; None where there is none: for remarks and unknown codes."""
    measure = measures().get(code)
    if measure is None or measure.general:
        return None
    offers = tuple(offers_of(code, shelf))
    trials = tuple(_each_once(trial for offer in offers for trial in _trials(*offer)))
    return Card(
        measure=measure,
        trials=trials,
        cities=_cities(offers),
        ask=_cities([(kit, own) for kit, own in offers if own.credit is None] or offers),
        funding=tuple(_each_once(kit.funding for kit, _ in offers if kit.funding)),
    )


def offers_of(code: str, shelf: Iterable[Kit]) -> Iterator[tuple[Kit, Category]]:
    """The kits that have a measure in their palette, and as what."""
    for kit in shelf:
        for category in kit.categories:
            if category.shared == code:
                yield kit, category


def own_trial(kit: Kit, category: Category) -> Names | None:
    """What the kit's own city did, with the city's name before it; None where it does not say."""
    if category.tried is None:
        return None
    return {lang: f"{kit.city}: {words}" for lang, words in category.tried.items()}


def credit_of(kit: Kit, category: Category, shelf: Iterable[Kit]) -> Names:
    """Whom to thank for a kind taken from this kit: the pilot it was learnt from, else its own city.

    What others already say of that city and measure is said again, in all the languages they have.
    """
    own = category.credit or own_trial(kit, category)
    if own:
        return own
    said = (other.credit for _, other in offers_of(category.shared, shelf) if other.credit)
    about = (credit for credit in said if credit.get(FALLBACK, "").startswith(f"{kit.city}:"))
    return next(about, dict.fromkeys((FALLBACK, *kit.languages), kit.city))


def _trials(kit: Kit, category: Category) -> Iterator[Names]:
    yield from filter(None, (own_trial(kit, category), category.credit))


def _cities(offers: Iterable[tuple[Kit, Category]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kit.city for kit, _ in offers))


def _each_once(several: Iterable[Names]) -> Iterable[Names]:
    """Words that are the same in English are the same; those in more languages are kept."""
    found: dict[str, Names] = {}
    for names in several:
        key = names.get(FALLBACK) or next(iter(names.values()))
        found[key] = {**names, **found.get(key, {})}
    return found.values()
