"""What is to be done every day, asked for once by whichever process comes first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cocreate.jobs.actions import Order
from cocreate.jobs.registry import jobs


@dataclass
class Calendar:
    """The daily kinds; the day is the job's key, so that several processes ask for one job."""

    _asked: dict[str, str] = field(default_factory=dict)

    def due(self, now: datetime) -> list[Order]:
        """What this process has not yet asked for today, and whose hour (UTC) has come."""
        day = now.date().isoformat()
        return [
            Order(kind, day, {"day": day})
            for kind, hour in jobs.daily.items()
            if now.hour >= hour and self._asked.get(kind) != day
        ]

    def were_asked(self, orders: Iterable[Order]) -> None:
        """These are in the table now, and not due again today."""
        self._asked |= {order.kind: order.key for order in orders}
