"""The brakes themselves: what is counted, where, and what happens when Redis is away, slow or forgetful."""

import ast
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from limits import parse
from sqlalchemy import text

import wijzer.web
from tests.steun.accounts import give_password
from tests.steun.machine.redis import ProefRedis
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import CheckedClient
from wijzer.gateways import zekering
from wijzer.gateways.voortelling import GEDULD_S
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.web.office import rem as remmen
from wijzer.web.office.rem import REM, Rem, Teller, account_key, no_sooner_than

TWEE = (parse("2 per hour"),)
MakeRem = Callable[[Settings], Rem]


@pytest.fixture
def make_rem() -> Iterator[MakeRem]:
    """Brakes of a process; closed after the test."""
    gemaakt: list[Rem] = []

    def make(settings: Settings) -> Rem:
        gemaakt.append(Rem(settings))
        return gemaakt[-1]

    yield make
    for rem in gemaakt:
        rem.dispose()


@pytest.fixture
def rem(make_rem: MakeRem, settings: Settings) -> Rem:
    """Brakes of an installation without Redis."""
    return make_rem(settings)


def tries(rem: Rem, keer: int, naam: str = "a") -> list[bool]:
    return [rem.hit([Teller(TWEE, (naam,))]) for _ in range(keer)]


def test_a_count_that_is_full_stops_the_counts_after_it(rem: Rem):
    breed, smal = Teller(TWEE, ("breed",)), Teller((parse("5 per hour"),), ("smal",))
    assert [rem.hit([breed, smal]) for _ in range(4)] == [True, True, False, False]
    assert [rem.hit([smal]) for _ in range(4)] == [True, True, True, False]


def test_each_thing_is_counted_for_itself(rem: Rem):
    assert all(
        rem.hit([Teller(TWEE, ("paar", account, "bron"))]) for account in "abc" for _ in "xx"
    )
    assert not rem.hit([Teller(TWEE, ("paar", "a", "bron"))])


def test_two_processes_share_their_limits(make_rem: MakeRem, settings: Settings):
    een, ander = make_rem(settings), make_rem(settings)
    assert [*tries(een, 1), *tries(ander, 2), *tries(een, 1)] == [True, True, False, False]


def test_signing_in_is_braked_for_all_processes_together(settings: Settings, account):
    apps = [made(settings), made(settings)]
    statussen = []
    for nummer in range(11):
        client = apps[nummer % 2].test_client()
        assert isinstance(client, CheckedClient)
        statussen.append(give_password(client, account.email, "gok").status_code)
    for app in apps:
        let_go(app)
    assert statussen == [400] * 10 + [429]


def test_where_tries_are_counted_nobody_reads_of_whom_they_are(
    client: CheckedClient, account, database: Database
):
    give_password(client, account.email, "gok")
    with database.engine.connect() as connection:
        namen = connection.scalars(text("SELECT sleutel FROM poging")).all()
    assert len(namen) == 5
    for naam in namen:
        assert "vlier" not in naam
        assert "127.0.0.1" not in naam


def test_in_redis_neither(make_rem: MakeRem, settings: Settings, redis: ProefRedis):
    make_rem(replace(settings, redis_url=redis.url)).hit([Teller(TWEE, ("bron", "192.0.2.7"))])
    assert redis.tellers
    assert not any(b"192.0.2.7" in naam for naam in redis.tellers)


def test_a_process_without_the_office_has_no_brakes(settings: Settings):
    alleen = replace(settings, database_url=None, secret_key=None, adres_sleutels=(), mail_url=None)
    app = made(alleen)
    assert REM not in app.extensions
    let_go(app)


# ── Redis ────────────────────────────────────────────────────────────────────


def test_with_redis_a_flood_does_not_reach_the_database(
    make_rem: MakeRem, settings: Settings, database: Database, redis: ProefRedis
):
    rem = make_rem(replace(settings, redis_url=redis.url))
    assert tries(rem, 20) == [True] * 2 + [False] * 18
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT aantal FROM poging")) == 2


