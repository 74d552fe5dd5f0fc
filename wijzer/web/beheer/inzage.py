"""Having somebody's real addresses shown: the form that asks why, and what is open now."""

from uuid import uuid4

from wtforms import RadioField
from wtforms.validators import InputRequired

from wijzer.domain.accounts.inzage import KEUZES, TOELICHTING_MAX, Reden, Zicht
from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.ids import AanbiederId
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.services.inzage.zicht import fetch_zicht
from wijzer.store.store import Store
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import TekstVeld, show_errors
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor
from wijzer.web.office.lagen import office_for
from wijzer.web.office.poort import require_bezoeker


class ToonFormulier(Formulier):
    """Why somebody wants to see the addresses of one aanbieder."""

    reden = RadioField(
        "Waarom wilt u het adres zien?",
        [InputRequired("Kies een reden.")],
        choices={reden.value: reden.label for reden in KEUZES},
    )
    toelichting = TekstVeld(
        "Toelichting",
        hooguit=TOELICHTING_MAX,
        description=f"Alleen verplicht bij “{Reden.ANDERS.label}”. Hooguit {TOELICHTING_MAX} "
        f"tekens, zonder straat, postcode of namen.",
    )

    def reden_gekozen(self) -> Reden:
        """Give the reason that was chosen.

        Without one the form does not hold, and the rest is judged as for any reason.
        """
        return Reden(self.reden.data) if self.reden.data in list(Reden) else KEUZES[0]


def current_zicht(store: Store) -> Zicht:
    """The addresses that the visitor opened in this session and that are still open."""
    return fetch_zicht(store, by=current_actor(), sessie_hash=_sessie_hash(), at=now())


def keep_inzage(form: ToonFormulier, aanbieder_id: AanbiederId) -> bool:
    """Open the addresses of this aanbieder; False, with the reason in the form, when that could not be."""
    if not form.is_submitted():
        return False
    try:
        with office_for(form) as store:
            toon_adres(
                store,
                aanbieder_id,
                form.reden_gekozen(),
                toelichting=form.toelichting.data,
                sessie_hash=_sessie_hash(),
                new_id=uuid4,
                by=current_actor(),
                at=now(),
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    return not form.errors


def _sessie_hash() -> str:
    return require_bezoeker().herkend.sessie.token_hash
