"""The only code that opens shielded addresses and contract names. Only `store.store` may import it.

Each is sealed together with the id of its owner: a row that was moved to another locatie does not open.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OnleesbaarAdres, is_leesbaar
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.store.rijen import Onderdeel, fetch_in, in_chunks, table_of, upsert_rows
from wijzer.store.tables import AfgeschermdAdresRij, GecontracteerdeLocatieRij
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands, reseal_column
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

NAAM_ONLEESBAAR = "(naam niet te lezen)"


class AfgeschermdeAdressen(Onderdeel):
    """Shielded addresses of locaties and contracted locations, and what contracts call these, sealed at rest."""

    def __init__(self, session: Session, zegel: Zegel) -> None:
        super().__init__(session)
        self._zegel = zegel

    def of_locaties(self, ids: Collection[LocatieId]) -> dict[LocatieId, AfgeschermdAdres]:
        """The addresses of the shielded ones among these locaties; one that no key opens is an `OnleesbaarAdres`."""
        return {
            LocatieId(eigenaar): adres
            for eigenaar, adres in self._read(AfgeschermdAdresRij.locatie_id, ids)
        }

    def keep_locaties(self, adressen: Mapping[LocatieId, AfgeschermdAdres]) -> None:
        """Seal these instead of whatever they had."""
        self._keep(AfgeschermdAdresRij.locatie_id, adressen.items())

    def forget_locaties(self, ids: Collection[LocatieId]) -> None:
        """Take away what these locaties had, if anything."""
        for brok in in_chunks(ids):
            self._session.execute(
                delete(AfgeschermdAdresRij).where(AfgeschermdAdresRij.locatie_id.in_(brok)),
                execution_options={"synchronize_session": False},
            )

    def of_gecontracteerd(
        self, ids: Collection[GecontracteerdeLocatieId]
    ) -> dict[GecontracteerdeLocatieId, AfgeschermdAdres]:
        """The addresses of these contracted locations; one that no key opens is an `OnleesbaarAdres`."""
        return {
            GecontracteerdeLocatieId(eigenaar): adres
            for eigenaar, adres in self._read(AfgeschermdAdresRij.gecontracteerde_locatie_id, ids)
        }

    def keep_gecontracteerd(
        self, adressen: Mapping[GecontracteerdeLocatieId, AfgeschermdAdres]
    ) -> None:
        """Seal these instead of whatever they had."""
        self._keep(AfgeschermdAdresRij.gecontracteerde_locatie_id, adressen.items())

    def seal_namen(
        self, namen: Mapping[GecontracteerdeLocatieId, str]
    ) -> dict[GecontracteerdeLocatieId, str]:
        """How the contract calls these locations, sealed."""
        return {wie: self._zegel.seal(_naam_of(wie), naam).decode() for wie, naam in namen.items()}

    def open_namen(
        self, verzegeld: Mapping[GecontracteerdeLocatieId, str]
    ) -> dict[GecontracteerdeLocatieId, str]:
        """How the contract calls these locations; one that no key opens says so."""
        return {
            wie: self._zegel.try_unseal(_naam_of(wie), tekst.encode()) or NAAM_ONLEESBAAR
            for wie, tekst in verzegeld.items()
        }

    def reseal(self) -> tuple[Herzegeld, Herzegeld]:
        """Seal everything anew under the first key; gives how it went with the addresses, and with the names."""
        adressen, namen = (reseal_column(self._session, self._zegel, kolom) for kolom in _VERZEGELD)
        return adressen, namen

    def zegelstanden(self) -> tuple[Counter[Zegelstand], Counter[Zegelstand]]:
        """How many addresses stand under which key, and how many names."""
        adressen, namen = (count_stands(self._session, self._zegel, kolom) for kolom in _VERZEGELD)
        return adressen, namen

    def _read(
        self, kolom: InstrumentedAttribute[UUID | None], ids: Collection[UUID]
    ) -> list[tuple[UUID, AfgeschermdAdres]]:
        rijen = fetch_in(self._session, select(AfgeschermdAdresRij), kolom, ids)
        return [(getattr(rij, kolom.key), self._open(kolom.key, rij)) for rij in rijen]

    def _open(self, soort: str, rij: AfgeschermdAdresRij) -> AfgeschermdAdres:
        tekst = self._zegel.try_unseal(_adres_of(soort, getattr(rij, soort)), rij.versleuteld)
        return OnleesbaarAdres() if tekst is None else AfgeschermdAdres(Adres(**json.loads(tekst)))

    def _keep(
        self,
        kolom: InstrumentedAttribute[UUID | None],
        adressen: Iterable[tuple[UUID, AfgeschermdAdres]],
    ) -> None:
        """What could not be read is not written: the row stays as it is."""
        rijen = [
            self._sealed(kolom.key, eigenaar, adres)
            for eigenaar, adres in adressen
            if is_leesbaar(adres)
        ]
        upsert_rows(self._session, AfgeschermdAdresRij, rijen, keys=["id"])

    def _sealed(self, soort: str, eigenaar: UUID, adres: AfgeschermdAdres) -> dict[str, Any]:
        """A row; it takes over the id of its owner, so that an owner has one row at most."""
        tekst = json.dumps(asdict(adres.reveal()))
        return {
            "id": eigenaar,
            soort: eigenaar,
            "versleuteld": self._zegel.seal(_adres_of(soort, eigenaar), tekst),
        }


def _naam_of(locatie_id: GecontracteerdeLocatieId) -> str:
    """For whom the name of a contracted location is sealed; migration 0011 writes it in the same way."""
    return f"contractnaam:{locatie_id}"


def _adres_of(soort: str, eigenaar: UUID) -> str:
    """For whom an address is sealed: a locatie or a contracted location."""
    return f"{soort}:{eigenaar}"


def _owner_of(rij: Row[Any]) -> str:
    kolom = AfgeschermdAdresRij.locatie_id if rij.locatie_id else _GECONTRACTEERD
    return _adres_of(kolom.key, getattr(rij, kolom.key))


_GECONTRACTEERD = AfgeschermdAdresRij.gecontracteerde_locatie_id
_VERZEGELD = (
    Zegelkolom(table_of(AfgeschermdAdresRij), "versleuteld", _owner_of),
    Zegelkolom(
        table_of(GecontracteerdeLocatieRij), "naam_versleuteld", lambda rij: _naam_of(rij.id)
    ),
)
