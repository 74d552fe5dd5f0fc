"""The only code that opens shielded addresses and contract names. Only `store.store` may import it.

Each is sealed together with the id of its owner: a row that was moved to another locatie does not open.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from wijzer.domain.adres import Adres, AfgeschermdAdres
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.store.herzegelen import Herzegeld, count_stands, reseal_column
from wijzer.store.rijen import Onderdeel, fetch_in, in_chunks, table_of, upsert_rows
from wijzer.store.sleutels import Zegel, Zegelstand
from wijzer.store.tables import AfgeschermdAdresRij, GecontracteerdeLocatieRij

_VERZEGELD = (
    (table_of(AfgeschermdAdresRij), "versleuteld"),
    (table_of(GecontracteerdeLocatieRij), "naam_versleuteld"),
)


class AfgeschermdeAdressen(Onderdeel):
    """Shielded addresses of locaties and contracted locations, and what contracts call these, sealed at rest."""

    def __init__(self, session: Session, zegel: Zegel) -> None:
        super().__init__(session)
        self._zegel = zegel

    def of_locaties(self, ids: Collection[LocatieId]) -> dict[LocatieId, AfgeschermdAdres]:
        """The addresses of the shielded ones among these locaties. Raises `SleutelFout`."""
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
        """The addresses of these contracted locations. Raises `SleutelFout`."""
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
        """How the contract calls these locations. Raises `SleutelFout`."""
        return {
            wie: self._zegel.unseal(_naam_of(wie), tekst.encode())
            for wie, tekst in verzegeld.items()
        }

    def reseal(self) -> tuple[Herzegeld, Herzegeld]:
        """Seal everything anew under the first key; gives how it went with the addresses, and with the names."""
        adressen, namen = (
            reseal_column(self._session, self._zegel, tabel, kolom) for tabel, kolom in _VERZEGELD
        )
        return adressen, namen

    def zegelstanden(self) -> Counter[Zegelstand]:
        """How many addresses and names stand under which key."""
        return sum(
            (count_stands(self._session, self._zegel, *welke) for welke in _VERZEGELD), Counter()
        )

    def _read(
        self, kolom: InstrumentedAttribute[UUID | None], ids: Collection[UUID]
    ) -> list[tuple[UUID, AfgeschermdAdres]]:
        rijen = fetch_in(self._session, select(AfgeschermdAdresRij), kolom, ids)
        return [(getattr(rij, kolom.key), self._open(kolom.key, rij)) for rij in rijen]

    def _open(self, soort: str, rij: AfgeschermdAdresRij) -> AfgeschermdAdres:
        tekst = self._zegel.unseal(f"{soort}:{getattr(rij, soort)}", rij.versleuteld)
        return AfgeschermdAdres(Adres(**json.loads(tekst)))

    def _keep(
        self,
        kolom: InstrumentedAttribute[UUID | None],
        adressen: Iterable[tuple[UUID, AfgeschermdAdres]],
    ) -> None:
        rijen = [self._sealed(kolom.key, eigenaar, adres) for eigenaar, adres in adressen]
        upsert_rows(self._session, AfgeschermdAdresRij, rijen, keys=["id"])

    def _sealed(self, soort: str, eigenaar: UUID, adres: AfgeschermdAdres) -> dict[str, Any]:
        """A row; it takes over the id of its owner, so that an owner has one row at most."""
        tekst = json.dumps(asdict(adres.reveal()))
        return {
            "id": eigenaar,
            soort: eigenaar,
            "versleuteld": self._zegel.seal(f"{soort}:{eigenaar}", tekst),
        }


def _naam_of(locatie_id: GecontracteerdeLocatieId) -> str:
    """Whose name it is; migration 0011 says the same."""
    return f"contractnaam:{locatie_id}"
