"""The door of `wijzer.wsgi`, for a server that is started from a checkout."""

from wijzer.wsgi import app

__all__ = ["app"]
