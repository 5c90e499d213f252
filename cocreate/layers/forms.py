"""The page's forms of a layer. What they send on is checked by the commands' own forms."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired

from cocreate.journal.answers import Refused
from cocreate.layers.command_forms import DETAILS, DetailsForm
from cocreate.layers.commands import LayerDetails
from cocreate.layers.looks import COLOURS, MARKS, STYLES
from cocreate.layers.models import Layer
from cocreate.words import say


class LayerForm(FlaskForm):
    """What is said of a layer."""

    name = StringField(_l("Name in the legend"), [InputRequired(_l("Give the layer a name."))])
    attribution = StringField(
        _l("Source, as it must be named"), [InputRequired(_l("Say whose data this is."))]
    )
    licence = StringField(
        _l("Licence"), [InputRequired(_l("Say under which licence the data may be shown."))]
    )
    date = StringField(_l("Date of the data"))
    mark = SelectField(_l("What it is"), default="reference")
    style = SelectField(_l("How it is drawn"), default="outline")
    colour = SelectField(_l("Colour"), default="green")
    shown = BooleanField(_l("Shown at first; everybody can switch it on and off"), default=True)
    pickable = BooleanField(
        _l("People may take an outline of it for their idea instead of drawing")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark.choices = [(key, say(words)) for key, words in MARKS.items()]
        self.style.choices = [(key, say(words)) for key, words in STYLES.items()]
        self.colour.choices = [(key, say(words)) for key, (_hex, words) in COLOURS.items()]

    def fill(self, layer: Layer) -> None:
        """Show what is said of a layer."""
        for name in DETAILS:
            self[name].data = getattr(layer, name)

    def details(self) -> dict[str, Any]:
        """As the data of a command."""
        texts = ("name", "attribution", "licence", "date")
        given = {name: (self[name].data or "").strip() for name in texts}
        chosen = {name: self[name].data for name in ("mark", "style", "colour")}
        return given | chosen | {name: bool(self[name].data) for name in ("shown", "pickable")}

    def checked(self) -> LayerDetails | None:
        """The details, or None with the reasons at the fields."""
        if not self.validate_on_submit():
            return None
        try:
            details: LayerDetails = DetailsForm.parse(self.details())
        except Refused as refused:
            for name, reasons in refused.extras.get("fields", {}).items():
                self[name].errors = reasons
            return None
        return details


class NewLayerForm(LayerForm):
    """The same with a file."""

    file = FileField(_l("File"))
    name_field = StringField(_l("Field with the names of the shapes"))

    def validate_file(self, field: Any) -> None:
        """There must be one."""
        if not field.data:
            raise ValidationError(_("Choose a file."))


class SystemForm(FlaskForm):
    """Which of the pictures is right."""

    system = RadioField(_l("Which picture shows the shapes where they are?"))

    def offer(self, systems: list[dict[str, Any]]) -> None:
        """The systems to choose from."""
        self.system.choices = [(each["system"], each["name"]) for each in systems]


class SureForm(FlaskForm):
    """Nothing but the page's token."""