def test_a_redis_that_forgets_or_flaps_gives_nobody_a_fresh_start(
    make_rem: MakeRem, settings: Settings, redis: ProefRedis, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(zekering, "RUST_S", 0.0)
    rem = make_rem(replace(settings, redis_url=redis.url))
    assert tries(rem, 1) == [True]
    redis.tellers.clear()
    assert tries(rem, 2) == [True, False]
    for _ in range(2):
        gevraagd = redis.keren
        redis.tellers.clear()
        assert tries(rem, 1) == [False]
        assert redis.tellers, "it was asked again"
        redis.hangt.set()
        assert tries(rem, 1) == [False]
        redis.hangt.clear()
        assert redis.keren > gevraagd + 1


def test_a_hanging_redis_costs_one_visitor_a_second_and_then_nobody(
    make_rem: MakeRem, settings: Settings, redis: ProefRedis
):
    redis.hangt.set()
    rem = make_rem(replace(settings, redis_url=redis.url))
    begin = time.monotonic()
    assert tries(rem, 1) == [True]
    assert GEDULD_S <= time.monotonic() - begin < GEDULD_S + 1
    begin, gevraagd = time.monotonic(), redis.keren
    assert tries(rem, 20) == [True] + [False] * 19
    assert redis.keren == gevraagd
    assert time.monotonic() - begin < GEDULD_S


def test_a_redis_that_is_not_there_is_no_reason_not_to_count(make_rem: MakeRem, settings: Settings):
    rem = make_rem(replace(settings, redis_url=Geheim("redis://127.0.0.1:1")))
    assert tries(rem, 4) == [True, True, False, False]


def test_a_redis_that_stops_is_noticed_and_so_is_its_return(
    make_rem: MakeRem, settings: Settings, redis: ProefRedis
):
    rem = make_rem(replace(settings, redis_url=redis.url))
    assert tries(rem, 1) == [True]
    redis.stop()
    assert tries(rem, 3) == [True, False, False]


def test_a_socket_of_redis_is_understood(make_rem: MakeRem, settings: Settings):
    make_rem(replace(settings, redis_url=Geheim("unix:///run/redis.sock")))


# ── where is counted ─────────────────────────────────────────────────────────


def test_no_try_is_counted_inside_a_transaction_of_the_office():
    """On SQLite it would wait for the very transaction that waits for it."""
    tellend = {
        "hit",
        "require_hit",
        "try_account",
        "count_bewijs",
        "_count_code",
        "_count_password",
    }
    gevonden = 0
    for pad in Path(str(wijzer.web.__path__[0])).rglob("*.py"):
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        gevonden += len(_calls(boom, tellend))
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.With) and _opens_office(knoop):
                binnen = [aanroep for deel in knoop.body for aanroep in _calls(deel, tellend)]
                assert not binnen, f"{pad}:{knoop.lineno}"
    assert gevonden > 8


def _calls(boom: ast.AST, namen: set[str]) -> list[str]:
    return [
        knoop.func.id
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Name)
        and knoop.func.id in namen
    ]


def _opens_office(knoop: ast.With) -> bool:
    return any(_calls(deel.context_expr, {"office", "office_read"}) for deel in knoop.items)


def test_every_limit_ends_within_a_day():
    grenzen = [
        grens
        for waarde in vars(remmen).values()
        if isinstance(waarde, tuple)
        for grens in waarde
        if hasattr(grens, "get_expiry")
    ]
    assert len(grenzen) > 8
    assert max(grens.get_expiry() for grens in grenzen) <= 24 * 3600


def test_an_account_is_counted_under_a_name_that_only_this_installation_can_make(app, settings):
    with app.test_request_context("/"):
        hier = account_key(" Jo@Vlier.example")
        assert hier == account_key("jo@vlier.example")
    ander = made(replace(settings, secret_key=Geheim("another secret, long enough to be one")))
    with ander.test_request_context("/"):
        assert account_key("jo@vlier.example") != hier
    let_go(ander)
    assert "vlier" not in hier


def test_an_answer_takes_at_least_so_long():
    begin = time.monotonic()
    with no_sooner_than(0.05):
        pass
    assert time.monotonic() - begin >= 0.05
