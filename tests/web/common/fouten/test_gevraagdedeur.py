"""Where a request goes, and where it came from, known before it is answered."""

import pytest
from flask import Flask

from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.fouten.gevraagdedeur import KLEIN, NERGENS, deur_of
from wijzer.web.common.http.herkomst import believed_address, network_of

_MB = 1 << 20


@pytest.mark.parametrize(
    ("method", "pad", "openbaar", "hooguit"),
    [
        ("GET", "/twente/zoeken", True, KLEIN),
        ("GET", "/api/v1/aanbod", True, KLEIN),
        ("GET", "/inloggen", False, _MB),
        ("POST", "/inloggen", False, _MB),
        ("POST", "/beheer/importeren", False, 20 * _MB + KLEIN),
        ("POST", "/beheer/importeren/bevestigen", False, _MB),
        ("POST", "/twente/zoeken", True, KLEIN),
        ("GET", "/\xff", True, KLEIN),
    ],
)
def test_a_file_may_be_large_in_one_place_and_a_page_has_no_body(
    app: Flask, method: str, pad: str, openbaar: bool, hooguit: int
):
    deur = deur_of(app, pad, method)
    assert (deur.openbaar, deur.hooguit) == (openbaar, hooguit)


def test_the_rule_is_told_and_not_the_address(app: Flask):
    assert deur_of(app, "/twente/zoeken", "GET").route == "/<regio>/zoeken"
    assert deur_of(app, "/nergens/ooit/geweest", "GET") == NERGENS


def test_no_room_behind_sign_in_is_in_the_queue_of_the_public(app: Flask):
    for rule in app.url_map.iter_rules():
        if AUDIENCE[rule.endpoint] is not Wie.IEDEREEN:
            pad = rule.build({naam: _any(naam) for naam in rule.arguments})
            assert pad is not None
            assert not deur_of(app, pad[1], "GET").openbaar or "GET" not in (rule.methods or ())


def _any(naam: str) -> str:
    return "00000000-0000-4000-8000-000000000001" if naam.endswith("id") else "x"


@pytest.mark.parametrize(
    ("proxies", "doorgegeven", "adres"),
    [
        (0, "1.1.1.1", "9.9.9.9"),
        (1, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (2, "1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "9.9.9.9"),
        (1, "", "9.9.9.9"),
    ],
)
def test_only_a_proxy_of_our_own_is_believed(proxies: int, doorgegeven: str, adres: str):
    assert believed_address("9.9.9.9", doorgegeven, proxies=proxies) == adres


def test_one_household_is_one_source():
    assert network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert network_of("niets") == "onbekend"
