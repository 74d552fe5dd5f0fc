"""The JSON feed for partners; it reads published facts only."""

from wijzer.web.feed.kamer import bp

__all__ = ["bp"]
