"""The locaties of one aanbieder are neighbours: no text of the one may tell where another, shielded one is."""

from collections import defaultdict
from collections.abc import Iterable

from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres, is_leesbaar
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.verraad.oordeel import GeheimAdres, Teksten, check_buren, is_in_straat

MELDING_BUUR = (
    "Hierin staat de straat of postcode van een afgeschermde locatie van deze aanbieder, of iets wat daar te veel op "
    "lijkt. Haal die weg: iedereen kan deze tekst lezen."
)
MELDING_BUUR_VRAAG = (
    "Dit lijkt op de straat van een afgeschermde locatie van deze aanbieder. Weet u zeker dat deze "
    "tekst dat adres niet verraadt?"
)


class Buurt:
    """The shielded ones among these locaties, with their addresses read once for comparing many texts."""

    def __init__(self, locaties: Iterable[Locatie]) -> None:
        self._afgeschermd: dict[AanbiederId, list[tuple[LocatieId, AfgeschermdAdres]]] = (
            defaultdict(list)
        )
        self._gelezen: dict[LocatieId, GeheimAdres] = {}
        for locatie in locaties:
            if isinstance(locatie.adres, AfgeschermdAdres) and is_leesbaar(locatie.adres):
                self._afgeschermd[locatie.aanbieder_id].append((locatie.id, locatie.adres))

    def check(self, teksten: Teksten, locatie: Locatie) -> list[Ongeldig]:
        """The texts of this locatie that tell where another one of its aanbieder is.

        Source: our choice.
        """
        if not any(teksten.values()):
            return []
        return [_of_neighbour(fout) for fout in check_buren(teksten, self._around(locatie))]

    def _around(self, locatie: Locatie) -> list[GeheimAdres]:
        """The shielded addresses of the others.

        Those in the street of an open locatie are left out, because that street is public by
        itself.
        """
        geheimen = [
            self._read(id_, adres)
            for id_, adres in self._afgeschermd[locatie.aanbieder_id]
            if id_ != locatie.id
        ]
        match locatie.adres:
            case OpenbaarAdres(adres=open_adres):
                return [geheim for geheim in geheimen if not is_in_straat(open_adres, geheim)]
            case _:
                return geheimen

    def _read(self, id_: LocatieId, adres: AfgeschermdAdres) -> GeheimAdres:
        if id_ not in self._gelezen:
            self._gelezen[id_] = GeheimAdres.of(adres)
        return self._gelezen[id_]


def public_teksten(locatie: Locatie) -> Teksten:
    """What everybody reads of a locatie and its aanbieder wrote, the remarks with its availability aside."""
    return {
        "naam": locatie.naam,
        "email": locatie.contact.email,
        "website": locatie.contact.website,
    }


def shown_teksten(locatie: Locatie, aanbod: Iterable[Aanbod]) -> Teksten:
    """The texts of a locatie, and the remark with each aanbod under what that is for (`Hulpaanduiding.sleutel`)."""
    opgaven = {
        een_aanbod.hulp.sleutel: een_aanbod.opgave for een_aanbod in aanbod if een_aanbod.opgave
    }
    return public_teksten(locatie) | {code: opgave.toelichting for code, opgave in opgaven.items()}


def _of_neighbour(fout: Ongeldig) -> Ongeldig:
    if isinstance(fout, Vraag):
        return Vraag(fout.veld, MELDING_BUUR_VRAAG, verwacht=fout.verwacht)
    return Ongeldig(fout.veld, MELDING_BUUR, verwacht=fout.verwacht)
