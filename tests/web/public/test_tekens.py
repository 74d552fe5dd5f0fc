"""Whatever signs stand in a question, it has an answer, and that holds none that nobody can see."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.steun.pagina import CheckedClient
from wijzer.domain.taal.schoon import clean_text

TEKEN = st.one_of(
    st.sampled_from("\u200b\u200d\u202e\ufe0f’–\xa0e\u0301\x00\n👩🏴\ufffe"),
    st.characters(exclude_categories=[]),
)
SLEUTEL = st.sampled_from(["zoek", "plaats", "postcode", "product", "gemeente", "leeftijd"])


@pytest.mark.usefixtures("wereld")
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sleutel=SLEUTEL, tekst=st.text(TEKEN, max_size=12))
def test_every_question_has_an_answer(client: CheckedClient, sleutel: str, tekst: str):
    vraag = f"{sleutel}={quote(tekst.encode(errors='surrogatepass'))}"
    pagina = client.get(f"/twente/zoeken?{vraag}")
    assert pagina.status_code == 200
    assert client.get(f"/api/v1/aanbod?{vraag}").status_code in {200, 400}
    for veld in client.pagina(f"/twente/zoeken?{vraag}").all("input"):
        waarde = veld.get("value") or ""
        assert clean_text(waarde) == waarde
