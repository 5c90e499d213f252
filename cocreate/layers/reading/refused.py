"""How reading says no: to the whole file, or to one shape in it."""

from typing import Any

from cocreate.words import N_

UNREADABLE = N_("This file could not be read. Save it again as GeoJSON and upload that.")
TOO_MUCH = N_(
    "Reading this file takes more memory or time than is allowed. Upload the part around the"
    " workshop’s area only."
)


class FileRefused(Exception):
    """Nothing of the file is taken; `message` is a marked sentence with `%(name)s` places."""

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class ShapeRefused(Exception):
    """One shape is left out; `message` is a marked sentence without places."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
