"""The settings: each wrong one stops the start by name, and no secret is ever shown."""

from __future__ import annotations

import base64
import copy
import pickle
import stat
from pathlib import Path

import pytest

from wijzer.settings import Geheim, Geocoderkeuze, InstellingenFout, LogVorm, Settings

KEY = base64.urlsafe_b64encode(b"k" * 32).decode()
OTHER_KEY = base64.urlsafe_b64encode(b"o" * 32).decode()


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """What an office on SQLite must set."""
    return {
        "WIJZER_INSTANCE": str(tmp_path / "instance"),
        "WIJZER_SECRET_KEY": "s" * 40,
        "WIJZER_ADRES_SLEUTELS": KEY,
        "WIJZER_BASIS_URL": "https://wijzer.example",
    }


@pytest.fixture
def postgres(office: dict[str, str]) -> dict[str, str]:
    """What an office on PostgreSQL must set."""
    return office | {
        "WIJZER_DATABASE_URL": "postgresql://kantoor:hush@db.example/wijzer",
        "WIJZER_PUBLIEK_DATABASE_URL": "postgresql://publiek:hush@db.example/wijzer",
    }


def refused(environ: dict[str, str]) -> dict[str, str]:
    with pytest.raises(InstellingenFout) as fout:
        Settings.from_env(environ)
    return fout.value.redenen


def test_an_office_without_database_keeps_one_in_its_instance_folder(office, tmp_path):
    settings = Settings.from_env(office)
    assert settings.office
    assert settings.database_url == Geheim(f"sqlite:///{tmp_path}/instance/wijzer.sqlite3")
    assert settings.publiek_database_url == settings.database_url
    assert (settings.geocoder, settings.log) == (Geocoderkeuze.PLAATSEN, LogVorm.JSON)


