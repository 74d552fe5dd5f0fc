from dataclasses import replace
from uuid import uuid4

from tests.factories import AT
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.store.store import Store


def test_a_region_is_loaded_once_and_a_second_time_changes_nothing(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    assert laad_regio(store, gegevens, at=AT).changed
    assert len(store.regios.gemeenten("twente")) == 14
    assert {hulpvorm.slug for hulpvorm in store.regios.hulpvormen("twente")} == {
        hulpvorm.slug for hulpvorm in gegevens.hulpvormen
    }
    assert not laad_regio(store, gegevens, at=AT).changed
    assert len(store.logboek.page(None)) == 1


def test_what_the_beheerder_keeps_is_never_overwritten(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    verhuisd = replace(store.regios.gemeente("GM0164"), gemeentehuis="Nieuw stadhuis")
    store.regios.save_gemeente(verhuisd)
    store.regios.save(replace(store.regios.get("twente"), tarieven_openbaar=True))
    laad_regio(store, gegevens, at=AT)
    assert store.regios.gemeente("GM0164").gemeentehuis == "Nieuw stadhuis"
    assert store.regios.get("twente").tarieven_openbaar


def test_a_list_that_ships_in_a_new_form_is_brought_up_to_date(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    eerste, *rest = gegevens.hulpvormen
    anders = replace(
        gegevens,
        hulpvormen=(replace(eerste, tekst="Anders."), *rest),
        plaatsen=gegevens.plaatsen[1:],
    )
    assert laad_regio(store, anders, at=AT).changed
    assert store.regios.hulpvormen("twente")[0].tekst == "Anders."
    assert len(store.regios.plaatsen("twente")) == len(gegevens.plaatsen) - 1


def test_a_word_that_the_beheerder_changed_or_took_away_stays_so(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    eerste, tweede, *_ = store.synoniemen.all("twente")
    store.synoniemen.save(replace(eerste, woorden="eigen woord", eigen=True))
    store.synoniemen.save(replace(tweede, weg=True, eigen=True))
    assert not laad_regio(store, gegevens, at=AT).changed
    assert store.synoniemen.get(eerste.id).woorden == "eigen woord"
    assert store.synoniemen.get(tweede.id).weg


def test_words_that_ship_in_a_new_form_are_brought_up_to_date(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    eerste, tweede, *rest = gegevens.synoniemen
    anders = replace(eerste, hulpvormen=("vaktherapie",), doelgroepen=())
    assert laad_regio(store, replace(gegevens, synoniemen=(anders, *rest)), at=AT).changed
    assert store.synoniemen.get(eerste.id).hulpvormen == ("vaktherapie",)
    assert store.synoniemen.by_sleutel("twente", tweede.sleutel) is None
    assert laad_regio(store, gegevens, at=AT).changed
    assert len(store.synoniemen.all("twente")) == len(gegevens.synoniemen)


def test_a_word_that_the_beheerder_wrote_first_is_left_alone(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    eerste, *rest = gegevens.synoniemen
    laad_regio(store, replace(gegevens, synoniemen=tuple(rest)), at=AT)
    eigen = replace(eerste, id=uuid4(), hulpvormen=("vaktherapie",), eigen=True)
    store.synoniemen.add_many([eigen])
    assert not laad_regio(store, gegevens, at=AT).changed
    assert store.synoniemen.by_sleutel("twente", eerste.sleutel) == eigen
