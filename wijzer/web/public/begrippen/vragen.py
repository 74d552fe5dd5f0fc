"""Questions that people ask, each answered in two lines, and what the site does not hold with whom to ask."""

from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.begrippen.begrip import Begrip


def questions() -> list[Begrip]:
    """Give what people ask about the way to help, in the order in which they come to it."""
    return [
        Begrip("beginnen", _("Hoe begin ik?"),
               _("Bel de toegang van uw gemeente of praat met uw huisarts. Zij kijken met u welke hulp past en"
                 " kunnen verwijzen."),
               ("uitleg", "verwijzing")),
        Begrip("beslissen", _("Wie beslist over hulp?"),
               _("De gemeente, een arts of een GI verwijst naar hulp. Over gesloten jeugdhulp beslist de"
                 " kinderrechter."),
               ("uitleg", "verwijzing")),
        Begrip("verwijzing-nodig", _("Heb ik een verwijzing nodig?"),
               _("Meestal wel. Vraag het aan de toegang van uw gemeente of aan uw huisarts."),
               ("uitleg", "verwijzing")),
        Begrip("toestemming", _("Wie beslist over een behandeling?"),
               _("Onder de 12 beslissen de ouders. Van 12 tot en met 15 beslissen zij samen met het kind. Vanaf 16"
                 " beslist een jongere zelf."),
               ("jongeren", "beslissen")),
        Begrip("wachten", _("Duurt het wachten lang?"),
               _("Bel de aanbieder en vraag hoe het ervoor staat. De toegang van uw gemeente kan meekijken naar"
                 " hulp tot die tijd."),
               ("uitleg", "wachttijd")),
        Begrip("kosten", _("Wat kost jeugdhulp?"),
               _("Met een verwijzing betaalt u meestal niets zelf. Vraag het bij twijfel aan de toegang van uw"
                 " gemeente.")),
        Begrip("wisselen", _("Kan ik een andere hulpverlener krijgen?"),
               _("Past de hulpverlener niet bij u? Vertel het de aanbieder. De toegang van uw gemeente kan met u"
                 " meedenken.")),
        Begrip("netwerk", _("Een kind van familie of bekenden in huis"),
               _("Komt een kind van familie of bekenden bij u wonen? Bel de toegang van uw gemeente. Vraag ook naar"
                 " pleegzorg."),
               ("gemeenten", "")),
        Begrip("volwassen", _("Wat als mijn kind 18 wordt?"),
               _("Jeugdhulp stopt vaak bij 18 jaar, maar kan soms langer duren. Vraag er op tijd naar bij de"
                 " gemeente."),
               ("uitleg", "begrip-toekomstplan")),
        Begrip("privacy", _("Wat bewaart deze site van mij?"),
               _("Wij bewaren niet wie u bent en wat u zoekt. Alleen als u zelf een mail vraagt, bewaren wij iets."),
               ("privacy", "")),
        Begrip("cookies", _("Plaatst deze site cookies?"),
               _("Voor het zoeken plaatsen wij geen cookies."), ("privacy", "zoeken")),
    ]  # fmt: skip


def not_here() -> list[Begrip]:
    """Give what people look for that is no jeugdhulp, and whom to ask instead."""
    return [
        Begrip("andere-zorg", _("Logopedie, fysiotherapie, tandarts"),
               _("Dit is geen jeugdhulp en staat niet op deze site. Vraag uw huisarts of zorgverzekeraar.")),
        Begrip("gender", _("Vragen over gender of seksualiteit"),
               _("Praat met iemand die u vertrouwt. Zit u of uw kind ergens mee? De huisarts kijkt met u welke hulp"
                 " past.")),
        Begrip("geldzorgen", _("Zorgen over geld"),
               _("Deze site gaat niet over geld of schulden. Uw gemeente kan u daarbij helpen."), ("gemeenten", "")),
        Begrip("hoogbegaafd", _("Hoogbegaafdheid"),
               _("School kijkt met u wat uw kind nodig heeft. Loopt uw kind vast? Vraag uw huisarts of de toegang van uw"
                 " gemeente.")),
        Begrip("kinderopvang", _("Kinderopvang"),
               _("Gewone kinderopvang staat niet op deze site. Vraag het de opvang zelf of uw gemeente."),
               ("gemeenten", "")),
        Begrip("kraamzorg", _("Kraamzorg"),
               _("Hulp thuis na een geboorte. Dat is geen jeugdhulp. Vraag uw zorgverzekeraar.")),
        Begrip("leerplicht", _("Leerplicht"),
               _("Kinderen van 5 tot 16 jaar moeten naar school. Gaat uw kind niet? Praat met school of de"
                 " leerplichtambtenaar.")),
        Begrip("passend-onderwijs", _("Hulp op school"),
               _("Extra hulp bij het leren regelt de school. Dat heet passend onderwijs. Vraag ernaar op school.")),
        Begrip("vervoer", _("Vervoer"),
               _("Deze site gaat niet over vervoer. Vraag de toegang van uw gemeente wat kan."), ("gemeenten", "")),
        Begrip("volwassenenzorg", _("Hulp voor volwassenen"),
               _("Deze site is er voor hulp aan kinderen en jongeren. Zoekt u hulp voor uzelf? Begin bij uw"
                 " huisarts.")),
        Begrip("woning", _("Een huurwoning"),
               _("Huurwoningen staan niet op deze site. Vraag uw gemeente hoe u een woning zoekt."),
               ("gemeenten", "")),
    ]  # fmt: skip