@pytest.mark.parametrize("name", ["WIJZER_SECRET_KEY", "WIJZER_ADRES_SLEUTELS", "WIJZER_BASIS_URL"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_outside_a_demo_no_secret_has_a_default(office, name, value):
    environ = {key: text for key, text in office.items() if key != name}
    if value is not None:
        environ[name] = value
    assert refused(environ) == {name: "ontbreekt"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WIJZER_SECRET_KEY", "too-short-hush"),
        ("WIJZER_SECRET_KEY", f"{'s' * 40},too-short-hush"),
        ("WIJZER_SECRET_KEY", f"{'s' * 40},"),
        ("WIJZER_SECRET_KEY", f"{'s' * 40}, {'s' * 40}"),
        ("WIJZER_ZONDER_TLS", "hush"),
        ("WIJZER_ZONDER_TLS", "mail,hush"),
        ("WIJZER_ADRES_SLEUTELS", "hush"),
        ("WIJZER_ADRES_SLEUTELS", f"{KEY},hush"),
        ("WIJZER_ADRES_SLEUTELS", f"{KEY},"),
        ("WIJZER_ADRES_SLEUTELS", f"{KEY},{KEY}"),
        ("WIJZER_ADRES_SLEUTELS", "é" * 44),
        ("WIJZER_DATABASE_URL", "mysql://hush@db/wijzer"),
        ("WIJZER_DATABASE_URL", "hush"),
        ("WIJZER_DATABASE_URL", "sqlite://"),
        ("WIJZER_DATABASE_URL", "postgresql://u:hush@db:port/wijzer"),
        ("WIJZER_MAIL_URL", "http://hush.example"),
        ("WIJZER_MAIL_URL", "smtp://"),
        ("WIJZER_MAIL_VAN", "hush"),
        ("WIJZER_MAIL_VAN", "hush <a@b.example>"),
        ("WIJZER_REDIS_URL", "hush"),
        ("WIJZER_GEOCODER", "hush"),
        ("WIJZER_LOG", "hush"),
        ("WIJZER_DEMO", "hush"),
        ("WIJZER_PROXIES", "hush"),
        ("WIJZER_PROXIES", "-1"),
        ("WIJZER_HARTSLAG_MINUTEN", "hush"),
        ("WIJZER_HARTSLAG_MINUTEN", "0"),
        ("WIJZER_HARTSLAG_MINUTEN", "61"),
        ("WIJZER_HARTSLAG_MINUTEN", "2.5"),
        ("WIJZER_HARTSLAG_MINUTEN", "³"),
        ("WIJZER_BASIS_URL", "http://hush.example"),
        ("WIJZER_BASIS_URL", "https://hush.example/path"),
        ("WIJZER_BASIS_URL", "https://u:hush@wijzer.example"),
        ("WIJZER_BASIS_URL", "wijzer.example"),
    ],
)
def test_a_malformed_setting_is_named_and_its_value_is_not_shown(office, name, value):
    with pytest.raises(InstellingenFout) as fout:
        Settings.from_env(office | {name: value})
    assert list(fout.value.redenen) == [name]
    assert name in str(fout.value)
    assert "hush" not in str(fout.value)
    assert KEY not in str(fout.value)


def test_everything_that_is_wrong_is_told_at_once(office):
    wrong = refused({"WIJZER_GEOCODER": "x", "WIJZER_INSTANCE": office["WIJZER_INSTANCE"]})
    assert set(wrong) == {
        "WIJZER_SECRET_KEY",
        "WIJZER_ADRES_SLEUTELS",
        "WIJZER_BASIS_URL",
        "WIJZER_GEOCODER",
    }


def test_with_only_the_public_connection_there_is_no_office_and_no_key(tmp_path):
    settings = Settings.from_env(
        {
            "WIJZER_PUBLIEK_DATABASE_URL": "postgresql://publiek@db.example/wijzer",
            "WIJZER_BASIS_URL": "https://wijzer.example",
            "WIJZER_INSTANCE": str(tmp_path / "instance"),
        }
    )
    assert not settings.office
    assert (settings.database_url, settings.secret_key, settings.adres_sleutels) == (None, None, ())
    assert not (tmp_path / "instance").exists()


def test_plain_postgresql_addresses_get_the_driver(postgres):
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        url = f"{scheme}://kantoor:hush@db.example/wijzer"
        settings = Settings.from_env(postgres | {"WIJZER_DATABASE_URL": url})
        assert settings.database_url == Geheim(
            "postgresql+psycopg://kantoor:hush@db.example/wijzer?sslmode=require"
        )


def test_with_postgresql_the_public_connection_is_obligatory(postgres):
    del postgres["WIJZER_PUBLIEK_DATABASE_URL"]
    assert refused(postgres) == {"WIJZER_PUBLIEK_DATABASE_URL": "is verplicht bij PostgreSQL"}


@pytest.mark.parametrize(
    "public",
    [
        "postgresql://kantoor:hush@db.example/wijzer",
        "postgresql://kantoor:hush@replica.example/wijzer",
        "postgresql://%6bantoor:hush@db.example/wijzer",
        "postgresql://publiek:hush@db.example/wijzer?user=kantoor",
        "postgresql://db.example/wijzer?user=kantoor",
        "sqlite:////tmp/wijzer.sqlite3",
    ],
)
def test_the_public_side_never_reads_with_the_role_of_the_office(postgres, public):
    assert list(refused(postgres | {"WIJZER_PUBLIEK_DATABASE_URL": public})) == [
        "WIJZER_PUBLIEK_DATABASE_URL"
    ]


def test_a_role_in_the_query_is_the_role_of_the_office_too(postgres):
    kantoor = "postgresql://iemand:hush@db.example/wijzer?user=publiek"
    assert list(refused(postgres | {"WIJZER_DATABASE_URL": kantoor})) == [
        "WIJZER_PUBLIEK_DATABASE_URL"
    ]


@pytest.mark.parametrize("url", ["REDIS://localhost", "redis:localhost", "redis:/localhost"])
def test_a_redis_address_that_the_driver_cannot_read_stops_the_start_with_its_name(office, url):
    assert list(refused(office | {"WIJZER_REDIS_URL": url})) == ["WIJZER_REDIS_URL"]


def test_sqlite_and_postgresql_do_not_mix(office):
    environ = office | {
        "WIJZER_DATABASE_URL": "sqlite:////tmp/wijzer.sqlite3",
        "WIJZER_PUBLIEK_DATABASE_URL": "postgresql://publiek@db.example/wijzer",
    }
    assert list(refused(environ)) == ["WIJZER_PUBLIEK_DATABASE_URL"]


def test_a_demo_makes_its_own_secrets_and_keeps_them_to_itself(tmp_path):
    environ = {"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(tmp_path / "instance")}
    first, second = Settings.from_env(environ), Settings.from_env(environ)
    assert first == second
    assert first.secret_key
    assert first.adres_sleutels
    assert (first.basis_url, first.log) == ("http://127.0.0.1:8000", LogVorm.TEKST)
    (kept,) = (tmp_path / "instance").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_demos_of_two_folders_have_different_secrets(tmp_path):
    made = [
        Settings.from_env({"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(tmp_path / name)})
        for name in ("a", "b")
    ]
    assert made[0].secret_key != made[1].secret_key


def test_an_office_that_sets_its_own_secrets_keeps_them_in_a_demo(office):
    settings = Settings.from_env(office | {"WIJZER_DEMO": "1"})
    assert settings.secret_key == Geheim("s" * 40)


def test_the_first_of_several_keys_stays_first(office):
    settings = Settings.from_env(office | {"WIJZER_ADRES_SLEUTELS": f"{OTHER_KEY}, {KEY}"})
    assert settings.adres_sleutels == (Geheim(OTHER_KEY), Geheim(KEY))


def test_the_first_of_several_secret_keys_signs_and_the_others_still_open(office):
    oud, nieuw = "o" * 32, "n" * 32
    settings = Settings.from_env(office | {"WIJZER_SECRET_KEY": f"{nieuw}, {oud}"})
    assert (settings.secret_key, settings.oude_secret_keys) == (Geheim(nieuw), (Geheim(oud),))
    assert settings.secret_keys == (Geheim(nieuw), Geheim(oud))
    assert Settings.from_env(office).secret_keys == (Geheim("s" * 40),)


def test_which_secret_key_is_too_short_is_told_by_its_place(office):
    wrong = refused(office | {"WIJZER_SECRET_KEY": f"{'s' * 40},kort,{'t' * 40},ook kort"})
    assert wrong["WIJZER_SECRET_KEY"] == (
        "moet minstens 32 tekens lang zijn; dat is sleutel 2 en 4 van de 4 tussen de komma's niet"
    )
    assert (
        "twee keer"
        in refused(office | {"WIJZER_SECRET_KEY": f"{'s' * 40},{'s' * 40}"})["WIJZER_SECRET_KEY"]
    )


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("WIJZER_PROXYS", "WIJZER_PROXIES"),
        ("WIJZER_SECRETKEY", "WIJZER_SECRET_KEY"),
        ("wijzer_redis_url", "WIJZER_REDIS_URL"),
        ("WIJZER_ADRES_SLEUTEL", "WIJZER_ADRES_SLEUTELS"),
    ],
)
@pytest.mark.parametrize("value", ["1", ""])
def test_a_name_that_no_setting_has_stops_the_start(office, name, nearest, value):
    wrong = refused(office | {name: value})
    assert wrong == {name: f"is geen instelling; bedoelt u {nearest}?"}


def test_a_name_that_resembles_nothing_is_told_alone(office):
    assert refused(office | {"WIJZER_XYZ": "hush"}) == {"WIJZER_XYZ": "is geen instelling"}


def test_what_tests_and_measurements_set_is_no_typing_error(office):
    eigen = {"WIJZER_EIS_BROWSER": "1", "WIJZER_EIS_JAVA": "1", "WIJZER_BENCH_APP": "x"}
    assert Settings.from_env(office | eigen) == Settings.from_env(office)


def test_a_public_process_may_share_the_environment_of_the_office(postgres):
    del postgres["WIJZER_DATABASE_URL"]
    assert Settings.from_env(postgres).secret_keys == ()


def test_the_basis_address_loses_its_last_slash_and_tells_whether_it_is_secure(office):
    secure = Settings.from_env(office | {"WIJZER_BASIS_URL": "https://wijzer.example:8443/"})
    local = Settings.from_env(office | {"WIJZER_BASIS_URL": "http://localhost:8000"})
    assert (secure.basis_url, secure.secure) == ("https://wijzer.example:8443", True)
    assert (local.basis_url, local.secure) == ("http://localhost:8000", False)


def test_mails_come_from_the_host_of_the_site_unless_told_otherwise(office):
    assert Settings.from_env(office).mail_van == "niet-beantwoorden@wijzer.example"
    other = Settings.from_env(office | {"WIJZER_MAIL_VAN": "wijzer@regio.example"})
    assert other.mail_van == "wijzer@regio.example"


def test_a_secret_has_no_printable_form(postgres):
    settings = Settings.from_env(postgres | {"WIJZER_MAIL_URL": "smtp://u:hush@mail.example"})
    secret = Geheim("hush")
    for text in (repr(settings), str(settings), f"{secret}", f"{secret:>9}", f"{secret!r}"):
        assert "hush" not in text
        assert KEY not in text
        assert "ssss" not in text
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.deepcopy(secret)


def test_settings_do_not_change_after_the_start(office):
    settings = Settings.from_env(office)
    with pytest.raises(AttributeError):
        settings.demo = True  # type: ignore[misc]  # that it is refused is what we test


@pytest.mark.parametrize(("value", "minuten"), [(None, 5), ("1", 1), ("60", 60)])
def test_how_long_the_office_may_be_silent_is_set_in_minutes(office, value, minuten):
    environ = office if value is None else office | {"WIJZER_HARTSLAG_MINUTEN": value}
    assert Settings.from_env(environ).hartslag_minuten == minuten
