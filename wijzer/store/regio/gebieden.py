"""Regions with their gemeenten, places and lists."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.domain.inkoop.product import Doelgroep, Hulpvorm, Segment
from wijzer.domain.regio.gebied import Contact, Gemeente, Plaats, Regio, Versheid
from wijzer.domain.taal.schoon import compare_key
from wijzer.published.naslag.rijen import to_hulpvorm, to_plaats
from wijzer.store.merken import Merken
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    fetch_one,
    find_one,
    insert_rows,
    update_rows,
    upsert_rows,
)
from wijzer.store.sloten import holding
from wijzer.store.tables import (
    DoelgroepRij,
    GemeenteRij,
    HulpvormRij,
    PlaatsRij,
    RegioRij,
    SegmentRij,
)


class RegioStore(Onderdeel):
    """Reference data of all regions. Every change marks the whole region for the projection."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def get(self, slug: str) -> Regio:
        """One region; raises `NietGevonden`."""
        return to_regio(fetch_one(self._session, select(RegioRij).where(RegioRij.slug == slug)))

    def lock(self, slug: str) -> None:
        """Hold a region until the transaction ends.

        Its texts are kept together, so of two who change some the second waits.
        """
        self._session.execute(holding(select(RegioRij.slug).where(RegioRij.slug == slug))).all()

    def all(self) -> list[Regio]:
        """Every region, in the order it is shown in."""
        return [
            to_regio(rij)
            for rij in fetch(
                self._session, select(RegioRij).order_by(RegioRij.volgorde, RegioRij.slug)
            )
        ]

    def save(self, regio: Regio, expected_versie: int | None = None) -> None:
        """Add a region or change it. Raises `Conflict` when it no longer has the expected versie."""
        if find_one(self._session, select(RegioRij).where(RegioRij.slug == regio.slug)):
            waarden = _regio_waarden(regio)
            update_rows(self._session, RegioRij, [(waarden, expected_versie)], key="slug")
        else:
            insert_rows(self._session, RegioRij, [_regio_waarden(regio)])
        self._projectie.mark_regio(regio.slug)

    def gemeenten(self, regio: str) -> list[Gemeente]:
        """The gemeenten of a region by name."""
        rijen = fetch(self._session, select(GemeenteRij).where(GemeenteRij.regio == regio))
        return sorted(
            map(to_gemeente, rijen),
            key=lambda gemeente: (compare_key(gemeente.naam), gemeente.code),
        )

    def bewaar_jaren(self, regio: str) -> int:
        """How many years this region keeps what was withdrawn."""
        vraag = select(RegioRij.ingetrokken_jaren).where(RegioRij.slug == regio)
        return self._session.scalars(vraag).one()

    def keep_bewaar_jaren(self, regio: str, jaren: int) -> None:
        """Keep what is withdrawn for so many years from now on. Nothing public depends on it."""
        self._session.execute(
            update(RegioRij).where(RegioRij.slug == regio).values(ingetrokken_jaren=jaren),
            execution_options={"synchronize_session": False},
        )

    def gemeente(self, code: str) -> Gemeente:
        """One gemeente by its CBS code; raises `NietGevonden`."""
        return to_gemeente(
            fetch_one(self._session, select(GemeenteRij).where(GemeenteRij.code == code))
        )

    def save_gemeente(self, gemeente: Gemeente, expected_versie: int | None = None) -> None:
        """Add a gemeente or change it. Raises `Conflict` when it no longer has the expected versie."""
        if self._has_gemeente(gemeente.code):
            waarden = _gemeente_waarden(gemeente)
            update_rows(self._session, GemeenteRij, [(waarden, expected_versie)], key="code")
        else:
            insert_rows(self._session, GemeenteRij, [_gemeente_waarden(gemeente)])
        self._projectie.mark_regio(gemeente.regio)

    def plaatsen(self, regio: str) -> list[Plaats]:
        """The places of a region by name; a name that occurs in two gemeenten stands here twice."""
        vraag = select(PlaatsRij).join(GemeenteRij, GemeenteRij.code == PlaatsRij.gemeente)
        rijen = fetch(self._session, vraag.where(GemeenteRij.regio == regio))
        return sorted(
            map(to_plaats, rijen), key=lambda plaats: (compare_key(plaats.naam), plaats.gemeente)
        )

    def replace_plaatsen(self, regio: str, plaatsen: Iterable[Plaats]) -> None:
        """Let these be the places of the region, instead of the ones it had."""
        eigen = select(GemeenteRij.code).where(GemeenteRij.regio == regio)
        self._session.execute(
            delete(PlaatsRij).where(PlaatsRij.gemeente.in_(eigen)),
            execution_options={"synchronize_session": False},
        )
        insert_rows(self._session, PlaatsRij, [_plaats_waarden(plaats) for plaats in plaatsen])
        self._projectie.mark_regio(regio)

    def pc4_gemeenten(self, regio: str) -> dict[str, frozenset[str]]:
        """The gemeenten that have addresses in each PC4: a PC4 may straddle them."""
        gevonden: dict[str, set[str]] = {}
        for plaats in self.plaatsen(regio):
            for pc4 in plaats.pc4:
                gevonden.setdefault(pc4, set()).add(plaats.gemeente)
        return {pc4: frozenset(codes) for pc4, codes in sorted(gevonden.items())}

    def segmenten(self, regio: str) -> list[Segment]:
        """The main groups of help, in the order of the region."""
        vraag = select(SegmentRij).where(SegmentRij.regio == regio)
        rijen = fetch(self._session, vraag.order_by(SegmentRij.volgorde, SegmentRij.slug))
        return [Segment(rij.regio, rij.slug, rij.naam, rij.volgorde) for rij in rijen]

    def save_segment(self, segment: Segment) -> None:
        """Add a segment or change it."""
        self._save_list_item(SegmentRij, segment)

    def doelgroepen(self, regio: str) -> list[Doelgroep]:
        """The doelgroepen that locaties can be meant for, in the order of the region."""
        vraag = select(DoelgroepRij).where(DoelgroepRij.regio == regio)
        rijen = fetch(self._session, vraag.order_by(DoelgroepRij.volgorde, DoelgroepRij.slug))
        return [Doelgroep(rij.regio, rij.slug, rij.naam, rij.volgorde) for rij in rijen]

    def save_doelgroep(self, doelgroep: Doelgroep) -> None:
        """Add a doelgroep or change it."""
        self._save_list_item(DoelgroepRij, doelgroep)

    def hulpvormen(self, regio: str) -> list[Hulpvorm]:
        """The kinds of help, in the order of the region."""
        vraag = select(HulpvormRij).where(HulpvormRij.regio == regio)
        rijen = fetch(self._session, vraag.order_by(HulpvormRij.volgorde, HulpvormRij.slug))
        return [to_office_hulpvorm(rij) for rij in rijen]

    def save_hulpvorm(self, hulpvorm: Hulpvorm) -> None:
        """Add a hulpvorm or change it. Its segment stands already."""
        upsert_rows(
            self._session, HulpvormRij, [hulpvorm_waarden(hulpvorm)], keys=["regio", "slug"]
        )
        self._projectie.mark_regio(hulpvorm.regio)

    def _save_list_item(
        self, rij: type[SegmentRij] | type[DoelgroepRij], ding: Segment | Doelgroep
    ) -> None:
        waarden = {
            "regio": ding.regio,
            "slug": ding.slug,
            "naam": ding.naam,
            "volgorde": ding.volgorde,
        }
        upsert_rows(self._session, rij, [waarden], keys=["regio", "slug"])
        self._projectie.mark_regio(ding.regio)

    def _has_gemeente(self, code: str) -> bool:
        return (
            find_one(self._session, select(GemeenteRij).where(GemeenteRij.code == code)) is not None
        )


