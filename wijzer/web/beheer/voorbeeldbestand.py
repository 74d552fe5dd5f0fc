"""An example of each file that is loaded in the browser: the columns of the export, with one row that is made up."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import NietGevonden
from wijzer.files import contracten, pdc
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.services.bestanden.voorbeeldrij import voorbeeld_contracten, voorbeeld_pdc
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.verzoek import today
from wijzer.web.office.deur import current_actor, current_regio, office_read

_SOORTEN: dict[str, tuple[Sequence[str], Callable[[Any], Sequence[Any]], Callable[..., Any]]] = {
    "contracten": (contracten.KOLOMMEN, contracten.contracten_cells, voorbeeld_contracten),
    "pdc": (pdc.KOLOMMEN, pdc.pdc_cells, voorbeeld_pdc),
}
_TYPEN = {
    Bestandsvorm.CSV: "text/csv; charset=utf-8",
    Bestandsvorm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/importeren/voorbeeld")
def import_voorbeeld() -> ResponseReturnValue:
    """Give the example of a `soort` in a `vorm`. It can be tried as it is; nothing in it is of anybody."""
    soort, vorm = request.args.get("soort", ""), request.args.get("vorm", "")
    if soort not in _SOORTEN or vorm not in set(Bestandsvorm):
        raise NietGevonden
    kolommen, cells, make = _SOORTEN[soort]
    with office_read() as store:
        rij = make(store, regio=current_regio(), by=current_actor(), today=today())
    bestand = BytesIO()
    write_table(bestand, Bestandsvorm(vorm), kolommen, [cells(rij)])
    koppen = {"Content-Disposition": f'attachment; filename="voorbeeld-{soort}.{vorm}"'}
    return Response(bestand.getvalue(), content_type=_TYPEN[Bestandsvorm(vorm)], headers=koppen)
