"""E-mail alerts: a mail when a place opens. The room needs the office's database and shows published facts only."""

from wijzer.web.meldingen import link, nieuw
from wijzer.web.meldingen.kamer import bp

__all__ = ["bp", "link", "nieuw"]
