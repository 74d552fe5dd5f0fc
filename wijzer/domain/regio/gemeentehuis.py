"""When the address of a town hall may be shown.

Somebody has to have looked at exactly this address, with what speaks against it beside it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.regio.gebied import Gemeente, Plaats
from wijzer.domain.taal.schrijfwijze import plaatsvorm


class Twijfel(StrEnum):
    """The kinds of doubt about the address of a town hall.

    Only a doubt: it may stand across a border, and our lists may be old.
    """

    POSTCODE_ELDERS = "postcode-elders"
    POSTCODE_BUITEN_DE_REGIO = "postcode-buiten-de-regio"
    PLAATS_ELDERS = "plaats-elders"


@dataclass(frozen=True, slots=True)
class Bedenking:
    """One doubt about an address.

    `gemeenten` are the codes of those where the postcode or the place does lie, as far as they are
    known.
    """

    twijfel: Twijfel
    gemeenten: tuple[str, ...] = ()


def doubts_about_gemeentehuis(
    code: str, adres: Adres | None, plaatsen: Sequence[Plaats]
) -> list[Bedenking]:
    """What speaks against this address as that of the town hall of this gemeente, by the places of the region.

    Source: our choice.
    """
    if adres is None or not plaatsen:
        return []
    return [*_about_postcode(code, adres, plaatsen), *_about_plaats(code, adres, plaatsen)]


def mark_of(gemeentehuis: str, adres: Adres | None, bedenkingen: Iterable[Bedenking]) -> str:
    """A short text that is another one as soon as anything differs that somebody looked at before confirming."""
    gezien = [
        gemeentehuis,
        asdict(adres) if adres else None,
        [asdict(bedenking) for bedenking in bedenkingen],
    ]
    return blake2b(json.dumps(gezien).encode(), digest_size=16).hexdigest()


def must_be_seen(oud: Gemeente, nieuw: Gemeente, bedenkingen: Sequence[Bedenking]) -> bool:
    """Whether somebody has to look twice before `nieuw` is confirmed.

    That is so when it replaces what was confirmed, or when something speaks against it.

    Source: our choice.
    """
    if oud.bevestigd_at is not None:
        return not is_same(oud, nieuw)
    return bool(bedenkingen)


def as_confirmed(oud: Gemeente, nieuw: Gemeente, *, bevestigd: bool, at: datetime) -> Gemeente:
    """The gemeente with its confirmation.

    The confirmation falls when the name or the address of the town hall changes, and keeps its date
    as long as both stay the same.

    Source: our choice.
    """
    if not bevestigd:
        return replace(nieuw, bevestigd_at=None)
    blijft = oud.bevestigd_at if is_same(oud, nieuw) else None
    return replace(nieuw, bevestigd_at=blijft or at)


def is_same(oud: Gemeente, nieuw: Gemeente) -> bool:
    """Whether the public would see the same town hall."""
    return (oud.gemeentehuis, oud.adres) == (nieuw.gemeentehuis, nieuw.adres)


def _about_postcode(code: str, adres: Adres, plaatsen: Sequence[Plaats]) -> Iterable[Bedenking]:
    if adres.postcode is None:
        return
    waar = {plaats.gemeente for plaats in plaatsen if adres.postcode[:4] in plaats.pc4}
    if not waar:
        yield Bedenking(Twijfel.POSTCODE_BUITEN_DE_REGIO)
    elif code not in waar:
        yield Bedenking(Twijfel.POSTCODE_ELDERS, tuple(sorted(waar)))


def _about_plaats(code: str, adres: Adres, plaatsen: Sequence[Plaats]) -> Iterable[Bedenking]:
    naam, _ = plaatsvorm(adres.plaats)
    waar = {plaats.gemeente for plaats in plaatsen if plaatsvorm(plaats.naam)[0] == naam}
    if code not in waar:
        yield Bedenking(Twijfel.PLAATS_ELDERS, tuple(sorted(waar)))
