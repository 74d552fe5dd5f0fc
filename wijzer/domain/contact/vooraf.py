"""Having at hand what reading contact needs, for a process that can open no file later."""

from phonenumbers import PhoneMetadata

from wijzer.domain.contact.mailadres import read_mailadres
from wijzer.domain.contact.website import read_website


def load_ahead() -> None:
    """Load the numbering plans of all countries and the tables of letters ahead.

    The libraries open them when they first need them.
    """
    PhoneMetadata.load_all()
    read_website("zörg.example/hulp")
    read_mailadres("info@zörg.example")
