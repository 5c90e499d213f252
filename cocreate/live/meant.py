"""Whom a page takes itself for: what waits on a phone is never sent as somebody else."""

from flask import request

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.words import N_

HEADER = "X-Cocreate-Me"


def check_meant(actor: Actor, said: object = None) -> None:
    """Refuse `not_joined` when a page that is still open belongs to another than the cookie does.

    `said`: the public id that a socket's `auth.me` carries, where there is no header. Who says
    nothing is whoever the cookie says.
    """
    meant = said or request.headers.get(HEADER)
    if meant and meant != str(actor.id):
        raise Refused("not_joined", N_("Somebody else uses this phone now. Open the page again."))
