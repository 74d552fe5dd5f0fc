"""What a file with locaties would tell about shielded addresses: asked over the whole of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.buurt import Buurt
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.locaties import VolledigeLocatiesRij
from wijzer.services.importplan.locatiestand import BewaardeLocaties
from wijzer.services.importverslag import Bevindingen
from wijzer.services.verraad.afscherming import check_afscherming
from wijzer.services.verraad.omgeving import Aanbiederomgeving
from wijzer.services.verraad.wijziging import moves, new_teksten


def check_bestand(
    groepen: Mapping[LocatieId, Sequence[VolledigeLocatiesRij]],
    stand: BewaardeLocaties,
    locaties: Sequence[Locatie],
    aanbod: Sequence[Aanbod],
    bevindingen: Bevindingen,
) -> None:
    """Look at the locaties and aanbod that would be written, among everything their aanbieders have then.

    A shielded locatie may stand in the file once more: without its id, and as an open one. A text
    may tell the address of another row.
    """
    _Bestand(groepen, stand, locaties, aanbod, bevindingen).check()


class _Bestand:
    def __init__(
        self,
        groepen: Mapping[LocatieId, Sequence[VolledigeLocatiesRij]],
        stand: BewaardeLocaties,
        locaties: Sequence[Locatie],
        aanbod: Sequence[Aanbod],
        bevindingen: Bevindingen,
    ) -> None:
        self._groepen, self._stand, self._bevindingen = groepen, stand, bevindingen
        self._gewijzigd, self._aanbod = locaties, aanbod
        self._alle = {
            **stand.locaties,
            **{gewijzigde_locatie.id: gewijzigde_locatie for gewijzigde_locatie in locaties},
        }
        self._beschermd = [
            ingetrokken.locatie
            for ingetrokken in stand.ingetrokken.values()
            if ingetrokken.locatie.is_afgeschermd
        ]
        self._buurt = Buurt([*self._alle.values(), *self._beschermd])
        self._per_aanbieder: dict[AanbiederId, list[Locatie]] = defaultdict(list)
        for locatie in self._alle.values():
            self._per_aanbieder[locatie.aanbieder_id].append(locatie)
        self._aanbod_daar = self._after(aanbod)
        bekend = {een_aanbod.id for rij in stand.aanbod.values() for een_aanbod in rij}
        self._getoetst = frozenset(
            [
                gewijzigde_locatie.id
                for gewijzigde_locatie in locaties
                if self._is_moved(gewijzigde_locatie)
            ]
            + [een_aanbod.id for een_aanbod in aanbod if een_aanbod.id not in bekend]
        )

    def check(self) -> None:
        for locatie in self._gewijzigd:
            self._check_locatie(locatie, self._stand.locaties.get(locatie.id))
        for aanbod in self._aanbod:
            self._check_toelichting(aanbod)

    def _check_locatie(self, locatie: Locatie, known: Locatie | None) -> None:
        rij = self._groepen[locatie.id][0]
        self._refuse(rij, self._buurt.check(new_teksten(known, locatie), locatie), rij)
        if self._is_moved(locatie):
            self._refuse(rij, check_afscherming(locatie, self._omgeving(locatie)))

    def _check_toelichting(self, aanbod: Aanbod) -> None:
        locatie = self._alle.get(aanbod.locatie_id)
        rij = next(
            (
                eigen_rij
                for eigen_rij in self._groepen[aanbod.locatie_id]
                if eigen_rij.hulp == aanbod.hulp
            ),
            None,
        )
        if locatie is None or rij is None or rij.opgave is None:
            return
        known = {
            bekend_aanbod.id: bekend_aanbod.opgave
            for bekend_aanbod in self._stand.aanbod.get(locatie.id, ())
        }
        if (stond := known.get(aanbod.id)) and stond.toelichting == rij.opgave.toelichting:
            return
        teksten = {"toelichting": rij.opgave.toelichting}
        self._refuse(rij, self._buurt.check(teksten, locatie), rij.opgave)

    def _omgeving(self, locatie: Locatie) -> Aanbiederomgeving:
        wie = locatie.aanbieder_id
        return Aanbiederomgeving(
            aanbieder=self._stand.aanbieders[self._groepen[locatie.id][0].agb],
            hoofdaannemers=self._stand.hoofdaannemers.get(wie, ()),
            locaties=self._per_aanbieder[wie],
            aanbod=self._aanbod_daar,
            getoetst=self._getoetst,
            ingetrokken=[
                beschermde_locatie
                for beschermde_locatie in self._beschermd
                if beschermde_locatie.aanbieder_id == wie
            ],
        )

    def _is_moved(self, locatie: Locatie) -> bool:
        """Whether it is new or has another address: then all its texts are compared, changed or not."""
        known = self._stand.locaties.get(locatie.id)
        return known is None or moves(known, locatie)

    def _after(self, aanbod: Iterable[Aanbod]) -> dict[LocatieId, list[Aanbod]]:
        """The aanbod of every locatie as it is once the file is in."""
        daarna = {
            een_aanbod.id: een_aanbod for rij in self._stand.aanbod.values() for een_aanbod in rij
        }
        daarna |= {een_aanbod.id: een_aanbod for een_aanbod in aanbod}
        per_locatie: dict[LocatieId, list[Aanbod]] = defaultdict(list)
        for een_aanbod in daarna.values():
            per_locatie[een_aanbod.locatie_id].append(een_aanbod)
        return per_locatie

    def _refuse(
        self, rij: VolledigeLocatiesRij, fouten: Sequence[Ongeldig], waarden: object = None
    ) -> None:
        self._bevindingen.refuse_all(rij.rij, fouten, waarden, bevestigd=rij.bevestigd)
