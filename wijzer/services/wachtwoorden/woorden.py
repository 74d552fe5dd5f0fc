"""Words that people reach for when they choose a password here, the likeliest first.

What stands first counts as guessed first. The words of the language itself come from a frequency list (`schatting`).
"""

_WACHTWOORDEN = """
welkom wachtwoord geheim welcome password inloggen login admin toegang veranderen wijzigen verander tijdelijk nieuw
welkom01 welkom123 wachtwoord1 test demo begin beginnen gebruiker beheerder beheer aanmelden sesam sesamopenu
hallo goedemorgen goedendag geheimpje wachtwoorden mijnwachtwoord passwort changeme letmein secret default
bedrijfsnaam bedrijf organisatie organisatienaam naam voornaam achternaam gebruikersnaam kantoor werk collega
"""
_TIJD = """
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr jun jul aug sep sept okt nov dec
lente zomer herfst winter voorjaar najaar zomertijd wintertijd vakantie zomervakantie kerst kerstmis pasen pinksteren
koningsdag sinterklaas carnaval oudjaar nieuwjaar weekend vandaag morgen gisteren kwartaal eerste tweede derde vierde
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag week maand jaar dag
spring summer autumn fall monday tuesday wednesday thursday friday saturday sunday
january february march june july august october
"""
_JEUGDZORG = """
jeugdzorg jeugdhulp jeugd zorg hulp gezinshuis gezin kind kinderen jongeren pleegzorg pleeggezin groep groepen woongroep
aanbieder aanbieders gemeente gemeenten regio wachttijd wachttijden wachtlijst plek plekken beschikbaarheid
beschikbaarheidswijzer wijzer verwijzer begeleiding behandeling verblijf wonen ambulant crisis zorgaanbieder instelling
stichting samen thuis ouders ouder hulpverlener hulpverlening ggz wmo jeugdwet locatie vestiging contract zorgverlener
"""
_PLAATSEN = """
twente tukker tukkers overijssel achterhoek salland ijsselland nederland holland amsterdam rotterdam utrecht denhaag
almelo borne dinkelland enschede haaksbergen hellendoorn hengelo hofvantwente losser oldenzaal rijssen holten
rijssenholten tubbergen twenterand wierden goor delden nijverdal vriezenveen denekamp ootmarsum vroomshoop markelo
diepenheim neede eibergen deventer zwolle apeldoorn groningen arnhem nijmegen eindhoven tilburg breda haarlem alkmaar
friesland leeuwarden drenthe assen emmen gelderland limburg maastricht brabant zeeland flevoland almere lelystad
samen14 ozjt fctwente heracles ajax feyenoord psv vitesse oranje
"""
_GELIEFD = """
schatje liefje lieverd mama papa oma opa moeder vader broer zus hond kat poes paard konijn vogel vlinder bloem
zonnetje zon maan ster regenboog liefde vrede geluk vriend vriendin vrienden familie huis koffie thee bier wijn kaas
stroopwafel hagelslag chocola voetbal hockey tennis fiets fietsen paashaas auto muziek gitaar piano boek computer internet laptop
telefoon printer bureau tulp tulpen klompen molen water tuin strand zee bos kerk school juf meester ikhouvanjou
hond123 prinses koning koningin prins draak tijger leeuw beer aap panda eenhoorn spin oranjeboven
sunshine princess football monkey dragon iloveyou master shadow superman batman
"""
_KLEIN = """
mijn ons onze het een de en van voor bij met op in is ik jij wij jullie hun haar zijn dit dat ook maar niet wel goed
best super mooi leuk lekker groot klein oud jong rood blauw groen geel zwart wit paars roze bruin
een twee drie vier vijf zes zeven acht negen tien
"""
_GEZEGDEN = """
wilhelmusvannassouwe wilhelmusvannassauwe benikvanduitsenbloed onzevaderdieindehemelzijt onzevaderdieindehemelenzijt uwnaamwordegeheiligd
altijdiskortjakjeziek vaderjacob slaapkindjeslaap inderweerelteenhuis wienneerlandsbloed hogezwarehoge zoekjerozenopmijngraf
huphollandhup hupholland oranjeboven leveoranje leveajax ikhouvanjou ikhouvanmijn ikbendebeste ikbendebaas doemaargewoon doemaargewoondandoejealgekgenoeg
wieditleestisgek appeltjevoordedorst morgenkomtereendag alleswordtbeter allesgoedmetjou allesgoed komtgoed komthelemaalgoed komtalleswelgoed
ditismijnwachtwoord ikweethetniet wachtwoordvergeten geenidee eentweedrie jantjezageenspruimenhangen zieginsdekomtdestoomboot zieginsekomtdestoomboot sinterklaaskapoentje
langzalzeleven langzalhijleven langzalzelevenindegloria fijnekerstdagen gelukkignieuwjaar
tobeornottobe tobeornottobethatisthequestion maytheforcebewithyou maytheforce lordoftherings gameofthrones harrypotter starwars
thequickbrownfox thequickbrownfoxjumps thequickbrownfoxjumpsoverthelazydog lettherebelight inthebeginning onceuponatime
letitbe correcthorse correcthorsebatterystaple letmein openthedoor ilovemyfamily iloveyouforever livelaughlove keepcalmandcarryon
"""
"""Sayings and songs that everybody knows: many words, and one guess. Written without spaces, as they are looked at."""
GROEPEN = (_WACHTWOORDEN, _TIJD, _JEUGDZORG, _PLAATSEN, _GELIEFD, _KLEIN, _GEZEGDEN)

_RIJEN = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm", "1234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    "a1b2c3d4e5f6g7h8", "qweasdzxc", "qwerasdfzxcv", "asdqwezxc", "1a2b3c4d5e6f", "147258369", "zaq12wsxcde3",
    "qwertyasdfgh", "asdfqwer", "poiuytrewq", "lkjhgfdsa", "mnbvcxzlkjhgfdsapoiuytrewq", "qawsedrftgyhujik",
)  # fmt: skip
_KORTSTE_LOOP = 4
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2049


def own_words() -> list[str]:
    """The words of this field, each once: from every group the first, then from every group the second, and so on."""
    groepen = [groep.split() for groep in GROEPEN]
    langste = max(map(len, groepen))
    om_de_beurt = (groep[plek] for plek in range(langste) for groep in groepen if plek < len(groep))
    return list(dict.fromkeys(om_de_beurt))


def key_runs() -> list[str]:
    """Every run of keys that lie in a row or in a well-known zigzag, the longest first."""
    lopen = {
        rij[begin:eind]
        for rij in _RIJEN
        for begin in range(len(rij))
        for eind in range(begin + _KORTSTE_LOOP, len(rij) + 1)
    }
    return sorted(lopen, key=lambda loop: (-len(loop), loop))


def years() -> list[str]:
    """The years that people put behind a word, the newest first."""
    return [str(jaar) for jaar in range(LAATSTE_JAAR, EERSTE_JAAR - 1, -1)]
