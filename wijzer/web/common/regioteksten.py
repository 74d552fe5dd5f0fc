"""What a region says on its pages, with a plain sentence where it says nothing itself."""

from collections.abc import Mapping

from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.teksten import Gegeven, gegeven

ALGEMEEN = {
    "cpwv.naam": Tekst("coördinatiepunt wonen en verblijf"),
    "cpwv.afkorting": Tekst("coördinatiepunt"),
    "cpwv.tekst": Tekst("Het coördinatiepunt zoekt mee naar een plek om te wonen."),
    "cpwv.wel": "",
    "cpwv.niet": "",
    "route.toegang.naam": Tekst("De gemeente"),
    "route.toegang.tekst": Tekst("De gemeente geeft toegang tot jeugdhulp en helpt kiezen."),
    "route.gi.naam": Tekst("De jeugdbescherming"),
    "route.gi.tekst": Tekst("De jeugdbescherming regelt de hulp als de rechter dat bepaalt."),
    "route.medisch.naam": Tekst("De huisarts, jeugdarts of medisch specialist"),
    "route.medisch.tekst": Tekst(
        "Een huisarts, jeugdarts of medisch specialist kan ook verwijzen."
    ),
    "stappen.route.algemeen": "\n".join(
        (
            Tekst("Zorg voor een verwijzing. Dat is de toestemming voor jeugdhulp."),
            Tekst("Bel de aanbieder. Vraag of er plek is en of de hulp past bij uw kind."),
        )
    ),
    "stappen.route.direct": "\n".join(
        (
            Tekst(
                "Bel de aanbieder. Vraag of er plek is, hoe lang het wachten is en of de hulp past."
            ),
            Tekst("Zorg voor een verwijzing. Dat is de toestemming voor deze hulp."),
            Tekst(
                "Meld aan bij de aanbieder. Dat gaat hier rechtstreeks. De aanbieder maakt een afspraak voor een eerste"
                " gesprek."
            ),
        )
    ),
    "stappen.route.cpwv": "\n".join(
        (
            Tekst("Zorg voor een verwijzing. Dat is de toestemming voor deze hulp."),
            Tekst("Aanmelden gaat via het coördinatiepunt. Wie verwijst, meldt uw kind daar aan."),
            Tekst(
                "Bel de aanbieder met vragen over een plek. Vraag of de plek nog vrij is en of de hulp past."
            ),
        )
    ),
    "stappen.route.rechter": "\n".join(
        (
            Tekst(
                "Praat met de gemeente of de jeugdbeschermer. Zij bekijken samen met u of gesloten jeugdhulp nodig is."
            ),
            Tekst(
                "De kinderrechter beslist. Zonder toestemming van de rechter kan een kind hier niet verblijven."
            ),
        )
    ),
    "stappen.route.bellen": "\n".join(
        (
            Tekst("Is er nu gevaar? Bel 112."),
            Tekst("Bel meteen. Wacht niet en vul niets in. Er is geen wachtlijst."),
        )
    ),
    "stappen.route.geen": Tekst(
        "Vraag het wie verwijst. U meldt zich niet zelf aan. Het is geen plek om te zoeken."
    ),
    "crisis.titel": Tekst("Spoed: bel meteen"),
    "crisis.tekst": Tekst("Bij een crisis is er geen wachtlijst. Bel meteen."),
    "crisis.112.naam": Tekst("Alarmnummer"),
    "crisis.112.telefoon": "112",
    "crisis.112.tekst": Tekst("Is iemand nu in gevaar? Bel 112."),
    "crisis.veilig-thuis.naam": Tekst("Veilig Thuis"),
    "crisis.veilig-thuis.telefoon": "0800-2000",
    "crisis.veilig-thuis.tekst": Tekst(
        "Is het thuis niet veilig? Bel Veilig Thuis voor hulp en advies."
    ),
}


def algemene_teksten() -> Mapping[str, Gegeven]:
    """What pages say where no region is known, in the present language."""
    return {naam: gegeven(tekst) for naam, tekst in ALGEMEEN.items()}


def teksten_of(regio: RegioInfo) -> Mapping[str, Gegeven]:
    """Give every text that pages count on in the present language; the region's own come first."""
    return {naam: gegeven(tekst) for naam, tekst in untranslated_of(regio).items()}


def untranslated_of(regio: RegioInfo) -> Mapping[str, str]:
    """The same texts as they were written, for who tells a text of several lines line by line."""
    return {**ALGEMEEN, **regio.teksten}
