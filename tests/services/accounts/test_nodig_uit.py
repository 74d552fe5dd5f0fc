"""An invitation: for an address without an account, in the own region, with a link that works once."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import (
    ANDER,
    BEA,
    BRON,
    BUREN,
    FRANS,
    GENODIGD_ACCOUNT,
    JO_ACCOUNT,
    TERP,
    facts,
)
from wijzer.domain.accounts.gebruiker import UITNODIGING_GELDIG, Gebruiker
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import Geweigerd, NietGevonden, Ongeldig
from wijzer.services.accounts.accepteer_uitnodiging import find_uitnodiging
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.store.store import Store

BASIS = "https://wijzer.example"


def invite(store: Store, **anders: Any) -> Gebruiker:
    eigen: dict[str, Any] = {
        "email": "Lot <Lot@Zorg.example>",
        "rol": Rol.AANBIEDER,
        "regio": REGIO,
        "aanbieder_id": BRON.id,
        "token": "eerste",
        "by": BEA,
        "at": AT,
    }
    id_ = nodig_uit(store, new_id=uuid4, basis_url=BASIS, **{**eigen, **anders})
    return store.gebruikers.get(id_)


def test_who_is_invited_has_an_account_that_waits_and_a_mail_with_the_link(twente: Store):
    lot = invite(twente)
    assert (lot.email, lot.rol, lot.aanbieder_id) == ("lot@zorg.example", Rol.AANBIEDER, BRON.id)
    assert not lot.is_in_gebruik
    [mail] = twente.mail.due(AT)
    assert mail.aan == "lot@zorg.example"
    assert f"{BASIS}/uitnodiging/eerste" in mail.tekst
    assert find_uitnodiging(twente, "eerste", at=AT)[1] == lot
    assert facts(twente) == ["gebruiker uitgenodigd"]


def test_a_beheerder_belongs_to_no_aanbieder_whatever_was_chosen(twente: Store):
    assert invite(twente, rol=Rol.BEHEERDER).aanbieder_id is None


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"email": "geen adres"}, "email"),
        ({"email": "JO@bron.example"}, "email"),
        ({"aanbieder_id": None}, "aanbieder"),
        ({"aanbieder_id": TERP.id}, "aanbieder"),
        ({"by": FRANS, "regio": BUREN, "aanbieder_id": BRON.id}, "aanbieder"),
    ],
)
def test_what_is_wrong_makes_no_account_and_mails_nobody(twente: Store, anders, veld: str):
    voor = len(twente.gebruikers.all(REGIO)) + len(twente.gebruikers.all(BUREN))
    with pytest.raises(Ongeldig) as fout:
        invite(twente, **anders)
    assert fout.value.veld == veld
    assert len(twente.gebruikers.all(REGIO)) + len(twente.gebruikers.all(BUREN)) == voor
    assert twente.mail.due(AT) == []


def test_a_link_lasts_a_week_and_not_a_moment_longer(twente: Store):
    invite(twente)
    assert find_uitnodiging(twente, "eerste", at=AT + UITNODIGING_GELDIG)
    with pytest.raises(NietGevonden):
        find_uitnodiging(twente, "eerste", at=AT + UITNODIGING_GELDIG + timedelta(seconds=1))


def resend(store: Store, gebruiker: Gebruiker, token: str) -> None:
    herzend_uitnodiging(
        store, gebruiker.id, new_id=uuid4, token=token, basis_url=BASIS, by=BEA, at=AT
    )


def test_a_second_link_kills_the_first_and_forgets_a_password_that_was_chosen(twente: Store):
    lot = invite(twente)
    twente.gebruikers.set_wachtwoord(lot, "een hash")
    resend(twente, lot, "tweede")
    with pytest.raises(NietGevonden):
        find_uitnodiging(twente, "eerste", at=AT)
    assert find_uitnodiging(twente, "tweede", at=AT)[1].wachtwoord_hash is None
    assert facts(twente)[0] == "uitnodiging opnieuw verstuurd"


def test_who_is_in_already_gets_no_invitation(twente: Store):
    with pytest.raises(Geweigerd, match="al in gebruik"):
        resend(twente, JO_ACCOUNT, "tweede")
    assert twente.gebruikers.get(JO_ACCOUNT.id) == JO_ACCOUNT
    assert twente.mail.due(AT) == []


def test_an_invitation_names_the_aanbieder_of_the_account_and_no_other(twente: Store):
    assert twente.gebruikers.get(GENODIGD_ACCOUNT.id).aanbieder_id == BRON.id
    assert invite(twente, aanbieder_id=ANDER.id).aanbieder_id == ANDER.id
