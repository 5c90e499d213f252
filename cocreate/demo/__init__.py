"""The demo: a filled workshop to walk through, with residents who come by themselves if asked."""
