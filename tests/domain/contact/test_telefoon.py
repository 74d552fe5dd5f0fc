"""Every notation of a number that people send in, with the one number that it is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contact.telefoon import (
    KORTE_NUMMERS,
    Telefoon,
    find_telefoon,
    read_telefoon,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen

HENGELO = ("074-000 00 12", "tel:+31740000012")
MOBIEL = ("06-12 34 56 78", "tel:+31612345678")
ALMELO = ("0546-12 34 56", "tel:+31546123456")
TOESTEL = ("074-000 00 12 toestel 12", "tel:+31740000012")

NOTATIES = [
    *(
        (tekst, HENGELO)
        for tekst in (
            "074-000 00 12", "074-0000012", "074 000 00 12", "0740000012", "074.000.00.12", "(074) 0000012", "(074)-0000012",
            "074/0000012", "074 / 000 00 12", "074 - 000 00 12", "(0)74 0000012", "0 74 000 00 12",
            "+31 (0)74 000 00 12", "+31(0)740000012", "+31 74 000 00 12", "+31740000012", "+31-74-0000012", "+310740000012",
            "+31 (074) 0000012", "(+31) 74 000 00 12", "(+31)(0)740000012", "+31 74/0000012", "+31 (0)74/000 00 12",
            "0031 74 0000012", "0031 (0)74 0000012", "0031740000012", "00 31 74 000 00 12",
            "tel: 074-0000012", "tel:+31740000012", "TEL:0740000012", "Tel. 074 0000012", "tel://0740000012",
            "telefoon: 074-0000012", "Telefoonnummer 074-0000012", "T 074 0000012", "T: +31 74 000 00 12", "t. (074) 0000012",
            "\uff10\uff17\uff14\uff0d\uff10\uff10\uff10\uff10\uff10\uff11\uff12", "\uff0b31740000012",
            "\u0660\u0667\u0664\u0660\u0660\u0660\u0660\u0660\u0661\u0662",
            "074\u20130000012", "074\u20140000012", "074\u20110000012", "074\u22120000012", "074\u20100000012",
            "074\u00a0000\u00a000\u00a012", "074\u2009000\u202f00\u300012", "\u200e074-0000012\u202c", "\ufeff074-0000012",
            "074\u00ad-000\u200b0012", "074-0000012\x00", "  074-0000012\t", "074-0000012\n", "074-0000012.", "074-0000012;", "074-0000012,",
            "074\x00-000\ufe0f00\u206512",
        )
    ),
    *(
        (tekst, MOBIEL)
        for tekst in (
            "06 12 34 56 78", "06-12345678", "0612345678", "06/12345678", "06.12.34.56.78", "+31 6 12345678",
            "+31 (0)6-12345678", "0031612345678", "mobiel: 06 12345678", "mob. 06-12345678",
        )
    ),
    *((tekst, ALMELO) for tekst in ("0546-123456", "0546/12 34 56", "(0546) 123 456", "+31 546 123 456", "0031(0)546-123456")),
    *(
        (tekst, TOESTEL)
        for tekst in (
            "074-0000012 toestel 12", "074-0000012, tst. 12", "074-0000012;ext=12", "tel:+31740000012;ext=12",
            "074-0000012 ext. 12", "074-0000012 x12", "074-0000012 (toestel 12)", "074-0000012#12",
            "+31 (0)74 0000012 doorkiesnummer 12", "074-000 00 12 toestel 12",
        )
    ),
    ("074-0000012 toestel 012", ("074-000 00 12 toestel 012", "tel:+31740000012")),
    ("112", ("112", "tel:112")), ("1 1 2", ("112", "tel:112")), ("tel:112", ("112", "tel:112")), ("\uff11\uff11\uff12", ("112", "tel:112")),
    ("113", ("113", "tel:113")), ("144", ("144", "tel:144")),
    ("116111", ("116 111", "tel:116111")), ("116 111", ("116 111", "tel:116111")), ("116-000", ("116 000", "tel:116000")),
    ("14 074", ("14 074", "tel:14074")), ("14074", ("14 074", "tel:14074")), ("14-074", ("14 074", "tel:14074")),
    ("14 0546", ("14 0546", "tel:140546")), ("+31 14 074", ("14 074", "tel:14074")),
    ("0800-2000", ("0800-2000", "tel:08002000")), ("0800 20 00", ("0800-2000", "tel:08002000")),
    ("+31 800 2000", ("0800-2000", "tel:08002000")), ("0800-0113", ("0800-0113", "tel:08000113")),
    ("0800 123 45 67", ("0800-123 45 67", "tel:08001234567")),
    ("0900-8844", ("0900-8844", "tel:09008844")), ("0900 1234567", ("0900-123 45 67", "tel:09001234567")),
    ("0906-1234", ("0906-1234", "tel:09061234")),
    ("088 123 4567", ("088-123 45 67", "tel:+31881234567")), ("085-1234567", ("085-123 45 67", "tel:+31851234567")),
    ("0970 12345678", ("0970-12 34 56 78", "tel:+3197012345678")), ("097012345678", ("0970-12 34 56 78", "tel:+3197012345678")),
    ("+49 30 123456", ("+49 30 123456", "tel:+4930123456")), ("0049 (0)30 123456", ("+49 30 123456", "tel:+4930123456")),
    ("+49 (0)30/123456", ("+49 30 123456", "tel:+4930123456")), ("+32 9 266 00 00", ("+32 9 266 00 00", "tel:+3292660000")),
    ("+44 20 7946 0000", ("+44 20 7946 0000", "tel:+442079460000")),
]  # fmt: skip

GEWEIGERD = [
    *((tekst, "twee nummers") for tekst in (
        "074-0000012 / 06-12345678", "074-0000012 of 06-12345678", "074-0000012 en 074-0000013", "074-0000012, 0612345678",
        "074-0000012;0612345678", "074-0000012 06 12345678", "0740000012 +31612345678", "074-0000012\n06-12345678",
        "074-0000012/13", "074-0000012 / 13", "+31(0)74-0000012 / +31(0)74-0000013", "074-0000012 | 06-12345678",
    )),
    *((tekst, "letters bij het nummer") for tekst in (
        "074-0000012 (ma-vr)", "074-0000012 (Jan)", "O74-0000012", "0800-HELP12", "074-0000012 tussen 9 en 5",
    )),
    *((tekst, "geen telefoonnummer") for tekst in (
        "", " ", "bel maar", "-", "+", "*31#", "074-0000012*", "++31740000012", "074\\0000012", "074-000001\u00b2",
    )),
    *((tekst, "te kort") for tekst in ("1", "1234", "1233", "911", "074", "074-000001", "+31 74 000 00 1", "06-1234567", "0546-12345")),
    *((tekst, "te lang") for tekst in ("074-00000123", "06-123456789", "+31 74 000 00 123", "0546-1234567", "074" + "1" * 20)),
    *((tekst, "begint niet met 0") for tekst in ("740000012", "74 000 00 12", "31740000012", "612345678")),
    *((tekst, "netnummer bestaat niet") for tekst in ("0999-123456", "0123456789", "000-0000012", "0000000000")),
    *((tekst, "beginnen met 06-") for tekst in ("06-00000012", "06 91 23 45 67")),
    *((tekst, "achter de 14") for tekst in ("14 099", "14 0534", "14 1234", "1400")),
    *((tekst, "4 tot 7 cijfers") for tekst in ("0900-12", "0800-20001234", "0800-1")),
    ("+999 123456", "landnummer bestaat niet"), ("+074 0000012", "landnummer bestaat niet"),
    ("+49 30 1", "bestaat niet in het land met +49"), ("00740000012", "bestaat niet in het land met +7"),
    ("+1 074 000 0012", "bestaat niet in het land met +1"),
]  # fmt: skip


@pytest.mark.parametrize(("tekst", "verwacht"), NOTATIES)
def test_every_notation_is_one_number_with_one_way_of_showing_and_one_link(
    tekst: str, verwacht: tuple[str, str]
) -> None:
    gelezen = read_telefoon(tekst)
    assert (gelezen.getoond, gelezen.link) == verwacht
    assert read_telefoon(gelezen.getoond) == gelezen
    assert find_telefoon(tekst) == gelezen


@pytest.mark.parametrize(("tekst", "oorzaak"), GEWEIGERD)
def test_what_is_no_number_is_refused_with_the_cause(tekst: str, oorzaak: str) -> None:
    with pytest.raises(Ongeldig, match=oorzaak.replace("+", r"\+")) as gevangen:
        read_telefoon(tekst)
    assert gevangen.value.veld == "telefoon"
    assert gevangen.value.verwacht
    assert find_telefoon(tekst) is None


NETNUMMERS = ("010", "020", "053", "074", "088", "085", "0541", "0546", "0548", "0570")
TUSSEN = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2013", "  "])


@st.composite
def nummers(draw: st.DrawFn) -> tuple[str, str]:
    """Area code and the rest of a Dutch number that may exist."""
    net = draw(st.sampled_from([*NETNUMMERS, "06"]))
    eerste = draw(st.sampled_from("12348")) if net == "06" else draw(st.sampled_from(string.digits))
    rest = draw(st.text(string.digits, min_size=9 - len(net), max_size=9 - len(net)))
    return net, eerste + rest


@st.composite
def notaties(draw: st.DrawFn, net: str, rest: str) -> str:
    """The number in some notation: any prefix, brackets, and separators between any two digits of the rest."""
    kop = draw(
        st.sampled_from(
            [
                net, f"({net})", f"+31{net[1:]}", f"+31 {net[1:]}", f"+31 (0){net[1:]}", f"0031 {net[1:]}", f"0031(0){net[1:]}",
                f"(+31) {net[1:]}", f"{net}/", f"tel:{net}", f"Tel. {net}", f"\u200e{net}",
            ]
        )
    )  # fmt: skip
    cijfers = "".join(draw(TUSSEN) + cijfer for cijfer in rest)
    breed = draw(st.booleans())
    tekst = kop + cijfers + draw(st.sampled_from(["", ".", " ", "\u200b", ";"]))
    return tekst.translate({ord(c): ord(c) + 0xFEE0 for c in string.digits}) if breed else tekst


@given(data=st.data(), nummer=nummers())
def test_whatever_notation_a_number_is_written_in_it_is_that_number(
    data: st.DataObject, nummer: tuple[str, str]
) -> None:
    net, rest = nummer
    een, ander = (read_telefoon(data.draw(notaties(net, rest))) for _ in range(2))
    assert een == ander
    assert een.link == f"tel:+31{net[1:]}{rest}"
    assert een.getoond.startswith(f"{net}-")
    assert "".join(filter(str.isdigit, een.getoond)) == net + rest
    assert check_plaatsaanduidingen({"telefoon": een.getoond}) == [], (
        "a number is no place on the map"
    )


@given(st.text(alphabet=string.digits + "+-() ./;#,x\u00a0\uff11tel:of", max_size=60))
def test_whatever_is_typed_is_a_number_that_reads_back_or_refused(tekst: str) -> None:
    gelezen = find_telefoon(tekst)
    if gelezen is None:
        with pytest.raises(Ongeldig):
            read_telefoon(tekst)
        return
    assert is_dialable(gelezen)
    assert find_telefoon(gelezen.getoond) == gelezen
    assert len(gelezen.getoond) <= 60


def is_dialable(telefoon: Telefoon) -> bool:
    """Whether the link is E.164, or a national number that has no such form."""
    kiest = telefoon.link.removeprefix("tel:")
    if kiest.startswith("+"):
        return kiest[1:].isascii() and kiest[1:].isdigit() and 7 <= len(kiest[1:]) <= 15
    return kiest in KORTE_NUMMERS or kiest.startswith(("0800", "090", "14"))
