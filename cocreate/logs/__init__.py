"""What the processes say of themselves: one line for each event, and nothing of what people say."""

from cocreate.logs.requests import init_app

__all__ = ["init_app"]
