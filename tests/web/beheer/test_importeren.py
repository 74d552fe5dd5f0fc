"""A file in the browser: tried first, told row by row, kept only when somebody says so."""

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.factories import REGIO
from tests.steun.pagina import Pagina, filled_in
from tests.web.beheer.conftest import tekst
from wijzer.files.contracten import KOLOMMEN as CONTRACTEN
from wijzer.files.pdc import KOLOMMEN as PDC
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.web.office.poort import MAX_REQUEST_BYTES

GOED = {
    "contractnummer": "C-2027-001", "aanbieder": "De Nieuwe", "agb": "71234567", "productcode": "WGZHF",
    "ingangsdatum": "2026-01-01", "locatie": "De Nieuwe Linde", "straat": "Canariestraat", "huisnummer": "7", "postcode": "7551XX",
    "plaats": "Hengelo",
}  # fmt: skip


def bestand(*rijen: dict[str, str], kolommen=CONTRACTEN, vorm=Bestandsvorm.CSV) -> bytes:
    uit = io.BytesIO()
    write_table(uit, vorm, kolommen, [[rij.get(naam, "") for naam in kolommen] for rij in rijen])
    return uit.getvalue()


def upload(client, inhoud: bytes, soort: str = "contracten", naam: str = "lijst.csv"):
    velden = {"soort": soort, "bestand": (io.BytesIO(inhoud), naam)}
    return client.send_form("/beheer/importeren", velden)


def send_large(client, inhoud: bytes):
    """Send a body made here: the test client would leave a large one in a file that nobody closes."""
    form = filled_in(client.pagina("/beheer/importeren").post_forms()[-1])
    velden = {"csrf_token": form["csrf_token"][0], "soort": "contracten"}
    delen = [f'Content-Disposition: form-data; name="{k}"\r\n\r\n{v}' for k, v in velden.items()]
    kop = 'Content-Disposition: form-data; name="bestand"; filename="lijst.csv"\r\n\r\n'
    begin = "".join(f"--grens\r\n{deel}\r\n" for deel in delen) + "--grens\r\n" + kop
    return client.post(
        "/beheer/importeren",
        data=begin.encode() + inhoud + b"\r\n--grens--\r\n",
        content_type="multipart/form-data; boundary=grens",
    )


def confirm(client, response):
    """Press the button on the report, as a browser would."""
    token, csrf = "", ""
    for regel in response.get_data(as_text=True).split("<input")[1:]:
        waarde = regel.partition('value="')[2].partition('"')[0]
        if 'name="bestand"' in regel:
            token = waarde
        if 'name="csrf_token"' in regel:
            csrf = waarde
    return client.post("/beheer/importeren/bevestigen", data={"bestand": token, "csrf_token": csrf})


def contract_numbers(wereld) -> set[str]:
    with wereld.database.read() as store:
        return {regel.contractnummer for regel in store.contracten.regels(REGIO)}


def waiting(wereld) -> list[Path]:
    folder = wereld.app.extensions["wijzer.settings"].instance / "wachtkamer"
    return list(folder.iterdir()) if folder.exists() else []


def test_a_good_file_is_tried_and_told_and_nothing_is_kept_yet(wereld):
    response = upload(wereld.bea, bestand(GOED))
    assert response.status_code == 200
    assert "Het bestand klopt" in tekst(response)
    assert "Niet in het bestand, blijft staan" in tekst(response)
    assert "C-2027-001" not in contract_numbers(wereld)
    (pad,) = waiting(wereld)
    assert b"Canarie" not in pad.read_bytes()


def test_saying_so_keeps_it(wereld):
    response = confirm(wereld.bea, upload(wereld.bea, bestand(GOED)))
    assert (response.status_code, response.location) == (303, "/beheer/contracten")
    assert "C-2027-001" in contract_numbers(wereld)
    assert "Ingelezen: 1 rij is nieuw" in wereld.bea.pagina("/beheer/contracten").text
    assert wereld.trail()[0] == "bestand ingelezen"
    assert waiting(wereld) == []


def test_the_same_file_again_changes_nothing_and_asks_nothing(wereld):
    confirm(wereld.bea, upload(wereld.bea, bestand(GOED)))
    response = upload(wereld.bea, bestand(GOED))
    assert "Er verandert niets" in tekst(response)
    assert "bevestigen" not in response.get_data(as_text=True)


def test_excel_is_read_too(wereld):
    response = upload(wereld.bea, bestand(GOED, vorm=Bestandsvorm.XLSX), naam="lijst.xlsx")
    assert "Het bestand klopt" in tekst(response)


