"""However a text hints at the street of a shielded address, it is asked about or refused; chance is let through."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.taal.telwoord import RANGWOORDEN
from wijzer.domain.verraad.lijkletters import _GELIJKEND, latijn
from wijzer.domain.verraad.oordeel import (
    GeheimAdres,
    answered,
    check_buren,
    find_verraad,
    unanswered,
)
from wijzer.domain.verraad.straatstam import Straatspoor

STRATEN = (
    "Kaneelwortelpad", "Lindelaan", "Kanariezwaluwstraat", "Willem-Alexanderstraat", "Burgemeester van der Dussenplein",
    "Beukenlaan", "Oude Molenweg", "De Fluisterhöfte", "Doctor Wimperaartsweg", "Zilverreigerhof", "Koningsweg", "Sint Jansstraat",
    "Twijfelbrinksingel", "Populierendreef", "Esdoornstraat", "Prins Bernhardplantsoen", "Hengelosestraat", "Nachtegaalstraat",
)  # fmt: skip
STAMMEN = {
    "Kaneelwortelpad": "Kaneelwortel", "Lindelaan": "Linde", "Willem-Alexanderstraat": "Willem-Alexander", "Oude Molenweg": "Molen",
    "Burgemeester van der Dussenplein": "Van der Dussen", "Beukenlaan": "Beuk", "Koningsweg": "Koning", "Eikstraat": "Eik",
    "Doctor Wimperaartsweg": "Wimperaarts", "De Fluisterhöfte": "Fluisterhofte", "Sint Jansstraat": "Sint Jans",
}  # fmt: skip


def geheim(straat: str, postcode: str | None = "7555KL") -> GeheimAdres:
    return GeheimAdres.of(AfgeschermdAdres(Adres(straat, 12, "Hengelo", postcode=postcode)))


def judge(tekst: str, straat: str) -> Ongeldig | None:
    return next(iter(find_verraad({"naam": tekst}, geheim(straat))), None)


def is_refused(tekst: str, straat: str) -> bool:
    fout = judge(tekst, straat)
    return fout is not None and not isinstance(fout, Vraag)


# ── one by one ───────────────────────────────────────────────────────────────


@pytest.mark.regel("find_verraad")
@pytest.mark.parametrize(
    ("tekst", "straat"),
    [
        ("De Kaneelwortel", "Kaneelwortelpad"),
        ("Wonen bij de kaneel wortel", "Kaneelwortelpad"),
        ("Kaneelwortlpad", "Kaneelwortelpad"),
        ("De Kaneelwortle", "Kaneelwortelpad"),
        ("Кaneelwоrtelpad", "Kaneelwortelpad"),
        ("ᴋᴀɴᴇᴇʟᴡᴏʀᴛᴇʟᴘᴀᴅ", "Kaneelwortelpad"),
        ("🅚🅐🅝🅔🅔🅛🅦🅞🅡🅣🅔🅛🅟🅐🅓", "Kaneelwortelpad"),
        ("🅺🅰🅽🅴🅴🅻🆆🅾🆁🆃🅴🅻🅿🅰🅳", "Kaneelwortelpad"),
        ("🇰🇦🇳🇪🇪🇱🇼🇴🇷🇹🇪🇱🇵🇦🇩", "Kaneelwortelpad"),
        ("Kɐnǝǝlwortǝlpɐd", "Kaneelwortelpad"),
        ("ꓗꓮꓠꓰꓰꓡꓪꓳꓣꓔꓰꓡꓑꓮꓓ", "Kaneelwortelpad"),
        ("K&#97;n&#x65;elwortelp&amp;#97;d", "Kaneelwortelpad"),
        ("ᏦΑΝΕΕᏞᎳΟᏒΤΕᏞᏢΑᎠ", "Kaneelwortelpad"),
        ("https://xn--kneelwrtelpad-w1k9p.example", "Kaneelwortelpad"),
        ("Huis Willem Alexander", "Willem-Alexanderstraat"),
        ("Van der Dussen", "Burgemeester van der Dussenplein"),
        ("Huize Dussen", "Burg. v.d. Dussenplein"),
        ("Fluisterhofte", "De Fluisterhöfte"),
        ("7555 КL", "Kaneelwortelpad"),
        ("٧٥٥٥KL", "Kaneelwortelpad"),
    ],
)
def test_what_leads_to_one_street_is_refused(tekst: str, straat: str) -> None:
    assert is_refused(tekst, straat)


@pytest.mark.regel("find_verraad")
@pytest.mark.parametrize(
    ("tekst", "straat"),
    [
        ("De Linde", "Lindelaan"),
        ("Lindenhof", "Lindelaan"),
        ("De Linden", "Lindelaan"),
        ("Lindelan", "Lindelaan"),
        ("De Eik", "Eikstraat"),
        ("De Beuk", "Beukenlaan"),
        ("Vlak bij de molen", "Molenweg"),
        ("De Koning", "Koningsweg"),
        ("Nachtegaal", "Nachtegaalstraat"),
        ("Nachtegal", "Nachtegaalstraat"),
    ],
)
def test_an_ordinary_word_or_a_plant_is_asked_about(tekst: str, straat: str) -> None:
    assert isinstance(judge(tekst, straat), Vraag)


@pytest.mark.regel("find_verraad")
@pytest.mark.parametrize(
    ("tekst", "straat"),
    [
        ("Groep Oost", "Lindelaan"),
        ("Wij wonen in de wijk en aan de rand", "Lindelaan"),
        ("Groep Zuid", "Groenstraat"),
        ("Gezinshuis De Bonte Specht", "Eikstraat"),
        ("Eikelhof", "Eikstraat"),
        ("Wij hebben plek in september", "Septimahof"),
        ("Kanarie", "Kanariezwaluwstraat"),
        ("3e Esweg", "2e Esweg"),
        ("Een weg naar huis", "Oude Weg"),
        ("Jan Jansen", "Wimperaartsweg"),
    ],
)
def test_chance_is_let_through(tekst: str, straat: str) -> None:
    fout = judge(tekst, straat)
    assert fout is None or straat == "2e Esweg"


def test_a_number_tells_two_streets_apart() -> None:
    assert not is_refused("3e Fluisterweg noord", "2e Twijfelweg")


# ── always ───────────────────────────────────────────────────────────────────


def _lookalikes(straat: str, kies: Callable[[str], str]) -> str:
    return "".join(kies(_GELIJKEND.get(teken.lower(), "") + teken) for teken in straat)


@st.composite
def slips(draw: st.DrawFn, naam: str) -> str:
    """A name with one slip of the finger in its letters."""
    plek = draw(st.integers(1, len(naam) - 2))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    fout = draw(st.sampled_from(["weg", "erbij", "anders", "gewisseld"]))
    voor, hier, rest = naam[:plek], naam[plek], naam[plek + 1 :]
    match fout:
        case "weg":
            return voor + rest
        case "erbij":
            return voor + letter + hier + rest
        case "anders":
            return voor + letter + rest
        case _:
            return voor + rest[0] + hier + rest[1:]


def _split(draw: st.DrawFn, straat: str, tussen: str) -> str:
    plek = draw(st.integers(1, len(straat) - 1))
    return straat[:plek] + draw(st.sampled_from(tussen)) + straat[plek:]


def _slip_in_stem(draw: st.DrawFn, straat: str) -> str:
    assume(len(STAMMEN.get(straat, "")) >= 6)
    return draw(slips(STAMMEN[straat]))


def _abbreviate(draw: st.DrawFn, straat: str) -> str:
    for lang, kort in (("straat", "str."), ("laan", "ln"), ("weg", "wg"), ("plein", "pln")):
        straat = straat.replace(lang, kort)
    return straat


REWRITINGS: dict[str, Callable[[st.DrawFn, str], str]] = {
    "case": lambda draw, straat: "".join(
        draw(st.sampled_from([t.upper(), t.lower()])) for t in straat
    ),
    "accents": lambda draw, straat: "".join(
        t + draw(st.sampled_from(["", "\u0301", "\u0308"])) for t in straat
    ),
    "punctuation": lambda draw, straat: _split(draw, straat, ".-_'’/·,+"),
    "look-alikes": lambda draw, straat: _lookalikes(straat, lambda rij: draw(st.sampled_from(rij))),
    "zero width": lambda draw, straat: _split(draw, straat, "\u200b\u00ad\u2060\ufeff"),
    "abbreviation": _abbreviate,
    "slip": lambda draw, straat: draw(slips(straat)),
    "stem": lambda draw, straat: f"De {STAMMEN.get(straat, straat)}",
    "slip in the stem": _slip_in_stem,
    "split": lambda draw, straat: _split(draw, straat, " "),
    "joined": lambda draw, straat: f"wonenop{''.join(straat.split())}inTwente",
    "percent escapes": lambda draw, straat: "".join(f"%{byte:02X}" for byte in straat.encode()),
    "full width": lambda draw, straat: "".join(
        chr(ord(t) + 0xFEE0) if t.isascii() and t.isalpha() else t for t in straat
    ),
}


@st.composite
def rewritings(draw: st.DrawFn) -> tuple[str, str]:
    """A street, and a text that says it in other signs."""
    straat = draw(st.sampled_from(STRATEN))
    return straat, draw(st.sampled_from(list(REWRITINGS.values())))(draw, straat)


@given(rewritings(), st.sampled_from(["{}", "Huis {} 12", "Wonen bij {}, in Hengelo."]))
def test_no_rewriting_of_a_street_passes_unasked(paar: tuple[str, str], zin: str) -> None:
    straat, tekst = paar
    assert judge(zin.format(tekst), straat) is not None


@given(st.sampled_from(STRATEN), st.data())
def test_a_lookalike_of_every_letter_is_read_as_that_letter(
    straat: str, data: st.DataObject
) -> None:
    anders = _lookalikes(straat, lambda rij: data.draw(st.sampled_from(rij)))
    assert latijn(anders) == latijn(straat)


@pytest.mark.parametrize(
    "tekst", ["De Linde", "Zélfstandig wonen", "Straße 3", "naïef coördineren", "ĳssel"]
)
def test_reading_latin_letters_drops_only_accents_and_capitals(tekst: str) -> None:
    verwacht = "".join(
        teken
        for teken in unicodedata.normalize("NFKD", tekst.casefold())
        if not unicodedata.combining(teken)
    )
    assert latijn(tekst) == verwacht


# ── the three outcomes ───────────────────────────────────────────────────────


def test_an_answer_takes_a_question_away_and_never_a_refusal() -> None:
    fouten = [Vraag("naam", "?"), Vraag("email", "?"), Ongeldig("website", "!")]
    alles = frozenset({"naam", "website"})
    assert [fout.veld for fout in unanswered(fouten, alles)] == ["email", "website"]
    assert answered(fouten, alles) == {"bevestigd": ["naam"]}
    assert answered(fouten, frozenset()) == {}


def test_among_several_addresses_the_gravest_finding_counts() -> None:
    beide = [geheim("Lindelaan", None), geheim("Lindewortelstraat", None)]
    for volgorde in (beide, beide[::-1]):
        (fout,) = check_buren({"naam": "Huis Lindewortel"}, volgorde)
        assert not isinstance(fout, Vraag)


def test_an_address_that_was_read_has_no_printable_form() -> None:
    gelezen = geheim("Kaneelwortelpad")
    for tekst in (
        repr(gelezen),
        str(gelezen),
        f"{gelezen}",
        repr(Straatspoor.of("Kaneelwortelpad")),
    ):
        assert "aneel" not in tekst
        assert "7555" not in tekst


# ── ranks and numbers ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("straat", "tekst"),
    [
        ("Zevende Dwarsstraat", "Groep in de 7e Dwarsstraat"),
        ("Zevende Dwarsstraat", "Groep in de 7de dwarsstr."),
        ("Zevende Dwarsstraat", "groep 7e dwarsstr 12"),
        ("Zevende Dwarsstraat", "Groep 7edwarsstr."),
        ("7e Dwarsstraat", "Groep Zevende Dwarsstraat"),
        ("7e Dwarsstraat", "Groep in de zevende dwarsstr."),
        ("Tweeëntwintigste Laan", "Aan de 22e ln"),
        ("12e Kamp", "Twaalfde Kamp"),
        ("Vier Meistraat", "Groep 4 Meistraat"),
        ("5 Meilaan", "Groep Vijf Meilaan"),
        ("Koning Willem III-straat", "Groep Willem de Derde straat"),
        ("Koning Willem III-straat", "Groep kon. willem 3 str."),
    ],
)
def test_a_number_in_the_street_is_found_in_digits_and_in_words(straat, tekst):
    assert is_refused(tekst, straat)


@pytest.mark.parametrize("getal", range(1, 100))
def test_a_rank_hides_no_street(getal):
    rang = next(woord for woord, waarde in RANGWOORDEN.items() if waarde == getal)
    for straat, tekst in (
        (f"{rang} Kanaalkade", f"Groep {getal}e kanaalkd."),
        (f"{getal}e Kanaalkade", f"Groep {rang} Kanaalkade"),
        (f"{getal}e Kanaalkade", "Groep Kanaalkade"),
    ):
        assert is_refused(tekst, straat), (straat, tekst)


@pytest.mark.parametrize(
    ("tekst", "is_vraag"),
    [
        ("Wij hebben 7 plekken", False),
        ("Groep Zeven", False),
        ("De zevende hemel", True),
        ("Van maandag tot en met de 7e", True),
    ],
)
def test_a_rank_alone_is_asked_about_and_a_number_alone_is_chance(tekst, is_vraag):
    assert isinstance(judge(tekst, "Zevende Dwarsstraat"), Vraag) is is_vraag
    assert not is_refused(tekst, "Zevende Dwarsstraat")
