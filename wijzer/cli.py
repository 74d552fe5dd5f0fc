"""The command `wijzer`: one file per group of commands in `wijzer.commando`, loaded only when it is asked for.

Exit codes: 0 done, 1 refused with reasons, 2 wrong call.
"""

import click

from wijzer import __version__
from wijzer.commando.gedeeld.basis import Hoofdgroep

OPDRACHTEN = {
    "init": ("wijzer.commando.klaarzetten:init", "Maak de database klaar en laad de gegevens van de regio's."),
    "demo": ("wijzer.commando.demo:demo", "Start de site met voorbeeldgegevens van Twente."),
    "serve": ("wijzer.commando.serveren:serve", "Start de site, met de taken ernaast."),
    "taken": ("wijzer.commando.taken:taken", "Voer alleen de geplande taken uit."),
    "import": ("wijzer.commando.bestanden:importeer",
               "Lees een bestand in: pdc, contracten, locaties, historie of gemeentegrenzen."),
    "export": ("wijzer.commando.bestanden:exporteer", "Schrijf een bestand: pdc, contracten of locaties."),
    "adrescontrole": ("wijzer.commando.controle:adrescontrole", "Vergelijk de ingevoerde adressen met de contracten."),
    "publiceren": ("wijzer.commando.controle:publiceren", "Maak de openbare gegevens opnieuw, of vergelijk ze alleen."),
    "uitnodigen": ("wijzer.commando.gebruikers:uitnodigen", "Nodig iemand uit voor een account."),
    "backup": ("wijzer.commando.kopie:backup", "Maak een reservekopie van alles, terwijl de site draait."),
    "afschermingen": ("wijzer.commando.kopie:afschermingen",
                      "Schrijf een verzegelde lijst van wie er is afgeschermd, bij de kopieën."),
    "restore": ("wijzer.commando.kopie:restore", "Zet een reservekopie terug; wie is afgeschermd, blijft afgeschermd."),
    "sleutels": ("wijzer.commando.sleutels:sleutels", "Versleutel alles opnieuw, met de nieuwe sleutels."),
    "logboek": ("wijzer.commando.sleutels:logboek", "Ga na of er in het logboek niets is gewijzigd."),
    "gezondheid": ("wijzer.commando.controle:gezondheid", "Zeg of alles het doet."),
}  # fmt: skip
"""Name → where it stands and what it does.

`--help` needs no more than this, so that a start loads only what it uses.
"""


def _tell_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"wijzer {__version__}")
        ctx.exit()


main = Hoofdgroep(
    name="wijzer",
    opdrachten=OPDRACHTEN,
    help="Beschikbaarheidswijzer: laat zien waar in de regio plek is voor jeugdhulp.\n\n"
    "Instellingen komen uit omgevingsvariabelen die met WIJZER_ beginnen; zie de README.",
)
main.params.append(
    click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_tell_version,
        help="Toon de versie.",
    )
)


if __name__ == "__main__":
    main()
