"""Mail leaves over SMTP, into a folder, or nowhere, and its errors name nobody."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.steun.databases.schijf import small_disk
from wijzer.gateways import mail
from wijzer.gateways.mail import Bericht, MailNietVerstuurd, MapPost, NullPost, SmtpPost, make_post
from wijzer.settings import Buitenverbinding, Geheim, Settings

ELDERS, ANDERS = "127.1", "127.0.1"
"""Names for this machine that we do not know: they stand for other machines. The certificate fits the first."""
VAN = "niet-beantwoorden@wijzer.example"
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BERICHT = Bericht(
    id=UUID(int=7),
    aan="jo@vlier.example",
    onderwerp="Uw account – ingesteld",
    tekst="Goedendag,\n\nDe link: https://wijzer.example/uitnodiging/abc\n\nHoi · é\n",
    at=AT,
)


class Weigeraar:
    """A server that refuses in a chosen way; the refusal repeats the address, as real ones do."""

    def __init__(self, *, rcpt: str = "250 OK", data: str = "250 OK") -> None:
        self._rcpt, self._data = rcpt, data

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self._rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return f"{self._rcpt} <{address}>"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        return self._data


@contextmanager
def server(handler: object, **anders: Any) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, **anders)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def post_to(
    port: int, *, scheme: str = "smtp", wie: str = "", host: str = "127.0.0.1", **anders: bool
) -> SmtpPost:
    return SmtpPost(Geheim(f"{scheme}://{wie}{host}:{port}"), van=VAN, **anders)


def test_a_mail_arrives_as_it_was_written(smtp_server):
    SmtpPost(Geheim(smtp_server.url), van=VAN).send(BERICHT)
    (aangekomen,) = smtp_server.berichten
    assert aangekomen["To"] == "jo@vlier.example"
    assert aangekomen["From"] == f"Beschikbaarheidswijzer <{VAN}>"
    assert aangekomen["Subject"] == "Uw account – ingesteld"
    assert aangekomen["Message-ID"] == f"<{UUID(int=7)}@wijzer.example>"
    assert aangekomen["Auto-Submitted"] == "auto-generated"
    assert aangekomen.get_content().replace("\r\n", "\n") == BERICHT.tekst


def test_a_mail_that_can_be_stopped_with_one_click_says_where_in_one_piece(smtp_server):
    """RFC 8058; a header that is folded inside an address is encoded, and no mail program reads it."""
    adres = f"https://wijzer.example/en/twente/meldingen/{'a' * 43}/stoppen"
    SmtpPost(Geheim(smtp_server.url), van=VAN).send(replace(BERICHT, taal="en", afmelden=adres))
    (gekregen,) = smtp_server.berichten
    assert gekregen["List-Unsubscribe"] == f"<{adres}>"
    assert f"List-Unsubscribe: <{adres}>".encode() in gekregen.as_bytes(
        policy=policy.SMTP.clone(max_line_length=998)
    )
    assert gekregen["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert gekregen["Content-Language"] == "en"


def test_another_mail_has_no_way_to_be_stopped_and_is_dutch(smtp_server):
    SmtpPost(Geheim(smtp_server.url), van=VAN).send(BERICHT)
    (gekregen,) = smtp_server.berichten
    assert gekregen["List-Unsubscribe"] is None
    assert gekregen["Content-Language"] == "nl"


def test_a_subject_cannot_add_a_header(smtp_server):
    met_regel = replace(BERICHT, onderwerp="Hoi\nBcc: ander@kwaad.example")
    with pytest.raises(MailNietVerstuurd, match="niet op te schrijven") as fout:
        SmtpPost(Geheim(smtp_server.url), van=VAN).send(met_regel)
    assert not fout.value.opnieuw
    assert smtp_server.berichten == []


@pytest.mark.parametrize(
    ("weigert", "opnieuw"),
    [
        (Weigeraar(rcpt="550 onbekend"), False),
        (Weigeraar(rcpt="450 even wachten"), True),
        (Weigeraar(data="554 geen zin"), False),
        (Weigeraar(data="451 later"), True),
    ],
)
def test_a_refusal_for_good_is_not_tried_again_and_names_nobody(weigert, opnieuw):
    with server(weigert) as port, pytest.raises(MailNietVerstuurd) as fout:
        post_to(port).send(BERICHT)
    assert fout.value.opnieuw is opnieuw
    assert "vlier" not in str(fout.value)
    assert any(code in fout.value.reden for code in ("550", "450", "554", "451"))


def test_a_server_that_is_not_there_is_tried_again(monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(MailNietVerstuurd, match="geen verbinding") as fout:
        post_to(port).send(BERICHT)
    assert fout.value.opnieuw


def test_a_server_that_says_nothing_does_not_hold_us(monkeypatch):
    monkeypatch.setattr(mail, "TIMEOUT_SECONDS", 0.2)
    with socket.socket() as stil:
        stil.bind(("127.0.0.1", 0))
        stil.listen()
        with pytest.raises(MailNietVerstuurd) as fout:
            post_to(stil.getsockname()[1]).send(BERICHT)
    assert fout.value.opnieuw


class Aangemeld(Weigeraar):
    def __init__(self) -> None:
        super().__init__()
        self.wie: list[tuple[bytes, bytes]] = []

    def __call__(self, server, session, envelope, mechanism, auth_data) -> AuthResult:
        self.wie.append((auth_data.login, auth_data.password))
        return AuthResult(success=True)


def test_name_and_password_are_given_as_they_were_meant(certificate):
    handler = Aangemeld()
    with server(handler, authenticator=handler, auth_require_tls=False) as port:
        post_to(port, wie="gebruiker%40wijzer.example:p%40ss%3Aword@").send(BERICHT)
    assert handler.wie == [(b"gebruiker@wijzer.example", b"p@ss:word")]


def test_a_password_does_not_travel_in_the_open(monkeypatch):
    monkeypatch.setattr(mail, "is_loopback", lambda _host: False)
    handler = Aangemeld()
    with (
        server(handler, authenticator=handler, auth_require_tls=False) as port,
        pytest.raises(MailNietVerstuurd, match="versleutelde"),
    ):
        post_to(port, wie="wie:wachtwoord@").send(BERICHT)
    assert handler.wie == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate for 127.0.0.1, with its key, that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    nu = datetime.now(UTC)
    cert = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.DNSName(ELDERS)]
            ),
            False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + cert.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def trusted(certificate, monkeypatch) -> ssl.SSLContext:
    """The server's side; our side trusts that certificate for this test."""
    ours = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(mail, "tls_context", lambda: ours)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    return theirs


