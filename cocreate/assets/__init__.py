"""The browser's files: how pages name them, and the build that makes them."""

from cocreate.assets.lookup import asset, messages_url
from cocreate.assets.views import register

__all__ = ["asset", "messages_url", "register"]
