"""A locatie is where help is given: a groep (a place to live) or a vestiging (an office). Two kinds, two types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from wijzer.domain.adressen.adres import AfgeschermdAdres, LocatieAdres, OpenbaarAdres, is_leesbaar
from wijzer.domain.adressen.vergelijking import Uitslag, compare
from wijzer.domain.contact.gegevens import is_same_deel
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, LocatieId, PubliekId
from wijzer.domain.maten import NAAM, check_tekst
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.taal.schoon import compare_key
from wijzer.domain.verraad.herhaling import squeeze
from wijzer.domain.verraad.oordeel import check_buren, geheimen_of

LocatieSoort = Literal["groep", "vestiging"]
MEERVOUD: Mapping[str, str] = {"groep": "groepen", "vestiging": "vestigingen"}
"""How several of a kind are called: in the address of a page, and in that of the feed."""

MAX_GROEPSGROOTTE = 99
MAX_LEEFTIJD = 23
"""Jeugdhulp may run on after 18; 23 is the last age that the forms accept (our choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locatie:
    soort: ClassVar[LocatieSoort]
    id: LocatieId
    publiek_id: PubliekId
    regio: str
    aanbieder_id: AanbiederId
    naam: str
    adres: LocatieAdres
    gemeente: str
    """CBS code of the gemeente where the locatie really lies.

    The aanbieder chooses or confirms it; it is never guessed from a name.
    """
    contact: Contact = Contact()
    doelgroepen: frozenset[str] = frozenset()
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    rolstoeltoegankelijk: bool | None = None
    """Whether a wheelchair gets in. None: nobody said so far, which is not a no, and is never shown as one."""
    gepubliceerd: bool = False
    versie: int = 1

    @property
    def is_afgeschermd(self) -> bool:
        """Whether the public sees the gemeentehuis instead of the address.

        For showing; decisions `match` on the address.
        """
        return isinstance(self.adres, AfgeschermdAdres)

    @property
    def is_groep(self) -> bool:
        """Whether people live here. For showing and for columns; decisions `match` on the type."""
        return isinstance(self, Groep)

    @property
    def meervoud(self) -> str:
        """How several of its kind are called, as in the address of its page."""
        return MEERVOUD[self.soort]

    @property
    def grootte(self) -> int | None:
        """How many physical places it has; None for a vestiging, which has none."""
        return self.groepsgrootte if isinstance(self, Groep) else None

    @property
    def werkgebied_codes(self) -> tuple[str, ...]:
        """The codes of the gemeenten that it serves beside its own, in order; none for a groep."""
        return tuple(sorted(self.werkgebied)) if isinstance(self, Vestiging) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep(_Locatie):
    """A place to live: gezinshuis, woongroep, verblijf. `groepsgrootte` counts its physical places."""

    soort: ClassVar[LocatieSoort] = "groep"
    groepsgrootte: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vestiging(_Locatie):
    """An office from which help is given, pleegzorg included.

    `werkgebied` holds the codes of the gemeenten it serves.
    """

    soort: ClassVar[LocatieSoort] = "vestiging"
    werkgebied: frozenset[str]


Locatie = Groep | Vestiging


def shield(old: Locatie, new: Locatie, *, publiek_id: PubliekId) -> Locatie:
    """`new` as the shielded successor of the open `old`: nothing of it leads from the old page to its own.

    It has another public id, and of its contact every part that stood at the open address goes.
    Raises `Ongeldig` when the name stays the same.

    Source: our choice.
    """
    sporen = traces_of(old, new)
    for spoor in sporen:
        if spoor.veld == "naam":
            raise spoor
    weg = dict.fromkeys(spoor.veld for spoor in sporen)
    return replace(new, publiek_id=publiek_id, contact=replace(new.contact, **weg))


def traces_of(old: Locatie, new: Locatie) -> list[Ongeldig]:
    """What of an open locatie would give its shielded successor away: others have copies of the open page.

    Source: our choice.
    """
    sporen = []
    if is_same_naam(old.naam, new.naam):
        melding = (
            "Geef de locatie een nieuwe naam. Met de oude naam is het oude adres terug te vinden."
        )
        sporen.append(Ongeldig("naam", melding, verwacht="een andere naam"))
    melding = "Dit stond bij het open adres. Daarmee is dat adres terug te vinden."
    for veld in ("telefoon", "email", "website"):
        waarde = getattr(new.contact, veld)
        if is_same_deel(veld, waarde, getattr(old.contact, veld)):
            sporen.append(Ongeldig(veld, melding, verwacht="niets, of andere gegevens"))
    return sporen


def check_locatie(locatie: Locatie, *, regio_gemeenten: frozenset[str]) -> list[Ongeldig]:
    """Every rule that the name, ages, gemeente, groepsgrootte or werkgebied of a locatie breaks.

    Each stands with the field it belongs beside.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    fouten = [
        *_check_naam(locatie),
        *_check_leeftijd(locatie),
        *_check_gemeenten(locatie, regio_gemeenten),
    ]
    match locatie:
        case Groep(groepsgrootte=grootte) if not 1 <= grootte <= MAX_GROEPSGROOTTE:
            fouten.append(
                Ongeldig(
                    "groepsgrootte", f"Een groep heeft 1 tot en met {MAX_GROEPSGROOTTE} plekken."
                )
            )
        case Vestiging(werkgebied=werkgebied) if not werkgebied:
            fouten.append(
                Ongeldig("werkgebied", "Kies minstens één gemeente waar deze vestiging hulp geeft.")
            )
        case _:
            pass
    return fouten


def check_repeats(teksten: dict[str, str | None], adres: LocatieAdres) -> list[Ongeldig]:
    """The public texts of a shielded locatie that give its address away: field name → error, or a `Vraag`.

    None for an open locatie: its address is public.

    Source: our choice.
    """
    return check_buren(teksten, geheimen_of([adres]))


def lies_at_shielded(open_adres: OpenbaarAdres, anderen: Iterable[LocatieAdres]) -> bool:
    """Whether an open address is the same as one of the shielded ones among these, however it is written.

    Source: our choice.
    """
    adres = open_adres.adres
    afgeschermd = (
        ander_adres.reveal()
        for ander_adres in anderen
        if isinstance(ander_adres, AfgeschermdAdres) and is_leesbaar(ander_adres)
    )
    return any(
        compare(adres, ander_adres).uitslag is Uitslag.GELIJK
        for ander_adres in afgeschermd
        if ander_adres.huisnummer == adres.huisnummer
    )


def is_same_naam(naam: str, andere_naam: str) -> bool:
    """Whether one name leads to the other: a dot, a space, a capital or another kind of apostrophe makes no new name.

    Source: our choice.
    """
    kaal = squeeze(naam)
    return compare_key(naam) == compare_key(andere_naam) or (
        bool(kaal) and kaal == squeeze(andere_naam)
    )


def _check_naam(locatie: Locatie) -> list[Ongeldig]:
    if not locatie.naam.strip():
        return [
            Ongeldig(
                "naam", "Vul een naam in.", verwacht="de naam waaronder ouders de locatie kennen"
            )
        ]
    return check_tekst("naam", locatie.naam, NAAM)


def _check_leeftijd(locatie: Locatie) -> list[Ongeldig]:
    van, tot = locatie.leeftijd_van, locatie.leeftijd_tot
    fouten = [
        Ongeldig(
            veld,
            f"Een leeftijd ligt tussen 0 en {MAX_LEEFTIJD} jaar.",
            verwacht="een leeftijd in jaren",
        )
        for veld, leeftijd in (("leeftijd_van", van), ("leeftijd_tot", tot))
        if leeftijd is not None and not 0 <= leeftijd <= MAX_LEEFTIJD
    ]
    if van is not None and tot is not None and van > tot:
        fouten.append(
            Ongeldig(
                "leeftijd_tot",
                "De hoogste leeftijd ligt onder de laagste.",
                verwacht=f"{van} of hoger",
            )
        )
    return fouten


def _check_gemeenten(locatie: Locatie, regio_gemeenten: frozenset[str]) -> list[Ongeldig]:
    """The gemeente, and every gemeente that a vestiging serves, is one of its region.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    fouten = []
    if locatie.gemeente not in regio_gemeenten:
        fouten.append(
            Ongeldig(
                "gemeente",
                "Kies een gemeente van deze regio.",
                verwacht="een gemeente uit de lijst",
            )
        )
    if isinstance(locatie, Vestiging) and not locatie.werkgebied <= regio_gemeenten:
        fouten.append(
            Ongeldig("werkgebied", "Het werkgebied bevat een gemeente buiten deze regio.")
        )
    return fouten
