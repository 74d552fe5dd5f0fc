"""Whatever signs are typed into the form of a locatie, it is kept clean or told beside its field."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import AT
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.taal.schoon import clean_line

TEKEN = st.one_of(
    st.sampled_from("\u200b\u200d\u202e\ufe0f’–\xa0e\u0301\x00\n\t👩🏴a1"),
    st.characters(codec="utf-8"),
)
VELDEN = ("naam", "straat", "huisnummer", "postcode", "plaats", "leeftijd_van", "email", "website")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(veld=st.sampled_from(VELDEN), tekst=st.text(TEKEN, max_size=20))
def test_a_locatie_keeps_a_clean_text_or_what_it_had(wereld: Wereld, veld: str, tekst: str):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(replace(wereld.groep, versie=wereld.locatie().versie))
    antwoord = wereld.client.send_form(
        f"/aanbieder/locaties/{wereld.groep.id}", {veld: tekst}, number=1
    )
    assert antwoord.status_code in {200, 303, 400}
    if veld == "naam":
        assert wereld.locatie().naam in {clean_line(tekst), wereld.groep.naam}
