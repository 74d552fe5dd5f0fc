import pytest

from wijzer.domain.contactgegevens import check_contact, complete_website
from wijzer.domain.regio import Contact


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
    assert complete_website(getypt) == bewaard
