"""Which hulpvorm of the region a row of a file names, and which ones are near where it has none of that name."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.domain.taal.schoon import compare_key
from wijzer.files.contracten import ContractenRij
from wijzer.files.historie import PeildatumRij
from wijzer.files.locaties import LocatiesRij
from wijzer.services.importverslag import Bevindingen, Register

RijSoort = TypeVar("RijSoort", ContractenRij, LocatiesRij, PeildatumRij)

_HOOGUIT = 3
"""How many names are told that may have been meant."""
_GELIJKENIS = 0.6
"""From which likeness on a name may have been meant: what a slip of two or three letters leaves of it."""
_VERGELEKEN = 200
"""How many unknown names are compared with those of the region: beyond, a file takes long and says nothing more."""


class Hulpvormen:
    """The hulpvormen of a region, found by slug or by name, as people write it."""

    def __init__(self, hulpvormen: Iterable[Hulpvorm]) -> None:
        bekend = list(hulpvormen)
        self._register = Register((hulpvorm.slug, hulpvorm.naam) for hulpvorm in bekend)
        self._per_slug = {hulpvorm.slug: hulpvorm for hulpvorm in bekend}
        self._spellingen = {
            compare_key(spelling): hulpvorm.naam
            for hulpvorm in bekend
            for spelling in (hulpvorm.slug, hulpvorm.gewone_naam, hulpvorm.naam)
        }
        self._gezien: dict[str, Ongeldig] = {}

    def slug_of(self, tekst: str) -> str:
        """The slug of the hulpvorm that is named; the text itself where the region has none of that name."""
        return self._register.find(tekst) or tekst

    def resolve(self, rij: RijSoort, bevindingen: Bevindingen) -> RijSoort:
        """The row with the slug of the hulpvorm that it names, so that two spellings are one hulpvorm.

        A name that the region does not have is noted and stays, so that the rest of the row is judged too.
        """
        if rij.hulpvorm is None:
            return rij
        slug = self.slug_of(rij.hulpvorm)
        if slug not in self:
            bevindingen.refuse_all(rij.rij, [self.unknown(rij.hulpvorm)], rij)
        return replace(rij, hulpvorm=slug)

    def __contains__(self, slug: object) -> bool:
        """Whether the region has a hulpvorm with this slug."""
        return slug in self._per_slug

    def name_of(self, hulp: Hulpaanduiding) -> str:
        """A code, or the name of a hulpvorm, as a report lists it."""
        bekend = self._per_slug.get(hulp.hulpvorm or "")
        return hulp.productcode or (bekend.naam if bekend else hulp.hulpvorm or "")

    def unknown(self, tekst: str) -> Ongeldig:
        """The error for a name that the region does not have, with the names that are near."""
        fout = self._gezien.get(tekst)
        if fout is None:
            namen = self._near(tekst) if len(self._gezien) < _VERGELEKEN else []
            bedoeld = f", misschien {' of '.join(namen)}" if namen else ""
            melding = "Deze hulpvorm kennen we niet in deze regio."
            fout = Ongeldig("hulpvorm", melding, verwacht=f"een hulpvorm van de regio{bedoeld}")
            self._gezien[tekst] = fout
        return fout

    def _near(self, tekst: str) -> list[str]:
        """Names that begin as this one, or differ in a few letters: the nearest first, each once."""
        sleutel = compare_key(tekst)
        zelfde_begin = [
            spelling for spelling in self._spellingen if sleutel and spelling.startswith(sleutel)
        ]
        dichtbij = get_close_matches(sleutel, self._spellingen, n=2 * _HOOGUIT, cutoff=_GELIJKENIS)
        namen = [self._spellingen[spelling] for spelling in (*dichtbij, *zelfde_begin)]
        return list(dict.fromkeys(namen))[:_HOOGUIT]
