"""A form is text in UTF-8, however its kind is written; one that is not is refused before anything of it is done."""

from urllib.parse import urlencode

import pytest

from tests.steun.accounts import WACHTWOORD

SOORT = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "body", [b"email=%FF", b"email=\xff", b"\xff=1", b"email=a&wachtwoord=%ED%A0%80"]
)
def test_a_form_that_is_no_text_is_refused(client, body):
    antwoord = client.post("/inloggen", data=body, content_type=SOORT)
    assert antwoord.status_code == 400
    assert "tekens die niet te lezen zijn" in antwoord.text


@pytest.mark.parametrize(
    "deel",
    [
        b'name="email"\r\n\r\na\xffb',
        b'name="a\xffb"\r\n\r\nx',
        b'name="bestand"; filename="\xe9.csv"\r\n\r\nx',
    ],
)
def test_so_is_one_in_parts(client, deel):
    body = b"--g\r\nContent-Disposition: form-data; " + deel + b"\r\n--g--\r\n"
    antwoord = client.post("/inloggen", data=body, content_type="multipart/form-data; boundary=g")
    assert antwoord.status_code == 400
    assert "tekens die niet te lezen zijn" in antwoord.text


@pytest.mark.parametrize(
    "deel", ["", "; name", '; name="\\"', '; name="a\r\n"', '; name=""', '; filename="a.csv"']
)
def test_a_part_without_a_name_is_no_field(app, client, deel):
    """A program that put its name wrong: no field and no error of ours, and the other parts stand."""
    delen = (f"Content-Disposition: form-data{rest}\r\n\r\nx\r\n" for rest in (deel, '; name="b"'))
    body = "".join(f"--g\r\n{stuk}" for stuk in delen) + "--g--\r\n"
    soort = "multipart/form-data; boundary=g"
    with app.test_request_context("/", method="POST", data=body, content_type=soort) as context:
        assert context.request.form.to_dict(flat=False) == {"b": ["x"]}
        assert not context.request.files
    assert client.post("/inloggen", data=body, content_type=soort).status_code == 400


@pytest.mark.parametrize(
    "soort", [SOORT.upper(), f"{SOORT}; charset=UTF-8", f"{SOORT.title()} ;Charset=utf-8"]
)
def test_the_kind_of_a_form_may_be_written_otherwise(client, account, soort):
    form = client.pagina("/inloggen").post_forms()[0]
    token = next(
        veld.get("value") for veld in form.iter("input") if veld.get("name") == "csrf_token"
    )
    velden = {"email": "jo@vlier.example", "wachtwoord": WACHTWOORD, "csrf_token": token}
    antwoord = client.post("/inloggen", data=urlencode(velden).encode(), content_type=soort)
    assert (antwoord.status_code, antwoord.location) == (303, "/inloggen/code")


@pytest.mark.parametrize(
    "soort",
    [
        "application/json",
        "text/plain",
        "",
        "onzin",
        "multipart/form-data",
        "multipart/form-data; boundary=\xff",
        "\xff",
    ],
)
def test_what_is_no_form_is_refused(client, soort):
    assert client.post("/inloggen", data=b'{"a": "\xff"}', content_type=soort).status_code == 400


def test_a_letter_in_a_form_is_the_same_with_and_without_percent_signs(app):
    for body in ("naam=H\xf6fte+1".encode(), b"naam=H%C3%B6fte%201"):
        with app.test_request_context("/", method="POST", data=body, content_type=SOORT) as context:
            assert context.request.form["naam"] == "Höfte 1"