def test_every_bad_row_is_listed_and_nothing_waits(wereld):
    fout = {**GOED, "productcode": "NIETS", "postcode": "7551SS", "locatie": "Ander"}
    response = upload(wereld.bea, bestand(GOED, fout, {**GOED, "ingangsdatum": "gisteren"}))
    assert response.status_code == 400
    gezien = tekst(response)
    assert "Het bestand klopt nog niet" in gezien
    pagina = Pagina(response.get_data(as_text=True))
    koppen = [th for th in pagina.all("th") if th.get("scope") == "row"]
    assert {th.get("data-label") for th in koppen} == {"Rij"}
    assert "/beheer/importeren?soort=contracten" in pagina.links
    for stuk in ("7551SS", "Dit is geen Nederlandse postcode.", "gisteren", "ingangsdatum"):
        assert stuk in gezien
    assert waiting(wereld) == []


def test_the_catalogue_goes_in_the_same_way(wereld):
    rij = {
        "productcode": "NIEUW",
        "naam": "Nieuw product",
        "segment": "ambulant",
        "soort": "ambulant",
        "hulpvorm": "vaktherapie",
        "vindbaar": "aanbod",
        "geldig_van": "2026-01-01",
    }
    response = confirm(wereld.bea, upload(wereld.bea, bestand(rij, kolommen=PDC), "pdc"))
    assert response.location == "/beheer/producten"
    assert "Nieuw product" in wereld.bea.pagina("/beheer/producten").text


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"PK\x03\x04 geen zip", b"\xd0\xcf\x11\xe0oud", b"een;twee\r\n1;2\r\n", bestand()],
)
def test_what_is_no_such_file_is_refused_with_a_reason(wereld, inhoud):
    response = upload(wereld.bea, inhoud)
    assert response.status_code == 400
    assert "Dit klopt nog niet" in tekst(response)


def test_without_a_file_or_a_kind_the_form_says_so(wereld):
    response = wereld.bea.send_form("/beheer/importeren", {"soort": "locaties"})
    assert response.status_code == 400
    assert "Kies een bestand." in tekst(response)


def test_a_file_may_be_larger_than_other_forms_and_not_larger_than_20_mb(wereld):
    groot = bestand(
        *(
            {
                **GOED,
                "locatie": "",
                "straat": "",
                "huisnummer": "",
                "postcode": "",
                "plaats": "",
                "contractnummer": f"C-{n:06}",
            }
            for n in range(25_000)
        )
    )
    assert len(groot) > 1024 * 1024
    assert send_large(wereld.bea, groot).status_code == 200
    assert send_large(wereld.bea, b"x" * (MAX_BYTES + 100_000)).status_code == 413


