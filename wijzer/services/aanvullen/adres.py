"""An address of which a file leaves columns out, completed with what is stored."""

from collections.abc import Set
from dataclasses import replace
from typing import TypeVar

from wijzer.domain.adressen.adres import (
    Adres,
    AfgeschermdAdres,
    LocatieAdres,
    OpenbaarAdres,
    is_leesbaar,
)
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.files.waarden import ADRES_KOLOMMEN, adres_niet_compleet

AdresT = TypeVar("AdresT", bound=LocatieAdres)

DELEN = tuple(kolom.naam for kolom in ADRES_KOLOMMEN)
_KERN = ("straat", "huisnummer", "plaats")
"""With another one of these it is another address, and what the old one had besides is not of it."""


def complete_adres(
    given: AdresT, stored: LocatieAdres | None, ontbreekt: Set[str], *, met_postcode: bool
) -> AdresT:
    """The same kind of address with its missing parts put in; as it is when no column is left out.

    Raises `Ongeldigheden` for parts of a new address that must be there, and when another address
    would take over parts of the one that is stored: nobody said those.
    """
    weg = [deel for deel in DELEN if deel in ontbreekt]
    if not weg:
        return given
    oud = _plain(stored) if stored is not None and is_leesbaar(stored) else None
    nieuw = _filled(_plain(given), oud, weg, met_postcode=met_postcode)
    return type(given)(nieuw)


def as_kind(adres: LocatieAdres, *, afgeschermd: bool) -> LocatieAdres:
    """The address as a shielded or as an open one: of a file that does not say which, what is stored decides."""
    if afgeschermd:
        return adres if isinstance(adres, AfgeschermdAdres) else AfgeschermdAdres(_plain(adres))
    return OpenbaarAdres(_plain(adres))


def _filled(nieuw: Adres, oud: Adres | None, weg: list[str], *, met_postcode: bool) -> Adres:
    if oud is None:
        nodig = ("straat", "huisnummer", *(("postcode",) if met_postcode else ()), "plaats")
        leeg = [deel for deel in nodig if not getattr(nieuw, deel)]
        if leeg:
            raise Ongeldigheden([adres_niet_compleet(deel) for deel in leeg])
        return nieuw
    # A letter or addition may stand behind the number, without a column of its own.
    open_delen = [deel for deel in weg if not getattr(nieuw, deel)]
    mee = [deel for deel in open_delen if getattr(oud, deel)]
    gezegd = [deel for deel in DELEN if deel not in weg or getattr(nieuw, deel)]
    anders = [deel for deel in gezegd if getattr(nieuw, deel) != getattr(oud, deel)]
    if mee and any(deel in _KERN or deel in weg for deel in anders):
        melding = "Het adres wordt een ander adres. Dan hoort deze kolom erbij."
        raise Ongeldigheden([Ongeldig(deel, melding, verwacht=f"een kolom {deel}") for deel in mee])
    return replace(nieuw, **{deel: getattr(oud, deel) for deel in open_delen})


def _plain(adres: LocatieAdres) -> Adres:
    return adres.adres if isinstance(adres, OpenbaarAdres) else adres.reveal()
