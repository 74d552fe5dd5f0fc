"""What the letters of a file are: told, or refused where they cannot be; never a wrong one in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.hulp import csv_bytes, xlsx_bytes
from tests.files.tabel.test_rijen import Rij, read
from wijzer.files.tabel.csv.letters import damage
from wijzer.files.tabel.fouten import BestandGeweigerd

KOP = b"naam;vrije_plekken\r\n"
OPNIEUW = "typ de waarde opnieuw en sla het bestand op als “CSV UTF-8”"


def told(inhoud: bytes) -> list[tuple[int, str, str]]:
    return [(fout.rij, fout.kolom, fout.fout) for fout in read(inhoud).fouten]


def namen(inhoud: bytes) -> list[str]:
    gelezen = read(inhoud)
    assert gelezen.fouten == []
    return [rij.naam for rij in gelezen.rijen]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("naam", ["De Höfte", "’t Veld – Bornsestraat", "Groep €uro", "CAFÉ"])
def test_a_file_in_one_coding_is_read(codering: str, naam: str):
    assert namen(f"naam;vrije_plekken\r\n{naam};1\r\n".encode(codering)) == [naam]


def test_one_row_in_another_coding_is_refused_at_its_row_and_column():
    inhoud = KOP + "De Höfte;1\r\n".encode() + "Zorg Köning;2\r\n".encode("cp1252") + b"a;3\r\n"
    [fout] = read(inhoud).fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (3, "naam", "Zorg K�ning")
    assert (fout.fout, fout.verwacht) == (
        "Hier staat een letter in een andere codering dan de rest van het bestand.",
        OPNIEUW,
    )


@pytest.mark.parametrize(
    "naam", ["Nguyễn", "De Ho\u0308fte", "Анна", "Ελένη", "محمد", "王小明", "WEIẞ"]
)
def test_a_row_in_windows_letters_beside_those_of_other_people_is_refused_at_its_place(naam: str):
    inhoud = KOP + f"{naam};1\r\n".encode() + "Köning;2\r\n".encode("cp1252")
    assert [(rij, kolom) for rij, kolom, _ in told(inhoud)] == [(3, "naam")]


def test_a_byte_order_mark_says_what_all_of_the_file_is():
    inhoud = b"\xef\xbb\xbf" + KOP + "Köning;2\r\n".encode("cp1252")
    assert [(rij, kolom) for rij, kolom, _ in told(inhoud)] == [(2, "naam")]


def test_a_strange_letter_in_a_column_that_is_left_out_is_refused_too():
    inhoud = b"naam;vrije_plekken;kleur\n" + "ë;1;\n".encode() + b"a;1;gr\xfcn\n"
    assert [(rij, kolom) for rij, kolom, _ in told(inhoud)] == [(3, "kleur")]


def test_a_strange_letter_in_the_header_is_refused_with_its_place():
    inhoud = b"naam;vrije_plekken;gr\xf6\xdfe\nDe H" + "ö".encode() + b"fte;1;\n"
    with pytest.raises(BestandGeweigerd, match="Rij 1, kolom 3: Hier staat een letter"):
        read(inhoud)


def test_an_open_accent_of_windows_beside_a_quote_is_no_other_coding():
    assert namen(KOP + "“CAFÉ”;1\n".encode("cp1252")) == ["“CAFÉ”"]


def test_a_sign_that_was_lost_is_refused_wherever_it_stands():
    assert told(csv_bytes("naam;vrije_plekken", "De H\ufffdfte;1")) == [
        (2, "naam", "Hier staat een teken dat ergens verloren ging (�).")
    ]
    assert told(csv_bytes("naam;vrije_plekken;x", "a;1;\ufffd"))[0][:2] == (2, "x")
    assert told(xlsx_bytes(["naam", "vrije_plekken"], ["De H\ufffdfte", 1]))[0][:2] == (2, "naam")


@pytest.mark.parametrize(
    "tekst",
    [
        "De Höfte",
        "België",
        "’t Veld",
        "€ 12",
        "één – twee",
        "Ærø",
        "Šimić",
        "🏡 Thuis",
        "Nguyễn",
        "De Ho\u0308fte",
        "e\u0301e\u0301n",
        "Анна",
        "Ελένη",
    ],
)
def test_letters_that_were_read_wrongly_and_saved_again_are_refused(tekst: str):
    verminkt = tekst.encode().decode("cp1252", "replace").replace("\ufffd", "\u0081")
    assert told(csv_bytes("naam;vrije_plekken", f"{verminkt};1")) == [
        (2, "naam", "Hier zijn letters verminkt, zoals Ã« waar ë stond.")
    ]


@pytest.mark.parametrize(
    "tekst", ["Ångström", "SÃO", "São Tomé", "Ä’", "MÂCON", "Châlons “Oost”", "à la carte", "Âge"]
)
def test_letters_with_accents_of_any_language_are_no_damage(tekst: str):
    assert damage(tekst) is None


@pytest.mark.parametrize("codering", ["mac_roman", "cp437", "cp850"])
@pytest.mark.parametrize("naam", ["coördinatie", "geïnterviewd", "reünie", "één", "scènes"])
def test_the_letters_of_an_old_mac_or_ms_dos_never_become_other_signs_in_silence(
    codering: str, naam: str
):
    """But for the `š` of a Mac, which is a letter too."""
    if codering == "mac_roman":
        naam = naam.replace("ö", "ë")
    inhoud = csv_bytes("naam;vrije_plekken", f"{naam};1", codering=codering)
    try:
        rijen = read(inhoud).rijen
    except BestandGeweigerd:
        rijen = []
    assert rijen == []


def test_lines_that_only_an_old_mac_ends_so_are_refused_when_a_letter_is_not_ascii():
    inhoud = "naam;vrije_plekken\rcoördinatie;1\rDe Linde;2\r".encode("mac_roman")
    with pytest.raises(BestandGeweigerd, match=r"niet te lezen, onder meer in rij 2\."):
        read(inhoud)
    assert namen(b"naam;vrije_plekken\rDe Linde;2\r") == ["De Linde"]
    assert namen("naam;vrije_plekken\rDe Höfte;2\r".encode()) == ["De Höfte"]


def test_bytes_that_windows_has_no_sign_for_are_refused_with_their_rows():
    rijen = [b"a;1", b"b\x81;2", b"c;3"] + [b"\x8dd;4"] * 11
    with pytest.raises(BestandGeweigerd) as gevangen:
        read(KOP + b"\n".join(rijen))
    assert gevangen.value.redenen == [
        "De letters in dit bestand zijn niet te lezen, onder meer in rij 3, 5, 6, 7, 8, 9, 10, 11, 12, 13 en nog 2.",
        "Sla het op als “CSV UTF-8”.",
    ]


@pytest.mark.parametrize("codering", ["utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_read_with_its_mark_and_refused_without(codering: str):
    tekst = "naam\tvrije_plekken\r\nDe Höfte\t1\r\n"
    assert read(f"\ufeff{tekst}".encode(codering)).rijen == [Rij(2, "De Höfte", 1, None)]
    with pytest.raises(BestandGeweigerd, match="geen CSV of XLSX"):
        read(tekst.encode(codering))


@pytest.mark.parametrize(
    "inhoud", [b"\xff\xfen\x00a", b"\xff\xfen\x00\x00\x00", b"\xff\xfe\x00\xd8a\x00"]
)
def test_half_unicode_text_is_refused(inhoud: bytes):
    with pytest.raises(BestandGeweigerd, match="geen CSV of XLSX"):
        read(inhoud)


def test_what_is_wrong_with_a_letter_stays_out_of_logs():
    inhoud = KOP + "ë;1\n".encode() + b"Geheimh\xf6f;2\n"
    assert "Geheimh" not in repr(read(inhoud))


@given(st.binary(max_size=120))
def test_any_bytes_are_read_or_refused(staart: bytes):
    for kop in (KOP, b"\xff\xfe" + KOP.decode().encode("utf-16-le"), b""):
        try:
            gelezen = read(kop + staart)
        except BestandGeweigerd:
            continue
        assert gelezen.rijen or gelezen.fouten


@given(st.lists(st.text(st.characters(codec="cp1252", categories=["L", "N", "P"]), min_size=1)))
def test_what_is_read_is_what_was_written_or_nothing(teksten: list[str]):
    """In whatever of the two codings: no letter becomes another one, but for what reads as UTF-8 by itself."""
    schoon = [tekst.replace(";", "").replace('"', "").lstrip("='+-@") or "x" for tekst in teksten]
    schoon = [tekst for tekst in schoon if not damage(tekst)]
    for codering in ("utf-8", "cp1252"):
        inhoud = csv_bytes(
            "naam;vrije_plekken", *[f"{tekst};1" for tekst in schoon or ["x"]], codering=codering
        )
        try:
            gelezen = read(inhoud)
        except BestandGeweigerd:
            continue
        assert {rij.naam for rij in gelezen.rijen} <= {*schoon, "x"}
