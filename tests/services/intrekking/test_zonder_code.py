"""What a locatie offered without a code comes back with its locatie, and is erased like anything else that was withdrawn."""

from datetime import timedelta

from tests.factories import AT, REGIO, TODAY
from tests.services.intrekking.wereld import JO, Boek
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.inkoop.hulpaanduiding import of_hulpvorm
from wijzer.services.intrekking.overzie import overzie_ingetrokken_locatie
from wijzer.services.intrekking.wis import wis_verlopen

pytestmark = OP_SQLITE

GEZINSHUIS = frozenset({of_hulpvorm("gezinshuis")})
ACHT_JAAR = timedelta(days=8 * 366)


def test_it_goes_with_its_locatie_is_told_by_its_hulpvorm_and_comes_back_as_it_was(boek: Boek):
    id_ = boek.add(hulp=GEZINSHUIS)
    aanbod = boek.state(id_)
    boek.withdraw(id_)
    [eerder] = overzie_ingetrokken_locatie(boek.store, id_, by=JO, today=TODAY).producten
    assert (eerder.aanbod.id, eerder.product, eerder.historie) == (aanbod.id, None, [aanbod.opgave])
    assert eerder.hulpvorm is not None
    assert eerder.hulpvorm.slug == "gezinshuis"
    boek.put_back(id_)
    [terug] = boek.store.aanbod.of_locatie(id_)
    assert (terug.id, terug.hulp, terug.opgave) == (aanbod.id, aanbod.hulp, aanbod.opgave)


def test_what_was_taken_off_too_long_ago_is_erased_with_its_history(boek: Boek):
    id_ = boek.add(hulp=GEZINSHUIS)
    aanbod = boek.state(id_)
    boek.change(id_, hulp=frozenset())
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=AT) == 0
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=AT + ACHT_JAAR) == 1
    assert boek.store.aanbod.withdrawn_of([id_]) == {id_: []}
    assert boek.store.aanbod.historie_of([aanbod.id]) == {aanbod.id: []}
