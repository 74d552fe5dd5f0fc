"""What people send in as an e-mail address, with the one address to which mail goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contact.mailadres import (
    find_mailadres,
    fold_mailadres,
    read_mailadres,
    show_mailadres,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import plain_signs

ZORG = "jan@xn--zrg-sna.example"

NOTATIES = [
    *(
        (tekst, "jan@a.example", "jan@a.example")
        for tekst in (
            "jan@a.example", " jan@a.example\n", "jan@A.EXAMPLE", "mailto:jan@a.example", "MAILTO:jan@a.example?subject=Hallo%20daar&cc=x",
            "mailto:jan%40a.example", "mailto://jan@a.example", "<jan@a.example>", "Jan de Vries <jan@a.example>",
            '"Vries, J. de" <jan@a.example>', "jan@a.example <jan@a.example>", "jan@a.example<mailto:jan@a.example>",
            "jan@a.example.", "jan@a.example,", "jan@a.example;", "jan\uff20a.example", "jan@\uff41.example", "jan@a\u3002example",
            "\u200bjan@a.example\u202c", "jan\u00ad@a.example", "j\x00an\ufe0f@a.e\u3164xample", "jan@a.example\x00",
        )
    ),
    *((tekst, ZORG, "jan@zörg.example") for tekst in ("jan@zörg.example", "jan@ZÖRG.Example", "jan@zo\u0308rg.example", ZORG, "mailto:jan@zörg.example")),
    ("Jan.de-Vries+site@a.example", "Jan.de-Vries+site@a.example", "Jan.de-Vries+site@a.example"),
    ("o'brien@a.example", "o'brien@a.example", "o'brien@a.example"),
    ("jan@xn--80ak6aa92e.example", "jan@xn--80ak6aa92e.example", "jan@xn--80ak6aa92e.example"),
]  # fmt: skip

GEWEIGERD = [
    *((tekst, "meer adressen") for tekst in (
        "jan@a.example; piet@b.example", "jan@a.example, piet@b.example", "jan@a.example piet@b.example", "jan@a.example/piet@b.example",
        "mailto:jan@a.example,piet@b.example", "jan@a.example\npiet@b.example", "Jan <jan@a.example>, Piet <piet@b.example>",
    )),
    ("jan@zоrg.example", "twee alfabetten"),
    (f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'y' * 60}.{'z' * 60}.example", "te lang"),
    *((tekst, "geen e-mailadres") for tekst in (
        "", "@", "jan", "jan@", "@a.example", "jan@a", "jan@localhost", "jan@1.2.3.4", "jan@[1.2.3.4]", "jan de vries@a.example", "jan@a..example",
        ".jan@a.example", "jan @ a.example", "jön@a.example", '"jan"@a.example', "jan@a_b.example", "jan@a.example (werk)", "jan@@a.example",
        "jan@a.example\r\nBcc: x", "mailto:", "https://a.example", "jan–piet@a.example",
        "jan@a.example%0d%0aBcc:x", "mailto:jan@a.example%0d%0aBcc:x",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("tekst", "adres", "getoond"), NOTATIES)
def test_every_notation_of_a_mailbox_is_one_address_and_shown_in_one_way(
    tekst: str, adres: str, getoond: str
) -> None:
    assert read_mailadres(tekst) == adres
    assert show_mailadres(adres) == getoond
    assert read_mailadres(getoond) == adres
    assert fold_mailadres(tekst.upper()) == adres.lower()


@pytest.mark.parametrize(("tekst", "oorzaak"), GEWEIGERD)
def test_what_is_no_address_is_refused_with_the_cause(tekst: str, oorzaak: str) -> None:
    with pytest.raises(Ongeldig, match=oorzaak) as gevangen:
        read_mailadres(tekst)
    assert gevangen.value.veld == "email"
    assert gevangen.value.verwacht
    assert find_mailadres(tekst) is None
    assert fold_mailadres(tekst) == plain_signs(tekst).strip().lower()


@given(st.text(st.sampled_from("aAö@.<>,;: \r\n%?\x00\u200bmailto") | st.characters(), max_size=40))
def test_whatever_is_typed_is_one_plain_address_or_refused(tekst: str) -> None:
    adres = find_mailadres(tekst)
    if adres is None:
        return
    assert adres.isascii()
    assert adres.isprintable()
    assert adres.count("@") == 1
    assert not set(adres) & set(' <>,;:"')
    assert read_mailadres(adres) == adres
    assert read_mailadres(show_mailadres(adres)) == adres
