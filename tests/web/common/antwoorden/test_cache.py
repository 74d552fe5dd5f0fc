"""Answers that are kept are the answers that would have been made, and never those of before a change."""

import gzip
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import brotli
import pytest
from flask.testing import FlaskClient

from tests.factories import AT, make_opgave
from tests.steun.databases.proef import Proef
from tests.steun.machine.servers import let_go
from wijzer import klok
from wijzer.app import create_app
from wijzer.published.database.hartslag import Blik
from wijzer.settings import Settings
from wijzer.web.common.antwoorden.bewaard import Antwoord, Vak
from wijzer.web.common.antwoorden.cache import CACHE, AntwoordCache
from wijzer.web.common.antwoorden.codering import choose_encoding
from wijzer.web.common.antwoorden.doel import Doel
from wijzer.web.common.antwoorden.stempel import STEMPEL, Stempel, canonical_query
from wijzer.web.common.versheidsbron import Databasestand, Versheidsbron

STEMPEL_VAN_NIETS = Stempel(None, None)  # type: ignore[arg-type]  # nobody looks inside
BLIK_OP_NIETS = Blik(stand=STEMPEL_VAN_NIETS.stand, replica=False, hartslag_at=None, gezien_at=AT)
VERSHEID_VAN_NIETS = Databasestand(
    blik=BLIK_OP_NIETS, dag=STEMPEL_VAN_NIETS.dag, bereikbaar=True, hooguit=timedelta.max
)
PLEKKEN = ("/twente/zoeken", "/api/v1/aanbod", "/api/v1/wijzigingen", "/twente", "/sitemap.xml")


@pytest.fixture
def proef(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proef]:
    monkeypatch.setattr(klok, "_system_time", lambda: AT)
    proef = Proef(settings)
    yield proef
    proef.database.dispose()
    proef.publiek.dispose()


