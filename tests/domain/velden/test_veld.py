"""Tables of fields: each fact stands once, is called one way by each reader, and has the maximum that the rules have."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, get_args, get_type_hints

import pytest

from tests.factories import (
    HENGELO,
    TODAY,
    make_aanbieder,
    make_groep,
    make_opgave,
    make_vestiging,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Hulpsoort, Product, Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort, check_opgave
from wijzer.domain.locaties.locatie import check_locatie
from wijzer.domain.velden import locatie, opgave, product
from wijzer.domain.velden.veld import (
    Bedrag,
    Dag,
    Eigen,
    Getal,
    JaNee,
    Keuze,
    Lijst,
    Veld,
    Veldtekst,
)

TABELLEN = [locatie.VELDEN, opgave.VELDEN, product.VELDEN]
ALLE = [veld for tabel in TABELLEN for veld in tabel]


# ── one fact, one row ────────────────────────────────────────────────────────


@pytest.mark.parametrize("tabel", TABELLEN)
@pytest.mark.parametrize("kant", ["naam", "kolom", "sleutel"])
def test_no_two_facts_of_a_subject_share_a_name_a_column_or_a_key(tabel: Sequence[Veld], kant: str):
    hoe_vaak = Counter(getattr(veld, kant) for veld in tabel)
    del hoe_vaak[None]
    assert set(hoe_vaak.values()) == {1}


@pytest.mark.parametrize("tabel", TABELLEN)
def test_no_two_labels_of_one_form_are_the_same(tabel: Sequence[Veld]):
    labels = [veld.label for veld in tabel if veld.label]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("tabel", "per_naam"),
    [
        (locatie.VELDEN, locatie.VELD),
        (opgave.VELDEN, opgave.VELD),
        (product.VELDEN, product.VELD),
    ],
)
def test_a_fact_is_found_by_its_name_in_the_order_of_its_table(
    tabel: Sequence[Veld], per_naam: dict[str, Veld]
):
    assert list(per_naam.values()) == list(tabel)
    assert all(naam == veld.naam for naam, veld in per_naam.items())


def test_only_a_fact_inside_another_piece_has_a_key_with_a_dot():
    ergens_in = {veld.sleutel for veld in ALLE if veld.sleutel and "." in veld.sleutel}
    assert {sleutel.partition(".")[0] for sleutel in ergens_in} == {"leeftijd", "contact"}


def test_a_fact_that_nobody_types_explains_nothing_under_a_label():
    assert not [veld.naam for veld in ALLE if veld.hulp and not veld.label]


def test_an_explanation_of_the_feed_is_of_a_fact_that_the_feed_has():
    assert not [veld.naam for veld in ALLE if veld.uitleg and not veld.sleutel]


# ── what a fact is ───────────────────────────────────────────────────────────

GETYPT: dict[type[Any], type[Any]] = {
    Veldtekst: str, Getal: int, JaNee: bool, Dag: date, Bedrag: Decimal, Eigen: str,
}  # fmt: skip


@pytest.mark.parametrize(("soort", "tabel"), [(Opgave, opgave.VELDEN), (Product, product.VELDEN)])
def test_a_field_has_the_type_that_its_fact_has_in_the_class(
    soort: type[Any], tabel: Sequence[Veld]
):
    hints = get_type_hints(soort)
    for veld in tabel:
        hint = hints[veld.naam]
        mag = {*get_args(hint)} - {NoneType} if isinstance(hint, UnionType) else {hint}
        match veld.type:
            case Lijst():
                assert mag == {frozenset[str]}
            case Keuze(woorden=woorden):
                assert mag == {woorden}
            case anders:
                assert mag == {GETYPT[type(anders)]}, veld.naam


def test_a_choice_is_one_of_the_words_of_the_domain():
    woorden = {veld.naam: veld.type.woorden for veld in ALLE if isinstance(veld.type, Keuze)}
    assert woorden == {"wachttijd_soort": WachttijdSoort, "soort": Hulpsoort, "vindbaar": Vindbaar}


def test_that_nobody_said_yes_or_no_is_kept_of_these_facts_alone():
    """Of every other yes or no, nothing said is no."""
    onbekend = {veld.naam for veld in ALLE if veld.type == JaNee(onbekend=True)}
    assert onbekend == {"rolstoeltoegankelijk", "via_cpwv"}


# ── as large as the rules allow ──────────────────────────────────────────────


def rules_of_opgave(naam: str, waarde: object) -> list[Ongeldig]:
    gezegd: dict[str, Any] = {naam: waarde}
    return check_opgave(make_opgave(**gezegd), groepsgrootte=None, today=TODAY)


def rules_of_locatie(naam: str, waarde: object) -> list[Ongeldig]:
    gezegd: dict[str, Any] = {naam: waarde}
    return check_locatie(
        make_groep(make_aanbieder(), **gezegd), regio_gemeenten=frozenset({HENGELO})
    )


Regels = Callable[[str, object], list[Ongeldig]]
GETALLEN = [
    *((veld, rules_of_opgave) for veld in opgave.VELDEN if isinstance(veld.type, Getal)),
    *((veld, rules_of_locatie) for veld in locatie.VELDEN if isinstance(veld.type, Getal)),
]


@pytest.mark.parametrize(("veld", "regels"), GETALLEN, ids=[veld.naam for veld, _ in GETALLEN])
def test_the_highest_number_of_a_field_is_the_highest_that_the_rules_accept(
    veld: Veld, regels: Regels
):
    assert isinstance(veld.type, Getal)
    hoogste = veld.type.hoogste
    assert regels(veld.naam, hoogste) == []
    assert {fout.veld for fout in regels(veld.naam, hoogste + 1)} == {veld.naam}
    assert {fout.veld for fout in regels(veld.naam, -1)} == {veld.naam}


TEKSTEN = [(opgave.VELD["toelichting"], rules_of_opgave), (locatie.VELD["naam"], rules_of_locatie)]


@pytest.mark.parametrize(("veld", "regels"), TEKSTEN, ids=["toelichting", "naam"])
def test_the_longest_text_of_a_field_is_the_longest_that_the_rules_accept(
    veld: Veld, regels: Regels
):
    assert isinstance(veld.type, Veldtekst)
    assert regels(veld.naam, "x" * veld.type.hooguit) == []
    assert {fout.veld for fout in regels(veld.naam, "x" * (veld.type.hooguit + 1))} == {veld.naam}


@pytest.mark.parametrize(("veld", "regels"), TEKSTEN, ids=["toelichting", "naam"])
def test_a_text_may_run_over_lines_in_its_field_exactly_when_the_rules_say_so(
    veld: Veld, regels: Regels
):
    assert isinstance(veld.type, Veldtekst)
    assert (regels(veld.naam, "een\ntwee") == []) is veld.type.regels


def test_what_is_typed_in_a_form_of_its_own_has_a_maximum_where_it_is_typed():
    """A way to contact somebody stands in a form; an id, a code and the kind of a locatie do not."""
    getypt = {veld.naam for veld in locatie.VELDEN if isinstance(veld.type, Eigen) and veld.label}
    met_maximum = {veld.naam for veld in ALLE if isinstance(veld.type, Eigen) and veld.type.hooguit}
    assert met_maximum == getypt == {"telefoon", "email", "website"}


# ── the facts of a locatie and of an opgave ──────────────────────────────────


def test_the_kenmerken_of_whatever_carries_them_come_under_their_own_names():
    stated: dict[str, Any] = {"leeftijd_van": 4, "leeftijd_tot": 12, "rolstoeltoegankelijk": None}
    groep = make_groep(make_aanbieder(), **stated)
    vestiging = make_vestiging(make_aanbieder(), **stated)
    rij = SimpleNamespace(**stated, naam="De Linde")
    assert locatie.kenmerken_of(groep) == locatie.kenmerken_of(vestiging) == stated
    assert list(locatie.kenmerken_of(rij)) == [veld.naam for veld in locatie.KENMERKEN]


def test_what_does_not_carry_every_kenmerk_is_no_locatie():
    with pytest.raises(AttributeError, match="leeftijd_tot"):
        locatie.kenmerken_of(SimpleNamespace(leeftijd_van=4))


def test_kenmerken_stand_side_by_side_in_the_table_of_a_locatie():
    plek = locatie.VELDEN.index(locatie.KENMERKEN[0])
    assert locatie.VELDEN[plek : plek + len(locatie.KENMERKEN)] == locatie.KENMERKEN


def test_only_the_last_day_of_a_stop_shares_the_column_of_another_fact():
    assert [veld.naam for veld in opgave.VELDEN if veld.kolom is None] == ["aanmeldstop_tot"]
