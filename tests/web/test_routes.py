"""Every address of the site, opened as every kind of visitor.

A new endpoint needs a line in `web/common/deuren.py` and, for a new kind of value in its address, one in `VOORBEELDEN`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote_to_bytes
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
    make_melding,
    make_opgave,
    make_regio,
    make_vestiging,
    twente_in,
)
from tests.steun.accounts import Account, add_account, open_session, signed_in
from tests.steun.dagen import let_appear
from tests.steun.pagina import BASIS_URL, CheckedClient, filled_in
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.ids import LocatieId
from wijzer.domain.taal.synoniem import Synoniem, seed_id
from wijzer.gateways.mail import NullPost
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.werk import Omgeving, run_job
from wijzer.published.engine import PublicDatabase
from wijzer.published.tables import PublishedBase
from wijzer.services.accounts.nodig_uit import send_uitnodiging
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.engine import Database
from wijzer.store.tables import Base
from wijzer.web.common.antwoorden.cache import CACHE
from wijzer.web.common.deuren import AUDIENCE, Wie

ANONIEM, JO, KIM, BEA, FOKKE = "anoniem", "jo", "kim", "bea", "fokke"
SYNONIEM = Synoniem(
    id=seed_id(REGIO, "pleeggezin"), regio=REGIO, woorden="pleeggezin", hulpvormen=("gezinshuis",)
)
BEZOEKERS = (ANONIEM, JO, KIM, BEA, FOKKE)
"""A stranger; Jo keeps the groep; Kim is of another aanbieder; Bea is beheerder here, Fokke of another region."""

UITNODIGING, HERSTELLINK = "a-token-of-an-invitation", "a-token-of-a-password-link"
MELDINGLINK = "a-token-of-an-alert"
ZONDER_TOKEN = {"meldingen.stoppen", "meldingen.alles", "meldingen.woord"}
"""What may be done without a form's token, and why: `web/meldingen/kamer.py`. It stops alerts, or keeps one word."""

GOED = {200, 204}
VRAGEN = {
    "beheer.import_voorbeeld": "?soort=contracten&vorm=csv",
    "feed.product": "?regio=twente",
    "feed.wachtverloop": "?regio=twente",
}
"""What an address cannot do without, when there are two regions."""


@dataclass
class Wereld:
    """A little of everything: what addresses can be about, and who visits."""

    app: Flask
    database: Database
    accounts: dict[str, Account]
    voorbeelden: dict[str, object]

    @cached_property
    def bezoekers(self) -> dict[str, CheckedClient]:
        """Give each visitor, signed in where they have an account."""
        return {naam: self._visitor(naam) for naam in BEZOEKERS}

    def rules(self) -> Iterator[Rule]:
        """Give the rules of the site, in a fixed order."""
        return iter(
            sorted(self.app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))
        )

    def path(self, rule: Rule, **anders: object) -> str:
        """Fill in an address with things that exist."""
        with self.app.test_request_context(base_url=BASIS_URL):
            vast = dict(rule.defaults or {})  # the language of an address
            waarden = {
                naam: self._value(rule, naam) for naam in rule.arguments - vast.keys()
            } | vast
            built = self.app.url_map.bind("").build(rule.endpoint, {**waarden, **anders})
        return built.removeprefix("http://") + VRAGEN.get(rule.endpoint, "")

    def post(self, naam: str, path: str) -> TestResponse:
        """Send an empty form with a token that is right."""
        client = self.bezoekers[naam]
        if naam == ANONIEM:
            return client.post(path)
        form = client.pagina("/account").post_forms()[0]
        token = next(
            veld.get("value") for veld in form.iter("input") if veld.get("name") == "csrf_token"
        )
        return client.post(path, data={"csrf_token": token})

    def _visitor(self, naam: str) -> CheckedClient:
        if naam != ANONIEM:
            return signed_in(self.app, self.accounts[naam])
        client = self.app.test_client()
        assert isinstance(client, CheckedClient)
        return client

    def _value(self, rule: Rule, naam: str) -> object:
        voor_een = f"{rule.endpoint}:{naam}"
        for sleutel in (voor_een, f"{rule.endpoint.partition('.')[0]}:{naam}", naam):
            if sleutel in self.voorbeelden:
                return self.voorbeelden[sleutel]
        pytest.fail(f"no example for {naam} in {rule.rule}: add one to VOORBEELDEN")