def to_regio(rij: RegioRij) -> Regio:
    """A region from its row."""
    return Regio(
        slug=rij.slug,
        naam=rij.naam,
        provincie=rij.provincie,
        productcode_patroon=rij.productcode_patroon,
        versheid=Versheid(rij.actueel_dagen, rij.verouderd_dagen),
        teksten=rij.teksten,
        tarieven_openbaar=rij.tarieven_openbaar,
        versie=rij.versie,
    )


def to_gemeente(rij: GemeenteRij) -> Gemeente:
    """A gemeente from its row."""
    return Gemeente(
        code=rij.code,
        regio=rij.regio,
        naam=rij.naam,
        punt=Punt(rij.lat, rij.lon),
        gemeentehuis=rij.gemeentehuis,
        adres=_town_hall(rij),
        bevestigd_at=rij.bevestigd_at,
        toegang=Contact(
            telefoon=rij.toegang_telefoon, email=rij.toegang_email, website=rij.toegang_website
        ),
        versie=rij.versie,
    )


def to_office_hulpvorm(rij: HulpvormRij) -> Hulpvorm:
    """A hulpvorm from its row, with what only the office asks of it: whether it is given from a vestiging."""
    return replace(to_hulpvorm(rij), vanuit_vestiging=rij.vanuit_vestiging)


