"""The pages for everyone; they read published facts only."""

from wijzer.web.public.kamer import bp

__all__ = ["bp"]
