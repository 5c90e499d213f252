"""The pages of this room: console, projector, poster."""

from cocreate.facilitation.views import console, poster, screen

BLUEPRINTS = (console.bp, screen.bp, poster.bp)
