"""Everything of an aanbieder that may stand on the site beside a locatie: what an address must be compared with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.beschikbaarheid import Aanbod
from wijzer.domain.contract import hoofdaannemers_from
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locatie import Locatie
from wijzer.domain.verraad.oordeel import Geheim, Teksten, check_buren, is_in_straat
from wijzer.store.store import Store

MELDING_BUUR = (
    "Hierin staat de straat of postcode van een afgeschermde locatie van deze aanbieder, of iets wat daar te veel op "
    "lijkt. Haal die weg: iedereen kan deze tekst lezen."
)
MELDING_BUUR_VRAAG = (
    "Dit lijkt op de straat van een afgeschermde locatie van deze aanbieder. Weet u zeker dat deze tekst dat adres niet "
    "verraadt?"
)


@dataclass(frozen=True, slots=True)
class Omgeving:
    """An aanbieder, who stands above it today or will later, all its locaties and their aanbod."""

    aanbieder: Aanbieder
    hoofdaannemers: Sequence[Aanbieder]
    locaties: Sequence[Locatie]
    aanbod: Mapping[LocatieId, Sequence[Aanbod]]
    getoetst: frozenset[UUID] = frozenset()
    """The locaties and aanbod whose texts are compared with every address by themselves: not needed twice."""

    def others(self, locatie: Locatie) -> list[Locatie]:
        """The aanbieder's locaties but this one."""
        return [ander for ander in self.locaties if ander.id != locatie.id]


def fetch_omgeving(store: Store, aanbieder_id: AanbiederId, *, today: date) -> Omgeving:
    """Fetch what is stored of one aanbieder."""
    boven = hoofdaannemers_from(store.contracten.of_aanbieder(aanbieder_id), today=today)
    locaties = store.locaties.of_aanbieders([aanbieder_id])
    return Omgeving(
        aanbieder=store.aanbieders.get(aanbieder_id),
        hoofdaannemers=store.aanbieders.of_ids(boven),
        locaties=locaties,
        aanbod=store.aanbod.of_locaties([locatie.id for locatie in locaties]),
    )


class Buurt:
    """The shielded addresses of aanbieders, read once; the locaties of one aanbieder are each other's neighbours."""

    def __init__(self, locaties: Iterable[Locatie]) -> None:
        self._afgeschermd: dict[AanbiederId, list[tuple[LocatieId, AfgeschermdAdres]]] = (
            defaultdict(list)
        )
        self._gelezen: dict[LocatieId, Geheim] = {}
        for locatie in locaties:
            if isinstance(locatie.adres, AfgeschermdAdres):
                self._afgeschermd[locatie.aanbieder_id].append((locatie.id, locatie.adres))

    def check(self, teksten: Teksten, locatie: Locatie) -> list[Ongeldig]:
        """The texts of this locatie that tell where another one of its aanbieder is."""
        if not any(teksten.values()):
            return []
        return [_of_neighbour(fout) for fout in check_buren(teksten, self._around(locatie))]

    def _around(self, locatie: Locatie) -> list[Geheim]:
        """The shielded addresses of the others; not those in the street of an open locatie, which is public by itself."""
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

    def _read(self, id_: LocatieId, adres: AfgeschermdAdres) -> Geheim:
        if id_ not in self._gelezen:
            self._gelezen[id_] = Geheim.of(adres)
        return self._gelezen[id_]


def public_teksten(locatie: Locatie) -> Teksten:
    """What everybody reads of a locatie and its aanbieder wrote, the remarks with its availability aside."""
    return {
        "naam": locatie.naam,
        "email": locatie.contact.email,
        "website": locatie.contact.website,
    }


def _of_neighbour(fout: Ongeldig) -> Ongeldig:
    if isinstance(fout, Vraag):
        return Vraag(fout.veld, MELDING_BUUR_VRAAG, verwacht=fout.verwacht)
    return Ongeldig(fout.veld, MELDING_BUUR, verwacht=fout.verwacht)
