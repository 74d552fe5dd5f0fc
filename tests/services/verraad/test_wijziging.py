"""What a change of a locatie is asked about shielded addresses: everything once, and nothing that was answered before."""

from dataclasses import replace

import pytest

from tests.factories import (
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
)
from wijzer.domain.adressen.adres import OnleesbaarAdres
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.services.verraad.afscherming import check_afscherming, check_open, told_by
from wijzer.services.verraad.bronnen import ContactVan, Elders, LocatieVan, ToelichtingVan
from wijzer.services.verraad.omgeving import Aanbiederomgeving
from wijzer.services.verraad.wijziging import moves, new_teksten, settled

BRON = make_aanbieder("De Bron", contact=Contact())
STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
OPEN = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
DICHT = OnleesbaarAdres()


def around(
    *locaties: Locatie,
    aanbieder: Aanbieder = BRON,
    boven: tuple[Aanbieder, ...] = (),
    ingetrokken: tuple[Locatie, ...] = (),
    toelichting: str | None = None,
) -> Aanbiederomgeving:
    aanbod = {
        locatie.id: [make_aanbod(locatie, opgave=make_opgave(toelichting=toelichting))]
        for locatie in locaties
    }
    return Aanbiederomgeving(
        aanbieder=aanbieder,
        hoofdaannemers=boven,
        locaties=locaties,
        aanbod=aanbod,
        ingetrokken=ingetrokken,
    )


def test_it_moves_when_the_address_or_its_kind_is_another_and_not_when_it_is_written_anew():
    assert not moves(STIL, replace(STIL, naam="Anders"))
    assert moves(STIL, replace(STIL, adres=make_afgeschermd_adres("Vlierkade", 6, "7551BB")))
    assert moves(STIL, replace(STIL, adres=make_open_adres("Vlierkade", 5, "7551BB")))
    assert not moves(replace(STIL, adres=DICHT), replace(STIL, adres=DICHT))
    assert moves(replace(STIL, adres=DICHT), STIL)


def test_only_what_changed_is_compared_with_the_neighbours_unless_it_moved_or_is_new():
    anders = replace(STIL, contact=Contact(website="https://bron.example"))
    assert new_teksten(STIL, anders) == {"website": "https://bron.example"}
    assert set(new_teksten(None, STIL)) == {"naam", "email", "website"}
    verhuisd = replace(anders, adres=make_afgeschermd_adres("Eikenlaan", 1, "7551DD"))
    assert set(new_teksten(STIL, verhuisd)) == {"naam", "email", "website"}


def test_what_was_answered_with_this_address_is_asked_no_more_and_with_another_it_is():
    assert settled(STIL, replace(STIL, naam="Anders")) == {"telefoon", "email", "website"}
    verhuisd = replace(STIL, adres=make_afgeschermd_adres("Eikenlaan", 1, "7551DD"))
    assert settled(STIL, verhuisd) == frozenset()
    assert "naam" in settled(OPEN, replace(OPEN, adres=make_open_adres("Eikenlaan", 1, "7551DD")))


def test_an_open_locatie_at_a_shielded_address_is_refused_however_it_is_written():
    adres = make_open_adres("VLIER-KADE", 5, "7551 BB")
    assert [fout.veld for fout in check_open(adres, [STIL])] == ["straat"]
    assert check_open(make_open_adres("Vlierkade", 7, "7551BB"), [STIL]) == []
    assert check_open(adres, [OPEN]) == []
    assert check_open(adres, [replace(STIL, adres=DICHT)]) == []


def test_so_is_one_at_the_address_of_a_shielded_locatie_that_was_withdrawn():
    nieuw = make_groep(BRON, "Nieuw", make_open_adres("Vlierkade", 5, "7551BB"))
    [fout] = check_afscherming(nieuw, around(nieuw, ingetrokken=(STIL,)))
    assert fout.veld == "straat"
    assert "ingetrokken" in fout.melding
    assert check_afscherming(nieuw, around(nieuw)) == []


BOVEN = make_aanbieder("Boven", contact=Contact(website="https://boven.example/vlierkade"))


@pytest.mark.parametrize(
    ("omgeving", "bron"),
    [
        (
            around(STIL, aanbieder=replace(BRON, contact=Contact(email="info@vlierkade.example"))),
            ContactVan(BRON.id, "email"),
        ),
        (around(STIL, boven=(BOVEN,)), ContactVan(BOVEN.id, "website")),
        (around(STIL, replace(OPEN, naam="Huis Vlierkade")), LocatieVan(OPEN.id, "naam")),
        (
            around(STIL, replace(OPEN, adres=make_open_adres("Vlierkade", 5, "7551BB"))),
            LocatieVan(OPEN.id),
        ),
    ],
    ids=["own contact", "hoofdaannemer", "name of another", "address of another"],
)
def test_what_tells_it_on_another_page_is_named_with_the_way_there(
    omgeving: Aanbiederomgeving, bron
):
    [fout] = check_afscherming(STIL, omgeving)
    assert isinstance(fout, Elders)
    assert (fout.veld, fout.bron) == ("straat", bron)
    assert "Vlierkade" not in fout.melding.replace("Huis Vlierkade", "")


def test_a_remark_at_another_locatie_tells_it_too():
    omgeving = around(OPEN, toelichting="Ook aan de Vlierkade.")
    [fout] = check_afscherming(STIL, omgeving)
    assert isinstance(fout, Elders)
    [aanbod] = omgeving.aanbod[OPEN.id]
    assert fout.bron == ToelichtingVan(aanbod.id)


def test_a_street_that_an_open_locatie_shows_anyhow_is_told_by_none_of_its_texts():
    buur = replace(OPEN, naam="Huis Vlierkade", adres=make_open_adres("Vlierkade", 40, "7551BB"))
    assert check_afscherming(STIL, around(STIL, buur)) == []


def test_the_name_of_the_aanbieder_is_nobodys_to_change_here():
    [fout] = check_afscherming(STIL, around(STIL, aanbieder=replace(BRON, naam="Huis Vlierkade")))
    assert not isinstance(fout, Elders)
    assert "Bel de beheerder" in fout.melding


def test_an_address_that_no_key_opens_stops_nothing():
    onleesbaar = replace(STIL, adres=DICHT)
    verraad = replace(BRON, naam="Huis Vlierkade")
    assert check_afscherming(onleesbaar, around(onleesbaar, aanbieder=verraad)) == []


def test_on_the_site_its_own_texts_and_remarks_tell_as_well():
    eigen = replace(STIL, naam="Huis Vlierkade")
    assert [fout.veld for fout in told_by(eigen, around(eigen))] == ["naam"]
    assert [fout.veld for fout in told_by(STIL, around(STIL, toelichting="Vlierkade 5"))] == [
        "WGZHF"
    ]
    assert told_by(STIL, around(STIL, OPEN, toelichting="Er is plek.")) == []
