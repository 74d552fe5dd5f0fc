"""E-mail alerts, and words that we do not know. The room needs the office's database and shows published facts only."""

from wijzer.web.meldingen import link, nieuw, woord
from wijzer.web.meldingen.kamer import bp

__all__ = ["bp", "link", "nieuw", "woord"]
