"""A row names a hulpvorm by its slug or its name; what the region does not have is told with what is near."""

import pytest

from tests.factories import REGIO
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Route
from wijzer.services.importplan.hulpvormen import Hulpvormen


def hulpvorm(slug: str, naam: str, gewone_naam: str = "") -> Hulpvorm:
    return Hulpvorm(
        regio=REGIO,
        slug=slug,
        naam=naam,
        gewone_naam=gewone_naam or naam,
        segment="wonen-en-verblijf",
        soort=Hulpsoort.WONEN,
        route=Route.CPWV,
        tekst="",
        volgorde=1,
    )


TWENTE = Hulpvormen(
    [
        hulpvorm("woongroep", "Woongroepen", "Wonen in een groep"),
        hulpvorm("behandelgroep", "Behandelgroep", "Wonen en behandeling in een groep"),
        hulpvorm("logeren", "Deeltijdverblijf en logeren", "Logeren"),
        hulpvorm("begeleiding-groep-basis", "Begeleiding groep basis"),
        hulpvorm("begeleiding-groep-intensief", "Begeleiding groep intensief"),
    ]
)


@pytest.mark.parametrize(
    "tekst", ["woongroep", "Woongroepen", " WOONGROEP", "woongroepen", "Woon\u00adgroepen"]
)
def test_a_hulpvorm_is_found_by_its_slug_and_by_its_name(tekst: str):
    assert TWENTE.slug_of(tekst) == "woongroep"


def test_what_the_region_does_not_have_stays_as_it_was_written():
    assert TWENTE.slug_of("Kostschool") == "Kostschool"
    assert TWENTE.slug_of("Kostschool") not in TWENTE


@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [
        ("woongroup", "Woongroepen"),
        ("behandel groep", "Behandelgroep"),
        ("behandelgroepen", "Behandelgroep"),
        ("deeltijdverblijf", "Deeltijdverblijf en logeren"),
        ("logeeren", "Deeltijdverblijf en logeren"),
    ],
)
def test_the_nearest_name_is_told_first(tekst: str, bedoeld: str):
    fout = TWENTE.unknown(tekst)
    assert (fout.veld, fout.melding) == ("hulpvorm", "Deze hulpvorm kennen we niet in deze regio.")
    assert fout.verwacht.startswith(f"een hulpvorm van de regio, misschien {bedoeld}")


def test_several_that_are_near_are_all_told_and_each_once():
    verwacht = TWENTE.unknown("begeleiding groep").verwacht
    assert "Begeleiding groep basis of Begeleiding groep intensief" in verwacht
    assert verwacht.count("Begeleiding groep basis") == 1


@pytest.mark.parametrize("tekst", ["Kostschool", "?", "x" * 120])
def test_where_nothing_is_near_nothing_is_suggested(tekst: str):
    assert TWENTE.unknown(tekst).verwacht == "een hulpvorm van de regio"


def test_of_very_many_unknown_names_the_last_are_told_without_what_is_near():
    hulpvormen = Hulpvormen([hulpvorm("woongroep", "Woongroepen")])
    verwacht = [hulpvormen.unknown(f"woongroep{nummer}").verwacht for nummer in range(300)]
    assert "Woongroepen" in verwacht[0]
    assert verwacht[-1] == "een hulpvorm van de regio"
    assert hulpvormen.unknown("woongroep0").verwacht == verwacht[0]
