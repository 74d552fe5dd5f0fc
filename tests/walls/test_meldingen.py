"""Mails to the public are public output: two installations that differ in shielded addresses write the same ones."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from tests.steun.pagina import BASIS_URL
from tests.walls.conftest import MORGEN, NU, VANDAAG, Huis, Tweeling
from wijzer import klok
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.gateways.mail import Bericht, NullPost, as_message
from wijzer.published.engine import PublicDatabase
from wijzer.services.meldingen.bevestig_melding import bevestig_melding
from wijzer.services.meldingen.stuur_meldingen import stuur_meldingen
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.meldingen.vraag_melding import new_melding, vraag_melding
from wijzer.services.taken.verstuur_mail import verstuur_mail
from wijzer.web.common.verzoek import OPENBAAR

VRAGEN = (
    "", "hulpvorm=gezinshuis", "gemeente=GM0164", "postcode=7551&straal=10", "plaats=Hengelo&straal=5", "zoek=straat",
    "maxWachttijd=26", "hulpvorm=gezinshuis", "leeftijd=8", "segment=wonen-en-verblijf",
)  # fmt: skip
"""The last few share an address, so that there are mails about one search and a mail about several."""
EIGEN = 6
"""So many have an address of their own."""
WACHT = {7: 26}
"""Which of them wait for a short wait instead of a place, and for how many weeks."""


def numbers() -> Callable[[], UUID]:
    """Ids that are the same in both installations."""
    nummers = count(1)
    return lambda: UUID(int=next(nummers))


def ask_all(huis: Huis, new_id: Callable[[], UUID]) -> list[str]:
    """Every search as a confirmed alert, in both languages; gives their tokens."""
    publiek: PublicDatabase = huis.app.extensions[OPENBAAR]
    tokens = []
    for nummer, vraag in enumerate(VRAGEN):
        gevraagd = new_melding(
            melding_id=new_id(),
            regio="twente",
            taal=("nl", "en")[nummer % 2],
            email=f"ouder{min(nummer, EIGEN)}@voorbeeld.example",
            zoekvraag=vraag,
            token=f"token-{nummer}",
            wachtgrens=WACHT.get(nummer),
            at=NU,
        )
        with (
            publiek.read(now=NU, today=VANDAAG) as reader,
            huis.database.transaction(at=NU) as store,
        ):
            vraag_melding(store, reader, gevraagd, mail_id=new_id(), basis_url=BASIS_URL, at=NU)
            melding = vind_melding(store, "twente", gevraagd.token, at=NU)
            bevestig_melding(store, melding, reader, at=NU)
        tokens.append(gevraagd.token)
    return tokens


def set_places(huis: Huis, plekken: int) -> int:
    """Say of every published groep with a shielded address how many places it has; gives how many aanbod that are."""
    at = NU if plekken == 0 else MORGEN
    with huis.database.transaction(at=at) as store:
        groepen = [
            locatie.id
            for locatie in store.locaties.all("twente")
            if locatie.gepubliceerd and isinstance(locatie.adres, AfgeschermdAdres)
        ]
        aanbod = [
            aanbod
            for eigen in store.aanbod.of_locaties(groepen).values()
            for aanbod in eigen
            if aanbod.opgave
        ]
        for een_aanbod in sorted(aanbod, key=lambda een_aanbod: een_aanbod.publiek_id):
            assert een_aanbod.opgave
            opgave = replace(
                een_aanbod.opgave,
                vrije_plekken=plekken,
                peildatum=at.date(),
                aanmeldstop=False,
                afhankelijk_van_matching=False,
            )
            store.aanbod.save(replace(een_aanbod, opgave=opgave))
    return len(aanbod)


def look(huis: Huis, new_id: Callable[[], UUID]) -> list[Bericht]:
    """What the job of the next day writes and sends, with what was sent before."""
    publiek: PublicDatabase = huis.app.extensions[OPENBAAR]
    with publiek.read(now=MORGEN, today=MORGEN.date()) as reader:
        stuur_meldingen(
            huis.database.transaction, reader, new_id=new_id, basis_url=BASIS_URL, at=MORGEN
        )
    post = NullPost()
    verstuur_mail(huis.database.transaction, post, at=MORGEN)
    return sorted(post.verstuurd, key=lambda bericht: bericht.id)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_byte_of_any_mail_or_page_of_an_alert_differs(
    tweeling: Tweeling, monkeypatch: pytest.MonkeyPatch
):
    huizen = (tweeling.een, tweeling.ander)
    ids = [numbers() for _ in huizen]
    for huis in huizen:
        assert set_places(huis, 0) > 10
    tokens = [ask_all(huis, new_id) for huis, new_id in zip(huizen, ids, strict=True)]
    assert tokens[0] == tokens[1]
    for huis in huizen:
        set_places(huis, 1)
    een, ander = (look(huis, new_id) for huis, new_id in zip(huizen, ids, strict=True))
    van = "niet-beantwoorden@wijzer.example"
    assert [bytes(as_message(bericht, van=van)) for bericht in een] == [
        bytes(as_message(bericht, van=van)) for bericht in ander
    ]
    assert any("Er is nieuws over" in mail.tekst or "There is news" in mail.tekst for mail in een)
    assert sum("plek vrij" in bericht.tekst or "free place" in bericht.tekst for bericht in een) > 4

    monkeypatch.setattr(klok, "_system_time", lambda: MORGEN)
    for eerste, tweede in zip(*(pages(huis, tokens[0]) for huis in huizen), strict=True):
        assert without_token(eerste) == without_token(tweede), eerste.request.path


def pages(huis: Huis, tokens: list[str]) -> Iterator[TestResponse]:
    """The pages of the room, for every search and every link."""
    client = huis.app.test_client()
    for pre in ("", "/en"):
        for vraag in VRAGEN:
            yield client.get(f"{pre}/twente/meldingen/nieuw?{vraag}")
        for token in tokens:
            yield client.get(f"{pre}/twente/meldingen/{token}")
            yield client.get(f"{pre}/twente/meldingen/{token}/stoppen")
        yield client.get(f"{pre}/twente/meldingen/woord")
        for woord in ("Kanariestraat", "knuffelplof", "gezinshuis"):
            yield client.post(f"{pre}/twente/meldingen/woord?zoek={woord}", data={"woord": woord})


def without_token(answer: TestResponse) -> str:
    """A page without the token of its forms, which is another one for every visitor."""
    return re.sub(r'(name="csrf_token"[^>]*value=")[^"]*', r"\1", answer.get_data(as_text=True))
