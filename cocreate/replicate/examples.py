"""Which ideas staff have chosen as examples, and what they say of them."""

from collections import Counter
from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from cocreate.journal.answers import Refused
from cocreate.replicate.commands import Example
from cocreate.replicate.forms import ExampleForm
from cocreate.replicate.queries import Offered
from cocreate.words import N_

MOST_OF_A_KIND = 3
TOO_MANY = N_("At most %(most)s examples of one kind, please.")


def chosen_examples(
    typed: MultiDict[str, str], offered: Sequence[Offered], source: str, lang: str
) -> dict[str, list[Example]]:
    """The ticked ideas by the id of their kind. Raises Refused for too many, or too many words.

    No word of a participant is taken over: an example is called what staff call it, else by its kind.
    """
    ticked = set(typed.getlist("example"))
    chosen = [each for each in offered if str(each.number) in ticked]
    counted = Counter(each.kind["id"] for each in chosen)
    if any(number > MOST_OF_A_KIND for number in counted.values()):
        raise Refused("invalid", TOO_MANY, params={"most": MOST_OF_A_KIND})
    examples: dict[str, list[Example]] = {}
    for each in chosen:
        told = _told(typed, each, source, lang)
        examples.setdefault(str(each.kind["id"]), []).append(told)
    return examples


def _told(typed: MultiDict[str, str], idea: Offered, source: str, lang: str) -> Example:
    counts = idea.counts
    example: Example = ExampleForm.parse(
        {
            "source": source,
            "place": idea.place,
            "unit": idea.unit,
            "size": round(idea.size, 1),
            "tried": f"tried-{idea.number}" in typed,
            "lang": lang,
            "agree": counts and counts.agree,
            "neutral": counts and counts.neutral,
            "disagree": counts and counts.disagree,
            **{
                name: " ".join(typed.get(f"{name}-{idea.number}", "").split())
                for name in ("title", "helped", "hard")
            },
        }
    )
    return example
