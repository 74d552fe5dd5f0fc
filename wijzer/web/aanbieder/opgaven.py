"""One line of the availability form: how it is shown, what was typed, and whether it differs from what is kept."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form

from wijzer.domain.bewaren.getoond import EENHEDEN, VERWIJZING, opgave_of
from wijzer.domain.bewaren.samenvoegen import ONLEESBARE_WAARDE, Veldwaarden
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort
from wijzer.domain.locaties.tegenspraak import contradiction_in
from wijzer.domain.velden.opgave import VELD
from wijzer.services.locaties.geef_beschikbaarheid_op import NIEUWER, Opgavewijziging
from wijzer.services.locaties.overzie_locaties import AanbodStand, LocatieStand
from wijzer.services.locaties.werk_beschikbaarheid_bij import Bevestiging
from wijzer.web.aanbieder.vragen import MetVragen, show_findings
from wijzer.web.common.invoer.begrensd import Begrensd
from wijzer.web.common.invoer.tabelvelden import field_of
from wijzer.web.common.invoer.velden import NIET_OPGEGEVEN, DatumVeld
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

SOORTEN = {
    "": NIET_OPGEGEVEN,
    WachttijdSoort.INSCHATTING.value: "inschatting",
    WachttijdSoort.ACTUEEL.value: "actueel: derde vrije plek in de agenda",
    WachttijdSoort.RETROSPECTIEF.value: "gemeten over de laatste twee maanden",
}

_VAN_DE_DAG = ("peildatum", NIEUWER)
"""The fields in which the domain tells what is wrong with the day of a line."""


class OpgaveFormulier(MetGetoond, MetVragen, Begrensd, Form):
    """Availability of one aanbod. Fields left empty are unknown, which is not zero."""

    vrije_plekken = field_of(VELD["vrije_plekken"])
    aanmeldwachttijd_weken = field_of(VELD["aanmeldwachttijd_weken"])
    behandelwachttijd_weken = field_of(VELD["behandelwachttijd_weken"])
    eerstvolgende_plek = field_of(VELD["eerstvolgende_plek"])
    aantal_wachtenden = field_of(VELD["aantal_wachtenden"])
    wachttijd_soort = field_of(VELD["wachttijd_soort"], SOORTEN)
    afhankelijk_van_matching = field_of(VELD["afhankelijk_van_matching"])
    aanmeldstop = field_of(VELD["aanmeldstop"])
    aanmeldstop_tot = field_of(VELD["aanmeldstop_tot"])
    medische_verwijzing = BooleanField("Ook met medische verwijzing")
    toelichting = field_of(VELD["toelichting"])
    eigen_dag = DatumVeld("Deze regel klopt op een andere dag")

    class Meta:
        locales = ("nl",)  # WTForms' own messages in Dutch

    def take(self, aanbod: Aanbod) -> None:
        """Merge what was typed with what is kept of this aanbod now, or remember what is shown of it."""
        self.merge_with(
            Stand(wat=f"aanbod {aanbod.id}", waarden=data_of(aanbod), eenheden=EENHEDEN)
        )

    def readable(self) -> Veldwaarden:
        """The values that were typed, without what a field could not hold."""
        return {cel: None if self._fields[cel].errors else wat for cel, wat in self.wil.items()}

    @property
    def says_something(self) -> bool:
        """Whether something was typed or chosen that is not what is kept now, or that cannot be read."""
        samen = self.samen
        anders = samen is not None and bool(samen.gewijzigd)
        dag = bool(self.eigen_dag.data or self.eigen_dag.process_errors)
        return (
            dag
            or anders
            or self.vraagt
            or bool(self.botsingen)
            or ONLEESBARE_WAARDE in self.wil.values()
        )


@dataclass(frozen=True, slots=True)
class OpgaveRegel:
    """One aanbod on the page: what is kept, and a form with what was typed, merged with what is kept now."""

    locatie: LocatieStand
    stand: AanbodStand
    form: OpgaveFormulier

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
    def naam(self) -> str:
        """The name of the line in a message: its locatie and product."""
        return f"{self.locatie.locatie.naam}, {self.wat}"

    @property
    def wat(self) -> str:
        """What the line is for, in few words: its code, or its name where it has none."""
        return self.aanbod.hulp.productcode or self.stand.naam

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
            form.eerstvolgende_plek,
            form.aanmeldstop_tot,
            form.aantal_wachtenden,
            form.wachttijd_soort,
            form.toelichting,
            form.medische_verwijzing,
            form.eigen_dag,
        )

    def is_changed(self) -> bool:
        """Whether its sender changed this line. What somebody else changed meanwhile is no change of the sender."""
        samen = self.form.samen
        return samen is not None and bool(samen.gewijzigd or samen.botsingen)

    def wijziging(self, peildatum: date) -> Opgavewijziging:
        """What was typed in this line, to be merged once more with what is kept when nobody else can change it.

        It is true on that day unless the line has one of its own. What cannot be read is nothing
        here: that is told already.
        """
        return Opgavewijziging(
            aanbod_id=self.aanbod.id,
            opgave=opgave_of(self.form.readable(), self.eigen_dag or peildatum),
            medische_verwijzing=bool(self.form.wil[VERWIJZING]),
            getoond=self.form.zag,
            bevestigd=self.form.answered(),
        )

    def wringt(self, today: date) -> bool:
        """Whether a visitor may read a contradiction in what was typed."""
        opgave = opgave_of(self.form.readable(), today)
        is_groep = self.locatie.locatie.is_groep
        return contradiction_in(opgave, is_groep=is_groep, today=today) is not None

    def bevestiging(self, peildatum: date) -> Bevestiging:
        """The statement that this line is true on that day, unless it has one of its own."""
        return Bevestiging(
            aanbod_id=self.aanbod.id,
            peildatum=self.eigen_dag or peildatum,
            getoond=self.form.zag,
            eigen_dag=self.eigen_dag is not None,
        )

    def tell(self, fouten: list[Ongeldig]) -> None:
        """Put errors beside the fields of this line; its day stands in a field that has a name of its own here."""
        show_findings(
            self.form,
            [
                Ongeldig("eigen_dag", fout.melding, verwacht=fout.verwacht)
                if fout.veld in _VAN_DE_DAG
                else fout
                for fout in fouten
            ],
        )


def rows_of(
    standen: list[LocatieStand],
    formdata: MultiDict[str, str] | None,
    *,
    klaar: Collection[AanbodId] = (),
) -> list[OpgaveRegel]:
    """A line for every aanbod: with what was typed where its sender changed it, otherwise with what is kept now.

    Of what is `klaar` nothing typed is left to keep.
    """
    return [
        _row(locatie, stand, MultiDict() if stand.aanbod.id in klaar else formdata or MultiDict())
        for locatie in standen
        for stand in locatie.aanbod
    ]


def data_of(aanbod: Aanbod) -> dict[str, object]:
    """What is kept of an aanbod as form fields."""
    opgave = aanbod.opgave or Opgave(peildatum=date.min)
    velden = {
        veld.name: getattr(opgave, veld.name) for veld in fields(opgave) if veld.name != "peildatum"
    }
    soort = opgave.wachttijd_soort
    return velden | {
        "wachttijd_soort": soort.value if soort else "",
        "medische_verwijzing": aanbod.medische_verwijzing,
    }


def by_id(regels: list[OpgaveRegel]) -> dict[AanbodId, OpgaveRegel]:
    """The lines by their aanbod."""
    return {regel.aanbod.id: regel for regel in regels}


def _row(locatie: LocatieStand, stand: AanbodStand, formdata: MultiDict[str, str]) -> OpgaveRegel:
    prefix, data = f"a{stand.aanbod.id.hex}-", data_of(stand.aanbod)
    kept = OpgaveFormulier(data=data, prefix=prefix)
    kept.take(stand.aanbod)
    if kept.vrije_plekken.name not in formdata:
        return OpgaveRegel(locatie, stand, kept)
    sent = OpgaveFormulier(formdata=formdata, data=data, prefix=prefix)
    sent.take(stand.aanbod)
    if sent.says_something:
        return OpgaveRegel(locatie, stand, sent)
    kept.zag, kept.gevolgd = sent.zag, sent.gevolgd
    return OpgaveRegel(locatie, stand, kept)
