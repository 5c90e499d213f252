"""The map: geometry rules and measures, base layers, tiles, and the Leaflet page through folium."""

from flask import Flask

from cocreate.maps import views


def register(app: Flask) -> None:
    """Add the map's addresses and its tile proxy to ``app``."""
    views.init_app(app)