def test_a_large_file_with_addresses_never_lies_in_a_temporary_file(wereld, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nergens"))
    with pytest.raises(FileNotFoundError), tempfile.TemporaryFile():
        pass
    groot = bestand(*({**GOED, "contractnummer": f"C-{nummer}"} for nummer in range(8000)))
    assert len(groot) > 700_000
    assert send_large(wereld.bea, groot).status_code == 200


class Unread(io.RawIOBase):
    """A body of so many bytes that nobody may look into."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset if whence == io.SEEK_SET else self._size + offset
        return self._at

    def readinto(self, _buffer: Any) -> int:
        raise AssertionError("the body was read")


@pytest.mark.parametrize(
    ("pad", "hooguit"),
    [("/beheer/importeren", MAX_BYTES + 64 * 1024), ("/beheer/regio", MAX_REQUEST_BYTES)],
)
def test_what_is_too_large_is_refused_before_it_is_read(wereld, pad, hooguit):
    soort = "multipart/form-data; boundary=grens"
    response = wereld.bea.post(pad, input_stream=Unread(hooguit + 1), content_type=soort)
    assert response.status_code == 413
    with pytest.raises(AssertionError, match="was read"):
        wereld.bea.post(pad, input_stream=Unread(hooguit), content_type=soort)


def test_confirming_what_is_not_there_asks_for_the_file_again(wereld):
    response = upload(wereld.bea, bestand(GOED))
    for pad in waiting(wereld):
        pad.unlink()
    assert confirm(wereld.bea, response).location == "/beheer/importeren"
    assert "Het bestand is er niet meer." in wereld.bea.pagina("/beheer/importeren").text


def test_somebody_else_cannot_confirm_it(wereld):
    response = upload(wereld.bea, bestand(GOED))
    html = response.get_data(as_text=True)
    csrf = next(
        veld.get("value")
        for veld in wereld.fokke.pagina("/account").post_forms()[0].iter("input")
        if veld.get("name") == "csrf_token"
    )
    token = html.partition('name="bestand" value="')[2].partition('"')[0]
    assert token
    wereld.fokke.post("/beheer/importeren/bevestigen", data={"bestand": token, "csrf_token": csrf})
    assert "C-2027-001" not in contract_numbers(wereld)
    assert confirm(wereld.bea, response).location == "/beheer/contracten"


def test_a_row_that_a_colleague_made_wrong_meanwhile_refuses_the_whole_file(wereld):
    rij = {**GOED, "hoofdaannemer_agb": wereld.wiel.agb[0]}
    response = upload(wereld.bea, bestand(rij))
    assert response.status_code == 200
    with wereld.database.transaction() as store:
        wiel = store.aanbieders.get(wereld.wiel.id)
        store.aanbieders.save_many(
            [type(wiel)(id=wiel.id, regio=wiel.regio, naam=wiel.naam, agb=("79999999",))]
        )
    nu = confirm(wereld.bea, response)
    assert nu.status_code == 400
    assert "Deze hoofdaannemer kennen we niet." in tekst(nu)
    assert "C-2027-001" not in contract_numbers(wereld)


def test_a_bad_row_says_that_its_number_is_a_row_where_the_header_of_the_table_is_not_seen(wereld):
    response = upload(wereld.bea, bestand({**GOED, "ingangsdatum": "gisteren"}))
    assert 'data-label="Rij">2</th>' in response.text


def test_the_page_tells_which_columns_are_needed_and_those_alone_are_read(wereld):
    confirm(wereld.bea, upload(wereld.bea, bestand(GOED)))
    gezien = wereld.bea.pagina("/beheer/importeren").text
    assert "Nodig: contractnummer, agb, productcode of hulpvorm, en ingangsdatum." in gezien
    assert "Nodig: productcode en geldig_van." in gezien
    assert "Een kolom die u weglaat, blijft zoals die is." in gezien
    nodig = ("contractnummer", "agb", "productcode", "ingangsdatum")
    response = upload(wereld.bea, bestand(GOED, kolommen=nodig))
    assert "Er verandert niets" in tekst(response)
    assert "Deze kolommen staan niet in het bestand: aanbieder, kvk, hoofdaannemer_agb" in tekst(
        response
    )


def test_a_small_list_changes_what_it_names_and_nothing_else(wereld):
    confirm(wereld.bea, upload(wereld.bea, bestand(GOED)))
    kolommen = ("contractnummer", "agb", "productcode", "ingangsdatum", "einddatum")
    response = upload(wereld.bea, bestand({**GOED, "einddatum": "31-12-2027"}, kolommen=kolommen))
    confirm(wereld.bea, response)
    with wereld.database.read() as store:
        [regel] = [
            regel
            for regel in store.contracten.regels(REGIO)
            if regel.contractnummer == "C-2027-001"
        ]
    assert (str(regel.einddatum), regel.locatie_id is not None) == ("2027-12-31", True)


def test_the_form_offers_every_name_that_a_file_which_is_read_may_have(wereld):
    gezien = wereld.bea.get("/beheer/importeren").text
    aangeboden = gezien.partition(' accept="')[2].partition('"')[0].split(",")
    assert {".csv", ".txt", ".tsv", ".xlsx", ".xlsm"} <= set(aangeboden)


@pytest.mark.parametrize(("soort", "vorm"), [("contracten", "xlsx"), ("pdc", "csv")])
def test_an_example_has_every_column_and_is_a_file_that_could_be_loaded(wereld, soort, vorm):
    pad = f"/beheer/importeren/voorbeeld?soort={soort}&vorm={vorm}"
    assert pad in wereld.bea.pagina("/beheer/importeren").links
    voorbeeld = wereld.bea.get(pad)
    assert (
        voorbeeld.headers["Content-Disposition"]
        == f'attachment; filename="voorbeeld-{soort}.{vorm}"'
    )
    verslag = tekst(upload(wereld.bea, voorbeeld.data, soort=soort, naam=f"voorbeeld.{vorm}"))
    assert "Het bestand klopt" in verslag
    assert "Opmerkingen" not in verslag
    assert "Nieuw1Gewijzigd0" in "".join(verslag.split())
    assert "VOORBEELD-1" not in contract_numbers(wereld)


def test_an_example_is_for_a_beheerder_and_of_files_that_are_loaded_here(wereld):
    assert wereld.bea.get("/beheer/importeren/voorbeeld?soort=locaties&vorm=csv").status_code == 404
    assert wereld.bea.get("/beheer/importeren/voorbeeld?soort=pdc&vorm=ods").status_code == 404
