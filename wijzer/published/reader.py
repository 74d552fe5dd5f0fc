"""Reading what is public: one reader per request, everything in it from one publicatie."""

from wijzer.published.lezen.aanbod import AanbodLezer
from wijzer.published.lezen.antwoord import AntwoordLezer
from wijzer.published.lezen.locatie import LocatieLezer
from wijzer.published.lezen.regio import RegioLezer
from wijzer.published.lezen.wijziging import WijzigingLezer


class Reader(RegioLezer, AntwoordLezer, AanbodLezer, LocatieLezer, WijzigingLezer):
    """What the public may know on one day.

    Raises `NietGevonden` for what is not there, `Verdwenen` for what is gone.
    """