@pytest.fixture
def wereld(app: Flask, database: Database, stel_klok: Callable[..., None]) -> Wereld:
    stel_klok(AT)
    bron, ander = make_aanbieder("De Bron"), make_aanbieder("De Ander")
    groep = make_groep(bron, "Groep Oost", make_afgeschermd_adres("Verscholenpad", 3, "7552KK"))
    vestiging = make_vestiging(bron)
    plek = make_aanbod(groep, opgave=make_opgave())
    zonder_contract = make_groep(ander, "Zonder contract")
    weg = make_groep(
        bron, "Ooit", make_afgeschermd_adres("Vroegerpad", 4, "7552LL"), gepubliceerd=False
    )
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
        for aanbieder in (bron, ander):
            store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(bron), make_contractregel(bron, "AVAKT")], [])
        for locatie in (groep, vestiging, zonder_contract, weg):
            store.locaties.add(locatie)
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        store.aanbod.add_many([plek, make_aanbod(vestiging, "AVAKT"), make_aanbod(zonder_contract)])
        store.synoniemen.add_many([SYNONIEM])
        accounts = {
            JO: add_account(store, bron, email="jo@bron.example"),
            KIM: add_account(store, ander, email="kim@ander.example"),
            BEA: add_account(store, email="bea@twente.example"),
            FOKKE: add_account(store, email="fokke@friesland.example", regio="friesland"),
            "nieuw": add_account(store, bron, email="nieuw@bron.example", totp_geheim=None),
        }
        for token, wie in ((UITNODIGING, "nieuw"), (HERSTELLINK, KIM)):
            send_uitnodiging(
                store,
                accounts[wie].gebruiker,
                token=token,
                basis_url=BASIS_URL,
                mail_id=uuid4(),
                at=AT,
            )
        melding = make_melding(token=MELDINGLINK)
        store.meldingen.add(melding)
        check_regio(store, "twente", new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)
        zaken = store.afwijkingen.all("twente")
        voorbeelden: dict[str, object] = {
            "regio": "twente",
            "slug": "gezinshuis",
            "code": "WGZHF",
            "public.gemeente:code": HENGELO,
            "feed.gemeente:code": HENGELO,
            "beheer:code": HENGELO,
            "feed:aanbod_id": plek.publiek_id,
            "aanbieder:aanbod_id": plek.id,
            "aanbieder:locatie_id": groep.id,
            "beheer:locatie_id": groep.id,
            "aanbieder.ingetrokken_locatie:locatie_id": weg.id,
            "beheer.ingetrokken_wissen:locatie_id": weg.id,
            "locatie_id": groep.publiek_id,
            "public.vestiging:locatie_id": vestiging.publiek_id,
            "public.vestiging_qr:locatie_id": vestiging.publiek_id,
            "feed.vestiging:locatie_id": vestiging.publiek_id,
            "aanbieder_id": bron.id,
            "afwijking_id": zaken[0].id,
            "synoniem_id": SYNONIEM.id,
            "gebruiker_id": accounts[JO].gebruiker.id,
            "groep": "hulp",
            "sessie": "0" * 64,
            "concept_id": UUID(int=7),
            "token": UITNODIGING,
            "office.nieuw_wachtwoord:token": HERSTELLINK,
            "meldingen:token": MELDINGLINK,
            "meldingen.alles:token": store.meldingen.all_token(melding.email),
        }
    let_appear(database, AT)
    wereld = Wereld(app, database, accounts, voorbeelden)
    assert set(wereld.bezoekers) == set(BEZOEKERS), (
        "everybody is signed in before anything is counted"
    )
    return wereld


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    tabellen = [*Base.metadata.sorted_tables, *PublishedBase.metadata.sorted_tables]
    with database.read() as store:
        return {
            tabel.name: sorted(map(tuple, store.session.execute(select(tabel))), key=repr)
            for tabel in tabellen
        }


def own(rule: Rule) -> bool:
    """Whether an address is about a thing that belongs to somebody."""
    return any(naam.endswith("_id") or naam == "code" for naam in rule.arguments)


def expected(rule: Rule, naam: str) -> set[int]:
    """Which answers to a GET are right for a visitor."""
    kamer = rule.endpoint.partition(".")[0]
    match AUDIENCE[rule.endpoint], naam:
        case Wie.IEDEREEN, _:
            return GOED | ({302, 303} if kamer == "public" and not rule.arguments else set())
        case (Wie.ANONIEM, "anoniem"):
            return GOED
        case (Wie.ANONIEM | Wie.HALVERWEGE, _) | (_, "anoniem"):
            return {303}
        case (Wie.INGELOGD, _):
            return GOED
        case (Wie.AANBIEDER, "jo") | (Wie.BEHEERDER, "bea"):
            return GOED
        case (Wie.AANBIEDER, "kim") | (Wie.BEHEERDER, "fokke"):
            return {404} if own(rule) else GOED
        case _:
            return {403}