def test_starttls_is_used_where_it_is_offered(trusted):
    handler = Aangemeld()
    with server(handler, authenticator=handler, tls_context=trusted, require_starttls=True) as port:
        post_to(port, wie="wie:wachtwoord@").send(BERICHT)
    assert handler.wie == [(b"wie", b"wachtwoord")]


def test_smtps_is_encrypted_from_the_start(trusted):
    handler = Aangemeld()
    with server(
        handler, authenticator=handler, ssl_context=trusted, auth_require_tls=False
    ) as port:
        post_to(port, scheme="smtps", wie="wie:wachtwoord@").send(BERICHT)
    assert handler.wie == [(b"wie", b"wachtwoord")]


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate):
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    handler = Weigeraar()
    with (
        server(handler, tls_context=theirs, require_starttls=True) as port,
        pytest.raises(MailNietVerstuurd, match="geen verbinding"),
    ):
        post_to(port).send(BERICHT)


class Aangenomen(Aangemeld):
    """Takes mail, and counts it."""

    gekregen = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.gekregen += 1
        return "250 OK"


@pytest.mark.parametrize("wie", ["", "wie:wachtwoord@"])
def test_to_another_machine_nothing_goes_in_the_open_and_the_mail_waits(wie):
    handler = Aangenomen()
    with (
        server(handler, authenticator=handler, auth_require_tls=False) as port,
        pytest.raises(MailNietVerstuurd, match="STARTTLS") as fout,
    ):
        post_to(port, wie=wie, host=ELDERS).send(BERICHT)
    assert fout.value.opnieuw
    assert (handler.gekregen, handler.wie) == (0, [])


