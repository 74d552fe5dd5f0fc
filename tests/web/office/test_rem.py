"""The brakes themselves: what is counted, and what happens when the shared counters are away."""

import time
from dataclasses import replace

from limits import parse

from tests.steun.accounts import give_password
from tests.steun.pagina import CheckedClient
from tests.steun.servers import let_go, made
from wijzer.settings import Geheim
from wijzer.web.office.rem import Rem, Teller, account_key, no_sooner_than

TWEE = (parse("2 per hour"),)


def test_a_count_that_is_full_stops_the_counts_after_it(settings):
    rem = Rem(settings)
    breed, smal = Teller(TWEE, ("breed",)), Teller((parse("5 per hour"),), ("smal",))
    assert [rem.hit([breed, smal]) for _ in range(4)] == [True, True, False, False]
    assert [rem.hit([smal]) for _ in range(4)] == [True, True, True, False]


def test_each_thing_is_counted_for_itself(settings):
    rem = Rem(settings)
    assert all(
        rem.hit([Teller(TWEE, ("paar", account, "bron"))]) for account in "abc" for _ in "xx"
    )
    assert not rem.hit([Teller(TWEE, ("paar", "a", "bron"))])


def test_without_its_shared_counters_a_process_counts_for_itself(settings, account):
    app = made(replace(settings, redis_url=Geheim("redis://127.0.0.1:1")))
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    statussen = [give_password(client, account.email, "gok").status_code for _ in range(11)]
    let_go(app)
    assert statussen == [400] * 10 + [429]


def test_a_socket_of_redis_is_understood(settings):
    Rem(replace(settings, redis_url=Geheim("unix:///run/redis.sock")))


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
