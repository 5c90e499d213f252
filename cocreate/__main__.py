"""`python -m cocreate` is the `cocreate` command."""

from cocreate.cli import main

main()
