"""A made-up language for tests: English with accents, 40 % longer.

Text without accents was not translated; what breaks with it will break in German. Its code is
`ia` (Interlingua), because Babel and browsers must know the code and no reader here uses it.
"""

import re

from babel.messages.catalog import Catalog

from cocreate.messages.catalogues import forms, sentences

PSEUDO = "ia"
LONGER = 1.4
ACCENTED = str.maketrans(
    "aceghijklnoprstuwyzACEGHIJKLNOPRSTUWYZ", "áčêğĥîĵķĺñöƥřšţüŵýžÁČÊĞĤÎĴĶĹÑÖƤŘŠŢÜŴÝŽ"
)
FILLING = ("łörêm", "îpšüm", "dölör", "šîţ", "åmêţ")
# What stands for something else: placeholders, and %% for a per cent sign.
KEPT = re.compile(r"(%\(\w+\)[sd]|%%)")


def pseudo(sentence: str) -> str:
    """The sentence with accents, filled up to 1.4 times its length; placeholders stay."""
    parts = KEPT.split(sentence)
    said = "".join(part if KEPT.fullmatch(part) else part.translate(ACCENTED) for part in parts)
    words = 0
    while len(said) < LONGER * len(sentence):
        said = f"{said} {FILLING[words % len(FILLING)]}"
        words += 1
    return said


def pseudo_catalogue(template: Catalog) -> Catalog:
    """The made-up language's catalogue of all sentences in `template`."""
    catalogue = Catalog(locale=PSEUDO, project="cocreate", fuzzy=False)
    for message in sentences(template):
        said = tuple(pseudo(form) for form in forms(message.id))
        string = said if message.pluralizable else said[0]
        catalogue.add(message.id, string, message.locations, message.flags, context=message.context)
    return catalogue
