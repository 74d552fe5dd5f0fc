"""The groepen and vestigingen of the invented aanbieders."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from uuid import UUID

from wijzer.demo.beschikbaarheid import Opgavenmaker
from wijzer.demo.modellen import DemoAanbieder, DemoAanbod, DemoLocatie, dice
from wijzer.demo.verzinsels.adressen import KANARIE, KANARIE_GEMEENTE, Adresboek
from wijzer.demo.verzinsels.namen import Vestigingsnamen, invent_groepen
from wijzer.demo.verzinsels.profielen import MET_MEDISCHE_VERWIJZING, Groepsoort, Profiel
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.files.locaties import GroepOfVestiging
from wijzer.files.regio import Regiogegevens

_GROOTTE = {
    "GM0153": 8,
    "GM0164": 5,
    "GM0141": 5,
    "GM1735": 2,
    "GM1742": 2,
    "GM1700": 2,
    "GM0173": 2,
    "GM0163": 2,
}
"""How often a gemeente comes up in one round; once when it is not named here."""
_DOELGROEPEN: Mapping[str, tuple[str, ...]] = {
    "gezinshuizen": ("hechting", "trauma", "lvb", "gedrag", "autisme"),
    "eengezins": ("hechting", "trauma", "lvb", "scheiding", "gedrag"),
    "kamertraining": ("lvb", "autisme", "gedrag", "jonge-ouders", "verslaving"),
    "ggz": ("angst-en-somberheid", "trauma", "eetproblemen", "autisme", "adhd", "verslaving"),
    "pleegzorg": ("hechting", "trauma", "scheiding"),
    "dag": ("autisme", "adhd", "lvb", "verstandelijke-beperking", "lichamelijke-beperking"),
    "praktijk": ("angst-en-somberheid", "adhd", "autisme", "scheiding", "trauma"),
    "forensisch": ("gedrag", "verslaving", "trauma"),
    "groot": ("autisme", "adhd", "lvb", "trauma", "hechting", "gedrag", "angst-en-somberheid", "scheiding"),
}  # fmt: skip

_ROLSTOEL = (True, True, False, None, None, None, None, None)


class Locatiemaker:
    """Makes the locaties of one aanbieder after the other; names, addresses and gemeenten are shared out over all."""

    def __init__(self, gegevens: Regiogegevens, beschikbaarheid: Opgavenmaker, seed: int) -> None:
        self._seed = seed
        self._beschikbaarheid = beschikbaarheid
        self._gemeenten = {gemeente.code: gemeente for gemeente in gegevens.gemeenten}
        self._doelgroepen = frozenset(doelgroep.slug for doelgroep in gegevens.doelgroepen)
        self.adresboek = Adresboek(gegevens.plaatsen, dice(seed, "adressen"))
        self._groepsnamen = invent_groepen(dice(seed, "groepen"))
        self._vestigingsnamen = Vestigingsnamen()
        self._beurt = _take_turns(sorted(self._gemeenten), dice(seed, "gemeenten"))

    def make(self, aanbieder: DemoAanbieder, profiel: Profiel) -> Iterator[DemoLocatie]:
        """All locaties of one aanbieder."""
        rng = dice(self._seed, "locaties", aanbieder.agb)
        for _ in range(rng.randint(*profiel.vestigingen)):
            yield self._with_toegang(self._vestiging(aanbieder, profiel, rng))
        for soort, minst, meest in profiel.groepen:
            for _ in range(rng.randint(minst, meest)):
                groep = self._groep(aanbieder, profiel, soort, rng)
                yield self._with_toegang(self._beschikbaarheid.fill(groep, aanbieder))

    def make_huis(
        self,
        aanbieder: DemoAanbieder,
        profiel: Profiel,
        soort: Groepsoort,
        *,
        nummer: int,
        vrij: int | None = None,
    ) -> DemoLocatie:
        """One more groep of this aanbieder with every code of its kind; what was made before stays as it is.

        `vrij`: how many beds are free, where chance does not decide.
        """
        rng = dice(self._seed, "huizen", aanbieder.agb, soort.naam, nummer)
        leeg = self._groep(aanbieder, profiel, soort, rng)
        vol = replace(leeg, aanbod=_empty_aanbod(soort.codes, rng))
        return self._with_toegang(self._beschikbaarheid.fill(vol, aanbieder, vrij=vrij))

    def _with_toegang(self, locatie: DemoLocatie) -> DemoLocatie:
        """The same locatie with what its aanbieder said of wheelchairs: most said nothing."""
        gezegd = dice(self._seed, "rolstoel", locatie.id).choice(_ROLSTOEL)
        return replace(locatie, rolstoeltoegankelijk=gezegd)

    def _vestiging(self, aanbieder: DemoAanbieder, profiel: Profiel, rng: Random) -> DemoLocatie:
        gemeente = self._gemeenten[next(self._beurt)]
        adres = self.adresboek.invent(gemeente.code)
        extra = rng.sample(profiel.codes, rng.randint(1, min(5, len(profiel.codes))))
        van, tot = rng.choice(((0, 12), (4, 18), (6, 18), (12, 23), (0, 18)))
        locatie = DemoLocatie(
            id=_uuid(rng),
            agb=aanbieder.agb,
            soort=GroepOfVestiging.VESTIGING,
            naam=self._vestigingsnamen.invent(aanbieder.kort, adres.plaats),
            contact=aanbieder.contact,
            adres=OpenbaarAdres(adres),
            gemeente=gemeente.code,
            werkgebied=self._around(gemeente, rng.randint(*profiel.werkgebied)),
            doelgroepen=self._choose_doelgroepen(profiel, rng),
            leeftijd_van=van,
            leeftijd_tot=tot,
            aanbod=_empty_aanbod([*profiel.kern, *extra], rng),
        )
        return self._beschikbaarheid.fill(locatie, aanbieder)

    def _groep(
        self, aanbieder: DemoAanbieder, profiel: Profiel, soort: Groepsoort, rng: Random
    ) -> DemoLocatie:
        gemeente = next(self._beurt)
        adres = self.adresboek.invent(gemeente)
        afgeschermd = rng.random() < profiel.afgeschermd
        van, tot = rng.choice(soort.leeftijden)
        return DemoLocatie(
            id=_uuid(rng),
            agb=aanbieder.agb,
            soort=GroepOfVestiging.GROEP,
            naam=f"{soort.naam}{next(self._groepsnamen)}",
            contact=Contact() if afgeschermd else aanbieder.contact,
            adres=AfgeschermdAdres(adres) if afgeschermd else OpenbaarAdres(adres),
            gemeente=gemeente,
            groepsgrootte=rng.randint(*soort.grootte),
            doelgroepen=self._choose_doelgroepen(profiel, rng),
            leeftijd_van=van,
            leeftijd_tot=tot,
            aanbod=_empty_aanbod(_neighbours(soort, rng), rng),
        )

    def _choose_doelgroepen(self, profiel: Profiel, rng: Random) -> tuple[str, ...]:
        keus = [slug for slug in _DOELGROEPEN[profiel.naam] if slug in self._doelgroepen]
        return tuple(sorted(rng.sample(keus, rng.randint(1, min(3, len(keus))))))

    def _around(self, midden: Gemeente, aantal: int) -> tuple[str, ...]:
        """The gemeenten nearest to this one, itself first."""
        return tuple(sorted(self._gemeenten, key=lambda code: _far(midden, self._gemeenten[code])))[
            :aantal
        ]


def with_canary(locaties: Sequence[DemoLocatie]) -> tuple[DemoLocatie, ...]:
    """The same locaties with the canary among them.

    The first shielded groep in Hengelo has the address that tests look for everywhere.
    """
    kanarie = next(
        locatie.id
        for locatie in locaties
        if locatie.gemeente == KANARIE_GEMEENTE and isinstance(locatie.adres, AfgeschermdAdres)
    )
    return tuple(
        replace(locatie, adres=AfgeschermdAdres(KANARIE)) if locatie.id == kanarie else locatie
        for locatie in locaties
    )


def _take_turns(codes: list[str], rng: Random) -> Iterator[str]:
    """Gemeenten in turn, larger ones more often, in an order that differs each round."""
    while True:
        ronde = [code for code in codes for _ in range(_GROOTTE.get(code, 1))]
        rng.shuffle(ronde)
        yield from ronde


def _neighbours(soort: Groepsoort, rng: Random) -> tuple[str, ...]:
    """Some codes that lie beside each other: a groep gives help of neighbouring intensities."""
    aantal = rng.randint(1, soort.hooguit)
    begin = rng.randint(0, len(soort.codes) - aantal)
    return soort.codes[begin : begin + aantal]


def _empty_aanbod(codes: Sequence[str], rng: Random) -> tuple[DemoAanbod, ...]:
    return tuple(
        DemoAanbod(
            hulp=Hulpaanduiding.of_sleutel(code),
            medische_verwijzing=code in MET_MEDISCHE_VERWIJZING and rng.random() < 0.85,
        )
        for code in sorted(set(codes))
    )


def _far(gemeente: Gemeente, andere: Gemeente) -> float:
    hier, daar = gemeente.punt, andere.punt
    return (hier.lat - daar.lat) ** 2 + (hier.lon - daar.lon) ** 2


def _uuid(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