@pytest.mark.parametrize("wie", ["", "wie:wachtwoord@"])
def test_in_the_open_it_goes_only_when_that_is_set(wie):
    handler = Aangenomen()
    with server(handler, authenticator=handler, auth_require_tls=False) as port:
        post_to(port, wie=wie, host=ELDERS, zonder_tls=True).send(BERICHT)
    assert handler.gekregen == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize(("host", "gaat"), [(ELDERS, True), (ANDERS, False)])
def test_to_another_machine_it_goes_with_a_certificate_that_fits_its_name(
    trusted, scheme, host, gaat
):
    handler = Aangenomen()
    how = (
        {"ssl_context": trusted}
        if scheme == "smtps"
        else {"tls_context": trusted, "require_starttls": True}
    )
    with server(handler, **how) as port:
        post = post_to(port, scheme=scheme, host=host)
        if gaat:
            post.send(BERICHT)
        else:
            with pytest.raises(MailNietVerstuurd, match="SSLCertVerificationError") as fout:
                post.send(BERICHT)
            assert fout.value.opnieuw
    assert handler.gekregen == int(gaat)


@pytest.mark.parametrize("zonder", [frozenset(), frozenset({Buitenverbinding.MAIL})])
def test_the_setting_decides_whether_mail_may_go_in_the_open(tmp_path, zonder):
    handler = Aangenomen()
    with server(handler) as port:
        settings = Settings(
            publiek_database_url=Geheim("sqlite:///x"),
            instance=tmp_path,
            basis_url="http://127.0.0.1",
            mail_url=Geheim(f"smtp://{ELDERS}:{port}"),
            zonder_tls=zonder,
        )
        if zonder:
            make_post(settings).send(BERICHT)
        else:
            with pytest.raises(MailNietVerstuurd):
                make_post(settings).send(BERICHT)
    assert handler.gekregen == len(zonder)


def test_in_a_folder_each_mail_is_a_file_for_its_owner_only(tmp_path):
    post = MapPost(tmp_path / "mail", van=VAN)
    post.send(BERICHT)
    post.send(BERICHT)
    (bestand,) = (tmp_path / "mail").iterdir()
    assert bestand.name == f"20261120T080000-{UUID(int=7)}.eml"
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert stat.S_IMODE(bestand.parent.stat().st_mode) == 0o700
    message = message_from_bytes(bestand.read_bytes(), policy=policy.default)
    assert "https://wijzer.example/uitnodiging/abc" in message.get_content()


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path):
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / f"20261120T080000-{UUID(int=7)}.eml").mkdir()
    with pytest.raises(MailNietVerstuurd) as fout:
        MapPost(tmp_path / "mail", van=VAN).send(BERICHT)
    assert fout.value.opnieuw


def test_a_file_where_the_folder_should_be_is_tried_again(tmp_path):
    (tmp_path / "mail").write_text("een bestand")
    with pytest.raises(MailNietVerstuurd, match="een bestand waar een map moet zijn") as fout:
        MapPost(tmp_path / "mail", van=VAN).send(BERICHT)
    assert fout.value.opnieuw
    assert "vlier" not in fout.value.reden


def test_a_full_disk_leaves_no_half_mail(tmp_path):
    post = MapPost(tmp_path / "mail", van=VAN)
    with small_disk(100), pytest.raises(MailNietVerstuurd) as fout:
        post.send(BERICHT)
    assert fout.value.opnieuw
    assert list((tmp_path / "mail").iterdir()) == []
    post.send(BERICHT)
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_the_null_twin_remembers_what_it_got():
    post = NullPost()
    post.send(BERICHT)
    assert post.verstuurd == [BERICHT]


def test_the_settings_choose_how_mail_leaves(tmp_path):
    leeg = Settings(
        publiek_database_url=Geheim("sqlite:///x"), instance=tmp_path, basis_url="http://127.0.0.1"
    )
    assert isinstance(make_post(leeg), MapPost)
    assert isinstance(make_post(replace(leeg, mail_url=Geheim("smtp://127.0.0.1"))), SmtpPost)


def test_a_mail_does_not_show_itself_in_a_log():
    assert "vlier" not in repr(BERICHT)
    assert "abc" not in f"{BERICHT}"
