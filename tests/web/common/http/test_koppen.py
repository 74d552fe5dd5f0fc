"""The security headers, on everything that leaves the process."""

from dataclasses import replace

import pytest
from werkzeug.test import Client

from tests.steun.machine.servers import let_go, made
from wijzer.web.common.http.koppen import content_security_policy, with_koppen
from wijzer.web.common.statisch import asset_url


@pytest.mark.parametrize(
    "path", ["/", "/bestaat-niet", "/api/v1/bestaat-niet", "/inloggen", "/gezondheid"]
)
def test_every_answer_carries_them_also_when_there_is_nothing_to_show(client, path):
    client.get(path)  # the visitor checks


@pytest.mark.parametrize(
    "path", ["/", "/bestaat-niet", "/api/v1/aanbod", "/inloggen", "/static/wijzer.css"]
)
def test_nobody_gets_back_what_they_sent(client, path):
    """TRACE would show a script the cookies that it may not read."""
    response = client.open(path, method="TRACE", headers={"Cookie": "geheim=koekje"})
    assert response.status_code in {404, 405}
    assert "koekje" not in response.text


def test_static_files_carry_them_and_are_kept_for_ever(client):
    with client.get(asset_url("wijzer.css")) as response:
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]


def test_https_is_remembered_for_a_year_and_more(client):
    hsts = client.get("/inloggen").headers["Strict-Transport-Security"]
    assert int(hsts.partition("max-age=")[2].partition(";")[0]) >= 365 * 24 * 60 * 60
    assert "includeSubDomains" in hsts


def test_on_this_machine_itself_https_is_not_demanded(settings):
    app = made(replace(settings, basis_url="http://127.0.0.1:8000"))
    response = app.test_client().get("/inloggen", base_url="http://127.0.0.1:8000")
    let_go(app)
    assert "Strict-Transport-Security" not in response.headers


def test_the_policy_allows_this_site_only():
    for regel in content_security_policy().split("; "):
        assert regel.split(" ", 1)[1] in {"'none'", "'self'"}


def test_a_page_may_replace_one_directive():
    policy = content_security_policy(img_src="'self' https://service.pdok.nl")
    assert "img-src 'self' https://service.pdok.nl" in policy
    assert policy.count("img-src") == 1


@pytest.mark.parametrize(
    ("sites", "ouder"), [("https://a.example https://b.example", None), ("'none'", "DENY")]
)
def test_the_older_header_never_says_otherwise_than_the_policy_about_frames(sites, ouder):
    policy = content_security_policy(frame_ancestors=sites)

    def app(environ, start_response):
        start_response("200 OK", [("Content-Security-Policy", policy)])
        return [b""]

    koppen = Client(with_koppen(app, secure=True)).get("/").headers
    assert koppen.getlist("Content-Security-Policy") == [policy]
    assert koppen.get("X-Frame-Options") == ouder


def test_a_policy_that_says_nothing_of_frames_lets_nobody_frame():
    def app(environ, start_response):
        start_response("200 OK", [("Content-Security-Policy", "default-src 'self'")])
        return [b""]

    assert Client(with_koppen(app, secure=True)).get("/").headers["X-Frame-Options"] == "DENY"


def test_a_header_that_was_set_is_kept():
    def app(environ, start_response):
        start_response("200 OK", [("content-security-policy", "default-src 'self'")])
        return [b""]

    response = Client(with_koppen(app, secure=True)).get("/")
    assert response.headers.getlist("Content-Security-Policy") == ["default-src 'self'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