def test_every_endpoint_has_an_audience_and_every_audience_an_endpoint(app):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(AUDIENCE)


def test_every_door_opens_for_its_own_audience_only_and_get_never_writes(wereld):
    verkeerd = []
    for naam, client in wereld.bezoekers.items():
        voor = dump(wereld.database)
        for rule in wereld.rules():
            if "GET" not in (rule.methods or ()) or rule.endpoint in {
                "office.koppelen",
                "office.code",
            }:
                continue
            path = wereld.path(rule)
            status = client.get(path).status_code
            if status not in expected(rule, naam):
                verkeerd.append(f"{naam} {path}: {status}, verwacht {expected(rule, naam)}")
        na = dump(wereld.database)
        verkeerd += [
            f"GET door {naam} schreef in {tabel}" for tabel in na if na[tabel] != voor[tabel]
        ]
    assert not verkeerd, "\n".join(verkeerd)


def test_nothing_can_be_changed_by_who_may_not(wereld):
    voor = dump(wereld.database)
    verkeerd = []
    for naam in BEZOEKERS:
        for rule in wereld.rules():
            wie = AUDIENCE[rule.endpoint]
            if "POST" not in (rule.methods or ()) or wie not in {Wie.AANBIEDER, Wie.BEHEERDER}:
                continue
            mag = {303} if naam == ANONIEM else {403}
            if (wie, naam) in {(Wie.AANBIEDER, KIM), (Wie.BEHEERDER, FOKKE)} and own(rule):
                mag = {404}
            elif (wie is Wie.AANBIEDER) == (naam in {JO, KIM}) and naam != ANONIEM:
                continue
            status = wereld.post(naam, wereld.path(rule)).status_code
            if status not in mag:
                verkeerd.append(f"{naam} POST {rule.rule}: {status}, verwacht {mag}")
    assert not verkeerd, "\n".join(verkeerd)
    assert dump(wereld.database) == voor


def test_a_post_without_the_forms_token_changes_nothing(wereld):
    voor = dump(wereld.database)
    verkeerd = [
        f"{naam} {rule.rule}"
        for naam in (JO, BEA)
        for rule in wereld.rules()
        if "POST" in (rule.methods or ())
        and rule.endpoint not in ZONDER_TOKEN
        and wereld.bezoekers[naam].post(wereld.path(rule), data={"x": "1"}).status_code
        not in {400, 403, 303}
    ]
    assert not verkeerd
    assert dump(wereld.database) == voor


def test_what_does_not_exist_and_what_is_somebody_elses_look_the_same(wereld):
    for rule in wereld.rules():
        ids = [naam for naam in rule.arguments if naam.endswith("_id")]
        kamer = rule.endpoint.partition(".")[0]
        if kamer not in {"aanbieder", "beheer"} or not ids or "GET" not in (rule.methods or ()):
            continue
        vreemde = wereld.bezoekers[KIM if kamer == "aanbieder" else FOKKE]
        van_ander = vreemde.get(wereld.path(rule))
        verzonnen = vreemde.get(wereld.path(rule, **{naam: UUID(int=1) for naam in ids}))
        assert van_ander.status_code == verzonnen.status_code == 404
        assert without_token(van_ander) == without_token(verzonnen), rule.rule


def without_token(response: TestResponse) -> str:
    """The page without the token of its forms, which holds the second in which it was made."""
    return re.sub(r'(name="csrf_token" value=")[^"]*', r"\1", response.get_data(as_text=True))


def test_the_second_step_of_signing_in_is_open_halfway_only(wereld):
    half = wereld.app.test_client()
    with half.session_transaction(base_url=BASIS_URL) as cookie:
        cookie["_user_id"] = open_session(wereld.app, wereld.accounts[JO], volledig=False)
    for path in ("/inloggen/code", "/inloggen/herstelcode"):
        assert half.get(path).status_code == 200
        assert wereld.bezoekers[ANONIEM].get(path).status_code == 303
    for rule in wereld.rules():
        if AUDIENCE[rule.endpoint] in {Wie.AANBIEDER, Wie.BEHEERDER, Wie.INGELOGD}:
            ask = half.get if "GET" in (rule.methods or ()) else half.post
            assert ask(wereld.path(rule)).status_code == 303, rule.rule


