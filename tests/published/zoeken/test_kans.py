"""A search that can never find a place is known for it, and one that merely finds none today is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO
from tests.steun.werelden.zoekwereld import Zoekwereld
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.published.zoeken.kans import Nooit

VRAGEN = st.fixed_dictionaries(
    {},
    optional={
        "hulpvorm": st.lists(st.sampled_from(["gezinshuis", "begeleiding-individueel", "woongroep", "pleegzorg", "zit"]), max_size=2),
        "product": st.lists(st.sampled_from(["ABGII", "ABGGI", "WGZHF", "ABHIA", "WPLZA"]), max_size=2),
        "gemeente": st.lists(st.sampled_from(["GM0164", "GM0141", "GM0153"]), max_size=2),
        "segment": st.lists(st.sampled_from(["ambulant", "wonen-en-verblijf"]), max_size=1),
        "plaats": st.lists(st.sampled_from(["Hengelo", "Almelo"]), max_size=1),
        "maxWachttijd": st.lists(st.sampled_from(["0", "4", "104"]), max_size=1),
        "zoek": st.lists(st.sampled_from(["gezinshuis", "begeleiding hengelo", "KINGS", "trauma", "korenbloem", "xyzzyplof", "csi"]), max_size=1),
    },
)  # fmt: skip


def why(wereld: Zoekwereld, zoekvraag: str) -> Nooit | None:
    with wereld.read() as reader:
        paren = [
            (sleutel, ander)
            for sleutel, _, ander in (deel.partition("=") for deel in zoekvraag.split("&"))
        ]
        vraag, fouten = reader.parse(paren, regio=REGIO, strict=False, per_pagina=PER_PAGINA)
        assert not fouten
        gevonden = reader.why_never(vraag)
        return gevonden.reden if gevonden else None


@pytest.mark.regel("why_never")
@pytest.mark.parametrize(
    ("zoekvraag", "reden"),
    [
        ("gemeente=GM0164&hulpvorm=begeleiding-individueel", Nooit.GEMEENTE),
        ("plaats=Hengelo&hulpvorm=begeleiding-groep-basis", Nooit.GEMEENTE),
        ("plaats=Hengelo&straal=20&hulpvorm=begeleiding-individueel", Nooit.GEMEENTE),
        ("zoek=begeleiding individueel hengelo", Nooit.GEMEENTE),
        ("zoek=thuisbegeleiding&gemeente=GM0164", Nooit.GEMEENTE),
        ("zoek=xyzzyplof", Nooit.WOORD),
        ("zoek=gezinshuis xyzzyplof", Nooit.WOORD),
        ("zoek=WGZHX", Nooit.CODE),
        ("zoek=gezinshuis amsterdam", Nooit.ELDERS),
        ("zoek=54008", Nooit.PRODUCT),
        ("product=46A01", Nooit.PRODUCT),
        ("hulpvorm=advies-en-expertise", Nooit.HULPVORM),
        ("hulpvorm=woongroep", Nooit.HULPVORM),
        ("zoek=Team AnderS", Nooit.HULPVORM),
        ("hulpvorm=gezinshuis&product=AVAKT", Nooit.SAMEN),
        ("hulpvorm=gezinshuis&segment=ambulant", Nooit.SAMEN),
        ("aanbieder=00000000-0000-4000-8000-000000000000", Nooit.AANBIEDER),
        ("locatie=00000000-0000-4000-8000-000000000000", Nooit.LOCATIE),
    ],
)
def test_what_can_never_find_a_place_says_why(zoekwereld: Zoekwereld, zoekvraag: str, reden: Nooit):
    assert why(zoekwereld, zoekvraag) is reden


@pytest.mark.parametrize(
    "zoekvraag",
    [
        "hulpvorm=gezinshuis",
        "gemeente=GM1735&hulpvorm=gezinshuis",
        "zoek=begeleiding hengelo",
        "gemeente=GM0164&gemeente=GM0141&hulpvorm=begeleiding-individueel",
        "plaats=Hengelo&straal=20&hulpvorm=gezinshuis",
        "hulpvorm=woongroep&hulpvorm=gezinshuis",
        "zoek=KINGS",
        "zoek=csi",
        "zoek=traumabehandeling",
        "zoek=korenbloem",
        "maxWachttijd=0",
        "maxWachttijd=104&leeftijd=0",
        "doelgroep=hechting&hulpvorm=vaktherapie",
    ],
)
def test_what_has_no_place_today_may_have_one_tomorrow(zoekwereld: Zoekwereld, zoekvraag: str):
    assert why(zoekwereld, zoekvraag) is None


@pytest.mark.regel("why_never")
@given(keuzes=VRAGEN)
def test_what_finds_something_now_is_never_called_impossible(
    zoekwereld: Zoekwereld, keuzes: dict[str, list[str]]
):
    paren = [(sleutel, waarde) for sleutel, waarden in keuzes.items() for waarde in waarden]
    with zoekwereld.read() as reader:
        vraag, _ = reader.parse(paren, regio=REGIO, strict=False, per_pagina=PER_PAGINA)
        assert not (reader.tel_vraag(vraag) and reader.why_never(vraag)), vraag


def test_no_longest_wait_is_impossible(zoekwereld: Zoekwereld):
    with zoekwereld.read() as reader:
        for weken in range(105):
            assert reader.why_never(Zoekvraag(regio=REGIO, max_wachttijd=weken)) is None
