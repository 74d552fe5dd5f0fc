"""What a region says on its pages, with a plain sentence where it says nothing itself."""

from collections.abc import Mapping

from wijzer.published.gegevens import RegioInfo

ALGEMEEN = {
    "cpwv.naam": "coördinatiepunt wonen en verblijf",
    "cpwv.afkorting": "coördinatiepunt",
    "cpwv.tekst": "Het coördinatiepunt zoekt mee naar een plek om te wonen.",
    "cpwv.wel": "",
    "cpwv.niet": "",
    "route.toegang.naam": "De gemeente",
    "route.toegang.tekst": "De gemeente geeft toegang tot jeugdhulp en helpt kiezen.",
    "route.gi.naam": "Een gecertificeerde instelling",
    "route.gi.tekst": "Een gecertificeerde instelling regelt de hulp als de rechter dat bepaalt.",
    "route.medisch.naam": "De huisarts, jeugdarts of medisch specialist",
    "route.medisch.tekst": "Een huisarts, jeugdarts of medisch specialist kan ook verwijzen.",
    "crisis.titel": "Spoed: bel meteen",
    "crisis.tekst": "Bij een crisis is er geen wachtlijst. Bel meteen.",
    "crisis.112.naam": "Alarmnummer",
    "crisis.112.telefoon": "112",
    "crisis.112.tekst": "Is iemand nu in gevaar? Bel 112.",
    "crisis.veilig-thuis.naam": "Veilig Thuis",
    "crisis.veilig-thuis.telefoon": "0800-2000",
    "crisis.veilig-thuis.tekst": "Is het thuis niet veilig? Bel Veilig Thuis voor hulp en advies.",
}


def teksten_of(regio: RegioInfo) -> Mapping[str, str]:
    """Give every text that pages count on; the region's own come first."""
    return {**ALGEMEEN, **regio.teksten}