@pytest.mark.parametrize("wie", [ANONIEM, JO, BEA])
def test_an_address_written_otherwise_leads_to_the_right_one_in_one_step_or_nowhere(wereld, wie):
    """With a slash at its end, two in it, or in capitals. Who may not see a page gets there what its right address says."""
    client = wereld.bezoekers[wie]
    for rule in wereld.rules():
        path = wereld.path(rule).partition("?")[0]
        if "GET" not in rule.methods or path == "/":
            continue
        juist = client.get(path)
        for anders in otherwise(rule, path):
            antwoord = client.get(f"{anders}?zoek=%C3%B6&a=b")
            if rule.endpoint.startswith("feed."):
                assert antwoord.status_code == 404, anders
            elif juist.status_code == 200:
                assert antwoord.status_code == 301, anders
                assert antwoord.headers["Location"] == f"{path}?zoek=%C3%B6&a=b"
                assert antwoord.headers["Cache-Control"] == "no-store"
            else:
                assert antwoord.status_code == juist.status_code, anders


def otherwise(rule: Rule, path: str) -> Iterator[str]:
    begin, _, eind = path.rpartition("/")
    yield f"{path}/"
    if begin:
        yield f"{begin}//{eind}"
    if not rule.arguments & {"token", "sessie", "groep"}:
        yield path.upper()


def test_a_form_that_is_sent_to_an_address_written_otherwise_is_sent_on_whole(wereld):
    client = wereld.bezoekers[ANONIEM]
    antwoord = client.post("/Inloggen/?a=b", data={"email": "jo@bron.example"})
    assert (antwoord.status_code, antwoord.headers["Location"]) == (308, "/inloggen?a=b")
    for nergens in (
        "/inloggen/nergens/",
        "/Twente/zoeken",
        "/Account/Sessies/beeindigen",
        "/Nergens/meldingen",
    ):
        assert client.post(nergens).status_code in {404, 405}


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/", "//evil.example//twente", "/%2F%2Fevil.example/", "///Twente.evil.example/", "/%5Cevil.example/",
        "/%5C%5Cevil.example//", "/Twente%0D%0ASet-Cookie:a=b/", "/Twente%00/", "/Twente/%FF/", "/twente/%E2%84%AAaart", "/index.html",
        "/twente/index.html", "/Twentee/", "/TWENTE/Producten/bestaatniet/", "/twente/gemeenten/gm9999",
        "/beheer/afwijkingen/00000000-0000-0000-0000-00000000ABCD/", "/Nergens", "/nergens/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_there_in_any_writing_and_nothing_leads_to_another_site(
    wereld, path
):
    assert as_sent(wereld.bezoekers[BEA], path).status_code == 404


def as_sent(client: CheckedClient, path: str) -> TestResponse:
    """Ask for a path as a server hands it over; a client reads two slashes at its beginning as a host."""
    rauw = unquote_to_bytes(path).decode("latin-1")
    return client.get("/", environ_overrides={"PATH_INFO": rauw, "REQUEST_URI": path})


