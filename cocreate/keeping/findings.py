"""What `doctor` says: one line per thing that was looked at."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

Level = Literal["ok", "warn", "fail"]
MIB = 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """`name` is stable, for scripts; `advice` says what to do about a `warn` or `fail`."""

    name: str
    level: Level
    says: str
    advice: str = ""

    def line(self) -> str:
        """As it is printed."""
        advice = f" -> {self.advice}" if self.advice else ""
        return f"{self.level:4} {self.name}: {self.says}{advice}"

    def json(self) -> dict[str, str]:
        """As `--json` writes it."""
        return asdict(self)


class Check(Protocol):
    """Looks at one thing; gives a finding per part of it, or none where it does not apply."""

    def __call__(self) -> Iterator[Finding]: ...


def judged(name: str, good: object, says: str, level: Level, advice: str) -> Finding:
    """`ok`, or `level` with the advice."""
    return Finding(name, "ok", says) if good else Finding(name, level, says, advice)
