"""Words of the way to help, in plain words: laws, decisions, who stands beside a family, and the judge."""

from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.begrippen.begrip import Begrip


def about_decisions() -> list[Begrip]:
    """What is decided, and what can be done about it."""
    return [
        Begrip("beschikking", _("Beschikking"),
               _("De brief waarin de gemeente haar besluit over hulp geeft. Daarin staat ook hoe u bezwaar maakt.")),
        Begrip("bezwaar", _("Bezwaar"),
               _("U bent het niet eens met een besluit van de gemeente. Maak binnen 6 weken bezwaar. In de"
                 " brief staat hoe.")),
        Begrip("indicatie", _("Indicatie"),
               _("Zo noemen mensen het besluit dat een kind hulp nodig heeft. Vraag ernaar bij de toegang van"
                 " uw gemeente."),
               ("uitleg", "verwijzing")),
        Begrip("familiegroepsplan", _("Familiegroepsplan"),
               _("Een plan dat u zelf maakt, samen met familie en bekenden. Geef het aan de gemeente.")),
        Begrip("vot", _("Verzoek om toewijzing (VOT)"),
               _("Bericht JW315. Hiermee vraagt een aanbieder de gemeente om hulp toe te wijzen."),
               ("uitleg", "verwijzers")),
        Begrip("vow", _("Verzoek om wijziging (VOW)"),
               _("Bericht JW317. Hiermee vraagt een aanbieder de gemeente om een toewijzing te veranderen."),
               ("uitleg", "verwijzers")),
    ]  # fmt: skip


def about_money() -> list[Begrip]:
    """Who pays, and under which law."""
    return [
        Begrip("jeugdwet", _("Jeugdwet"),
               _("De wet voor jeugdhulp. De gemeente zorgt voor jeugdhulp tot 18 jaar. Soms kan die langer duren.")),
        Begrip("pgb", _("Persoonsgebonden budget (pgb)"),
               _("Geld waarmee u zelf hulp inkoopt. U vraagt het aan bij de gemeente."), ("gemeenten", "")),
        Begrip("tarieven", _("Tarieven"),
               _("Wat een aanbieder voor hulp krijgt. De regio spreekt dat af met de aanbieders."),
               ("producten", "")),
        Begrip("wlz", _("Wet langdurige zorg (Wlz)"),
               _("Zorg voor wie blijvend heel veel zorg nodig heeft. Het Centrum indicatiestelling zorg (CIZ)"
                 " beslist daarover.")),
        Begrip("wmo", _("Wet maatschappelijke ondersteuning (Wmo)"),
               _("Hulp voor volwassenen. U vraagt die aan bij de gemeente."), ("gemeenten", "")),
        Begrip("zin", _("Zorg in natura (ZIN)"),
               _("De gemeente koopt de hulp in. U hoeft zelf niets in te kopen. De hulp op deze site is zorg in"
                 " natura.")),
        Begrip("zorgverzekering", _("Zorgverzekering"),
               _("Sommige zorg valt onder de Zorgverzekeringswet (Zvw). Vraag uw zorgverzekeraar wat die betaalt.")),
    ]  # fmt: skip


def about_people() -> list[Begrip]:
    """Who may stand beside a family, who refers, and what is found out about a child."""
    return [
        Begrip("clientondersteuning", _("Cliëntondersteuner"),
               _("Iemand die met u meedenkt en bij gesprekken kan zijn. Dat kost u niets. De gemeente zegt waar"
                 " u die vindt."),
               ("gemeenten", "")),
        Begrip("consultatiebureau", _("Consultatiebureau"),
               _("Hier kijken een arts en verpleegkundige hoe kinderen groeien. Een jeugdarts kan ook naar jeugdhulp"
                 " verwijzen."), ("uitleg", "verwijzing")),
        Begrip("klacht", _("Klacht"),
               _("Praat eerst met de aanbieder. Lukt dat niet, vraag dan naar de klachtenregeling. Een"
                 " vertrouwenspersoon kan"
                 " u helpen.")),
        Begrip("poh", _("Praktijkondersteuner (POH)"),
               _("Werkt bij de huisarts en praat met u of uw kind. Samen kijkt u welke hulp past."),
               ("uitleg", "verwijzing")),
        Begrip("diagnostiek", _("Diagnostiek"),
               _("Onderzoek naar wat er met een kind aan de hand is. Vraag de huisarts of de toegang van uw"
                 " gemeente.")),
        Begrip("iq-test", _("IQ-test"),
               _("Een test van hoe iemand leert en nadenkt. Losse tests staan niet op deze site. Vraag school"
                 " of de huisarts.")),
        Begrip("second-opinion", _("Second opinion"),
               _("Een andere deskundige kijkt opnieuw naar uw vraag. Vraag het aan uw aanbieder of aan de"
                 " huisarts.")),
        Begrip("tolk", _("Tolk"),
               _("Spreekt u niet goed Nederlands? Vraag vooraf of er een tolk bij het gesprek kan zijn.")),
        Begrip("vertrouwenspersoon", _("Vertrouwenspersoon"),
               _("Luistert naar u als u niet tevreden bent over jeugdhulp. Werkt niet bij de aanbieder of de"
                 " gemeente.")),
    ]  # fmt: skip


def about_judge() -> list[Begrip]:
    """When a judge has a say."""
    return [
        Begrip("gezag", _("Gezag"), _("Wie gezag heeft, zorgt voor een kind en neemt de beslissingen. Meestal"
                 " zijn dat de ouders.")),
        Begrip("jeugdbescherming", _("Jeugdbescherming"),
               _("De kinderrechter kan bepalen dat een gezin hulp moet krijgen. Een jeugdbeschermer begeleidt"
                 " dan het gezin."),
               ("uitleg", "route-gi")),
        Begrip("jeugdreclassering", _("Jeugdreclassering"),
               _("Begeleiding van jongeren die iets strafbaars hebben gedaan. Dezelfde organisaties doen ook"
                 " jeugdbescherming."),
               ("uitleg", "begrip-gi")),
        Begrip("ots", _("Ondertoezichtstelling (OTS)"),
               _("De kinderrechter bepaalt dat een jeugdbeschermer het gezin begeleidt. De ouders houden het gezag."),
               ("uitleg", "route-gi")),
        Begrip("raad", _("Raad voor de Kinderbescherming en kinderrechter"),
               _("De Raad onderzoekt of een kind veilig opgroeit en geeft advies. De kinderrechter beslist.")),
        Begrip("voogdij", _("Voogdij"),
               _("Een voogd neemt de beslissingen over een kind als de ouders dat niet kunnen of mogen.")),
    ]  # fmt: skip
