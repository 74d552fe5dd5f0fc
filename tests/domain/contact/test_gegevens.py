import pytest

from wijzer.domain.contact import gegevens
from wijzer.domain.contact.gegevens import (
    check_contact,
    is_same_deel,
    normal_contact,
    shown_contact,
)
from wijzer.domain.regio.gebied import Contact


@pytest.mark.parametrize(
    ("contact", "velden"),
    [
        (Contact(), []),
        (Contact(telefoon="074-000 00 12", email="info@zorg.example"), []),
        (Contact(telefoon="+31 74 000 00 12", website="https://zorg.example/hulp?x=1"), []),
        (Contact(telefoon="bel ons"), ["telefoon"]),
        (Contact(email="geen adres"), ["email"]),
        (Contact(website="javascript:alert(1)"), ["website"]),
        (Contact(website='https://zorg.example/"onload="x'), ["website"]),
        (Contact(telefoon="1", email="a@b", website="ftp://x.example"), ["telefoon", "email", "website"]),
    ],
)  # fmt: skip
def test_what_the_public_will_see_as_contact_is_checked_part_by_part(
    contact: Contact, velden: list[str]
) -> None:
    assert [fout.veld for fout in check_contact(contact)] == velden


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("www.zorg.example", "https://www.zorg.example"),
        ("http://zorg.example", "http://zorg.example"),
        ("  ", None),
        (None, None),
    ],
)
def test_a_website_is_completed_as_people_type_it(getypt: str | None, bewaard: str | None) -> None:
    assert normal_contact(Contact(website=getypt)).website == bewaard


def test_a_contact_is_kept_in_one_notation_and_what_cannot_be_read_stays_as_it_is():
    getypt = Contact(
        telefoon="tel: 0031 (0)74 0000012", email="mailto:Info@ZÖRG.example", website="zörg.example"
    )
    assert normal_contact(getypt) == Contact(
        telefoon="074-000 00 12",
        email="info@xn--zrg-sna.example",
        website="https://xn--zrg-sna.example",
    )
    oud = Contact(telefoon="074-000 (vraag naar Jan)", email="info", website="zomaar")
    assert normal_contact(oud) == oud


def test_people_read_the_letters_that_were_typed():
    bewaard = Contact(
        email="info@xn--zrg-sna.example", website="https://xn--zrg-sna.example/z%C3%B6rg"
    )
    getoond = shown_contact(bewaard)
    assert getoond == Contact(email="info@zörg.example", website="https://zörg.example/zörg")
    assert normal_contact(getoond) == bewaard
    assert shown_contact(Contact()) == Contact()


@pytest.mark.parametrize(
    ("veld", "een", "ander", "zelfde"),
    [
        ("telefoon", "074-000 00 12", "+31740000012", True),
        ("telefoon", "074-000 00 12", "0031 74 0000012 toestel 3", True),
        ("telefoon", "074-000 00 12", "074-000 00 13", False),
        ("telefoon", "bij Jan", "bij Jan", True),
        ("email", "info@zorg.example", "Info@ZORG.example", True),
        ("email", "info@xn--zrg-sna.example", "mailto:info@zörg.example", True),
        ("email", "info@zorg.example", "huis@zorg.example", False),
        ("website", "https://www.zorg.example", "HTTP://zorg.example/", True),
        ("website", "https://zorg.example/Huis/", "zorg.example/huis#kop", True),
        ("website", "https://zorg.example/huis", "https://zorg.example/tuin", False),
        ("website", "https://zorg.example/?p=1", "https://zorg.example/?p=2", False),
        ("website", None, None, False),
        ("telefoon", "", "074-000 00 12", False),
    ],
)
def test_two_notations_of_one_contact_are_the_same(
    veld: str, een: str | None, ander: str | None, *, zelfde: bool
) -> None:
    assert is_same_deel(veld, een, ander) is zelfde
    assert is_same_deel(veld, ander, een) is zelfde


def test_what_many_locaties_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gelezen: list[str] = []

    def read(tekst: str) -> str:
        gelezen.append(tekst)
        return tekst

    monkeypatch.setitem(gegevens._LEZERS, "email", (read, 100))
    contact = Contact(email="eenmaal@gelezen.example")
    for _ in range(3):
        assert normal_contact(contact) == contact
        assert check_contact(contact) == []
    assert gelezen == ["eenmaal@gelezen.example"]
