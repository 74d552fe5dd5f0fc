"""The invented aanbieders of a region: who they are and whom they work under."""

from collections.abc import Iterator

from wijzer.demo.modellen import DemoAanbieder, dice
from wijzer.demo.verzinsels.namen import invent_aanbieders
from wijzer.demo.verzinsels.profielen import GROOT, PROFIELEN, Profiel
from wijzer.domain.regio.gebied import Contact


def make_aanbieders(seed: int, *, schaal: int = 1) -> tuple[tuple[DemoAanbieder, Profiel], ...]:
    """All aanbieders with their profile. `schaal` 2 makes twice as many; the first half of those stays the same."""
    namen = invent_aanbieders(dice(seed, "aanbieders"))
    gemaakt: list[tuple[DemoAanbieder, Profiel]] = []
    for profiel, plek in _profielen(schaal):
        gemaakt.append((_aanbieder(next(namen), profiel, plek, gemaakt, seed), profiel))
    return tuple(gemaakt)


def make_contact(kort: str, nummer: int) -> Contact:
    """An invented contact: a number that is nobody's and a site that cannot exist (RFC 2606)."""
    domein = f"{kort.lower().replace(' ', '-')}.example"
    telefoon = f"074-000 00 {nummer % 100:02}"
    return Contact(telefoon=telefoon, email=f"aanmelden@{domein}", website=f"https://www.{domein}")


def _profielen(schaal: int) -> Iterator[tuple[Profiel, int]]:
    for _ in range(schaal):
        for profiel in PROFIELEN:
            yield from ((profiel, plek) for plek in range(profiel.aantal))


def _aanbieder(
    kort: str,
    profiel: Profiel,
    plek: int,
    eerder: list[tuple[DemoAanbieder, Profiel]],
    seed: int,
) -> DemoAanbieder:
    nummer = len(eerder) + 1
    rng = dice(seed, "aanbieder", nummer)
    groot = [aanbieder for aanbieder, hun_profiel in eerder if hun_profiel is GROOT]
    return DemoAanbieder(
        naam=_name(kort, profiel, plek),
        kort=kort,
        agb=f"99{nummer * 7:06}",
        kvk=f"00{nummer * 13:06}",
        contact=make_contact(kort, nummer),
        profiel=profiel.naam,
        ijver=rng.random(),
        hoofdaannemer_agb=rng.choice(groot).agb if plek < profiel.onderaannemers else None,
    )


def _name(kort: str, profiel: Profiel, plek: int) -> str:
    if not profiel.achternaam:
        return f"Gezinshuis {kort}"
    return f"{kort} {profiel.achternaam[plek % len(profiel.achternaam)]}"
