"""An account becomes another aanbieder's, or the beheerder's: at once, told to its owner, and never by mistake."""

from uuid import uuid4

import pytest

from tests.factories import AT
from tests.services.buurregio import ANDER, BEA, BEA_ACCOUNT, BOB, BRON, JO_ACCOUNT, TERP, facts
from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.fouten import Conflict, Geweigerd, Ongeldig
from wijzer.domain.ids import AanbiederId
from wijzer.services.accounts.schakel_uit import schakel_uit
from wijzer.services.accounts.wijzig_rol import wijzig_rol
from wijzer.store.engine import Database
from wijzer.store.store import Store


def change(
    store: Store,
    rol: Rol,
    aanbieder_id: AanbiederId | None = None,
    was: Gebruiker | None = None,
    by: Actor = BEA,
    wie: Gebruiker = JO_ACCOUNT,
) -> Gebruiker:
    wijzig_rol(
        store, wie.id, rol=rol, aanbieder_id=aanbieder_id, new_id=uuid4, by=by, at=AT, was=was
    )
    return store.gebruikers.get(wie.id)


def test_every_session_ends_and_the_owner_reads_for_whom_they_work_now(twente: Store):
    twente.gebruikers.add_sessie(
        Sessie(
            token_hash="x", gebruiker_id=JO_ACCOUNT.id, volledig=True, created_at=AT, gezien_at=AT
        )
    )
    jo = change(twente, Rol.AANBIEDER, ANDER.id)
    assert (jo.rol, jo.aanbieder_id) == (Rol.AANBIEDER, ANDER.id)
    assert twente.gebruikers.sessies_of(jo.id) == []
    [mail] = twente.mail.due(AT)
    assert (mail.soort, mail.aan) == ("rol_gewijzigd", "jo@bron.example")
    assert "De Ander" in mail.tekst
    [regel] = [
        regel for regel in twente.logboek.page("twente") if regel.handeling == "rol gewijzigd"
    ]
    assert regel.details == {"rol": "aanbieder", "aanbieder": "De Ander"}


def test_what_it_is_already_changes_nothing_and_mails_nobody(twente: Store):
    change(twente, Rol.AANBIEDER, BRON.id)
    assert (facts(twente), twente.mail.due(AT)) == ([], [])


def test_a_new_beheerder_belongs_to_no_aanbieder_any_more(twente: Store):
    jo = change(twente, Rol.BEHEERDER, BRON.id)
    assert (jo.rol, jo.aanbieder_id) == (Rol.BEHEERDER, None)


def test_nobody_changes_what_they_are_themselves(twente: Store):
    with pytest.raises(Geweigerd, match="eigen rol"):
        change(twente, Rol.AANBIEDER, BRON.id, wie=BEA_ACCOUNT)
    assert twente.gebruikers.get(BEA_ACCOUNT.id) == BEA_ACCOUNT


@pytest.mark.parametrize("aanbieder_id", [None, TERP.id])
@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_an_aanbieder_has_to_be_one_of_the_region(twente: Store, aanbieder_id):
    with pytest.raises(Ongeldig) as fout:
        change(twente, Rol.AANBIEDER, aanbieder_id)
    assert fout.value.veld == "aanbieder"
    assert twente.gebruikers.get(JO_ACCOUNT.id) == JO_ACCOUNT


def test_a_closed_account_is_opened_first(twente: Store):
    schakel_uit(twente, JO_ACCOUNT.id, new_id=uuid4, by=BEA, at=AT)
    with pytest.raises(Geweigerd, match="Schakel het eerst weer in"):
        change(twente, Rol.BEHEERDER)


def test_a_colleague_who_was_first_is_not_overruled(buren: Database):
    """The page showed somebody of De Bron."""
    with buren.transaction(at=AT) as store:
        change(store, Rol.AANBIEDER, ANDER.id, was=JO_ACCOUNT, by=BOB)
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        change(store, Rol.BEHEERDER, was=JO_ACCOUNT)
    with buren.read() as store:
        assert store.gebruikers.get(JO_ACCOUNT.id).aanbieder_id == ANDER.id
