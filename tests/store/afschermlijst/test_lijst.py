"""The sealed list of shieldings: it opens under its own keys alone, and belongs to one installation and one time."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest

from tests.factories import AT
from wijzer.store.afschermlijst.afschermingen import Afschermingen
from wijzer.store.afschermlijst.lijst import KOP, LijstFout, read_list, require_fitting
from wijzer.store.verzegeling.sleutels import Zegel

SLEUTEL, ANDERE = (urlsafe_b64encode(teken * 32).decode() for teken in (b"a", b"b"))
ZEGEL = Zegel([SLEUTEL], instelling="WIJZER_ADRES_SLEUTELS")
INSTALLATIE = "f" * 64
INHOUD = {
    "gemaakt": AT.isoformat(),
    "installatie": INSTALLATIE,
    "publicatie": 12,
    "laatsteWijziging": 34,
    "tabellen": {
        "locatie": {
            "kolommen": {"id": "uuid", "naam": None, "publiek_id": "uuid"},
            "rijen": [[str(UUID(int=1)), "De Linde", str(UUID(int=2))]],
        }
    },
}
MINUUT = timedelta(minutes=1)


def make_bestand(
    inhoud: object = INHOUD, zegel: Zegel = ZEGEL, eigenaar: str = "afschermingen"
) -> bytes:
    """A list as it stands in a file."""
    return KOP + zegel.seal(eigenaar, json.dumps(inhoud)) + b"\n"


def make_lijst(**anders: Any) -> Afschermingen:
    """A list that was read, of now and of this installation."""
    return replace(read_list(BytesIO(make_bestand()), ZEGEL), **anders)


def test_everything_that_stands_in_a_list_is_read():
    assert make_lijst() == Afschermingen(
        gemaakt=AT,
        installatie=INSTALLATIE,
        publicatie=12,
        laatste_wijziging=34,
        rijen={
            "locatie": [{"id": UUID(int=1), "naam": "De Linde", "publiek_id": UUID(int=2)}],
        },
    )
    assert make_lijst().publieke_ids == {UUID(int=2)}


def test_a_list_without_anybody_in_it_has_no_public_ids():
    leeg = read_list(BytesIO(make_bestand({**INHOUD, "tabellen": {}})), ZEGEL)
    assert leeg.rijen == {}
    assert leeg.publieke_ids == frozenset()


def test_a_list_of_before_a_change_of_keys_opens_with_the_older_key_behind_the_first():
    beide = Zegel([ANDERE, SLEUTEL], instelling="WIJZER_ADRES_SLEUTELS")
    assert read_list(BytesIO(make_bestand()), beide) == make_lijst()


@pytest.mark.parametrize("einde", [b"", b"\n", b"\n\n", b"\r\n"])
def test_how_a_file_ends_does_not_matter(einde: bytes):
    """Somebody may have had it in an editor, or copied it out of a mail."""
    assert read_list(BytesIO(make_bestand().strip() + einde), ZEGEL) == make_lijst()


OTHER_FILES: dict[str, Callable[[bytes], bytes]] = {
    "an empty one": lambda _: b"",
    "another version": lambda bestand: bestand.replace(b"afschermingen 1", b"afschermingen 2"),
    "without a first line": lambda bestand: bestand.removeprefix(KOP),
    "half a first line": lambda _: KOP[:9],
    "something before it": lambda bestand: b"\n" + bestand,
    "a longer first line": lambda bestand: bestand.replace(KOP, KOP.strip() + b"0\n"),
    "a copy of the database": lambda _: b"wijzer-reservekopie 1\n",
}


@pytest.mark.parametrize("wat", OTHER_FILES)
def test_another_file_is_no_list(wat: str):
    with pytest.raises(LijstFout, match="geen lijst van afschermingen"):
        read_list(BytesIO(OTHER_FILES[wat](make_bestand())), ZEGEL)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing but its first line": lambda _: KOP,
    "its end is missing": lambda bestand: bestand[:-40],
    "one sign is another": lambda bestand: bestand[:99] + bytes([bestand[99] ^ 1]) + bestand[100:],
    "something stands behind it": lambda bestand: bestand + b"nog iets",
    "under other keys": lambda _: make_bestand(zegel=Zegel([ANDERE], instelling="X")),
    "sealed for something else": lambda _: make_bestand(eigenaar="mail"),
}


@pytest.mark.parametrize("wat", DAMAGES)
def test_a_list_that_does_not_open_says_which_setting_to_look_at_and_nothing_of_what_it_holds(
    wat: str,
):
    with pytest.raises(LijstFout, match="WIJZER_ADRES_SLEUTELS") as fout:
        read_list(BytesIO(DAMAGES[wat](make_bestand())), ZEGEL)
    assert "Linde" not in str(fout.value)


def test_nothing_of_a_list_can_be_read_without_its_keys():
    assert b"Linde" not in make_bestand()
    assert INSTALLATIE.encode() not in make_bestand()


@pytest.mark.parametrize(
    "gemaakt", [AT, AT - MINUUT, AT - timedelta(days=400)], ids=["as old", "newer", "much newer"]
)
def test_a_list_fits_a_copy_that_is_as_old_or_older(gemaakt):
    require_fitting(make_lijst(), gemaakt=gemaakt, installatie=INSTALLATIE)


def test_a_list_that_is_older_than_the_copy_may_miss_somebody():
    with pytest.raises(LijstFout, match="ouder dan de reservekopie"):
        require_fitting(make_lijst(), gemaakt=AT + MINUUT, installatie=INSTALLATIE)


@pytest.mark.parametrize("eigen", ["", "e" * 64])
def test_a_list_of_another_installation_is_refused(eigen: str):
    with pytest.raises(LijstFout, match="een andere installatie"):
        require_fitting(make_lijst(installatie=eigen), gemaakt=AT, installatie=INSTALLATIE)


def test_a_copy_of_before_anything_was_noted_takes_any_list():
    """It does not know yet which installation it is of."""
    require_fitting(make_lijst(), gemaakt=AT, installatie="")


def test_age_is_told_before_origin():
    with pytest.raises(LijstFout, match="ouder"):
        require_fitting(make_lijst(), gemaakt=AT + MINUUT, installatie="e" * 64)
