"""How a layer stands, in the reader's words."""

from dataclasses import dataclass

from flask_babel import format_decimal, ngettext
from sqlalchemy.orm import Session

from cocreate.jobs.queries import Report, report_for
from cocreate.jobs.reasons import reason
from cocreate.layers.actions import order_for
from cocreate.layers.models import Layer
from cocreate.words import N_, say


@dataclass(frozen=True)
class Standing:
    """A layer with what is told of it. `tone`: wait, good, stop; `job` while it is being read."""

    layer: Layer
    tone: str
    told: str
    job: Report | None = None


def standing(session: Session, layer: Layer, place: str) -> Standing:
    """How this layer stands; `place` is where its file waits."""
    if layer.state == "ready":
        words = ngettext("On the map: %(num)d shape", "On the map: %(num)d shapes", layer.count)
        return Standing(layer, "good", str(words))
    if layer.state == "refused":
        return Standing(layer, "stop", why(layer))
    if layer.state == "asking":
        return Standing(layer, "wait", say(N_("Waiting for you to say where it lies")))
    return _waiting(session, layer, place)


def why(layer: Layer) -> str:
    """Why its file cannot be used; a reason inside the sentence is said in the same language."""
    numbers = {k: format_decimal(v) for k, v in layer.why_params.items() if isinstance(v, int)}
    params = layer.why_params | numbers
    if "why" in params:
        params["why"] = say(params["why"])
    return say(layer.why, params)


def _waiting(session: Session, layer: Layer, place: str) -> Standing:
    order = order_for(layer, place)
    job = report_for(session, order.kind, order.key, order.place)
    if job is None or job.state == "failed":
        return Standing(layer, "stop", say(reason(job.error if job else None)))
    if not job.step:
        return Standing(layer, "wait", say(N_("Waiting for its turn.")), job)
    told = N_("%(percent)s %% done: %(step)s")
    said = say(told, {"percent": job.percent, "step": say(job.step)})
    return Standing(layer, "wait", said, job)
