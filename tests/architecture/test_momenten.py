"""Every moment and every day that is kept: what becomes of it when the clock that wrote it was years ahead.

A new column fails here until somebody thought of it. What is tried stands in the tests that are named.
"""

from sqlalchemy import Date

from wijzer.published.kolommen import UtcDateTime
from wijzer.published.tables import PublishedBase
from wijzer.store.tables import Base

SITE = "put back by the comparison, the change of day and `wijzer publiceren` (tests/jobs/test_kloksprong.py)"
TAAK = "of the future: counts for nothing (tests/jobs/test_kloksprong.py, tests/jobs/test_beurt.py)"
DEELRUN = "of the future: nobody works on it, so it begins anew (tests/jobs/test_controle.py)"
MAIL = "of the future: tried now, counted in no limit (tests/services/taken/test_verstuur_mail_traag.py, test_kloksprong.py)"
MENS = "of the future: over (tests/services/test_kloksprong.py)"
WOORD = (
    "of the future: counts for nothing and is cleaned up (tests/store/regio/test_meldwoorden.py)"
)
WEER = "of the future: keeps nobody from stating it anew (tests/services/test_kloksprong.py)"
GEDAAN = "only whether it is there is asked: used, closed, switched off, confirmed"
FEIT = "told as it was written; no job and no rule compares it with the clock"
LATER = "of the future: withdrawn all the same, and kept longer by as much (tests/services/intrekking/test_wissen.py)"
GEKOZEN = "a day that somebody chose: it may lie in the future"

KOLOMMEN = {
    "aanbod.aanmeldstop_tot": GEKOZEN,
    "aanbod.bevestigd_at": FEIT,
    "aanbod.eerstvolgende_plek": GEKOZEN,
    "aanbod.gewijzigd_at": FEIT,
    "aanbod.ingetrokken_at": LATER,
    "aanbod.peildatum": WEER,
    "afwijking.closed_at": FEIT,
    "afwijking.gezien_at": FEIT,
    "afwijking.opened_at": FEIT,
    "afwijking_stap.at": FEIT,
    "beschikbaarheid_historie.aanmeldstop_tot": GEKOZEN,
    "beschikbaarheid_historie.eerstvolgende_plek": GEKOZEN,
    "beschikbaarheid_historie.peildatum": FEIT,
    "concept.getypt_at": MENS,
    "contractregel.einddatum": GEKOZEN,
    "contractregel.ingangsdatum": GEKOZEN,
    "deelrun.begonnen_at": DEELRUN,
    "deelrun.gevraagd_at": DEELRUN,
    "deelrun.stap_at": DEELRUN,
    "gebruiker.created_at": FEIT,
    "gebruiker.ingelogd_at": FEIT,
    "gebruiker.uitgeschakeld_at": GEDAAN,
    "gemeente.bevestigd_at": GEDAAN,
    "genegeerd_woord.sinds": WOORD,
    "herstelcode.gebruikt_at": GEDAAN,
    "inzage.at": MENS,
    "inzage.until_at": MENS,
    "locatie.ingetrokken_at": LATER,
    "logboek.at": FEIT,
    "mail.apart_at": FEIT,
    "mail.created_at": MAIL,
    "mail.sent_at": GEDAAN,
    "mail.volgende_poging_at": MAIL,
    "melding.aangevraagd_at": MENS,
    "melding.bevestigd_at": GEDAAN,
    "melding.gemaild_op": MENS,
    "melding.herinnerd_at": GEDAAN,
    "meldwoord.dag": WOORD,
    "melding.tot_at": "an alert of those hours lives on until then; its owner may stop it any day",
    "poging.tot_at": "of the future: the window begins anew (tests/store/pogingen/test_telling.py)",
    "product.geldig_tot": GEKOZEN,
    "product.geldig_van": GEKOZEN,
    "published_aanbod.peildatum": WEER,
    "published_aanbod.plek_op": GEKOZEN,
    "published_aanbod.stop_tot": GEKOZEN,
    "published_aanbod.verlopen_vanaf": WEER,
    "published_aanbod.verouderd_vanaf": WEER,
    "published_hartslag.at": "of the future: replaced (tests/services/test_kloksprong.py)",
    "published_product.geldig_tot": GEKOZEN,
    "published_product.geldig_van": GEKOZEN,
    "published_stand.dag": SITE,
    "published_stand.gepubliceerd_at": SITE,
    "published_wachtverloop.maand": SITE,
    "published_wijziging.at": SITE,
    "sessie.created_at": MENS,
    "sessie.gezien_at": MENS,
    "taak_lease.until_at": TAAK,
    "taak_run.ended_at": TAAK,
    "taak_run.started_at": TAAK,
    "te_bevestigen.beantwoord_at": GEDAAN,
    "te_bevestigen.sinds": FEIT,
    "te_herschrijven.gevraagd_at": "of the future: called ill, as one of long ago (tests/cli/test_gezondheid.py)",
    "uitnodiging.created_at": MENS,
    "uitnodiging.gebruikt_at": GEDAAN,
    "verschijning.vanaf": SITE,
}


def test_of_every_moment_it_is_known_what_a_clock_that_ran_ahead_does_to_it():
    kept = {
        f"{tabel.name}.{kolom.name}"
        for metadata in (Base.metadata, PublishedBase.metadata)
        for tabel in metadata.sorted_tables
        for kolom in tabel.columns
        if isinstance(kolom.type, UtcDateTime | Date)
    }
    assert kept == KOLOMMEN.keys()