def _town_hall(rij: GemeenteRij) -> Adres | None:
    if rij.straat is None or rij.huisnummer is None or rij.plaats is None:
        return None
    return Adres(
        straat=rij.straat,
        huisnummer=rij.huisnummer,
        plaats=rij.plaats,
        huisletter=rij.huisletter,
        toevoeging=rij.toevoeging,
        postcode=rij.postcode,
    )


def _regio_waarden(regio: Regio) -> dict[str, Any]:
    return {
        "slug": regio.slug,
        "naam": regio.naam,
        "provincie": regio.provincie,
        "productcode_patroon": regio.productcode_patroon,
        "actueel_dagen": regio.versheid.actueel_dagen,
        "verouderd_dagen": regio.versheid.verouderd_dagen,
        "teksten": dict(regio.teksten),
        "tarieven_openbaar": regio.tarieven_openbaar,
    }


def _gemeente_waarden(gemeente: Gemeente) -> dict[str, Any]:
    adres = gemeente.adres
    return {
        "code": gemeente.code,
        "regio": gemeente.regio,
        "naam": gemeente.naam,
        "lat": gemeente.punt.lat,
        "lon": gemeente.punt.lon,
        "gemeentehuis": gemeente.gemeentehuis,
        "straat": adres.straat if adres else None,
        "huisnummer": adres.huisnummer if adres else None,
        "huisletter": adres.huisletter if adres else None,
        "toevoeging": adres.toevoeging if adres else None,
        "postcode": adres.postcode if adres else None,
        "plaats": adres.plaats if adres else None,
        "bevestigd_at": gemeente.bevestigd_at,
        "toegang_telefoon": gemeente.toegang.telefoon,
        "toegang_email": gemeente.toegang.email,
        "toegang_website": gemeente.toegang.website,
    }


def _plaats_waarden(plaats: Plaats) -> dict[str, Any]:
    return {
        "gemeente": plaats.gemeente,
        "naam": plaats.naam,
        "lat": plaats.punt.lat,
        "lon": plaats.punt.lon,
        "pc4": sorted(plaats.pc4),
    }


def hulpvorm_waarden(hulpvorm: Hulpvorm) -> dict[str, Any]:
    """The columns of a hulpvorm: of the office, and where the public has them of the public too."""
    return {
        "regio": hulpvorm.regio,
        "slug": hulpvorm.slug,
        "naam": hulpvorm.naam,
        "gewone_naam": hulpvorm.gewone_naam,
        "segment": hulpvorm.segment,
        "soort": hulpvorm.soort.value,
        "route": hulpvorm.route.value,
        "vanuit_vestiging": hulpvorm.vanuit_vestiging,
        "tekst": hulpvorm.tekst,
        "volgorde": hulpvorm.volgorde,
        "zoekwoorden": list(hulpvorm.zoekwoorden),
        "uitgesloten_gemeenten": sorted(hulpvorm.uitgesloten_gemeenten),
    }
