"""The beheerder looks through what the region agreed.

Never where a contracted location is, nor its name unless opened.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.hulpnamen import Hulpnamen
from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.domain.taal.schoon import clean_code, compare_key
from wijzer.services.inzage.zicht import visible_namen
from wijzer.store.inkoop.contractvraag import Als, Contractvraag, Loop
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractenlijst:
    """One page of contract rows with whether each runs today, how many fit, and names for ids, codes and slugs.

    `contractnamen` has those of opened aanbieders only: what a contract calls a location may be its street.
    """

    totaal: int
    regels: Sequence[tuple[Contractregel, bool]]
    aanbieders: Mapping[AanbiederId, str]
    hulp: Hulpnamen
    contractnamen: Mapping[GecontracteerdeLocatieId, str]


def overzie_contracten(
    store: Store,
    regio: str,
    *,
    zoek: str = "",
    loop: Loop | None = None,
    als: Als | None = None,
    aanbieder_id: AanbiederId | None = None,
    hulpvorm: str | None = None,
    limit: int,
    offset: int = 0,
    by: Actor,
    today: date,
    zicht: Zicht = DICHT,
) -> Contractenlijst:
    """Contract rows of a region.

    `zoek` is part of a contract number, or of the name or code of an aanbieder, product or hulpvorm.
    `hulpvorm` (a slug) keeps the rows for it and those for its codes.
    """
    require_beheerder(by, regio=regio)
    aanbieders = store.aanbieders.all(regio)
    producten = store.producten.all(regio)
    hulp = Hulpnamen.of(producten, store.regios.hulpvormen(regio), today=today)
    deel = compare_key(zoek)
    vraag = Contractvraag(
        tekst=zoek,
        aanbieders=[
            aanbieder.id
            for aanbieder in aanbieders
            if deel in compare_key(aanbieder.naam) or clean_code(zoek) in aanbieder.agb
        ],
        hulp=[waarvoor for waarvoor in _everything(hulp) if deel in _searched_in(hulp, waarvoor)],
        loop=loop,
        als=als,
        aanbieder_id=aanbieder_id,
        alleen=Hulpindeling.of(producten, today=today).related(of_hulpvorm(hulpvorm))
        if hulpvorm
        else None,
    )
    totaal, regels = store.contracten.search(regio, vraag, today=today, limit=limit, offset=offset)
    return Contractenlijst(
        totaal=totaal,
        regels=[(regel, regel.runs_on(today)) for regel in regels],
        aanbieders={aanbieder.id: aanbieder.naam for aanbieder in aanbieders},
        hulp=hulp,
        contractnamen=visible_namen(store, regels, zicht),
    )


def overzie_hulpvormen(store: Store, regio: str, *, by: Actor) -> list[Hulpvorm]:
    """The kinds of help of a region, for its beheerder to choose from."""
    require_beheerder(by, regio=regio)
    return store.regios.hulpvormen(regio)


def _everything(hulp: Hulpnamen) -> Iterator[Hulpaanduiding]:
    yield from map(of_code, hulp.producten)
    yield from map(of_hulpvorm, hulp.hulpvormen)


def _searched_in(hulp: Hulpnamen, waarvoor: Hulpaanduiding) -> str:
    """Code and names together: whoever types the name of a hulpvorm finds its codes as well."""
    naam, hulpvorm = hulp.name(waarvoor), hulp.hulpvorm_of(waarvoor)
    soort = f"{hulpvorm.naam} {hulpvorm.gewone_naam}" if hulpvorm else ""
    return compare_key(f"{naam.code or ''} {naam.naam} {soort}")
