"""All of an answer as a file for a spreadsheet: columns in the language of the page, numbers and dates as such."""

import io
from collections.abc import Iterator, Sequence
from uuid import UUID

from flask import Response

from wijzer.domain.fouten import Ongeldig
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.published.gegevens import AanbodInfo, RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.opmaak import datum, getal, tijdstip
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import absolute, current_reader, today
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.meenemen.bestandrijen import cells, headings
from wijzer.web.public.meenemen.werkrem import Werkrem, braked
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.vraag import asked_vraag, tell_vraag

HOOGSTENS = 2000
"""More rows than this are not written: who needs all of a large region takes the feed."""
_BROK = 500
_REM = Werkrem(tegelijk=2, voorraad=10, aandeel=0.25)
"""Two at a time bound the memory.

Of a large region one file costs up to 0.9 s: some eleven at once, then one in four seconds.
"""
_SOORTEN = {
    Bestandsvorm.CSV: "text/csv; charset=utf-8",
    Bestandsvorm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/<regio>/zoeken/csv")
def zoeken_csv() -> Response:
    """Give the whole answer as CSV that Excel opens well."""
    return braked(_REM, lambda: _answer(Bestandsvorm.CSV))


@bp.get("/<regio>/zoeken/xlsx")
def zoeken_xlsx() -> Response:
    """Give the whole answer as XLSX."""
    return braked(_REM, lambda: _answer(Bestandsvorm.XLSX))


def _answer(vorm: Bestandsvorm) -> Response:
    reader, regio = current_reader(), asked_regio()
    vraag, fouten = asked_vraag(reader, regio)
    naam = f"jeugdhulp-{regio.slug}-{today():%Y-%m-%d}.{vorm.value}"
    koppen = {
        "Content-Disposition": f'attachment; filename="{naam}"',
        "X-Robots-Tag": "noindex",
    }
    inhoud = _write(reader, regio, vraag, fouten, vorm)
    return Response(inhoud, content_type=_SOORTEN[vorm], headers=koppen)


def _write(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, fouten: list[Ongeldig], vorm: Bestandsvorm
) -> bytes:
    ids, bestand = reader.zoek_alles(vraag, hoogstens=HOOGSTENS), io.BytesIO()
    rijen = (cells(reader, aanbod) for aanbod in _in_portions(reader, ids))
    uitleg = list(_explain(reader, regio, vraag, fouten, reader.tel_vraag(vraag).locaties))
    at = reader.stand.gepubliceerd_at
    write_table(bestand, vorm, headings(), rijen, toelichting=uitleg, at=at)
    return bestand.getvalue()


def _in_portions(reader: Reader, ids: Sequence[UUID]) -> Iterator[AanbodInfo]:
    for begin in range(0, len(ids), _BROK):
        yield from reader.aanbod_by_ids(ids[begin : begin + _BROK])


def _explain(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, fouten: list[Ongeldig], aantal: int
) -> Iterator[str]:
    """What somebody has to know who opens the file next week."""
    yield _("Zoekvraag: %(vraag)s.", vraag=tell_vraag(reader, regio, vraag))
    if fouten:
        namen = ", ".join(dict.fromkeys(fout.veld for fout in fouten))
        yield _("Dit deel van de zoekvraag klopte niet en telt niet mee: %(namen)s.", namen=namen)
    yield _(
        "Stand van %(moment)s, zoals op %(dag)s te zien.",
        moment=tijdstip(reader.stand.gepubliceerd_at),
        dag=datum(today()),
    )
    yield _("Een lege cel betekent: geen opgave. Leeg is dus niet nul.")
    yield _("Wachttijden zijn in hele weken. Bel altijd om te vragen hoe het er nu voor staat.")
    if aantal > HOOGSTENS:
        yield _(
            "Dit bestand heeft de eerste %(n)s van %(alle)s mogelijkheden. Maak de zoekvraag kleiner voor de rest.",
            n=getal(HOOGSTENS),
            alle=getal(aantal),
        )
    yield _("Dezelfde zoekvraag, altijd met de nieuwste stand:")
    yield absolute(search_href(vraag.without_position()))
