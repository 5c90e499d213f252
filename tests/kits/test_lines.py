"""Finding a value's line in TOML."""

import pytest

from cocreate.kits.lines import Step, line_of

TEXT = """\
title = "x"
deep.inner = 1

[one]
key = 2  # a remark

[[many]]
key = 3

[[many.parts]]
key = 4

[[many]]
"quoted" = 5
[many.table]
key = 6
[[many.parts]]
key = 7
list = [
  { key = 8 },
]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("deep", "inner"), 2),
        (("one", "key"), 5),
        (("one", "missing"), 4),
        (("many", 0, "key"), 8),
        (("many", 0, "parts", 0, "key"), 11),
        (("many", 1, "quoted"), 14),
        (("many", 1, "table", "key"), 16),
        (("many", 1, "parts", 0, "key"), 18),
        (("many", 1, "parts", 0, "list", 0, "key"), 19),
        (("many", 1, "parts", 3), 13),
        (("nowhere",), None),
        ((), None),
    ],
)
def test_line_is_of_the_value_or_of_what_it_would_stand_in(
    path: tuple[Step, ...], line: int | None
) -> None:
    assert line_of(TEXT, path) == line
