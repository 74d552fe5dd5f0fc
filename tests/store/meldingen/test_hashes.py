"""What alerts are found by: the same under one key, another under each other key, and not to be made without."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.fouten import NietGevonden
from wijzer.store.meldingen.hashes import Meldinghash

NIEUW, OUD = b"n" * 32, b"o" * 32
ADRES = "ouder@voorbeeld.example"
teksten = st.text(max_size=12)
stukken = st.lists(st.sampled_from(["", "a", "b", "ab", "ba", '"', ", ", "[]"]), max_size=3)


def hashes(*sleutels: bytes) -> Meldinghash:
    return Meldinghash(sleutels)


def test_the_first_key_makes_a_hash_and_every_key_recognises_it():
    beide = hashes(NIEUW, OUD)
    assert beide.ways("token", "a") == [
        hashes(NIEUW).first("token", "a"),
        hashes(OUD).first("token", "a"),
    ]
    assert beide.first("token", "a") == hashes(NIEUW).first("token", "a")


def test_with_one_key_everything_is_hashed_in_one_way():
    assert hashes(NIEUW).is_enkel
    assert not hashes(NIEUW, OUD).is_enkel


def test_a_hash_fits_its_column_and_tells_nothing_of_the_text():
    hash_ = hashes(NIEUW).first("adres", ADRES)
    assert len(hash_) == 64
    assert len(hashes(NIEUW).first("adres", "")) == 64
    assert set(hash_) <= set("0123456789abcdef")


@given(stukken, stukken)
def test_two_texts_have_one_hash_only_when_every_part_of_them_is_equal(
    een: list[str], twee: list[str]
):
    """Parts do not run into each other: "ab", "c" is not "a", "bc"."""
    hash_ = hashes(NIEUW)
    assert (hash_.first("vraag", *een) == hash_.first("vraag", *twee)) is (een == twee)


def test_one_text_for_two_uses_has_two_hashes():
    hash_ = hashes(NIEUW)
    assert hash_.first("adres", ADRES) != hash_.first("token", ADRES)


def test_mail_about_an_address_is_about_one_thing_a_key_whoever_asks():
    beide = hashes(NIEUW, OUD)
    nieuw, oud = beide.post_ids(ADRES)
    assert [nieuw] == hashes(NIEUW).post_ids(ADRES)
    assert [oud] == hashes(OUD).post_ids(ADRES)
    assert nieuw != oud
    assert nieuw not in beide.post_ids("een.ander@voorbeeld.example")


def test_who_knows_only_the_hash_of_an_address_finds_its_mail_too():
    beide = hashes(NIEUW, OUD)
    nieuw, oud = beide.ways("adres", ADRES)
    assert beide.post_ids(ADRES)[0] in beide.post_ids_of(nieuw)
    assert beide.post_ids(ADRES)[1] in beide.post_ids_of(oud)


# ── the link that stops everything of an address ──


@given(teksten)
def test_the_link_of_an_address_leads_back_to_its_hash_also_after_a_change_of_key(email: str):
    token = hashes(OUD).make_all_token(email)
    hash_ = hashes(OUD).first("adres", email)
    assert hashes(OUD).address_of(token) == hash_
    assert hashes(NIEUW, OUD).address_of(token) == hash_
    with pytest.raises(NietGevonden):
        hashes(NIEUW).address_of(token)


def test_a_link_is_made_with_the_first_key_and_stands_in_an_address_as_it_is():
    token = hashes(NIEUW, OUD).make_all_token(ADRES)
    assert token == hashes(NIEUW).make_all_token(ADRES)
    assert len(token) == 64
    assert "=" not in token
    assert ADRES not in token


@pytest.mark.parametrize(
    "token",
    ["", "a", "onzin", "é", "A" * 64, "====", " ", "A" * 10_000],
)
def test_what_is_no_link_is_not_found(token: str):
    with pytest.raises(NietGevonden):
        hashes(NIEUW).address_of(token)


@given(st.integers(0, 47), st.integers(1, 255))
def test_a_link_of_which_one_byte_differs_is_none(plaats: int, anders: int):
    inhoud = bytearray(urlsafe_b64decode(hashes(NIEUW).make_all_token(ADRES)))
    inhoud[plaats] ^= anders
    with pytest.raises(NietGevonden):
        hashes(NIEUW).address_of(urlsafe_b64encode(bytes(inhoud)).decode())


@given(st.integers(0, 60))
def test_half_a_link_is_none(lengte: int):
    with pytest.raises(NietGevonden):
        hashes(NIEUW).address_of(hashes(NIEUW).make_all_token(ADRES)[:lengte])


def test_a_link_that_is_longer_than_it_should_be_is_none():
    langer = urlsafe_b64decode(hashes(NIEUW).make_all_token(ADRES)) + b"x"
    with pytest.raises(NietGevonden):
        hashes(NIEUW).address_of(urlsafe_b64encode(langer).decode())


def test_who_knows_the_hash_of_an_address_makes_no_link_of_it():
    """The database holds the hash; a link of it alone would let its reader stop everything."""
    hash_ = hashes(NIEUW).first("adres", ADRES)
    for merk in (b"", bytes(16), bytes.fromhex(hash_)[:16]):
        token = urlsafe_b64encode(bytes.fromhex(hash_) + merk).decode()
        with pytest.raises(NietGevonden):
            hashes(NIEUW).address_of(token)
