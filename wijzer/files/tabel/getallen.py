"""Numbers as people type them: read when there is one way to read them, refused with what to type when there are two.

In the Netherlands a comma stands before decimals and a dot between thousands, in many programs it
is the other way round. So `1.200` and `1,200` may be twelve hundred or one and a fifth, and nobody
but who typed it knows.
"""

import re
from decimal import Decimal

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_code

_GEHEEL = re.compile(r"[0-9]{1,15}")
_MET_DECIMALEN = re.compile(r"([0-9]{1,15})[.,]([0-9]+)")
_TWEEDUIDIG = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_GEGROEPEERD = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?|(?: [0-9]{3})+(?:[.,][0-9]+)?)"
)
_MACHT = re.compile(r"[0-9.,]+[eE][+-]?[0-9]+")


def parse_getal(tekst: str, *, wat: str, verwacht: str) -> Decimal:
    """The number that a text can only mean.

    Raises `Ongeldig`: it is none (`wat` says what it should be), or may be two.
    """
    kaal = clean_code(tekst)
    negatief, kaal = kaal.startswith("-"), kaal.removeprefix("-").lstrip()
    if _MACHT.fullmatch(kaal):
        melding = "Excel heeft dit getal ingekort. De echte waarde is niet meer te zien."
        raise Ongeldig("", melding, verwacht=verwacht)
    if dubbel := _TWEEDUIDIG.fullmatch(kaal):
        raise _two_ways(*dubbel.groups())
    if _GEGROEPEERD.fullmatch(kaal):
        kaal = _ungroup(kaal)
    elif deel := _MET_DECIMALEN.fullmatch(kaal):
        kaal = f"{deel[1]}.{deel[2]}"
    elif not _GEHEEL.fullmatch(kaal):
        raise Ongeldig("", wat, verwacht=verwacht)
    getal = Decimal(kaal)
    return -getal if negatief else getal


def _two_ways(voor: str, achter: str) -> Ongeldig:
    groot, klein = voor + achter, f"{voor},{achter.rstrip('0')}".rstrip(",")
    melding = f"Dit kan {groot} zijn of {klein}: het is niet te zien."
    return Ongeldig("", melding, verwacht=f"{groot} of {klein}")


def _ungroup(kaal: str) -> str:
    """A number without the signs between its thousands, and with a dot before its decimals.

    Of two kinds of sign the last one stands before the decimals; one kind that repeats stands between
    thousands.
    """
    tekens = [teken for teken in kaal if not teken.isdigit()]
    if len(set(tekens)) == 1:
        return kaal.replace(tekens[0], "")
    voor, _, achter = kaal.rpartition(tekens[-1])
    return f"{voor.replace(tekens[0], '')}.{achter}"
