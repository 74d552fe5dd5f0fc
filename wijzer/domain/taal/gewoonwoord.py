"""Words that somebody wrote on purpose: common Dutch words, and places in the rest of the country."""

from wijzer.domain.taal.gewoon.alledaags import ENGELS, NEDERLANDS
from wijzer.domain.taal.gewoon.gewonewoorden import WOORDEN
from wijzer.domain.taal.woordvorm import GEWONE_WOORDEN, stam

_ELDERS = """
    aalsmeer aalten achtkarspelen alblasserdam albrandswaard alkmaar almere alphen ameland amersfoort amstelveen amsterdam
    apeldoorn appingedam arnhem assen asten baarn barendrecht barneveld bedum beekdaelen beesel bergeijk bernheze beuningen
    beverwijk bladel blaricum bloemendaal bodegraven boekel borger borsele boxmeer boxtel breda bronckhorst brummen brunssum
    bunnik bunschoten bussum capelle castricum coevorden cranendonck culemborg cuijk dalfsen dantumadiel dedemsvaart delft
    delfzijl deurne deventer diemen doesburg doetinchem dokkum domburg dongen dordrecht drachten drechterland drenthe
    dronten druten duiven edam ede eemnes eemsdelta eersel eibergen eijsden eindhoven elburg emmeloord emmen enkhuizen
    ermelo etten franeker friesland geertruidenberg geldermalsen gelderland geldrop gemert genemuiden gennep gilze goirle
    gorinchem gorredijk gouda groenlo groningen groesbeek haarlem haarlemmermeer halderberge hardenberg harderwijk
    hardinxveld harlingen hasselt hattem heemskerk heemstede heerenveen heerhugowaard heerlen heeze heiloo hellevoetsluis
    helmond heumen heusden hillegom hilvarenbeek hilversum hoogeveen hoogezand hoorn hulst ijmuiden ijsselstein joure kaag
    kampen katwijk kerkrade koggenland krimpen krimpenerwaard laarbeek landgraaf landsmeer lansingerland leerdam leeuwarden
    leiden leiderdorp leidschendam lelystad leudal leusden limburg lingewaard lisse lochem loosdrecht lopik maasdriel
    maasgouw maassluis maastricht medemblik meerssen meierijstad meppel middelburg middelharnis moerdijk monnickendam
    montferland montfoort mook muiden naarden nieuwegein nieuwekerk nieuwkoop nieuwleusen nijkerk nijmegen nissewaard
    noardeast noordenveld noordoostpolder noordwijk nuenen nunspeet oegstgeest oirschot oisterwijk oldambt oldebroek ommen
    oosterhout ooststellingwerf oostzaan opmeer opsterland oss overbetuwe papendrecht pekela pijnacker purmerend raalte
    raamsdonksveer renkum renswoude reusel rheden rhenen ridderkerk rijnwaarden rijssel rijswijk roerdalen roermond
    roosendaal rotterdam rozendaal rucphen ruurlo schagen scherpenzeel schiedam schiermonnikoog schijndel schouwen
    simpelveld sittard sliedrecht slochteren sluis smallingerland sneek soest someren spakenburg stadskanaal staphorst
    steenbergen steenwijk steenwijkerland stichtse stiens surhuisterveen terneuzen terschelling texel teylingen tholen tiel
    tilburg tynaarlo tytsjerksteradiel uden uitgeest uithoorn urk utrecht vaals valkenburg valkenswaard varsseveld veendam
    veenendaal veere veghel veldhoven velp velsen venlo venray vianen vijfheerenlanden vlaardingen vlieland vlissingen
    voerendaal volendam voorburg voorne voorschoten vorden vught waadhoeke waalre waalwijk waddinxveen wageningen wassenaar
    waterland weert weesp westerkwartier westerveld westervoort westerwolde westland weststellingwerf wijchen wijdemeren
    wijhe winsum winterswijk winschoten woensdrecht woerden wolvega wormerland woudenberg zaandam zaanstad zaltbommel
    zandvoort zeeland zeewolde zeist zevenaar zevenbergen zoetermeer zoeterwoude zuidhorn zuidplas zundert zutphen
    zwartewaterland zwijndrecht zwolle antwerpen belgie brussel gronau nordhorn ahaus bocholt duitsland
    """
_KORT = frozenset({"zit", "fact"})
"""Ordinary words of fewer letters that are also how a kind of help is called."""
_UITGANGEN = frozenset({"", "t", "s", "e", "en", "de", "te", "den", "ten", "d", "st"})
_STAMLETTERS = 4

GEWONE_VORMEN = frozenset({*WOORDEN.split(), *GEWONE_WOORDEN, *NEDERLANDS.split(), *ENGELS.split()})
"""Common words as they are written in the list."""
GEWONE_STAMMEN = frozenset(map(stam, GEWONE_VORMEN))
"""The stems of common words."""
ELDERSWOORDEN = frozenset(_ELDERS.split())
"""Folded names of places outside any one region that are one word and no ordinary one.

Whoever writes Haarlem does not mean Haarle.
"""


def is_common(woord: str) -> bool:
    """Whether a folded word is a common Dutch one, in any inflection."""
    return stam(woord) in GEWONE_STAMMEN or woord in _KORT


def is_inflection(woord: str, ander_woord: str) -> bool:
    """Whether two words differ in their ending alone (`slaap` and `slaapt`): the one says what the other does."""
    gelijk = next(
        (n for n, (a, b) in enumerate(zip(woord, ander_woord, strict=False)) if a != b),
        min(len(woord), len(ander_woord)),
    )
    return any(
        woord[positie:] in _UITGANGEN and ander_woord[positie:] in _UITGANGEN
        for positie in range(_STAMLETTERS, gelijk + 1)
    )
