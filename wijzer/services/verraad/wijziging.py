"""What a change of a locatie must be asked about shielded addresses: its own, and those of its aanbieder's others."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wijzer.domain.adressen.adres import AfgeschermdAdres, is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.buurt import Buurt, public_teksten
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.verraad.oordeel import GeheimAdres, Teksten
from wijzer.services.verraad.afscherming import check_afscherming, find_bezwaren
from wijzer.services.verraad.bronnen import ToelichtingVan
from wijzer.services.verraad.omgeving import fetch_omgeving
from wijzer.store.store import Store

OPENBAAR = "openbaar"
"""The question that is asked of whoever opens a shielded address."""
MELDING_OPENBAAR = "Zet een vinkje als u dat weet. Anders blijft het adres afgeschermd."
_VELDEN = ("naam", "telefoon", "email", "website")


def check_verraad(
    store: Store, old: Locatie, new: Locatie, kept: Sequence[Aanbod], *, today: date
) -> list[Ongeldig]:
    """Everything that this change would tell; `kept` is the aanbod that stays.

    What was kept with this address before is left alone: only another address, another kind, or
    another text is looked at. Opening a shielded address is a question of its own, at the field
    `openbaar`.
    """
    omgeving = fetch_omgeving(store, new.aanbieder_id, today=today)
    fouten = Buurt(omgeving.beschermd).check(new_teksten(old, new), new)
    if not moves(old, new):
        return fouten
    fouten += check_afscherming(new, omgeving)
    fouten += _check_remarks(old, new, kept)
    if old.is_afgeschermd and not new.is_afgeschermd:
        fouten.append(Vraag(OPENBAAR, MELDING_OPENBAAR))
    return fouten


def moves(old: Locatie, new: Locatie) -> bool:
    """Whether the address is another one, or became shielded or open.

    One that cannot be read is another one, or itself.
    """
    if not (is_leesbaar(old.adres) and is_leesbaar(new.adres)):
        return old.adres != new.adres
    return type(old.adres) is not type(new.adres) or real_adres(old.adres) != real_adres(new.adres)


def new_teksten(old: Locatie | None, new: Locatie) -> Teksten:
    """The texts that are to be compared with the neighbours: those that changed, and all of what is new or moved."""
    teksten = public_teksten(new)
    if old is None or moves(old, new):
        return teksten
    before = public_teksten(old)
    return {veld: tekst for veld, tekst in teksten.items() if tekst != before[veld]}


def settled(old: Locatie, new: Locatie) -> frozenset[str]:
    """The fields about which nothing is asked again: the same text, kept before with the same address."""
    if moves(old, new) and new.is_afgeschermd:
        return frozenset()
    before, after = _texts(old), _texts(new)
    return frozenset(veld for veld in _VELDEN if before[veld] == after[veld])


def _texts(locatie: Locatie) -> Teksten:
    return public_teksten(locatie) | {"telefoon": locatie.contact.telefoon}


def _check_remarks(old: Locatie, new: Locatie, kept: Iterable[Aanbod]) -> Iterator[Ongeldig]:
    """The remarks that stay, with another shielded address. What was open drops its remarks: those stop nothing."""
    if not (old.is_afgeschermd and isinstance(new.adres, AfgeschermdAdres)):
        return
    geheim = GeheimAdres.of(new.adres)
    for aanbod in kept:
        tekst = aanbod.opgave.toelichting if aanbod.opgave else None
        wat = f"de toelichting bij {aanbod.hulp.tekst}"
        yield from find_bezwaren(
            {"toelichting": tekst}, geheim, wat, bron=ToelichtingVan(aanbod.id)
        )
