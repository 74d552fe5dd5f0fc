"""The list of cases of the adrescontrole, with how the check stands."""

from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Zaakstatus
from wijzer.domain.ids import AanbiederId
from wijzer.domain.klok import day_of
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.services.afwijkingen.exporteer_afwijkingen import exporteer_afwijkingen
from wijzer.services.afwijkingen.overzie_afwijkingen import (
    AANDACHT,
    Zakenlijst,
    overzie_afwijkingen,
)
from wijzer.services.afwijkingen.overzie_betrokkenen import overzie_betrokkenen
from wijzer.services.afwijkingen.zaakvolgorde import URGENTIE, Volgorde, in_order
from wijzer.services.controle.verslag import Verslagregel
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store
from wijzer.web.beheer.afwijkingen.controletekst import is_serious, tell_controle, tell_nothing
from wijzer.web.beheer.afwijkingen.zaaktekst import tell_zaak
from wijzer.web.beheer.inzage import current_zicht
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag, cut_page, pages_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, current_regio, office_read

ALLE = "alle"
KOLOMMEN = (
    "afwijking_id", "soort", "status", "verschil", "aanbieder", "agb", "locatie_id", "locatie", "productcode",
    "gevonden_op", "laatst_gezien_op", "gesloten_op", "heropend", "verschil_toen", "hulpvorm",
)  # fmt: skip
_VOLGORDES = {
    Volgorde.URGENTIE: "Dringendste eerst",
    Volgorde.OUDSTE: "Oudste eerst",
    Volgorde.NIEUWSTE: "Nieuwste eerst",
    Volgorde.AANBIEDER: "Op naam van de aanbieder",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zakenvraag:
    """The question to the list of cases; `vraag` can ask it again."""

    vraag: Lijstvraag
    status: str
    soort: Afwijkingsoort | None
    aanbieder_id: AanbiederId | None
    volgorde: Volgorde

    @property
    def statussen(self) -> Collection[Zaakstatus]:
        """The statuses that fit."""
        if self.status == ALLE:
            return frozenset(Zaakstatus)
        return frozenset({Zaakstatus(self.status)}) if self.status else AANDACHT

    def fetch(self, store: Store, zicht: Zicht = DICHT) -> tuple[Zakenlijst, list[Zaakregel]]:
        """The cases that fit, in order, with what there is besides."""
        lijst = overzie_afwijkingen(
            store,
            current_regio(),
            by=current_actor(),
            statussen=self.statussen,
            soort=self.soort,
            aanbieder_id=self.aanbieder_id,
            zicht=zicht,
            at=now(),
        )
        return lijst, in_order(lijst.regels, self.volgorde)


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the form of the list offers: value and text, with how many cases there are of it."""

    statussen: list[tuple[str, str]]
    soorten: list[tuple[str, str]]
    volgordes: list[tuple[str, str]]


def ask_cases() -> Zakenvraag:
    """Read from the address which cases are asked for."""
    vraag = Lijstvraag(request.args)
    soort = vraag.keuze("soort", [mogelijke_soort.value for mogelijke_soort in Afwijkingsoort])
    return Zakenvraag(
        vraag=vraag,
        status=vraag.keuze("status", [ALLE, *(status.value for status in Zaakstatus)]),
        soort=Afwijkingsoort(soort) if soort else None,
        aanbieder_id=_aanbieder(vraag),
        volgorde=Volgorde(vraag.keuze("sorteer", list(Volgorde), Volgorde.URGENTIE)),
    )


@bp.get("/afwijkingen")
def afwijkingen() -> ResponseReturnValue:
    """List the cases that ask for attention, or the ones that are asked for."""
    gevraagd = ask_cases()
    with office_read() as store:
        lijst, regels = gevraagd.fetch(store, current_zicht(store))
        betrokken = overzie_betrokkenen(
            store, current_regio(), gekozen=gevraagd.aanbieder_id, by=current_actor()
        )
    bladen = pages_of(gevraagd.vraag, len(regels))
    aanbieders = [(str(aanbieder.id), aanbieder.naam) for aanbieder in betrokken]
    feiten = {"regels": cut_page(regels, bladen), "bladen": bladen, "aanbieders": aanbieders}
    return render_template("beheer/afwijkingen.html", **feiten, **_facts(gevraagd, lijst))


def _facts(gevraagd: Zakenvraag, lijst: Zakenlijst) -> dict[str, object]:
    return {
        "gevraagd": gevraagd,
        "lijst": lijst,
        "zinnen": tell_controle(lijst.controle),
        "ernstig": is_serious(lijst.controle),
        "niets": tell_nothing(lijst),
        "keuzes": _choices(gevraagd, lijst),
        "vandaag": today(),
        "fouten": gevraagd.vraag.fouten,
    }


@bp.get("/afwijkingen/export")
def afwijkingen_export() -> ResponseReturnValue:
    """Give the same cases as a CSV file. Nothing in it says where a locatie is, also while addresses are opened."""
    gevraagd = ask_cases()
    with office_read() as store:
        _lijst, regels = gevraagd.fetch(store)
        uitvoer = exporteer_afwijkingen(
            store, current_regio(), regels, by=current_actor(), today=today()
        )
    bestand = BytesIO()
    write_table(bestand, Bestandsvorm.CSV, KOLOMMEN, map(_cells, uitvoer))
    naam = f"afwijkingen-{current_regio()}-{today().isoformat()}.csv"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(bestand.getvalue(), mimetype="text/csv", headers=koppen)


def _choices(gevraagd: Zakenvraag, lijst: Zakenlijst) -> Keuzes:
    statussen = [
        ("", f"{_('Vraagt aandacht')} ({lijst.count()})"),
        *(
            (status.value, f"{status.label} ({lijst.count(statussen={status})})")
            for status in Zaakstatus
        ),
        (ALLE, f"{_('Alle')} ({lijst.count(statussen=frozenset(Zaakstatus))})"),
    ]
    soorten = [
        (soort.value, f"{soort.label} ({lijst.count(soort=soort, statussen=gevraagd.statussen)})")
        for soort in URGENTIE
    ]
    return Keuzes(
        statussen=statussen,
        soorten=[("", _("Alle soorten")), *soorten],
        volgordes=[(volgorde.value, _(_VOLGORDES[volgorde])) for volgorde in Volgorde],
    )


def _aanbieder(vraag: Lijstvraag) -> AanbiederId | None:
    waarde = vraag.args.get("aanbieder", "")
    if not waarde:
        return None
    try:
        gekozen = AanbiederId(UUID(waarde))
    except ValueError:
        vraag.fouten["aanbieder"] = [_("Deze aanbieder bestaat niet. Kies iets uit de lijst.")]
        return None
    vraag.gekozen["aanbieder"] = str(gekozen)
    return gekozen


def _cells(regel: Verslagregel) -> list[str | int | None]:
    zaak, tekst = regel.afwijking, tell_zaak(regel.afwijking)
    momenten = (zaak.opened_at, zaak.gezien_at, zaak.closed_at)
    return [
        str(zaak.id),
        zaak.bevinding.soort.value,
        zaak.status.value,
        tekst.verschilt and ", ".join(zaak.bevinding.verschil),
        regel.aanbieder,
        regel.agb,
        str(regel.locatie.id),
        regel.locatie.naam,
        zaak.bevinding.hulp.productcode if zaak.bevinding.hulp else None,
        *(day_of(moment).isoformat() if moment else None for moment in momenten),
        zaak.heropend,
        tekst.verschilde and ", ".join(zaak.bevinding.verschil),
        regel.hulpvorm.naam if regel.hulpvorm else None,
    ]
