"""An evening whose people write Greek, so that every Latin word on a page is the product's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_date
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.actors import Actor
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import Kit, kits
from cocreate.messages.pseudo import ACCENTED, PSEUDO
from cocreate.pages import language_name
from cocreate.staff.actions import open_session
from cocreate.staff.models import StaffAccount
from cocreate.workshops.links import config_secrets, screen_key
from tests.factories import Evening
from tests.messages.reading import texts

ACCENTS = re.compile("[" + "".join(map(chr, ACCENTED.values())) + "]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
THEIRS = "Ένα δέντρο δίπλα στο παγκάκι"
# Names and marks that are the same in every language.
SAME_EVERYWHERE = (
    "cocreate",  # the product's name
    "GeoJSON",
    "CSV",
    "UTC",  # replaced by the reader's clock once the page's script runs
    "km²",
    "km",
    "ha",
    PSEUDO,
    "Interlingua",  # languages are called what their speakers call them
    "not_found",  # for whoever is asked to help
)


@dataclass
class House:
    """An evening of which everything has happened once, and the browsers of those who take part."""

    app: Flask
    made: Evening
    resident: Actor
    idea: str
    near: str

    def somebody(self) -> FlaskClient:
        return self.app.test_client()

    def phone(self) -> FlaskClient:
        """The resident's browser, just after joining."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["devices"] = {self.made.workshop.id.hex: self.made.tokens[self.resident.id]}
            session["recovery"] = "2345-6789-2345-6789"
        return client

    def staff(self) -> FlaskClient:
        token = store.write(lambda db: open_session(db, self.made.facilitator.id, utcnow))
        client = self.app.test_client()
        client.set_cookie(self.app.config["STAFF_COOKIE"], token)
        return client

    def projector(self) -> FlaskClient:
        client = self.app.test_client()
        client.get(
            f"/w/{self.made.code}/screen?key={screen_key(self.made.workshop, config_secrets()[0])}"
        )
        return client

    def filled(self, address: str) -> str:
        return address.format(code=self.made.code, idea=self.idea)

    def not_ours(self) -> list[str]:
        """Words of the city and of this evening, the longest first."""
        workshop = self.made.workshop
        code = workshop.code
        own = [workshop.title, workshop.place, self.near, code, code[:4], code[4:], "localhost"]
        with store.read() as db:
            account = db.get_one(StaffAccount, self.made.facilitator.id)
            own += [account.login, account.name]
        # Months are Babel's words.
        own += [format_date(utcnow(), style, locale=PSEUDO) for style in ("medium", "long")]
        named = {*SAME_EVERYWHERE, *own, *words_of(*kits().values())}
        return sorted(named, key=len, reverse=True)

    def unsaid(self, page: str) -> list[str]:
        """The texts of a page with a Latin word and without any accent."""
        theirs = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.not_ours()))})(?!\w)")
        left = [(text, theirs.sub("", text)) for text in texts(page)]
        return [text for text, rest in left if LATIN_WORD.search(rest) and not ACCENTS.search(rest)]


def words_of(*shelf: Kit) -> Iterator[str]:
    """Words that cities bring: of themselves, their funder, languages, kinds of ideas and roles."""
    for kit in shelf:
        yield kit.city
        yield from map(language_name, kit.languages)
        # Inside a sentence they are called as Babel has it.
        yield from (language_name(tag, PSEUDO) for tag in kit.languages)
        yield from kit.funding.values()
        named = [kit, *kit.categories, *kit.roles]
        for category in kit.categories:
            named += category.fields
            named += [choice for each in category.fields for choice in each.choices]
            yield from category.prompt.values()
        for thing in named:
            yield from (name.replace("\u00ad", "") for name in thing.names.values())