def test_the_beginning_is_reached_in_one_step(wereld):
    client = wereld.bezoekers[ANONIEM]
    for path, taal in (("//", ""), ("/en/", "/en"), ("/EN", "/en")):
        antwoord, juist = as_sent(client, path), client.get(taal or "/")
        if juist.status_code == 200:
            assert antwoord.headers["Location"] == (taal or "/")
        else:
            assert antwoord.headers["Location"] == juist.headers["Location"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_an_address_without_a_path_leads_to_no_host_that_was_named(wereld, method):
    """`GET http://evil.example?x=1`, as a server hands it over."""
    client = wereld.bezoekers[ANONIEM]
    antwoord = client.open(
        "/", method=method, environ_overrides={"PATH_INFO": "", "HTTP_HOST": "evil.example"}
    )
    if method in {"GET", "HEAD"}:
        assert antwoord.headers["Location"] == client.get("/").headers.get("Location", "/")
    else:
        assert (antwoord.status_code, antwoord.headers.get("Location")) == (404, None)


def test_a_stranger_learns_nothing_of_the_office_by_writing_an_address_otherwise(wereld):
    """What is there and what is not get the same answer: go and sign in."""
    vreemde = wereld.bezoekers[ANONIEM]
    rules = [regel for regel in wereld.rules() if regel.endpoint == "beheer.afwijking"]
    echt = wereld.path(rules[0])
    for path in (echt, echt[:-12] + "0123456789ab"):
        antwoord = vreemde.get(f"{path.upper()}/")
        assert antwoord.status_code == 303
        assert antwoord.headers["Location"].startswith("/inloggen?verder=/beheer/afwijkingen/")


def test_writing_an_address_in_every_way_keeps_nothing_more(wereld):
    client = wereld.bezoekers[ANONIEM]
    client.get("/twente/zoeken")
    cache = wereld.app.extensions[CACHE]
    voor = len(cache._vak)
    for nummer in range(1, 128):
        pad = "".join(t.upper() if nummer >> plek & 1 else t for plek, t in enumerate("twente/"))
        assert client.get(f"/{pad}{'/' * nummer}zoeken").status_code == 301
    assert len(cache._vak) == voor


def test_a_session_touches_no_public_answer(wereld):
    """A page of the public rooms is the same for who is signed in, byte for byte."""
    for rule in wereld.rules():
        if rule.endpoint.partition(".")[0] in {"public", "feed"}:
            path = wereld.path(rule)
            als_vreemde, als_jo = (wereld.bezoekers[naam].get(path) for naam in (ANONIEM, JO))
            assert als_vreemde.data == als_jo.data, path
            assert "Cookie" not in als_jo.headers.get("Vary", ""), path
            assert "Set-Cookie" not in als_jo.headers, path


def test_a_token_in_an_address_is_kept_as_a_hash_only(wereld):
    gevonden = repr(dump(wereld.database))
    assert UITNODIGING not in gevonden
    assert MELDINGLINK not in gevonden
    assert hash_token(UITNODIGING) in gevonden


# ── rows that no key opens ──

VERZEGELD = {
    "afgeschermd_adres": "versleuteld",
    "gecontracteerde_locatie": "naam_versleuteld",
    "melding": "gegevens_versleuteld",
    "mail": "tekst_versleuteld",
}


def spoil(wereld: Wereld) -> None:
    """Let no key open anything of these, nor the second factor of one person; the contract names a location too."""
    with wereld.database.transaction(at=AT) as store:
        aanbieder = wereld.accounts[JO].gebruiker.aanbieder_id
        assert aanbieder
        locatie = make_gecontracteerde_locatie(aanbieder)
        regel = make_contractregel(aanbieder, "WGZHG", locatie_id=locatie.id)
        store.contracten.add_many([regel], [locatie])
        for naam, kolom in VERZEGELD.items():
            tabel = Base.metadata.tables[naam]
            stuk = "stuk" if naam == "gecontracteerde_locatie" else b"stuk"
            store.session.execute(update(tabel).values({kolom: stuk}))
        tabel = Base.metadata.tables["gebruiker"]
        wie = tabel.c.id == wereld.accounts["nieuw"].gebruiker.id
        store.session.execute(update(tabel).where(wie).values(totp_geheim_versleuteld=b"stuk"))


def test_rows_that_no_key_opens_take_no_page_down(wereld):
    bezoekers = {naam: wereld.bezoekers[naam] for naam in (ANONIEM, JO, BEA)}
    spoil(wereld)
    stuk = set()
    for client in bezoekers.values():
        for rule in wereld.rules():
            if "GET" in (rule.methods or ()) and rule.endpoint != "office.koppelen":
                status = client.get(path := wereld.path(rule)).status_code
                if status >= 500:
                    stuk.add((path, status))
    assert stuk == set()


def test_an_address_that_no_key_opens_is_asked_of_its_aanbieder_anew_and_stays_shielded(wereld):
    spoil(wereld)
    locatie_id = wereld.voorbeelden["aanbieder:locatie_id"]
    path, jo = f"/aanbieder/locaties/{locatie_id}", wereld.bezoekers[JO]
    nieuw = {"straat": "Heideveld", "huisnummer": "8", "postcode": "7552KK", "plaats": "Hengelo"}
    vormen = jo.pagina(path).post_forms()
    nummer = next(i for i, vorm in enumerate(vormen) if "straat" in filled_in(vorm))
    assert filled_in(vormen[nummer])["straat"] == [""]
    assert jo.send_form(path, nieuw, number=nummer).status_code == 303
    with wereld.database.read() as store:
        adres = store.locaties.get(LocatieId(UUID(str(locatie_id)))).adres
        assert isinstance(adres, AfgeschermdAdres)
        assert real_adres(adres).straat == "Heideveld"


def test_rows_that_no_key_opens_stop_no_job_and_keep_what_is_in_them(wereld, settings):
    spoil(wereld)
    publiek = PublicDatabase(settings)
    omgeving = Omgeving(wereld.database, NullPost(), publiek, BASIS_URL)
    voor = dump(wereld.database)
    for job in JOBS.values():
        run_job(job, omgeving, houder="proef")
    publiek.dispose()
    na = dump(wereld.database)
    for naam in ("afgeschermd_adres", "gecontracteerde_locatie", "melding"):
        assert na[naam] == voor[naam]
    with wereld.database.read() as store:
        assert [run.fout for run in store.taken.runs() if run.fout] == []
        assert len(store.mail.aside()) == len(voor["mail"]) > 0
        assert store.projectie.compare() == []
