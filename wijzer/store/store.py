"""All parts of the store on one transaction."""

from collections import Counter
from datetime import datetime
from typing import BinaryIO

from sqlalchemy.orm import Session

from wijzer.store.accounts.concepten import ConceptStore
from wijzer.store.accounts.gebruikers import GebruikerStore
from wijzer.store.accounts.inzages import InzageStore
from wijzer.store.afschermlijst.lijst import write_list
from wijzer.store.afwijkingen.afwijking import AfwijkingStore
from wijzer.store.afwijkingen.deelruns import DeelrunStore
from wijzer.store.herschrijven.vraag import Herschrijfvraag
from wijzer.store.inkoop.aanbieders import AanbiederStore
from wijzer.store.inkoop.contracten import ContractStore
from wijzer.store.inkoop.producten import ProductStore
from wijzer.store.inkoop.tellingen import TellingStore
from wijzer.store.locaties.aanbod import AanbodStore
from wijzer.store.locaties.locatie import LocatieStore
from wijzer.store.locaties.te_bevestigen import BevestigStore
from wijzer.store.locaties.verschijningen import VerschijningStore
from wijzer.store.logboek import Logboek
from wijzer.store.meldingen.melding import MeldingStore
from wijzer.store.pogingen.opruimen import PogingStore
from wijzer.store.projectie.bijwerken import Projectie
from wijzer.store.regio.gebieden import RegioStore
from wijzer.store.regio.grenzen import GrensStore
from wijzer.store.regio.kaderbronnen import KaderbronStore
from wijzer.store.regio.mapwaarden import MapwaardeStore
from wijzer.store.regio.meldwoorden import MeldwoordStore
from wijzer.store.regio.synoniemen import SynoniemStore
from wijzer.store.taken.hartslag import HartslagStore
from wijzer.store.taken.mail import MailStore
from wijzer.store.taken.runs import TaakStore
from wijzer.store.verzegeling.afgeschermde_adressen import AfgeschermdeAdressen
from wijzer.store.verzegeling.herzegelen import (
    ADRESSEN,
    CONCEPTEN,
    CONTRACTNAMEN,
    MAILS,
    MELDINGEN,
    TWEEDE_STAPPEN,
    Herzegeld,
)
from wijzer.store.verzegeling.sleutels import Sleutels, Zegelstand


class Store:
    """What a service gets: facts in, facts out. It never commits; `Database.transaction` does."""

    def __init__(self, session: Session, sleutels: Sleutels) -> None:
        self.session = session
        self._lijstzegel = sleutels.lijst
        self._adressen = AfgeschermdeAdressen(session, sleutels.adressen)
        self.projectie = Projectie(session)
        self.herschrijven = Herschrijfvraag(session)
        self.regios = RegioStore(session, self.projectie)
        self.mapwaarden = MapwaardeStore(session)
        self.grenzen = GrensStore(session, self.projectie)
        self.synoniemen = SynoniemStore(session, self.projectie)
        self.meldwoorden = MeldwoordStore(session)
        self.kaderbronnen = KaderbronStore(session, self.projectie)
        self.producten = ProductStore(session, self.projectie)
        self.aanbieders = AanbiederStore(session, self.projectie)
        self.contracten = ContractStore(session, self.projectie, self._adressen)
        self.locaties = LocatieStore(session, self.projectie, self._adressen, self.herschrijven)
        self.verschijningen = VerschijningStore(session)
        self.aanbod = AanbodStore(session, self.projectie)
        self.gebruikers = GebruikerStore(session, sleutels.factoren)
        self.concepten = ConceptStore(session, sleutels.concepten)
        self.afwijkingen = AfwijkingStore(session, self._adressen)
        self.inzages = InzageStore(session)
        self.logboek = Logboek(session, sleutels.logboek)
        self.mail = MailStore(session, sleutels.mail)
        self.meldingen = MeldingStore(session, sleutels.meldingen, sleutels.meldinghash)
        self.taken = TaakStore(session)
        self.deelruns = DeelrunStore(session)
        self.pogingen = PogingStore(session)
        self.te_bevestigen = BevestigStore(session)
        self.tellingen = TellingStore(session)
        self.hartslag = HartslagStore(session)

    def reseal_adressen(self) -> tuple[Herzegeld, Herzegeld]:
        """Seal every shielded and contracted address, and contract names, anew under the first key.

        Gives how it went with both. Nobody moves meanwhile: the old address, sealed anew, would
        replace the one that was just kept.
        """
        for regio in sorted(bekende_regio.slug for bekende_regio in self.regios.all()):
            self.aanbieders.lock_regio(regio)
        return self._adressen.reseal()

    def zegelstanden(self) -> dict[str, Counter[Zegelstand]]:
        """How much of each kind stands under the first key, an older one, or none that is known."""
        adressen, namen = self._adressen.zegelstanden()
        return {
            ADRESSEN: adressen,
            CONTRACTNAMEN: namen,
            MELDINGEN: self.meldingen.zegelstanden(),
            CONCEPTEN: self.concepten.zegelstanden(),
            TWEEDE_STAPPEN: self.gebruikers.zegelstanden(),
            MAILS: self.mail.zegelstanden(),
        }

    def write_afschermingen(self, uit: BinaryIO, *, at: datetime) -> int:
        """Write the sealed list of who is shielded now, to be kept outside; gives the number of locaties."""
        return write_list(self.session.connection(), self._lijstzegel, uit, at=at)

    def finish(self, at: datetime) -> None:
        """What must happen just before commit.

        Publish the differences, ask for rewriting, then number the audit trail.
        """
        self.projectie.flush(at)
        self.herschrijven.flush(at)
        self.logboek.flush()
