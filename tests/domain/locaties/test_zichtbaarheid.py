"""Whether visitors see a locatie today: the first reason that holds, in the order in which somebody would mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid, judge_zichtbaarheid

vlaggen = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4)
"""Of each aanbod: whether a contract row runs, and whether its product may be seen. The second needs the first."""


def judge(
    *aanbod: tuple[bool, bool],
    gepubliceerd: bool = True,
    wacht_op_dag: bool = False,
    wacht_op_bevestiging: bool = False,
) -> Zichtbaarheid:
    return judge_zichtbaarheid(
        gepubliceerd=gepubliceerd,
        gecontracteerd=[contract for contract, _ in aanbod],
        zichtbaar=[contract and product for contract, product in aanbod],
        wacht_op_dag=wacht_op_dag,
        wacht_op_bevestiging=wacht_op_bevestiging,
    )


IN_ORDE, ZONDER_CONTRACT, NIET_TE_VINDEN = (True, True), (False, True), (True, False)


@pytest.mark.parametrize(
    ("aanbod", "verwacht"),
    [
        ([], Zichtbaarheid.GEEN_PRODUCT),
        ([ZONDER_CONTRACT], Zichtbaarheid.GEEN_CONTRACT),
        ([ZONDER_CONTRACT, ZONDER_CONTRACT], Zichtbaarheid.GEEN_CONTRACT),
        ([NIET_TE_VINDEN], Zichtbaarheid.NIET_VINDBAAR),
        ([NIET_TE_VINDEN, ZONDER_CONTRACT], Zichtbaarheid.NIET_VINDBAAR),
        ([IN_ORDE], Zichtbaarheid.OP_DE_SITE),
        ([IN_ORDE, IN_ORDE], Zichtbaarheid.OP_DE_SITE),
        ([IN_ORDE, ZONDER_CONTRACT], Zichtbaarheid.DEELS),
        ([IN_ORDE, NIET_TE_VINDEN], Zichtbaarheid.DEELS),
        ([ZONDER_CONTRACT, NIET_TE_VINDEN, IN_ORDE], Zichtbaarheid.DEELS),
    ],
)
def test_a_published_locatie_is_judged_by_its_products(
    aanbod: list[tuple[bool, bool]], verwacht: Zichtbaarheid
):
    assert judge(*aanbod) is verwacht


@given(vlaggen, st.booleans())
def test_what_its_aanbieder_did_not_publish_is_never_visible_whatever_its_products_are(
    aanbod: list[tuple[bool, bool]], wacht_op_dag: bool
):
    oordeel = judge(*aanbod, gepubliceerd=False, wacht_op_dag=wacht_op_dag)
    assert oordeel is Zichtbaarheid.NIET_GEPUBLICEERD
    assert not oordeel.is_zichtbaar


@given(vlaggen, st.booleans())
def test_what_was_put_back_from_a_copy_says_that_it_waits_for_the_beheerder(
    aanbod: list[tuple[bool, bool]], wacht_op_dag: bool
):
    oordeel = judge(
        *aanbod, gepubliceerd=False, wacht_op_dag=wacht_op_dag, wacht_op_bevestiging=True
    )
    assert oordeel is Zichtbaarheid.WACHT_OP_BEVESTIGING
    assert not oordeel.is_zichtbaar


@given(vlaggen, st.booleans())
def test_waiting_for_the_beheerder_means_nothing_once_it_is_published(
    aanbod: list[tuple[bool, bool]], wacht_op_dag: bool
):
    gewoon = judge(*aanbod, wacht_op_dag=wacht_op_dag)
    assert judge(*aanbod, wacht_op_dag=wacht_op_dag, wacht_op_bevestiging=True) is gewoon


@given(vlaggen)
def test_a_locatie_is_visible_exactly_when_one_of_its_products_is(aanbod: list[tuple[bool, bool]]):
    assert judge(*aanbod).is_zichtbaar is any(contract and product for contract, product in aanbod)


@given(vlaggen)
def test_a_locatie_that_waits_for_its_day_is_not_visible_yet(aanbod: list[tuple[bool, bool]]):
    oordeel = judge(*aanbod, wacht_op_dag=True)
    assert not oordeel.is_zichtbaar
    waits = any(contract and product for contract, product in aanbod)
    assert (oordeel is Zichtbaarheid.WACHT_OP_DAG) is waits


@given(vlaggen)
def test_the_order_of_the_products_makes_no_difference(aanbod: list[tuple[bool, bool]]):
    assert judge(*aanbod) is judge(*reversed(aanbod))


def test_only_two_answers_mean_that_visitors_find_it():
    assert [oordeel for oordeel in Zichtbaarheid if oordeel.is_zichtbaar] == [
        Zichtbaarheid.DEELS,
        Zichtbaarheid.OP_DE_SITE,
    ]


@pytest.mark.parametrize("oordeel", Zichtbaarheid)
def test_the_explanation_begins_with_the_answer_that_the_judgement_gives(oordeel: Zichtbaarheid):
    begin = oordeel.uitleg.split()[0]
    assert begin.startswith("Ja") is oordeel.is_zichtbaar
    assert begin.startswith(("Ja", "Nee", "Nog"))
    assert oordeel.uitleg.endswith(".")


def test_every_answer_has_a_label_of_its_own_and_a_short_one():
    labels = [oordeel.label for oordeel in Zichtbaarheid]
    assert len(set(labels)) == len(labels)
    assert all(0 < len(label.split()) <= 4 for label in labels)
    assert not any("product" in label for label in labels), "help may have no product"
