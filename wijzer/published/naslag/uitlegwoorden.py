"""Words and questions that ask to know something instead of for help: which explanation each of them means.

What an explanation says stands with the texts of the site (`web/public/begrippen/`), under the same
keys. Names that a region gives to a thing itself come from its texts.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from wijzer.domain.taal.woordvorm import stam, woorden_van

_TABEL = """
aanbieder: ?aanbieder, ?zorgaanbieder
aanmeldstop: aanmeldstop, opnamestop, clientenstop, neemt niemand aan
aanmeldwachttijd: aanmeldwachttijd, aanmeldingswachttijd
ambulant: ?ambulant, ?ambulante hulp, ?ambulante jeugdhulp
andere-zorg: logopedie, logopedist, fysiotherapie, fysiotherapeut, ergotherapie, tandarts, orthodontist, opticien,
  diëtist, stotteren, stottert, +spraak taal, speech therapy, physiotherapy, dentist
afgeschermd: afgeschermd adres, geheim adres, verborgen adres, waarom gemeentehuis, secret address
begeleiding: ?begeleiding, +verschil begeleiding
beginnen: hoe begin ik, waar begin ik, wat moet ik doen, aanvragen, aanvraag, eerste stap, stappenplan, +hoe begin,
  +waar begin, +hoe aanvragen, +hoe vraag, +hoe meld, +hoe aanmelden, +waar aanmelden, +waar terecht, +waar moet zijn,
  +hoe hulp krijgen, +hoe krijg hulp, +hoe kom hulp, +hoe regel, +weet niet wat, +weet niet waar, +weet niet hoe, +wat
  moet doen, +wat nu doen, +wat kan doen, +hoe werkt dit, +hoe werkt site, +how start, +where start, +how begin,
  +where begin, +how apply, +how get help, +what should do, first step
behandeling: ?behandeling, +verschil behandeling
behandelwachttijd: behandelwachttijd, behandelingswachttijd
beschikking: beschikking, decision letter
beslissen: wie beslist, +wie beslist, +wie bepaalt, +wie besluit, +who decides
bezwaar: bezwaar, bezwaarschrift, in beroep, niet eens besluit, aanvraag afgewezen, hulp afgewezen, hulp geweigerd,
  appeal
brede-analyse: brede analyse
clientondersteuning: cliëntondersteuning, cliëntondersteuner, onafhankelijke cliëntondersteuning, onafhankelijke
  cliëntondersteuner
consultatiebureau: consultatiebureau, huilbaby, +baby huilt, +baby huilen, +baby cries, excessief huilen, jgz,
  jeugdgezondheidszorg, schoolarts
cookies: cookies, cookie
cpwv: cpwv, coördinatiepunt wonen
crisis: ?crisis
diagnostiek: diagnostiek, diagnose, diagnostisch onderzoek, psychologisch onderzoek, laten testen, onderzoek laten
  doen, persoonlijkheidsonderzoek, neuropsychologisch onderzoek, diagnosis, assessment
doelgroep: doelgroep
familiegroepsplan: familiegroepsplan
geen-opgave: geen opgave
geldzorgen: schulden, schuldhulp, schuldhulpverlening, geldzorgen, geldproblemen, bijstand, uitkering, voedselbank,
  kinderbijslag, toeslagen
gezag: gezag, ouderlijk gezag, parental authority
ggz: ?ggz
gender: transgender, genderdysforie, genderidentiteit, genderpoli, non binair, nonbinair, lhbti, lhbtiq, homoseksueel,
  lesbisch, verkeerde lichaam, gender identity, gay, lesbian
gi: gi, gecertificeerde instelling
groep: ?groep
groepsgrootte: groepsgrootte
hulpvorm: hulpvorm
hoogbegaafd: hoogbegaafd, hoogbegaafdheid, hoogbegaafde, gifted, giftedness
indicatie: indicatie, indicatiestelling, herindicatie, indication
intake: intake, intakegesprek, eerste gesprek, kennismakingsgesprek
intensiteit: ?intensiteit, ?tariefklasse
iq-test: iq test, iq, intelligentietest, intelligentieonderzoek, iq onderzoek
jeugdbescherming: jeugdbescherming, jeugdbeschermer, gezinsvoogd, kinderbescherming, child protection
jeugdhulp: ?jeugdhulp, ?jeugdzorg
jeugdreclassering: jeugdreclassering, reclassering
jeugdwet: jeugdwet
jeugdzorgplus: ?jeugdzorgplus
kinderopvang: kinderopvang, kinderdagverblijf, crèche, gastouder, peuterspeelzaal, oppas, babysitter
klacht: klacht, klacht over, klachten over, klacht indienen, klachten indienen, klacht melden, klachtencommissie, klagen over, klachtenregeling, ontevreden, complaint
kosten: kosten, prijs, betalen, eigen bijdrage, eigen risico, ouderbijdrage, gratis, vergoeding, vergoed, vergoedt,
  verzekerd, +hoe duur, wie betaalt, +wie betaalt, +wie betaald, +wie betalen, +zelf betalen, +who pays, costs, cost, price, pay, free of charge
