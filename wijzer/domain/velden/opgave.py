"""The facts of an opgave: what an aanbieder states about the availability of one aanbod."""

from wijzer.domain.locaties.beschikbaarheid import (
    MAX_PLEKKEN,
    MAX_TOELICHTING,
    MAX_WACHTENDEN,
    MAX_WEKEN,
    WachttijdSoort,
)
from wijzer.domain.velden.veld import Dag, Getal, JaNee, Keuze, Veld, Veldtekst, by_name

WAARDEN: tuple[Veld, ...] = (
    # name, column of the file, key in the feed, label in the form, type
    Veld("vrije_plekken", "vrije_plekken", "vrijePlekken", "Vrije plekken", Getal(MAX_PLEKKEN),
         uitleg="Plekken die nu te vullen zijn met dit product. Eén bed telt bij elk product van een locatie mee."),
    Veld("eerstvolgende_plek", "eerstvolgende_plek", "eerstvolgendePlek", "Eerstvolgende plek", Dag()),
    Veld("aanmeldwachttijd_weken", "aanmeldwachttijd_weken", "aanmeldwachttijdWeken", "Weken tot intake",
         Getal(MAX_WEKEN),
         uitleg="Van volledige aanmelding tot intake (NZa NR/REG-2219a)."),
    Veld("behandelwachttijd_weken", "behandelwachttijd_weken", "behandelwachttijdWeken", "Weken van intake tot start",
         Getal(MAX_WEKEN),
         uitleg="Van intake tot de hulp echt begint."),
    Veld("wachttijd_soort", "wachttijd_soort", "wachttijdSoort", "Hoe bepaald?", Keuze(WachttijdSoort),
         uitleg="Hoe de wachttijd is bepaald."),
    Veld("aantal_wachtenden", "aantal_wachtenden", "aantalWachtenden", "Aantal wachtenden", Getal(MAX_WACHTENDEN)),
    Veld("afhankelijk_van_matching", "afhankelijk_van_matching", "afhankelijkVanMatching", "Hangt af van de match",
         JaNee()),
    Veld("aanmeldstop", "aanmeldstop", "aanmeldstop", "Aanmeldstop", JaNee()),
    Veld("aanmeldstop_tot", None, "aanmeldstopTot", "Stop tot en met", Dag(),
         uitleg="De laatste dag van de stop, als die bekend is."),
    Veld("toelichting", "toelichting", "toelichting", "Toelichting, in gewone taal",
         Veldtekst(MAX_TOELICHTING, regels=True)),
)  # fmt: skip
"""What is stated. In a file one column holds both facts of a stop: `ja`, `nee`, or its last day."""

PEILDATUM = Veld(
    "peildatum", "peildatum", "peildatum", "", Dag(), uitleg="De dag waarop de opgave waar was."
)

VELDEN = (*WAARDEN, PEILDATUM)
VELD = by_name(VELDEN)
