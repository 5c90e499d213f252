"""What participants ask for about themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Join:
    """Take part in a workshop. `nickname` may be None; `role` is one of the workshop's."""

    role: str
    nickname: str | None
    lang: str


@dataclass(frozen=True)
class UpdateMe:
    """Change one's own details; None leaves a detail as it is, an empty nickname removes it."""

    nickname: str | None
    role: str | None
    lang: str | None


@dataclass(frozen=True)
class EraseMe:
    """Take back everything one has given."""


@dataclass(frozen=True)
class ClearNickname:
    """Remove somebody's nickname (staff)."""

    participant: str
