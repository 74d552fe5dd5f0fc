"""Every word of the field that a page uses, in plain words; pages link to `uitleg#begrip-<anker>`."""

from collections.abc import Mapping

from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.begrippen.begrip import Begrip
from wijzer.web.public.begrippen.vragen import not_here, questions
from wijzer.web.public.begrippen.wegwoorden import (
    about_decisions,
    about_judge,
    about_money,
    about_people,
)


def explanations(teksten: Mapping[str, str]) -> dict[str, Begrip]:
    """Everything that is explained in two lines, by the key under which a search finds it."""
    alle = (*begrippen(teksten), *questions(), *not_here())
    return {begrip.anker: begrip for begrip in alle}


def begrippen(teksten: Mapping[str, str]) -> list[Begrip]:
    """Give all words in the language of the page, by alphabet.

    How a region calls its coördinatiepunt stands in its texts.
    """
    cpwv = Begrip(
        "cpwv",
        teksten["cpwv.afkorting"],
        _("%(naam)s: het zoekt mee naar een plek om te wonen.", naam=teksten["cpwv.naam"]),
        ("uitleg", "cpwv"),
    )
    alle = [
        cpwv,
        *_about_waiting(),
        *_about_help(),
        *_about_ways(),
        *_about_places(),
        *about_decisions(),
        *about_money(),
        *about_people(),
        *about_judge(),
    ]
    return sorted(alle, key=lambda begrip: begrip.woord.casefold())


def _about_waiting() -> list[Begrip]:
    return [
        Begrip("aanmeldstop", _("Aanmeldstop"),
               _("De aanbieder neemt voorlopig niemand aan, ook niet op de wachtlijst.")),
        Begrip("aanmeldwachttijd", _("Aanmeldwachttijd"),
               _("De weken van een complete aanmelding tot het eerste gesprek."), ("uitleg", "wachttijd")),
        Begrip("behandelwachttijd", _("Behandelwachttijd"),
               _("De weken van het eerste gesprek tot de hulp echt begint."), ("uitleg", "wachttijd")),
        Begrip("geen-opgave", _("Geen opgave"),
               _("De aanbieder heeft dit niet ingevuld, of het is te oud. Het betekent niet nul.")),
        Begrip("intake", _("Intake"), _("Het eerste gesprek bij een aanbieder. Samen kijkt u welke hulp nodig is.")),
        Begrip("matching", _("Matching"),
               _("Eerst kijken wie past: welk kind bij de vrije plek hoort. Daarom is er geen vaste wachttijd.")),
        Begrip("peildatum", _("Peildatum"),
               _("De dag waarop een getal klopte. Dat kan eerder zijn dan de dag van invullen."),
               ("uitleg", "versheid")),
        Begrip("verouderd", _("Verouderd"), _("De opgave is al wat ouder. Bel om te vragen of zij nog klopt.")),
    ]  # fmt: skip


def _about_help() -> list[Begrip]:
    return [
        Begrip("ambulant", _("Ambulant"), _("Hulp waarbij een kind thuis blijft wonen.")),
        Begrip("behandeling", _("Behandeling"),
               _("Hulp om klachten minder te maken, bijvoorbeeld angst of somberheid.")),
        Begrip("begeleiding", _("Begeleiding"), _("Hulp bij het gewone leven, bijvoorbeeld een vast dagritme.")),
        Begrip("crisis", _("Crisis"), _("Er is nu gevaar of grote nood. Dan belt u meteen; er is geen wachtlijst.")),
        Begrip("doelgroep", _("Doelgroep"), _("Voor welke kinderen een locatie bedoeld is.")),
        Begrip("ggz", _("Ggz"), _("Geestelijke gezondheidszorg: hulp bij psychische klachten.")),
        Begrip("hulpvorm", _("Hulpvorm"), _("Een soort hulp, bijvoorbeeld gezinshuis of vaktherapie.")),
        Begrip("intensiteit", _("Intensiteit"),
               _("De zwaarte van de hulp. Het staat als letter aan het einde van veel productcodes.")),
        Begrip("jeugdhulp", _("Jeugdhulp"),
               _("Hulp aan kinderen en gezinnen bij opgroeien en opvoeden. De gemeente is er verantwoordelijk"
                 " voor.")),
        Begrip("jeugdzorgplus", _("JeugdzorgPlus"), _("Gesloten jeugdhulp. De kinderrechter beslist daarover.")),
        Begrip("lvb", _("Lvb"), _("Licht verstandelijke beperking: leren en begrijpen gaat moeilijker.")),
        Begrip("productcode", _("Productcode"),
               _("Een code voor precies één soort hulp. Verwijzers en gemeenten gebruiken die.")),
        Begrip("segment", _("Segment"), _("Een hoofdsoort van hulp, bijvoorbeeld ambulant of wonen en verblijf.")),
        Begrip("verblijf", _("Verblijf"), _("Tijdelijk ergens wonen, meestal met behandeling.")),
        Begrip("wonen", _("Wonen"), _("Langer ergens anders wonen, met begeleiding.")),
    ]  # fmt: skip


