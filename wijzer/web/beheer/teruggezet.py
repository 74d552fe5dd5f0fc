"""After a restore: which open locaties come back on the site, asked by aanbieder."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from wijzer.domain.fouten import Conflict, Geweigerd
from wijzer.domain.ids import AanbiederId
from wijzer.services.teruggezet.bevestig_teruggezet import bevestig_teruggezet
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.getypt import typed_before
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read


@bp.get("/teruggezet")
def teruggezet() -> ResponseReturnValue:
    """List what waits, by aanbieder: names, never an address."""
    with office_read() as store:
        wachtend = overzie_teruggezet(store, current_regio(), by=current_actor())
    aangevinkt = typed_before("beheer.teruggezet_bevestigen") or MultiDict()
    return render_template(
        "beheer/teruggezet.html", wachtend=wachtend, aangevinkt=aangevinkt.getlist("locatie")
    )


@bp.post("/teruggezet/<uuid:aanbieder_id>")
def teruggezet_bevestigen(aanbieder_id: UUID) -> ResponseReturnValue:
    """Put what was ticked of one aanbieder back on the site; the rest stays off it."""
    try:
        with office() as store:
            aantal = bevestig_teruggezet(
                store, AanbiederId(aanbieder_id), _ticked(), by=current_actor(), at=now()
            )
    except (Conflict, Geweigerd) as fout:
        flash(_(fout.melding), "error")
    else:
        flash(_tell(aantal), "ok")
    return redirect(url_for("beheer.teruggezet"), 303)


def _tell(aantal: int) -> str:
    return ngettext(
        "%(num)s locatie staat weer op de site.", "%(num)s locaties staan weer op de site.", aantal
    )


def _ticked() -> set[UUID]:
    """The ids that were ticked; a value that is no id is nobody's."""
    return set(request.form.getlist("locatie", type=UUID))
