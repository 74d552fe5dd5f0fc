"""Texts that point at a place are found, and ordinary texts are left alone."""

import pytest

from wijzer.domain.fouten import Vraag
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen

PLAATSEN = [
    "52.2658, 6.7931",
    "52,2658 6,7931",
    "52.26;6.79",
    "6.79306 52.26583",
    "lat=52.265&lon=6.793",
    "Wij zitten op 52.2658",
    "５２．２６５８，６．７９３１",
    "52%2E2658%2C6%2E7931",
    "52°15'57\"N 6°47'35\"E",
    "52º 15′ 57″ N",
    "52 graden 15 minuten",
    "52.2658° N",
    "N 52 15.957 E 006 47.584",
    "N 52 15 57 E 6 47 35",
    "52 15 57 N",
    "52:15:57.4 NB",
    "52.2658_6.7931@linde.example",
    "0164200000012345",
    "https://linde.example/?id=0164010000012345",
    "0164 2000 0001 2345",
    "RD 254000 475000",
    "254.000, 475.000",
    "x=254000 y=475000",
    "254000.5/475000.5",
    "31U GT 12345 67890",
    "geo:52.26,6.79",
    "geohash u1kn",
    "9F48XXXX+XX",
    "9f487q2m+8w5",
    "7Q2M+8W Hengelo",
    "9F480000+",
    "///filled.count.soap",
    "/// appel.noot.boom",
    "w3w filled count soap",
    "Zoek ons op what3words",
    "https://w3w.co/filled.count.soap",
    "https://what3words.com/filled.count.soap",
    "https://www.google.com/maps/place/abc",
    "https://www.google.nl/maps?q=abc",
    "https://maps.google.nl/?q=abc",
    "https://goo.gl/maps/abc",
    "https://maps.app.goo.gl/abc",
    "maps.app.goo.gl/abc",
    "https://g.page/linde",
    "https://www.openstreetmap.org/way/1",
    "https://osm.org/go/abc",
    "https://www.bing.com/maps?cp=1",
    "https://maps.apple.com/?address=abc",
    "https://waze.com/ul?ll=1",
    "https://wego.here.com/abc",
    "https://api.mapbox.com/abc",
    "https://www.komoot.com/tour/1",
    "https://app.pdok.nl/viewer/",
    "https://bagviewer.kadaster.nl/",
    "https://maps.me/abc",
    "https://plus.codes/9F48XXXX",
    "https://www.google.nl/search?q=linde&tbm=map",
    "https://www.google.com/travel/hotels/entity/abc",
    "https://share.google/abc",
    "https://www.petalmaps.com/place/abc",
    "https://2gis.com/abc",
    "https://geohack.toolforge.org/geohack.php?params=52_15_N_6_47_E",
    "https://kadastralekaart.com/adres/abc",
    "https://eigen.example/route?daddr=abc",
    "https://eigen.example/?coordinates=abc",
    "h\u200bttps://osm\u200b.org/go/abc",
    "https://www.gооgle.com/maps/place/abc",
]
VERKORT = [
    "https://bit.ly/abc",
    "bit.ly/abc",
    "https://tinyurl.com/abc",
    "t.co/abc",
    "https://is.gd/abc",
]
GEWOON = [
    "De Linde",
    "Gezinshuis De Bonte Specht, groep 3",
    "074-000 00 12",
    "+31 74 000 00 12",
    "0541 512345",
    "06 12345678",
    "info@debron.example",
    "jan.de.vries+zorg@debron.example",
    "https://www.debron.example/groepen/de-linde",
    "https://wonen.debron.example",
    "https://zorg.in.twente.example/aanmelden?q=linde",
    "www.debron.nl",
    "Bel ons. Wij zijn open. Tot ziens.",
    "Bel ons.Wij zijn er.Altijd",
    "Er is plek per 1.9.2026 of 01-10-2026",
    "Van 5.30 tot 6.45 uur, 52 weken per jaar",
    "Kosten 52,50 per dag, of 6,75 per uur",
    "Leeftijd 4-18; IQ 50-85",
    "Temperatuur 20°",
    "Met 2+2 plekken en GGZ+LVB",
    "WGZHF en 54011, samen 3 x 2 plekken",
    "o.a. hulp a.u.b. m.u.v. crisis",
    "Sinds 2015, KvK 12345678, 150000 kilometer",
    "Open 24/7",
    "074-000 00 12 of 06-12 34 56 78",
    "0740000012 0612345678",
    "Groep van 52 weken, 15 plekken, 30 noord",
    "Van 8:52:15 tot 17:00",
    "NL91 ABNA 0417 1643 00",
]


@pytest.mark.regel("check_plaatsaanduidingen")
@pytest.mark.parametrize("tekst", PLAATSEN)
def test_a_text_that_points_at_a_place_is_refused(tekst: str) -> None:
    for omgeven in (tekst, f"Zie {tekst} voor de weg", tekst.upper()):
        (fout,) = check_plaatsaanduidingen({"website": omgeven})
        assert fout.veld == "website"
        assert not isinstance(fout, Vraag)


@pytest.mark.parametrize("tekst", VERKORT)
def test_a_link_that_hides_where_it_goes_is_refused_and_says_so(tekst: str) -> None:
    (fout,) = check_plaatsaanduidingen({"website": tekst})
    assert "verkorte link" in fout.melding
    assert not isinstance(fout, Vraag)


@pytest.mark.regel("check_plaatsaanduidingen")
@pytest.mark.parametrize(
    "tekst", ["filled.count.soap", "Kom naar appel.noten.bomen", "https://filled.count.soap/"]
)
def test_three_words_with_dots_are_asked_about(tekst: str) -> None:
    (fout,) = check_plaatsaanduidingen({"website": tekst})
    assert isinstance(fout, Vraag)


@pytest.mark.parametrize("tekst", GEWOON)
def test_an_ordinary_text_passes(tekst: str) -> None:
    assert check_plaatsaanduidingen({"toelichting": tekst}) == []
