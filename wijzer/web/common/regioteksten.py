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
    "route.gi.naam": Tekst("Een gecertificeerde instelling"),
    "route.gi.tekst": Tekst(
        "Een gecertificeerde instelling regelt de hulp als de rechter dat bepaalt."
    ),
    "route.medisch.naam": Tekst("De huisarts, jeugdarts of medisch specialist"),
    "route.medisch.tekst": Tekst(
        "Een huisarts, jeugdarts of medisch specialist kan ook verwijzen."
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


def teksten_of(regio: RegioInfo) -> Mapping[str, Gegeven]:
    """Give every text that pages count on in the present language; the region's own come first."""
    return {naam: gegeven(tekst) for naam, tekst in {**ALGEMEEN, **regio.teksten}.items()}
