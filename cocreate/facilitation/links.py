"""The workshop's addresses, as the console hands them on."""

from dataclasses import dataclass

from flask import current_app, url_for

from cocreate.workshops.codes import show_code
from cocreate.workshops.links import code_url, join_url, screen_url
from cocreate.workshops.models import Workshop


@dataclass(frozen=True)
class WorkshopLinks:
    """Absolute addresses; `host` is what people type before the code."""

    host: str
    code: str
    join: str
    live: str
    screen: str
    summary: str
    poster: str


def workshop_links(workshop: Workshop) -> WorkshopLinks:
    """Every address of a workshop. `join` and `screen` carry keys: only staff may have them all."""
    live = code_url(workshop)
    return WorkshopLinks(
        host=typed_address(),
        code=show_code(workshop.code),
        join=join_url(workshop),
        live=live,
        screen=screen_url(workshop),
        summary=f"{live}/summary",
        poster=url_for("poster.page", code=workshop.code),
    )


def typed_address() -> str:
    """The site's address as people type it: without the scheme."""
    return str(current_app.config["BASE_URL"]).split("://", 1)[-1].rstrip("/")
