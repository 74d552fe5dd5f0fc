"""Whether somebody searches for himself and is young: then the page says where he can read what he may do himself."""

from itertools import pairwise

from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.woordlijst import set_of

_IK = set_of("ik i")
_VOELT = set_of("wil voel kan word durf ben snijd drink blow want feel cannot am")
"""What somebody says of himself: who looks for help for a child says `ik zoek`."""
_ZELF = set_of("mezelf mijzelf myself")
_KIND = set_of(
    """
    kind kinderen kindje zoon zoontje dochter dochtertje jongen meisje puber tiener
    kleinkind kleinzoon kleindochter pleegkind stiefzoon stiefdochter client patient
    leerling child children son daughter kid kids teenager baby
    """
)
"""Who speaks of one of these searches for another."""
_THUIS = set_of(
    """
    ouders vader moeder papa mama stiefvader stiefmoeder stiefouders pleegouders pa ma
    parents father mother dad mum mom stepfather stepmother
    """
)
_MIJN = set_of("mijn mn my")
_JONGSTE, _OUDSTE = 8, 22
_BEN = set_of("ben am word wordt")
_JONGEREN = set_of("jongeren jongere jeugdige jeugdigen")


def searches_for_self(tekst: str) -> bool:
    """Tell whether a young person seems to ask: `ik ben 15`, `mijn ouders maken ruzie`, `ik wil praten`."""
    woorden = fold(tekst)
    aanwezig = set(woorden)
    if aanwezig & _KIND:
        return False
    if aanwezig == aanwezig & _JONGEREN and woorden:
        return True
    paren = list(pairwise(woorden))
    leeftijden = [int(getal) for voor, getal in paren if voor in _BEN and getal.isdecimal()]
    if leeftijden:
        return any(_JONGSTE <= jaar <= _OUDSTE for jaar in leeftijden)
    ouders = any(voor in _MIJN and wie in _THUIS for voor, wie in paren)
    zelf = any({voor, na} & _IK and {voor, na} & _VOELT for voor, na in paren)
    return ouders or zelf or bool(aanwezig & _ZELF)
