from dataclasses import replace

from tests.factories import AT
from wijzer.files.regio import SEED, read_regio
from wijzer.services.laad_regio import laad_regio
from wijzer.store.store import Store


def test_a_region_is_loaded_once_and_a_second_time_changes_nothing(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    assert laad_regio(store, gegevens, at=AT)
    assert len(store.regios.gemeenten("twente")) == 14
    assert {een.slug for een in store.regios.hulpvormen("twente")} == {
        een.slug for een in gegevens.hulpvormen
    }
    assert not laad_regio(store, gegevens, at=AT)
    assert len(store.logboek.page(None)) == 1


def test_what_the_beheerder_keeps_is_never_overwritten(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    verhuisd = replace(store.regios.gemeente("GM0164"), gemeentehuis="Nieuw stadhuis")
    store.regios.save_gemeente(verhuisd)
    laad_regio(store, gegevens, at=AT)
    assert store.regios.gemeente("GM0164").gemeentehuis == "Nieuw stadhuis"


def test_a_list_that_ships_in_a_new_form_is_brought_up_to_date(store: Store):
    gegevens = read_regio(SEED / "twente", at=AT)
    laad_regio(store, gegevens, at=AT)
    eerste, *rest = gegevens.hulpvormen
    anders = replace(
        gegevens,
        hulpvormen=(replace(eerste, tekst="Anders."), *rest),
        plaatsen=gegevens.plaatsen[1:],
    )
    assert laad_regio(store, anders, at=AT)
    assert store.regios.hulpvormen("twente")[0].tekst == "Anders."
    assert len(store.regios.plaatsen("twente")) == len(gegevens.plaatsen) - 1
