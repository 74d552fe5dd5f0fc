"""The twin of a demo: another region that differs only in what the public must never see.

Import its files over the demo and nothing public may change: not one byte, not the publicatie number.
"""

from dataclasses import replace

from wijzer.demo.modellen import Demo, DemoLocatie, dice
from wijzer.demo.verzinsels.adressen import Adresboek
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.files.contracten import ContractenRij
from wijzer.files.regio import Regiogegevens


def make_twin(demo: Demo, gegevens: Regiogegevens, *, seed: int = 1) -> Demo:
    """The same region with other shielded addresses, in the same gemeente, and other contracted ones, anywhere."""
    rng = dice(seed, "tweeling")
    adresboek = Adresboek(gegevens.plaatsen, rng)
    codes = sorted(gemeente.code for gemeente in gegevens.gemeenten)
    contractadressen = {
        (rij.agb, rij.locatie): AfgeschermdAdres(adresboek.invent(rng.choice(codes)))
        for rij in demo.contracten
        if rij.adres is not None
    }

    def move(locatie: DemoLocatie) -> DemoLocatie:
        if not locatie.is_afgeschermd:
            return locatie
        return replace(locatie, adres=AfgeschermdAdres(adresboek.invent(locatie.gemeente)))

    def rewrite(rij: ContractenRij) -> ContractenRij:
        return replace(rij, adres=contractadressen.get((rij.agb, rij.locatie)))

    return replace(
        demo,
        locaties=tuple(move(locatie) for locatie in demo.locaties),
        contracten=tuple(rewrite(rij) for rij in demo.contracten),
        afwijkingen=(),
        herstel_locaties={},
        herstel_contracten=(),
    )
