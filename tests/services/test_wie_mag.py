"""Every service with an actor, asked by everybody who may not: the other region, another aanbieder, another role.

A new service that takes `by` fails here until it stands in one of the tables, or among the exceptions with its reason.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_actor,
    make_adres,
    make_gebruiker,
    make_opgave,
)
from tests.services.buurregio import (
    BEA,
    BOB,
    BRON,
    FRANS,
    GENODIGD_ACCOUNT,
    JO,
    JO_ACCOUNT,
    KADERBRON,
    KIM,
    LINDE,
    LINDE_AANBOD,
    STIL,
    VERDWAALD,
    WEG,
    WIEBE,
    WOORD,
    ZAAK,
    facts,
)
from tests.steun.dagen import earliest
from wijzer import services
from wijzer.domain.accounts.inzage import Reden
from wijzer.domain.accounts.toegang import SYSTEEM, Actor, Rol
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.fouten import NietGevonden, NietToegestaan, WijzerFout
from wijzer.domain.ids import AanbodId
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.domain.regio.gebied import Contact, Versheid
from wijzer.domain.regiomap.teksten import Tekstgroep
from wijzer.files.tabel.fouten import Gelezen
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.services.accounts.schakel_uit import schakel_in, schakel_uit
from wijzer.services.accounts.wijzig_rol import wijzig_rol
from wijzer.services.afwijkingen.behandel_afwijking import add_note, change_status
from wijzer.services.afwijkingen.controlestand import overzie_controle
from wijzer.services.afwijkingen.exporteer_afwijkingen import exporteer_afwijkingen
from wijzer.services.afwijkingen.overzie_afwijkingen import overzie_afwijking, overzie_afwijkingen
from wijzer.services.bestanden.exporteer_contracten import exporteer_contracten
from wijzer.services.bestanden.exporteer_locaties import exporteer_locaties
from wijzer.services.bestanden.exporteer_pdc import exporteer_pdc
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_gemeentegrenzen import importeer_gemeentegrenzen
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.bestanden.voorbeeldrij import voorbeeld_contracten, voorbeeld_pdc
from wijzer.services.controle.controleer_adressen import (
    check_aanbieder_adressen,
    check_locatie_adres,
    check_regio,
)
from wijzer.services.controle.vraag_controle import vraag_controle
from wijzer.services.inkoop.overzie_aanbieders import overzie_aanbieder, overzie_aanbieders
from wijzer.services.inkoop.overzie_contracten import overzie_contracten, overzie_hulpvormen
from wijzer.services.inkoop.overzie_producten import overzie_producten
from wijzer.services.inloggen.account import fetch_account, hold_account, hold_beheerder
from wijzer.services.inloggen.bewijs import act_proven
from wijzer.services.intrekking.overzie import (
    overzie_eerdere_producten,
    overzie_ingetrokken_locatie,
    overzie_ingetrokken_regio,
)
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.intrekking.wis import kies_bewaartermijn, wis_ingetrokken
from wijzer.services.intrekking.zet_locatie_terug import zet_locatie_terug
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.overzie_locaties import overzie_locatie, overzie_locaties_van
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.locaties.zet_om import overzie_codekeuzes, zet_om
from wijzer.services.overzicht.overzie_beheer import overzie_beheer
from wijzer.services.regio.overzie_instellingen import overzie_groep, overzie_versheid
from wijzer.services.regio.verwijder_kaderbron import verwijder_kaderbron
from wijzer.services.regio.voeg_kaderbron_toe import voeg_kaderbron_toe
from wijzer.services.regio.wijzig_crisisnummers import wijzig_crisisnummers
from wijzer.services.regio.wijzig_gemeente import GemeenteInvoer, overzie_gemeente, wijzig_gemeente
from wijzer.services.regio.wijzig_instellingen import wijzig_tekstgroep, wijzig_versheid
from wijzer.services.regio.wijzig_regiocontact import wijzig_regiocontact
from wijzer.services.regio.wijzig_tarieven_openbaar import wijzig_tarieven_openbaar
from wijzer.services.synoniemen.invoer import SynoniemInvoer
from wijzer.services.synoniemen.negeer_meldwoord import negeer_meldwoord, toon_meldwoord_weer
from wijzer.services.synoniemen.overzie_meldwoorden import overzie_meldwoorden
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniem, overzie_synoniemen
from wijzer.services.synoniemen.verwijder_synoniem import verwijder_synoniem
from wijzer.services.synoniemen.voeg_synoniem_toe import voeg_synoniem_toe
from wijzer.services.synoniemen.wijzig_synoniem import wijzig_synoniem
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.store.store import Store

Vraag = Callable[[Store, Actor], object]

ID: dict[str, Any] = {"new_id": uuid4}
NU: dict[str, Any] = {"at": AT}
NIEMAND: Any = None
"""Who tells what is published: nothing was sent that has to be looked up."""
MAIL: dict[str, Any] = {"token": "een-token", "basis_url": "https://wijzer.example", **ID}
LEEG: Gelezen[Any] = Gelezen([], [], [])
NA: dict[str, Any] = {"at": AT, "today": TODAY}
WOORDINVOER = SynoniemInvoer(woorden="logeerhuis", hulpvormen=("gezinshuis",), doelgroepen=())
GEMEENTEINVOER = GemeenteInvoer(
    gemeentehuis="Het Stadhuis", adres=make_adres(), bevestigd=False, toegang=Contact()
)
INVOER = LocatieInvoer(
    aanbieder_id=BRON.id,
    soort="groep",
    naam="De Linde",
    gemeente=HENGELO,
    adres=OpenbaarAdres(make_adres()),
    hulp=frozenset({of_code("WGZHF")}),
    groepsgrootte=6,
)
OPGAVE = Opgavewijziging(
    aanbod_id=LINDE_AANBOD.id, opgave=make_opgave(vrije_plekken=0), medische_verwijzing=False
)


def without_code(store: Store) -> AanbodId:
    """The aanbod of De Linde as it hung on its hulpvorm before."""
    store.aanbod.save(replace(LINDE_AANBOD, hulp=of_hulpvorm("gezinshuis")))
    return LINDE_AANBOD.id


BEHEERDER: Mapping[str, Vraag] = {
    "nodig_uit": lambda s, by: nodig_uit(
        s,
        email="x@zorg.example",
        rol=Rol.BEHEERDER,
        regio=REGIO,
        aanbieder_id=None,
        by=by,
        **MAIL,
        **NU,
    ),
    "herstel_factor": lambda s, by: herstel_factor(s, JO_ACCOUNT.id, by=by, **MAIL, **NU),
    "herzend_uitnodiging": lambda s, by: herzend_uitnodiging(
        s, GENODIGD_ACCOUNT.id, by=by, **MAIL, **NU
    ),
    "schakel_uit": lambda s, by: schakel_uit(s, JO_ACCOUNT.id, by=by, **ID, **NU),
    "schakel_in": lambda s, by: schakel_in(s, JO_ACCOUNT.id, by=by, **ID, **NU),
    "wijzig_rol": lambda s, by: wijzig_rol(
        s, JO_ACCOUNT.id, rol=Rol.BEHEERDER, aanbieder_id=None, by=by, **ID, **NU
    ),
    "act_proven": lambda s, by: act_proven(
        s, JO_ACCOUNT.id, "000000", lambda *_, **__: None, by=by, **ID, **NU
    ),
    "fetch_account": lambda s, by: fetch_account(s, JO_ACCOUNT.id, by=by),
    "hold_account": lambda s, by: hold_account(s, JO_ACCOUNT.id, by=by),
    "hold_beheerder": lambda s, by: hold_beheerder(s, by=by, regio=REGIO),
    "change_status": lambda s, by: change_status(
        s, ZAAK.id, Zaakstatus.IN_BEHANDELING, expected_versie=1, by=by, **NU
    ),
    "add_note": lambda s, by: add_note(s, ZAAK.id, "Gebeld.", by=by, **NU),
    "overzie_controle": lambda s, by: overzie_controle(s, REGIO, by=by, **NU),
    "exporteer_afwijkingen": lambda s, by: exporteer_afwijkingen(s, REGIO, [], by=by, today=TODAY),
    "overzie_afwijkingen": lambda s, by: overzie_afwijkingen(s, REGIO, by=by, **NU),
    "overzie_afwijking": lambda s, by: overzie_afwijking(s, ZAAK.id, by=by, today=TODAY),
    "exporteer_contracten": lambda s, by: exporteer_contracten(
        s, regio=REGIO, met_afgeschermd=True, by=by, **ID, **NU
    ),
    "exporteer_locaties": lambda s, by: exporteer_locaties(
        s, regio=REGIO, met_afgeschermd=True, by=by, **ID, **NU
    ),
    "exporteer_pdc": lambda s, by: exporteer_pdc(s, regio=REGIO, by=by),
    "importeer_contracten": lambda s, by: importeer_contracten(
        s, LEEG, regio=REGIO, proef=False, by=by, **ID, **NU
    ),
    "importeer_gemeentegrenzen": lambda s, by: importeer_gemeentegrenzen(
        s, LEEG, regio=REGIO, proef=False, by=by, **NU
    ),
    "importeer_pdc": lambda s, by: importeer_pdc(
        s, LEEG, regio=REGIO, proef=False, by=by, **ID, **NU
    ),
    "voorbeeld_contracten": lambda s, by: voorbeeld_contracten(s, regio=REGIO, by=by, today=TODAY),
    "voorbeeld_pdc": lambda s, by: voorbeeld_pdc(s, regio=REGIO, by=by, today=TODAY),
    "check_regio": lambda s, by: check_regio(s, REGIO, by=by, **ID, **NA),
    "vraag_controle": lambda s, by: vraag_controle(s, REGIO, by=by, **NU),
    "overzie_aanbieders": lambda s, by: overzie_aanbieders(s, REGIO, by=by, today=TODAY),
    "overzie_aanbieder": lambda s, by: overzie_aanbieder(s, BRON.id, by=by, today=TODAY),
    "overzie_hulpvormen": lambda s, by: overzie_hulpvormen(s, REGIO, by=by),
    "overzie_contracten": lambda s, by: overzie_contracten(s, REGIO, limit=10, by=by, today=TODAY),
    "overzie_producten": lambda s, by: overzie_producten(s, REGIO, by=by, today=TODAY),
    "overzie_ingetrokken_regio": lambda s, by: overzie_ingetrokken_regio(s, REGIO, by=by),
    "wis_ingetrokken": lambda s, by: wis_ingetrokken(s, WEG.id, by=by, **NU),
    "kies_bewaartermijn": lambda s, by: kies_bewaartermijn(
        s, REGIO, 3, shown=s.regios.bewaar_jaren(REGIO), by=by, **NU
    ),
    "toon_adres": lambda s, by: toon_adres(
        s, BRON.id, Reden.BELLEN, sessie_hash="x", by=by, **ID, **NU
    ),
    "overzie_beheer": lambda s, by: overzie_beheer(s, REGIO, by=by, **NA),
    "overzie_versheid": lambda s, by: overzie_versheid(s, REGIO, by=by, today=TODAY),
    "overzie_groep": lambda s, by: overzie_groep(s, REGIO, Tekstgroep.VERWIJZEN, by=by),
    "verwijder_kaderbron": lambda s, by: verwijder_kaderbron(s, REGIO, KADERBRON, by=by, **NU),
    "voeg_kaderbron_toe": lambda s, by: voeg_kaderbron_toe(
        s, REGIO, "https://nog-een.example", lokaal=False, by=by, **NU
    ),
    "wijzig_crisisnummers": lambda s, by: wijzig_crisisnummers(s, REGIO, {}, shown={}, by=by, **NU),
    "overzie_gemeente": lambda s, by: overzie_gemeente(s, HENGELO, by=by),
    "wijzig_gemeente": lambda s, by: wijzig_gemeente(
        s, HENGELO, GEMEENTEINVOER, expected_versie=1, by=by, **NU
    ),
    "wijzig_versheid": lambda s, by: wijzig_versheid(
        s, REGIO, Versheid(3, 9), expected_versie=1, by=by, **NU
    ),
    "wijzig_tekstgroep": lambda s, by: wijzig_tekstgroep(
        s, REGIO, Tekstgroep.VERWIJZEN, {}, uit_map=(), expected_versie=1, by=by, **NU
    ),
    "wijzig_regiocontact": lambda s, by: wijzig_regiocontact(
        s, REGIO, {"naam": "Het team"}, shown={}, by=by, **NU
    ),
    "wijzig_tarieven_openbaar": lambda s, by: wijzig_tarieven_openbaar(
        s, REGIO, True, shown=False, by=by, **NU
    ),
    "overzie_synoniemen": lambda s, by: overzie_synoniemen(s, REGIO, by=by),
    "overzie_synoniem": lambda s, by: overzie_synoniem(s, WOORD.id, by=by),
    "voeg_synoniem_toe": lambda s, by: voeg_synoniem_toe(
        s, REGIO, WOORDINVOER, new_id=uuid4(), by=by, **NU
    ),
    "wijzig_synoniem": lambda s, by: wijzig_synoniem(
        s, WOORD.id, WOORDINVOER, expected_versie=1, by=by, **NU
    ),
    "verwijder_synoniem": lambda s, by: verwijder_synoniem(
        s, WOORD.id, expected_versie=1, by=by, **NU
    ),
    "overzie_meldwoorden": lambda s, by: overzie_meldwoorden(s, NIEMAND, REGIO, by=by, **NU),
    "negeer_meldwoord": lambda s, by: negeer_meldwoord(s, REGIO, "xyzzy", by=by, **NU),
    "toon_meldwoord_weer": lambda s, by: toon_meldwoord_weer(s, REGIO, "xyzzy", by=by, **NU),
    "overzie_teruggezet": lambda s, by: overzie_teruggezet(s, REGIO, by=by),
}
"""Open to the beheerder of the region. Where somebody without that role asks, no such function exists for them."""

EDITOR: Mapping[str, Vraag] = {
    "check_locatie_adres": lambda s, by: check_locatie_adres(s, LINDE.id, by=by, **NA),
    "check_aanbieder_adressen": lambda s, by: check_aanbieder_adressen(
        s, BRON.id, regio=REGIO, by=by, **NA
    ),
    "haal_van_de_site": lambda s, by: haal_van_de_site(s, LINDE.id, by=by, **NU),
    "publiceer_locatie": lambda s, by: publiceer_locatie(s, LINDE.id, by=by, **NU),
    "voeg_locatie_toe": lambda s, by: voeg_locatie_toe(
        s, replace(INVOER, naam="De Es"), geocoder=NulGeocoder(), by=by, **ID, **NA
    ),
    "wijzig_locatie": lambda s, by: wijzig_locatie(
        s,
        LINDE.id,
        INVOER,
        expected_versie=1,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=by,
        **ID,
        **NA,
    ),
    "wijzig_gegevens": lambda s, by: wijzig_gegevens(
        s, BRON.id, Contact(telefoon="074-000 00 99"), expected_versie=1, by=by, **NU
    ),
    "geef_beschikbaarheid_op": lambda s, by: geef_beschikbaarheid_op(s, [OPGAVE], by=by, **NA),
    "bevestig_beschikbaarheid": lambda s, by: bevestig_beschikbaarheid(
        s, [LINDE_AANBOD.id], by=by, **NA
    ),
    "zet_om": lambda s, by: zet_om(s, without_code(s), "WGZHG", by=by, **NA),
    "overzie_codekeuzes": lambda s, by: overzie_codekeuzes(s, LINDE_AANBOD.id, by=by, today=TODAY),
    "zet_locatie_terug": lambda s, by: zet_locatie_terug(s, WEG.id, by=by, **ID, **NA),
}
"""Open to the aanbieder that keeps it, and not to the beheerder: whose entry it is stays clear."""

VIEWER: Mapping[str, Vraag] = {
    "overzie_ingetrokken_locatie": lambda s, by: overzie_ingetrokken_locatie(
        s, WEG.id, by=by, today=TODAY
    ),
    "overzie_eerdere_producten": lambda s, by: overzie_eerdere_producten(
        s, LINDE, by=by, today=TODAY
    ),
    "overzie_locatie": lambda s, by: overzie_locatie(s, STIL.id, by=by, today=TODAY),
    "overzie_locaties_van": lambda s, by: overzie_locaties_van(s, BRON, by=by, today=TODAY),
}
"""Open to both."""

ELDERS = {
    "trek_locatie_in": "asked here of a locatie that is off the site",
    "bevestig_teruggezet": "asked in its own tests, of locaties that wait",
    "werk_beschikbaarheid_bij": "asked in its own tests, with what its two verbs do",
    **dict.fromkeys(
        (
            "overzie_regio", "overzie_gemeenten", "overzie_gemeenteblad", "overzie_widget", "overzie_eigen_aanbieders", "overzie_keuzes",
            "overzie_gegevens", "overzie_logboek", "controleer_keten", "overzie_betrokkenen", "count_aandacht", "count_ingetrokken",
            "overzie_accounts", "overzie_werkgevers",
        ),
        "asked in `test_wie_mag_lezen.py`, of what they read",
    ),
}  # fmt: skip
EIGEN = {
    "bewaarder_of_aanbod": "tells who kept it, in words that fit whoever asks",
    "last_bewaarder": "the same, of anything else",
    "count_onlangs": "looks at the actor's own aanbieder alone",
    "overzie_inzage": "the same",
    "fetch_zicht": "gives nothing to anybody else",
    "fetch_locatiestand": "narrows to the aanbieders of the actor",
    "importeer_historie": "the same",
    "importeer_locaties": "the same",
    "lock_kept": "the same",
    "overzie_contractaandacht": "the same",
    "overzie_ingetrokken": "the same",
    "overzie_locaties": "the same",
    "is_proven": "asks a code of the actor",
    "require_still": "asks whether the actor is still who they were",
    "log_account": "writes down what a caller did that asked",
    "log_afgeschermde_export": "the same",
    "log_import": "writes of an import that asked",
    "fetch_geocoder": "knows the places of the actor's own region alone",
    "note": "the same",
    "wijzig_regioteksten": "the same",
    "verzegel_opnieuw": "a command, of whoever runs the machine",
    "wis_verlopen": "a job of the night",
}
"""Nothing is refused here: the reason."""


class Uitkomst(NamedTuple):
    """What each question came to, and what was written by the way."""

    fouten: dict[str, type[WijzerFout] | None]
    feiten: list[str]


def ask(store: Store, vragen: Mapping[str, Vraag], by: Actor) -> Uitkomst:
    """Ask everything, and keep nothing of it: each question finds the regions as they were."""
    fouten: dict[str, type[WijzerFout] | None] = {}
    feiten: list[str] = []
    for naam, vraag in vragen.items():
        met = store.session.begin_nested()
        try:
            vraag(store, by)
            fouten[naam] = None
        except WijzerFout as fout:
            fouten[naam] = type(fout)
        if fouten[naam] is not None:
            feiten += facts(store)
        store.logboek._nieuw.clear()
        met.rollback()
        store.session.expire_all()
    return Uitkomst(fouten, feiten)


def everywhere(vragen: Mapping[str, Vraag], fout: type[WijzerFout] | None) -> Uitkomst:
    return Uitkomst(dict.fromkeys(vragen, fout), [])


op_een_soort = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
"""Who may is decided before a database is asked for anything that differs from one kind to the other."""


@op_een_soort
def test_the_beheerder_of_the_region_may_and_nobody_else(twente: Store):
    assert ask(twente, BEHEERDER, BOB) == everywhere(BEHEERDER, None)
    assert ask(twente, BEHEERDER, FRANS) == everywhere(BEHEERDER, NietGevonden)
    for wie in (JO, KIM, WIEBE):
        assert ask(twente, BEHEERDER, wie) == everywhere(BEHEERDER, NietToegestaan)


@op_een_soort
def test_an_aanbieder_keeps_its_own_and_nobody_else_does(twente: Store):
    assert ask(twente, EDITOR, JO) == everywhere(EDITOR, None)
    for wie in (KIM, WIEBE, VERDWAALD, BEA, FRANS):
        assert ask(twente, EDITOR, wie) == everywhere(EDITOR, NietGevonden)


@op_een_soort
def test_a_hoofdaannemer_keeps_what_its_contract_reaches_but_not_the_contact(twente: Store):
    hoofd = replace(KIM, aanbieders=frozenset({*KIM.aanbieders, BRON.id}))
    wel = {naam: vraag for naam, vraag in EDITOR.items() if naam != "wijzig_gegevens"}
    assert ask(twente, wel, hoofd) == everywhere(wel, None)
    with pytest.raises(NietGevonden):
        EDITOR["wijzig_gegevens"](twente, hoofd)


@op_een_soort
def test_what_an_aanbieder_sees_the_beheerder_of_its_region_sees_and_nobody_else(twente: Store):
    for wie in (JO, BEA):
        assert ask(twente, VIEWER, wie) == everywhere(VIEWER, None)
    for wie in (KIM, WIEBE, VERDWAALD, FRANS):
        assert ask(twente, VIEWER, wie) == everywhere(VIEWER, NietGevonden)


@op_een_soort
def test_a_locatie_is_withdrawn_by_who_keeps_it(twente: Store):
    vraag = {"trek_locatie_in": lambda s, by: trek_locatie_in(s, LINDE.id, by=by, **NA)}
    haal_van_de_site(twente, LINDE.id, by=JO, **NU)
    for wie in (KIM, WIEBE, VERDWAALD, BEA, FRANS):
        with pytest.raises(NietGevonden):
            vraag["trek_locatie_in"](twente, wie)
    assert [regel.id for regel in twente.locaties.of_ids([LINDE.id])] == [LINDE.id]
    assert ask(twente, vraag, JO) == everywhere(vraag, None)


@op_een_soort
def test_who_was_closed_or_got_another_role_meanwhile_decides_nothing_over_accounts(twente: Store):
    """The page was open before it happened: the actor is who they were then."""
    over_accounts = {
        naam: BEHEERDER[naam]
        for naam in (
            "nodig_uit", "herstel_factor", "herzend_uitnodiging", "schakel_uit", "schakel_in", "wijzig_rol",
            "act_proven", "hold_account", "hold_beheerder",
        )
    }  # fmt: skip
    weg = make_gebruiker(uitgeschakeld_at=AT)
    elders = make_gebruiker(BRON)
    for account in (weg, elders):
        twente.gebruikers.add(account)
    toen = replace(make_actor(elders), rol=Rol.BEHEERDER, aanbieder_id=None, aanbieders=frozenset())
    for wie in (make_actor(weg), toen):
        assert ask(twente, over_accounts, wie) == everywhere(over_accounts, NietToegestaan)


@op_een_soort
def test_a_job_or_a_command_is_bound_to_no_region(twente: Store):
    van_iemand = {"act_proven", "toon_adres"}
    vragen = {naam: vraag for naam, vraag in BEHEERDER.items() if naam not in van_iemand}
    assert ask(twente, vragen, SYSTEEM) == everywhere(vragen, None)
    for naam in van_iemand:
        with pytest.raises(NietToegestaan):
            BEHEERDER[naam](twente, SYSTEEM)


def test_every_service_with_an_actor_stands_in_a_table():
    getoetst = [*BEHEERDER, *EDITOR, *VIEWER, *ELDERS, *EIGEN]
    assert sorted(getoetst) == sorted(with_actor())


def with_actor() -> Iterator[str]:
    """The public functions of the services that take `by`."""
    [kamer] = services.__path__
    for module in Path(kamer).rglob("*.py"):
        for deel in ast.parse(module.read_text()).body:
            if isinstance(deel, ast.FunctionDef) and not deel.name.startswith("_"):
                namen = {argument.arg for argument in (*deel.args.args, *deel.args.kwonlyargs)}
                yield from [deel.name] if "by" in namen else []
