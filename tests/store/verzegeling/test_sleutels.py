"""Seals: what a text is sealed with and for whom, which keys open it, and that nothing of it shows from outside."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.steun.databases.soorten import ADRES_SLEUTEL, Adressen, settings_for
from wijzer.settings import Geheim, Settings
from wijzer.store.verzegeling.sleutels import SleutelFout, Sleutels, Zegel, Zegelstand

NIEUW, OUD, ANDER = (Fernet.generate_key() for _ in range(3))
teksten = st.text(st.characters(exclude_categories=["Cs"]), max_size=600)


def zegel(*sleutels: bytes) -> Zegel:
    return Zegel(sleutels, instelling="WIJZER_PROEF")


SETTINGS: Settings = settings_for(Adressen("sqlite://", "sqlite://"), Path("instance"))


def sleutels(**anders: Any) -> Sleutels:
    return Sleutels.from_settings(replace(SETTINGS, **anders))


# ── one text ──


@hypothesis_settings(max_examples=50)
@given(teksten, teksten)
def test_a_text_opens_for_its_owner_as_it_was_and_for_nobody_else(eigenaar: str, tekst: str):
    verzegeld = zegel(NIEUW).seal(eigenaar, tekst)
    assert zegel(NIEUW).unseal(eigenaar, verzegeld) == tekst
    with pytest.raises(SleutelFout, match="verkeerde rij"):
        zegel(NIEUW).unseal(eigenaar + "x", verzegeld)


def test_the_same_text_sealed_twice_does_not_look_alike():
    assert zegel(NIEUW).seal("a", "tekst") != zegel(NIEUW).seal("a", "tekst")


@pytest.mark.parametrize("kort", [0, 1, 100, 400])
def test_the_length_of_what_is_sealed_says_nothing_about_an_address(kort: int):
    verzegeld = zegel(NIEUW).seal("locatie:1", "x" * kort)
    assert len(verzegeld) == len(zegel(NIEUW).seal("locatie:1", ""))
    assert len(verzegeld) < len(zegel(NIEUW).seal("locatie:1", "x" * 600)), "it grows by blocks"


@pytest.mark.parametrize("lengte", [510, 511, 512, 513, 514, 1024])
def test_where_a_block_is_full_no_letter_is_lost(lengte: int):
    """Owner and text together are as long as a block, one less and one more."""
    tekst = "x" * (lengte - len('["a", ""]'))
    assert zegel(NIEUW).unseal("a", zegel(NIEUW).seal("a", tekst)) == tekst


def test_neither_text_nor_owner_can_be_read_from_what_is_sealed():
    verzegeld = zegel(NIEUW).seal("locatie:1", "Geheimweg 7")
    assert b"Geheimweg" not in verzegeld
    assert b"locatie" not in verzegeld
    assert repr(zegel(NIEUW)) == "Zegel(…)"


# ── several keys ──


def test_the_first_key_seals_and_every_key_opens():
    verzegeld = zegel(NIEUW, OUD).seal("a", "tekst")
    assert zegel(NIEUW).unseal("a", verzegeld) == "tekst"
    assert zegel(ANDER, OUD, NIEUW).unseal("a", verzegeld) == "tekst"
    with pytest.raises(SleutelFout):
        zegel(OUD).unseal("a", verzegeld)


@pytest.mark.parametrize(
    "verzegeld",
    [b"", b"onzin", zegel(ANDER).seal("a", "tekst"), zegel(NIEUW).seal("a", "t")[:-1]],
    ids=["nothing", "nonsense", "another key", "cut off"],
)
def test_what_no_key_opens_names_the_setting_and_not_what_it_was(verzegeld: bytes):
    with pytest.raises(SleutelFout, match="Controleer WIJZER_PROEF") as fout:
        zegel(NIEUW, OUD).unseal("a", verzegeld)
    assert fout.value.__cause__ is None, "what the library says of it is not told on"
    assert zegel(NIEUW, OUD).try_unseal("a", verzegeld) is None
    assert zegel(NIEUW, OUD).stand("a", verzegeld) is Zegelstand.DICHT


def test_whoever_goes_past_many_rows_gets_none_for_one_that_was_moved():
    verzegeld = zegel(NIEUW).seal("locatie:1", "tekst")
    assert zegel(NIEUW).try_unseal("locatie:2", verzegeld) is None
    assert zegel(NIEUW).stand("locatie:2", verzegeld) is Zegelstand.DICHT


@pytest.mark.parametrize(
    ("met", "stand"),
    [(NIEUW, Zegelstand.EERSTE), (OUD, Zegelstand.OUDER), (ANDER, Zegelstand.DICHT)],
    ids=["new", "old", "another"],
)
def test_a_text_stands_under_the_first_key_an_older_one_or_none(met: bytes, stand: Zegelstand):
    assert zegel(NIEUW, OUD).stand("a", zegel(met).seal("a", "tekst")) is stand


def test_sealed_anew_it_stands_under_the_first_key_for_the_same_owner():
    anew = zegel(NIEUW, OUD).reseal(zegel(OUD).seal("a", "tekst"))
    assert zegel(NIEUW).unseal("a", anew) == "tekst"
    with pytest.raises(SleutelFout):
        zegel(NIEUW).unseal("b", anew)
    with pytest.raises(SleutelFout):
        zegel(NIEUW, OUD).reseal(zegel(ANDER).seal("a", "tekst"))


def test_without_a_key_there_is_no_seal_and_the_setting_is_named():
    with pytest.raises(SleutelFout, match="WIJZER_PROEF ontbreekt"):
        zegel()


# ── all keys of an installation ──

ZEGELS = ("adressen", "factoren", "mail", "meldingen", "concepten", "lijst")


@pytest.mark.parametrize("van", ZEGELS)
def test_what_is_sealed_for_one_purpose_opens_for_no_other(van: str):
    alle = sleutels()
    verzegeld = getattr(alle, van).seal("a", "tekst")
    opent = [naam for naam in ZEGELS if getattr(alle, naam).try_unseal("a", verzegeld) is not None]
    assert opent == [van]


def test_hashes_of_alerts_and_links_of_the_trail_are_made_with_other_keys():
    alle = sleutels()
    assert not set(alle.meldinghash) & set(alle.logboek)
    assert all(len(sleutel) == 32 for sleutel in (*alle.meldinghash, *alle.logboek))


def test_the_same_settings_give_the_same_keys_in_every_process():
    een, twee = sleutels(), sleutels()
    assert (een.meldinghash, een.logboek) == (twee.meldinghash, twee.logboek)
    for naam in ZEGELS:
        assert getattr(twee, naam).unseal("a", getattr(een, naam).seal("a", "t")) == "t"


@pytest.mark.parametrize(
    ("instelling", "blijven"),
    [
        ({"secret_key": Geheim("n" * 40)}, {"adressen", "meldingen", "concepten", "lijst"}),
        ({"adres_sleutels": (Geheim(Fernet.generate_key().decode()),)}, {"factoren", "mail"}),
    ],
    ids=["WIJZER_SECRET_KEY", "WIJZER_ADRES_SLEUTELS"],
)
def test_each_seal_follows_from_one_of_the_two_settings(
    instelling: dict[str, Any], blijven: set[str]
):
    voor, na = sleutels(), sleutels(**instelling)
    opent = {
        naam
        for naam in ZEGELS
        if getattr(na, naam).try_unseal("a", getattr(voor, naam).seal("a", "t")) is not None
    }
    assert opent == blijven


def test_after_a_change_of_keys_the_older_ones_open_what_was_sealed_and_recognise_what_was_hashed():
    voor = sleutels()
    na = sleutels(
        secret_key=Geheim("n" * 40),
        oude_secret_keys=(SETTINGS.secret_keys[0],),
        adres_sleutels=(Geheim(Fernet.generate_key().decode()), Geheim(ADRES_SLEUTEL)),
    )
    for naam in ZEGELS:
        verzegeld = getattr(voor, naam).seal("a", "t")
        assert getattr(na, naam).stand("a", verzegeld) is Zegelstand.OUDER
    assert na.meldinghash[1:] == voor.meldinghash
    assert na.logboek[1:] == voor.logboek


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"secret_key": None, "oude_secret_keys": ()}, "WIJZER_SECRET_KEY ontbreekt"),
        ({"adres_sleutels": ()}, "WIJZER_ADRES_SLEUTELS ontbreekt"),
    ],
)
def test_a_setting_that_is_missing_is_named(anders: dict[str, Any], melding: str):
    with pytest.raises(SleutelFout, match=melding):
        sleutels(**anders)


def test_no_key_shows_in_a_log():
    alle = sleutels()
    tekst = repr(alle)
    assert not any(str(getattr(alle, veld.name)) in tekst for veld in fields(alle))
    assert ADRES_SLEUTEL not in tekst
