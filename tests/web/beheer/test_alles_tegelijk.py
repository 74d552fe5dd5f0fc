"""Every form of a beheerder tells all that is wrong at once, in both layers: what its fields hold and what the domain says."""

from dataclasses import replace

import pytest

from tests.factories import ALMELO, AT, REGIO
from tests.steun.allestegelijk import Proef, mend_all, named
from tests.web.beheer.conftest import Wereld
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort

CONTACT_FOUT = {"telefoon": "0" * 60, "email": "geen adres", "website": "javascript:alert(1)"}
CONTACT_GOED = {
    "telefoon": "074-000 00 12",
    "email": "info@hengelo.example",
    "website": "hengelo.example",
}
FORMULIEREN = [
    Proef(
        f"/beheer/gemeenten/{ALMELO}",
        {"gemeentehuis": "", "straat": "", "huisnummer": "nul", "postcode": "0000", "plaats": ""}
        | CONTACT_FOUT,
        {
            "gemeentehuis": "Stadhuis",
            "straat": "Plein",
            "huisnummer": "1",
            "postcode": "7607 EW",
            "plaats": "Almelo",
        }
        | CONTACT_GOED,
    ),
    Proef(
        "/beheer/synoniemen/nieuw",
        {"woorden": "", "hulpvormen": []},
        {"woorden": "logeren", "hulpvormen": ["gezinshuis"]},
    ),
    Proef(
        "/beheer/regio",
        {"contact-email": "geen adres", "contact-telefoon": "nul"},
        {"contact-email": "info@twente.example", "contact-telefoon": "074-000 00 12"},
    ),
    Proef(
        "/beheer/regio/instellingen/versheid",
        {"actueel_dagen": "", "verouderd_dagen": "veel"},
        {"actueel_dagen": "7", "verouderd_dagen": "30"},
    ),
]


@pytest.mark.parametrize("proef", FORMULIEREN, ids=str)
def test_all_that_is_wrong_is_told_at_once(wereld: Wereld, proef: Proef) -> None:
    mend_all(wereld.bea, proef)


def test_the_texts_of_the_region(wereld: Wereld) -> None:
    with wereld.database.transaction(at=AT) as store:
        regio = store.regios.get(REGIO)
        teksten = {**regio.teksten, "crisis.titel": "Crisis", "crisis.tekst": "Bel."}
        store.regios.save(replace(regio, teksten=teksten))
    fout = {"tekst-crisis.titel": "", "tekst-crisis.tekst": "a" * 4001}
    goed = {"tekst-crisis.titel": "Crisis?", "tekst-crisis.tekst": "Bel meteen."}
    mend_all(wereld.bea, Proef("/beheer/regio/instellingen/crisis", fout, goed))


def test_an_invitation(wereld: Wereld) -> None:
    fout = {"email": "geen adres", "aanbieder": ""}
    goed = {"email": "nieuw@twente.example", "aanbieder": str(wereld.es.id)}
    pad = "/beheer/gebruikers/nieuw"
    begin = {"rol": "aanbieder"}
    assert named(wereld.bea.send_form(pad, begin | fout)) == {"email", "aanbieder"}
    assert wereld.bea.send_form(pad, begin | goed).status_code == 303


def test_a_code_is_asked_only_when_everything_else_is_right(wereld: Wereld) -> None:
    """A right code is used up, and the next one takes half a minute."""
    fout = {"rol": "beheerder", "email": "jo@es.example", "code": wereld.accounts["bea"].code()}
    assert named(wereld.bea.send_form("/beheer/gebruikers/nieuw", fout)) == {"email"}
    answer = wereld.bea.send_form("/beheer/gebruikers/nieuw", fout | {"email": "na@es.example"})
    assert answer.status_code == 303


def test_a_file(wereld: Wereld) -> None:
    assert named(wereld.bea.send_form("/beheer/importeren", {"soort": []})) == {"soort", "bestand"}


def test_the_reason_why_an_address_is_shown(wereld: Wereld) -> None:
    fout = {"reden": [], "toelichting": "Canariestraat 4321"}
    goed = {"reden": "bellen", "toelichting": "Vraag van de wethouder"}
    mend_all(wereld.bea, Proef(f"/beheer/aanbieders/{wereld.es.id}", fout, goed))
    assert wereld.trail().count("adressen getoond") == 1


def test_a_site_that_may_show_the_widget(wereld: Wereld) -> None:
    goed = {"origin": "https://www.gemeente.example"}
    mend_all(wereld.bea, Proef("/beheer/widget", {"origin": "http://x"}, goed))


def test_the_role_of_an_account(wereld: Wereld) -> None:
    pad = f"/beheer/gebruikers/{wereld.accounts['jo'].gebruiker.id}/rol"
    goed = {"aanbieder": str(wereld.klein.id), "code": wereld.accounts["bea"].code()}
    mend_all(wereld.bea, Proef(pad, {"aanbieder": "", "code": ""}, goed))


def test_a_note_on_a_case(wereld: Wereld) -> None:
    pad = f"/beheer/afwijkingen/{wereld.zaak(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD).id}"
    mend_all(wereld.bea, Proef(pad, {"notitie": ""}, {"notitie": "Gebeld met Jo."}))


HIER = {
    "aanbieder.beschikbaarheid", "aanbieder.gegevens", "aanbieder.locatie", "aanbieder.nieuw",
    "beheer.afwijking", "beheer.gebruiker_rol", "beheer.gebruiker_uitnodigen", "beheer.gemeente", "beheer.importeren",
    "beheer.regio", "beheer.regioteksten", "beheer.synoniem", "beheer.synoniem_nieuw", "beheer.versheid", "beheer.widget",
}  # fmt: skip
"""The forms that these two files send with everything wrong at once. A word that is changed has the form of one that is new."""
EEN_VRAAG = {
    "aanbieder.ingetrokken_locatie",
    "aanbieder.intrekken",
    "aanbieder.kies_code",
    "beheer.factor_herstellen",
    "beheer.gebruiker_inschakelen",
    "beheer.gebruiker_uitschakelen",
    "beheer.ingetrokken_wissen",
}
"""What asks one thing, or nothing but a button."""


def test_no_form_of_the_office_is_left_out(wereld: Wereld) -> None:
    """Signing in and the own account (`office`) ask what proves who somebody is: that comes last, and one by one."""
    found = {
        rule.endpoint
        for rule in wereld.app.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set())
        and rule.endpoint.split(".")[0] in ("aanbieder", "beheer")
    }
    assert found == HIER | EEN_VRAAG
