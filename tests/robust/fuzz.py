"""How many examples: enough for every change; COCREATE_FUZZ=50000 (and --timeout=0) for a long night."""

import os

from hypothesis import HealthCheck, settings

ASKED = os.environ.get("COCREATE_FUZZ")

# The same examples each time, unless somebody asks for more: then new ones, to find new faults.
fuzzed = settings(
    max_examples=int(ASKED or 150),
    derandomize=ASKED is None,
    database=None,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,  # a stage outlives its examples
    ],
)