kraamzorg: kraamzorg, kraamhulp, verloskundige
leerplicht: leerplicht, leerplichtambtenaar, vrijstelling
locatie: ?locatie
lta: lta, landelijk ingekocht, landelijk transitiearrangement
lvb: ?lvb
matching: matching
medische-verwijzing: medische verwijzing, huisarts, jeugdarts, kinderarts, medisch specialist
netwerk: netwerkpleegzorg, netwerkpleegouder, netwerkpleegouders, netwerkpleeggezin, +kleinkind wonen, +kleinkind woont,
  +kleinkind opvangen, +kleinkinderen wonen, +neefje wonen, +nichtje wonen, +opa pleegouder, +oma pleegouder,
  +familie pleegouder, +familie opvangen, kinship care, +grandchild live, +grandchild lives
ots: ots, ondertoezichtstelling, onder toezicht
passend-onderwijs: passend onderwijs, speciaal onderwijs, samenwerkingsverband, school, bijles, huiswerkbegeleiding,
  remedial teaching, intern begeleider, schoolmaatschappelijk werk
peildatum: peildatum
pgb: pgb, persoonsgebonden budget, trekkingsrecht, sociale verzekeringsbank, svb, personal budget
plek: ?plek
poh: poh, praktijkondersteuner, poh jeugd, poh ggz
privacy: privacy, persoonsgegevens, avg, ?gegevens
productcode: ?productcode, ?code
raad: raad voor de kinderbescherming, kinderrechter, rechtbank, rechter
regio: ?regio
rolstoeltoegankelijk: ?rolstoeltoegankelijk
second-opinion: second opinion, tweede mening
segment: segment
tarieven: tarieven, tarief, uurtarief
toegang: toegang, wijkteam, sociaal team, jeugdteam, cjg, centrum voor jeugd en gezin, +telefoonnummer gemeente,
  +bellen gemeente
toestemming: toestemming ouders, toestemming van ouders, toestemming van beide ouders, +zonder ouders hulp,
  +zonder ouders psycholoog, +zonder toestemming, +zonder medeweten ouders, +mag zelf beslissen, +mag zelf hulp,
  +ex geen toestemming, +ex weigert toestemming, +toestemming vader, +toestemming moeder, +beide ouders tekenen,
  +without parents, +consent parents, parental consent
toekomstplan: toekomstplan, big 5
toewijzing: toewijzing, toegewezen
tolk: tolk, +speak dutch, +speaks dutch, spreek geen nederlands, spreekt geen nederlands, interpreter
verblijf: ?verblijf
verouderd: ?verouderd
vertrouwenspersoon: vertrouwenspersoon, akj, +niemand luistert, +luistert niet groep, +luisteren niet groep, +rechten
  groep, +oneerlijk groep, +nobody listens
vervoer: vervoer, taxi, leerlingenvervoer, reiskosten, transport
verwijzer: verwijzer
verwijzing: verwijzing, verwijsbrief, doorverwijzing, doorverwezen, doorverwijzen, referral, referral letter
verwijzing-nodig: +verwijzing nodig, +verwijsbrief nodig, +zonder verwijzing, +zonder verwijsbrief, ?zonder huisarts,
  +need referral, +without referral
vestiging: ?vestiging
volwassen: na 18, na 18e, 18e, 18e verjaardag, achttien worden, achttiende, 18 worden, wordt 18, word 18, verlengde
  jeugdhulp, +18 stopt, +18 daarna, +18 dan, turning 18
volwassenenzorg: volwassenen, volwassene, hulp voor volwassenen, hulp voor mezelf, relatietherapie, partnerrelatie,
  adults
