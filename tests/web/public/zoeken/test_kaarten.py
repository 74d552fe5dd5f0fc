"""One card of each locatie: what holds for all of its products is said once, and nothing of it is left out."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.web.common.teksten import Gegeven
from wijzer.web.public.beelden import AanbodBeeld, Beschikbaarheidsbeeld
from wijzer.web.public.zoeken.resultaten import GETOOND, Kaartregel, Resultaat, group_by_locatie

PLEK = Beschikbaarheidsbeeld(
    status="plek",
    woord="1 vrije plek",
    vrij=1,
    reden=("1 plek vrij", "bijgewerkt vandaag"),
    aanmeld="0 weken",
    behandel="1 week",
    samen="1 week",
    in_kort="",
    regels=("Er wacht nu niemand.",),
    wachttijd_soort="",
    toelichting="",
    actualiteit="actueel",
    wanneer="vandaag",
    peildatum="20 november 2026",
    dag="20 nov",
    uitleg="",
)
WACHT = replace(
    PLEK,
    status="wachtlijst",
    vrij=0,
    reden=("wachttijd samen 6 weken", "bijgewerkt vandaag"),
    aanmeld="2 weken",
    behandel="4 weken",
    samen="6 weken",
    regels=(),
)


@pytest.mark.parametrize(
    ("standen", "woord", "plekken"),
    [
        ((PLEK,), "1 vrije plek", ""),
        ((PLEK, replace(PLEK, vrij=3)), "3 vrije plekken", "3 vrije plekken"),
        ((replace(PLEK, vrij=3), PLEK), "3 vrije plekken", ""),
        ((replace(PLEK, woord="Plek vrij", vrij=0), WACHT), "Plek vrij", ""),
        ((WACHT, replace(WACHT, status="matching", vrij=2)), "1 vrije plek", "2 vrije plekken"),
    ],
    ids=["one", "more beside the best", "fewer beside the best", "no number", "no place now"],
)
def test_the_word_of_a_locatie_has_the_places_of_all_of_it(
    standen: tuple[Beschikbaarheidsbeeld, ...], woord: str, plekken: str
):
    [kaart] = group_by_locatie([beeld(nummer, stand) for nummer, stand in enumerate(standen)])
    assert (kaart.woord, kaart.plekken) == (woord, plekken)


def beeld(
    nummer: int, stand: Beschikbaarheidsbeeld = PLEK, locatie: str = "linde", soort: str = ""
) -> AanbodBeeld:
    """One product of a locatie; `soort` is its plain name, of its own without one."""
    gewoon = soort or f"Hulp {nummer}"
    return AanbodBeeld(
        id=str(UUID(int=nummer)),
        href=f"/{locatie}",
        naam=locatie,
        is_groep=True,
        gewoon=Gegeven(gewoon, "nl"),
        product=Gegeven(f"{gewoon} intensiteit {nummer}", "nl"),
        bij=f"zwaarte {nummer}",
        hulp=Gegeven(f"{gewoon}, zwaarte {nummer}", "nl"),
        code=f"W{nummer:04}",
        hulpvorm="gezinshuis",
        aanbieder="De Vlier",
        aanbieder_id=UUID(int=1),
        waar="Hengelo",
        gebied="",
        gemeente="Hengelo",
        niet_voor="",
        afstand="",
        tot_midden="",
        telefoon="",
        email="",
        leeftijd_van=4,
        leeftijd_tot=18,
        doelgroepen=(),
        medisch=False,
        afgeschermd=False,
        bellen=True,
        stand=stand,
    )


def lines(kaart: Resultaat) -> list[Kaartregel]:
    return [*kaart.producten, *kaart.meer]


def codes(kaart: Resultaat) -> list[str]:
    return [code for regel in lines(kaart) for code in regel.codes]


def test_fourteen_codes_on_one_bed_are_one_card_that_says_one_place_once():
    (kaart,) = group_by_locatie(beeld(nummer) for nummer in range(14))
    assert (len(kaart.producten), len(kaart.meer)) == (GETOOND, 10)
    assert len(codes(kaart)) == 14
    assert kaart.plekken == ""
    assert not any(regel.status or regel.anders or regel.regels for regel in lines(kaart))


def test_products_with_one_plain_name_that_stand_alike_share_a_line():
    (kaart,) = group_by_locatie(beeld(nummer, soort="Gezinshuis") for nummer in range(14))
    (regel,) = lines(kaart)
    assert regel.beeld.gewoon == "Gezinshuis"
    assert len(regel.codes) == 14
    assert regel.officieel is None


def test_beside_a_product_stands_only_what_is_not_as_the_card_says():
    (kaart,) = group_by_locatie([beeld(1), beeld(2, WACHT), beeld(3)])
    gelijk, anders, ook_gelijk = lines(kaart)
    assert (gelijk.status, gelijk.anders, gelijk.officieel) == (False, "", "zwaarte 1")
    assert anders.status
    assert anders.anders == (
        "wachttijd samen 6 weken, 2 weken tot eerste gesprek, daarna 4 weken tot start"
    )
    assert not ook_gelijk.status


@pytest.mark.parametrize(
    ("status", "feit"),
    [
        ("matching", "geen vaste wachttijd"),
        ("onbekend", "geen opgave"),
        ("aanmeldstop", "neemt nu niemand aan"),
    ],
)
def test_a_status_without_a_number_is_not_said_again_beside_its_word(status: str, feit: str):
    eigen = replace(WACHT, status=status, reden=(feit, ""), aanmeld="", behandel="", samen="")
    (kaart,) = group_by_locatie([beeld(1), beeld(2, eigen)])
    assert (lines(kaart)[1].status, lines(kaart)[1].anders) == (True, "")


@pytest.mark.parametrize(
    ("eigen", "verwacht"),
    [
        ({"reden": ("1 plek vrij", "bijgewerkt gisteren")}, "bijgewerkt gisteren"),
        ({"aanmeld": "1 week", "behandel": "0 weken"}, "1 week tot eerste gesprek, daarna 0 weken tot start"),
        ({"samen": ""}, ""),
    ],
    ids=["how fresh", "the parts of the wait", "no wait to show"],
)  # fmt: skip
def test_each_part_that_differs_is_said_by_itself(eigen: dict[str, object], verwacht: str):
    anders = replace(PLEK, **eigen)  # type: ignore[arg-type]  # names of fields
    (kaart,) = group_by_locatie([beeld(1), beeld(2, anders)])
    assert lines(kaart)[1].anders == verwacht


def test_what_holds_for_some_stands_beside_those_and_for_all_on_the_card():
    voor_sommige = replace(beeld(2), niet_voor="Hengelo", medisch=True)
    (kaart,) = group_by_locatie([beeld(1), voor_sommige])
    assert (kaart.niet_voor, kaart.medisch) == ("", False)
    assert [(regel.niet_voor, regel.medisch) for regel in lines(kaart)] == [
        ("", False),
        ("Hengelo", True),
    ]
    (alle,) = group_by_locatie([voor_sommige, replace(voor_sommige, code="W0003")])
    assert (alle.niet_voor, alle.medisch) == ("Hengelo", True)
    assert not any(regel.niet_voor or regel.medisch for regel in lines(alle))


def test_a_card_is_compared_by_what_was_picked_of_it_before_and_else_by_its_best():
    alle = [beeld(1), beeld(2)]
    assert group_by_locatie(alle)[0].kies.id == alle[0].id
    assert group_by_locatie(alle, [alle[1].id])[0].kies.id == alle[1].id


STANDEN = st.builds(
    lambda eerst, vrij: replace(eerst, vrij=vrij), st.sampled_from([PLEK, WACHT]), st.integers(0, 3)
)


@given(st.lists(st.tuples(st.sampled_from("abc"), STANDEN, st.sampled_from(["", "Gezinshuis"])), max_size=20))  # fmt: skip
def test_cards_hold_every_product_once_and_their_places_are_the_physical_ones(
    rijen: list[tuple[str, Beschikbaarheidsbeeld, str]],
):
    beelden = [
        beeld(nummer, stand, locatie, soort)
        for nummer, (locatie, stand, soort) in enumerate(rijen, 1)
    ]
    kaarten = group_by_locatie(beelden)
    assert [kaart.locatie.href for kaart in kaarten] == list(
        dict.fromkeys(een_beeld.href for een_beeld in beelden)
    )
    for kaart in kaarten:
        hier = [een_beeld for een_beeld in beelden if een_beeld.href == kaart.locatie.href]
        assert sorted(codes(kaart)) == sorted(een_beeld.code for een_beeld in hier)
        assert kaart.locatie == hier[0]
        meeste = max(een_beeld.stand.vrij for een_beeld in hier)
        gezegd = int(kaart.plekken.split()[0]) if kaart.plekken else kaart.locatie.stand.vrij
        assert gezegd == meeste
