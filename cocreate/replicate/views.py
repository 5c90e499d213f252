"""The staff's pages that make a workshop from something that is there already."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import kits, plain_name
from cocreate.kits.models import Category, Kit
from cocreate.pages import reader_language
from cocreate.replicate import words
from cocreate.replicate.examples import MOST_OF_A_KIND, chosen_examples
from cocreate.replicate.files import LARGEST, file_of
from cocreate.replicate.forms import AgainForm, BorrowForm, UploadForm
from cocreate.replicate.queries import Offered, offered_examples
from cocreate.replicate.reading import read_file
from cocreate.replicate.seeds import borrowed, grown, seed_of, with_examples
from cocreate.staff.sessions import staff_required
from cocreate.words import N_, say
from cocreate.workshops.actions import create_workshop
from cocreate.workshops.codes import show_code
from cocreate.workshops.command_forms import SettingsForm
from cocreate.workshops.commands import CreateWorkshop, KitDefaults, WorkshopSettings
from cocreate.workshops.models import Workshop
from cocreate.workshops.views import MAKERS, keep_private, own_workshop, signed_in

bp = Blueprint("replicate", __name__, url_prefix="/workshops")
bp.after_request(keep_private)

NOTHING_CHOSEN = N_("Choose at least one kind.")
NO_FILE = N_("Choose a file first.")
NO_SUCH_KIT = N_("There is no city kit “%(kit)s” here. Choose on which city’s ground to make it.")


@bp.route("/<code>/again", methods=["GET", "POST"])
@staff_required(MAKERS)
def again(code: str) -> ResponseReturnValue:
    """Another workshop like this one, here or on another city's ground, with examples."""
    workshop = own_workshop(code)
    with store.read() as session:
        offered = offered_examples(session, workshop)
    form = AgainForm()
    form.kit.choices = _kit_names()
    if request.method == "GET":
        form.title.data, form.kit.data = workshop.title, workshop.kit
        return _again_page(workshop, form, offered)
    if not form.validate_on_submit():
        return _again_page(workshop, form, offered), 400
    try:
        seed = seed_of(workshop)
        examples = chosen_examples(request.form, offered, seed.told, reader_language())
        kit, title = kits()[form.kit.data], (form.title.data or "").strip()
        return _made(*grown(with_examples(seed, examples), kit, title))
    except Refused as refused:
        return _again_page(workshop, form, offered, words.reason(refused)), 400


def _again_page(
    workshop: Workshop, form: AgainForm, offered: Sequence[Offered], problem: str = ""
) -> str:
    return render_template(
        "replicate/again.html",
        workshop=workshop,
        form=form,
        offered=offered,
        most=MOST_OF_A_KIND,
        typed=request.form,
        ticked=request.form.getlist("example"),
        problem=problem,
        words=words,
    )


@bp.get("/<code>/file")
@staff_required(MAKERS)
def download(code: str) -> ResponseReturnValue:
    """The workshop as a file, for another city's installation."""
    workshop = own_workshop(code)
    response = Response(file_of(seed_of(workshop), utcnow().date()))
    response.content_type = "application/json"
    name = f"cocreate-{workshop.code}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.route("/new/file", methods=["GET", "POST"])
@staff_required(MAKERS)
def upload() -> ResponseReturnValue:
    """A workshop from a file that another installation saved."""
    form = UploadForm()
    form.kit.choices = {"": _("As in the file")} | _kit_names()
    if request.method == "GET":
        return _upload_page(form)
    if not form.validate_on_submit():
        return _upload_page(form), 400
    try:
        return _from_file(form)
    except Refused as refused:
        return _upload_page(form, words.reason(refused)), refused.status


def _from_file(form: UploadForm) -> ResponseReturnValue:
    if not form.file.data:
        raise Refused("invalid", NO_FILE)
    seed = read_file(form.file.data.read(LARGEST + 1))
    slug = form.kit.data or seed.kit
    if slug not in kits():
        raise Refused("invalid", NO_SUCH_KIT, params={"kit": slug})
    return _made(*grown(seed, kits()[slug], (form.title.data or "").strip()))


def _upload_page(form: UploadForm, problem: str = "") -> str:
    return render_template("replicate/upload.html", form=form, problem=problem)


@bp.route("/new/borrow", methods=["GET", "POST"])
@staff_required(MAKERS)
def borrow() -> ResponseReturnValue:
    """A workshop of one city with single kinds of others."""
    form = BorrowForm()
    form.kit.choices = _kit_names()
    if request.method == "GET":
        form.kit.data = request.args.get("kit") or next(iter(kits()))
        return _borrow_page(form)
    if not form.validate_on_submit():
        return _borrow_page(form), 400
    try:
        kit = kits()[form.kit.data]
        defaults = borrowed(kit, _chosen(kit))
        settings = SettingsForm.parse({"title": (form.title.data or "").strip()})
        return _made(defaults, settings)
    except Refused as refused:
        return _borrow_page(form, words.reason(refused)), 400


def _chosen(own: Kit) -> list[tuple[Kit, Category]]:
    """The ticked kinds of other cities. Raises Refused for none."""
    ticked = set(request.form.getlist("kind"))
    chosen = [
        (kit, kind)
        for kit in kits().values()
        for kind in kit.categories
        if kit.slug != own.slug and not kind.general and f"{kit.slug}:{kind.id}" in ticked
    ]
    if not chosen:
        raise Refused("invalid", NOTHING_CHOSEN)
    return chosen


def _borrow_page(form: BorrowForm, problem: str = "") -> str:
    return render_template(
        "replicate/borrow.html",
        form=form,
        shelf=kits().values(),
        ticked=request.form.getlist("kind"),
        problem=problem,
        words=words,
    )


def _made(defaults: KitDefaults, settings: WorkshopSettings) -> ResponseReturnValue:
    """Make it, and show its settings: place, texts and agenda are looked at once more there."""
    command = CreateWorkshop(signed_in().id, defaults, settings)
    workshop = store.write(lambda session: create_workshop(session, command, utcnow))
    said = {"title": workshop.title, "code": show_code(workshop.code)}
    flash(say(N_("“%(title)s” is ready. Its code is %(code)s. Look through its settings."), said))
    return redirect(url_for("workshops.edit", code=workshop.code))


def _kit_names() -> dict[str, str]:
    lang = str(get_locale() or "en")
    return {slug: plain_name(kit.names, lang) for slug, kit in kits().items()}
