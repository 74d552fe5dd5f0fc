"""Forms around accounts: whom to invite, what somebody does, and the beheerder's own code once more."""

from uuid import UUID

from wtforms import EmailField, RadioField, SelectField
from wtforms.validators import InputRequired, Length, ValidationError

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.contact.mailadres import read_mailbox
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.maten import EMAIL, HERSTELCODE
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.getypt import sent_form
from wijzer.web.common.invoer.velden import tell_fout
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.inloggen.codeveld import CodeVeld
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

GEEN = ""
VUL_CODE_IN = "Vul uw eigen code in."
WELKE_CODE = "De zes cijfers die uw app nu toont, of een van uw herstelcodes."


class EigenCodeFormulier(Formulier):
    """The code of who asks, before something is done to somebody else's account."""

    code = CodeVeld("Uw eigen code", hooguit=HERSTELCODE, leeg=VUL_CODE_IN, description=WELKE_CODE)


class RolVelden(Formulier):
    """The fields that say what somebody does here, and for whom."""

    rol = RadioField(
        "Wat gaat deze persoon doen?",
        [InputRequired("Kies een rol.")],
        choices={
            Rol.AANBIEDER.value: "Locaties en plekken van een aanbieder bijhouden",
            Rol.BEHEERDER.value: "Deze regio beheren",
        },
    )
    aanbieder = SelectField("Aanbieder", description="Alleen voor wie plekken bijhoudt.")

    def offer(self, aanbieders: list[Aanbieder]) -> None:
        """Let one of these be chosen."""
        self.aanbieder.choices = {GEEN: _("Kies een aanbieder")} | {
            str(aanbieder.id): aanbieder.naam for aanbieder in aanbieders
        }

    def validate_aanbieder(self, veld: SelectField) -> None:
        """Ask for whom, of who keeps places. Raises `ValidationError` when nobody was chosen."""
        if self.rol.data == Rol.AANBIEDER.value and not veld.data:
            raise ValidationError(_("Kies een aanbieder van deze regio."))

    def rol_gekozen(self) -> Rol:
        """Give the role that was chosen."""
        return Rol(self.rol.data)

    def aanbieder_gekozen(self) -> AanbiederId | None:
        """Give the aanbieder that was chosen, if any."""
        return AanbiederId(UUID(self.aanbieder.data)) if self.aanbieder.data else None


class UitnodigFormulier(RolVelden):
    """Whom to invite, and as what. The region is the beheerder's own and is not asked."""

    email = EmailField("E-mailadres", [InputRequired("Vul een e-mailadres in."), Length(max=EMAIL)])
    code = CodeVeld(
        "Uw eigen code",
        hooguit=HERSTELCODE,
        description=f"Alleen voor wie de regio gaat beheren. {WELKE_CODE}",
    )

    def validate_email(self, veld: EmailField) -> None:
        """Say at once that nobody can be reached there. Raises `ValidationError`."""
        try:
            read_mailbox(veld.data or "")
        except Ongeldig as fout:
            raise ValidationError(tell_fout(fout)) from None

    def needs_code(self) -> bool:
        """Say whether this invitation makes somebody a beheerder."""
        return bool(self.rol.data == Rol.BEHEERDER.value)

    def validate_code(self, veld: CodeVeld) -> None:
        """Ask the code of who invites a beheerder; raises `ValidationError` when it is missing."""
        if self.needs_code() and not veld.data:
            raise ValidationError(_(VUL_CODE_IN))


class RolFormulier(MetGetoond, RolVelden, EigenCodeFormulier):
    """The form that says what an account is for from now on."""

    def start_from(self, gebruiker: Gebruiker) -> None:
        """Show what the account is for now, or ask what to do when a colleague changed that since it was shown."""
        nu = {
            "rol": gebruiker.rol.value,
            "aanbieder": str(gebruiker.aanbieder_id) if gebruiker.aanbieder_id else GEEN,
        }
        if sent_form() is None:
            self.rol.data, self.aanbieder.data = nu["rol"], nu["aanbieder"]
        stand = Stand(wat=f"rol {gebruiker.id}", waarden=nu, eenheden=[("rol", "aanbieder")])
        self.merge_with(stand, gesteld=frozenset(nu))
