"""One line of the availability form: how it is shown, what was typed, and whether it differs from what is kept."""

from dataclasses import dataclass, fields
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, HiddenField, SelectField

from wijzer.domain.beschikbaarheid import MAX_TOELICHTING, Aanbod, Opgave, WachttijdSoort
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.geef_beschikbaarheid_op import Wijziging
from wijzer.services.overzie_locaties import AanbodStand, LocatieStand
from wijzer.web.aanbieder.vragen import MetVragen, show_findings
from wijzer.web.common.begrensd import Begrensd
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.velden import DatumVeld, GetalVeld, TekstVeld, tell_value

SOORTEN = {
    "": "niet opgegeven",
    WachttijdSoort.INSCHATTING.value: "inschatting",
    WachttijdSoort.ACTUEEL.value: "actueel: derde vrije plek in de agenda",
    WachttijdSoort.RETROSPECTIEF.value: "gemeten over de laatste twee maanden",
}


class OpgaveFormulier(MetVragen, Begrensd, Form):
    """Availability of one aanbod. Fields left empty are unknown, which is not zero."""

    vrije_plekken = GetalVeld("Vrije plekken")
    aanmeldwachttijd_weken = GetalVeld("Weken tot intake")
    behandelwachttijd_weken = GetalVeld("Weken van intake tot start")
    eerstvolgende_plek = DatumVeld("Eerstvolgende plek")
    aantal_wachtenden = GetalVeld("Aantal wachtenden")
    wachttijd_soort = SelectField("Hoe bepaald?", choices=SOORTEN)
    afhankelijk_van_matching = BooleanField("Hangt af van de match")
    aanmeldstop = BooleanField("Aanmeldstop")
    aanmeldstop_tot = DatumVeld("Stop tot en met")
    medische_verwijzing = BooleanField("Ook met medische verwijzing")
    toelichting = TekstVeld("Toelichting, in gewone taal", hooguit=MAX_TOELICHTING)
    versie = HiddenField()

    class Meta:
        locales = ("nl",)  # WTForms' own messages in Dutch

    def opgave(self, peildatum: date) -> Opgave | None:
        """What was stated, true on `peildatum`; None when every field was left empty."""
        soort = self.wachttijd_soort.data
        opgave = Opgave(
            peildatum=peildatum,
            vrije_plekken=self.vrije_plekken.data,
            eerstvolgende_plek=self.eerstvolgende_plek.data,
            aanmeldwachttijd_weken=self.aanmeldwachttijd_weken.data,
            behandelwachttijd_weken=self.behandelwachttijd_weken.data,
            wachttijd_soort=WachttijdSoort(soort) if soort else None,
            aantal_wachtenden=self.aantal_wachtenden.data,
            afhankelijk_van_matching=self.afhankelijk_van_matching.data,
            aanmeldstop=self.aanmeldstop.data,
            aanmeldstop_tot=self.aanmeldstop_tot.data,
            toelichting=self.toelichting.data,
        )
        return None if opgave == Opgave(peildatum=peildatum) else opgave


@dataclass(frozen=True, slots=True)
class OpgaveRegel:
    """One aanbod on the page: what is kept and what was typed."""

    locatie: LocatieStand
    stand: AanbodStand
    form: OpgaveFormulier

    @property
    def aanbod(self) -> Aanbod:
        """The aanbod as it is kept now."""
        return self.stand.aanbod

    @property
    def ingevuld(self) -> list[str]:
        """What stands in the fields that are folded away, by their labels."""
        return [str(veld.label.text).rstrip("?") for veld in self._meer() if veld.data]

    @property
    def meer_open(self) -> bool:
        """Whether a field that is folded away has an error: then it must be in view."""
        return any(veld.errors for veld in self._meer())

    def _meer(self) -> tuple[Field, ...]:
        form = self.form
        return (
            form.eerstvolgende_plek, form.aanmeldstop_tot, form.aantal_wachtenden, form.wachttijd_soort, form.toelichting,
            form.medische_verwijzing,
        )  # fmt: skip

    def is_changed(self) -> bool:
        """Whether what was typed differs from what is kept, the peildatum left aside."""
        kept = self.aanbod.opgave
        typed = self.form.opgave(kept.peildatum if kept else date.min)
        medisch = self.form.medische_verwijzing.data != self.aanbod.medische_verwijzing
        return typed != kept or medisch

    def wijziging(self, peildatum: date) -> Wijziging:
        """What to keep of this line."""
        return Wijziging(
            aanbod_id=self.aanbod.id,
            opgave=self.form.opgave(peildatum),
            medische_verwijzing=self.form.medische_verwijzing.data,
            expected_versie=self.expected_versie(),
            bevestigd=self.form.answered(),
        )

    def expected_versie(self) -> int:
        """The version that the form showed; 0 fits none."""
        tekst = str(self.form.versie.data)
        return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0

    def tell(self, fouten: list[Ongeldig]) -> None:
        """Put errors beside the fields of this line."""
        show_findings(self.form, fouten)

    def tell_conflict(self, nu: Aanbod) -> None:
        """Say what somebody else kept in the meantime; saving once more replaces it knowingly."""
        self.form.versie.data = str(nu.versie)
        self.form.form_errors.append(_("Iemand anders heeft deze regel net bewaard."))
        kept = OpgaveFormulier(data=data_of(nu))
        for veld in self.form:
            stored = kept._fields[veld.short_name].data
            if veld.short_name not in ("versie", "bevestigd") and (veld.data or None) != (
                stored or None
            ):
                tekst = _("Nu bewaard: %(waarde)s.", waarde=tell_value(veld, stored))
                veld.errors = [*veld.errors, tekst]


def rows_of(standen: list[LocatieStand], formdata: MultiDict[str, str] | None) -> list[OpgaveRegel]:
    """A line for every aanbod, holding what was typed where the form was sent, otherwise what is kept."""
    return [
        OpgaveRegel(locatie, stand, _form(stand.aanbod, formdata))
        for locatie in standen
        for stand in locatie.aanbod
    ]


def data_of(aanbod: Aanbod) -> dict[str, object]:
    """What is kept of an aanbod as form fields."""
    opgave = aanbod.opgave or Opgave(peildatum=date.min)
    velden = {veld.name: getattr(opgave, veld.name) for veld in fields(opgave)}
    soort = opgave.wachttijd_soort
    return velden | {
        "wachttijd_soort": soort.value if soort else "",
        "medische_verwijzing": aanbod.medische_verwijzing,
        "versie": str(aanbod.versie),
    }


def by_id(regels: list[OpgaveRegel]) -> dict[AanbodId, OpgaveRegel]:
    """The lines by their aanbod."""
    return {regel.aanbod.id: regel for regel in regels}


def _form(aanbod: Aanbod, formdata: MultiDict[str, str] | None) -> OpgaveFormulier:
    prefix = f"a{aanbod.id.hex}-"
    sent = formdata if formdata is not None and f"{prefix}versie" in formdata else None
    return OpgaveFormulier(formdata=sent, data=data_of(aanbod), prefix=prefix)
