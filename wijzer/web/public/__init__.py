"""The pages for everyone; they read published facts only."""

from wijzer.web.public import app
from wijzer.web.public.hulp import gemeenten, hulpvormen
from wijzer.web.public.kaart import regiokaart, stratenkaart
from wijzer.web.public.kamer import bp
from wijzer.web.public.meenemen import bestanden, delen, volgen, widget
from wijzer.web.public.plek import locaties
from wijzer.web.public.site import jongeren, machines, spoed, start, uitleg
from wijzer.web.public.talen import pagina as talen
from wijzer.web.public.vergelijken import pagina as vergelijken
from wijzer.web.public.zoeken import pagina, suggesties

__all__ = [
    "app",
    "bestanden",
    "bp",
    "delen",
    "gemeenten",
    "hulpvormen",
    "jongeren",
    "locaties",
    "machines",
    "pagina",
    "regiokaart",
    "spoed",
    "start",
    "stratenkaart",
    "suggesties",
    "talen",
    "uitleg",
    "vergelijken",
    "volgen",
    "widget",
]
