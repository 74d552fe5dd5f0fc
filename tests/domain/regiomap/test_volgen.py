"""A folder is followed until a beheerder edits a fact: the same rule for every fact, whatever was said before."""

from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.regiomap.volgen import Lot, follow, is_eigen

NAMEN = ("versheid", "naam", "teksten.a", "teksten.b")
feiten = st.dictionaries(st.sampled_from(NAMEN), st.sampled_from(["1", "2", "3", ""]))
KEPT = {Lot.EIGEN, Lot.VERLATEN}


@given(stand=feiten, gezegd=feiten, nieuw=feiten)
def test_what_was_edited_stays_and_everything_else_follows(stand, gezegd, nieuw):
    uitkomst = follow(stand, gezegd, nieuw).stand
    for naam in NAMEN:
        verwacht = stand if is_eigen(naam, stand, gezegd) else nieuw
        assert uitkomst.get(naam) == verwacht.get(naam)


@given(stand=feiten, gezegd=feiten, nieuw=feiten)
def test_a_second_time_changes_nothing_and_says_only_what_stays(stand, gezegd, nieuw):
    eerst = follow(stand, gezegd, nieuw)
    daarna = follow(eerst.stand, nieuw, nieuw)
    assert daarna.stand == eerst.stand
    assert {lot for _, lot in daarna.lotgevallen} <= {Lot.EIGEN}


@given(stand=feiten, gezegd=feiten, nieuw=feiten)
def test_every_change_is_named_and_nothing_else_is(stand, gezegd, nieuw):
    gevolg = follow(stand, gezegd, nieuw)
    gewijzigd = {naam for naam in NAMEN if gevolg.stand.get(naam) != stand.get(naam)}
    assert {naam for naam, lot in gevolg.lotgevallen if lot.is_wijziging} == gewijzigd
    blijft = {naam for naam, lot in gevolg.lotgevallen if not lot.is_wijziging}
    assert all(is_eigen(naam, stand, gezegd) for naam in blijft)


@given(stand=feiten, gezegd=feiten)
def test_the_folder_as_it_was_never_undoes_an_edit(stand, gezegd):
    assert follow(stand, gezegd, gezegd).stand == stand


@given(gezegd=feiten, nieuw=feiten)
def test_once_both_say_the_same_the_folder_is_followed_again(gezegd, nieuw):
    eens = follow(nieuw, gezegd, nieuw)
    assert eens.lotgevallen == ()
    assert follow(eens.stand, nieuw, gezegd).stand == gezegd


def test_the_order_is_that_of_the_folder():
    gevolg = follow({"c": "1", "a": "1"}, {"a": "1"}, {"b": "2", "a": "2"})
    assert list(gevolg.stand) == ["b", "a", "c"]
    assert dict(gevolg.lotgevallen) == {"a": Lot.GEVOLGD, "b": Lot.NIEUW}