voogdij: voogdij, voogd, voogden, guardian, guardianship
vot: vot, verzoek om toewijzing, jw315, 315 bericht
vow: vow, verzoek om wijziging, jw317, 317 bericht
wachten: hoe lang wachten, +wachtlijst weken, +wachtlijst jaar, +wachtlijst nu, wachtlijst te lang, op wachtlijst, +lang wachten, +lang wachtlijst, +lang wachttijd, +lange
  wachtlijst, +lange wachttijd, +lange wachttijden, +lange wachtlijsten, +langer wachten, +moeten wachten, +hoe lang
  duurt, +wachten maanden, +wachtlijst maanden, +staat wachtlijst, +staan wachtlijst, wachttijden, ?wachttijd,
  ?wachtlijst, overbruggen, waiting list, waiting time, +how long wait, +wait long
werkgebied: werkgebied
wlz: wlz, wet langdurige zorg, ciz, long term care
wmo: wmo, wet maatschappelijke ondersteuning
wonen: ?wonen
wisselen: +hulpverlener wisselen, +wisselen begeleider, +wisselen psycholoog, +wisselen behandelaar, +wisselen
  aanbieder, +wisselen jeugdzorg, +andere hulpverlener, +andere psycholoog, +andere behandelaar, +andere begeleider,
  +andere aanbieder, +klik hulpverlener, +klik psycholoog, +klik begeleider, geen klik, overstappen, +change therapist,
  +different therapist, +switch therapist
woning: huurwoning, eigen woning, woningnood, huurhuis, huis huren
zin: zorg in natura, hulp in natura, zin of pgb, pgb of zin, ZIN
zorgverzekering: zvw, zorgverzekeringswet, zorgverzekering, zorgverzekeraar, aanvullende verzekering, health insurance
"""
"""A key, then the words for it; the first is how it is suggested.

`?`: only who asks what it is. `+`: these words together, anywhere in the text.
"""
_WAT_IS = (
    "wat is {}",
    "wat zijn {}",
    "wat betekent {}",
    "wat houdt {} in",
    "betekenis {}",
    "betekenis van {}",
    "uitleg {}",
    "uitleg over {}",
    "what is {}",
    "what does {} mean",
)
BIJ_HULP = frozenset(
    {"wachten", "kosten", "pgb", "toestemming", "verwijzing-nodig", "wisselen", "netwerk"}
)
"""Explained beside help that was named as well: who waits for it, or pays for it, asks about just that."""


class Uitlegwoord(NamedTuple):
    """What can be explained: its key, how it is suggested, and what means it.

    `zinnen` are phrases that mean it wherever they stand, `gevraagd` whole questions about a word that says
    something else by itself. `samen` are stems of words: a text that has all of one set asks this.
    """

    sleutel: str
    naam: str
    zinnen: tuple[str, ...]
    gevraagd: tuple[str, ...]
    samen: tuple[frozenset[str], ...]


@cache
def all_uitlegwoorden() -> tuple[Uitlegwoord, ...]:
    """Every explanation with the words for it, the same in each region."""
    regels = _TABEL.replace("\n  ", " ").strip().splitlines()
    return tuple(_read(*regel.split(": ", 1)) for regel in regels)


def uitlegwoorden_of(teksten: Mapping[str, str]) -> tuple[Uitlegwoord, ...]:
    """The same, with what a region calls its own coördinatiepunt."""
    eigen = tuple(teksten[naam] for naam in ("cpwv.afkorting", "cpwv.naam") if naam in teksten)
    return tuple(
        woord._replace(naam=eigen[0], zinnen=(*eigen, *woord.zinnen))
        if eigen and woord.sleutel == "cpwv"
        else woord
        for woord in all_uitlegwoorden()
    )


def _read(sleutel: str, rij: str) -> Uitlegwoord:
    woorden = [woord.strip() for woord in rij.split(",")]
    zinnen = [woord for woord in woorden if woord[0] not in "?+"]
    vaag = [woord[1:] for woord in woorden if woord[0] == "?"]
    return Uitlegwoord(
        sleutel,
        (zinnen or vaag)[0],
        tuple(zinnen),
        tuple(vorm.format(woord) for woord in vaag for vorm in _WAT_IS),
        tuple(frozenset(map(stam, woorden_van(woord[1:]))) for woord in woorden if woord[0] == "+"),
    )
