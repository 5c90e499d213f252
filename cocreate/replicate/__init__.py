"""What one city learns another takes over: workshops from workshops, from other kits, from files."""

from flask import Flask

from cocreate.replicate import views, words


def register(app: Flask) -> None:
    """Bring this room into the application; its filters serve whoever shows examples."""
    app.register_blueprint(views.bp)
    for spoken in (words.named, words.example_words, words.learnt_from):
        app.add_template_filter(spoken)
