"""Names in several languages, as kits have them."""

from collections.abc import Mapping

# Words per language code: {"en": "Tree", "de": "Baum"}.
Names = Mapping[str, str]

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
FALLBACK = "en"


def name_in(names: Names, lang: str) -> str:
    """The name in ``lang``, else in English, else in the first language there is."""
    return names.get(lang) or names.get(FALLBACK) or next(iter(names.values()))


def plain_name(names: Names, lang: str) -> str:
    """The same without soft hyphens: for titles, files and lists, where they are only in the way."""
    return name_in(names, lang).replace(SOFT_HYPHEN, "")
