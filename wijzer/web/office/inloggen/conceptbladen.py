"""The one thing that can be done with a kept form besides saving it: throwing it away."""

from uuid import UUID

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from wijzer.domain.ids import ConceptId
from wijzer.services.bewaren.concepten import gooi_concept_weg
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.concepten.tonen import find_concept, landing_of
from wijzer.web.office.deur import office
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import require_bezoeker, start_of


@bp.post("/concept/<uuid:concept_id>/weggooien")
def concept_weggooien(concept_id: UUID) -> ResponseReturnValue:
    """Throw away what was typed; the page shows what is kept."""
    wie = require_bezoeker()
    concept = find_concept(str(concept_id), wie.herkend.gebruiker.id)
    with office() as store:
        gooi_concept_weg(store, ConceptId(concept_id), van=wie.herkend.gebruiker.id)
    flash(_("Weggegooid. Hier staat weer wat er bewaard is."), "ok")
    doel = landing_of(concept.id, concept.bestemming) if concept and concept.getypt else None
    return redirect(doel.partition("?")[0] if doel else start_of(wie), 303)
