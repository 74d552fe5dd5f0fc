"""Short names for what the tests of the check are about: who entered what, and what was contracted."""

from datetime import date
from uuid import UUID

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.afwijkingen.controle import ControleInvoer, IngevoerdeLocatie, check
from wijzer.domain.afwijkingen.dossier import Dossier, DossierUitkomst, Toetslocatie
from wijzer.domain.afwijkingen.toets import check_dossier
from wijzer.domain.ids import (
    AanbiederId,
    ContractregelId,
    GecontracteerdeLocatieId,
    LocatieId,
)
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling

TODAY = date(2026, 3, 2)
GEZINSHUIS, GROEP, LOGEREN, AMBULANT, CRISIS = "WGZHF", "WWOGR", "VLOGE", "ABGII", "46A01"
OUD = "WGZH0"
IN_TE_VOEREN = frozenset(map(of_code, (GEZINSHUIS, GROEP, LOGEREN, AMBULANT)))
GEZINSHUIZEN, LOGEERHUIZEN, WOONGROEPEN = map(of_hulpvorm, ("gezinshuis", "logeren", "woongroep"))
INDELING = Hulpindeling(
    hulpvormen={
        GEZINSHUIS: "gezinshuis",
        GROEP: "woongroep",
        LOGEREN: "logeren",
        OUD: "gezinshuis",
    },
    codes={
        "gezinshuis": frozenset({GEZINSHUIS}),
        "woongroep": frozenset({GROEP}),
        "logeren": frozenset({LOGEREN}),
    },
    codes_ooit={
        "gezinshuis": frozenset({GEZINSHUIS, OUD}),
        "woongroep": frozenset({GROEP}),
        "logeren": frozenset({LOGEREN}),
    },
)
"""OUD was a code of gezinshuizen and is valid no more."""
GEMEENTEN_PER_PC4 = {
    "7601": frozenset({"GM0141"}),
    "7551": frozenset({"GM0164"}),
    "7495": frozenset({"GM0158", "GM1735"}),
}


def adres(straat="Esweg", huisnummer=12, plaats="Almelo", **rest):
    return Adres(straat, huisnummer, plaats, **rest)


def aanbieder(nummer=1):
    return AanbiederId(UUID(int=nummer))


def hulp(wat):
    """Help by its code, or help as it is."""
    return wat if isinstance(wat, Hulpaanduiding) else of_code(wat)


def offered(producten):
    return frozenset(map(hulp, producten or (GEZINSHUIS,)))


def locatie(nummer, waar, *producten, van=1, gemeente="GM0141", afgeschermd=False):
    return IngevoerdeLocatie(
        id=LocatieId(UUID(int=1000 + nummer)),
        aanbieder_id=aanbieder(van),
        gemeente=gemeente,
        adres=AfgeschermdAdres(waar) if afgeschermd else OpenbaarAdres(waar),
        hulp=offered(producten),
    )


def contractlocatie(nummer, waar, van=1):
    return GecontracteerdeLocatie(
        id=GecontracteerdeLocatieId(UUID(int=2000 + nummer)),
        aanbieder_id=aanbieder(van),
        naam=f"Contractlocatie {nummer}",
        adres=AfgeschermdAdres(waar),
    )


def regel(product=GEZINSHUIS, waar=None, *, van=1, hoofd=None, begin=date(2025, 1, 1), einde=None):
    return Contractregel(
        id=ContractregelId(UUID(int=3000)),
        regio="twente",
        contractnummer="C-1",
        aanbieder_id=aanbieder(van),
        hoofdaannemer_id=hoofd and aanbieder(hoofd),
        hulp=hulp(product),
        ingangsdatum=begin,
        einddatum=einde,
        locatie_id=waar and waar.id,
    )


def invoer(*delen, in_te_voeren=IN_TE_VOEREN, indeling=INDELING, **rest):
    """Everything that was entered and contracted, thrown together: each kind finds its place."""

    def van_soort(soort):
        return [deel for deel in delen if isinstance(deel, soort)]

    return ControleInvoer(
        locaties=van_soort(IngevoerdeLocatie),
        regels=van_soort(Contractregel),
        gecontracteerd=van_soort(GecontracteerdeLocatie),
        gemeenten_per_pc4=GEMEENTEN_PER_PC4,
        in_te_voeren=in_te_voeren,
        indeling=indeling,
        **rest,
    )


def controleer(*delen, today=TODAY, **rest):
    return check(invoer(*delen, **rest), today=today)


def kort(uitkomst):
    """What was found, short enough to read in a test: kind, number of the locatie, product, words."""
    return [
        (
            bevinding.soort.value,
            int(bevinding.locatie_id or bevinding.gecontracteerde_locatie_id or 0) % 1000,
            bevinding.hulp and bevinding.hulp.sleutel,
            [woord.value for woord in bevinding.verschil],
        )
        for bevinding in uitkomst.afwijkingen
    ]


def entered(nummer: int, waar: Adres, *producten: str | Hulpaanduiding) -> Toetslocatie:
    return Toetslocatie(LocatieId(UUID(int=nummer)), offered(producten), Adreskenmerk.of(waar))


def judge(
    *delen: Toetslocatie | Contractregel | GecontracteerdeLocatie,
    in_te_voeren: frozenset[Hulpaanduiding] = IN_TE_VOEREN,
    indeling: Hulpindeling = INDELING,
) -> DossierUitkomst:
    """Check one aanbieder with these locaties, contract rows and contracted addresses."""
    bekend = [deel for deel in delen if isinstance(deel, GecontracteerdeLocatie)]
    dossier = Dossier.of(
        aanbieder(),
        [deel for deel in delen if isinstance(deel, Toetslocatie)],
        [deel for deel in delen if isinstance(deel, Contractregel)],
        {waar.id: Adreskenmerk.of(waar.adres.reveal()) for waar in bekend},
        indeling=indeling,
        today=TODAY,
    )
    return check_dossier(dossier, in_te_voeren)


def told(uitkomst: DossierUitkomst) -> list[tuple[Afwijkingsoort, int | None, str | None, str]]:
    """Each finding as kind, number of the locatie, product and words."""
    return [
        (
            bevinding.soort,
            None if bevinding.locatie_id is None else bevinding.locatie_id.int,
            bevinding.hulp.sleutel if bevinding.hulp else None,
            " ".join(bevinding.verschil),
        )
        for bevinding in uitkomst.bevindingen
    ]
