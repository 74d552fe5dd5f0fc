"""How the form of availability is laid out.

It says whose lines stand together, and which of them nobody can confirm as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, AanbodId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.voorbij import PLEK, STOP, obstacles
from wijzer.services.locaties.overzie_locaties import LocatieStand
from wijzer.web.aanbieder.opgaven import OpgaveRegel
from wijzer.web.common.invoer.bewaard_als import bewaard_als

Bezwaren = Mapping[AanbodId, tuple[Ongeldig, ...]]


@dataclass(frozen=True, slots=True)
class Aanbiederdeel:
    """The lines of one aanbieder: the own ones, or those of an onderaannemer.

    `te_bevestigen` of them are true today if it says so.
    """

    aanbieder: Aanbieder
    is_eigen: bool
    locaties: tuple[tuple[LocatieStand, tuple[OpgaveRegel, ...]], ...]
    te_bevestigen: int

    @property
    def plek(self) -> str:
        """The id of this part on the page."""
        return place_of_deel(self.aanbieder.id)


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One reason why a line cannot be confirmed as it is, with the field that says it."""

    regel: OpgaveRegel
    veld_id: str
    label: str
    tekst: str


def place_of_deel(aanbieder_id: object) -> str:
    """The id on the page of what an aanbieder keeps."""
    return f"v{aanbieder_id}"


def place_of_regel(aanbod_id: object) -> str:
    """The id on the page of one line."""
    return f"r{aanbod_id}"


def parts_of(
    standen: Sequence[LocatieStand],
    regels: Sequence[OpgaveRegel],
    bezwaren: Bezwaren,
    *,
    eigen: AanbiederId | None,
) -> list[Aanbiederdeel]:
    """The own part first, then each onderaannemer by name; only those with a line."""
    aanbieders = {regel.locatie.aanbieder.id: regel.locatie.aanbieder for regel in regels}
    in_order = sorted(
        aanbieders.values(),
        key=lambda aanbieder: (aanbieder.id != eigen, aanbieder.naam, aanbieder.id),
    )
    return [
        Aanbiederdeel(
            aanbieder=aanbieder,
            is_eigen=aanbieder.id == eigen,
            locaties=_locaties(standen, regels, aanbieder.id),
            te_bevestigen=sum(
                regel.is_te_bevestigen and not bezwaren.get(regel.aanbod.id)
                for regel in regels
                if regel.locatie.aanbieder.id == aanbieder.id
            ),
        )
        for aanbieder in in_order
    ]


def obstacles_of(regels: Sequence[OpgaveRegel], today: date) -> Bezwaren:
    """Why nobody can say today that a line is still true, for each line where that is so."""
    gevonden = {regel.aanbod.id: _obstacles(regel, today) for regel in regels}
    return {aanbod_id: fouten for aanbod_id, fouten in gevonden.items() if fouten}


def told_redenen(regels: Sequence[OpgaveRegel], bezwaren: Bezwaren) -> list[Bezwaar]:
    """Each reason with the field to go to, in the order of the page."""
    return [
        Bezwaar(regel, veld.id, str(veld.label.text), fout.melding)
        for regel in regels
        for fout in bezwaren.get(regel.aanbod.id, ())
        if (veld := regel.form._fields.get(fout.veld)) is not None
    ]


def without_typed(regels: Sequence[OpgaveRegel], bezwaren: Bezwaren) -> Bezwaren:
    """The obstacles that still hold of what stands in the form: whoever typed another day was told enough."""
    over = {
        regel.aanbod.id: tuple(
            fout
            for fout in bezwaren.get(regel.aanbod.id, ())
            if (veld := regel.form._fields.get(fout.veld)) is None or bewaard_als(veld) is False
        )
        for regel in regels
    }
    return {aanbod_id: fouten for aanbod_id, fouten in over.items() if fouten}


def passed_alone(fouten: Sequence[Ongeldig]) -> str:
    """The field of the day that has passed, where a line is true again once that is taken out.

    It is empty for any other line.
    """
    velden = [fout.veld for fout in fouten]
    return velden[0] if velden in ([PLEK], [STOP]) else ""


def _locaties(
    standen: Sequence[LocatieStand], regels: Sequence[OpgaveRegel], aanbieder_id: AanbiederId
) -> tuple[tuple[LocatieStand, tuple[OpgaveRegel, ...]], ...]:
    return tuple(
        (stand, own)
        for stand in standen
        if stand.aanbieder.id == aanbieder_id
        and (own := tuple(regel for regel in regels if regel.locatie is stand))
    )


def _obstacles(regel: OpgaveRegel, today: date) -> tuple[Ongeldig, ...]:
    locatie = regel.locatie.locatie
    return obstacles(regel.aanbod.opgave, groepsgrootte=locatie.grootte, today=today)
