"""Workers telling each other, over Redis, what has been committed and who is here.

What comes over Redis is a hint; the journal is the truth. An event that is lost on the way, or comes
in another order, is read from the journal (`pulse`), at the latest with the next beat. Nothing is
kept in Redis, so it may be restarted at any time.
"""

import hashlib
import logging
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import orjson
import redis
from flask import Flask
from gevent.event import Event
from redis.client import PubSub

from cocreate.extensions import socketio
from cocreate.journal.registry import Announcement, HeadNumbers, Recorded, registry
from cocreate.live.contact import contact
from cocreate.live.elsewhere import Here, elsewhere
from cocreate.live.hub import hub
from cocreate.live.presence import presence
from cocreate.live.pulse import pulse
from cocreate.logs.context import fail

log = logging.getLogger(__name__)
# What waits for a Redis that does not answer; the rest is read from the journal.
MOST_WAITING = 10_000
AGAIN_S = 1.0
TIMEOUT_S = 5.0
Message = dict[str, Any]


@dataclass
class Relay:
    """One worker's end of the line."""

    app: Flask
    client: "redis.Redis"
    channel: str
    me: str = field(default_factory=lambda: uuid.uuid4().hex)
    waiting: deque[bytes] = field(default_factory=lambda: deque(maxlen=MOST_WAITING))
    wake: Event = field(default_factory=Event)

    def start(self) -> None:
        """Speak and listen for as long as the process lives."""
        socketio.start_background_task(self._for_ever, self._speak)
        socketio.start_background_task(self._for_ever, self._listen)

    def say(self, what: str, **more: Any) -> None:
        """Tell the other workers, as soon as Redis takes it; nobody waits for that."""
        self.waiting.append(orjson.dumps({"from": self.me, "what": what, **more}))
        self.wake.set()

    def committed(self, announcement: Announcement) -> None:
        """Listener: what this worker has committed. A vote stays secret: only its number goes."""
        events = [
            replace(event, data={}, owner=None) if event.stream == "votes" else event
            for event in announcement.events
        ]
        self.say(
            "committed", workshop=announcement.workshop_id, events=events, head=announcement.head
        )

    def present(self, workshop_id: uuid.UUID) -> None:
        """Who is connected to this worker."""
        self.say("present", workshop=workshop_id, here=hub.here(workshop_id).wire())

    def _for_ever(self, work: Callable[[], None]) -> None:
        while True:
            try:
                with self.app.app_context():
                    work()
            except Exception as error:  # noqa: BLE001 - told; Redis comes back
                fail(log, "relay_failed", error)
            socketio.sleep(AGAIN_S)

    def _speak(self) -> None:
        while True:
            self.wake.wait()
            self.wake.clear()
            while self.waiting:
                line = self.client.pipeline(transaction=False)
                for message in list(self.waiting):
                    line.publish(self.channel, message)
                said = len(line)
                line.execute()
                for _ in range(min(said, len(self.waiting))):
                    self.waiting.popleft()

    def _listen(self) -> None:
        with PubSub(self.client.connection_pool, ignore_subscribe_messages=True) as line:
            line.subscribe(self.channel)
            self._catch_up()
            while True:
                message = line.get_message(timeout=TIMEOUT_S)
                if message is not None:
                    self._hear(orjson.loads(message["data"]))

    def _catch_up(self) -> None:
        """What was said while nobody listened here."""
        for workshop_id in hub.workshops():
            pulse.mend(workshop_id)
        self.say("who")

    def _hear(self, message: Message) -> None:
        if message["from"] == self.me:
            return
        workshop_id = uuid.UUID(message["workshop"]) if "workshop" in message else None
        if message["what"] == "who":
            for here in hub.occupied():
                self.present(here)
        elif workshop_id is None:
            raise ValueError(f"nobody knows what {message['what']!r} says")
        elif message["what"] == "present":
            _note(message["from"], workshop_id, Here.read(message["here"]))
        elif workshop_id in hub.by_workshop:
            _tell(_announcement(workshop_id, message))


def _note(worker: str, workshop_id: uuid.UUID, here: Here) -> None:
    elsewhere.note(worker, workshop_id, here)
    for person in here.people:
        contact.heard_of(workshop_id, uuid.UUID(person))
    presence.changed_elsewhere(workshop_id)


def _announcement(workshop_id: uuid.UUID, message: Message) -> Announcement:
    events = tuple(_recorded(event) for event in message["events"])
    return Announcement(workshop_id, events, HeadNumbers(**message["head"]))


def _recorded(event: Mapping[str, Any]) -> Recorded:
    owner = event["owner"]
    return Recorded(
        stream=event["stream"],
        seq=event["seq"],
        kind=event["kind"],
        at=datetime.fromisoformat(event["at"]),
        data=event["data"],
        owner=uuid.UUID(owner) if owner else None,
    )


def _tell(announcement: Announcement) -> None:
    for name in registry.everywhere:
        registry.listeners[name](announcement)


def channel_of(database_url: str) -> str:
    """One channel for all who share a database, so that two installations may share a Redis."""
    return f"cocreate:{hashlib.sha256(database_url.encode()).hexdigest()[:16]}"


def make_relay(app: Flask) -> Relay:
    """The relay of this worker; `start` it when the loop runs."""
    client = redis.Redis.from_url(
        app.config["REDIS_URL"],
        socket_timeout=TIMEOUT_S * 2,
        socket_connect_timeout=TIMEOUT_S,
        health_check_interval=TIMEOUT_S,
    )
    return Relay(app, client, channel_of(app.config["DATABASE_URL"]))
