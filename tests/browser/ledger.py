"""What was really done in an evening: kept by the script, compared with what the product says."""

from collections import Counter
from dataclasses import dataclass, field

WORDS = {1: "Agree", 0: "Neutral", -1: "Disagree"}


@dataclass
class Ledger:
    """Votes by idea and person, of which the last one counts, and how often anybody has voted."""

    votes: dict[str, dict[str, int]] = field(default_factory=dict)
    acts: int = 0

    def cast(self, person: str, idea: str, value: int) -> None:
        self.acts += 1
        self.votes.setdefault(idea, {})[person] = value

    def counts(self, idea: str) -> tuple[int, int, int]:
        """How many agree, are neutral, disagree."""
        found = Counter(self.votes[idea].values())
        return found[1], found[0], found[-1]
