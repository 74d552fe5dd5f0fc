"""Everything that can go wrong in the domain, in the words of the field.

The edges translate: `web/common/fouten/tabel.py` knows which of these is a 404 and which stands beside a field,
`cli.py` knows the exit codes. Nothing in here knows either. What the public may be told is a `Tekst`, so that a
page can tell it in its own language.
"""

from wijzer.domain.tekst import Tekst

Oorzaak = tuple[str, str]
"""What is wrong with a value, and what is expected in its place."""


class WijzerFout(Exception):
    """Base of every error that a caller may expect and explain to a person."""

    melding: str = Tekst("Er ging iets mis.")

    def __init__(self, melding: str | None = None) -> None:
        super().__init__(melding or self.melding)
        self.melding = melding or self.melding

    @property
    def voor_beheer(self) -> str:
        """What to tell whoever runs the site: the same, unless they can do something about a cause."""
        return self.melding


class Ongeldig(WijzerFout):
    """A value that was entered breaks a rule. `veld` is the domain name of the field it belongs beside."""

    def __init__(self, veld: str, melding: str, *, verwacht: str = "") -> None:
        super().__init__(melding)
        self.veld = veld
        self.verwacht = verwacht


class Vraag(Ongeldig):
    """A value that may be meant: it is kept once whoever entered it confirms that.

    Where nobody can be asked it counts as what it is a kind of: a value that is refused.
    """


class Ongeldigheden(WijzerFout):
    """Several values at once: people mend everything in one go, so they see everything in one go."""

    def __init__(self, fouten: list[Ongeldig]) -> None:
        super().__init__("; ".join(fout.melding for fout in fouten))
        self.fouten = fouten


class NietGevonden(WijzerFout):
    """The thing is not there, or not yours: the two look the same to whoever asks."""

    melding = Tekst("Dit bestaat niet (meer), of u heeft er geen toegang toe.")


class Verdwenen(NietGevonden):
    """The thing was public once and is gone. Only that is known of it."""

    melding = Tekst("Deze pagina is er niet meer.")


class NietToegestaan(WijzerFout):
    """A function that this role does not have at all (an object of somebody else is `NietGevonden`)."""

    melding = Tekst("U mag dit niet doen.")


class Conflict(WijzerFout):
    """Somebody else saved the same thing in between; nothing was overwritten."""

    melding = Tekst(
        "Iemand anders heeft dit ondertussen gewijzigd. Bekijk wat er nu staat en bewaar opnieuw."
    )


def require_unchanged(shown: object, stored: object) -> None:
    """Pass when what somebody was shown (a versie, or what stood in a field) is still what is stored.

    Raises `Conflict` otherwise.
    """
    if shown != stored:
        raise Conflict


class NuNiet(WijzerFout):
    """What was asked for cannot be had at this moment, through no fault of who asks; later it can."""


class Geweigerd(WijzerFout):
    """A well-formed wish that the rules refuse, such as publishing a groep without a product."""