def _about_ways() -> list[Begrip]:
    return [
        Begrip("brede-analyse", _("Brede analyse"),
               _("Een verslag van wat een kind nodig heeft. Wie meedenkt over het kind, gebruikt hetzelfde"
                 " verslag."),
               ("uitleg", "cpwv")),
        Begrip("gi", _("Gecertificeerde instelling (GI)"),
               _("De jeugdbescherming: een organisatie die kinderen begeleidt als de rechter dat bepaalt."),
               ("uitleg", "route-gi")),
        Begrip("lta", _("LTA"), _("Hulp die voor heel Nederland is geregeld.")),
        Begrip("medische-verwijzing", _("Medische verwijzing"),
               _("Een verwijzing van een huisarts, jeugdarts of medisch specialist."), ("uitleg", "route-medisch")),
        Begrip("toegang", _("Toegang"), _("Het team van de gemeente dat met u kijkt welke hulp past."),
               ("gemeenten", "")),
        Begrip("toekomstplan", _("Toekomstplan"), _("Een plan vanaf 16 jaar voor het leven als volwassene.")),
        Begrip("toewijzing", _("Toewijzing"), _("Het besluit van de gemeente dat een kind deze hulp krijgt.")),
        Begrip("verwijzer", _("Verwijzer"),
               _("Wie een kind naar jeugdhulp verwijst: de gemeente, een arts of een GI.")),
        Begrip("verwijzing", _("Verwijzing"), _("De toestemming die u nodig heeft voor jeugdhulp."),
               ("uitleg", "verwijzing")),
    ]  # fmt: skip


def _about_places() -> list[Begrip]:
    return [
        Begrip("aanbieder", _("Aanbieder"), _("Een organisatie die jeugdhulp geeft.")),
        Begrip("afgeschermd", _("Afgeschermd adres"),
               _("Een adres dat geheim blijft, omdat kinderen daar veilig moeten zijn."), ("uitleg", "adres")),
        Begrip("groep", _("Groep"), _("Een huis waar kinderen wonen, bijvoorbeeld een gezinshuis of een woongroep.")),
        Begrip("groepsgrootte", _("Groepsgrootte"), _("Hoeveel kinderen er in een groep kunnen wonen.")),
        Begrip("locatie", _("Locatie"), _("Een groep of een vestiging van een aanbieder.")),
        Begrip("plek", _("Plek"),
               _("Een vrije plaats waar nu een kind terecht kan. Eén plek kan bij meer soorten hulp staan. Wij tellen"
                 " haar dan één keer.")),
        Begrip("regio", _("Regio"), _("Gemeenten die samen jeugdhulp regelen.")),
        Begrip("rolstoeltoegankelijk", _("Rolstoeltoegankelijk"),
               _("De aanbieder zegt dat iemand met een rolstoel naar binnen kan, en naar het toilet. Staat er"
                 " “niet opgegeven”? Bel dan en vraag het.")),
        Begrip("vestiging", _("Vestiging"), _("Een kantoor van waaruit hulp wordt gegeven.")),
        Begrip("werkgebied", _("Werkgebied"), _("De gemeenten waar een vestiging hulp geeft.")),
    ]  # fmt: skip
