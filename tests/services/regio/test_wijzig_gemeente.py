"""The town hall is what the public sees instead of a shielded address: it is shown when somebody looked at exactly this one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import AT, ENSCHEDE, HENGELO, make_adres
from tests.services.buurregio import BEA, BOB, facts
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.domain.regio.gemeentehuis import Twijfel
from wijzer.services.regio.wijzig_gemeente import GemeenteInvoer, Nakijken, wijzig_gemeente
from wijzer.store.engine import Database
from wijzer.store.store import Store

LATER = AT + timedelta(days=3)
PLEIN = make_adres("Stadsplein", 4, "7551AA", "Hengelo")


def change(
    store: Store, by: Actor = BEA, versie: int | None = None, gezien: str = "", **anders: Any
) -> Gemeente:
    nu = store.regios.gemeente(HENGELO)
    eigen = GemeenteInvoer(
        gemeentehuis=nu.gemeentehuis,
        adres=nu.adres,
        bevestigd=True,
        toegang=nu.toegang,
        gezien=gezien,
    )
    invoer = replace(eigen, **anders)
    return wijzig_gemeente(
        store, HENGELO, invoer, expected_versie=versie or nu.versie, by=by, at=LATER
    )


def look_twice(store: Store, adres: Adres) -> Nakijken:
    with pytest.raises(Nakijken) as eerst:
        change(store, adres=adres)
    return eerst.value


def test_another_address_loses_its_confirmation_unless_it_is_confirmed_anew(twente: Store):
    assert change(twente, adres=PLEIN, bevestigd=False).bevestigd_at is None
    nu = change(twente)
    assert (nu.adres, nu.bevestigd_at) == (PLEIN, LATER)
    assert facts(twente) == ["gemeente gewijzigd"] * 2


def test_what_stays_the_same_keeps_the_day_on_which_it_was_confirmed(twente: Store):
    nu = change(twente, toegang=Contact(telefoon="074-000 00 55"))
    assert nu.bevestigd_at == AT
    [regel] = [
        regel for regel in twente.logboek.page("twente") if regel.handeling == "gemeente gewijzigd"
    ]
    assert regel.details == {"velden": ["toegang"]}


def test_what_was_confirmed_is_replaced_only_after_a_second_look_at_the_very_same(twente: Store):
    nakijken = look_twice(twente, PLEIN)
    assert nakijken.gemeente.adres == PLEIN
    assert twente.regios.gemeente(HENGELO).versie == 1, "nothing was kept"
    ander = replace(PLEIN, huisnummer=6)
    with pytest.raises(Nakijken):
        change(twente, adres=ander, gezien=nakijken.merk)
    assert change(twente, adres=PLEIN, gezien=nakijken.merk).adres == PLEIN


def test_an_address_that_lies_in_another_gemeente_is_asked_about(twente: Store):
    change(twente, adres=None, bevestigd=False)
    elders = make_adres("Langestraat", 24, "7511AA", "Enschede")
    nakijken = look_twice(twente, elders)
    assert {(bedenking.twijfel, bedenking.gemeenten) for bedenking in nakijken.bedenkingen} == {
        (Twijfel.POSTCODE_ELDERS, (ENSCHEDE,)),
        (Twijfel.PLAATS_ELDERS, (ENSCHEDE,)),
    }
    buiten = make_adres("Coolsingel", 40, "3011AD", "Rotterdam")
    assert [bedenking.twijfel for bedenking in look_twice(twente, buiten).bedenkingen] == [
        Twijfel.POSTCODE_BUITEN_DE_REGIO,
        Twijfel.PLAATS_ELDERS,
    ]


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gemeentehuis": ""}, "gemeentehuis"),
        ({"adres": None}, "bevestigd"),
        ({"adres": replace(PLEIN, postcode=None)}, "bevestigd"),
        ({"toegang": Contact(email="geen adres")}, "email"),
        ({"adres": replace(PLEIN, straat="x" * 300)}, "straat"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(twente: Store, anders, veld: str):
    with pytest.raises(Ongeldigheden) as fout:
        change(twente, **anders)
    assert [veldfout.veld for veldfout in fout.value.fouten] == [veld]
    assert (twente.regios.gemeente(HENGELO).versie, facts(twente)) == (1, [])


def test_a_colleague_who_was_first_is_not_overwritten(buren: Database):
    with buren.transaction(at=AT) as store:
        change(store, by=BOB, gemeentehuis="Het Huis", bevestigd=False)
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        change(store, versie=1, gemeentehuis="Het Plein", bevestigd=False)
    with buren.read() as store:
        assert store.regios.gemeente(HENGELO).gemeentehuis == "Het Huis"
