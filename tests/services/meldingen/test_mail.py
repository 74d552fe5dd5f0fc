"""What every mail about alerts is made of: links, places, a last day and a way to stop."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_melding,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.meldingen import Meldproef
from tests.steun.pagina import BASIS_URL
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.meldingen.mail import (
    BEVESTIGEN,
    HOOGUIT_GENOEMD,
    LOOPT_AL,
    VOL,
    Afstand,
    begin_of,
    last_day,
    links_of,
    plekken_of,
    schrijf_meldingmail,
)
from wijzer.store.taken.mail import Omslag

MELDING = make_melding(token="sleutel", zoekvraag="hulpvorm=gezinshuis", email="jan@v.example")
HIER = f"{BASIS_URL}/twente"


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    yield proef
    proef.close()


def written(proef: Meldproef, soort: str, **anders: Any) -> Omslag:
    """The one mail that is written about this alert."""
    melding = replace(MELDING, **anders)
    with proef.read() as reader, proef.write() as store:
        schrijf_meldingmail(
            store, soort, melding, reader, mail_id=uuid4(), basis_url=BASIS_URL, at=AT,
            uren=48, hoogstens=10,
        )  # fmt: skip
        [(_, omslag)] = store.mail.waiting_about(melding.id)
    return omslag


# ── links and days, without a database ──


@pytest.mark.parametrize(("taal", "begin"), [("nl", HIER), ("en", f"{BASIS_URL}/en/twente")])
def test_every_link_stays_in_the_language_and_the_region(taal: str, begin: str):
    assert begin_of(MELDING, taal, BASIS_URL) == begin
    assert links_of(MELDING, taal, BASIS_URL) == {
        "begin": begin,
        "beheer": f"{begin}/meldingen/sleutel",
        "stop": f"{begin}/meldingen/sleutel/stoppen",
        "zoeken": f"{begin}/zoeken?vrijePlek=true&hulpvorm=gezinshuis",
    }


def test_an_alert_on_everything_searches_for_free_places_alone():
    alles = replace(MELDING, zoekvraag="")
    assert links_of(alles, "nl", BASIS_URL)["zoeken"] == f"{HIER}/zoeken?vrijePlek=true"


@pytest.mark.parametrize(
    ("tot_at", "dag"),
    [
        (datetime(2027, 1, 31, 22, 59, tzinfo=UTC), date(2027, 1, 31)),
        (datetime(2027, 1, 31, 23, 0, tzinfo=UTC), date(2027, 2, 1)),
        (datetime(2027, 7, 31, 22, 0, tzinfo=UTC), date(2027, 8, 1)),
    ],
    ids=["before midnight", "midnight in winter", "midnight in summer"],
)
def test_it_ends_on_the_day_that_it_is_in_amsterdam(tot_at: datetime, dag: date):
    assert last_day(replace(MELDING, tot_at=tot_at)) == dag


# ── a mail ──


@OP_SQLITE
@pytest.mark.parametrize("soort", [BEVESTIGEN, LOOPT_AL, VOL])
def test_only_a_mail_about_an_alert_that_is_there_can_stop_it(proef: Meldproef, soort: str):
    omslag = written(proef, soort)
    stop = f"{HIER}/meldingen/sleutel/stoppen"
    assert omslag.afmelden == (None if soort == VOL else stop)
    assert (omslag.aan, omslag.taal) == ("jan@v.example", "nl")


@OP_SQLITE
def test_a_mail_is_in_the_language_of_its_alert(proef: Meldproef):
    omslag = written(proef, BEVESTIGEN, taal="en")
    assert (omslag.onderwerp, omslag.taal) == ("Confirm your alert", "en")
    assert omslag.afmelden == f"{BASIS_URL}/en/twente/meldingen/sleutel/stoppen"


@OP_SQLITE
def test_a_search_that_cannot_be_asked_any_more_is_not_put_in_words(proef: Meldproef):
    assert "Hulp: Gezinshuis" in written(proef, LOOPT_AL).tekst
    assert "Hulp: " not in written(proef, LOOPT_AL, id=uuid4(), zoekvraag="hulpvorm=weg").tekst


# ── places ──


@OP_SQLITE
def test_a_place_of_a_groep_is_told_as_the_site_tells_it(proef: Meldproef):
    proef.state(0, 2, AT - timedelta(days=4))
    with proef.read() as reader:
        [plek] = plekken_of(reader, [proef.aanbod[0].publiek_id], begin=HIER)
    assert (plek.locatie, plek.aanbieder) == ("De Linde", "De Kleine Aanbieder")
    assert (plek.hulp, plek.gemeenten) == ({"Product WGZHF": ["WGZHF"]}, ["Hengelo"])
    assert (plek.plekken, plek.dagen) == (2, 4)
    assert plek.link == f"{HIER}/groepen/{proef.open.publiek_id}"


@OP_SQLITE
@pytest.mark.parametrize(
    ("code", "gemeenten"), [("AVAKT", ["Enschede", "Hengelo"]), ("ABGII", ["Enschede"])]
)
def test_a_vestiging_tells_where_it_comes_with_this_product_and_no_number(
    proef: Meldproef, code: str, gemeenten: list[str]
):
    kantoor = make_vestiging(proef.aanbieder)
    aanbod = make_aanbod(kantoor, code, make_opgave(vrije_plekken=0))
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, code)], [])
        store.locaties.add(kantoor)
        store.aanbod.add(aanbod)
    with proef.read() as reader:
        [plek] = plekken_of(reader, [aanbod.publiek_id], begin=HIER)
    assert (plek.gemeenten, plek.plekken, plek.dagen) == (gemeenten, None, 0)
    assert plek.link == f"{HIER}/vestigingen/{kantoor.publiek_id}"


@OP_SQLITE
@pytest.mark.parametrize(
    ("taal", "zin"),
    [
        ("nl", "Er is plek vrij, maar er wachten ook anderen. Vraag de aanbieder of de plek vrij is voor u."),
        ("en", "A place is free, but others are waiting too. Ask the provider whether the place is free for you."),
    ],
)  # fmt: skip
def test_a_place_that_others_wait_for_says_what_that_means(proef: Meldproef, taal: str, zin: str):
    aanbod = proef.aanbod[0]
    with proef.write() as store:
        store.aanbod.save(replace(aanbod, opgave=make_opgave(aantal_wachtenden=3)))
    with proef.read() as reader:
        plekken = plekken_of(reader, [aanbod.publiek_id], begin=HIER, taal=taal)
    assert [plek.uitleg for plek in plekken] == [zin]


@OP_SQLITE
def test_a_place_to_live_tells_how_far_it_is_and_help_that_comes_does_not(proef: Meldproef):
    proef.state(0, 2, AT)
    kantoor = make_vestiging(proef.aanbieder)
    komt = make_aanbod(kantoor, "AVAKT", make_opgave(vrije_plekken=0))
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "AVAKT")], [])
        store.locaties.add(kantoor)
        store.aanbod.add(komt)
    ids = [proef.aanbod[0].publiek_id, komt.publiek_id]
    with proef.read() as reader:
        gevraagd = [
            plekken_of(reader, ids, begin=HIER, vraag=vraag)
            for vraag in (
                Zoekvraag(plaats="Enschede"),
                Zoekvraag(plaats="Enschede", straal=20),
                Zoekvraag(postcode="7511"),
            )
        ]
    ver, binnen, geteld = [[plek.ver for plek in plekken] for plekken in gevraagd]
    assert ver == binnen == [Afstand(9, "Enschede"), None]
    assert geteld == [None, None]


@OP_SQLITE
def test_places_keep_their_order_and_no_more_are_named_than_a_mail_names(proef: Meldproef):
    linde, eik = (aanbod.publiek_id for aanbod in proef.aanbod)
    extra = [
        make_groep(proef.aanbieder, f"Huis {nummer}", make_open_adres())
        for nummer in range(HOOGUIT_GENOEMD)
    ]
    meer = [make_aanbod(groep) for groep in extra]
    with proef.write() as store:
        store.locaties.add_many(extra)
        store.aanbod.add_many(meer)
    voorop = [aanbod.publiek_id for aanbod in meer[1:]]
    with proef.read() as reader:
        namen = [
            [plek.locatie for plek in plekken_of(reader, ids, begin=HIER)]
            for ids in ([linde, eik], [eik, linde], [*voorop, eik, linde], [*voorop, linde, eik])
        ]
    vol = [groep.naam for groep in extra[1:]]
    assert namen == [
        ["De Linde", "De Eik"], ["De Eik", "De Linde"], [*vol, "De Eik"], [*vol, "De Linde"]
    ]  # fmt: skip


@OP_SQLITE
def test_one_bed_at_two_products_is_told_once_with_both(proef: Meldproef):
    tweede = make_aanbod(proef.open, "WGZHG", make_opgave(vrije_plekken=1))
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "WGZHG")], [])
        store.aanbod.add(tweede)
    proef.state(0, 2, AT)
    with proef.read() as reader:
        ids = [proef.aanbod[0].publiek_id, tweede.publiek_id]
        [plek] = plekken_of(reader, ids, begin=HIER)
    assert plek.plekken == 2
    assert sum(map(len, plek.hulp.values())) == 2
