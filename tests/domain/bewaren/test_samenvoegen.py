"""Three versions become one: nothing typed is lost in silence, and nothing unseen is overwritten."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.bewaren.samenvoegen import (
    ONLEESBARE_WAARDE,
    Getoond,
    Samenvoeging,
    Samenvoegwaarde,
    Veldwaarden,
    all_units,
    merge,
    plain,
)
from wijzer.domain.locaties.beschikbaarheid import WachttijdSoort

CELLEN = ("a", "b", "c", "d", "lijst")
EENHEDEN = (("a", "b"),)
enkel: st.SearchStrategy[Samenvoegwaarde] = st.sampled_from([None, 0, 1, "x", "y", True])
lijst: st.SearchStrategy[Samenvoegwaarde] = st.sampled_from(
    [frozenset(keuzes) or None for keuzes in ("", "p", "q", "r", "pq", "pr", "qr", "pqr")]
)
things: st.SearchStrategy[dict[str, Samenvoegwaarde]] = st.tuples(
    enkel, enkel, enkel, enkel, lijst
).map(lambda waarden: dict(zip(CELLEN, waarden, strict=True)))


def merged(toen: Veldwaarden, getypt: Veldwaarden, nu: Veldwaarden) -> Samenvoeging:
    return merge(Getoond(cellen=toen), getypt, nu, eenheden=EENHEDEN)


def only(thing: Veldwaarden, names: set[str], instead: Veldwaarden) -> dict[str, Samenvoegwaarde]:
    """The thing with these units changed."""
    raakt = {
        cel for eenheid in all_units(CELLEN, EENHEDEN) if names & {*eenheid} for cel in eenheid
    }
    return {cel: instead[cel] if cel in raakt else thing[cel] for cel in thing}


def choices(waarde: Samenvoegwaarde) -> frozenset[str]:
    return waarde if isinstance(waarde, frozenset) else frozenset()


@given(things, things, things)
def test_what_was_typed_is_kept_or_asked_and_never_lost_in_silence(toen, getypt, nu):
    samen = merged(toen, getypt, nu)
    for cel in {*CELLEN} - {"lijst"} - samen.botsende_cellen:
        if getypt[cel] != toen[cel]:
            assert samen.cellen[cel] == getypt[cel]
    assert choices(getypt["lijst"]) - choices(toen["lijst"]) <= choices(samen.cellen["lijst"])
    weg = choices(toen["lijst"]) - choices(getypt["lijst"])
    assert not weg & choices(samen.cellen["lijst"])


@given(things, things, things)
def test_nothing_is_overwritten_that_the_sender_did_not_see(toen, getypt, nu):
    samen = merged(toen, getypt, nu)
    for cel in {*CELLEN} - {"lijst"}:
        if samen.cellen[cel] != nu[cel]:
            assert nu[cel] == toen[cel]
    kept, was = choices(samen.cellen["lijst"]), choices(toen["lijst"])
    for keuze in kept ^ choices(nu["lijst"]):
        assert (keuze in choices(nu["lijst"])) == (keuze in was)


@given(things, things, things)
def test_cells_of_one_unit_are_never_torn_apart(toen, getypt, nu):
    samen = merged(toen, getypt, nu)
    for eenheid in EENHEDEN:
        kanten = [{cel: kant[cel] for cel in eenheid} for kant in (getypt, nu)]
        assert {cel: samen.cellen[cel] for cel in eenheid} in kanten


@given(things, things)
def test_who_typed_nothing_follows_what_is_kept(toen, nu):
    samen = merged(toen, toen, nu)
    assert samen.cellen == nu
    assert samen.gewijzigd == samen.aangeraakt == frozenset()
    assert samen.botsingen == ()
    assert samen.gevolgd == {cel for cel in CELLEN if toen[cel] != nu[cel]}


@given(things, things)
def test_alone_what_was_typed_is_what_is_kept(toen, getypt):
    samen = merged(toen, getypt, toen)
    assert samen.cellen == getypt
    assert (samen.botsingen, samen.gevolgd) == ((), frozenset())


@given(things, things, things)
def test_sent_again_it_changes_nothing_more(toen, getypt, nu):
    eerst = merged(toen, getypt, nu)
    weer = merged(toen, getypt, eerst.cellen)
    assert weer.cellen == eerst.cellen
    assert weer.botsingen == eerst.botsingen


@given(things, things, things, st.sets(st.sampled_from(["a", "c", "d"])))
def test_the_order_of_two_who_do_not_conflict_does_not_matter(toen, een, ander, velden):
    """Each changes units that the other leaves alone, and both the list."""
    een = only(toen, velden, een) | {"lijst": een["lijst"]}
    ander = only(toen, {"a", "c", "d"} - velden, ander) | {"lijst": ander["lijst"]}
    heen = merged(toen, ander, merged(toen, een, toen).cellen)
    terug = merged(toen, een, merged(toen, ander, toen).cellen)
    assert heen.botsingen == terug.botsingen == ()
    assert heen.cellen == terug.cellen


@given(things, things, things)
def test_an_answer_settles_what_was_asked_and_a_third_change_asks_again(toen, getypt, nu):
    botsingen = merged(toen, getypt, nu).botsingen
    gevraagd = frozenset(cel for eenheid in botsingen for cel in eenheid)
    stil = merge(Getoond(cellen=nu, open=gevraagd), getypt, nu, eenheden=EENHEDEN)
    assert set(stil.botsingen) == set(botsingen), "not chosen: asked once more, and not kept"
    mijne = merge(Getoond(cellen=nu, gesteld=gevraagd), getypt, nu, eenheden=EENHEDEN)
    assert not mijne.botsingen
    assert all(mijne.cellen[cel] == getypt[cel] for cel in gevraagd)
    derde = {cel: "z" if cel in gevraagd else waarde for cel, waarde in nu.items()}
    hunne = {cel: nu[cel] if cel in gevraagd else waarde for cel, waarde in getypt.items()}
    for gekozen in (getypt, hunne):
        weer = merge(Getoond(cellen=nu, gesteld=gevraagd), gekozen, derde, eenheden=EENHEDEN)
        assert set(weer.botsingen) >= set(botsingen)


@given(things, things)
def test_when_nobody_can_tell_what_was_shown_every_difference_is_asked(getypt, nu):
    samen = merge(Getoond(cellen=None), getypt, nu, eenheden=EENHEDEN)
    assert samen.cellen == nu
    assert samen.botsende_cellen >= {cel for cel in CELLEN if getypt[cel] != nu[cel]}


@given(things, things, things)
def test_what_is_of_another_kind_by_now_asks_whatever_was_typed(toen, getypt, nu):
    samen = merge(Getoond(cellen=toen), getypt, nu, eenheden=EENHEDEN, vraag_alles=True)
    assert samen.gewijzigd <= {"lijst"}
    for cel in {*CELLEN} - {"lijst"}:
        if getypt[cel] not in (toen[cel], nu[cel]):
            assert cel in samen.botsende_cellen


def test_what_cannot_be_read_is_touched_and_equals_nothing():
    assert merged({"c": 1}, {"c": ONLEESBARE_WAARDE}, {"c": 1}).aangeraakt == {"c"}


def test_nothing_empty_and_not_ticked_are_the_same_and_zero_is_not():
    niets: list[object] = [None, "", False, [], frozenset()]
    assert {plain(leeg) for leeg in niets} == {None}
    assert plain(0) == 0
    assert plain(0) is not None
    assert plain(date(2026, 11, 30)) == "2026-11-30"
    assert plain(WachttijdSoort.ACTUEEL) == "actueel"
    assert plain(["b", "a"]) == plain(("a", "b"))
