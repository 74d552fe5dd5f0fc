"""How errors are told: the domain's as pages in plain Dutch, the unexpected as nothing."""

import pytest
from flask import Response
from werkzeug.exceptions import RequestEntityTooLarge

from tests.steun.pagina import Pagina
from wijzer.domain import fouten
from wijzer.domain.fouten import (
    Conflict,
    Geweigerd,
    NietGevonden,
    NietToegestaan,
    NuNiet,
    Ongeldig,
    Ongeldigheden,
    Verdwenen,
    Vraag,
    WijzerFout,
)
from wijzer.web.common.fouten.tabel import STATUSKOPPEN, STATUSUITLEG, add_foutvorm, beeld_of

EIGEN = {
    NietGevonden: 404,
    Verdwenen: 410,
    NietToegestaan: 403,
    Conflict: 409,
    Geweigerd: 409,
    NuNiet: 503,
}


@pytest.mark.parametrize(("soort", "status"), EIGEN.items())
def test_each_error_of_the_domain_has_its_status_and_its_own_words(soort, status):
    beeld = beeld_of(soort("Het gaat om dit."))
    assert (beeld.status, beeld.uitleg) == (status, "Het gaat om dit.")
    assert beeld.kop == STATUSKOPPEN[status]


def test_every_error_of_the_domain_was_thought_of():
    soorten = {
        soort
        for soort in vars(fouten).values()
        if isinstance(soort, type) and issubclass(soort, Exception)
    } - {WijzerFout}
    assert soorten == {*EIGEN, Ongeldig, Ongeldigheden, Vraag}, (
        "a Vraag is told as the Ongeldig it is"
    )


def test_several_wrong_values_are_told_at_once():
    wrong = [Ongeldig("postcode", "Geen postcode."), Ongeldig("straal", "Geen getal.")]
    beeld = beeld_of(Ongeldigheden(wrong))
    assert beeld.status == 400
    assert list(beeld.fouten) == wrong


def test_what_nobody_expected_says_nothing_of_what_was_inside():
    beeld = beeld_of(ValueError("Verscholenpad 3"))
    assert beeld.status == 500
    assert "Verscholenpad" not in repr(beeld)


def test_every_kind_has_words():
    assert STATUSKOPPEN.keys() == STATUSUITLEG.keys()


def test_a_failing_page_is_a_page_and_not_a_trace(app, client, capsys):
    def fail() -> str:
        raise RuntimeError("Verscholenpad 3")

    app.view_functions["public.privacy"] = fail
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    response = client.get("/privacy")
    assert response.status_code == 500
    assert "Dat ligt aan ons" in Pagina(response.get_data(as_text=True)).text
    assert "Verscholenpad" not in response.get_data(as_text=True) + "".join(capsys.readouterr())


def test_a_room_can_tell_errors_in_its_own_form(app, client):
    add_foutvorm(
        app,
        "/eigen/",
        lambda beeld: Response(f"eigen {beeld.status}", beeld.status, mimetype="text/plain"),
    )
    assert client.get("/eigen/weg").get_data(as_text=True) == "eigen 404"
    assert "html" in client.get("/anders/weg").content_type


def test_an_unknown_address_of_the_feed_is_a_problem_in_json(client):
    response = client.get("/api/v1/weg")
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"


def test_a_method_that_is_not_there_says_which_are(client):
    response = client.post("/privacy")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_what_is_too_large_is_said_so():
    assert beeld_of(RequestEntityTooLarge()).kop == "Dit is te groot"


def test_a_form_that_is_too_large_is_refused(client):
    response = client.post("/inloggen", data={"email": "x" * 2_000_000})
    assert response.status_code == 413
