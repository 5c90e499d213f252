"""The page's part for further languages: a fold-out each, so that the page stays short.

The workshop's own language has one, too, for the questions asked for each kind of idea.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, StringField, TextAreaField
from wtforms.form import BaseForm

from cocreate.kits import plain_name
from cocreate.pages import language_name
from cocreate.workshops.text_fields import LONGEST, PROMPT_LENGTH, fits
from cocreate.workshops.texts import PROMPTS, SAID, Texts

LABELS = {
    "title": _l("Title"),
    "place": _l("Place"),
    "what_next": _l("What happens with the ideas"),
}
PROMPT = "prompt-"

Kinds = Sequence[Mapping[str, Any]]


class LanguageForm(BaseForm):
    """What can be said in one language, which is called `name` inside a sentence of the reader's.

    `own`: the workshop's, whose title stands above. `usual`: what is asked where a question is empty.
    """

    def __init__(self, tag: str, kinds: Kinds, *, own: bool) -> None:
        self.tag, self.own = tag, own
        self.usual = {PROMPT + kind["id"]: kind["prompt"].get(tag, "") for kind in kinds}
        self.name = language_name(tag, str(get_locale() or "en"))
        super().__init__(_fields(kinds, None if own else self.name), prefix=f"texts-{tag}")

    @property
    def anchor(self) -> str:
        return f"texts-{self.tag}"

    @property
    def prompts(self) -> list[Field]:
        """The fields for the questions."""
        return [field for field in self if field.short_name.startswith(PROMPT)]

    def longest(self, field: Field) -> int:
        """How many characters a field takes."""
        return LONGEST.get(field.short_name, PROMPT_LENGTH)

    def said(self, name: str) -> str:
        """What was written, with the line ends that we keep."""
        written: str = self[name].data or "" if name in self else ""
        return written.replace("\r\n", "\n").strip()


def _fields(kinds: Kinds, further: str | None) -> dict[str, Any]:
    """`further`: what the language is called, unless it is the workshop's own."""
    # Tells a page that had this fold-out from one on which it was not yet there.
    fields: dict[str, Any] = {"there": HiddenField(default="1")}
    if further:
        fields["offered"] = BooleanField(_l("People are offered this language"), default=True)
        for name, label in LABELS.items():
            kind = TextAreaField if name == "what_next" else StringField
            fields[name] = kind(
                f"{label} · {further}", [fits(LONGEST[name], lines=name == "what_next")]
            )
    for each in kinds:
        label = plain_name(each["names"], str(get_locale() or "en"))
        named = f"{label} · {further}" if further else label
        fields[PROMPT + each["id"]] = StringField(named, [fits(PROMPT_LENGTH)])
    return fields


def language_forms(
    tags: Sequence[str], own: str, kinds: Kinds, texts: Texts, offered: Sequence[str]
) -> list[LanguageForm]:
    """The fold-outs as they were sent, else as `texts` has them; the workshop's own one first."""
    ordered = [own, *(tag for tag in tags if tag != own)]
    forms = [LanguageForm(tag, kinds, own=tag == own) for tag in ordered]
    for form in forms:
        if f"texts-{form.tag}-there" in request.form:
            form.process(request.form)
        else:
            form.process(data=_data(form.tag, texts) | {"offered": form.tag in offered})
    return forms


def _data(tag: str, texts: Texts) -> dict[str, Any]:
    data: dict[str, Any] = {name: texts.get(name, {}).get(tag, "") for name in SAID}
    prompts = texts.get(PROMPTS, {})
    return data | {PROMPT + kind: words.get(tag, "") for kind, words in prompts.items()}


def settings_of(forms: Sequence[LanguageForm], lang: str) -> dict[str, Any]:
    """The fold-outs as the data of `workshop.edit`: `languages` and `texts`."""
    texts: dict[str, Any] = {
        name: {form.tag: form.said(name) for form in forms if form.said(name)} for name in SAID
    }
    texts[PROMPTS] = {
        name.removeprefix(PROMPT): {form.tag: form.said(name) for form in forms if form.said(name)}
        for name in (forms[0].usual if forms else ())
    }
    offered = [form.tag for form in forms if form.own or form["offered"].data]
    return {"languages": [*dict.fromkeys([*offered, lang])], "texts": texts}
