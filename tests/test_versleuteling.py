"""Whether a connection leaves this machine, and whether its address asks for TLS then."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis
from redis.connection import SSLConnection
from sqlalchemy import make_url

from wijzer.settings import Buitenverbinding, Geheim, InstellingenFout, Settings, is_loopback
from wijzer.settings.versleuteling import leaves_machine, require_tls_postgres, require_tls_redis
from wijzer.settings.waarden import Onjuist

HIER = [
    "localhost",
    "127.0.0.1",
    "127.8.9.1",
    "::1",
    "[::1]",
    "LOCALHOST",
    "/var/run/postgresql",
    "@wijzer",
]
ELDERS = [
    "db.example",
    "10.0.0.1",
    "192.168.1.2",
    "127.1",
    "0.0.0.0",
    "localhost.example",
    "2001:db8::1",
    "128.0.0.1",
    "x127.0.0.1",
    "::ffff:10.0.0.1",
]
BASIS = {"WIJZER_BASIS_URL": "https://wijzer.example"}
URL = "postgresql+psycopg://u:p"


@pytest.mark.parametrize("host", HIER)
def test_this_machine_by_any_of_its_names(host: str):
    assert is_loopback(host)


@pytest.mark.parametrize("host", [*ELDERS, ""])
def test_any_other_name_is_another_machine(host: str):
    assert not is_loopback(host)


def pg(rest: str, environ: dict[str, str] | None = None) -> bool:
    return leaves_machine(Geheim(f"{URL}{rest}"), environ or {})


@pytest.mark.parametrize(
    "rest",
    [
        "@localhost/w", "@127.0.0.1:5432/w", "@[::1]:5432/w", "@/w", "@/w?host=/var/run/postgresql",
        "@localhost/w?hostaddr=127.0.0.1", "@/w?host=localhost:5433&host=127.0.0.1:5434", "@/w?host=localhost,127.0.0.1",
        "?x#/@localhost/w",
    ],
)  # fmt: skip
def test_an_address_that_stays_here(rest: str):
    assert not pg(rest)


@pytest.mark.parametrize(
    "rest",
    [
        "@db.example/w", "@10.0.0.1/w", "@localhost,db.example/w", "@db.example,localhost/w", "@localhost/w?host=db.example",
        "@localhost/w?hostaddr=10.0.0.1", "@/w?host=localhost&host=db.example:5433", "@/w?host=/run,db.example",
        "@localhost/w?hostaddr=127.0.0.1,10.0.0.1", "@localhost/w?service=elders", "@[2001:db8::1]/w", "@127.1/w",
        "@localhost/w?%68ost=db.example", "@localhost/w?application_name=x&host=db%2Eexample", "@LOCALHOST.example/w",
        "%40localhost@db.example/w", "@/w?conninfo=host%3Ddb.example", "@localhost/w?service=", "@localhost/w?%63onninfo=x",
    ],
)  # fmt: skip
def test_an_address_that_may_lead_elsewhere(rest: str):
    assert pg(rest)


@pytest.mark.parametrize(
    ("rest", "environ"),
    [
        ("@/w", {"PGHOST": "db.example"}),
        ("@localhost/w", {"PGHOSTADDR": "10.0.0.1"}),
        ("@localhost/w", {"PGSERVICE": "elders"}),
    ],
)
def test_what_libpq_reads_for_itself_counts_too(rest: str, environ: dict[str, str]):
    assert pg(rest, environ)
    assert not pg(rest)


def test_a_host_that_is_named_goes_before_the_one_of_libpq():
    assert not pg("@localhost/w", {"PGHOST": "db.example"})


NAMEN = [naam for naam in (*HIER, *ELDERS) if ":" not in naam]
SOCKETS = ("/", "@")


@given(
    st.sampled_from([naam for naam in NAMEN if not naam.startswith(SOCKETS)]),
    st.lists(st.tuples(st.sampled_from(["host", "hostaddr"]), st.sampled_from(NAMEN)), max_size=3),
    st.text(
        st.characters(codec="ascii", exclude_characters="@", categories=["L", "N", "P"]), max_size=8
    ),
)
def test_whatever_driver_and_libpq_are_told_is_looked_at(
    host: str, meer: list[tuple[str, str]], wachtwoord: str
):
    vraag = "&".join(f"{sleutel}={waarde}" for sleutel, waarde in meer)
    tekst = f"postgresql+psycopg://u:{wachtwoord}@{host}/w?{vraag}"
    url = make_url(tekst)
    _, opties = url.get_dialect()().create_connect_args(url)
    if not all(map(is_loopback, told_to_libpq(opties))):
        assert leaves_machine(Geheim(tekst), {})


def told_to_libpq(opties: Mapping[str, Any]) -> Iterator[str]:
    for naam in ("host", "hostaddr"):
        waarde = opties.get(naam, ())
        for groep in [waarde] if isinstance(waarde, str) else waarde:
            yield from groep.split(",")


@pytest.mark.parametrize("modus", ["disable", "allow", "prefer", "", "REQUIRE", "x"])
def test_a_weaker_way_than_tls_is_refused_elsewhere_and_allowed_here(modus: str):
    with pytest.raises(Onjuist, match="sslmode"):
        require_tls_postgres(Geheim(f"{URL}@db.example/w?sslmode={modus}"), {})
    hier = Geheim(f"{URL}@localhost/w?sslmode={modus}")
    assert require_tls_postgres(hier, {}) == hier


@pytest.mark.parametrize("modus", ["require", "verify-ca", "verify-full"])
def test_tls_that_was_asked_for_stays_as_it_is(modus: str):
    url = Geheim(f"{URL}@db.example/w?sslmode={modus}")
    assert require_tls_postgres(url, {}) == url


def test_two_ways_at_once_are_refused():
    with pytest.raises(Onjuist):
        require_tls_postgres(Geheim(f"{URL}@db.example/w?sslmode=require&sslmode=disable"), {})


@pytest.mark.parametrize(
    ("rest", "met"),
    [
        ("@db.example/w", "@db.example/w?sslmode=require"),
        ("@db.example/w?application_name=x", "@db.example/w?application_name=x&sslmode=require"),
        ("@db.example/w?sslrootcert=/x", "@db.example/w?sslrootcert=/x&sslmode=verify-full"),
        ("?p@db.example/w", "?p@db.example/w?sslmode=require"),
    ],
)
def test_without_a_word_about_it_tls_is_asked_for(rest: str, met: str):
    url = require_tls_postgres(Geheim(f"{URL}{rest}"), {})
    assert url == Geheim(f"{URL}{met}")
    assert make_url(url.expose()).query["sslmode"] in {"require", "verify-full"}


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://:p@127.0.0.1:6379/0",
        "redis://[::1]",
        "redis://",
        "unix:///run/redis.sock",
        "rediss://redis.example",
        "rediss://redis.example?ssl_ca_certs=/x",
    ],
)
def test_redis_here_or_with_tls_is_accepted(url: str):
    assert require_tls_redis(Geheim(url)) == Geheim(url)


@pytest.mark.parametrize(
    "url",
    [
        "redis://redis.example",
        "redis://10.0.0.1:6379",
        "redis://:localhost@redis.example",
        "redis://?host=redis.example",
        "redis://localhost?host=redis.example",
        "rediss://redis.example?ssl_cert_reqs=none",
        "rediss://redis.example?ssl_check_hostname=false",
        "rediss://redis.example?ssl_include_verify_flags=",
        "rediss://redis.example?ssl_min_version=1",
    ],
)
def test_redis_elsewhere_without_tls_that_is_checked_is_refused(url: str):
    with pytest.raises(Onjuist):
        require_tls_redis(Geheim(url))


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A public process, whose database stands elsewhere."""
    return BASIS | {
        "WIJZER_INSTANCE": str(tmp_path),
        "WIJZER_PUBLIEK_DATABASE_URL": "postgresql://u:hush@db.example/w?sslmode=prefer",
        "WIJZER_REDIS_URL": "redis://redis.example",
    }


