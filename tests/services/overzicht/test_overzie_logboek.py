"""The audit trail of a region, page by page, for its beheerder alone."""

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB_ACCOUNT, BUREN, FRANS, FRANS_ACCOUNT, JO
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.services.overzicht.overzie_logboek import Logblad, controleer_keten, overzie_logboek
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

VIJF = ("een", "twee", "drie", "vier", "vijf")


@pytest.fixture
def gevuld(twente: Store) -> Store:
    """Five facts of Twente and one of its neighbour between them."""
    for handeling in VIJF:
        twente.logboek.add(
            by=BEA, at=AT, handeling=handeling, object_soort="regio", object_id=REGIO, regio=REGIO
        )
        if handeling == "drie":
            twente.logboek.add(
                by=FRANS,
                at=AT,
                handeling="buren",
                object_soort="regio",
                object_id=BUREN,
                regio=BUREN,
            )
    twente.logboek.flush()
    return twente


def page(store: Store, voor: int | None = None, aantal: int = 2) -> Logblad:
    return overzie_logboek(store, REGIO, voor=voor, aantal=aantal, by=BEA)


def test_the_newest_facts_come_first_and_every_page_says_where_the_next_begins(gevuld: Store):
    handelingen: list[str] = []
    nummers: list[int] = []
    blad = page(gevuld)
    while blad.ouder is not None:
        handelingen += [regel.handeling for regel in blad.regels]
        nummers += [regel.nummer for regel in blad.regels]
        assert blad.ouder == nummers[-1]
        blad = page(gevuld, blad.ouder)
    handelingen += [regel.handeling for regel in blad.regels]
    assert handelingen[:5] == list(reversed(VIJF))
    assert "buren" not in handelingen
    assert nummers == sorted(nummers, reverse=True)


def test_the_last_page_says_that_nothing_is_older_also_when_it_is_full(gevuld: Store):
    alles = page(gevuld, aantal=1000)
    assert alles.ouder is None
    precies = page(gevuld, aantal=len(alles.regels))
    assert (precies.ouder, precies.regels) == (None, alles.regels)
    een_minder = page(gevuld, aantal=len(alles.regels) - 1)
    assert een_minder.ouder == een_minder.regels[-1].nummer


def test_before_the_first_number_there_is_nothing(gevuld: Store):
    eerste = page(gevuld, aantal=1000).regels[-1].nummer
    assert page(gevuld, eerste) == Logblad(
        regels=[], ouder=None, gebruikers=page(gevuld).gebruikers
    )


def test_the_accounts_beside_it_are_those_of_the_region(gevuld: Store):
    namen = {gebruiker.email for gebruiker in page(gevuld).gebruikers}
    assert BOB_ACCOUNT.email in namen
    assert FRANS_ACCOUNT.email not in namen


@pytest.mark.parametrize(
    ("wie", "fout"), [(FRANS, NietGevonden), (JO, NietToegestaan)], ids=["FRANS", "JO"]
)
def test_nobody_else_reads_it_or_walks_it(gevuld: Store, wie, fout):
    with pytest.raises(fout):
        overzie_logboek(gevuld, REGIO, voor=None, aantal=2, by=wie)
    with pytest.raises(fout):
        controleer_keten(gevuld, REGIO, by=wie)


def test_a_trail_that_nobody_touched_fits_for_every_region(gevuld: Store):
    assert controleer_keten(gevuld, REGIO, by=BEA).fout is None
    assert controleer_keten(gevuld, BUREN, by=FRANS).fout is None
