"""Every setting in the folder of a region has an effect that a visitor can see, at the first load and at each later one."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.factories import AT
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from wijzer.domain.regio.gebied import Versheid
from wijzer.domain.regiomap.feiten import regiofeiten_of
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import Laadverslag, laad_regio

UITLEG, OVER, START = "/twente/uitleg", "/twente/over", "/twente"
HULP, GEMEENTE, ZOEKEN = "/twente/hulp/gezinshuis", "/twente/gemeenten/GM0164", "/twente/zoeken"
PRODUCT = "/twente/producten/WGZHF"
Wijziging = Callable[[Regiogegevens], Regiogegevens]


@pytest.fixture(scope="module")
def gegevens() -> Regiogegevens:
    """The folder of Twente without its thousand words: those have tests of their own."""
    return replace(read_regio(SEED / "twente", at=AT), synoniemen=())


def new(naam: str) -> str:
    """A text of its own for each setting, so that one load shows them all."""
    return f"Nieuw voor {naam.replace('.', ' ')} is dit"


def text(sleutel: str, tekst: str) -> Wijziging:
    return lambda map_: replace(
        map_, regio=replace(map_.regio, teksten={**map_.regio.teksten, sleutel: tekst})
    )


def region(**velden: Any) -> Wijziging:
    return lambda map_: replace(map_, regio=replace(map_.regio, **velden))


def row(lijst: str, wie: str, **velden: Any) -> Wijziging:
    """One row of a list, by its slug or code, says something else."""

    def change(map_: Regiogegevens) -> Regiogegevens:
        rijen = tuple(
            replace(rij, **velden)
            if wie in {getattr(rij, "slug", ""), getattr(rij, "code", "")}
            else rij
            for rij in getattr(map_, lijst)
        )
        velden_van_map: dict[str, Any] = {lijst: rijen}
        return replace(map_, **velden_van_map)

    return change


TEKST_OP = {
    **dict.fromkeys(("cpwv.naam", "cpwv.afkorting", "cpwv.tekst", "cpwv.wel", "cpwv.niet"), UITLEG),
    **{
        f"route.{weg}.{deel}": UITLEG
        for weg in ("toegang", "gi", "medisch")
        for deel in ("naam", "tekst")
    },
    **{f"crisis.ggz.{deel}": UITLEG for deel in ("naam", "tekst")},
    **{
        f"verwijzen.{naam}": UITLEG
        for naam in ("geldigheid", "minuten", "codes", "begindatum", "toekomstplan", "reistijd")
    },
    "crisis.titel": START,
    "crisis.tekst": UITLEG,
    "hulpvorm.gezinshuis": HULP,
    "contact.naam": OVER,
    "uitsluiting.GM0164": GEMEENTE,
}
"""Texts, and the page on which each is read."""
ANDERS: dict[str, tuple[Wijziging, str, str]] = {
    "naam": (region(naam="Nieuw Twente"), START, "Nieuw Twente"),
    "versheid": (region(versheid=Versheid(9, 33)), UITLEG, "33 dagen"),
    "tarieven_openbaar": (region(tarieven_openbaar=True), PRODUCT, "€"),
    "crisis.ggz.telefoon": (text("crisis.ggz.telefoon", "074-000 00 77"), UITLEG, "074-000 00 77"),
    "contact.email": (text("contact.email", "nieuw@regio.example"), OVER, "nieuw@regio.example"),
    "contact.telefoon": (text("contact.telefoon", "074-000 00 78"), OVER, "074-000 00 78"),
    "telwoord.gezinshuis": (text("telwoord.gezinshuis", "nieuw huis\nnieuwe huizen"), HULP, "nieuwe huizen"),
    "interventies.uitleg": (text("interventies.uitleg", "Vraag het na."), f"{ZOEKEN}?zoek=zweefteam", "Vraag het na."),
    "interventies.apart": (text("interventies.apart", "Zweefteam"), f"{ZOEKEN}?zoek=zweefteam", "Vraag het na."),
    "stappen.route.cpwv": (text("stappen.route.cpwv", "Nieuwe stap. Zo."), HULP, "Nieuwe stap"),
    "stappen.gezinshuis": (text("stappen.gezinshuis", "Eigen stap. Zo.\n*"), HULP, "Eigen stap"),
    "tabel.advies-screening.rijen": (text("tabel.advies-screening.rijen", "Vraag | Nieuwe kolom\nWie? | Een nieuwe cel"), UITLEG, "Een nieuwe cel"),
    "hulpvormen.csv": (row("hulpvormen", "gezinshuis", tekst="Nieuwe uitleg."), HULP, "Nieuwe uitleg."),
    "segmenten.csv": (row("segmenten", "wonen-en-verblijf", naam="Nieuw wonen"), "/twente/hulp", "Nieuw wonen"),
    "doelgroepen.csv": (row("doelgroepen", "lvb", naam="Nieuwe doelgroep"), ZOEKEN, "Nieuwe doelgroep"),
    "gemeenten.csv naam": (row("gemeenten", "GM0153", naam="Nieuwschede"), "/twente/gemeenten", "Nieuwschede"),
    "gemeenten.csv gemeentehuis": (row("gemeenten", "GM0164", gemeentehuis="Nieuw Stadhuis", bevestigd_at=AT), GEMEENTE, "Nieuw Stadhuis"),
}  # fmt: skip
"""What is no text, or has a form: how it changes in the folder, the page on which that shows, and what stands there then."""
EFFECT = {
    **{naam: (text(naam, new(naam)), pad, new(naam)) for naam, pad in TEKST_OP.items()},
    **ANDERS,
}
ELDERS_GEZIEN = {"provincie", "productcode_patroon", "interventies.ABHIA"}
"""Seen only where it is asked for: a place with its province in a search, a file that is read in, the page of a product (`test_feiten.py`)."""


def load(wereld: Wereld, gegevens: Regiogegevens) -> Laadverslag:
    with wereld.database.transaction(at=AT) as store:
        return laad_regio(store, gegevens, at=AT)


def told(antwoord: TestResponse) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(antwoord.data)
    return inhoud


@pytest.fixture
def geladen(wereld: Wereld, gegevens: Regiogegevens) -> Wereld:
    """The region as its folder has it, loaded before."""
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(gegevens.regio)
        for gemeente in gegevens.gemeenten:
            store.regios.save_gemeente(gemeente)
        laad_regio(store, gegevens, at=AT)
        producten = store.producten.all("twente")
        store.producten.save_many(
            [replace(product, tarief=product.tarief or Decimal(12)) for product in producten]
        )
    return wereld


def test_every_setting_that_changes_in_the_folder_is_seen(
    geladen: Wereld, client: CheckedClient, gegevens: Regiogegevens
):
    paden = {pad for _, pad, _ in EFFECT.values()}
    voor = {pad: client.pagina(pad).text for pad in paden}
    anders = gegevens
    for wijzig, _, _ in EFFECT.values():
        anders = wijzig(anders)
    assert load(geladen, anders).changed
    na = {pad: client.pagina(pad).text for pad in paden}
    for instelling, (_, pad, verwacht) in EFFECT.items():
        assert verwacht not in voor[pad], instelling
        assert verwacht in na[pad], instelling
    assert not load(geladen, anders).changed


def test_a_text_that_disappears_from_the_folder_disappears_from_the_pages(
    geladen: Wereld, client: CheckedClient, gegevens: Regiogegevens
):
    minuten = gegevens.regio.teksten["verwijzen.minuten"]
    zonder = {
        naam: tekst for naam, tekst in gegevens.regio.teksten.items() if naam != "verwijzen.minuten"
    }
    assert minuten in client.pagina(UITLEG).text
    load(geladen, region(teksten=zonder)(gegevens))
    assert minuten not in client.pagina(UITLEG).text


def test_the_table_names_every_setting_of_the_folder(gegevens: Regiogegevens):
    zelfde_soort = (
        "teksten.hulpvorm.",
        "teksten.telwoord.",
        "teksten.elders.",
        "teksten.crisis.",
        "teksten.stappen.",
        "teksten.tabel.",
    )
    namen = {naam for naam in regiofeiten_of(gegevens.regio) if not naam.startswith(zelfde_soort)}
    korter = {
        naam.removeprefix("teksten.").replace("uitsluitingen.", "uitsluiting.") for naam in namen
    }
    assert korter - ELDERS_GEZIEN <= EFFECT.keys()


def test_other_days_bring_an_entry_back_and_take_it_away_in_page_and_feed(
    geladen: Wereld, client: CheckedClient, gegevens: Regiogegevens
):
    feed, linde = "/api/v1/aanbod?product=WGZHG", f"/twente/groepen/{geladen.linde.publiek_id}"
    antwoorden = []
    for versheid in (Versheid(14, 42), Versheid(100, 120), Versheid(14, 42)):
        load(geladen, region(versheid=versheid)(gegevens))
        antwoorden.append((client.get(feed), client.pagina(linde).text))
    (eerst, tekst), (open_, open_tekst), (dicht, dicht_tekst) = antwoorden
    stand = [told(moment)["resultaten"][0]["beschikbaarheid"] for moment in (eerst, open_, dicht)]
    assert [stand_toen["actualiteit"] for stand_toen in stand] == [
        "verlopen",
        "actueel",
        "verlopen",
    ]
    assert [stand_toen["vrijePlekken"] for stand_toen in stand] == [None, 1, None]
    assert len({antwoord.headers["ETag"] for antwoord, _ in antwoorden}) == 3
    assert tekst == dicht_tekst != open_tekst


def test_other_days_are_news_to_who_follows_the_changes(
    geladen: Wereld, client: CheckedClient, gegevens: Regiogegevens
):
    laatste = told(client.get("/api/v1/aanbod")).get("laatsteNummer", 0)
    load(geladen, region(versheid=Versheid(100, 120))(gegevens))
    nieuw = told(client.get(f"/api/v1/wijzigingen?na={laatste}"))
    assert any(resultaat["soort"] == "aanbod" for resultaat in nieuw["resultaten"])
