"""What a run has shown: one row of the table, with the targets it is held against."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.load.latencies import Latencies


@dataclass(frozen=True)
class Target:
    """A promise: the figure must be at most `limit` (at least, if `at_least`)."""

    name: str
    value: float | None
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """A figure that was not measured keeps no promise."""
        if self.value is None:
            return False
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def told(self) -> str:
        """`ok     hall seen p95: 112.3 ms (at most 500)`."""
        verdict = "–" if self.value is None else "ok" if self.kept else "MISSED"
        value = "not measured" if self.value is None else f"{self.value:.5g} {self.unit}".strip()
        bound = "at least" if self.at_least else "at most"
        return f"{verdict:6} {self.name}: {value} ({bound} {self.limit:g})"


@dataclass(frozen=True)
class Spread:
    """Percentiles in milliseconds; None where nothing was measured."""

    p50: float | None = None
    p95: float | None = None
    p99: float | None = None

    @classmethod
    def of(cls, latencies: Latencies) -> "Spread":
        return cls(*(latencies.percentile(percent) for percent in (50, 95, 99)))

    def told(self) -> str:
        values = (self.p50, self.p95, self.p99)
        return "/".join("–" if value is None else f"{value:.0f}" for value in values)


@dataclass
class Figures:
    """One row. `more` holds what only this scenario measures, by name with its unit in it."""

    scenario: str
    disk: str
    people: int
    rate: float
    ack: Spread = field(default_factory=Spread)
    seen: Spread = field(default_factory=Spread)
    deliveries: int = 0
    cpu_s: float = 0.0
    memory_mb: float = 0.0
    lost: int = 0
    doubled: int = 0
    cut: int = 0
    more: dict[str, float | None] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)

    @property
    def per_cpu_s(self) -> float | None:
        """Deliveries per CPU second of the server."""
        return self.deliveries / self.cpu_s if self.deliveries and self.cpu_s else None

    def cells(self) -> list[str]:
        each = self.per_cpu_s
        return [
            self.scenario,
            self.disk,
            str(self.people),
            f"{self.rate:g}/s",
            self.ack.told(),
            self.seen.told(),
            "–" if each is None else f"{each:,.0f}",
            f"{self.memory_mb:.0f} MB",
            *map(str, (self.lost, self.doubled, self.cut)),
        ]

    def told_more(self) -> str:
        said = (f"{k} {'–' if v is None else f'{v:.5g}'}" for k, v in self.more.items())
        return f"{self.scenario} ({self.disk}): {', '.join(said)}"

    def json(self) -> dict[str, Any]:
        targets = [asdict(target) | {"kept": target.kept} for target in self.targets]
        return asdict(self) | {"per_cpu_s": self.per_cpu_s, "targets": targets}


HEAD = [
    "scenario", "disk", "people", "commands", "ack p50/95/99 ms", "seen p50/95/99 ms",
    "deliveries per CPU s", "memory", "lost", "doubled", "cut",
]  # fmt: skip


def table(rows: Iterable[Figures]) -> str:
    """All rows, aligned; it is Markdown too."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


# What stands between these in a page is written by `python -m tests.load --write PAGE`.
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


class NoMarkers(Exception):
    """The page has no place for the figures."""


def written(page: str, told: str) -> str:
    """The page with the figures put between its markers. Raises NoMarkers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise NoMarkers(f"the page needs a line {BEGIN} and a line {END}")
    return f"{before}{BEGIN}\n\n{told}\n\n{END}{after}"


def markdown(rows: list[Figures], made_on: str) -> str:
    """The report as a page's section."""
    more = "\n".join(f"- {row.told_more()}" for row in rows if row.more)
    targets = "\n".join(f"- {t.told()} [{row.disk}]" for row in rows for t in row.targets)
    parts = [made_on, table(rows), "**Targets**", targets, "**Also measured**", more]
    return "\n\n".join(parts)


def report(rows: list[Figures]) -> str:
    """The table, what else was measured, and the targets with ok or MISSED."""
    more = [row.told_more() for row in rows if row.more]
    targets = [f"{t.told()} [{row.disk}]" for row in rows for t in row.targets]
    return "\n\n".join(filter(None, [table(rows), "\n".join(more), "\n".join(targets)]))
