"""Every form of an aanbieder tells all that is wrong at once, in both layers: what its fields hold and what the domain says."""

from datetime import timedelta

from tests.factories import AT, HENGELO, TODAY, make_aanbod, make_groep, make_opgave
from tests.steun.allestegelijk import Proef, mend_all, named
from tests.web.aanbieder.conftest import Wereld

CONTACT_FOUT = {"telefoon": "0" * 60, "email": "geen adres", "website": "javascript:alert(1)"}
CONTACT_GOED = {
    "telefoon": "074-000 00 12",
    "email": "info@bron.example",
    "website": "bron.example",
}
LOCATIE_FOUT = {
    "naam": "",
    "straat": "",
    "huisnummer": "nul",
    "postcode": "0000",
    "leeftijd_van": "veel",
    "leeftijd_tot": "99",
} | CONTACT_FOUT
LOCATIE_GOED = {
    "naam": "Groep Noord",
    "straat": "Elders",
    "huisnummer": "4",
    "postcode": "7551 AB",
    "leeftijd_van": "4",
    "leeftijd_tot": "18",
} | CONTACT_GOED


def test_a_new_groep(wereld: Wereld) -> None:
    pad = f"/aanbieder/locaties/nieuw?soort=groep&afgeschermd=nee&aanbieder={wereld.aanbieder.id}"
    fout = LOCATIE_FOUT | {"plaats": "", "gemeente": "", "groepsgrootte": "0"}
    goed = LOCATIE_GOED | {"plaats": "Hengelo", "gemeente": HENGELO, "groepsgrootte": "6"}
    mend_all(wereld.client, Proef(pad, fout, goed))


def test_a_new_vestiging(wereld: Wereld) -> None:
    pad = (
        f"/aanbieder/locaties/nieuw?soort=vestiging&afgeschermd=nee&aanbieder={wereld.aanbieder.id}"
    )
    fout = LOCATIE_FOUT | {"plaats": "", "gemeente": "", "werkgebied": []}
    goed = LOCATIE_GOED | {"plaats": "Hengelo", "gemeente": HENGELO, "werkgebied": [HENGELO]}
    mend_all(wereld.client, Proef(pad, fout, goed))


def test_a_locatie_that_is_changed(wereld: Wereld) -> None:
    fout, goed = LOCATIE_FOUT | {"groepsgrootte": "x"}, LOCATIE_GOED | {"groepsgrootte": "5"}
    mend_all(wereld.client, Proef(f"/aanbieder/locaties/{wereld.groep.id}", fout, goed))


def test_a_locatie_that_is_shielded_under_its_old_name(wereld: Wereld) -> None:
    groep = make_groep(wereld.aanbieder, "De Eik")
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep))
    pad = f"/aanbieder/locaties/{groep.id}?afgeschermd=ja"
    fout = {"naam": "De Eik", "groepsgrootte": "veel", "postcode": "0000", "email": "geen adres"}
    goed = {"naam": "Groep Zuid", "groepsgrootte": "6", "postcode": "7551 AB", "email": ""}
    mend_all(wereld.client, Proef(pad, fout, goed))


def test_the_contact_of_an_aanbieder(wereld: Wereld) -> None:
    mend_all(wereld.client, Proef("/aanbieder/gegevens", CONTACT_FOUT, CONTACT_GOED))


def test_the_availability_of_several_lines(wereld: Wereld) -> None:
    tweede = make_groep(wereld.aanbieder, "Groep Noord")
    ander = make_aanbod(tweede, opgave=make_opgave())
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(tweede)
        store.aanbod.add(ander)
    een, twee = f"a{wereld.aanbod.id.hex}-", f"a{ander.id.hex}-"
    morgen, gisteren = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    fout = {
        "peildatum": morgen.isoformat(),
        f"{een}vrije_plekken": "veel",
        f"{een}aanmeldwachttijd_weken": "999",
        f"{een}eerstvolgende_plek": "ooit",
        f"{een}toelichting": "Aan het Verscholenpad",
        f"{twee}vrije_plekken": "7",
        f"{twee}eerstvolgende_plek": gisteren.isoformat(),
        f"{twee}aanmeldstop_tot": morgen.isoformat(),
        f"{twee}aantal_wachtenden": "-1",
    }
    goed = {
        "peildatum": TODAY.isoformat(),
        f"{een}vrije_plekken": "2",
        f"{een}aanmeldwachttijd_weken": "9",
        f"{een}eerstvolgende_plek": morgen.isoformat(),
        f"{een}toelichting": "Bel ons gerust",
        f"{twee}vrije_plekken": "5",
        f"{twee}eerstvolgende_plek": morgen.isoformat(),
        f"{twee}aanmeldstop_tot": "",
        f"{twee}aantal_wachtenden": "1",
    }
    mend_all(wereld.client, Proef("/aanbieder/beschikbaarheid", fout, goed))


def test_of_a_form_that_does_not_hold_nothing_is_kept(wereld: Wereld) -> None:
    """The domain is asked in a transaction of which nothing stays: not the locatie, not its line in the audit trail."""
    before, regels = wereld.locaties(), trail(wereld)
    pad = f"/aanbieder/locaties/nieuw?soort=groep&afgeschermd=nee&aanbieder={wereld.aanbieder.id}"
    goed = LOCATIE_GOED | {"plaats": "Hengelo", "gemeente": HENGELO, "groepsgrootte": "6"}
    answer = wereld.client.send_form(pad, goed | {"leeftijd_van": "x"})
    assert named(answer) == {"leeftijd_van"}
    answer = wereld.client.send_form("/aanbieder/gegevens", CONTACT_GOED | {"telefoon": "0" * 60})
    assert named(answer) == {"telefoon"}
    assert wereld.locaties() == before
    assert trail(wereld) == regels


def trail(wereld: Wereld) -> list[str]:
    with wereld.database.read() as store:
        return [regel.handeling for regel in store.logboek.page(None)]
