"""All of an answer as a file for a spreadsheet: columns in the language of the page, numbers and dates as such."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, repeat

from flask import Response

from wijzer.domain.fouten import Ongeldig
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.files.tabel.xlsx.schrijven import Celwaarde
from wijzer.published.gegevens import AanbodInfo, RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import GevondenLocatie
from wijzer.web.common.opmaak import datum, getal, plekken, tijdstip
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import absolute, current_reader, today
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.meenemen.bestandrijen import cells, headings
from wijzer.web.public.meenemen.werkrem import Werkrem, braked
from wijzer.web.public.plekwoorden import locaties_text
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.titel import file_name, title_of
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
    titel = title_of(reader, regio, vraag)
    naam = f"{file_name(titel)}-{today():%Y-%m-%d}.{vorm.value}"
    koppen = {
        "Content-Disposition": f'attachment; filename="{naam}"',
        "X-Robots-Tag": "noindex",
    }
    inhoud = _write(reader, regio, vraag, fouten, vorm)
    bestand = Response(inhoud, content_type=_SOORTEN[vorm], headers=koppen)
    return keep_nowhere(bestand, when=reader.is_crisis(vraag))


def _write(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, fouten: list[Ongeldig], vorm: Bestandsvorm
) -> bytes:
    locaties, bestand = (
        _that_fit(reader.zoek_alle_locaties(vraag, hoogstens=HOOGSTENS)),
        io.BytesIO(),
    )
    rijen = _rows(reader, locaties)
    uitleg = list(_explain(reader, regio, vraag, fouten, len(locaties)))
    at = reader.stand.gepubliceerd_at
    write_table(bestand, vorm, headings(), rijen, toelichting=uitleg, at=at)
    return bestand.getvalue()


def _that_fit(locaties: Sequence[GevondenLocatie]) -> Sequence[GevondenLocatie]:
    """The first locaties whose rows together are no more than a file has; none is cut in two."""
    tot_en_met = accumulate(len(locatie.aanbod) for locatie in locaties)
    return locaties[: sum(rijen <= HOOGSTENS for rijen in tot_en_met)]


def _rows(reader: Reader, locaties: Sequence[GevondenLocatie]) -> Iterator[list[Celwaarde]]:
    """A row for each aanbod, those of a locatie together; its places stand in the first of them alone."""
    for begin in range(0, len(locaties), _BROK):
        for hier in reader.aanbod_by_locatie(locaties[begin : begin + _BROK]):
            yield from map(partial(cells, reader), hier, _places(hier))


def _places(hier: Sequence[AanbodInfo]) -> Iterator[int | None]:
    bekend = [vrij for info in hier if (vrij := info.beschikbaarheid.vrije_plekken) is not None]
    yield max(bekend, default=None)
    yield from repeat(None)


def _explain(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, fouten: list[Ongeldig], geschreven: int
) -> Iterator[str]:
    """What somebody has to know who opens the file next week."""
    yield title_of(reader, regio, vraag)
    yield _("Zoekvraag: %(vraag)s.", vraag=tell_vraag(reader, regio, vraag))
    if fouten:
        namen = ", ".join(dict.fromkeys(fout.veld for fout in fouten))
        yield _("Dit deel van de zoekvraag klopte niet en telt niet mee: %(namen)s.", namen=namen)
    yield _(
        "Stand van %(moment)s, zoals op %(dag)s te zien.",
        moment=tijdstip(reader.stand.gepubliceerd_at),
        dag=datum(today()),
    )
    alle = reader.tel_vraag(vraag)
    yield _(
        "Samen: %(locaties)s, %(plekken)s.",
        locaties=locaties_text(alle.locaties),
        plekken=plekken(alle.plekken),
    )
    yield _(
        "Eén plek kan bij meer soorten hulp staan. De kolom “Plekken op deze locatie” telt haar één keer: die kolom"
        " kunt u optellen."
    )
    yield _("Een lege cel betekent: geen opgave. Leeg is dus niet nul.")
    yield _("Wachttijden zijn in hele weken. Bel altijd om te vragen hoe het er nu voor staat.")
    if alle.locaties > geschreven:
        yield _(
            "Dit bestand heeft de eerste %(n)s van %(alle)s locaties. Maak de zoekvraag kleiner voor de rest.",
            n=getal(geschreven),
            alle=getal(alle.locaties),
        )
    yield _("Dezelfde zoekvraag, altijd met de nieuwste stand:")
    yield absolute(search_href(vraag.without_position()))