@pytest.fixture
def client(proef: Proef, settings: Settings) -> Iterator[FlaskClient]:
    app = create_app(settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


def cache_of(client: FlaskClient) -> AntwoordCache:
    cache = client.application.extensions[CACHE]
    assert isinstance(cache, AntwoordCache)
    return cache


def rendered(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the app itself answers from now on."""
    asked: list[str] = []
    inner = cache_of(client)._app

    def count(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return inner(environ, start_response)

    monkeypatch.setattr(cache_of(client), "_app", count)
    return asked


@pytest.mark.parametrize("pad", PLEKKEN)
def test_the_second_time_the_app_is_not_asked_and_the_answer_is_the_same(
    client: FlaskClient, pad: str, monkeypatch: pytest.MonkeyPatch
):
    asked = rendered(client, monkeypatch)
    een, ander = client.get(pad), client.get(pad)
    assert een.status_code == 200
    assert asked == [pad]
    assert (een.data, list(een.headers)) == (ander.data, list(ander.headers))


@pytest.mark.parametrize("pad", PLEKKEN)
def test_what_is_kept_is_what_the_app_answers(client: FlaskClient, pad: str):
    kept = [client.get(pad) for _ in range(2)][1]
    app = client.application
    app.wsgi_app = cache_of(client)._app  # type: ignore[assignment,method-assign]
    bare = app.test_client().get(pad)
    assert kept.data == bare.data
    assert sorted(kept.headers) == sorted(bare.headers)


def test_a_change_is_seen_at_once(client: FlaskClient, proef: Proef):
    assert "De Linde" in client.get("/twente/zoeken").text
    with proef.write() as store:
        store.locaties.save(replace(proef.open, naam="Het Nieuwe Huis"))
    assert "Het Nieuwe Huis" in client.get("/twente/zoeken").text
    assert "De Linde" not in client.get("/api/v1/aanbod").text


def test_a_new_day_makes_a_new_answer(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    vandaag = client.get("/api/v1/aanbod")
    monkeypatch.setattr(klok, "_system_time", lambda: AT + timedelta(days=15))
    later = client.get("/api/v1/aanbod", headers={"If-None-Match": vandaag.headers["ETag"]})
    assert later.status_code == 200
    assert '"actualiteit":"verouderd"' in later.text


@pytest.mark.parametrize("encoding", ["gzip", "br", ""])
def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient, encoding: str):
    headers = {"Accept-Encoding": encoding}
    etag = client.get("/api/v1/aanbod", headers=headers).headers["ETag"]
    again = client.get("/api/v1/aanbod", headers={**headers, "If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["API-Version"]
    assert "Content-Type" not in again.headers


def test_each_encoding_has_its_own_name_and_the_same_content(client: FlaskClient):
    open_ = {"gzip": gzip.decompress, "br": brotli.decompress, "identity": bytes}
    answers = {
        naam: client.get("/api/v1/aanbod", headers={"Accept-Encoding": naam}) for naam in open_
    }
    assert len({antwoord.headers["ETag"] for antwoord in answers.values()}) == 3
    assert len({open_[naam](antwoord.data) for naam, antwoord in answers.items()}) == 1
    for antwoord in answers.values():
        assert "Accept-Encoding" in antwoord.headers["Vary"]
        assert int(antwoord.headers["Content-Length"]) == len(antwoord.data)


def test_head_has_the_headers_and_no_body(client: FlaskClient):
    get, head = client.get("/twente/zoeken"), client.head("/twente/zoeken")
    assert head.data == b""
    assert list(head.headers) == list(get.headers)


def test_keys_that_mean_nothing_do_not_fill_the_cache(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    asked = rendered(client, monkeypatch)
    answers = {
        client.get(f"/twente/zoeken?utm_{n}=x&vrijePlek=true&gemeente=").data for n in range(5)
    }
    answers.add(client.get("/twente/zoeken?vrijePlek=true").data)
    assert (len(answers), len(asked)) == (1, 1)


@pytest.mark.parametrize(
    ("pad", "headers"),
    [
        (f"/twente/zoeken?x={'a' * 5000}", {}),
        (f"/twente/zoeken?aanbod={'a' * 5000}", {}),
        ("/twente/zoeken", {"Accept-Encoding": "gzip," + "a" * 5000}),
    ],
    ids=["unknown key", "known key", "header"],
)
def test_what_is_too_long_for_a_question_is_answered_and_not_remembered(
    client: FlaskClient, pad: str, headers: dict[str, str]
):
    client.get("/twente/zoeken")
    vak = cache_of(client)._vak
    assert vak is not None
    before = (len(vak.snel), len(vak), len(vak._bezig))
    assert client.get(pad, headers=headers).status_code == 200
    assert (len(vak.snel), len(vak), len(vak._bezig)) == before
    assert cache_of(client)._vak is vak


def test_the_order_of_keys_means_nothing(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    asked = rendered(client, monkeypatch)
    client.get("/api/v1/aanbod?segment=ambulant&vrijePlek=true")
    client.get("/api/v1/aanbod?vrijePlek=true&segment=ambulant")
    assert len(asked) == 1


def test_an_error_is_not_kept(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    asked = rendered(client, monkeypatch)
    for pad, status in (("/api/v1/aanbod?foo=1", 400), ("/twente/zoek", 404), ("/gezondheid", 200)):
        assert [client.get(pad).status_code for _ in range(2)] == [status] * 2
    assert len(asked) == 6


@pytest.mark.parametrize(
    "pad",
    ["/twente/zoeken?lat=52.27&lon=6.79", "/twente/groepen/00000000-0000-0000-0000-000000000000"],
)
def test_what_is_not_kept_goes_over_the_wire_as_small(client: FlaskClient, pad: str):
    groot = client.get(pad)
    klein = client.get(pad, headers={"Accept-Encoding": "gzip"})
    assert "no-store" in klein.headers["Cache-Control"]
    assert klein.status == groot.status
    assert gzip.decompress(klein.data) == groot.data
    assert len(klein.data) < len(groot.data) / 2
    assert klein.headers["Content-Length"] == str(len(klein.data))
    assert "Accept-Encoding" in klein.headers["Vary"]


def test_who_asks_leaves_no_trace_in_what_is_kept(client: FlaskClient):
    sporen = {
        "Cookie": "__Host-sessie=spoor",
        "User-Agent": "spoor",
        "Referer": "https://spoor.example/",
        "Host": "spoor.example",
        "X-Forwarded-Host": "spoor.example",
        "Accept-Language": "spoor",
    }
    for pad in PLEKKEN:
        eerst = client.get(f"{pad}", headers=sporen)
        assert "spoor" not in eerst.text
        assert "spoor" not in str(eerst.headers)


def test_the_cache_stays_within_its_bytes():
    vak = Vak(STEMPEL_VAN_NIETS, 50_000)
    for nummer in range(100):
        sleutel = (f"/{nummer}", "", "")
        vak.keep(sleutel, Antwoord.of("200 OK", (("ETag", '"x"'),), [b"a" * 4000]))
    assert vak.bezet <= 50_000
    assert vak.get(("/99", "", ""))
    assert vak.get(("/0", "", "")) is None


def test_files_push_no_page_out():
    """Every other question for a file is another file, of up to a megabyte."""
    vak = Vak(STEMPEL_VAN_NIETS, 8 << 20)
    pagina = Antwoord.of("200 OK", (("ETag", '"x"'),), [b"a" * 20_000])
    vak.keep(("/pagina", "", ""), pagina)
    for nummer in range(100):
        zwaar = Antwoord.of("200 OK", (("ETag", '"x"'),), [b"a" * 1_000_000])
        vak.keep(("/bestand", str(nummer), ""), zwaar)
    assert vak.get(("/pagina", "", "")) is pagina
    assert vak.get(("/bestand", "99", ""))
    assert vak.bezet <= 8 << 20


def test_an_answer_that_grows_is_counted_once():
    vak = Vak(STEMPEL_VAN_NIETS, 8 << 20)
    groeit = Antwoord.of("200 OK", (("ETag", '"x"'),), [random.Random(1).randbytes(200_000)])
    vak.keep(("/", "", ""), groeit)
    groeit.in_encoding("gzip")
    vak.keep(("/", "", ""), groeit)
    assert len(vak) == 1
    assert vak.bezet == groeit.size + 1


@pytest.mark.parametrize("lengte", [10, 4000])
def test_who_asks_ever_something_else_does_not_make_memory_grow(lengte: int):
    """What is remembered has a bound in bytes (answers with their keys) or in number times `MAX_VRAAG` (the rest)."""
    hoogstens = 4 << 20

    class Bron(Versheidsbron):
        def __init__(self) -> None:
            pass

        def current(self) -> Databasestand:
            return VERSHEID_VAN_NIETS

    def app(environ, start_response):
        environ[STEMPEL] = STEMPEL_VAN_NIETS
        start_response("200 OK", [("ETag", '"x"')])
        return [b"a" * 400]

    cache = AntwoordCache(
        app,
        lambda path: Doel(path, strict=False, formaten=()),
        Bron(),
        host="x",
        max_bytes=hoogstens,
    )
    for nummer in range(20_000):
        zoek = f"zoek={nummer:0{lengte}}"
        vraag = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": zoek}
        assert list(cache(vraag, lambda *_: lambda _: None)) == [b"a" * 400]
    vak = cache._vak
    assert vak is not None
    assert vak.bezet <= hoogstens
    assert len(vak) * (lengte + 400) <= hoogstens
    assert max(len(vak.snel), len(vak._bezig)) <= 4097


def test_a_page_that_somebody_has_from_another_process_is_not_made_again(
    client: FlaskClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    pad = "/twente/zoeken/atom?vrijePlek=true"
    etag = client.get(pad, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    ander = create_app(settings)
    monkeypatch.setitem(ander.view_functions, "public.zoeken_atom", lambda **_: 1 / 0)
    vers = ander.test_client().get(pad, headers={"If-None-Match": etag})
    assert (vers.status_code, vers.data) == (304, b"")
    let_go(ander)


def test_a_large_answer_is_kept_compressed_and_comes_out_whole():
    delen = [bytes([n % 250]) * 100_000 for n in range(100)]
    antwoord = Antwoord.of("200 OK", (("ETag", '"x"'),), delen)
    assert antwoord.groot
    assert antwoord.size < 200_000
    plat, gz = antwoord.in_encoding(""), antwoord.in_encoding("gzip, br")
    assert b"".join(plat.body) == b"".join(delen) == gzip.decompress(b"".join(gz.body))
    assert dict(plat.koppen)["Content-Length"] == "10000000"


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("", "identity"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("*", "br"),
        ("gzip;q=1.0, br;q=0.2", "gzip"), ("identity", "identity"), ("*;q=0", "identity"), ("gzip;q=x", "identity"),
        ("gzip;q=0", "identity"), ("br;q=.5", "br"), ("br;q=.5, gzip;q=.6", "gzip"), ("x-gzip", "gzip"), ("GZIP;Q=1", "gzip"),
        ("identity;q=0", "identity"), ("identity;q=0, *;q=0", "identity"), ("gzip;q=0.5, identity", "identity"), ("*;q=0, gzip", "gzip"),
        ("gzip;q=nan", "identity"), ("gzip ; q = 0.2 , br ; q = 0.1", "gzip"), ('"', "identity"), ("br;q=0.0001", "br"), (",,", "identity"),
    ],
)  # fmt: skip
def test_the_encoding_is_one_that_was_asked_for(accept: str, encoding: str):
    assert choose_encoding(accept) == encoding


def test_a_page_forgets_what_it_does_not_know_and_the_feed_does_not():
    assert canonical_query("b=1&vrijePlek=true&utm_x=1&segment=", strict=False) == "vrijePlek=true"
    assert canonical_query("b=1&a=2", strict=True) == "a=2&b=1"


def test_a_key_that_is_read_is_not_forgotten_for_a_sign_in_it_that_nobody_sees():
    for sleutel in ("zo%C2%ADek", "%E2%80%8Bzoek", "zoek+"):
        assert canonical_query(f"{sleutel}=eik&b=1", strict=False) == f"{sleutel}=eik"


def test_a_saved_entry_is_in_the_next_answer_without_waiting(settings: Settings, proef: Proef):
    app = create_app(settings)
    client = app.test_client()
    assert '"vrijePlekken":1' in client.get("/api/v1/aanbod").text
    with proef.write() as store:
        store.aanbod.save(replace(proef.aanbod[0], opgave=make_opgave(vrije_plekken=5)))
    app.extensions[CACHE].forget()
    assert '"vrijePlekken":5' in client.get("/api/v1/aanbod").text
    let_go(app)
