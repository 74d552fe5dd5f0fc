"""What somebody waits for: a free place, or a wait that is short enough."""

from collections.abc import Mapping

from wtforms import SelectField

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.melding import HOOGSTE_WACHTGRENS, WACHTGRENZEN, read_wachtgrens
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.meldingen.vraag import require_wait, takes_wait
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import tell_fout
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.verzoek import current_reader


class WensFormulier(Formulier):
    """The form that asks when a mail should go."""

    wens = SelectField("Wanneer wilt u een mail?", validate_choice=False)

    def offer(self, vraag: Zoekvraag, gekozen: int | None) -> None:
        """Fill in the choices for a search; `gekozen` is the first of them until somebody chose, in weeks.

        A search that no wait means anything to takes no other wish than a place.
        """
        self.wens.label.text = _("Wanneer wilt u een mail?")
        self.wens.choices = list(
            _choices(gekozen, met_wacht=takes_wait(current_reader(), vraag)).items()
        )
        if not self.is_submitted():
            self.wens.data = "" if gekozen is None else str(gekozen)

    def read_wish(self, vraag: Zoekvraag) -> tuple[int | None, bool]:
        """The longest wait in weeks (None: a place), and whether that is a wish; if not, the form says why."""
        try:
            gekozen = read_wachtgrens(self.wens.data or "")
            if gekozen is not None:
                require_wait(current_reader(), vraag)
        except Ongeldig as fout:
            self.wens.errors = [tell_fout(fout)]
            return None, False
        return gekozen, True


def first_wish(vraag: Zoekvraag) -> int | None:
    """What a search without a wish means: who searches with a longest wait hears when it gets that short."""
    weken = vraag.max_wachttijd
    return weken if weken and takes_wait(current_reader(), vraag) else None


def _choices(gekozen: int | None, *, met_wacht: bool) -> Mapping[str, str]:
    keuzes = {"": _("Als er plek vrijkomt")}
    if met_wacht:
        weken = sorted({*WACHTGRENZEN, *([gekozen] if gekozen else [])})
        keuzes |= {
            str(aantal): _wait_text(aantal) for aantal in weken if aantal <= HOOGSTE_WACHTGRENS
        }
    return keuzes


def _wait_text(weken: int) -> str:
    return ngettext(
        "Als de wachttijd hoogstens %(num)s week wordt",
        "Als de wachttijd hoogstens %(num)s weken wordt",
        weken,
    )
