"""The folder of a region is followed fact by fact: whoever edits the folder never undoes what a beheerder decided."""

from dataclasses import replace

import pytest

from tests.factories import AT, HENGELO, REGIO, make_adres
from wijzer.domain.regiomap.volgen import Lot
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.volg_map import Lotgevallen, follow_folder, said_by
from wijzer.store.store import Store


@pytest.fixture(scope="module")
def gegevens() -> Regiogegevens:
    return read_regio(SEED / REGIO, at=AT)


def follow(store: Store, gegevens: Regiogegevens) -> Lotgevallen:
    return follow_folder(store, gegevens, at=AT)


def with_texts(gegevens: Regiogegevens, **teksten: str | None) -> Regiogegevens:
    """The folder with other texts; None leaves one out."""
    anders = {sleutel.replace("_", "."): tekst for sleutel, tekst in teksten.items()}
    samen = {**gegevens.regio.teksten, **anders}
    heel = {sleutel: tekst for sleutel, tekst in samen.items() if tekst is not None}
    return replace(gegevens, regio=replace(gegevens.regio, teksten=heel))


def edit(store: Store, sleutel: str, tekst: str) -> None:
    """A beheerder keeps another text."""
    regio = store.regios.get(REGIO)
    store.regios.save(replace(regio, teksten={**regio.teksten, sleutel: tekst}))


def text(store: Store, sleutel: str) -> str | None:
    return store.regios.get(REGIO).teksten.get(sleutel)


@pytest.fixture
def geladen(store: Store, gegevens: Regiogegevens) -> Store:
    follow(store, gegevens)
    return store


def test_at_first_everything_is_new_and_what_was_said_is_remembered(
    store: Store, gegevens: Regiogegevens
):
    gevolgd = follow(store, gegevens)
    assert gevolgd[0] == ("regio", Lot.NIEUW)
    assert {lot for _, lot in gevolgd} == {Lot.NIEUW}
    assert store.mapwaarden.all(REGIO) == said_by(gegevens)
    assert follow(store, gegevens) == []


def test_a_text_follows_until_a_beheerder_keeps_another(geladen: Store, gegevens: Regiogegevens):
    anders = with_texts(gegevens, cpwv_naam="Het punt", cpwv_afkorting="HP")
    edit(geladen, "cpwv.afkorting", "Wij")
    assert follow(geladen, anders) == [
        ("teksten.cpwv.afkorting", Lot.EIGEN),
        ("teksten.cpwv.naam", Lot.GEVOLGD),
    ]
    assert (text(geladen, "cpwv.naam"), text(geladen, "cpwv.afkorting")) == ("Het punt", "Wij")


def test_once_both_say_the_same_the_folder_is_followed_again(
    geladen: Store, gegevens: Regiogegevens
):
    edit(geladen, "cpwv.naam", "Het punt")
    assert follow(geladen, with_texts(gegevens, cpwv_naam="Het punt")) == []
    assert follow(geladen, with_texts(gegevens, cpwv_naam="Nog anders")) == [
        ("teksten.cpwv.naam", Lot.GEVOLGD)
    ]


def test_a_text_that_left_the_folder_goes_unless_a_beheerder_edited_it(
    geladen: Store, gegevens: Regiogegevens
):
    edit(geladen, "verwijzen.codes", "Zo doen wij dat.")
    zonder = with_texts(gegevens, verwijzen_codes=None, verwijzen_reistijd=None)
    assert follow(geladen, zonder) == [
        ("teksten.verwijzen.codes", Lot.VERLATEN),
        ("teksten.verwijzen.reistijd", Lot.WEG),
    ]
    assert text(geladen, "verwijzen.codes") == "Zo doen wij dat."
    assert text(geladen, "verwijzen.reistijd") is None


def test_a_town_hall_that_the_beheerder_changed_is_not_taken_back_and_its_neighbours_follow(
    geladen: Store, gegevens: Regiogegevens
):
    eigen = replace(geladen.regios.gemeente(HENGELO), adres=make_adres("Stadsplein", 4))
    geladen.regios.save_gemeente(eigen)
    verhuisd = tuple(
        replace(gemeente, gemeentehuis="Het Nieuwe Huis") for gemeente in gegevens.gemeenten
    )
    gevolgd = dict(follow(geladen, replace(gegevens, gemeenten=verhuisd)))
    assert gevolgd.pop(f"gemeenten.{HENGELO}.gemeentehuis") is Lot.EIGEN
    assert set(gevolgd.values()) == {Lot.GEVOLGD}
    assert len(gevolgd) == len(verhuisd) - 1
    assert geladen.regios.gemeente(HENGELO).adres == eigen.adres


def test_a_gemeente_that_left_the_folder_stays_because_locaties_may_lie_in_it(
    geladen: Store, gegevens: Regiogegevens
):
    zonder = replace(
        gegevens,
        gemeenten=tuple(gemeente for gemeente in gegevens.gemeenten if gemeente.code != HENGELO),
    )
    assert follow(geladen, zonder) == [(f"gemeenten.{HENGELO}", Lot.BEHOUDEN)]
    assert geladen.regios.gemeente(HENGELO).naam == "Hengelo"


def test_the_order_of_the_folder_is_the_order_of_the_page(geladen: Store, gegevens: Regiogegevens):
    andersom = dict(reversed(list(gegevens.regio.teksten.items())))
    nieuw = replace(gegevens, regio=replace(gegevens.regio, teksten=andersom))
    assert follow(geladen, nieuw) == [("volgorde van de teksten", Lot.GEVOLGD)]
    assert list(geladen.regios.get(REGIO).teksten) == list(andersom)
    assert follow(geladen, nieuw) == []
