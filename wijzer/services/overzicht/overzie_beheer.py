"""The morning of a beheerder: everything of the region that asks for attention, in one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wijzer.domain.accounts.inzage import DICHT
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.inkoop.hulpnamen import Hulpnamen
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.services.afwijkingen.controlestand import Controlestand, overzie_controle
from wijzer.services.afwijkingen.overzie_afwijkingen import AANDACHT
from wijzer.services.afwijkingen.zaakvolgorde import Volgorde, in_order
from wijzer.services.hulpnamen import fetch_hulpnamen
from wijzer.services.inkoop.overzie_aanbieders import (
    AanbiederStand,
    Accountstand,
    overzie_aanbieders,
)
from wijzer.services.inzage.zicht import mask_lines
from wijzer.services.regio.wijzig_crisisnummers import Crisisnummer, crisisnummers_of
from wijzer.services.taken.mailstand import Mailstand, overzie_mail
from wijzer.services.taken.meet_klok import find_dag_vooruit
from wijzer.services.taken.taakstand import Taakstand, overzie_taken
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ochtend:
    """Everything that may ask for attention. What is in order has an empty list."""

    zaken: Sequence[Zaakregel]
    geaccepteerd: int
    controle: Controlestand
    onbevestigd: Sequence[Gemeente]
    zonder_toegang: Sequence[Gemeente]
    crisis_leeg: Sequence[Crisisnummer]
    taken: Sequence[Taakstand]
    mail: Mailstand
    zonder_account: Sequence[AanbiederStand]
    uitgenodigd: Sequence[AanbiederStand]
    bij_te_werken: Sequence[AanbiederStand]
    aanbod: int
    bij_te_werken_aanbod: int
    aanbieders: int
    contracten_bekend: bool
    teruggezet: int
    """How many open locaties wait after a restore."""
    om_te_zetten: Sequence[AanbiederStand]
    hulp: Hulpnamen
    """The names that go with the codes and hulpvormen of the cases."""
    dag_vooruit: date | None
    """The day of the future on which the site stands, after a clock was wrong."""


def overzie_beheer(store: Store, regio: str, *, by: Actor, at: datetime, today: date) -> Ochtend:
    """What a region's beheerder has to know now. Raises `NietGevonden` for another region's."""
    require_beheerder(by, regio=regio)
    gemeenten = store.regios.gemeenten(regio)
    aanbieders = overzie_aanbieders(store, regio, by=by, today=today)
    zonder = [aanbieder for aanbieder in aanbieders if aanbieder.mist_account]
    zaken = mask_lines(store.afwijkingen.lines(regio, statussen=AANDACHT), DICHT)
    return Ochtend(
        zaken=in_order(zaken, Volgorde.URGENTIE),
        geaccepteerd=sum(
            aantal
            for (_soort, status), aantal in store.afwijkingen.counts(regio).items()
            if status is Zaakstatus.GEACCEPTEERD
        ),
        controle=overzie_controle(store, regio, by=by, at=at),
        onbevestigd=[gemeente for gemeente in gemeenten if gemeente.bevestigd_at is None],
        zonder_toegang=[gemeente for gemeente in gemeenten if gemeente.toegang == Contact()],
        crisis_leeg=[
            nummer for nummer in crisisnummers_of(store.regios.get(regio)) if nummer.ontbreekt
        ],
        taken=overzie_taken(store, regio, at=at),
        mail=overzie_mail(store, at=at),
        zonder_account=[
            aanbieder for aanbieder in zonder if aanbieder.account is Accountstand.GEEN
        ],
        uitgenodigd=[
            aanbieder for aanbieder in zonder if aanbieder.account is Accountstand.UITGENODIGD
        ],
        bij_te_werken=[aanbieder for aanbieder in aanbieders if aanbieder.bij_te_werken],
        aanbod=sum(aanbieder.aanbod for aanbieder in aanbieders),
        bij_te_werken_aanbod=sum(aanbieder.bij_te_werken for aanbieder in aanbieders),
        aanbieders=len(aanbieders),
        contracten_bekend=store.contracten.is_known(regio),
        teruggezet=store.te_bevestigen.count(regio),
        om_te_zetten=[aanbieder for aanbieder in aanbieders if aanbieder.om_te_zetten],
        hulp=_names_of(store, regio, zaken, today),
        dag_vooruit=find_dag_vooruit(store, at=at),
    )


def _names_of(store: Store, regio: str, zaken: Sequence[Zaakregel], today: date) -> Hulpnamen:
    """The names of help, looked up only when one of these cases is about any."""
    if any(zaak.afwijking.bevinding.hulp for zaak in zaken):
        return fetch_hulpnamen(store, regio, today=today)
    return Hulpnamen()
