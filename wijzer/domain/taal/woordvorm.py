"""Dutch words as people type them, brought to one form for searching.

So `gezinshuizen` finds `gezinshuis`, and `logeerhuis` finds `logeren`. Only for comparing: a form is
no word and is never shown. Both what is sought and what is searched goes through here, so a rule
need not be right in the eyes of a linguist, only the same on both sides.
"""

import re
from functools import lru_cache

from wijzer.domain.taal.schrijfwijze import fold

_LIDWOORDEN = "de het een t n s m z d mijn mn onze ons zijn zn haar hun uw je jouw my the a an our"
_STOPWOORDEN = """
    aan af al alle als altijd anders ben bent buurt doe doet echt erg goed iedereen jaar mezelf mijzelf naartoe niets nooit oud
    steeds zegt zeggen zeg vindt vinden denk denkt wilt moest mag mogen blijft blijven adviseert verwijst verwezen
    verwijzing verwijsbrief huisarts arts dokter kinderarts jeugdarts wijkteam samen elkaar twee drie 2 3 gezin omdat maakt
    school thuis vaak vind weer weet zeer
    als bij binnen buiten dan dat der den deze die dit doen door dus en er ergens even ga gaan gaat gauw geen
    graag had heb hebben hebt heeft hem hen hier hij hoe iemand iets ik in is jullie kan kom komt krijgen kunnen laten
    lang maar me meer met mee mij moet moeten na naar nabij niet nog nu of om omgeving onder ook op over per regio rond rondom
    sinds snel soms te tegen ten ter toch tot uit u van vanuit veel via vinden voor waar waarom wanneer want waren was wat we
    wel welke wie wij wil willen word worden wordt wou zal ze zei zelf zich zij zo zoals zoek zoeken zoekt zonder zou zsm
    beschikbaar beschikbare heel hulp hulpverlening jeugdhulp jeugdzorg jeugd jong jonge jongen jongens jongere jongeren
    kind kinderen kindje dochter dochtertje zoon zoontje meisje meiden puber pubers tiener tieners kleuter peuter kids gezocht
    leeftijd mogelijk mogelijkheden nodig plaats plaatsen plek plekje plekken stichting vrij vrije wachtlijst wachttijd
    for with near in at to of and or is child kid son daughter teen teenager need looking find place help who what where how i
    has have does heftig heftige he she they we me very get gp doctor says always am are be been can do from got her
    his it not on some too want wants youth boy boys girl girls children kids young please support care available
    vacancy
    vader moeder ouders papa mama pap mam stiefvader stiefmoeder opa oma kleinzoon kleindochter kleinkind kleinkinderen
    broer broers broertje broertjes zus zussen zusje zusjes
    aanmelden aanmelding ander andere bed bel bellen beste dag dagen dichtbij direct elke goede hele info informatie lief lieve meteen probleem problemen problematiek
    liefst woont woon woonachtig lives live meisjes jongetje jongetjes zonen dochters kleuters peuters baby tweeling drieling twin twins aged alleen far close
    week weken maand maanden uur uren keer weeks months hours per stuks verhuisd
    liever graag rather old older years year jaren wachten wacht geleden
    code codes product productcode productcodes telefoonnummer vandaag voel voelt zichzelf
    aanbieder aanbieders zorgaanbieder zorgaanbieders locatie locaties vestiging vestigingen organisatie organisaties
    provider providers location locations pa ma pappa mamma
    kortdurend kortdurende leerling leerlingen snelle vragen vraag zomaar geven geeft duurt nacht morgen alles niks niemand
    cannot cant others other anyone something anything really just already still think tell know since could would should
    father mother stepfather stepmother stepdad dad mum mom parents brother brothers sister sisters grandson granddaughter grandchild feel feels needs today
    """
_VAAK = """
    dochter gezin hulp jongen kind kinderen kleuter meisje moeder nodig ouders peuter plek puber school thuis tiener vader zoeken
    zoon
    """

LIDWOORDEN = frozenset(_LIDWOORDEN.split())
"""Words that never tell anything: they go before a phrase is compared."""
STOPWOORDEN = frozenset(_STOPWOORDEN.split())
"""Words that say nothing about what is sought, as long as there are others."""
GEWONE_WOORDEN = frozenset(_VAAK.split())
"""The stopwoorden that people type most: a slip in one of these is no word that has to be found."""

_KLINKERPAAR = re.compile(r"([aeou])\1")
_DUBBEL = re.compile(r"([bdfgklmnprst])\1$")
_UITGANGEN: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("jes", re.compile(r"[^aeiou]$"), 4),
    ("je", re.compile(r"[^aeiou]$"), 4),
    ("en", re.compile(r"[^i]$"), 3),
    ("e", re.compile(r"[^aeiou]$"), 4),
    ("s", re.compile(r"[rlnktpmg]$"), 4),
)
"""An ending, what stands before it, and how many letters have to be left."""


_LANGSTE = 40
"""No word that anybody types has more letters. A longer one is not remembered: strangers type what they like."""


def stam(woord: str) -> str:
    """The form by which a folded word is compared: without a plural or an ending, long vowels as short ones."""
    return _stam(woord) if len(woord) <= _LANGSTE else _stam.__wrapped__(woord)


@lru_cache(maxsize=65536)
def _stam(woord: str) -> str:
    return _KLINKERPAAR.sub(r"\1", _without_ending(woord))


def _without_ending(woord: str) -> str:
    for uitgang, ervoor, minstens in _UITGANGEN:
        rest = woord.removesuffix(uitgang)
        if rest != woord and len(rest) >= minstens and ervoor.search(rest):
            return _harden(rest) if uitgang in {"en", "e"} else rest
    return woord


def _harden(rest: str) -> str:
    """`huiz` of huizen is huis, `brief` is that of brieven, and `gezinn` has one n too many."""
    kort = _DUBBEL.sub(r"\1", rest)
    return kort[:-1] + {"z": "s", "v": "f"}.get(kort[-1], kort[-1])


def woorden_van(tekst: str) -> tuple[str, ...]:
    """The folded words of a text that can tell something; all of them when there are no others."""
    alle = tuple(fold(tekst))
    return tuple(woord for woord in alle if woord not in LIDWOORDEN) or alle


def sleutels_van(woorden: tuple[str, ...]) -> frozenset[str]:
    """The forms by which a phrase is found, however it was split.

    `pleeggezin`, `pleeg gezin` and `pleeg-gezinnen` share one.
    """
    return frozenset({"".join(map(stam, woorden)), stam("".join(woorden))})
