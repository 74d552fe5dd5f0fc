"""The beheerder fills in whom to call in a crisis. The national numbers are fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.contact.gegevens import check_deel, normal_deel
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.regio.gebied import Regio
from wijzer.domain.regiomap.teksten import VAST
from wijzer.services.regio.wijzig_regioteksten import Veldengroep, wijzig_regioteksten
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisisnummer:
    """Whom to call, as the region's texts have it (`crisis.<sleutel>.…`).

    `telefoon` is empty while nobody filled it in.
    """

    sleutel: str
    naam: str
    tekst: str
    telefoon: str

    @property
    def is_vast(self) -> bool:
        """Whether it is a national number."""
        return self.sleutel in VAST

    @property
    def ontbreekt(self) -> bool:
        """Whether visitors are told that this number is not known yet."""
        return not self.telefoon


def crisisnummers_of(regio: Regio) -> list[Crisisnummer]:
    """Every number of a region: the national ones first, then its own by key."""
    sleutels = {delen[1] for tekst in regio.teksten if _is_nummer(delen := tekst.split("."))}
    return [
        Crisisnummer(
            sleutel=sleutel,
            naam=regio.teksten.get(f"crisis.{sleutel}.naam", sleutel),
            tekst=regio.teksten.get(f"crisis.{sleutel}.tekst", ""),
            telefoon=regio.teksten.get(_key(sleutel), ""),
        )
        for sleutel in sorted(sleutels, key=lambda naam: (naam not in VAST, naam))
    ]


def wijzig_crisisnummers(
    store: Store,
    regio: str,
    nummers: Mapping[str, str],
    *,
    shown: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Regio:
    """Keep the region's own numbers, by key; an empty one says that there is none. Public the moment this is kept.

    `shown` is what stood in the form before: raises `Conflict` when that is no longer what is
    stored, `Ongeldigheden` on the key of a number that is none. Keys that do not exist, and the
    national numbers, are left alone.
    """
    require_beheerder(by, regio=regio)
    store.regios.lock(regio)
    oud = store.regios.get(regio)
    eigen = {
        nummer.sleutel: nummer.telefoon for nummer in crisisnummers_of(oud) if not nummer.is_vast
    }
    gelezen = {
        sleutel: normal_deel("telefoon", nummer) or "" for sleutel, nummer in nummers.items()
    }
    return wijzig_regioteksten(store, oud, _GROEP, gelezen, stand=eigen, shown=shown, by=by, at=at)


def _is_nummer(delen: list[str]) -> bool:
    return len(delen) == 3 and delen[0] == "crisis"


def _key(sleutel: str) -> str:
    return f"crisis.{sleutel}.telefoon"


def _check(nummers: Mapping[str, str]) -> list[Ongeldig]:
    return [
        Ongeldig(sleutel, fout.melding, verwacht=fout.verwacht)
        for sleutel, nummer in nummers.items()
        if (fout := check_deel("telefoon", nummer))
    ]


_GROEP = Veldengroep("crisisnummers gewijzigd", "nummers", _key, _check)
