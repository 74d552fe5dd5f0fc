"""One line of the availability form: how it is shown, what was typed, and whether it differs from what is kept."""

from dataclasses import dataclass, fields
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, HiddenField, SelectField

from wijzer.domain.beschikbaarheid import MAX_TOELICHTING, Aanbod, Opgave, WachttijdSoort
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.getoond import as_shown
from wijzer.domain.ids import AanbodId
from wijzer.services.geef_beschikbaarheid_op import Wijziging, shown_of
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
    eigen_dag = DatumVeld("Deze regel klopt op een andere dag")
    getoond = HiddenField()

    class Meta:
        locales = ("nl",)  # WTForms' own messages in Dutch

    def opgave(self, peildatum: date) -> Opgave | None:
        """What was stated, true on `peildatum`; None when every field was left empty.

        It is asked for before the form is validated too: what is no choice is nothing here, and is told beside its field there.
        """
        soort = self.wachttijd_soort.data
        opgave = Opgave(
            peildatum=peildatum,
            vrije_plekken=self.vrije_plekken.data,
            eerstvolgende_plek=self.eerstvolgende_plek.data,
            aanmeldwachttijd_weken=self.aanmeldwachttijd_weken.data,
            behandelwachttijd_weken=self.behandelwachttijd_weken.data,
            wachttijd_soort=WachttijdSoort(soort) if soort and soort in SOORTEN else None,
            aantal_wachtenden=self.aantal_wachtenden.data,
            afhankelijk_van_matching=self.afhankelijk_van_matching.data,
            aanmeldstop=self.aanmeldstop.data,
            aanmeldstop_tot=self.aanmeldstop_tot.data,
            toelichting=self.toelichting.data,
        )
        return None if opgave == Opgave(peildatum=peildatum) else opgave

    def as_typed(self) -> str:
        """What stands in the fields, in the form in which it is compared with what was shown."""
        return as_shown(self.opgave(date.min), medische_verwijzing=self.medische_verwijzing.data)


@dataclass(frozen=True, slots=True)
class OpgaveRegel:
    """One aanbod on the page: what is kept, what was shown to whoever sent the form, and what was typed."""

    locatie: LocatieStand
    stand: AanbodStand
    form: OpgaveFormulier
    getoond: str

    @property
    def aanbod(self) -> Aanbod:
        """The aanbod as it is kept now."""
        return self.stand.aanbod

    @property
    def is_te_bevestigen(self) -> bool:
        """Whether something was stated that can still be true."""
        return self.aanbod.opgave is not None and not self.aanbod.opgave.is_leeg

    @property
    def eigen_dag(self) -> date | None:
        """The day that was typed for this line alone."""
        return self.form.eigen_dag.data

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
            form.medische_verwijzing, form.eigen_dag,
        )  # fmt: skip

    def is_changed(self) -> bool:
        """Whether its sender changed this line. What somebody else changed meanwhile is no change of the sender."""
        return self.form.as_typed() not in (self.getoond, shown_of(self.aanbod))

    def wijziging(self, peildatum: date) -> Wijziging:
        """What to keep of this line, true on that day unless it has one of its own."""
        return Wijziging(
            aanbod_id=self.aanbod.id,
            opgave=self.form.opgave(self.eigen_dag or peildatum),
            medische_verwijzing=self.form.medische_verwijzing.data,
            getoond=self.getoond,
            bevestigd=self.form.answered(),
        )

    def is_overtaken_by(self, nu: Aanbod) -> bool:
        """Whether what somebody else kept differs from what the sender was shown, and from what the sender changed it into."""
        mine = {self.getoond, self.form.as_typed()} if self.is_changed() else {self.getoond}
        return shown_of(nu) not in mine

    def tell(self, fouten: list[Ongeldig]) -> None:
        """Put errors beside the fields of this line; its day stands in a field that has a name of its own here."""
        show_findings(
            self.form,
            [Ongeldig("eigen_dag", fout.melding, verwacht=fout.verwacht) if fout.veld == "peildatum" else fout for fout in fouten],
        )  # fmt: skip

    def tell_conflict(self, nu: Aanbod) -> None:
        """Say what somebody else kept in the meantime; saving once more replaces it knowingly."""
        self.form.getoond.data = shown_of(nu)
        self.form.form_errors.append(_("Iemand anders heeft deze regel net bewaard."))
        kept = OpgaveFormulier(data=data_of(nu))
        for veld in self.form:
            stored = kept._fields[veld.short_name].data
            if veld.short_name not in ("getoond", "bevestigd") and (veld.data or None) != (
                stored or None
            ):
                tekst = _("Nu bewaard: %(waarde)s.", waarde=tell_value(veld, stored).rstrip("."))
                veld.errors = [*veld.errors, tekst]


def rows_of(standen: list[LocatieStand], formdata: MultiDict[str, str] | None) -> list[OpgaveRegel]:
    """A line for every aanbod: with what was typed where its sender changed it, otherwise with what is kept now."""
    return [
        _row(locatie, stand, formdata or MultiDict())
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
        "getoond": shown_of(aanbod),
    }


def by_id(regels: list[OpgaveRegel]) -> dict[AanbodId, OpgaveRegel]:
    """The lines by their aanbod."""
    return {regel.aanbod.id: regel for regel in regels}


def _row(locatie: LocatieStand, stand: AanbodStand, formdata: MultiDict[str, str]) -> OpgaveRegel:
    prefix, shown = f"a{stand.aanbod.id.hex}-", shown_of(stand.aanbod)
    kept = OpgaveFormulier(data=data_of(stand.aanbod), prefix=prefix)
    untouched = OpgaveRegel(locatie, stand, kept, formdata.get(kept.getoond.name, shown))
    if kept.vrije_plekken.name not in formdata:
        return untouched
    sent = OpgaveFormulier(formdata=formdata, data=data_of(stand.aanbod), prefix=prefix)
    typed = OpgaveRegel(locatie, stand, sent, formdata.get(kept.getoond.name, ""))
    return typed if typed.is_changed() or typed.eigen_dag or _is_mistaken(sent, kept) else untouched


def _is_mistaken(sent: OpgaveFormulier, kept: OpgaveFormulier) -> bool:
    """Whether something was typed that cannot be kept. What an older version kept and its sender left alone holds nobody up."""
    return not sent.validate() and any(
        veld.process_errors or veld.data != kept._fields[veld.short_name].data
        for veld in sent
        if veld.errors
    )
