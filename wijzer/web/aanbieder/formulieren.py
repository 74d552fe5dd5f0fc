"""The forms of the aanbieder. They hold what was typed; the rules come from the domain."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from wijzer.domain import maten
from wijzer.domain.adressen.adres import AfgeschermdAdres, LocatieAdres, OpenbaarAdres, is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.contact.gegevens import shown_contact
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import HULPVORM_VOOR, Hulpaanduiding
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.velden.locatie import KENMERKEN, VELD
from wijzer.services.intrekking.eerder import ANDERE
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.overzie_keuzes import Hulpkeuze, Locatiekeuzes
from wijzer.services.verraad.wijziging import OPENBAAR
from wijzer.web.aanbieder.vragen import MetVragen
from wijzer.web.common.invoer.adresinvoer import adres_as_data, read_typed_adres
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.tabelvelden import VERPLICHT, field_of, shown_of, typed_of
from wijzer.web.common.invoer.velden import KeuzeVinkjesField, TekstVeld
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

EENHEDEN = (
    ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "gemeente"),
    ("leeftijd_van", "leeftijd_tot"),
)
"""Fields of which one from the one and one from the other makes an address, or an age, that nobody meant."""


NIET_MEER = (
    "Een keuze die u aanvinkte, staat niet meer in de lijst. Misschien heeft die hulp nu een code. "
    "Vink aan wat u hier biedt."
)
"""Told where a form was older than the catalogue: a hulpvorm got its first codes, or a code ended."""

Vinkgroep = tuple[str, list[tuple[Any, Hulpkeuze]]]
"""The plain name of a hulpvorm, with each tick of it and what that is for."""


class LocatieDeel(Formulier):
    """The part of the form that is about a locatie itself, without its contact.

    It stands before `ContactDeel`: mistakes are listed in the order in which fields are made, which
    is that of the page.
    """

    soort = HiddenField()
    afgeschermd = HiddenField()
    aanbieder = HiddenField()
    naam = field_of(VELD["naam"])
    straat = TekstVeld("Straat", hooguit=maten.STRAAT, validators=[DataRequired(VERPLICHT)])
    huisnummer = StringField(
        "Huisnummer", validators=[DataRequired(VERPLICHT), Length(max=maten.HUISNUMMER)]
    )
    huisletter = TekstVeld("Letter", hooguit=maten.HUISLETTER)
    toevoeging = TekstVeld("Toevoeging", hooguit=maten.TOEVOEGING)
    postcode = StringField(
        "Postcode", validators=[DataRequired(VERPLICHT), Length(max=maten.POSTCODE)]
    )
    plaats = TekstVeld("Plaats", hooguit=maten.PLAATS, validators=[DataRequired(VERPLICHT)])
    gemeente = SelectField("Gemeente", validators=[DataRequired("Kies een gemeente.")])
    producten = KeuzeVinkjesField("Producten", niet_meer=NIET_MEER)
    groepsgrootte = field_of(VELD["groepsgrootte"])
    werkgebied = field_of(VELD["werkgebied"])
    leeftijd_van = field_of(VELD["leeftijd_van"])
    leeftijd_tot = field_of(VELD["leeftijd_tot"])
    doelgroepen = field_of(VELD["doelgroepen"])
    rolstoeltoegankelijk = field_of(VELD["rolstoeltoegankelijk"])


class ContactDeel(MetGetoond, MetVragen, Formulier):
    """How the public reaches somebody."""

    telefoon = field_of(VELD["telefoon"])
    email = field_of(VELD["email"])
    website = field_of(VELD["website"])

    def contact(self) -> Contact:
        """The contact as it was typed."""
        return Contact(
            telefoon=self.telefoon.data,
            email=self.email.data,
            website=self.website.data,
        )


class LocatieFormulier(ContactDeel, LocatieDeel):
    """A groep or a vestiging. Whether it is shielded was asked on the page before, and travels along."""

    openbaar = BooleanField("Ik weet dat dit adres dan voor iedereen te zien is.")
    andere = BooleanField("Dit is een andere locatie dan die ik eerder heb ingetrokken.")
    morgen_al = BooleanField(
        "Laat de nieuwe pagina morgen al zien",
        description="Wie de oude pagina bewaarde, kan dan makkelijker raden welke nieuwe locatie dit is.",
    )

    def offer(self, keuzes: Locatiekeuzes, bestaand: Mapping[str, str] | None = None) -> None:
        """Fill the lists to choose from. `bestaand`: what is offered here already, with its text."""
        gemeenten = {gemeente.code: gemeente.naam for gemeente in keuzes.gemeenten}
        self.gemeente.choices = {"": _("Kies een gemeente")} | gemeenten
        self.werkgebied.choices = gemeenten
        self.doelgroepen.choices = {
            doelgroep.slug: doelgroep.naam for doelgroep in keuzes.doelgroepen
        }
        ook = dict(bestaand or {})
        self.producten.choices = ook | keuzes.labels()

    def vinkgroepen(self, keuzes: Locatiekeuzes, *, gecontracteerd: bool) -> list[Vinkgroep]:
        """The ticks for what is under contract, or for the rest: per hulpvorm by its plain name.

        What is offered here and cannot be chosen any more stands last among the rest, under no name.
        """
        vinken = {str(vink.data): vink for vink in self.producten}
        groepen: list[Vinkgroep] = [
            (groep.naam, [(vinken[keuze.sleutel], keuze) for keuze in groep.keuzes])
            for groep in keuzes.groepen(gecontracteerd=gecontracteerd)
        ]
        if gecontracteerd:
            return groepen
        over = [
            (vink, Hulpkeuze(sleutel, str(vink.label.text), ""))
            for sleutel, vink in vinken.items()
            if sleutel not in keuzes.labels()
        ]
        return [*groepen, ("", over)] if over else groepen

    @property
    def is_groep(self) -> bool:
        """Whether this is the form of a groep."""
        return self.soort.data == "groep"

    @property
    def is_afgeschermd(self) -> bool:
        """Whether the address must never be public. Anything but a clear no means yes."""
        return self.afgeschermd.data != "nee"

    def invoer(self, aanbieder_id: AanbiederId) -> LocatieInvoer:
        """What was stated. Raises `Ongeldigheden` for parts that cannot be an address."""
        invoer, fouten = self.gelezen(aanbieder_id)
        if fouten:
            raise Ongeldigheden(fouten)
        return invoer

    def gelezen(self, aanbieder_id: AanbiederId) -> tuple[LocatieInvoer, list[Ongeldig]]:
        """What was stated as far as it can be read, and what of the address cannot: the rest is judged all the same."""
        adres, fouten = self._adres()
        return self._invoer(aanbieder_id, adres), fouten

    def _invoer(self, aanbieder_id: AanbiederId, adres: LocatieAdres) -> LocatieInvoer:
        return LocatieInvoer(
            aanbieder_id=aanbieder_id,
            soort="groep" if self.is_groep else "vestiging",
            naam=self.naam.data or "",
            gemeente=str(self.gemeente.data),
            adres=adres,
            hulp=read_hulp(self.producten.data or ()),
            contact=self.contact(),
            doelgroepen=frozenset(self.doelgroepen.data or ()),
            groepsgrootte=self.groepsgrootte.data,
            werkgebied=frozenset(self.werkgebied.data or ()),
            bevestigd=self.answered() | self._ticked(),
            **typed_of(self, KENMERKEN),
        )

    def _ticked(self) -> frozenset[str]:
        """The questions that have a box of their own, as far as it is ticked."""
        vinken = {OPENBAAR: self.openbaar.data, ANDERE: self.andere.data}
        return frozenset(naam for naam, gevinkt in vinken.items() if gevinkt)

    def _adres(self) -> tuple[LocatieAdres, list[Ongeldig]]:
        adres, fouten = read_typed_adres(
            straat=self.straat.data or "",
            huisnummer=str(self.huisnummer.data),
            huisletter=self.huisletter.data,
            toevoeging=self.toevoeging.data,
            postcode=str(self.postcode.data),
            plaats=self.plaats.data or "",
        )
        return AfgeschermdAdres(adres) if self.is_afgeschermd else OpenbaarAdres(adres), fouten


def read_hulp(sleutels: Iterable[str]) -> frozenset[Hulpaanduiding]:
    """What was ticked. What names nothing is left out here: the list of choices refuses it."""
    return frozenset(
        Hulpaanduiding.of_sleutel(sleutel)
        for sleutel in sleutels
        if sleutel.removeprefix(HULPVORM_VOOR)
    )


def merge_locatie(form: LocatieFormulier, locatie: Locatie, productcodes: Iterable[str]) -> None:
    """Merge what was typed of a locatie with what is kept of it now.

    A locatie that was shielded or opened meanwhile is another thing than what was typed for: then
    all of that is asked, and its ticks are taken as they are. The form follows whether it is
    shielded, unless its sender meant to change that.
    """
    stand = Stand(
        wat=f"locatie {locatie.id}",
        waarden=locatie_as_data(locatie, productcodes),
        eenheden=EENHEDEN,
    )
    was = form.getoond.shown(stand.wat)
    if (
        form.getoond.is_sent and was is None
    ):  # who meant to open it does that from a page that can be read
        form.afgeschermd.data = str(stand.waarden["afgeschermd"])
    anders = was is not None and was.get("afgeschermd") != stand.waarden["afgeschermd"]
    form.merge_with(stand, vraag_alles=anders)


def locatie_as_data(locatie: Locatie, productcodes: Iterable[str]) -> dict[str, object]:
    """The fields of a stored locatie, for the form of whoever may see its address.

    An address that cannot be read is asked anew.
    """
    contact = shown_contact(locatie.contact)
    return {
        "soort": locatie.soort,
        "afgeschermd": "ja" if locatie.is_afgeschermd else "nee",
        "naam": locatie.naam,
        "gemeente": locatie.gemeente,
        **(adres_as_data(real_adres(locatie.adres)) if is_leesbaar(locatie.adres) else {}),
        "groepsgrootte": locatie.grootte,
        "werkgebied": list(locatie.werkgebied_codes),
        **shown_of(locatie, KENMERKEN),
        "doelgroepen": sorted(locatie.doelgroepen),
        "producten": sorted(productcodes),
        "telefoon": contact.telefoon,
        "email": contact.email,
        "website": contact.website,
    }


def merge_contact(form: ContactDeel, aanbieder: Aanbieder) -> None:
    """Merge what was typed as the contact of an aanbieder with what is kept of it now."""
    form.merge_with(Stand(wat=f"aanbieder {aanbieder.id}", waarden=contact_as_data(aanbieder)))


def contact_as_data(aanbieder: Aanbieder) -> dict[str, object]:
    """The contact of an aanbieder as form fields."""
    contact = shown_contact(aanbieder.contact)
    return {
        "telefoon": contact.telefoon,
        "email": contact.email,
        "website": contact.website,
    }
