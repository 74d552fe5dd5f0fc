"""What a file is told of its mistakes, and how the names in its cells are found."""

from types import SimpleNamespace

from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.services.importverslag import Bevindingen, Register, refused, resolve_all

GEMEENTEN = Register([("GM0164", "Hengelo"), ("GM0189", "Wierden"), ("GM0150", "Súdwest-Fryslân")])


def test_a_thing_is_found_by_its_code_or_by_its_name_as_people_write_it():
    for tekst in ("GM0164", "gm0164", "Hengelo", " HENGELO "):
        assert GEMEENTEN.find(tekst) == "GM0164"
    assert GEMEENTEN.find("Hengel") is None
    assert GEMEENTEN.find("") is None


def test_a_code_goes_before_a_name_that_looks_like_it():
    register = Register([("lvb", "autisme"), ("autisme", "Autisme")])
    assert register.find("autisme") == "autisme"


def test_of_several_names_in_a_cell_each_unknown_one_is_noted_and_the_others_count():
    bevindingen = Bevindingen()
    namen = ["Hengelo", "Atlantis", "Wierden", "Mordor", "Hengelo"]
    codes = resolve_all(GEMEENTEN, namen, 4, "werkgebied", "Deze gemeente", bevindingen)
    assert codes == {"GM0164", "GM0189"}
    assert [(fout.rij, fout.kolom, fout.waarde) for fout in bevindingen.fouten] == [
        (4, "werkgebied", "Atlantis"),
        (4, "werkgebied", "Mordor"),
    ]


NAAM = Ongeldig("naam", "Vul een naam in.")
STRAAT = Vraag("straat", "Lijkt dit op de straat?")


def test_a_question_passes_when_the_row_says_that_it_is_meant_and_a_mistake_never_does():
    bevindingen = Bevindingen()
    rij = SimpleNamespace(naam="", straat="Vlierkade")
    bevindingen.refuse_all(2, [NAAM, STRAAT], rij, bevestigd=True)
    assert [fout.kolom for fout in bevindingen.fouten] == ["naam"]
    assert bevindingen.bevestigd == 1


def test_without_that_it_is_told_how_a_file_answers():
    bevindingen = Bevindingen()
    bevindingen.refuse_all(2, [STRAAT], SimpleNamespace(straat="Vlierkade"))
    [fout] = bevindingen.fouten
    assert (fout.kolom, fout.waarde) == ("straat", "Vlierkade")
    assert "kolom bevestigd" in fout.verwacht
    assert bevindingen.bevestigd == 0


def test_a_report_on_a_refused_file_changes_nothing_and_tells_mistakes_in_the_order_of_the_rows():
    bevindingen = Bevindingen(opmerkingen=["Een kolom blijft ongelezen."])
    for rij in (9, 2, 5):
        bevindingen.refuse(rij, "agb", "1", "Deze AGB-code kennen we niet.")
    verslag = refused("locaties", bevindingen, proef=True)
    assert [fout.rij for fout in verslag.fouten] == [2, 5, 9]
    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd, verslag.proef) == (0, 0, 0, True)
    assert verslag.opmerkingen == ("Een kolom blijft ongelezen.",)
