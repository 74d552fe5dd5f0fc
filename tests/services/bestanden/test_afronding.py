"""Every import ends with one report and one line in the audit trail."""

from tests.factories import AT, REGIO, twente_in
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files.tabel.fouten import Gelezen, RijFout
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.importverslag import Bevindingen, accepted, refused
from wijzer.store.store import Store


def test_the_audit_trail_gets_the_counts_and_what_was_answered_and_no_names(store: Store):
    twente_in(store)
    verslag = accepted(
        "locaties",
        Bevindingen(opmerkingen=["Rij 2"]),
        nieuw=1,
        gewijzigd=2,
        ongewijzigd=3,
        niet_in_bestand=["De Linde", "De Wilg"],
        proef=False,
    )
    log_import(store, verslag, regio=REGIO, by=SYSTEEM, at=AT, details={"bevestigd": 4})
    [regel] = store.logboek.page(REGIO)
    assert (regel.handeling, regel.object_soort, regel.object_id, regel.details) == (
        "bestand ingelezen",
        "regio",
        REGIO,
        {
            "bestand": "locaties",
            "nieuw": 1,
            "gewijzigd": 2,
            "ongewijzigd": 3,
            "niet_in_bestand": 2,
            "bevestigd": 4,
        },
    )


def test_a_report_tells_what_the_reader_noted_whether_the_file_is_taken_or_refused():
    fout = RijFout(rij=2, kolom="naam", waarde="", fout="Vul een naam in.", verwacht="")
    bevindingen = Bevindingen.of(
        Gelezen(rijen=[], fouten=[fout], opmerkingen=["Kolom x kennen we niet."])
    )
    goed = accepted("pdc", bevindingen, nieuw=0, gewijzigd=0, ongewijzigd=0, proef=True)
    fout_verslag = refused("pdc", bevindingen, proef=True)
    assert goed.opmerkingen == fout_verslag.opmerkingen == ("Kolom x kennen we niet.",)
    assert (goed.is_geweigerd, fout_verslag.fouten) == (False, (fout,))
