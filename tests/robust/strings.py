"""Nasty texts, and what must become of each: refused with a reason, or kept as it is."""

import json
import unicodedata

from hypothesis import strategies as st

from cocreate.config import ROOT

NAUGHTY: list[str] = json.loads((ROOT / "tests/data/blns.json").read_text(encoding="utf-8"))

# What the public list leaves out, and every place it could slip through.
MORE = [
    "\x00", "a\x00b", "\x01", "\x1b[31mred", "bell\x07", "\x7f", "a\rb", "a\r\nb", "a\nb", "a\tb",
    "a\x85b", "a\u2028b", "a\u2029b", "a\x0bb", "a\x0cb",
    "\ud800", "\udfff", "a\udc00b", "\ud83d", "\ude00\ud83d",
    "\u202eevil\u202c", "\u2066\u2067\u2068\u2069", "abc\u200fdef\u200e", "مرحبا بالعالم", "שלום",
    "\u200b", "\u200d\u200d", "\ufeff", "\u2060", "\u3164", "\u2800", "\xad", "\u00a0", " ", "\t",
    "e\u0301", "é", "Å", "A\u030a", "ﬁ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇰🇩🇪", "👍🏽", "🫠" * 40, "\U0010ffff", "\uffff", "\ufdd0", "\U000e0041",
    "x" * 40, "x" * 41, "x" * 120, "x" * 121, "x" * 200, "x" * 201, "x" * 1000, "x" * 1001,
    "x" * 2000, "x" * 2001, "x" * 10_000, "𐍈" * 10_000, "\n" * 2000, "'=1+1", "''@x", '=1+1\n"x"',
    "null", "undefined", "None", "\\u0000", "%(name)s", "%s", "{{7*7}}", "{0.__class__}", "\\ud800",
]  # fmt: skip

generated = st.one_of(
    st.text(st.characters(), max_size=300),
    st.text(st.characters(categories=["Cc", "Cf", "Zs", "Mn", "Cs", "Co", "Cn"]), max_size=60),
    st.text(
        st.sampled_from("ab \u202e\u2066\u200d\ufe0f👩👧🏽\u0301\u0334\n\t'=+@-\"<&%{`"),
        max_size=130,
    ),
    st.builds(lambda text, times: text * times, st.text(max_size=3), st.integers(1, 3500)),
)

BREAKS = set("\n\r\x0b\x0c\x85\u2028\u2029")
SEEN_AS_NOTHING = set("\u3164\u115f\u1160\uffa0\u2800")


def is_wrong(text: str, longest: int, *, lines: bool) -> bool:
    """Whether a text must be refused, whatever else is in it."""
    control = any((ord(ch) < 32 and ch not in "\n\t") or ch == "\x7f" for ch in text)
    half = any(0xD800 <= ord(ch) <= 0xDFFF for ch in text)
    broken = not lines and not BREAKS.isdisjoint(text)
    return control or half or broken or len(text) > longest


def is_blank(text: str) -> bool:
    """Whether nobody would see anything."""
    return all(
        ch.isspace() or ch in SEEN_AS_NOTHING or unicodedata.category(ch) in {"Cf", "Mn", "Cc"}
        for ch in text
    )
