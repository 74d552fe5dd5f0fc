"""Wherever a password is set it is asked whether it is easy, with the names that lie near its owner."""

from pathlib import Path

import pytest

from tests.factories import make_aanbieder, make_gebruiker, twente_in
from wijzer.domain.accounts.gebruiker import PATROONUITLEG, UITWEG
from wijzer.domain.fouten import Ongeldig
from wijzer.services.wachtwoorden.toets import check_nieuw_wachtwoord
from wijzer.store.store import Store

WIJZER = Path(__file__).parents[3] / "wijzer"


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "Xilvontar-Quobbe-26",
        "quobbe xilvontar 2026",
        "Hengelo-Xilvontar!",
        "Twente.Quobbe.2027",
        "Jwvandoorn-Quobbe",
    ],
)
def test_names_near_the_owner_make_it_easy_and_it_is_never_repeated(store: Store, wachtwoord: str):
    twente_in(store)
    aanbieder = make_aanbieder("Xilvontar Quobbe")
    store.aanbieders.add(aanbieder)
    gebruiker = make_gebruiker(aanbieder, email="jw@vandoorn-zorg.example")
    with pytest.raises(Ongeldig) as fout:
        check_nieuw_wachtwoord(store, gebruiker, wachtwoord)
    assert fout.value.veld == "wachtwoord"
    assert fout.value.melding in PATROONUITLEG.values()
    assert fout.value.verwacht == UITWEG
    assert wachtwoord not in str(fout.value)
    check_nieuw_wachtwoord(store, gebruiker, "goudvis kelder trompet ladder")


def test_a_password_is_hashed_only_where_it_was_asked_about():
    zetters = {
        str(pad.relative_to(WIJZER))
        for pad in WIJZER.rglob("*.py")
        if "hash_wachtwoord(" in pad.read_text()
    }
    assert zetters == {
        "services/inloggen/geheimen.py",
        "services/accounts/accepteer_uitnodiging.py",
        "services/accounts/wijzig_account.py",
        "commando/demoaccounts.py",
    }
    for naam in ("accepteer_uitnodiging", "wijzig_account"):
        assert (
            "check_nieuw_wachtwoord("
            in (WIJZER / "services" / "accounts" / f"{naam}.py").read_text()
        )
