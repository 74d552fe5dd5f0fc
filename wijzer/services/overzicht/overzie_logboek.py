"""The audit trail of a region, for its beheerder: who did what, and whether nobody touched it since."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.store.logboek import LogRegel
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Logblad:
    """Facts, the newest first; `ouder` says before which number the next ones stand, None when these are the last.

    `gebruikers` are the accounts of the region: a fact names only an id.
    """

    regels: Sequence[LogRegel]
    ouder: int | None
    gebruikers: Sequence[Gebruiker]


@dataclass(frozen=True, slots=True)
class Keten:
    """The outcome of checking the whole trail: `fout` is the first number that does not fit, None when all do."""

    fout: int | None


def overzie_logboek(
    store: Store, regio: str, *, voor: int | None, aantal: int, by: Actor
) -> Logblad:
    """At most `aantal` facts from before this number (None: the newest).

    Raises `NietGevonden` for another region's beheerder.
    """
    require_beheerder(by, regio=regio)
    regels = store.logboek.page(regio, before=voor, limit=aantal + 1)
    return Logblad(
        regels=regels[:aantal],
        ouder=regels[aantal - 1].nummer if len(regels) > aantal else None,
        gebruikers=store.gebruikers.all(regio),
    )


def controleer_keten(store: Store, regio: str, *, by: Actor) -> Keten:
    """Walk the whole trail, which is one for all regions, for a beheerder."""
    require_beheerder(by, regio=regio)
    return Keten(store.logboek.verify())
