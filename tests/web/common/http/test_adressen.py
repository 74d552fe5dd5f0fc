"""How an address is rightly written."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.routing import Map, Rule

from wijzer.web.common.http.adressen import Adressen, canonical_id

ID = str(UUID(int=0xABCDEF))
ADRESSEN = Adressen(
    Map(
        [
            Rule("/", endpoint="public.kies"),
            Rule("/<regio>", endpoint="public.start"),
            Rule("/en", endpoint="public.kies"),
            Rule("/en/<regio>", endpoint="public.start"),
            Rule("/<regio>/zoeken", endpoint="public.zoeken"),
            Rule("/<regio>/producten/<code>", endpoint="public.product"),
            Rule("/<regio>/hulp/<slug>", endpoint="public.hulpvorm"),
            Rule("/<regio>/groepen/<uuid:locatie_id>", endpoint="public.groep"),
            Rule("/.well-known/security.txt", endpoint="public.security"),
            Rule("/uitnodiging/<token>", endpoint="office.uitnodiging"),
            Rule("/api/v1/producten/<code>", endpoint="feed.product"),
            Rule("/api/v1/aanbod", endpoint="feed.aanbod"),
        ]
    )
)


@pytest.mark.parametrize(
    ("path", "juist"),
    [
        ("/", "/"),
        ("//", "/"),
        ("/twente", "/twente"),
        ("/Twente", "/twente"),
        ("/twente/", "/twente"),
        ("//twente", "/twente"),
        ("/EN", "/en"),
        ("/En/Twente/", "/en/twente"),
        ("/twente//zoeken", "/twente/zoeken"),
        ("/TWENTE/Producten/wgzhf", "/twente/producten/WGZHF"),
        ("/twente/producten/WGZHF", "/twente/producten/WGZHF"),
        ("/twente/Hulp/Gezinshuis/", "/twente/hulp/gezinshuis"),
        (f"/twente/groepen/{ID.upper()}", f"/twente/groepen/{ID}"),
        ("/.Well-Known/security.TXT", "/.well-known/security.txt"),
        ("/Uitnodiging/AbC-_d/", "/uitnodiging/AbC-_d"),
        ("/api/v1/aanbod/", None),
        ("/API/v1/aanbod", None),
        ("/api/v1/producten/wgzhf", None),
        ("/a/b/c/d/e", None),
        ("/twente/nergens/heen", None),
        ("//evil.example/", "/evil.example"),
        ("/\\evil.example/", "/\\evil.example"),
        ("/\u212aE", "/\u212aE"),
        ("/twente/\u212aoeken", None),
    ],
)
def test_an_address_has_one_right_way_to_write_it(path: str, juist: str | None):
    gevonden = ADRESSEN.right(path)
    assert (gevonden.path if gevonden else None) == juist


@given(
    st.lists(
        st.sampled_from(
            [
                "twente",
                "Zoeken",
                "PRODUCTEN",
                "wgzhf",
                "en",
                "",
                "\\",
                "//",
                "é",
                "Uitnodiging",
                "api",
            ]
        )
    )
)
def test_the_right_address_is_right_and_stays_on_this_site(delen: list[str]):
    gevonden = ADRESSEN.right("/" + "/".join(delen))
    if gevonden:
        assert ADRESSEN.right(gevonden.path) == gevonden
        assert gevonden.path.startswith("/")
        assert not gevonden.path.startswith("//")


def test_only_ids_are_written_small():
    pad = f"/api/v1/groepen/{ID.upper()}"
    assert canonical_id(pad) == f"/api/v1/groepen/{ID}"
    assert canonical_id("/api/v1/producten/WGZHF") == "/api/v1/producten/WGZHF"