def test_the_start_is_refused_by_the_name_of_the_setting_and_shows_nothing(environ):
    with pytest.raises(InstellingenFout) as fout:
        Settings.from_env(environ)
    assert set(fout.value.redenen) == {"WIJZER_PUBLIEK_DATABASE_URL", "WIJZER_REDIS_URL"}
    assert "hush" not in str(fout.value)


def test_the_office_is_refused_as_the_public_side_is(environ):
    environ |= {
        "WIJZER_DATABASE_URL": "postgresql://kantoor:hush@db.example/w?sslmode=disable",
        "WIJZER_PUBLIEK_DATABASE_URL": "postgresql://u:hush@db.example/w",
        "WIJZER_REDIS_URL": "",
        "WIJZER_SECRET_KEY": "s" * 32,
        "WIJZER_ADRES_SLEUTELS": "A" * 43 + "=",
    }
    with pytest.raises(InstellingenFout) as fout:
        Settings.from_env(environ)
    assert set(fout.value.redenen) == {"WIJZER_DATABASE_URL"}


def test_what_is_left_off_by_name_is_left_as_it_was_set(environ):
    settings = Settings.from_env(environ | {"WIJZER_ZONDER_TLS": "database, redis"})
    assert settings.zonder_tls == {Buitenverbinding.DATABASE, Buitenverbinding.REDIS}
    assert settings.publiek_database_url.expose().endswith("sslmode=prefer")
    with pytest.raises(InstellingenFout) as fout:
        Settings.from_env(environ | {"WIJZER_ZONDER_TLS": "mail,redis"})
    assert set(fout.value.redenen) == {"WIJZER_PUBLIEK_DATABASE_URL"}


def test_the_driver_of_redis_compares_the_certificate_with_the_name():
    verbinding = Redis.from_url("rediss://redis.example").connection_pool.make_connection()
    assert isinstance(verbinding, SSLConnection)
    assert verbinding.cert_reqs == ssl.CERT_REQUIRED
    assert verbinding.check_hostname
