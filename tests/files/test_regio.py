"""Reading a region's folder: what comes out, and what is said when something in it is wrong."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.regio.gebied import Versheid
from wijzer.files.regio import RegioOnleesbaar, read_regio, regio_folders
from wijzer.mappen import SEED

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VOORBEELD = Path(__file__).resolve().parents[1] / "seed" / "voorbeeldregio"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VOORBEELD, tmp_path / "voorbeeldregio"))


def edit(folder: Path, naam: str, oud: str, nieuw: str) -> None:
    pad = folder / naam
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def fouten(folder: Path) -> list[str]:
    with pytest.raises(RegioOnleesbaar) as gevangen:
        read_regio(folder, at=AT)
    return [str(fout) for fout in gevangen.value.fouten]


def test_a_second_region_is_only_data(folder: Path):
    gegevens = read_regio(folder, at=AT)

    assert gegevens.regio.versheid == Versheid(7, 28)
    assert gegevens.regio.teksten["route.gi.naam"] == "Een instelling"
    assert [gemeente.regio for gemeente in gegevens.gemeenten] == ["voorbeeldregio"] * 2
    assert gegevens.producten == folder / "producten.csv"


def test_tariffs_are_closed_unless_the_region_opens_them(folder: Path):
    assert not read_regio(folder, at=AT).regio.tarieven_openbaar
    edit(
        folder, "regio.toml", "productcode_patroon", "tarieven_openbaar = true\nproductcode_patroon"
    )
    assert read_regio(folder, at=AT).regio.tarieven_openbaar


def test_folders_of_regions_are_found_by_their_toml(folder: Path):
    (folder.parent / "geen-regio").mkdir()

    assert regio_folders(folder.parent) == (folder,)


def test_a_town_hall_is_confirmed_at_the_moment_of_reading(folder: Path):
    met, zonder = read_regio(folder, at=AT).gemeenten

    assert (met.bevestigd_at, zonder.bevestigd_at) == (AT, None)
    assert met.adres == Adres(
        "Zonder Straat", 1, "Nergenshuizen", huisletter="A", postcode="9999ZZ"
    )
    assert zonder.adres is None


def test_lists_of_lines_are_kept_as_lines(folder: Path):
    edit(folder, "regio.toml", 'wel = ["Wonen."]', 'wel = ["Wonen.", "Verblijf."]')

    assert read_regio(folder, at=AT).regio.teksten["cpwv.wel"] == "Wonen.\nVerblijf."


def test_a_region_without_products_of_its_own_is_fine(folder: Path):
    (folder / "producten.csv").unlink()

    assert read_regio(folder, at=AT).producten is None


def test_a_byte_order_mark_is_no_part_of_the_first_column(folder: Path):
    pad = folder / "segmenten.csv"
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes())

    assert read_regio(folder, at=AT).segmenten[0].slug == "thuis"


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verwacht"),
    [
        ("gemeenten.csv", "9999 ZZ", "9999 SS", "gemeenten.csv, rij 2, postcode: Dit is geen Nederlandse postcode."),
        ("gemeenten.csv", ";ja", ";misschien", "gemeenten.csv, rij 2, bevestigd: verwacht: ja of nee"),
        ("gemeenten.csv", "GM9902", "9902", "gemeenten.csv, rij 3, code: verwacht: een CBS-code zoals GM0164"),
        ("gemeenten.csv", "GM9902", "GM9901", "gemeenten.csv, rij 3, code: staat er al"),
        ("gemeenten.csv", "52.5", "52,5", "gemeenten.csv, rij 2, lat: verwacht: graden (WGS84) met een punt, zoals 52.26583"),
        ("plaatsen.csv", "GM9902;Haarle", "GM9903;Haarle", "plaatsen.csv, rij 4, gemeentecode: GM9903 (bij Haarle) bestaat niet"),
        ("plaatsen.csv", "9998 9999", "999", "plaatsen.csv, rij 2, pc4: verwacht: vier cijfers"),
        ("plaatsen.csv", ";Haarle", ";Verzonnendorp", "plaatsen.csv, rij 4, gemeentecode: staat er al"),
        ("segmenten.csv", "volgorde", "rang", "segmenten.csv, rij 1, volgorde: kolom ontbreekt"),
        ("doelgroepen.csv", ";1", ";eerst", "doelgroepen.csv, rij 2, volgorde: verwacht: een heel getal van 0 tot en met 9999"),
        ("doelgroepen.csv", "iedereen;", "Iedereen!;", "doelgroepen.csv, rij 2, slug: verwacht: kleine letters, cijfers en streepjes"),
        ("hulpvormen.csv", ";thuis;", ";elders;", "hulpvormen.csv, rij 2, segment: elders (bij hulp-thuis) bestaat niet"),
        ("hulpvormen.csv", ";direct;", ";omweg;", "hulpvormen.csv, rij 2, route: verwacht: cpwv, direct, rechter, bellen, geen"),
        ("hulpvormen.csv", "GM9902", "GM9901", "regio.toml, regel 11, uitsluitingen: GM9901 (bij hulp-thuis) bestaat niet"),
        ("hulpvormen.csv", "Iemand komt thuis helpen. Zo vaak als nodig is.", "", "hulpvormen.csv, rij 2, tekst: is leeg"),
        ("regio.toml", "actueel_dagen = 7", "actueel_dagen = 70", "regio.toml, regel 9, versheid.verouderd_dagen: Zo wordt een opgave nooit verouderd. Verwacht: meer dagen dan actueel."),
        ("regio.toml", "actueel_dagen = 7", "actueel_dagen = -7", "regio.toml, regel 8, versheid.actueel_dagen: Dit kan niet. Verwacht: een heel aantal dagen van 1 tot en met 3660."),
        ("regio.toml", "actueel_dagen = 7", "actueel_dagen = true", "regio.toml, regel 7, versheid: verwacht: hele dagen"),
        ("regio.toml", "actueel_dagen = 7", "actuel_dagen = 7", "regio.toml, regel 8, versheid.actuel_dagen: is hier niet bekend"),
        ("regio.toml", "[versheid]", "[verheid]", "regio.toml, regel 7, verheid: is hier niet bekend"),
        ("regio.toml", 'afkorting = "PL"', 'afkorting = "PL"\nkort = "P"', "regio.toml, regel 17, teksten.cpwv.kort: is hier niet bekend: geen pagina leest dit"),
        ("regio.toml", 'GM9902 = "', 'GM9909 = "Zo."\nGM9902 = "', "regio.toml, regel 12, uitsluitingen.GM9909: GM9909 bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.hulpvorm]\nvliegen = "Zo."\n[teksten.crisis]', "regio.toml, regel 27, teksten.hulpvorm.vliegen: vliegen bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.elders]\n"verweg" = "Zo."\n[teksten.crisis]', "regio.toml, regel 27, teksten.elders.verweg: verweg bestaat niet in deze map"),
        ("regio.toml", 'telefoon = "112",', 'telefoon = "112", bij = "vliegen",', "regio.toml, regel 29, teksten.crisis.112.bij: vliegen bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.stappen]\nvliegen = ["Zo."]\n[teksten.crisis]', "regio.toml, regel 27, teksten.stappen.vliegen: vliegen bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.stappen.route]\nomweg = ["Zo."]\n[teksten.crisis]', "regio.toml, regel 27, teksten.stappen.route.omweg: is hier niet bekend: geen pagina leest dit"),
        ("regio.toml", "[teksten.crisis]", '[teksten.stappen]\nhulp-thuis = ["*verwijzen.codes"]\n[teksten.crisis]', "regio.toml, regel 27, teksten.stappen.hulp-thuis: verwijzen.codes bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.stappen.route]\nbellen = ["Bel de aanbieder."]\n[teksten.crisis]', "regio.toml, regel 27, teksten.stappen.route.bellen: “Bel de aanbieder” past hier niet. Verwacht: een stap zonder aanbieder: die beslist hier niet."),
        ("regio.toml", "[teksten.crisis]", '[teksten.tabel.hulp]\nbij = "vliegen"\n[teksten.crisis]', "regio.toml, regel 27, teksten.tabel.hulp.bij: vliegen bestaat niet in deze map"),
        ("regio.toml", "[teksten.crisis]", '[teksten.tabel.hulp]\nrijen = ["a | b", "c"]\n[teksten.crisis]', "regio.toml, regel 27, teksten.tabel.hulp.rijen: Rij 2 is anders dan de eerste, of heeft een lege cel. Verwacht: 2 cellen, met | ertussen."),
        ("gemeenten.csv", ";bevestigd", ";bevestigd;telefoon", "gemeenten.csv, rij 1, telefoon: kolom is hier niet bekend"),
        ("regio.toml", "'^[0-9]{2}[A-Z][0-9]{2}$'", "'['", "regio.toml, regel 5, productcode_patroon: is geen reguliere expressie"),
        ("regio.toml", "productcode_patroon", 'tarieven_openbaar = "ja"\nproductcode_patroon', "regio.toml, regel 5, tarieven_openbaar: verwacht: true of false"),
        ("regio.toml", 'titel = "Bel meteen"', "", "regio.toml, regel 26, teksten.crisis.titel: ontbreekt"),
        ("regio.toml", 'slug = "voorbeeldregio"', 'slug = "andere"', "regio.toml, regel 2, slug: is anders dan de naam van de map"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_file_row_and_column(
    folder: Path, bestand: str, oud: str, nieuw: str, verwacht: str
):
    edit(folder, bestand, oud, nieuw)

    assert verwacht in fouten(folder)


def test_all_mistakes_are_told_at_once(folder: Path):
    edit(folder, "gemeenten.csv", ";ja", ";misschien")
    edit(folder, "doelgroepen.csv", ";1", ";eerst")
    (folder / "segmenten.csv").unlink()

    gevonden = fouten(folder)

    assert {"segmenten.csv: ontbreekt"} < set(gevonden)
    assert len(gevonden) >= 4


def test_a_broken_toml_is_a_clear_message(folder: Path):
    (folder / "regio.toml").write_text("slug = ", encoding="utf-8")

    assert any(
        fout.startswith("regio.toml, regel 1: is geen geldige TOML") for fout in fouten(folder)
    )


def test_a_file_that_is_not_utf8_is_named(folder: Path):
    (folder / "plaatsen.csv").write_bytes(b"gemeentecode;naam;lat;lon;pc4\nGM9901;X\xff;1;1;\n")

    assert "plaatsen.csv: is geen UTF-8" in fouten(folder)


KOLOMMEN = [
    (bestand, kolom)
    for bestand in ("gemeenten", "plaatsen", "segmenten", "doelgroepen", "hulpvormen", "synoniemen")
    for kolom in (SEED / "twente" / f"{bestand}.csv")
    .read_text("utf-8-sig")
    .splitlines()[0]
    .split(";")
]


@pytest.mark.parametrize(("bestand", "kolom"), KOLOMMEN)
@pytest.mark.parametrize("waarde", ["9" * 5000, "1e999"])
def test_no_cell_is_too_long_or_holds_what_cannot_be(
    folder: Path, bestand: str, kolom: str, waarde: str
):
    pad = folder / f"{bestand}.csv"
    namen, eerste, *rest = pad.read_text(encoding="utf-8-sig").splitlines()
    cellen = dict(zip(namen.split(";"), eerste.split(";"), strict=True)) | {kolom: waarde}
    pad.write_text("\n".join([namen, ";".join(cellen.values()), *rest]), encoding="utf-8")
    if waarde == "1e999" and kolom not in {"lat", "lon", "volgorde"}:
        return  # a text as good as any other, or one that another test asks about
    assert any(fout.startswith(f"{bestand}.csv, rij 2, {kolom}: ") for fout in fouten(folder))


@pytest.mark.parametrize(("bestand", "kolom"), KOLOMMEN)
def test_signs_that_nobody_sees_and_other_spaces_are_left_out_of_every_cell(
    folder: Path, bestand: str, kolom: str
):
    pad = folder / f"{bestand}.csv"
    namen, eerste, *rest = pad.read_text(encoding="utf-8-sig").splitlines()
    cellen = dict(zip(namen.split(";"), eerste.split(";"), strict=True))
    cellen[kolom] = f"\u200b\xa0{cellen[kolom]}\x01\u2028"
    voor = read_regio(folder, at=AT)
    pad.write_text("\n".join([namen, ";".join(cellen.values()), *rest]), encoding="utf-8")
    assert read_regio(folder, at=AT) == voor


@pytest.mark.parametrize("sleutel", ["naam", "provincie", "titel"])
def test_no_text_of_a_region_is_too_long(folder: Path, sleutel: str):
    pad = folder / "regio.toml"
    regels = pad.read_text(encoding="utf-8").splitlines()
    lang = [
        f'{sleutel} = "{"x" * 5000}"' if regel.startswith(f"{sleutel} =") else regel
        for regel in regels
    ]
    pad.write_text("\n".join(lang), encoding="utf-8")
    assert any("te lang: 5000 tekens" in fout for fout in fouten(folder))


def test_words_of_another_language_stand_in_a_file_of_their_own(folder: Path):
    kop = "woorden;hulpvormen;doelgroepen\n"
    (folder / "synoniemen_pl.csv").write_text(f"{kop}pomoc w domu;hulp-thuis;\n", encoding="utf-8")
    gelezen = {woord.woorden: woord.taal for woord in read_regio(folder, at=AT).synoniemen}
    assert gelezen == {"hulp aan huis": "nl", "pomoc w domu": "pl"}

    (folder / "synoniemen_tr.csv").write_text(f"{kop}POMOC W DOMU;weg;\n", encoding="utf-8")
    (folder / "synoniemen_xx.csv").write_text(kop, encoding="utf-8")
    assert fouten(folder) == [
        "synoniemen_xx.csv: is in een taal die wij niet kennen",
        "synoniemen_tr.csv, rij 2, hulpvormen: weg bestaat niet in deze regio. (bij POMOC W DOMU)",
        "synoniemen_tr.csv, rij 2, woorden: POMOC W DOMU staat er al",
    ]
