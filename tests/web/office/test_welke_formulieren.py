"""Every form behind the gate, by name: what of it is kept when its session had ended, or why it is not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from wtforms import PasswordField

from tests.architecture.test_maten import formulieren
from tests.factories import AT, REGIO
from tests.steun.accounts import Account, open_session
from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina, filled_in
from tests.web.test_routes import BEA, JO, Wereld, wereld
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.invoer.schoonmaak import GEHEIM
from wijzer.web.office.concepten.welke import ELDERS, NAMEN, NIET, page_of

__all__ = ["wereld"]

CODE = re.compile(r"\b(herstel)?code\b", re.IGNORECASE)
BINNEN = {Wie.INGELOGD, Wie.AANBIEDER, Wie.BEHEERDER}
KEPT = {
    "aanbieder.beschikbaarheid", "aanbieder.gegevens", "aanbieder.locatie", "aanbieder.nieuw", "beheer.aanbieder_adres",
    "beheer.afwijking", "beheer.afwijking_adres", "beheer.gebruiker_rol", "beheer.gebruiker_uitnodigen", "beheer.gemeente",
    "beheer.importeren", "beheer.regio", "beheer.regioteksten", "beheer.synoniem", "beheer.synoniem_nieuw",
    "beheer.teruggezet_bevestigen", "beheer.versheid", "beheer.widget",
}  # fmt: skip


def posts(app: Flask) -> set[str]:
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and AUDIENCE[rule.endpoint] in BINNEN
    }


def test_every_form_behind_the_gate_is_kept_or_says_why_not(app):
    with app.test_request_context(base_url=BASIS_URL):
        kept = {endpoint for endpoint in posts(app) if page_of(endpoint)}
    assert kept | NIET.keys() == posts(app)
    assert not kept & NIET.keys()
    assert kept == KEPT, (
        "a new form: is anything typed in it? then it comes back, and is tried below"
    )
    assert all(len(reden) > 20 for reden in NIET.values())
    assert kept == NAMEN.keys(), "and has a name where it is listed"
    assert set(ELDERS.values()) <= app.view_functions.keys()


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST"):
        yield


@pytest.mark.usefixtures("context")
def test_every_password_and_every_code_is_left_out_by_name_and_nothing_else_is():
    for klasse in formulieren():
        for veld in klasse(formdata=None):
            geheim = isinstance(veld, PasswordField) or bool(CODE.search(str(veld.label.text)))
            assert (veld.short_name in GEHEIM) is geheim, (klasse.__name__, veld.name)


@dataclass(frozen=True)
class Proef:
    """One form: who fills it in, on which page, which of its forms it is, and what is typed."""

    wie: str
    pad: Callable[[Wereld], str]
    getypt: dict[str, Any]
    form: int = -1


def _pad(begin: str, naam: str = "", eind: str = "") -> Callable[[Wereld], str]:
    return lambda wereld: f"{begin}{wereld.voorbeelden[naam] if naam else ''}{eind}"


PROEVEN = {
    "aanbieder.gegevens": Proef(JO, _pad("/aanbieder/gegevens"), {"telefoon": "053 111 22 33"}),
    "aanbieder.locatie": Proef(JO, _pad("/aanbieder/locaties/", "aanbieder:locatie_id"), {"naam": "Groep Getypt", "straat": "Verscholenlaan"}, 1),
    "aanbieder.nieuw": Proef(
        JO, _pad("/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja"), {"naam": "Huis Getypt", "straat": "Geheimpad", "producten": ["WGZHF"]},
    ),
    "beheer.aanbieder_adres": Proef(BEA, _pad("/beheer/aanbieders/", "aanbieder_id"), {"toelichting": "terugbellen over vrijdag"}),
    "beheer.afwijking": Proef(BEA, _pad("/beheer/afwijkingen/", "afwijking_id", "?sorteer=oudste"), {"notitie": "Gebeld met Sanne."}),
    "beheer.gebruiker_rol": Proef(BEA, _pad("/beheer/gebruikers/", "gebruiker_id", "/rol"), {"rol": "beheerder"}),
    "beheer.gebruiker_uitnodigen": Proef(BEA, _pad("/beheer/gebruikers/nieuw"), {"email": "getypt@bron.example"}),
    "beheer.gemeente": Proef(BEA, _pad("/beheer/gemeenten/", "beheer:code"), {"gemeentehuis": "Getypt Stadhuis", "bevestigd": "y"}),
    "beheer.importeren": Proef(BEA, _pad("/beheer/importeren"), {"soort": "pdc"}),
    "beheer.regio": Proef(BEA, _pad("/beheer/regio"), {"contact-naam": "Getypt Loket", "tarieven": "ja"}),
    "beheer.regioteksten": Proef(BEA, _pad("/beheer/regio/instellingen/crisis"), {"tekst-crisis.titel": "Getypte kop"}),
    "beheer.synoniem": Proef(BEA, _pad("/beheer/synoniemen/", "synoniem_id"), {"woorden": "getypt gezin"}, 1),
    "beheer.synoniem_nieuw": Proef(BEA, _pad("/beheer/synoniemen/nieuw"), {"woorden": "getypt woord"}),
    "beheer.versheid": Proef(BEA, _pad("/beheer/regio/instellingen/versheid"), {"actueel_dagen": "8"}),
    "beheer.widget": Proef(BEA, _pad("/beheer/widget"), {"origin": "https://getypt.example"}),
}  # fmt: skip
ELDERS_BEPROEFD = {
    "aanbieder.beschikbaarheid",
    "beheer.afwijking_adres",
    "beheer.teruggezet_bevestigen",
}
"""These take a world of their own: `test_teruggehaald.py` of their rooms."""


def _sign_in_again(client: CheckedClient, app: Flask, account: Account) -> None:
    with client.session_transaction(base_url=BASIS_URL) as cookie:
        cookie.clear()
        cookie["_user_id"] = open_session(app, account)


def _give_text(wereld: Wereld, sleutel: str) -> None:
    with wereld.database.transaction(at=AT) as store:
        regio = store.regios.get(REGIO)
        store.regios.save(replace(regio, teksten={**regio.teksten, sleutel: "Zoals het was"}))


def test_every_form_comes_back_with_what_was_typed_and_what_it_was_shown(wereld, stel_klok):
    """One world for all: what comes back is looked at and never sent, so that none is in the way of another."""
    assert PROEVEN.keys() == KEPT - ELDERS_BEPROEFD
    _give_text(wereld, "crisis.titel")
    at, verkeerd = AT, []
    for endpoint, proef in PROEVEN.items():
        client, account, pad = (
            wereld.bezoekers[proef.wie],
            wereld.accounts[proef.wie],
            proef.pad(wereld),
        )
        _sign_in_again(client, wereld.app, account)
        form = client.pagina(pad).post_forms()[proef.form]
        data = {**filled_in(form), **proef.getypt}
        at += timedelta(minutes=31)
        stel_klok(at)
        antwoord = client.post((form.get("action") or pad).partition("#")[0], data=data)
        if "concept=" not in (antwoord.location or ""):
            verkeerd.append(
                f"{endpoint}: niet bewaard ({antwoord.status_code} {antwoord.location})"
            )
            continue
        _sign_in_again(client, wereld.app, account)
        terug = client.get(client.get(antwoord.location).location)
        waar, vraag = terug.request.path, terug.request.query_string.decode()
        assert waar == pad.partition("?")[0]
        assert ("sorteer=oudste" in vraag) is ("sorteer=oudste" in pad)
        pagina = Pagina(terug.get_data(as_text=True))
        assert "Nog niet bewaard" in pagina.text
        # The button that throws it away comes first on the page.
        gevuld = filled_in(pagina.post_forms()[proef.form + (proef.form > 0)])
        for naam in data.keys() - GEHEIM - {"csrf_token"}:
            nu, toen = (
                gevuld.get(naam),
                data[naam] if data[naam] != [""] or naam != "versie" else ["0"],
            )
            if (nu if isinstance(nu, list) else [nu]) != (
                toen if isinstance(toen, list) else [toen]
            ):
                verkeerd.append(f"{endpoint}: {naam} is {nu} en was {toen}")
    assert not verkeerd, "\n".join(verkeerd)
