"""Every door of the house and for whom it opens.

A room is shut until it stands here: `require_listed` stops the start for an address that nobody thought about.
The tests open each of these doors as every kind of visitor.
"""

from enum import StrEnum

from flask import Flask


class Wie(StrEnum):
    """The audience for whom a door opens."""

    IEDEREEN = "iedereen"
    ANONIEM = "anoniem"
    """Only who is not signed in; others are sent to their own start page."""
    HALVERWEGE = "halverwege"
    """Who gave the right password and not yet the code."""
    INGELOGD = "ingelogd"
    AANBIEDER = "aanbieder"
    BEHEERDER = "beheerder"


class DeurNietVermeld(RuntimeError):
    """An endpoint is not listed in `AUDIENCE`, so nobody decided who may come in."""


AUDIENCE: dict[str, Wie] = {
    # ── public: the pages for everyone ──
    "public.aanbieder": Wie.IEDEREEN,
    "public.gemeente": Wie.IEDEREEN,
    "public.gemeenten": Wie.IEDEREEN,
    "public.gezondheid": Wie.IEDEREEN,
    "public.groep": Wie.IEDEREEN,
    "public.groep_qr": Wie.IEDEREEN,
    "public.hulpvorm": Wie.IEDEREEN,
    "public.hulpvormen": Wie.IEDEREEN,
    "public.kaart": Wie.IEDEREEN,
    "public.kies_regio": Wie.IEDEREEN,
    "public.manifest": Wie.IEDEREEN,
    "public.offline": Wie.IEDEREEN,
    "public.over": Wie.IEDEREEN,
    "public.privacy": Wie.IEDEREEN,
    "public.product": Wie.IEDEREEN,
    "public.producten": Wie.IEDEREEN,
    "public.robots": Wie.IEDEREEN,
    "public.security": Wie.IEDEREEN,
    "public.service_worker": Wie.IEDEREEN,
    "public.sitemap": Wie.IEDEREEN,
    "public.spoed": Wie.IEDEREEN,
    "public.spoed_overal": Wie.IEDEREEN,
    "public.start": Wie.IEDEREEN,
    "public.suggesties": Wie.IEDEREEN,
    "public.stratenkaart": Wie.IEDEREEN,
    "public.taalblad": Wie.IEDEREEN,
    "public.jongeren": Wie.IEDEREEN,
    "public.toegankelijkheid": Wie.IEDEREEN,
    "public.uitleg": Wie.IEDEREEN,
    "public.vergelijken": Wie.IEDEREEN,
    "public.vergelijken_qr": Wie.IEDEREEN,
    "public.vestiging": Wie.IEDEREEN,
    "public.vestiging_qr": Wie.IEDEREEN,
    "public.widget": Wie.IEDEREEN,
    "public.zoeken": Wie.IEDEREEN,
    "public.zoeken_atom": Wie.IEDEREEN,
    "public.zoeken_csv": Wie.IEDEREEN,
    "public.zoeken_qr": Wie.IEDEREEN,
    "public.zoeken_xlsx": Wie.IEDEREEN,
    # ── feed: the data for partners ──
    "feed.aanbieder": Wie.IEDEREEN,
    "feed.aanbieders": Wie.IEDEREEN,
    "feed.aanbod": Wie.IEDEREEN,
    "feed.een_aanbod": Wie.IEDEREEN,
    "feed.gemeente": Wie.IEDEREEN,
    "feed.gemeenten": Wie.IEDEREEN,
    "feed.groep": Wie.IEDEREEN,
    "feed.groepen": Wie.IEDEREEN,
    "feed.openapi": Wie.IEDEREEN,
    "feed.product": Wie.IEDEREEN,
    "feed.producten": Wie.IEDEREEN,
    "feed.vestiging": Wie.IEDEREEN,
    "feed.vestigingen": Wie.IEDEREEN,
    "feed.wachtverloop": Wie.IEDEREEN,
    "feed.wijzigingen": Wie.IEDEREEN,
    # ── meldingen: e-mail alerts, for who has no account ──
    "meldingen.nieuw": Wie.IEDEREEN,
    "meldingen.verstuurd": Wie.IEDEREEN,
    "meldingen.melding": Wie.IEDEREEN,  # the link is the key, here and below
    "meldingen.bevestigen": Wie.IEDEREEN,
    "meldingen.verlengen": Wie.IEDEREEN,
    "meldingen.wens": Wie.IEDEREEN,
    "meldingen.stoppen": Wie.IEDEREEN,
    "meldingen.alles": Wie.IEDEREEN,
    "meldingen.gestopt": Wie.IEDEREEN,
    "meldingen.woord": Wie.IEDEREEN,
    "meldingen.woord_gemeld": Wie.IEDEREEN,
    # ── office: signing in ──
    "office.inloggen": Wie.ANONIEM,
    "office.code": Wie.HALVERWEGE,
    "office.herstelcode": Wie.HALVERWEGE,
    "office.uitloggen": Wie.IEDEREEN,
    "office.wachtwoord_vergeten": Wie.ANONIEM,
    "office.nieuw_wachtwoord": Wie.IEDEREEN,  # the link is the key
    "office.uitnodiging": Wie.IEDEREEN,  # the link is the key
    "office.koppelen": Wie.IEDEREEN,  # the link and a half session are
    "office.account": Wie.INGELOGD,
    "office.account_wachtwoord": Wie.INGELOGD,
    "office.account_koppelen": Wie.INGELOGD,
    "office.account_herstelcodes": Wie.INGELOGD,
    "office.sessie_beeindigen": Wie.INGELOGD,
    "office.andere_sessies_beeindigen": Wie.INGELOGD,
    "office.aangemeld": Wie.IEDEREEN,  # tells only whether the browser that asks is signed in, and until when
    "office.blijf_aangemeld": Wie.INGELOGD,
    "office.concept_weggooien": Wie.INGELOGD,
    # ── aanbieder ──
    "aanbieder.start": Wie.AANBIEDER,
    "aanbieder.beschikbaarheid": Wie.AANBIEDER,
    "aanbieder.nieuw": Wie.AANBIEDER,
    "aanbieder.locatie": Wie.AANBIEDER,
    "aanbieder.publiceren": Wie.AANBIEDER,
    "aanbieder.van_de_site": Wie.AANBIEDER,
    "aanbieder.intrekken": Wie.AANBIEDER,
    "aanbieder.ingetrokken": Wie.AANBIEDER,
    "aanbieder.ingetrokken_locatie": Wie.AANBIEDER,
    "aanbieder.gegevens": Wie.AANBIEDER,
    "aanbieder.inzage": Wie.AANBIEDER,
    "aanbieder.kies_code": Wie.AANBIEDER,
    # ── beheer ──
    "beheer.start": Wie.BEHEERDER,
    "beheer.afwijkingen": Wie.BEHEERDER,
    "beheer.afwijkingen_export": Wie.BEHEERDER,
    "beheer.controle": Wie.BEHEERDER,
    "beheer.controle_stand": Wie.BEHEERDER,
    "beheer.afwijking": Wie.BEHEERDER,
    "beheer.afwijking_adres": Wie.BEHEERDER,
    "beheer.aanbieders": Wie.BEHEERDER,
    "beheer.aanbieder": Wie.BEHEERDER,
    "beheer.aanbieder_adres": Wie.BEHEERDER,
    "beheer.contracten": Wie.BEHEERDER,
    "beheer.gemeenten": Wie.BEHEERDER,
    "beheer.gemeente": Wie.BEHEERDER,
    "beheer.regio": Wie.BEHEERDER,
    "beheer.instellingen": Wie.BEHEERDER,
    "beheer.versheid": Wie.BEHEERDER,
    "beheer.regioteksten": Wie.BEHEERDER,
    "beheer.widget": Wie.BEHEERDER,
    "beheer.kaderbron_verwijderen": Wie.BEHEERDER,
    "beheer.producten": Wie.BEHEERDER,
    "beheer.synoniemen": Wie.BEHEERDER,
    "beheer.synoniem": Wie.BEHEERDER,
    "beheer.synoniem_nieuw": Wie.BEHEERDER,
    "beheer.synoniem_verwijderen": Wie.BEHEERDER,
    "beheer.meldwoord_negeren": Wie.BEHEERDER,
    "beheer.meldwoord_tonen": Wie.BEHEERDER,
    "beheer.ingetrokken": Wie.BEHEERDER,
    "beheer.ingetrokken_bewaren": Wie.BEHEERDER,
    "beheer.ingetrokken_wissen": Wie.BEHEERDER,
    "beheer.teruggezet": Wie.BEHEERDER,
    "beheer.teruggezet_bevestigen": Wie.BEHEERDER,
    "beheer.logboek": Wie.BEHEERDER,
    "beheer.importeren": Wie.BEHEERDER,
    "beheer.import_bevestigen": Wie.BEHEERDER,
    "beheer.import_voorbeeld": Wie.BEHEERDER,
    "beheer.gebruikers": Wie.BEHEERDER,
    "beheer.gebruiker_uitnodigen": Wie.BEHEERDER,
    "beheer.uitnodiging_herzenden": Wie.BEHEERDER,
    "beheer.gebruiker_uitschakelen": Wie.BEHEERDER,
    "beheer.gebruiker_inschakelen": Wie.BEHEERDER,
    "beheer.factor_herstellen": Wie.BEHEERDER,
    "beheer.gebruiker_rol": Wie.BEHEERDER,
}


def require_listed(app: Flask) -> None:
    """Stop the start when an address has no audience.

    Raises `DeurNietVermeld` and names every such endpoint.
    """
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    vergeten = sorted(endpoints - AUDIENCE.keys())
    if vergeten:
        message = "not listed in web/common/deuren.py: " + ", ".join(vergeten)
        raise DeurNietVermeld(message)
